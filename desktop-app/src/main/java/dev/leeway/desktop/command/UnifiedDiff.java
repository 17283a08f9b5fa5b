package dev.leeway.desktop.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Two texts compared line by line, in the form that {@code git diff --histogram} prints. */
final class UnifiedDiff {
    private UnifiedDiff() {}

    /** Returns the hunks with three lines of context, without the file header. */
    static List<String> hunks(String earlier, String later) {
        RawText before = new RawText(earlier.getBytes(StandardCharsets.UTF_8));
        RawText after = new RawText(later.getBytes(StandardCharsets.UTF_8));
        EditList edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, before, after);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            formatter.format(edits, before, after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8).lines().map(UnifiedDiff::printable).toList();
    }

    private static String printable(String line) {
        return Printable.of(line);
    }
}
