package dev.leeway.engine.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditRecord;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.history.SyncStart;
import dev.leeway.engine.insights.Indicator.Kind;
import dev.leeway.engine.resource.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InsightsTest {
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");
    private static final Period WEEK = Period.days(7, NOW);

    private long sequence;

    @Test
    void syncsCountByTheirOutcomeAndCancelledOnesDoNot() {
        List<AuditRecord> trail = new ArrayList<>();
        for (int i = 0; i < 96; i++) {
            sync(trail, "shop", "d" + i, NOW.minus(Duration.ofHours(i + 1)), Outcome.DONE);
        }
        sync(trail, "shop", "held", NOW.minus(Duration.ofHours(97)), Outcome.HELD);
        sync(trail, "shop", "f1", NOW.minus(Duration.ofHours(2)), Outcome.FAILED);
        sync(trail, "blog", "f2", NOW.minus(Duration.ofHours(3)), Outcome.PARTLY);
        sync(trail, "blog", "f3", NOW.minus(Duration.ofHours(4)), Outcome.UNKNOWN);
        sync(trail, "shop", "c", NOW.minus(Duration.ofHours(5)), Outcome.CANCELLED);
        sync(trail, "shop", "old", NOW.minus(Duration.ofDays(8)), Outcome.FAILED);

        Insights insights = insights(Happenings.syncs(trail));

        Indicator all = indicator(insights.together(), Kind.RECONCILE_SUCCESS);
        assertThat(all.good()).isEqualTo(97);
        assertThat(all.total()).isEqualTo(100);
        assertThat(all.met()).isFalse();
        assertThat(all.budgetLeft().orElseThrow()).isCloseTo(-2, within(1e-9));
        assertThat(insights.applications())
                .extracting(Insights.OfApplication::application)
                .containsExactly("blog", "shop");
        Indicator shop =
                indicator(insights.applications().getLast().indicators(), Kind.RECONCILE_SUCCESS);
        assertThat(shop.total()).isEqualTo(98);
        assertThat(all.trend()).hasSize(7);
        assertThat(all.trend().stream().mapToLong(Indicator.Point::total).sum()).isEqualTo(100);
    }

    @Test
    void nothingToCountIsNoMiss() {
        for (Indicator indicator : insights(List.of()).together()) {
            assertThat(indicator.met()).isTrue();
            assertThat(indicator.share()).isEmpty();
            assertThat(indicator.budgetLeft()).isEmpty();
        }
    }

    @Test
    void aCommitCountsWhenItFirstArrivesWholeAndAWayBackDoesNot() {
        Instant old = NOW.minus(Duration.ofDays(3));
        List<Happening> commits =
                Happenings.deployedCommits(
                        List.of(
                                deployed(5, "a", old, old.plusSeconds(60 * 60 * 30), false),
                                deployed(
                                        4,
                                        "b",
                                        old.plusSeconds(7200),
                                        old.plusSeconds(9000),
                                        false),
                                deployed(
                                        3, "b", old.plusSeconds(7200), old.plusSeconds(8000), true),
                                deployed(2, "a", old, old.plusSeconds(700), false),
                                deployed(1, "a", old, old.plusSeconds(600), false)),
                        trailFrom("shop", old.minusSeconds(1)));

        assertThat(commits)
                .extracting(one -> one.length(NOW))
                .containsExactly(Duration.ofMinutes(10), Duration.ofMinutes(30));
    }

    @Test
    void aCommitFromBeforeTheFirstRecordCountsFromThereOn() {
        Instant known = NOW.minus(Duration.ofHours(2));
        List<SyncRecord> history =
                List.of(
                        deployed(2, "b", known.plusSeconds(600), known.plusSeconds(1800), false),
                        deployed(
                                1,
                                "a",
                                NOW.minus(Duration.ofDays(318)),
                                known.plusSeconds(300),
                                false));

        assertThat(Happenings.deployedCommits(history, trailFrom("shop", known)))
                .extracting(one -> one.length(NOW))
                .as("318 days nobody was there to deploy it")
                .containsExactly(Duration.ofMinutes(5), Duration.ofMinutes(20));
        assertThat(Happenings.deployedCommits(history, trailFrom("blog", known)))
                .extracting(one -> one.length(NOW))
                .as("nothing is known of how long the first one waited")
                .containsExactly(Duration.ofMinutes(20));
    }

    @Test
    void whatGoesOnCountsOnceItHasGoneOnTooLong() {
        List<Happening> drift =
                List.of(
                        drift(NOW.minus(Duration.ofHours(30)), null),
                        drift(NOW.minus(Duration.ofHours(2)), null),
                        drift(NOW.minus(Duration.ofHours(50)), NOW.minus(Duration.ofHours(49))),
                        drift(NOW.minus(Duration.ofHours(90)), NOW.minus(Duration.ofHours(40))));

        Indicator age = indicator(insights(drift).together(), Kind.DRIFT_AGE);

        assertThat(age.open()).isEqualTo(2);
        assertThat(age.total()).isEqualTo(3);
        assertThat(age.good()).isEqualTo(1);
        assertThat(age.worst()).contains(Duration.ofHours(50));
        assertThat(age.median()).contains(Duration.ofHours(2));
    }

    @Test
    void bypassesAreReadFromTheTrail() {
        List<AuditRecord> trail = new ArrayList<>();
        bypass(trail, NOW.minusSeconds(9000), Outcome.BEGUN, "b1", "opened: to RELEASED");
        bypass(trail, NOW.minusSeconds(8000), Outcome.DONE, "b1", "DRAFT to GUARDED");
        bypass(trail, NOW.minusSeconds(7000), Outcome.BEGUN, "b2", "opened: prices");
        bypass(trail, NOW.minusSeconds(2000), Outcome.DONE, "b1", "CONVERGING to RELEASED");

        assertThat(Happenings.bypasses(trail))
                .containsExactly(
                        new Happening(
                                Kind.BYPASS_DURATION,
                                "shop",
                                NOW.minusSeconds(9000),
                                Optional.of(NOW.minusSeconds(2000)),
                                false),
                        new Happening(
                                Kind.BYPASS_DURATION,
                                "shop",
                                NOW.minusSeconds(7000),
                                Optional.empty(),
                                false));
    }

    private List<AuditRecord> trailFrom(String application, Instant at) {
        List<AuditRecord> trail = new ArrayList<>();
        sync(trail, application, "earlier", at.plusSeconds(5), Outcome.FAILED);
        return trail;
    }

    private static Insights insights(List<Happening> happenings) {
        return Insights.of(happenings, WEEK, Targets.USUAL, 7);
    }

    private static Indicator indicator(List<Indicator> all, Kind kind) {
        return all.stream().filter(one -> one.kind() == kind).findFirst().orElseThrow();
    }

    private void sync(
            List<AuditRecord> trail, String application, String run, Instant at, Outcome outcome) {
        AuditEvent begun =
                AuditEvent.of(at.minusSeconds(5), "ada", AuditKind.SYNC_STARTED, Outcome.BEGUN, "")
                        .inRun(run, "d")
                        .about(application, "prod");
        AuditEvent ended =
                AuditEvent.of(at, "ada", AuditKind.SYNC_ENDED, outcome, "")
                        .inRun(run, "d")
                        .about(application, "prod");
        trail.add(new AuditRecord(++sequence, begun, "", ""));
        trail.add(new AuditRecord(++sequence, ended, "", ""));
    }

    private void bypass(
            List<AuditRecord> trail, Instant at, Outcome outcome, String id, String message) {
        trail.add(
                new AuditRecord(
                        ++sequence,
                        AuditEvent.of(
                                        at,
                                        "ada",
                                        AuditKind.BYPASS_CHANGED,
                                        outcome,
                                        "bypass " + id + ": " + message)
                                .about("shop", "prod"),
                        "",
                        ""));
    }

    private static Happening drift(Instant from, @Nullable Instant to) {
        return new Happening(Kind.DRIFT_AGE, "shop", from, Optional.ofNullable(to), false);
    }

    private static SyncRecord deployed(
            long number, String commit, Instant authored, Instant ended, boolean partial) {
        return new SyncRecord(
                number,
                new SyncStart(
                        "r" + number,
                        "shop",
                        "prod",
                        new Revision(commit.repeat(40), "main", "s", "Ada", authored),
                        "d",
                        "ada",
                        ended.minusSeconds(3),
                        partial),
                Optional.of(ended),
                Outcome.DONE,
                "",
                List.of(),
                OptionalInt.empty(),
                false);
    }
}
