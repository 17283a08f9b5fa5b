package dev.leeway.engine.store;

import dev.leeway.engine.apply.RunJournal.OpenRun;
import dev.leeway.engine.audit.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/** Begins a run in a process of its own and dies in the middle of it. */
final class CrashingRun {
    static final int HALTED = 42;

    private CrashingRun() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        LeewayStore store =
                LeewayStore.open(
                        folder.resolve("data"), folder.resolve("state"), Clock.systemUTC());
        OpenRun run = store.runJournal().begin(RunJournalTest.run("crashed", "checkout"));
        run.sending(0);
        run.outcome(0, Outcome.DONE, "created", "17");
        run.sending(1);
        if (arguments[1].equals("wait")) {
            System.out.write('!');
            System.out.flush();
            new CountDownLatch(1).await();
        }
        Runtime.getRuntime().halt(HALTED);
    }
}
