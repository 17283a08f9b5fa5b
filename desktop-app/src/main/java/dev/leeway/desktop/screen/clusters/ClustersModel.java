package dev.leeway.desktop.screen.clusters;

import dev.leeway.desktop.reading.ClusterBrowsing;
import dev.leeway.desktop.reading.WorkspaceMaking;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.object.ObjectModel;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.BrowsingState;
import dev.leeway.desktop.state.ClusterPlace;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.browse.ClusterBrowser;
import dev.leeway.engine.browse.KubectlTarget;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ServedKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/**
 * Which cluster, kind and namespaces are looked at, and what there is to choose from. Belongs to
 * the window's thread.
 */
public final class ClustersModel implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final GroupKind POD = new GroupKind("", "Pod");
    private static final GroupKind DEPLOYMENT = new GroupKind("apps", "Deployment");

    /** The kinds whose objects are counted: few enough that it costs next to nothing. */
    private static final List<GroupKind> COUNTED =
            List.of(
                    POD,
                    DEPLOYMENT,
                    new GroupKind("apps", "StatefulSet"),
                    new GroupKind("apps", "DaemonSet"),
                    new GroupKind("batch", "Job"),
                    new GroupKind("batch", "CronJob"),
                    new GroupKind("", "ConfigMap"),
                    new GroupKind("", "Secret"),
                    new GroupKind("", "Service"),
                    new GroupKind("networking.k8s.io", "Ingress"),
                    new GroupKind("", "Namespace"),
                    new GroupKind("", "Node"));

    /**
     * What a cluster offers.
     *
     * @param kinds its kinds
     * @param target how kubectl reaches it
     */
    public record Offer(KindCatalog kinds, KubectlTarget target) {}

    private final Desk desk;
    private final TableModel table;
    private final ObjectModel object;
    private final ReadOnlyObjectWrapper<BrowsingState> place;
    private final ReadOnlyObjectWrapper<Loadable<Offer>> offer =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Loadable<List<String>>> namespaces =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<Map<GroupKind, Long>> counts =
            new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<List<String>> contexts =
            new ReadOnlyObjectWrapper<>(List.of());
    private final List<BackgroundWork.Job> running = new ArrayList<>();
    private int generation;

    /** Makes a model that goes on where the state says that somebody was. */
    public ClustersModel(Desk desk) {
        this.desk = desk;
        this.table = new TableModel(desk);
        this.object = new ObjectModel(desk);
        this.place = new ReadOnlyObjectWrapper<>(desk.store().state().browsing());
    }

    /** Begins: connects to the cluster where somebody was, or to the first one. */
    public void begin() {
        List<String> known =
                desk.store().state().clusters().toList().stream().map(one -> one.name()).toList();
        if (known.isEmpty()) {
            return;
        }
        BrowsingState was = place.get();
        boolean there =
                known.contains(was.cluster()) || was.cluster().startsWith(ClusterBrowsing.CONTEXT);
        go(was.on(there ? was.cluster() : known.getFirst()));
        connect();
        readContexts();
    }

    /** Looks which clusters the operator's own kubeconfig leads to besides the workspace's. */
    private void readContexts() {
        Optional<WorkspaceMaking> making = desk.readings().making();
        Optional<ClusterBrowsing> clusters = desk.readings().clusters();
        if (making.isEmpty() || clusters.isEmpty()) {
            return;
        }
        desk.work()
                .start(
                        "contexts of the kubeconfig",
                        () -> {
                            Set<String> ours = clusters.get().contexts();
                            List<String> others =
                                    making.get().contexts(Optional.empty()).stream()
                                            .map(WorkspaceMaking.Context::name)
                                            .filter(name -> !ours.contains(name))
                                            .sorted()
                                            .toList();
                            desk.ui().run(() -> contexts.set(others));
                        },
                        // Without a kubeconfig there is nothing more to choose from; the
                        // workspace's
                        // own clusters say themselves what is wrong with theirs.
                        failed -> {});
    }

    /** Returns the other contexts of the operator's own kubeconfig. */
    public ReadOnlyObjectProperty<List<String>> contextsProperty() {
        return contexts.getReadOnlyProperty();
    }

    /** Lets the next model begin at a place. */
    static void remember(Desk desk, ClusterPlace wanted) {
        desk.store().dispatch(new AppEvent.Browsed(at(desk.store().state().browsing(), wanted)));
    }

    private static BrowsingState at(BrowsingState was, ClusterPlace wanted) {
        return was.on(wanted.cluster())
                .at(wanted.kind())
                .in(wanted.namespaces().stream().sorted().toList())
                .filtered("");
    }

    /** Looks at a place: a cluster, a kind and namespaces, without a filter. */
    public void go(ClusterPlace wanted) {
        boolean other = !wanted.cluster().equals(place.get().cluster());
        object.clear();
        go(at(place.get(), wanted));
        if (other) {
            connect();
        } else {
            follow();
            count();
        }
    }

    /** Looks at another cluster. */
    public void choose(String cluster) {
        if (cluster.equals(place.get().cluster())) {
            return;
        }
        object.clear();
        go(place.get().on(cluster).in(List.of()));
        connect();
    }

    /** Looks at another kind. */
    public void choose(ServedKind kind) {
        object.clear();
        go(place.get().at(kind.gvk().groupKind()));
        follow();
    }

    /** Looks into other namespaces; empty for all. */
    public void chooseNamespaces(List<String> some) {
        go(place.get().in(some.stream().sorted().toList()));
        follow();
        count();
    }

    /** Keeps a kind among the favourites, over starts of the window too, or lets it go. */
    public void toggleFavourite(GroupKind kind) {
        go(place.get().toggled(kind));
        desk.prefer(known -> known.withFavourites(place.get().favourites()));
    }

    /** Remembers what was typed into the filter. */
    public void filter(String typed) {
        go(place.get().filtered(typed));
        table.filter(RowFilter.of(typed));
    }

    private void go(BrowsingState next) {
        if (!next.equals(place.get())) {
            place.set(next);
            desk.store().dispatch(new AppEvent.Browsed(next));
        }
    }

    /** Asks the cluster anew what it offers. */
    public void connect() {
        Optional<ClusterBrowsing> clusters = desk.readings().clusters();
        generation++;
        running.forEach(BackgroundWork.Job::cancel);
        running.clear();
        counts.set(Map.of());
        String cluster = place.get().cluster();
        if (clusters.isEmpty()) {
            return;
        }
        Instant now = desk.store().state().now();
        offer.set(new Loadable.Loading<>(Optional.empty(), now));
        namespaces.set(new Loadable.Loading<>(Optional.empty(), now));
        start(
                "kinds of " + cluster,
                () -> {
                    ClusterBrowser browser = clusters.get().browser(cluster);
                    return new Offer(browser.kinds(PATIENCE), browser.target());
                },
                found -> {
                    offer.set(new Loadable.Loaded<>(found, desk.store().state().now()));
                    follow();
                    count();
                },
                trouble ->
                        offer.set(
                                new Loadable.Failed<>(
                                        Optional.empty(), trouble, desk.store().state().now())),
                "clusters.kinds-failed");
        start(
                "namespaces of " + cluster,
                () -> clusters.get().browser(cluster).namespaces(PATIENCE),
                found -> namespaces.set(new Loadable.Loaded<>(found, desk.store().state().now())),
                trouble ->
                        namespaces.set(
                                new Loadable.Failed<>(
                                        Optional.empty(), trouble, desk.store().state().now())),
                "clusters.namespaces-failed");
    }

    /** Reads a value. */
    @FunctionalInterface
    private interface Reading<T> {
        T read() throws ClusterException, InterruptedException;
    }

    private <T> void start(
            String what,
            Reading<T> reading,
            java.util.function.Consumer<T> found,
            java.util.function.Consumer<Trouble> refused,
            String failure) {
        int asked = generation;
        running.add(
                desk.work()
                        .start(
                                what,
                                () -> {
                                    T value = reading.read();
                                    arrive(asked, () -> found.accept(value));
                                },
                                failed ->
                                        arrive(
                                                asked,
                                                () -> refused.accept(trouble(failure, failed)))));
    }

    private void arrive(int asked, Runnable change) {
        desk.ui()
                .run(
                        () -> {
                            if (asked == generation) {
                                change.run();
                            }
                        });
    }

    private Trouble trouble(String failure, Exception failed) {
        return new Trouble(
                desk.text().text(failure, place.get().cluster()),
                new EngineWords(desk.text()).why(failed),
                failed instanceof ClusterException refused
                        ? new EngineWords(desk.text()).next(refused)
                        : desk.text().text("clusters.try-again"));
    }

    /** Follows the table of the kind and namespaces looked at. */
    private void follow() {
        kind().ifPresent(
                        kind -> {
                            table.filter(RowFilter.of(place.get().filter()));
                            table.follow(
                                    new TableSource(
                                            place.get().cluster(),
                                            kind,
                                            kind.namespaced()
                                                    ? place.get().namespaces()
                                                    : List.of()));
                        });
    }

    /** Returns the kind looked at; empty until it is known what the cluster offers. */
    public Optional<ServedKind> kind() {
        return offer.get()
                .latest()
                .map(Offer::kinds)
                .flatMap(
                        kinds ->
                                place.get()
                                        .kind()
                                        .flatMap(kinds::preferred)
                                        .or(() -> kinds.preferred(POD))
                                        .or(() -> kinds.all().stream().findFirst()));
    }

    /** Counts the objects of the best known kinds, one small request each. */
    private void count() {
        Optional<ClusterBrowsing> clusters = desk.readings().clusters();
        Optional<Offer> offered = offer.get().latest();
        if (clusters.isEmpty() || offered.isEmpty()) {
            return;
        }
        String cluster = place.get().cluster();
        List<String> inside = place.get().namespaces();
        String namespace = inside.size() == 1 ? inside.getFirst() : "";
        if (inside.size() > 1) {
            counts.set(Map.of());
            return;
        }
        start(
                "counts of " + cluster,
                () -> {
                    Map<GroupKind, Long> found = new HashMap<>();
                    ClusterBrowser browser = clusters.get().browser(cluster);
                    for (GroupKind one : COUNTED) {
                        Optional<ServedKind> kind = offered.get().kinds().preferred(one);
                        if (kind.isPresent()) {
                            try {
                                OptionalLong number =
                                        browser.count(
                                                kind.get(),
                                                kind.get().namespaced() ? namespace : "",
                                                PATIENCE);
                                number.ifPresent(many -> found.put(one, many));
                            } catch (ClusterException refused) {
                                // Without a right to count there is no number; the table says why.
                                found.remove(one);
                            }
                        }
                    }
                    return Map.copyOf(found);
                },
                counts::set,
                refused -> counts.set(Map.of()),
                "clusters.kinds-failed");
    }

    /** Returns where somebody looks. */
    public ReadOnlyObjectProperty<BrowsingState> placeProperty() {
        return place.getReadOnlyProperty();
    }

    /** Returns what the cluster offers. */
    public ReadOnlyObjectProperty<Loadable<Offer>> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /** Returns the cluster's namespaces. */
    public ReadOnlyObjectProperty<Loadable<List<String>>> namespacesProperty() {
        return namespaces.getReadOnlyProperty();
    }

    /** Returns how many objects there are of the kinds that are counted. */
    public ReadOnlyObjectProperty<Map<GroupKind, Long>> countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** Returns the table. */
    public TableModel table() {
        return table;
    }

    /** Returns the object looked at. */
    public ObjectModel object() {
        return object;
    }

    @Override
    public void close() {
        generation++;
        running.forEach(BackgroundWork.Job::cancel);
        table.close();
        object.close();
    }
}
