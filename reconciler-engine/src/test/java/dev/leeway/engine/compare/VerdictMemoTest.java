package dev.leeway.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ServedKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A verdict stands for exactly what it was given on. */
class VerdictMemoTest {
    private static final Instant NOW = Instant.parse("2026-11-01T03:00:00Z");
    private static final IgnoreRule RULE =
            new IgnoreRule(
                    "", "ConfigMap", "", "", List.of("/data/k"), List.of(), List.of(), "here");

    private final VerdictMemo memo = new VerdictMemo();

    private static Manifest map(String value, String version, String uid) {
        return new Manifest(
                JsonReader.readObject(
                        """
                        {"apiVersion": "v1", "kind": "ConfigMap",
                         "metadata": {"name": "a", "namespace": "shop", "resourceVersion": "%s", "uid": "%s"},
                         "data": {"k": "%s"}}
                        """
                                .formatted(version, uid, value)));
    }

    private static Subject subject(
            String wanted, String version, String uid, String manager, List<IgnoreRule> rules) {
        Manifest desired = map(wanted, "", "");
        return new Subject(
                new DesiredObject(
                        desired.key(),
                        new ServedKind(desired.gvk(), "configmaps", true, Set.of()),
                        desired,
                        new Origin("a.yaml", 0, 1)),
                new LiveState.Present(map("live", version, uid), NOW),
                Optional.empty(),
                manager,
                rules);
    }

    private static final Subject ASKED = subject("git", "7", "u", "leeway", List.of());

    private void judged() {
        memo.keep(
                "c",
                ASKED,
                new ResourceComparison(
                        ASKED.desired().key(),
                        Optional.of(ASKED.desired().kind()),
                        Optional.of(ASKED.desired()),
                        ASKED.live(),
                        Optional.empty(),
                        Difference.InSync.WHOLLY,
                        Judgement.SERVER_DRY_RUN),
                "webhook@1",
                NOW);
    }

    @Test
    void itStandsForTheSameQuestionAlone() {
        judged();

        assertThat(memo.find("c", ASKED, NOW)).isPresent();
        assertThat(memo.find("d", ASKED, NOW)).isEmpty();
        assertThat(memo.find("c", subject("new", "7", "u", "leeway", List.of()), NOW)).isEmpty();
        assertThat(memo.find("c", subject("git", "8", "u", "leeway", List.of()), NOW)).isEmpty();
        assertThat(memo.find("c", subject("git", "7", "v", "leeway", List.of()), NOW)).isEmpty();
        assertThat(memo.find("c", subject("git", "7", "u", "other", List.of()), NOW)).isEmpty();
        assertThat(memo.find("c", subject("git", "7", "u", "leeway", List.of(RULE)), NOW))
                .isEmpty();
    }

    @Test
    void itEndsAfterHalfAnHourAtMost() {
        judged();

        assertThat(memo.find("c", ASKED, NOW.plus(Duration.ofMinutes(24)))).isPresent();
        assertThat(memo.find("c", ASKED, NOW.plus(Duration.ofMinutes(31)))).isEmpty();
    }

    @Test
    void itIsForgottenUnderAnotherAdmission() {
        judged();

        assertThat(memo.forgetUnless("c", ASKED, "webhook@1")).isFalse();
        assertThat(memo.find("c", ASKED, NOW)).isPresent();
        assertThat(memo.forgetUnless("c", ASKED, "webhook@2")).isTrue();
        assertThat(memo.find("c", ASKED, NOW)).isEmpty();
    }
}
