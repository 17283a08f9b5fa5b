package dev.leeway.desktop.screen.clusters;

import dev.leeway.desktop.reading.ClusterBrowsing;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.browse.PodUsage;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.resource.GroupKind;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the pods of a table use, read in the background and again twice a minute. A table of other
 * things asks for nothing. Belongs to the window's thread.
 */
final class UsageModel implements AutoCloseable {
    private static final GroupKind POD = new GroupKind("", "Pod");
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    private final Desk desk;
    private final ReadOnlyObjectWrapper<Loadable<PodUsage>> usage =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final BackgroundWork.Job rereading;
    private Optional<TableSource> source = Optional.empty();
    private BackgroundWork.@Nullable Job running;

    /** Makes a model that asks for nothing. */
    UsageModel(Desk desk) {
        this.desk = desk;
        this.rereading =
                desk.work()
                        .repeat(
                                "read what pods use",
                                BETWEEN,
                                () -> desk.ui().post(this::read),
                                failed -> {});
    }

    /** Reads about the pods of this table from now on; about nothing where it has none. */
    void follow(Optional<TableSource> table) {
        Optional<TableSource> pods = table.filter(one -> one.kind().gvk().groupKind().equals(POD));
        if (pods.equals(source)) {
            return;
        }
        source = pods;
        BackgroundWork.Job before = running;
        if (before != null) {
            before.cancel();
        }
        usage.set(new Loadable.Unasked<>());
        read();
    }

    /** Reads it anew, unless that is being done. */
    void read() {
        Optional<ClusterBrowsing> clusters = desk.readings().clusters();
        if (source.isEmpty() || clusters.isEmpty() || usage.get().isLoading()) {
            return;
        }
        TableSource asked = source.get();
        usage.set(usage.get().loading(desk.store().state().now()));
        running =
                desk.work()
                        .start(
                                "what pods of " + asked.cluster() + " use",
                                () -> {
                                    PodUsage read = read(clusters.get(), asked);
                                    arrive(asked, new Loadable.Loaded<>(read, Instant.now()));
                                },
                                failed ->
                                        desk.ui()
                                                .run(
                                                        () ->
                                                                arrive(
                                                                        asked,
                                                                        usage.get()
                                                                                .failed(
                                                                                        trouble(
                                                                                                failed),
                                                                                        Instant
                                                                                                .now()))));
    }

    private static PodUsage read(ClusterBrowsing clusters, TableSource asked)
            throws ClusterException, InterruptedException {
        Map<String, PodUsage.Amount> all = new HashMap<>();
        for (String namespace : asked.lists()) {
            switch (clusters.browser(asked.cluster()).podUsage(namespace, "", PATIENCE)) {
                case PodUsage.NotOffered none -> {
                    return none;
                }
                case PodUsage.Measured measured -> all.putAll(measured.byPod());
            }
        }
        return new PodUsage.Measured(all, Instant.now());
    }

    private Trouble trouble(Exception failed) {
        return new Trouble(
                desk.text().text("clusters.usage-failed"),
                new EngineWords(desk.text()).why(failed),
                "");
    }

    private void arrive(TableSource asked, Loadable<PodUsage> read) {
        desk.ui()
                .run(
                        () -> {
                            // What comes for a table that is no longer looked at is dropped.
                            if (source.filter(asked::equals).isPresent()) {
                                usage.set(read);
                            }
                        });
    }

    /** Returns what was measured last. */
    Optional<PodUsage.Measured> measured() {
        return usage.get().latest().flatMap(UsageModel::measured);
    }

    private static Optional<PodUsage.Measured> measured(PodUsage read) {
        return switch (read) {
            case PodUsage.Measured measured -> Optional.of(measured);
            case PodUsage.NotOffered _ -> Optional.empty();
        };
    }

    /** Returns why nothing is shown, or why it is old; empty where all is well. */
    Optional<String> remark() {
        return switch (usage.get()) {
            case Loadable.Failed<PodUsage> failed ->
                    Optional.of(
                            failed.trouble().why().isEmpty()
                                    ? failed.trouble().what()
                                    : failed.trouble().what() + ": " + failed.trouble().why());
            case Loadable.Loaded<PodUsage> loaded ->
                    loaded.value() instanceof PodUsage.NotOffered
                            ? Optional.of(desk.text().text("clusters.no-usage"))
                            : Optional.empty();
            case Loadable.Unasked<PodUsage> _, Loadable.Loading<PodUsage> _ -> Optional.empty();
        };
    }

    /** Returns what was read. */
    ReadOnlyObjectProperty<Loadable<PodUsage>> usageProperty() {
        return usage.getReadOnlyProperty();
    }

    @Override
    public void close() {
        rereading.cancel();
        BackgroundWork.Job before = running;
        if (before != null) {
            before.cancel();
        }
    }
}
