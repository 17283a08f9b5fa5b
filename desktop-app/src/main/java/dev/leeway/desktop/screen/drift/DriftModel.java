package dev.leeway.desktop.screen.drift;

import dev.leeway.desktop.screen.Ages;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.screen.proposal.ProposalModel;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.FieldRow;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Identity;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.ObjectStory;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.resource.ResourceKey;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The differences of one application: which there are, which is looked at, and its two texts. */
public final class DriftModel {
    private static final Comparator<ObjectState> WORST_FIRST =
            Comparator.comparing(ObjectState::condition)
                    .thenComparingInt(object -> -object.fields().size())
                    .thenComparing(ObjectState::key);

    private final Desk desk;
    private final String application;
    private final ProposalModel proposals;
    private final IgnoreModel rules;
    private final DriftContent texts;
    private final ReadOnlyObjectWrapper<List<ObjectState>> objects =
            new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Optional<ObjectState>> selected =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<DriftReview>> content =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Loadable<Findings> findings = new Loadable.Unasked<>();
    private Map<ResourceKey, ObjectStory> stories = Map.of();
    private Set<ResourceKey> asked = new HashSet<>();
    private Optional<ResourceKey> wanted = Optional.empty();
    private final ReadOnlyObjectWrapper<Map<ResourceKey, Set<String>>> ticks =
            new ReadOnlyObjectWrapper<>(Map.of());
    private BackgroundWork.@Nullable Job running;
    private final Ages ages = new Ages();

    /** Makes the model of an application's drift. */
    public DriftModel(Desk desk, String application) {
        this.desk = desk;
        this.proposals = new ProposalModel(desk, application);
        this.rules = new IgnoreModel(desk, application);
        this.application = application;
        this.texts = new DriftContent(desk.text());
    }

    /** Takes over what changed in the state. */
    public void update(AppState state) {
        rules.update(state);
        Optional<ApplicationState> found = state.applications().find(application);
        Loadable<Findings> next =
                found.map(ApplicationState::findings).orElse(new Loadable.Unasked<>());
        Map<ResourceKey, ObjectStory> told = found.map(ApplicationState::stories).orElse(Map.of());
        if (Identity.same(next, findings)) {
            retell(told);
            age(state.now());
            return;
        }
        stories = told;
        boolean sameObjects =
                Identity.same(next.latest().orElse(null), findings.latest().orElse(null));
        findings = next;
        if (sameObjects) {
            return;
        }
        List<ObjectState> differing =
                new ArrayList<>(
                        next.latest().map(Findings::objects).orElse(List.of()).stream()
                                .filter(
                                        object ->
                                                object.condition().isDifference()
                                                        || object.condition() == Condition.FAILING)
                                .toList());
        differing.sort(WORST_FIRST);
        asked = new HashSet<>();
        objects.set(List.copyOf(differing));
        forgetTicks();
        Optional<ObjectState> again =
                wanted.flatMap(
                        key ->
                                differing.stream()
                                        .filter(object -> object.key().equals(key))
                                        .findFirst());
        show(again.or(() -> differing.stream().findFirst()));
    }

    /** Shows the object looked at again once its differences are explained. */
    private void retell(Map<ResourceKey, ObjectStory> told) {
        if (Identity.same(told, stories)) {
            return;
        }
        Map<ResourceKey, ObjectStory> before = stories;
        stories = told;
        selected.get()
                .filter(object -> told.containsKey(object.key()))
                .filter(object -> !before.containsKey(object.key()))
                .ifPresent(this::prepare);
    }

    /** Looks at an object; does nothing when it is not among the differences. */
    public void select(ResourceKey key) {
        wanted = Optional.of(key);
        objects.get().stream()
                .filter(object -> object.key().equals(key))
                .findFirst()
                .filter(
                        object ->
                                selected.get()
                                        .filter(shown -> Identity.same(shown, object))
                                        .isEmpty())
                .ifPresent(object -> show(Optional.of(object)));
    }

    /** Returns what is proposed to Git. */
    ProposalModel proposals() {
        return proposals;
    }

    /** Returns the rule that is being prepared. */
    IgnoreModel rules() {
        return rules;
    }

    /** Returns the objects that differ, worst first. */
    public ReadOnlyObjectProperty<List<ObjectState>> objectsProperty() {
        return objects.getReadOnlyProperty();
    }

