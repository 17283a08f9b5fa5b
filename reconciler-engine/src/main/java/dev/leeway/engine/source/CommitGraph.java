package dev.leeway.engine.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lays out commits as rows of a graph, newest first, one after another, so that a log can be drawn
 * page by page. A line keeps its lane from a commit down to its first parent; a lane that is free
 * is taken again, leftmost first. Same commits, same picture. Used by one thread.
 */
public final class CommitGraph {
    private final List<@Nullable Line> lanes = new ArrayList<>();
    private final Set<String> placed = new HashSet<>();
    private int colours;

    private record Line(String awaited, int colour) {}

    /**
     * A line between two rows or within one.
     *
     * @param from the lane at the upper end
     * @param to the lane at the lower end
     * @param colour which colour, from 0; lines that go on keep theirs
     */
    public record Edge(int from, int to, int colour) {}

    /**
     * One row.
     *
     * @param lane the lane of the commit
     * @param colour the colour of the commit
     * @param above lines from the row's upper edge: to the commit's lane, they end in the commit
     *     when their lower lane is its own; others pass by
     * @param below lines from the commit to the row's lower edge
     * @param passing lines that pass by, from the upper edge to the lower one
     * @param width how many lanes the row needs
     */
    public record Row(
            int lane,
            int colour,
            List<Edge> above,
            List<Edge> below,
            List<Edge> passing,
            int width) {
        public Row {
            above = List.copyOf(above);
            below = List.copyOf(below);
            passing = List.copyOf(passing);
        }
    }

    /** Places the next commit. */
    public Row place(Commit commit) {
        List<Integer> ending = new ArrayList<>();
        List<Edge> passing = new ArrayList<>();
        for (int lane = 0; lane < lanes.size(); lane++) {
            Line line = lanes.get(lane);
            if (line != null && line.awaited().equals(commit.id())) {
                ending.add(lane);
            } else if (line != null) {
                passing.add(new Edge(lane, lane, line.colour()));
            }
        }
        int own = ending.isEmpty() ? free() : ending.getFirst();
        int colour = colour(own);
        List<Edge> above = new ArrayList<>();
        for (int lane : ending) {
            above.add(new Edge(lane, own, colour(lane)));
            lanes.set(lane, null);
        }
        placed.add(commit.id());
        List<Edge> below = below(commit, own, colour);
        int width = Math.max(own + 1, lanes.size());
        for (int lane : ending) {
            width = Math.max(width, lane + 1);
        }
        while (!lanes.isEmpty() && lanes.getLast() == null) {
            lanes.removeLast();
        }
        return new Row(own, colour, above, below, passing, width);
    }

    private List<Edge> below(Commit commit, int own, int colour) {
        List<Edge> below = new ArrayList<>();
        boolean first = true;
        for (String parent : commit.parents()) {
            // Where clocks disagree a parent may come before its child; its line ends here.
            if (!placed.contains(parent)) {
                below.add(first ? goOn(parent, own, colour) : join(parent, own));
                first = false;
            }
        }
        return below;
    }

    private Edge goOn(String parent, int own, int colour) {
        lanes.set(own, new Line(parent, colour));
        return new Edge(own, own, colour);
    }

    /** A further parent: to the line that waits for it already, or down a new one. */
    private Edge join(String parent, int own) {
        for (int lane = 0; lane < lanes.size(); lane++) {
            Line line = lanes.get(lane);
            if (line != null && line.awaited().equals(parent)) {
                return new Edge(own, lane, line.colour());
            }
        }
        int lane = free();
        int colour = colours++;
        lanes.set(lane, new Line(parent, colour));
        return new Edge(own, lane, colour);
    }

    private int colour(int lane) {
        Line line = lanes.get(lane);
        return line == null ? colours++ : line.colour();
    }

    /** Returns the leftmost free lane. */
    private int free() {
        for (int lane = 0; lane < lanes.size(); lane++) {
            if (lanes.get(lane) == null) {
                return lane;
            }
        }
        lanes.addAll(Collections.singletonList(null));
        return lanes.size() - 1;
    }
}
