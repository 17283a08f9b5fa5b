package dev.leeway.product.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The figures of a run, for one table at its end. */
public final class Figures {
    private record Row(String what, String ours, String theirs, String ratio, String goal) {}

    private final List<Row> rows = new ArrayList<>();

    /** Notes how many times the other way's duration ours takes. */
    public void atMost(String what, double ours, double theirs, double goal) {
        add(what, millis(ours), millis(theirs), ours / theirs, "at most %.1f".formatted(goal));
    }

    /** Notes how many times faster than the other way ours is. */
    public void faster(String what, double ours, double theirs, double goal) {
        add(what, millis(ours), millis(theirs), theirs / ours, "at least %.0f".formatted(goal));
    }

    /** Notes a figure that stands for itself. */
    void plain(String what, String ours, String theirs, String goal) {
        rows.add(new Row(what, ours, theirs, "", goal));
        System.out.println("  " + what + ": " + ours + " " + theirs);
    }

    private void add(String what, String ours, String theirs, double ratio, String goal) {
        String shown = String.format(Locale.ROOT, "%.2f", ratio);
        rows.add(new Row(what, ours, theirs, shown, goal));
        System.out.println("  " + what + ": " + ours + ", " + theirs + ", ratio " + shown);
    }

    static String millis(double value) {
        return String.format(Locale.ROOT, "%.1f ms", value);
    }

    /** Prints the table. */
    public void print() {
        String form = "%-64s %14s %14s %8s   %s%n";
        System.out.printf(Locale.ROOT, form, "what", "Leeway", "beside", "ratio", "goal");
        rows.forEach(
                row ->
                        System.out.printf(
                                Locale.ROOT,
                                form,
                                row.what(),
                                row.ours(),
                                row.theirs(),
                                row.ratio(),
                                row.goal()));
    }
}
