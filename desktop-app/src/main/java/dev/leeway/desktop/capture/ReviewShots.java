package dev.leeway.desktop.capture;

import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.SyncState.Outcome;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.apply.Wait;
import dev.leeway.engine.apply.WayOut;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.plan.PlanPhrase;
import dev.leeway.engine.plan.StepPlace;
import dev.leeway.engine.resource.ResourceKey;

import dev.leeway.engine.wording.Wording;
import javafx.scene.input.KeyCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The pictures of one application's window: what is asked for, prepared, held, rolled back and
 * waited for. Made by the events that would bring it about. Pure but for the keys that it presses.
 */
final class ReviewShots {
    private final AppState state;
    private final Text text;

    ReviewShots(AppState state, Text text) {
        this.state = state;
        this.text = text;
    }

    static List<Shot> of(AppState state, Text text) {
        return ApplicationShots.largest(state.applications().toList())
                .map(largest -> new ReviewShots(state, text).all(largest))
                .orElse(List.of());
    }

    private List<Shot> all(String largest) {
        List<Shot> shots = new ArrayList<>();
        Route drift = new Route.Application(largest, Route.Tab.DRIFT);
        shots.add(Shot.of("drift-adopt", state, drift, pressing(KeyCode.A)));
        shots.add(Shot.of("drift-ignore", state, drift, pressing(KeyCode.I)));
        shots.add(
                Shot.of(
                        "drift-ticked",
                        state,
                        drift,
                        pressing(KeyCode.M, KeyCode.N, KeyCode.M, KeyCode.T)));
        shots.add(
                Shot.of(
                        "manifests",
                        state,
                        new Route.Application(largest, Route.Tab.MANIFESTS),
                        pressing()));
        shots.add(
                Shot.of(
                        "hold-form",
                        state,
                        new Route.Application(largest, Route.Tab.RESOURCES),
                        pressing(KeyCode.W)));
        shots.add(
                Shot.of(
                        "held",
                        held(largest),
                        new Route.Application(largest, Route.Tab.RESOURCES),
                        pressing()));
        shots.add(
                Shot.of(
                        "history-propose",
                        state,
                        new Route.Application(largest, Route.Tab.HISTORY),
                        pressing(KeyCode.V)));
        reviewed()
                .ifPresent(
                        app -> {
                            Route plan = new Route.PlanAndSync(app.name());
                            shots.add(Shot.of("plan-options", state, plan, pressing(KeyCode.P)));
                            shots.add(Shot.of("plan-difference", state, plan, pressing(KeyCode.T)));
                            shots.add(
                                    Shot.of("plan-roll-back", rollingBack(app), plan, pressing()));
                            shots.add(Shot.of("sync-waiting", waiting(app), plan, pressing()));
                        });
        return shots;
    }

    private static Consumer<Frame> pressing(KeyCode... codes) {
        return frame -> {
            for (KeyCode code : codes) {
                frame.screen().ifPresent(screen -> screen.key(code));
            }
        };
    }

    private Optional<ApplicationState> reviewed() {
        return state.applications().toList().stream()
                .filter(app -> app.plan() instanceof Loadable.Loaded<PlanState>)
                .filter(app -> app.sync().isEmpty())
                .findFirst();
    }

    private AppState held(String application) {
        HoldMark whole =
                new HoldMark(
                        "picture-1",
                        new HoldScope.WholeApplication(),
                        text.text("picture.owner"),
                        text.text("picture.hold-reason"),
                        state.now().minus(Duration.ofHours(2)),
                        Optional.of(state.now().plus(Duration.ofHours(2))),
                        Optional.empty());
        List<HoldMark> holds = new ArrayList<>(List.of(whole));
        state.applications()
                .find(application)
                .flatMap(app -> app.findings().latest())
                .flatMap(found -> found.objects().stream().findFirst())
                .ifPresent(
                        object ->
                                holds.add(
                                        new HoldMark(
                                                "picture-2",
                                                new HoldScope.OneObject(object.key()),
                                                text.text("picture.owner"),
                                                text.text("picture.hold-reason"),
                                                state.now().minus(Duration.ofDays(3)),
                                                Optional.of(state.now().minus(Duration.ofDays(1))),
                                                Optional.empty())));
        return state.after(new AppEvent.HoldsKnown(application, holds));
    }

    private AppState rollingBack(ApplicationState app) {
        PlanState plan = app.plan().latest().orElseThrow();
        List<PlanState.Row> steps = new ArrayList<>();
        steps.add(
                new PlanState.Row(
                        PlanState.Verb.RECREATE,
                        new ResourceKey("", "Service", "shop", "web"),
                        ".spec.clusterIP",
                        List.of()));
        steps.add(
                new PlanState.Row(
                        PlanState.Verb.PRUNE,
                        new ResourceKey("", "Namespace", "", "shop-old"),
                        "",
                        List.of()));
        steps.addAll(plan.steps());
        PlanState back =
                new PlanState(
                        plan.revision(),
                        plan.digest(),
                        PlanWish.backTo("1"),
                        steps,
                        new PlanState.Cautions(
                                Optional.of(
                                        new EngineWords(text)
                                                .words(PlanPhrase.CONFIRM.of("2", app.name()))),
                                List.of(text.text("picture.guard")),
                                List.of(),
                                Optional.of(
                                        new PlanState.RollBack(
                                                Optional.of(1L),
                                                false,
                                                List.of(
                                                        new PlanState.Warning(
                                                                true,
                                                                text.text("picture.immutable")),
                                                        new PlanState.Warning(
                                                                false,
                                                                text.text("picture.left-over"))),
                                                List.of()))));
        return state.after(new AppEvent.PlanArrived(app.name(), back, state.now()));
    }

    /** A sync whose first hook takes its time, while an object of the wave is not well yet. */
    private AppState waiting(ApplicationState app) {
        PlanState plan = app.plan().latest().orElseThrow();
        ResourceKey job = new ResourceKey("batch", "Job", app.namespace(), "migrate-schema");
        List<PlanState.Row> steps = new ArrayList<>();
        steps.add(
                new PlanState.Row(
                        PlanState.Verb.HOOK,
                        job,
                        text.text("plan.hook", "PreSync", 0),
                        List.of(),
                        new StepPlace(StepPlace.Stage.PRE_SYNC, 0, 0),
                        PlanState.More.NOTHING));
        steps.addAll(plan.steps());
        PlanState longer =
                new PlanState(plan.revision(), plan.digest(), plan.wish(), steps, plan.cautions());
        return state.after(
                        new AppEvent.SyncStarted(
                                app.name(), longer, state.now().minus(Duration.ofMinutes(4))))
                .after(
                        new AppEvent.StepChanged(
                                app.name(),
                                0,
                                new Outcome.Running(state.now().minus(Duration.ofMinutes(4)))))
                .after(
                        new AppEvent.SyncWaits(
                                app.name(),
                                new Wait(
                                        job,
                                        Wait.Cause.HOOK,
                                        state.now().minus(Duration.ofMinutes(4)),
                                        state.now().plus(Duration.ofMinutes(6)),
                                        Wording.quoted(text.text("picture.hook")),
                                        true,
                                        false,
                                        Set.of(WayOut.values()))));
    }
}
