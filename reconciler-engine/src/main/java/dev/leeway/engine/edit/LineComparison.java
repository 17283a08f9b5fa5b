package dev.leeway.engine.edit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the lines in which two texts differ: the fewest, by Myers' greedy algorithm. */
final class LineComparison {
    private LineComparison() {}

    static List<LineChange> between(String before, String after) {
        List<String> old = lines(before);
        List<String> now = lines(after);
        int head = 0;
        while (head < old.size() && head < now.size() && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < old.size() - head
                && tail < now.size() - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        return stretches(
                old.subList(head, old.size() - tail), now.subList(head, now.size() - tail), head);
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(Arrays.asList(text.split("\r?\n", -1)));
        if (lines.getLast().isEmpty()) {
            lines.removeLast();
        }
        return lines;
    }

    private static List<LineChange> stretches(List<String> old, List<String> now, int offset) {
        List<LineChange> changes = new ArrayList<>();
        boolean[] oldKept = new boolean[old.size()];
        boolean[] newKept = new boolean[now.size()];
        keep(old, now, oldKept, newKept);
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            int fromOld = i;
            int fromNew = j;
            while (i < old.size() && !oldKept[i]) {
                i++;
            }
            while (j < now.size() && !newKept[j]) {
                j++;
            }
            if (i > fromOld || j > fromNew) {
                changes.add(
                        new LineChange(
                                offset + fromOld + 1,
                                i - fromOld,
                                offset + fromNew + 1,
                                j - fromNew));
            }
            i++;
            j++;
        }
        return changes;
    }

    /** Marks the lines that both have, along the shortest way from one to the other. */
    private static void keep(
            List<String> old, List<String> now, boolean[] oldKept, boolean[] newKept) {
        int max = old.size() + now.size();
        int[] furthest = new int[2 * max + 2];
        List<int[]> trace = new ArrayList<>();
        for (int d = 0; d <= max; d++) {
            trace.add(Arrays.copyOfRange(furthest, max - d, max + d + 2));
            for (int k = -d; k <= d; k += 2) {
                int x = start(furthest, k, d, max);
                int y = x - k;
                while (x < old.size() && y < now.size() && old.get(x).equals(now.get(y))) {
                    x++;
                    y++;
                }
                furthest[max + k] = x;
                if (x >= old.size() && y >= now.size()) {
                    back(trace, old.size(), now.size(), oldKept, newKept);
                    return;
                }
            }
        }
    }

    private static int start(int[] furthest, int k, int d, int max) {
        boolean down = k == -d || (k != d && furthest[max + k - 1] < furthest[max + k + 1]);
        return down ? furthest[max + k + 1] : furthest[max + k - 1] + 1;
    }

    private static void back(
            List<int[]> trace, int oldSize, int newSize, boolean[] oldKept, boolean[] newKept) {
        int x = oldSize;
        int y = newSize;
        for (int d = trace.size() - 1; d >= 0; d--) {
            int[] furthest = trace.get(d);
            int k = x - y;
            boolean down =
                    d > 0 && (k == -d || (k != d && furthest[d + k - 1] < furthest[d + k + 1]));
            int previousX = d == 0 ? 0 : down ? furthest[d + k + 1] : furthest[d + k - 1];
            int previousY = d == 0 ? 0 : previousX - (down ? k + 1 : k - 1);
            int stopX = d == 0 ? 0 : down ? previousX : previousX + 1;
            while (x > stopX && y > 0) {
                x--;
                y--;
                oldKept[x] = true;
                newKept[y] = true;
            }
            x = previousX;
            y = previousY;
        }
    }
}
