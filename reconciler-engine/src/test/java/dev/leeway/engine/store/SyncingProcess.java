package dev.leeway.engine.store;

import dev.leeway.engine.audit.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** Notes one sync after the other in a process of its own, until it is killed. */
final class SyncingProcess {
    private SyncingProcess() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        String name = arguments[1];
        LeewayStore store =
                LeewayStore.open(
                        folder.resolve("data"), folder.resolve("state"), Clock.systemUTC());
        for (int i = 0; ; i++) {
            String run = name + "-" + i;
            store.syncHistory()
                    .begin(
                            HistorySample.start(run, "a".repeat(40), false),
                            HistorySample.deployments(60, run));
            System.out.write('!');
            System.out.flush();
            store.syncHistory().end(run, HistorySample.START, Outcome.DONE, "done", List.of());
        }
    }
}
