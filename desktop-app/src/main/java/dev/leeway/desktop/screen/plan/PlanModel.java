package dev.leeway.desktop.screen.plan;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.SyncState;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.util.Optional;

/** A plan under review: what it is, whether it may run, and what came of it. */
public final class PlanModel {
    private final Desk desk;
    private final String name;
    private final ReadOnlyObjectWrapper<Optional<ApplicationState>> application =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper runnable = new ReadOnlyBooleanWrapper();
    private String typed = "";

    /** Makes the model of an application's plan. */
    public PlanModel(Desk desk, String name) {
        this.desk = desk;
        this.name = name;
    }

    /** Takes over what changed in the state; asks for a plan when there never was one. */
    public void update(AppState state) {
        application.set(state.applications().find(name));
        decide();
    }

    /** Asks for a plan unless there is one, or a run to look at. */
    public void begin() {
        application
                .get()
                .filter(app -> app.plan() instanceof Loadable.Unasked<PlanState>)
                .filter(app -> app.sync().isEmpty())
                .ifPresent(app -> desk.commands().plan(name, PlanWish.PLAIN));
    }

    /** Makes the plan anew. */
    public void replan(PlanWish wish) {
        if (application.get().filter(ApplicationState::isSyncing).isEmpty()) {
            desk.commands().plan(name, wish);
        }
    }

    /** Returns the plan under review. */
    public Optional<PlanState> plan() {
        return application.get().flatMap(app -> app.plan().latest());
    }

    /** Returns what was asked of the plan under review. */
    public PlanWish wish() {
        return plan().map(PlanState::wish).orElse(PlanWish.PLAIN);
    }

    /** Returns the run. */
    public Optional<SyncState> run() {
        return application.get().flatMap(ApplicationState::sync);
    }

    /** Returns what has to be typed before the plan may run; empty when nothing has to be. */
    public Optional<String> confirmation() {
        return application
                .get()
                .filter(ApplicationState::guarded)
                .filter(app -> plan().map(plan -> plan.deletions() > 0).orElse(false))
                .map(ApplicationState::cluster);
    }

    /** Takes what was typed. */
    public void type(String text) {
        typed = text;
        decide();
    }

    /** Runs the plan, if it may run. */
    public void run(PlanState plan) {
        if (runnable.get() && plan().filter(plan::equals).isPresent()) {
            desk.commands().sync(name, plan.digest());
        }
    }

    /** Stops the run after the step under way. */
    public void cancel() {
        desk.commands().cancelSync(name);
    }

    /** Returns the application. */
    public ReadOnlyObjectProperty<Optional<ApplicationState>> applicationProperty() {
        return application.getReadOnlyProperty();
    }

    /**
     * Returns whether the plan may run: it writes something, nothing runs, and what must be typed
     * was typed.
     */
    public ReadOnlyBooleanProperty runnableProperty() {
        return runnable.getReadOnlyProperty();
    }

    private void decide() {
        boolean writes =
                plan().map(plan -> plan.writes() + plan.deletions() > 0).orElse(false)
                        && application
                                .get()
                                .filter(app -> app.plan() instanceof Loadable.Loaded<PlanState>)
                                .isPresent();
        boolean confirmed = confirmation().map(word -> word.equals(typed.strip())).orElse(true);
        runnable.set(writes && confirmed && run().isEmpty());
    }
}
