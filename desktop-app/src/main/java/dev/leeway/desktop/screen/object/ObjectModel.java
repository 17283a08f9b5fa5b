package dev.leeway.desktop.screen.object;

import dev.leeway.desktop.reading.ClusterBrowsing;
import dev.leeway.desktop.reading.ClusterBrowsing.Vitality;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.browse.AccessAnswer;
import dev.leeway.engine.browse.AccessQuestion;
import dev.leeway.engine.browse.ClusterBrowser;
import dev.leeway.engine.browse.ClusterEvents;
import dev.leeway.engine.browse.Grants;
import dev.leeway.engine.browse.KubectlTarget;
import dev.leeway.engine.browse.OwnerTree;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * One live object and what is known of it: read when a side of it is looked at, and again every few
 * seconds while it is. Belongs to the window's thread.
 */
public final class ObjectModel implements AutoCloseable {
    /** How long anything about one object may take. */
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Duration BETWEEN_READS = Duration.ofSeconds(5);

    /** The sides of an object. */
    public enum Side {
        /** Its text. */
        YAML,
        /** What happened to it. */
        EVENTS,
        /** What its containers say. */
        LOGS,
        /** What made it and what it made. */
        OWNERS,
        /** Who may do what with it. */
        ACCESS
    }

    /**
     * An object as it was read.
     *
     * @param manifest the object, values of Secrets masked
     * @param kind its kind
     * @param vitality how well it is
     * @param target how kubectl reaches its cluster
     */
    public record Seen(
            Manifest manifest, ServedKind kind, Vitality vitality, KubectlTarget target) {}

    /**
     * Its family.
     *
     * @param tree the objects
     * @param vitality how well each is, by uid; those that were not judged are not in it
     */
    public record Family(OwnerTree tree, Map<String, Vitality> vitality) {}

    /**
     * Who may do something.
     *
     * @param question what
     * @param own whether the operator may
     * @param grants who else may
     */
    public record Rights(AccessQuestion question, AccessAnswer own, Grants grants) {}

    /** Reads something about the object. */
    @FunctionalInterface
    private interface Reading<T> {
        T read(ClusterBrowsing clusters, ClusterBrowser browser, ServedKind kind, ResourceKey key)
                throws ClusterException, InterruptedException;
    }

    private final Desk desk;
    private final LogModel logs;
    private final ReadOnlyObjectWrapper<Optional<ObjectPlace>> place =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Side> side = new ReadOnlyObjectWrapper<>(Side.YAML);
    private final ReadOnlyObjectWrapper<Loadable<Seen>> object = unasked();
    private final ReadOnlyObjectWrapper<Loadable<ClusterEvents>> events = unasked();
    private final ReadOnlyObjectWrapper<Loadable<Family>> family = unasked();
    private final ReadOnlyObjectWrapper<Loadable<Rights>> rights = unasked();
    private final BackgroundWork.Job rereading;
    private final List<BackgroundWork.Job> running = new ArrayList<>();
    private String verb = "delete";

    private static <T> ReadOnlyObjectWrapper<Loadable<T>> unasked() {
        return new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    }

    /** Makes a model that looks at nothing. */
    public ObjectModel(Desk desk) {
        this.desk = desk;
        this.logs = new LogModel(desk);
        this.rereading =
                desk.work()
                        .repeat(
                                "read the object anew",
                                BETWEEN_READS,
                                () -> desk.ui().post(this::reread),
                                failed -> {});
    }

    /** Looks at an object; looking at the same one again changes nothing. */
    public void show(ObjectPlace next) {
        if (place.get().filter(next::equals).isPresent()) {
            return;
        }
        forget();
        place.set(Optional.of(next));
        loadObject();
        load(side.get());
    }

    /**
     * Looks at a kind as a whole, for who may list it.
     *
     * @param next the place, with an empty name
     */
    public void showKind(ObjectPlace next) {
        forget();
        place.set(Optional.of(next));
        verb = "list";
        side.set(Side.ACCESS);
        loadRights();
    }

    /** Looks at nothing any more. */
    public void clear() {
        forget();
        place.set(Optional.empty());
    }

    private void forget() {
        running.forEach(BackgroundWork.Job::cancel);
        running.clear();
        logs.stop();
        object.set(new Loadable.Unasked<>());
        events.set(new Loadable.Unasked<>());
        family.set(new Loadable.Unasked<>());
        rights.set(new Loadable.Unasked<>());
    }

    /** Turns to a side. */
    public void turn(Side next) {
        if (next != Side.ACCESS
                && place.get().filter(one -> one.key().name().isEmpty()).isPresent()) {
            // A kind as a whole has no other side.
            return;
        }
        side.set(next);
        if (place.get().isPresent()) {
            load(next);
        }
    }

    private void load(Side looked) {
        switch (looked) {
            case YAML -> {
                // The object is read anyway, for its health.
            }
            case EVENTS -> {
                if (events.get() instanceof Loadable.Unasked<?>) {
                    loadEvents();
                }
            }
            case LOGS -> place.get().ifPresent(logs::show);
            case OWNERS -> {
                if (family.get() instanceof Loadable.Unasked<?>) {
                    loadFamily();
                }
            }
            case ACCESS -> {
                if (rights.get() instanceof Loadable.Unasked<?>) {
                    loadRights();
                }
            }
        }
    }

