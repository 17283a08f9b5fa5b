package dev.leeway.desktop.session;

import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.state.Undo;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.workspace.Workspace;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What everything in an open workspace works with.
 *
 * @param open the workspace
 * @param work runs what takes time
 * @param events takes what happens, on any thread
 * @param text the words
 * @param clock tells the time
 */
record Surroundings(
        OpenWorkspace open,
        BackgroundWork work,
        Consumer<AppEvent> events,
        Text text,
        InstantSource clock) {
    void tell(AppEvent event) {
        events.accept(event);
    }

    void notice(boolean bad, Trouble trouble, Route place) {
        tell(new AppEvent.NoticePosted(new Notice(bad, trouble, now(), place)));
    }

    /** Tells of something done that can be taken back. */
    void notice(Trouble done, Route place, Undo undo) {
        tell(new AppEvent.NoticePosted(new Notice(false, done, now(), place, Optional.of(undo))));
    }

    Instant now() {
        return clock.instant();
    }

    /** Returns the cluster of an application. */
    Workspace.Cluster cluster(String application) {
        return open.workspace()
                .application(application)
                .flatMap(found -> open.workspace().cluster(found.cluster()))
                .orElseThrow();
    }

    ClusterReader reader(Workspace.Cluster cluster) throws ClusterException, InterruptedException {
        return open.clusters().to(cluster).reader();
    }

    /** Returns what an operator is told when work on an application failed. */
    Trouble trouble(String application, Exception failed) {
        return failed instanceof RunException run
                ? new Trouble(
                        text.text(
                                "trouble.stage." + run.stage().name().toLowerCase(Locale.ROOT),
                                application),
                        new EngineWords(text).why(run),
                        new EngineWords(text).next(run),
                        file(application, run))
                : new Trouble(
                        text.text("trouble.unexpected", application),
                        failed.toString(),
                        text.text("trouble.report"));
    }

    /** Returns the file that does not render, at the revision that the application follows. */
    private Optional<RepositoryPlace> file(String application, RunException run) {
        if (!(run.getCause() instanceof RenderException render)) {
            return Optional.empty();
        }
        Workspace.Source source = open.workspace().application(application).orElseThrow().source();
        return render.problems().stream()
                .map(RenderException.Problem::origin)
                .map(origin -> RepositoryPlace.of(source.repository(), source.revision(), origin))
                .flatMap(Optional::stream)
                .findFirst();
    }
}
