package dev.leeway.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.screen.FactWords;
import dev.leeway.desktop.control.Facts;
import dev.leeway.desktop.state.ObjectFacts;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Age, ready pods, restarts and images of an object, and that nothing is made up. */
class FactsReadingTest {
    private static final Instant NOW = Instant.parse("2026-11-30T03:00:00Z");

    private static ObjectFacts.Known facts(String json) {
        return FactsReading.of(new Manifest(JsonReader.readObject(json)));
    }

    private static Facts words(ObjectFacts facts, Locale language) {
        return new FactWords(new Text(language, ZoneOffset.UTC)).of(facts, true, NOW);
    }

    @Test
    void aPodCountsItsContainersAndSidecarsAsKubectlDoes() {
        ObjectFacts.Known pod =
                facts(
                        """
                        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"api-1",
                          "creationTimestamp":"2026-11-29T22:00:00Z"},
                         "spec":{"initContainers":[{"name":"mesh","restartPolicy":"Always"},
                            {"name":"setup"}],
                           "containers":[{"name":"api","image":"registry.example/shop/api:1.4.2"},
                            {"name":"log","image":"log:3"}]},
                         "status":{"phase":"Running",
                           "initContainerStatuses":[{"name":"mesh","ready":true,"restartCount":1},
                            {"name":"setup","ready":true,"restartCount":7}],
                           "containerStatuses":[{"name":"api","ready":false,"restartCount":3,
                            "lastState":{"terminated":{"finishedAt":"2026-11-30T02:56:00Z"}}},
                            {"name":"log","ready":true,"restartCount":0}]}}
                        """);

        assertThat(pod.pods())
                .contains(new ObjectFacts.Ready(OptionalLong.of(2), OptionalLong.of(3)));
        assertThat(pod.restarts()).hasValue(4);
        Facts words = words(pod, Locale.ENGLISH);
        assertThat(words.ready()).isEqualTo("2/3 ready");
        assertThat(words.restarts()).isEqualTo("4 restarts");
        assertThat(words.age()).isEqualTo("5 h");
        assertThat(words.images()).isEqualTo("api:1.4.2, log:3");
        assertThat(words.whole())
                .contains("4 restarts, the last one 4 min ago", "registry.example/shop/api:1.4.2");
        assertThat(words(pod, Locale.GERMAN).ready()).isEqualTo("2/3 bereit");
    }

    @Test
    void whatIsNotReportedYetIsNotZero() {
        ObjectFacts.Known pending =
                facts(
                        """
                        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"api-1"},
                         "spec":{"containers":[{"name":"api","image":"api:1"}]},
                         "status":{"phase":"Pending"}}
                        """);
        assertThat(pending.restarts()).isEmpty();
        assertThat(words(pending, Locale.ENGLISH).age()).isEmpty();

        String deployment =
                """
                {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"api"},
                 "spec":{"replicas":3,"template":{"spec":{"containers":[{"image":"api:1"}]}}},
                 "status":%s}
                """;
        Facts unseen = words(facts(deployment.formatted("{}")), Locale.ENGLISH);
        assertThat(unseen.ready()).isEqualTo("?/3 ready");
        assertThat(unseen.whole()).contains("It is not known yet how many of 3 are ready.");
        assertThat(
                        words(
                                        facts(deployment.formatted("{\"observedGeneration\":1}")),
                                        Locale.ENGLISH)
                                .ready())
                .isEqualTo("0/3 ready");
    }

    @Test
    void couldNotReadIsNeverAbsent() {
        ObjectFacts unread =
                FactsReading.of(
                        new LiveState.Unreadable(
                                LiveState.Unreadable.Reason.FORBIDDEN, Wording.quoted("no")));
        assertThat(words(unread, Locale.ENGLISH).age()).isEqualTo("?");
        assertThat(words(unread, Locale.GERMAN).whole())
                .containsExactly("Nicht lesbar: Alter und Pods sind nicht bekannt.");
        assertThat(words(FactsReading.of(new LiveState.Absent(NOW)), Locale.ENGLISH))
                .isEqualTo(Facts.NONE);
    }

    @Test
    void whatIsDoneIsNotCountedAndADigestIsShort() {
        ObjectFacts.Known done =
                facts(
                        """
                        {"apiVersion":"v1","kind":"Pod","metadata":{"name":"job-1"},
                         "spec":{"containers":[{"name":"a","image":"x/a@sha256:0123456789abcdef"}]},
                         "status":{"phase":"Succeeded","containerStatuses":[{"restartCount":0}]}}
                        """);
        assertThat(done.pods()).isEmpty();
        assertThat(words(done, Locale.ENGLISH).restarts()).isEmpty();
        assertThat(words(done, Locale.ENGLISH).images()).isEqualTo("a@sha256:0123456…");
    }
}