    /** Returns the object looked at. */
    public ReadOnlyObjectProperty<Optional<ObjectState>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** Returns the two texts of the object looked at; empty while they are being made. */
    public ReadOnlyObjectProperty<Optional<DriftReview>> contentProperty() {
        return content.getReadOnlyProperty();
    }

    /** Returns what is known of why the object looked at differs. */
    Optional<ObjectStory> story() {
        return selected.get().flatMap(object -> Optional.ofNullable(stories.get(object.key())));
    }

    /** Returns the findings that the differences come from. */
    public Loadable<Findings> findings() {
        return findings;
    }

    /** Ticks fields of the object looked at, or takes the ticks away where all have one. */
    public void tick(List<FieldRow> fields) {
        Set<String> pointers =
                fields.stream()
                        .map(FieldRow::line)
                        .filter(line -> !line.isEmpty())
                        .collect(Collectors.toSet());
        if (selected.get().isEmpty() || pointers.isEmpty()) {
            return;
        }
        ResourceKey key = selected.get().get().key();
        Set<String> ticked = new HashSet<>(ticks.get().getOrDefault(key, Set.of()));
        if (isTicked(fields)) {
            ticked.removeAll(pointers);
        } else {
            ticked.addAll(pointers);
        }
        Map<ResourceKey, Set<String>> changed = new HashMap<>(ticks.get());
        if (ticked.isEmpty()) {
            changed.remove(key);
        } else {
            changed.put(key, Set.copyOf(ticked));
        }
        ticks.set(Map.copyOf(changed));
    }

    /** Returns whether all of these fields of the object looked at are ticked. */
    public boolean isTicked(List<FieldRow> fields) {
        Set<String> ticked =
                selected.get()
                        .map(object -> ticks.get().getOrDefault(object.key(), Set.of()))
                        .orElse(Set.of());
        return !fields.isEmpty()
                && fields.stream()
                        .map(FieldRow::line)
                        .filter(line -> !line.isEmpty())
                        .allMatch(ticked::contains);
    }

    /** Takes every tick away. */
    public void clearTicks() {
        ticks.set(Map.of());
    }

    /** What differs no more is not ticked any more. */
    private void forgetTicks() {
        Map<ResourceKey, Set<String>> kept = new HashMap<>();
        for (ObjectState object : objects.get()) {
            Set<String> still = new HashSet<>(ticks.get().getOrDefault(object.key(), Set.of()));
            still.retainAll(object.fields().stream().map(FieldRow::line).toList());
            if (!still.isEmpty()) {
                kept.put(object.key(), Set.copyOf(still));
            }
        }
        ticks.set(Map.copyOf(kept));
    }

    /** Returns the ticked fields by object, as JSON pointers. */
    public ReadOnlyObjectProperty<Map<ResourceKey, Set<String>>> ticksProperty() {
        return ticks.getReadOnlyProperty();
    }

    /**
     * Returns what is to be acted on: everything ticked, or these fields of the object looked at
     * where nothing is.
     */
    List<ChosenChanges> chosen(List<FieldRow> fields) {
        if (ticks.get().isEmpty()) {
            return here(fields).stream().toList();
        }
        return objects.get().stream()
                .flatMap(
                        object ->
                                Optional.ofNullable(ticks.get().get(object.key()))
                                        .map(ticked -> ChosenChanges.of(object, ticked))
                                        .stream())
                .toList();
    }

    /** Returns what is to be acted on of the object looked at: its ticks, or these fields. */
    Optional<ChosenChanges> here(List<FieldRow> fields) {
        return selected.get()
                .map(
                        object ->
                                ChosenChanges.of(
                                        object,
                                        ticks.get()
                                                .getOrDefault(
                                                        object.key(),
                                                        fields.stream()
                                                                .map(FieldRow::line)
                                                                .collect(Collectors.toSet()))));
    }

    /**
     * Asks for a plan that brings what is chosen back to what Git says, and goes there: the chosen
     * fields of an object alone, or the object as a whole where no field of it was chosen.
     */
    void revert(List<ChosenChanges> chosen) {
        Map<ResourceKey, Set<FieldPath>> fields =
                chosen.stream()
                        .filter(one -> one.object().condition().isDifference())
                        .collect(Collectors.toMap(one -> one.object().key(), ChosenChanges::paths));
        if (!fields.isEmpty()) {
            plan(PlanWish.revert(fields));
        }
    }

