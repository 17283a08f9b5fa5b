package dev.leeway.desktop.control;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where the things of a tree stand in a graph: owners left of what they own, halfway down the
 * column of it, nothing on top of anything else. Pure.
 *
 * @param places the places, owners before what they own
 * @param width the width of all
 * @param height the height of all
 */
record GraphLayout(List<Place> places, double width, double height) {
    static final double NODE_WIDTH = 308;
    static final double NODE_HEIGHT = 66;
    private static final double BETWEEN_COLUMNS = 40;
    private static final double BETWEEN_ROWS = 12;
    private static final double EDGE = 20;

    /**
     * One place.
     *
     * @param entry what stands there
     * @param parent the key of the place to its left; empty in the first column
     * @param depth the column
     * @param x the left edge
     * @param y the upper edge
     * @param below how many things it owns, directly or not
     * @param children how many of those it owns directly
     * @param closed whether what it owns is not shown
     */
    record Place(
            ResourceTree.Entry entry,
            Optional<String> parent,
            int depth,
            double x,
            double y,
            int below,
            int children,
            boolean closed) {}

    GraphLayout {
        places = List.copyOf(places);
    }

    /** Lays out a tree; what is closed hides what it owns. */
    static GraphLayout of(List<ResourceTree.Entry> entries, Set<String> closed) {
        return new Arranging(entries, closed).layout();
    }

    /** One arrangement under way. */
    private static final class Arranging {
        private final Map<String, ResourceTree.Entry> known = new LinkedHashMap<>();
        private final Map<String, List<ResourceTree.Entry>> owned = new HashMap<>();
        private final List<ResourceTree.Entry> top = new ArrayList<>();
        private final Set<String> closed;
        private final List<Place> places = new ArrayList<>();
        private double next = EDGE;
        private double right;

        Arranging(List<ResourceTree.Entry> entries, Set<String> closed) {
            this.closed = closed;
            entries.forEach(entry -> known.put(entry.key(), entry));
            for (ResourceTree.Entry entry : entries) {
                Optional<String> owner = entry.parent().filter(known::containsKey);
                if (owner.isPresent()) {
                    owned.computeIfAbsent(owner.get(), _ -> new ArrayList<>()).add(entry);
                } else {
                    top.add(entry);
                }
            }
        }

        GraphLayout layout() {
            top.forEach(entry -> place(entry, Optional.empty(), 0));
            return new GraphLayout(
                    places, right + EDGE, Math.max(EDGE * 2, next - BETWEEN_ROWS + EDGE));
        }

        /** Places an entry and what it owns; returns the middle of the entry. */
        private double place(ResourceTree.Entry entry, Optional<String> parent, int depth) {
            List<ResourceTree.Entry> children = owned.getOrDefault(entry.key(), List.of());
            boolean shut = closed.contains(entry.key()) && !children.isEmpty();
            int at = places.size();
            double x = EDGE + depth * (NODE_WIDTH + BETWEEN_COLUMNS);
            right = Math.max(right, x + NODE_WIDTH);
            double y;
            if (shut || children.isEmpty()) {
                y = next;
                next += NODE_HEIGHT + BETWEEN_ROWS;
            } else {
                double first = 0;
                double last = 0;
                for (int i = 0; i < children.size(); i++) {
                    last = place(children.get(i), Optional.of(entry.key()), depth + 1);
                    first = i == 0 ? last : first;
                }
                y = (first + last) / 2;
            }
            places.add(
                    at,
                    new Place(
                            entry, parent, depth, x, y, below(entry.key()), children.size(), shut));
            return y;
        }

        private int below(String key) {
            int count = 0;
            for (ResourceTree.Entry child : owned.getOrDefault(key, List.of())) {
                count += 1 + below(child.key());
            }
            return count;
        }
    }

    /** Returns the place of a thing. */
    Optional<Place> find(String key) {
        return places.stream().filter(place -> place.entry().key().equals(key)).findFirst();
    }

    /** Returns the place nearest above or below in the same column. */
    Optional<Place> beside(Place from, int step) {
        Optional<Place> best = Optional.empty();
        for (Place place : places) {
            double away = (place.y() - from.y()) * step;
            if (place.depth() == from.depth() && away > 0) {
                boolean nearer = best.isEmpty() || away < (best.get().y() - from.y()) * step;
                best = nearer ? Optional.of(place) : best;
            }
        }
        return best;
    }

    /** Returns the first of what a thing owns. */
    Optional<Place> firstBelow(Place from) {
        return places.stream()
                .filter(place -> place.parent().filter(from.entry().key()::equals).isPresent())
                .findFirst();
    }
}
