package dev.leeway.product.fuzz;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The long run, by hand: every reader by itself, with the inputs kept. Arguments: the executions
 * and the minutes for each reader, for example {@code 1500000 10}. Started in {@code src/test}.
 */
public final class Fuzzing {
    private Fuzzing() {}

    /** Runs and prints a table; ends with 1 when something broke. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        FuzzRun.Length length =
                new FuzzRun.Length(
                        Long.parseLong(arguments[0]),
                        Duration.ofMinutes(Long.parseLong(arguments[1])));
        Path output = Path.of("target/fuzz").toAbsolutePath();
        List<String> findings = new ArrayList<>();
        long all = 0;
        for (FuzzTarget target : FuzzTarget.values()) {
            Path corpus = Path.of("fuzz", target.folder()).toAbsolutePath();
            FuzzRun run = FuzzRun.of(target, length, List.of(corpus), output);
            all += run.executions();
            System.out.printf(
                    "%-16s %,12d executions  %s%n",
                    target.folder(),
                    run.executions(),
                    run.finding().isEmpty() ? "nothing broke" : run.finding());
            if (!run.finding().isEmpty()) {
                findings.add(target.folder());
            }
        }
        System.out.printf(
                "%-16s %,12d executions  %d readers broke%n", "all", all, findings.size());
        System.exit(findings.isEmpty() ? 0 : 1);
    }
}
