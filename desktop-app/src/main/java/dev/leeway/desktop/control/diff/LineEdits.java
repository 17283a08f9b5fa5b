package dev.leeway.desktop.control.diff;

import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The edits that turn one list of lines into another. Pure.
 *
 * <p>Long lists are first pinned together at lines that stand once on either side, in the longest
 * order that both share; only what lies between the pins is searched. Searching the whole costs the
 * square of its length where edits are spread evenly: minutes for 200,000 lines.
 */
final class LineEdits {
    /** Shorter lists are searched as a whole. */
    private static final int LONG = 2_000;

    private final List<String> left;
    private final List<String> right;
    private final List<Edit> edits = new ArrayList<>();

    private LineEdits(List<String> left, List<String> right) {
        this.left = left;
        this.right = right;
    }

    /** Returns the edits in their order. */
    static List<Edit> between(List<String> left, List<String> right) {
        LineEdits found = new LineEdits(left, right);
        if (left.size() + right.size() < LONG) {
            found.search(0, left.size(), 0, right.size());
        } else {
            found.pinned();
        }
        return found.edits;
    }

    private void pinned() {
        int[][] pins = pins();
        int l = 0;
        int r = 0;
        for (int[] pin : pins) {
            int pl = pin[0];
            int pr = pin[1];
            search(l, pl, r, pr);
            l = pl + 1;
            r = pr + 1;
        }
        search(l, left.size(), r, right.size());
    }

    /** Lines that stand once on either side, in the longest order that both sides share. */
    private int[][] pins() {
        Map<String, int[]> seen = new HashMap<>(left.size() * 2);
        for (int i = 0; i < left.size(); i++) {
            int[] at = seen.computeIfAbsent(left.get(i), line -> new int[] {-1, -1, 0, 0});
            at[0] = i;
            at[2]++;
        }
        for (int j = 0; j < right.size(); j++) {
            int[] at = seen.get(right.get(j));
            if (at != null) {
                at[1] = j;
                at[3]++;
            }
        }
        List<int[]> once = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            int[] at = seen.get(left.get(i));
            if (at != null && at[2] == 1 && at[3] == 1) {
                once.add(new int[] {i, at[1]});
            }
        }
        return longestRising(once);
    }

    /** The longest part of the pairs, in their order, whose second numbers rise. */
    private static int[][] longestRising(List<int[]> pairs) {
        int[] ends = new int[pairs.size()];
        int[] before = new int[pairs.size()];
        int length = 0;
        for (int i = 0; i < pairs.size(); i++) {
            int low = 0;
            int high = length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (pairs.get(ends[middle])[1] < pairs.get(i)[1]) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            before[i] = low == 0 ? -1 : ends[low - 1];
            ends[low] = i;
            length = Math.max(length, low + 1);
        }
        int[][] rising = new int[length][];
        int at = length == 0 ? -1 : ends[length - 1];
        for (int i = length - 1; i >= 0; i--) {
            rising[i] = pairs.get(at);
            at = before[at];
        }
        return rising;
    }

    private void search(int leftFrom, int leftTo, int rightFrom, int rightTo) {
        int l = leftFrom;
        int r = rightFrom;
        int lEnd = leftTo;
        int rEnd = rightTo;
        while (l < lEnd && r < rEnd && left.get(l).equals(right.get(r))) {
            l++;
            r++;
        }
        while (lEnd > l && rEnd > r && left.get(lEnd - 1).equals(right.get(rEnd - 1))) {
            lEnd--;
            rEnd--;
        }
        if (l == lEnd && r == rEnd) {
            return;
        }
        if (l == lEnd || r == rEnd) {
            edits.add(new Edit(l, lEnd, r, rEnd));
            return;
        }
        for (Edit edit :
                new HistogramDiff()
                        .diff(
                                RawTextComparator.DEFAULT,
                                raw(left.subList(l, lEnd)),
                                raw(right.subList(r, rEnd)))) {
            edits.add(
                    new Edit(
                            l + edit.getBeginA(),
                            l + edit.getEndA(),
                            r + edit.getBeginB(),
                            r + edit.getEndB()));
        }
    }

    private static RawText raw(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line).append('\n');
        }
        return new RawText(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
