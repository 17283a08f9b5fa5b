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
import java.util.Map;
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

    /** Returns how many steps are where: together they are all steps, and the time that it took. */
    String summary(SyncState sync) {
        Map<SyncState.Place, Long> places = sync.places();
        List<String> parts = new ArrayList<>();
        for (SyncState.Place place : SyncState.Place.values()) {
            long many = places.getOrDefault(place, 0L);
            if (many > 0 || place == SyncState.Place.DONE) {
                parts.add(desk.text().text(words(place, sync.phase()), many));
            }
        }
        Duration took =
                Duration.between(
                        sync.startedAt(), sync.endedAt().orElse(desk.store().state().now()));
        parts.add(desk.text().precise(took.isNegative() ? Duration.ZERO : took));
        return String.join("   ·   ", parts);
    }

    private static String words(SyncState.Place place, SyncState.Phase phase) {
        return switch (place) {
            case DONE -> "plan.sum.done";
            case FAILED -> "plan.sum.failed";
            case HELD -> "plan.sum.held";
            case LEFT_OUT -> "plan.sum.left-out";
            case AWAITED -> "plan.sum.awaited";
            case UNDER_WAY -> "plan.sum.under-way";
            case TO_DO ->
                    phase == SyncState.Phase.ENDED ? "plan.sum.not-started" : "plan.sum.waiting";
            case NOT_STARTED -> "plan.sum.not-started";
        };
    }

    static long count(SyncState sync, Class<? extends Outcome> kind) {
        return sync.outcomes().stream().filter(kind::isInstance).count();
    }
}
