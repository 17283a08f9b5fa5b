package dev.leeway.desktop.screen.object;

import dev.leeway.engine.wording.Wording;
import dev.leeway.desktop.control.TextLines;
import dev.leeway.desktop.reading.ClusterBrowsing;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.desktop.work.UiInbox;
import dev.leeway.engine.browse.ClusterBrowser;
import dev.leeway.engine.browse.LogLine;
import dev.leeway.engine.browse.LogNews;
import dev.leeway.engine.browse.LogRequest;
import dev.leeway.engine.live.ClusterException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;

/**
 * The logs of an object's containers, merged, the newest 20,000 lines. Belongs to the window's
 * thread.
 */
public final class LogModel {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private record Arrived(int generation, int source, LogNews news) {}

    private final Desk desk;
    private final UiInbox<Arrived> inbox;
    private final LogLines lines = new LogLines();
    private final ReadOnlyObjectWrapper<Loadable<List<LogSources.Source>>> sources =
            new ReadOnlyObjectWrapper<>(new Loadable.Unasked<>());
    private final ReadOnlyObjectWrapper<LogProgress> progress =
            new ReadOnlyObjectWrapper<>(LogProgress.NONE);
    private final List<BackgroundWork.Job> running = new ArrayList<>();
    private final Set<Integer> following = new HashSet<>();
    private final Set<Integer> ended = new HashSet<>();
    private final Map<LogSources.Source, String> trouble = new LinkedHashMap<>();
    private Optional<ObjectPlace> place = Optional.empty();
    private List<LogSources.Source> read = List.of();
    private Optional<Set<LogSources.Source>> chosen = Optional.empty();
    private LogWish wish = LogWish.USUAL;
    private int generation;

    LogModel(Desk desk) {
        this.desk = desk;
        this.inbox = new UiInbox<>(desk.ui(), this::take);
    }

    /** Reads the logs of an object; asking for the same one again changes nothing. */
    void show(ObjectPlace next) {
        if (place.filter(next::equals).isPresent()) {
            return;
        }
        stop();
        place = Optional.of(next);
        find();
    }

    /** Ends everything and forgets what was read. */
    void stop() {
        end();
        place = Optional.empty();
        chosen = Optional.empty();
        read = List.of();
        sources.set(new Loadable.Unasked<>());
    }

    /** Looks for containers anew, and reads from the beginning. */
    void restart() {
        if (place.isPresent()) {
            find();
        }
    }

    /** Chooses containers; empty for those that are read before anybody chooses. */
    public void choose(Set<LogSources.Source> some) {
        chosen = some.isEmpty() ? Optional.empty() : Optional.of(Set.copyOf(some));
        begin();
    }

    /** Changes how much is wanted, and reads from there. */
    public void want(LogWish other) {
        if (other.equals(wish)) {
            return;
        }
        boolean onlyLooks =
                other.equals(
                        new LogWish(wish.tail(), wish.since(), wish.previous(), other.times()));
        wish = other;
        if (onlyLooks) {
            lines.look(read, wish.times());
        } else {
            begin();
        }
    }

    /** Returns how much is wanted. */
    public LogWish wish() {
        return wish;
    }

    private void find() {
        end();
        Optional<ClusterBrowsing> clusters = desk.readings().clusters();
        ObjectPlace wanted = place.orElseThrow();
        if (clusters.isEmpty()) {
            return;
        }
        sources.set(sources.get().loading(desk.store().state().now()));
        int asked = generation;
        running.add(
                desk.work()
                        .start(
                                "containers of " + wanted.key(),
                                () -> {
                                    List<LogSources.Source> found =
                                            LogSources.of(
                                                    clusters.get().browser(wanted.cluster()),
                                                    wanted.key());
                                    found(asked, new Loadable.Loaded<>(found, Instant.now()));
                                },
                                failed ->
                                        found(
                                                asked,
                                                new Loadable.Failed<>(
                                                        Optional.empty(),
                                                        trouble(failed),
                                                        Instant.now()))));
    }

    private void found(int asked, Loadable<List<LogSources.Source>> found) {
        desk.ui()
                .run(
                        () -> {
                            if (asked == generation) {
                                sources.set(found);
                                begin();
                            }
                        });
    }

    private Trouble trouble(Exception failed) {
        return new Trouble(
                desk.text().text("clusters.logs-failed"),
                new EngineWords(desk.text()).why(failed),
                failed instanceof ClusterException refused
                        ? new EngineWords(desk.text()).next(refused)
                        : desk.text().text("clusters.try-again"));
    }

    private void end() {
        generation++;
        running.forEach(BackgroundWork.Job::cancel);
        running.clear();
        lines.clear();
        following.clear();
        ended.clear();
        trouble.clear();
        progress.set(LogProgress.NONE);
    }

