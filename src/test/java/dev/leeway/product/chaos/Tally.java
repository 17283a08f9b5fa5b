package dev.leeway.product.chaos;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of the faults, by kind. */
final class Tally {
    private final Map<FaultKind, int[]> counts = new EnumMap<>(FaultKind.class);
    private final List<String> wrong = new ArrayList<>();
    private final List<String> skipped = new ArrayList<>();

    /**
     * One fault.
     *
     * @param kind what it was
     * @param struck whether it met anything: a request, a write, a living process
     * @param noticed whether Leeway said that something was amiss, at once or, where it was killed,
     *     at its next start
     * @param absorbed whether it was done in spite of it
     * @param honest whether everything that was said was so
     * @param recovered whether all was well once the fault was over
     */
    record Fault(
            FaultKind kind,
            boolean struck,
            boolean noticed,
            boolean absorbed,
            boolean honest,
            boolean recovered) {}

    void add(Fault fault) {
        int[] of = counts.computeIfAbsent(fault.kind(), _ -> new int[6]);
        of[0]++;
        of[1] += fault.struck() ? 1 : 0;
        of[2] += fault.noticed() ? 1 : 0;
        of[3] += fault.absorbed() ? 1 : 0;
        of[4] += fault.honest() ? 1 : 0;
        of[5] += fault.recovered() ? 1 : 0;
    }

    void wrong(List<String> violations) {
        wrong.addAll(violations);
    }

    void skip(String what) {
        if (!skipped.contains(what)) {
            skipped.add(what);
        }
    }

    List<String> wrong() {
        return wrong;
    }

    /** Returns how many faults met something. */
    int struck() {
        return counts.values().stream().mapToInt(of -> of[1]).sum();
    }

    private static String line(String name, int[] of) {
        return String.format(
                Locale.ROOT,
                "%-24s %8d %8d %8d %8d %8d %9d%n",
                name,
                of[0],
                of[1],
                of[2],
                of[3],
                of[4],
                of[5]);
    }

    /** Returns the table. */
    String table() {
        StringBuilder text =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "%-24s %8s %8s %8s %8s %8s %9s%n",
                                "fault",
                                "injected",
                                "struck",
                                "noticed",
                                "absorbed",
                                "honest",
                                "recovered"));
        int[] all = new int[6];
        counts.forEach(
                (kind, of) -> {
                    text.append(line(kind.toString(), of));
                    for (int i = 0; i < all.length; i++) {
                        all[i] += of[i];
                    }
                });
        text.append(line("all", all));
        skipped.forEach(one -> text.append("skipped: ").append(one).append('\n'));
        text.append(wrong.size()).append(" violation(s)\n");
        wrong.forEach(one -> text.append("  ").append(one).append('\n'));
        return text.toString();
    }
}
