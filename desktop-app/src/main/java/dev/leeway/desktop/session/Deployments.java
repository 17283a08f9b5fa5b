package dev.leeway.desktop.session;

import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.DeployComparison;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.history.DeployDifference;
import dev.leeway.engine.history.KeptManifest;
import dev.leeway.engine.history.SyncHistory;

import java.util.List;
import java.util.Optional;

/** Reads the history of an open workspace's applications. Safe for several threads. */
final class Deployments {
    private static final int NEWEST = 200;

    private final Surroundings here;

    Deployments(Surroundings here) {
        this.here = here;
    }

    private SyncHistory history() {
        return here.open().history();
    }

    /** Reads the newest syncs of an application. */
    void load(String application) {
        here.tell(new AppEvent.HistoryStarted(application, here.now()));
        here.work()
                .start(
                        "history of " + application,
                        () ->
                                here.tell(
                                        new AppEvent.HistoryArrived(
                                                application,
                                                history()
                                                        .page(
                                                                application,
                                                                here.cluster(application).name(),
                                                                Long.MAX_VALUE,
                                                                NEWEST),
                                                here.now())),
                        failed ->
                                here.tell(
                                        new AppEvent.HistoryFailed(
                                                application,
                                                trouble("trouble.history", application, failed),
                                                here.now())));
    }

    /** Compares what Git asked for at two syncs. */
    void compare(String application, long earlier, long later) {
        here.tell(new AppEvent.DeploysComparing(application, here.now()));
        here.work()
                .start(
                        "syncs " + earlier + " and " + later + " of " + application,
                        () -> compareNow(application, earlier, later),
                        failed ->
                                here.tell(
                                        new AppEvent.DeploysNotCompared(
                                                application,
                                                trouble("trouble.deploys", application, failed),
                                                here.now())));
    }

    private void compareNow(String application, long earlier, long later) throws StoreException {
        Optional<List<KeptManifest>> before = history().manifests(earlier);
        Optional<List<KeptManifest>> after = history().manifests(later);
        if (before.isEmpty() || after.isEmpty()) {
            here.tell(
                    new AppEvent.DeploysNotCompared(
                            application,
                            new Trouble(
                                    here.text()
                                            .text(
                                                    "trouble.not-kept",
                                                    before.isEmpty() ? earlier : later),
                                    here.text().text("trouble.not-kept-why"),
                                    here.text().text("trouble.not-kept-next")),
                            here.now()));
            return;
        }
        here.tell(
                new AppEvent.DeploysCompared(
                        application,
                        new DeployComparison(
                                earlier,
                                later,
                                DeployDifference.between(before.get(), after.get())),
                        here.now()));
    }

    private Trouble trouble(String key, String application, Exception failed) {
        return new Trouble(
                here.text().text(key, application),
                new EngineWords(here.text()).why(failed),
                failed instanceof StoreException store
                        ? new EngineWords(here.text()).next(store)
                        : here.text().text("trouble.report"));
    }
}