    private void begin() {
        end();
        Optional<ClusterBrowsing> clusters = desk.readings().clusters();
        List<LogSources.Source> all = sources.get().latest().orElse(List.of());
        if (clusters.isEmpty() || place.isEmpty()) {
            return;
        }
        read =
                all.stream()
                        .filter(
                                source ->
                                        chosen.map(some -> some.contains(source))
                                                .orElse(!source.initial()))
                        .limit(LogSources.MOST)
                        .toList();
        lines.look(read, wish.times());
        for (int i = 0; i < read.size(); i++) {
            follow(clusters.get(), place.get().cluster(), i);
        }
        lookForMore(clusters.get(), place.get());
        tell();
    }

    private void follow(ClusterBrowsing clusters, String cluster, int number) {
        int asked = generation;
        LogRequest request = wish.follow(place.orElseThrow().key().namespace(), read.get(number));
        following.add(number);
        running.add(
                desk.work()
                        .follow(
                                "log of " + request.pod(),
                                settled ->
                                        clusters.browser(cluster)
                                                .log(
                                                        request,
                                                        news -> {
                                                            inbox.post(
                                                                    new Arrived(
                                                                            asked, number, news));
                                                            settled.run();
                                                        }),
                                failed -> failed(asked, number, failed)));
    }

    /** Pods come and go while they are followed; new ones join. */
    private void lookForMore(ClusterBrowsing clusters, ObjectPlace wanted) {
        if (wish.previous() || wanted.key().kind().equals("Pod")) {
            return;
        }
        int asked = generation;
        running.add(
                desk.work()
                        .repeat(
                                "new pods of " + wanted.key(),
                                BETWEEN_LOOKS,
                                () -> {
                                    try {
                                        List<LogSources.Source> found =
                                                LogSources.of(
                                                        clusters.browser(wanted.cluster()),
                                                        wanted.key());
                                        desk.ui().run(() -> join(asked, clusters, wanted, found));
                                    } catch (ClusterException silent) {
                                        // What is followed goes on, and the next look comes soon.
                                        return;
                                    }
                                },
                                failed -> {}));
    }

    private void join(
            int asked,
            ClusterBrowsing clusters,
            ObjectPlace wanted,
            List<LogSources.Source> found) {
        if (asked != generation) {
            return;
        }
        sources.set(new Loadable.Loaded<>(found, desk.store().state().now()));
        List<LogSources.Source> more =
                found.stream()
                        .filter(source -> !source.initial() && !read.contains(source))
                        .limit(Math.max(0, LogSources.MOST - following.size()))
                        .toList();
        if (chosen.isPresent() || more.isEmpty()) {
            return;
        }
        List<LogSources.Source> all = new ArrayList<>(read);
        all.addAll(more);
        int first = read.size();
        read = List.copyOf(all);
        for (int i = first; i < read.size(); i++) {
            follow(clusters, wanted.cluster(), i);
        }
        lines.look(read, wish.times());
        tell();
    }

    private void failed(int asked, int source, Exception failed) {
        if (!(failed instanceof InterruptedException)) {
            desk.ui()
                    .run(
                            () -> {
                                if (asked == generation) {
                                    following.remove(source);
                                    trouble.put(
                                            read.get(source),
                                            new EngineWords(desk.text()).why(failed));
                                    tell();
                                }
                            });
        }
    }

    private void take(List<Arrived> batch) {
        for (Arrived one : batch) {
            if (one.generation() != generation) {
                continue;
            }
            switch (one.news()) {
                case LogNews.Lines(List<LogLine> more) -> lines.take(one.source(), more);
                case LogNews.Ended _ -> {
                    following.remove(one.source());
                    ended.add(one.source());
                }
                case LogNews.Interrupted(Wording why) ->
                        trouble.put(
                                read.get(one.source()), new EngineWords(desk.text()).words(why));
            }
        }
        lines.show();
        tell();
    }

    private void tell() {
        progress.set(new LogProgress(following.size(), ended.size(), trouble, lines.dropped()));
    }

    /**
     * Reads the whole logs of the containers that are read now into a file. Runs in the background.
     *
     * @param told hears on the window's thread what became of it; empty when it is written
     */
    public void write(Path file, Consumer<Optional<Exception>> told) {
        Optional<ClusterBrowsing> clusters = desk.readings().clusters();
        if (clusters.isEmpty() || place.isEmpty()) {
            return;
        }
        String cluster = place.get().cluster();
        String namespace = place.get().key().namespace();
        List<LogRequest> requests =
                read.stream().map(source -> wish.whole(namespace, source)).toList();
        desk.work()
                .start(
                        "write logs to " + file,
                        () -> {
                            ClusterBrowser browser = clusters.get().browser(cluster);
                            LogFile.write(browser, requests, file);
                            desk.ui().run(() -> told.accept(Optional.empty()));
                        },
                        failed -> desk.ui().run(() -> told.accept(Optional.of(failed))));
    }

    /** Returns the lines, merged. */
    public ObservableList<TextLines.Line> lines() {
        return lines.shown();
    }

    /** Returns the containers that there are. */
    public ReadOnlyObjectProperty<Loadable<List<LogSources.Source>>> sourcesProperty() {
        return sources.getReadOnlyProperty();
    }

    /** Returns the containers that are read now. */
    public List<LogSources.Source> read() {
        return read;
    }

    /** Returns how reading goes. */
    public ReadOnlyObjectProperty<LogProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }
}
