package dev.leeway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.history.Deed;
import dev.leeway.engine.plan.HoldPhrase;
import dev.leeway.engine.wording.Phrase;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What records say in English is read into the phrases that said it, and nothing else is. */
class StepRecordsTest {
    /** Frames are no phrases by themselves. */
    private static final List<Phrase> FRAMES =
            List.of(StepPhrase.TOGETHER, StepPhrase.AND, StepPhrase.LISTED, HoldPhrase.AND);

    private static final List<Phrase> COUNTING = List.of(Deed.FIELDS_CHANGED, StepPhrase.TAKEN_IN);

    private static Stream<Phrase> phrases() {
        return Stream.<Phrase[]>of(
                        Deed.values(),
                        StepPhrase.values(),
                        RefusalPhrase.values(),
                        SyncPhrase.values(),
                        InventoryPhrase.values(),
                        HoldPhrase.values())
                .flatMap(Arrays::stream)
                .filter(phrase -> !FRAMES.contains(phrase));
    }

    @ParameterizedTest
    @MethodSource("phrases")
    void everyPhraseIsReadAsItWasWritten(Phrase phrase) {
        Wording said =
                COUNTING.contains(phrase)
                        ? phrase.of(IntStream.range(0, phrase.places()).mapToLong(i -> 7).toArray())
                        : phrase.of(
                                IntStream.range(0, phrase.places())
                                        .mapToObj(place -> "x" + place)
                                        .toArray(String[]::new));

        assertThat(StepRecords.read(said.text())).isEqualTo(said);
    }

    @Test
    void whatStandsInAPhraseIsReadToo() {
        Wording object = Wording.quoted("Deployment shop/web");
        Wording late =
                SyncPhrase.HELD_UP_UNTOUCHED.of(
                        SyncPhrase.NOT_WELL.of(object),
                        WaitPhrase.BECAUSE.of(
                                WaitPhrase.DEGRADED.of(), Wording.quoted("1 of 2 replicas")));
        assertThat(StepRecords.read(late.text())).isEqualTo(late);

        Wording refused =
                StepPhrase.TOGETHER.of(
                        Wording.quoted("pods \"web\" is forbidden: exceeded quota: small"),
                        RefusalPhrase.QUOTA.of());
        assertThat(StepRecords.read(refused.text())).isEqualTo(refused);

        Wording taken =
                SyncPhrase.LEASE_TAKEN.of(
                        Wording.quoted("ann@desk#1"),
                        Wording.moment(Instant.parse("2026-11-29T14:00:00.5Z")));
        assertThat(StepRecords.read(taken.text())).isEqualTo(taken);

        Wording earlier =
                StepPhrase.EARLIER_ONE.of(StepPhrase.PRUNE.of(), Wording.quoted("Job shop/old"));
        assertThat(StepRecords.read(earlier.text())).isEqualTo(earlier);

        Wording begun =
                StepPhrase.DELETION_BEGUN.of(
                        StepPhrase.LISTED.of(
                                Wording.quoted("example.org/keep"), StepPhrase.DEPENDENTS.of()));
        assertThat(StepRecords.read(begun.text())).isEqualTo(begun);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "deployments.apps is forbidden",
                "admission webhook \"x\" denied the request: no; and again, no (no)",
                "99999999999 fields changed",
                "-1 fields changed",
                "some fields changed",
                "Created",
                "{0} {1}",
                "2026-13-45T99:00:00Z"
            })
    void whatIsNoPhraseStandsAsItIs(String words) {
        assertThat(StepRecords.read(words)).isEqualTo(Wording.quoted(words));
    }

    @Test
    void whatLooksLikeAPhraseInAPhraseForEverStopsSomewhere() {
        String deep = "It was deleted, and the new one was refused: ".repeat(200) + "no";

        assertThat(StepRecords.read(deep + " The old object was put back.").text())
                .isEqualTo(deep + " The old object was put back.");
    }

    @Test
    void changedFieldsAreCounted() {
        assertThat(Deed.changed(0).text()).isEqualTo("labels and annotations changed");
        assertThat(Deed.changed(1).text()).isEqualTo("1 field changed");
        assertThat(Deed.changed(12).text()).isEqualTo("12 fields changed");
        for (int many : new int[] {0, 1, 2, 12, 40_000}) {
            assertThat(StepRecords.read(Deed.changed(many).text())).isEqualTo(Deed.changed(many));
        }
    }
}