    /** Reads the side looked at anew, and the object. */
    public void reload() {
        if (place.get().filter(one -> !one.key().name().isEmpty()).isPresent()) {
            loadObject();
        }
        switch (side.get()) {
            case YAML -> {
                // Read already.
            }
            case EVENTS -> loadEvents();
            case LOGS -> logs.restart();
            case OWNERS -> loadFamily();
            case ACCESS -> loadRights();
        }
    }

    private void reread() {
        if (place.get().filter(one -> !one.key().name().isEmpty()).isPresent()
                && !object.get().isLoading()) {
            loadObject();
            if (side.get() == Side.EVENTS && !events.get().isLoading()) {
                loadEvents();
            }
        }
    }

    /** Asks about another verb. */
    public void ask(String about) {
        if (!about.equals(verb)) {
            verb = about;
            loadRights();
        }
    }

    private void loadObject() {
        load(
                object,
                "clusters.object-failed",
                (clusters, browser, kind, key) ->
                        ObjectReading.seen(desk.text(), clusters, browser, kind, key));
    }

    private void loadEvents() {
        load(
                events,
                "clusters.events-failed",
                (_, browser, _, key) -> browser.events(key, "", PATIENCE));
    }

    private void loadFamily() {
        load(
                family,
                "clusters.owners-failed",
                (clusters, browser, kind, key) ->
                        ObjectReading.family(clusters, browser, kind, key));
    }

    private void loadRights() {
        String asked = verb;
        load(
                rights,
                "clusters.rights-failed",
                (_, browser, kind, key) -> ObjectReading.rights(asked, browser, kind, key));
    }

    private <T> void load(
            ReadOnlyObjectWrapper<Loadable<T>> into, String failure, Reading<T> reading) {
        Optional<ObjectPlace> asked = place.get();
        Optional<ClusterBrowsing> clusters = desk.readings().clusters();
        if (asked.isEmpty()) {
            return;
        }
        ObjectPlace wanted = asked.get();
        Instant now = desk.store().state().now();
        if (clusters.isEmpty()) {
            into.set(
                    into.get()
                            .failed(
                                    new Trouble(
                                            desk.text().text("clusters.none-open"),
                                            "",
                                            desk.text().text("clusters.none-open-next")),
                                    now));
            return;
        }
        into.set(into.get().loading(now));
        running.add(
                desk.work()
                        .start(
                                "read " + wanted.key(),
                                () -> {
                                    ClusterBrowser browser =
                                            clusters.get().browser(wanted.cluster());
                                    ResourceKey key = wanted.key();
                                    T value =
                                            reading.read(
                                                    clusters.get(),
                                                    browser,
                                                    kind(browser, key),
                                                    key);
                                    arrive(
                                            wanted,
                                            () ->
                                                    into.set(
                                                            new Loadable.Loaded<>(
                                                                    value,
                                                                    desk.store().state().now())));
                                },
                                failed ->
                                        arrive(
                                                wanted,
                                                () ->
                                                        into.set(
                                                                into.get()
                                                                        .failed(
                                                                                trouble(
                                                                                        failure,
                                                                                        failed),
                                                                                desk.store()
                                                                                        .state()
                                                                                        .now())))));
        if (running.size() > 16) {
            running.removeFirst();
        }
    }

    private void arrive(ObjectPlace wanted, Runnable change) {
        desk.ui()
                .run(
                        () -> {
                            // What comes for an object that is no longer looked at is dropped.
                            if (place.get().filter(wanted::equals).isPresent()) {
                                change.run();
                            }
                        });
    }

    private ServedKind kind(ClusterBrowser browser, ResourceKey key)
            throws ClusterException, InterruptedException {
        return browser.kinds(PATIENCE)
                .preferred(key.groupKind())
                .orElseThrow(
                        () ->
                                new ClusterException(
                                        LiveState.Unreadable.Reason.UNKNOWN_KIND,
                                        desk.text()
                                                .text(
                                                        "clusters.kind-gone",
                                                        key.groupKind().toString()),
                                        desk.text().text("clusters.kind-gone-next"),
                                        null));
    }

    private Trouble trouble(String failure, Exception failed) {
        return new Trouble(
                desk.text().text(failure),
                new EngineWords(desk.text()).why(failed),
                failed instanceof ClusterException refused
                        ? new EngineWords(desk.text()).next(refused)
                        : desk.text().text("clusters.try-again"));
    }

    /** Returns what is looked at. */
    public ReadOnlyObjectProperty<Optional<ObjectPlace>> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** Returns the side looked at. */
    public ReadOnlyObjectProperty<Side> sideProperty() {
        return side.getReadOnlyProperty();
    }

    /** Returns the object. */
    public ReadOnlyObjectProperty<Loadable<Seen>> objectProperty() {
        return object.getReadOnlyProperty();
    }

    /** Returns its events. */
    public ReadOnlyObjectProperty<Loadable<ClusterEvents>> eventsProperty() {
        return events.getReadOnlyProperty();
    }

    /** Returns its family. */
    public ReadOnlyObjectProperty<Loadable<Family>> familyProperty() {
        return family.getReadOnlyProperty();
    }

    /** Returns who may do what was asked about. */
    public ReadOnlyObjectProperty<Loadable<Rights>> rightsProperty() {
        return rights.getReadOnlyProperty();
    }

    /** Returns the logs of its containers. */
    public LogModel logs() {
        return logs;
    }

    @Override
    public void close() {
        rereading.cancel();
        clear();
    }
}
