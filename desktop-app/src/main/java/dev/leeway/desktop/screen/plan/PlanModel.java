package dev.leeway.desktop.screen.plan;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.SyncState;
import dev.leeway.desktop.state.SyncWord;
import dev.leeway.engine.apply.WayOut;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.CutOffRun;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A plan under review: what it is, whether it may run, and what came of it. */
public final class PlanModel {
    private final Desk desk;
    private final String name;
    private final ReadOnlyObjectWrapper<Optional<ApplicationState>> application =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper runnable = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Typed> typedProperty =
            new ReadOnlyObjectWrapper<>(Typed.NOTHING);
    private final Set<ResourceKey> unticked = new HashSet<>();
    private Optional<PlanState> ticksOf = Optional.empty();
    private String typed = "";
    private String reason = "";
    private Optional<Duration> heldFor = Optional.empty();

    /** How what was typed stands to what has to be typed. */
    public enum Typed {
        /** Nothing was typed yet. */
        NOTHING,
        /** It begins right. */
        BEGUN,
        /** It is something else. */
        OTHERWISE,
        /** It is the phrase. */
        MATCHES
    }

    /** Makes the model of an application's plan. */
    public PlanModel(Desk desk, String name) {
        this.desk = desk;
        this.name = name;
    }

    /** Takes over what changed in the state. */
    public void update(AppState state) {
        application.set(state.applications().find(name));
        Optional<PlanState> now = plan();
        if (!now.equals(ticksOf)) {
            ticksOf = now;
            unticked.clear();
        }
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

    /** Makes the plan anew as it was asked for last, whatever came of that. */
    public void again() {
        if (application.get().filter(ApplicationState::isSyncing).isEmpty()) {
            desk.commands().planAgain(name);
        }
    }

    /** Makes the plan anew for the objects that are still ticked. */
    public void replanTicked() {
        replan(wish().onlyFor(ticked()));
    }

    /** Returns the syncs that were cut off and are still to be told, the oldest first. */
    List<CutOffRun> cutOff() {
        return application.get().map(ApplicationState::cutOff).orElse(List.of());
    }

    /** Takes note that the operator knows of them. */
    void understood() {
        desk.commands().understood(name);
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

    /** Takes an object out of what is to be synced, or back in. */
    public void tick(ResourceKey key, boolean wanted) {
        if (wanted) {
            unticked.remove(key);
        } else {
            unticked.add(key);
        }
        decide();
    }

    /** Returns whether an object is to be synced. */
    public boolean isTicked(ResourceKey key) {
        return !unticked.contains(key);
    }

    /**
     * Returns whether something was taken out, so that another plan is needed before it can run.
     */
    public boolean isPartly() {
        return !unticked.isEmpty();
    }

    /** Returns the objects that are to be written and are still ticked. */
    public Set<ResourceKey> ticked() {
        return plan().stream()
                .flatMap(plan -> plan.steps().stream())
                .filter(row -> isTickable(row) && isTicked(row.key()))
                .map(PlanState.Row::key)
                .collect(Collectors.toSet());
    }

    /** Returns whether a step can be left out alone: hooks never run for a selection. */
    static boolean isTickable(PlanState.Row row) {
        return row.verb().writes() && row.verb() != PlanState.Verb.HOOK;
    }

    /** Returns what has to be typed before the plan may run; empty when nothing has to be. */
    public Optional<String> confirmation() {
        Optional<String> phrase = plan().flatMap(plan -> plan.cautions().phrase());
        return phrase.isPresent()
                ? phrase
                : application
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

    /** Takes why the application is rolled back. */
    public void reason(String text) {
        reason = text;
        decide();
    }

    /** Takes how long the hold of a roll back is meant to stand. */
    public void holdFor(Optional<Duration> length) {
        heldFor = length;
    }

    /** Returns whether the plan rolls the application back. */
    public boolean isRollBack() {
        return plan().flatMap(plan -> plan.cautions().back()).isPresent();
    }

    /** Runs the plan, if it may run. */
    public void run(PlanState plan) {
        if (runnable.get() && plan().filter(plan::equals).isPresent()) {
            desk.commands()
                    .sync(
                            name,
                            plan.digest(),
                            new SyncWord(typed.strip(), reason.strip(), heldFor));
        }
    }

    /** Stops the run after the step under way. */
    public void cancel() {
        desk.commands().cancelSync(name);
    }

    /** Decides about something that the run waits for. */
    public void decide(ResourceKey key, WayOut way) {
        desk.commands().decide(name, key, way);
    }

    /** Returns the objects of the plan's steps that changed in the cluster since it was made. */
    public List<ResourceKey> outdated() {
        Map<ResourceKey, String> now = new HashMap<>();
        objects()
                .forEach(
                        object ->
                                object.verdict()
                                        .ifPresent(v -> now.put(object.key(), v.liveVersion())));
        return plan().stream()
                .flatMap(plan -> plan.steps().stream())
                .filter(row -> row.verb().writes())
                .filter(
                        row ->
                                row.more()
                                        .verdict()
                                        .map(ResourceComparison::liveVersion)
                                        .filter(seen -> now.containsKey(row.key()))
                                        .filter(seen -> !seen.equals(now.get(row.key())))
                                        .isPresent())
                .map(PlanState.Row::key)
                .toList();
    }

    /**
     * Returns whether the world moved on since the plan was made, so that it is made anew first.
     */
    public boolean isOld() {
        return movedOn() || !outdated().isEmpty();
    }

    /** Returns whether Git asks for another revision than the plan's by now. */
    public boolean movedOn() {
        return !isRollBack()
                && application
                        .get()
                        .flatMap(app -> app.findings().latest())
                        .map(found -> found.revision().commit())
                        .filter(
                                commit ->
                                        plan().filter(
                                                        plan ->
                                                                !plan.revision()
                                                                        .commit()
                                                                        .equals(commit))
                                                .isPresent())
                        .isPresent()
                && planIsOlderThanFindings();
    }

    private boolean planIsOlderThanFindings() {
        return application
                .get()
                .filter(app -> app.plan() instanceof Loadable.Loaded<PlanState>)
                .filter(
                        app ->
                                app.findings()
                                        .latest()
                                        .orElseThrow()
                                        .at()
                                        .isAfter(((Loadable.Loaded<PlanState>) app.plan()).at()))
                .isPresent();
    }

    /** Returns what an object made in the cluster, by kind, as the last comparison found it. */
    public Map<String, List<String>> madeBy(ResourceKey key) {
        Map<String, List<String>> made = new TreeMap<>();
        Set<ResourceKey> owners = new HashSet<>(Set.of(key));
        boolean grew = true;
        while (grew) {
            grew = false;
            for (ObjectState object : objects()) {
                if (object.owner().filter(owners::contains).isPresent()
                        && owners.add(object.key())) {
                    made.computeIfAbsent(object.key().kind(), kind -> new ArrayList<>())
                            .add(object.key().name());
                    grew = true;
                }
            }
        }
        return made;
    }

    private List<ObjectState> objects() {
        return application
                .get()
                .flatMap(app -> app.findings().latest())
                .map(Findings::objects)
                .orElse(List.of());
    }

    /** Returns the application. */
    public ReadOnlyObjectProperty<Optional<ApplicationState>> applicationProperty() {
        return application.getReadOnlyProperty();
    }

    /**
     * Returns whether the plan may run: it writes something, nothing runs, nothing was taken out of
     * it, what must be typed was typed, and a roll back has its reason.
     */
    public ReadOnlyBooleanProperty runnableProperty() {
        return runnable.getReadOnlyProperty();
    }

    /** Returns how what was typed stands to what has to be typed. */
    public ReadOnlyObjectProperty<Typed> typedProperty() {
        return typedProperty.getReadOnlyProperty();
    }

    /** Returns an object's name with its kind. */
    static String named(ResourceKey key) {
        return key.kind() + " " + Looks.name(key);
    }

    private void decide() {
        boolean writes =
                plan().map(PlanState::doesSomething).orElse(false)
                        && application
                                .get()
                                .filter(app -> app.plan() instanceof Loadable.Loaded<PlanState>)
                                .isPresent();
        typedProperty.set(confirmation().map(this::compared).orElse(Typed.MATCHES));
        runnable.set(
                writes
                        && typedProperty.get() == Typed.MATCHES
                        && !isPartly()
                        && (!isRollBack() || !reason.isBlank())
                        && run().isEmpty());
    }

    private Typed compared(String phrase) {
        String said = typed.strip();
        if (said.isEmpty()) {
            return Typed.NOTHING;
        }
        return said.equals(phrase)
                ? Typed.MATCHES
                : phrase.startsWith(said) ? Typed.BEGUN : Typed.OTHERWISE;
    }
}
