package dev.leeway.desktop.screen.plan;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.SyncState;
import dev.leeway.desktop.state.SyncState.Outcome;
import dev.leeway.engine.apply.SyncEnd;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says what a plan would do, and how its run goes. */
final class RunWords {
    private final Desk desk;
    private final String name;

    RunWords(Desk desk, String name) {
        this.desk = desk;
        this.name = name;
    }

    /** Returns where a plan goes and to which revision. */
    String facts(ApplicationState app, Optional<PlanState> plan) {
        return plan.map(
                        one ->
                                desk.text()
                                        .text(
                                                "plan.facts",
                                                app.cluster(),
                                                app.namespace(),
                                                one.revision().shortCommit(),
                                                one.revision().subject()))
                .orElse(app.cluster() + " / " + app.namespace());
    }

    /** Returns what the button that runs a plan says. */
    String verb(PlanState plan) {
        if (plan.cautions().back().isPresent()) {
            return desk.text().text("plan.run-back", plan.writes(), plan.deletions());
        }
        return plan.deletions() == 0
                ? desk.text().text("plan.run", plan.writes())
                : plan.writes() == 0
                        ? desk.text().text("plan.run-deletes", plan.deletions())
                        : desk.text().text("plan.run-both", plan.writes(), plan.deletions());
    }

    /** Returns how far a run is, in a line. */
    String title(SyncState sync) {
        return switch (sync.phase()) {
            case RUNNING ->
                    desk.text().text("plan.running", name, sync.finished(), sync.outcomes().size());
            case CANCELLING -> desk.text().text("plan.cancelling", name);
            case ENDED ->
                    desk.text()
                            .text(
                                    sync.plan().cautions().back().isPresent()
                                            ? backEnded(sync.end().orElseThrow())
                                            : ended(sync.end().orElseThrow()),
                                    name,
                                    count(sync, Outcome.Held.class),
                                    sync.plan().revision().shortCommit());
        };
    }

    private static String ended(SyncEnd end) {
        return switch (end) {
            case WHOLE -> "plan.ended-well";
            case HELD -> "plan.ended-held";
            case PARTLY -> "plan.ended-badly";
            case FAILED -> "plan.ended-failed";
            case CANCELLED -> "plan.ended-cancelled";
        };
    }

    /** A roll back leaves a hold behind, which is as much of its end as what it wrote. */
    private static String backEnded(SyncEnd end) {
        return switch (end) {
            case WHOLE -> "plan.back-ended-well";
            case HELD -> "plan.back-ended-held";
            case PARTLY -> "plan.back-ended-badly";
            case FAILED -> "plan.back-ended-failed";
            case CANCELLED -> "plan.back-ended-cancelled";
        };
    }

    /** Returns how many steps came out how. */
    String summary(SyncState sync) {
        long held = count(sync, Outcome.Held.class);
        long leftOut = count(sync, Outcome.LeftOut.class);
        long notStarted =
                count(sync, Outcome.NotStarted.class) + count(sync, Outcome.Waiting.class);
        long failed = sync.failures() - (sync.trouble().isPresent() ? 1 : 0);
        Duration took =
                Duration.between(
                        sync.startedAt(), sync.endedAt().orElse(desk.store().state().now()));
        List<String> parts = new ArrayList<>();
        parts.add(desk.text().text("plan.sum.done", count(sync, Outcome.Done.class)));
        if (failed > 0) {
            parts.add(desk.text().text("plan.sum.failed", failed));
        }
        if (held > 0) {
            parts.add(desk.text().text("plan.sum.held", held));
        }
        if (leftOut > 0) {
            parts.add(desk.text().text("plan.sum.left-out", leftOut));
        }
        if (notStarted > 0) {
            parts.add(
                    desk.text()
                            .text(
                                    sync.phase() == SyncState.Phase.ENDED
                                            ? "plan.sum.not-started"
                                            : "plan.sum.waiting",
                                    notStarted));
        }
        parts.add(desk.text().precise(took.isNegative() ? Duration.ZERO : took));
        return String.join("   ·   ", parts);
    }

    static long count(SyncState sync, Class<? extends Outcome> kind) {
        return sync.outcomes().stream().filter(kind::isInstance).count();
    }
}