    /** Asks for a plan that takes away what was added, and nothing else, and goes there. */
    void takeAway(List<ChosenChanges> chosen) {
        Map<ResourceKey, Set<FieldPath>> fields =
                chosen.stream()
                        .collect(Collectors.toMap(one -> one.object().key(), ChosenChanges::paths));
        if (!fields.isEmpty()) {
            plan(PlanWish.revert(fields));
        }
    }

    /** Returns the application's name. */
    String application() {
        return application;
    }

    /** Returns every object that was compared, in sync or not. */
    List<ObjectState> all() {
        return findings.latest().map(Findings::objects).orElse(List.of());
    }

    private void plan(PlanWish wish) {
        // Told at once, so that the plan screen does not ask for a plan too.
        desk.store().dispatch(new AppEvent.PlanStarted(application, desk.store().state().now()));
        desk.commands().plan(application, wish);
        desk.goTo(new Route.PlanAndSync(application));
    }

    private void show(Optional<ObjectState> next) {
        // Whoever looks at an object keeps it: a newer comparison must not put another one under
        // the key that acts on it.
        wanted = next.map(ObjectState::key).or(() -> wanted);
        selected.set(next);
        BackgroundWork.Job before = running;
        if (before != null) {
            before.cancel();
        }
        Optional<Findings> known = findings.latest();
        if (next.isEmpty() || known.isEmpty()) {
            content.set(Optional.empty());
            return;
        }
        prepare(next.get());
        ask(next.get());
    }

    /** Explaining reads Git and takes a while, so only what is looked at is explained, once. */
    private void ask(ObjectState object) {
        if (!object.fields().isEmpty()
                && !stories.containsKey(object.key())
                && asked.add(object.key())) {
            desk.commands().explain(application, object.key());
        }
    }

    private void prepare(ObjectState object) {
        Optional<Findings> known = findings.latest();
        if (known.isEmpty()) {
            return;
        }
        Findings source = known.get();
        Optional<ObjectStory> story = Optional.ofNullable(stories.get(object.key()));
        Instant now = desk.store().state().now();
        ages.told(now);
        running =
                desk.work()
                        .start(
                                "texts of " + object.key(),
                                () -> {
                                    DriftReview made = texts.of(object, source, story, now);
                                    desk.ui().run(() -> arrived(object, made));
                                },
                                failed -> desk.ui().run(() -> failed(object, failed)));
    }

    /** What is told of how long ago something was must not grow old itself. */
    private void age(Instant now) {
        Optional<ObjectState> object = selected.get();
        Optional<Findings> known = findings.latest();
        Optional<DriftReview> shown = content.get();
        if (object.isEmpty() || known.isEmpty() || shown.isEmpty() || !ages.due(now)) {
            return;
        }
        desk.work()
                .start(
                        "ages of " + object.get().key(),
                        () -> {
                            DriftReview again =
                                    texts.at(shown.get(), object.get(), known.get(), now);
                            desk.ui().run(() -> replace(shown.get(), again));
                        },
                        failed -> desk.ui().run(() -> failed(object.get(), failed)));
    }

    private void replace(DriftReview before, DriftReview again) {
        if (content.get().filter(shown -> Identity.same(shown, before)).isPresent()) {
            content.set(Optional.of(again));
        }
    }

    /** A cancelled calculation was replaced by another; anything else is told. */
    private void failed(ObjectState object, Exception failed) {
        if (!(failed instanceof InterruptedException)) {
            desk.store()
                    .dispatch(
                            new AppEvent.NoticePosted(
                                    new Notice(
                                            true,
                                            new Trouble(
                                                    desk.text()
                                                            .text(
                                                                    "drift.no-texts",
                                                                    Looks.name(object.key())),
                                                    new EngineWords(desk.text()).why(failed),
                                                    desk.text().text("drift.no-texts-next")),
                                            desk.store().state().now(),
                                            desk.store().state().navigation().current())));
        }
    }

    /** Texts of an object that is no longer looked at are dropped. */
    private void arrived(ObjectState object, DriftReview made) {
        if (selected.get().filter(shown -> Identity.same(shown, object)).isPresent()) {
            content.set(Optional.of(made));
        }
    }
}
