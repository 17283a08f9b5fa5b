package dev.leeway.desktop.state;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many objects are in which condition.
 *
 * @param counts the count of each condition that occurs, objects made in the cluster left out
 * @param worst the worst condition, {@link Condition#IN_SYNC} when there is none
 * @param wellness the worst wellness of all objects
 */
public record Tally(Map<Condition, Integer> counts, Condition worst, Wellness wellness) {
    /** The tally of nothing. */
    public static final Tally NOTHING = new Tally(Map.of(), Condition.IN_SYNC, Wellness.NONE);

    /** Counts objects. */
    public static Tally of(List<ObjectState> objects) {
        Map<Condition, Integer> counts = new EnumMap<>(Condition.class);
        Condition worst = Condition.IN_SYNC;
        Wellness wellness = Wellness.NONE;
        for (ObjectState object : objects) {
            if (object.condition() != Condition.OWNED) {
                counts.merge(object.condition(), 1, Integer::sum);
                worst = object.condition().compareTo(worst) < 0 ? object.condition() : worst;
            }
            wellness = object.wellness().compareTo(wellness) < 0 ? object.wellness() : wellness;
        }
        return new Tally(Map.copyOf(counts), worst, wellness);
    }

    /** Returns how many are in a condition. */
    public int count(Condition condition) {
        return counts.getOrDefault(condition, 0);
    }

    /** Returns how many differ from Git or could not be told. */
    public int differences() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().isDifference())
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Returns how many come from Git or came from it once. */
    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
