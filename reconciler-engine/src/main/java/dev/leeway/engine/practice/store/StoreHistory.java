package dev.leeway.engine.practice.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The latest changes of a store, for watches and pages that begin in the past. Its owner sees to it
 * that one thread uses it at a time.
 */
final class StoreHistory {
    private final int limit;
    private final ArrayDeque<StoreEvent> events = new ArrayDeque<>();
    private long compacted;

    /**
     * Makes an empty history.
     *
     * @param limit how many changes are remembered
     * @param first the version before the first change
     */
    StoreHistory(int limit, long first) {
        this.limit = limit;
        this.compacted = first;
    }

    /** Remembers a change, and forgets the oldest when there are too many. */
    void add(StoreEvent event) {
        events.add(event);
        while (events.size() > limit) {
            compacted = events.remove().version();
        }
    }

    /** Forgets everything; from now on it begins at this version. */
    void forget(long version) {
        events.clear();
        compacted = version;
    }

    /**
     * Returns the changes after a version, in their order.
     *
     * @throws VersionGoneException when it does not reach back so far
     */
    List<StoreEvent> since(long version) throws VersionGoneException {
        if (version < compacted) {
            throw new VersionGoneException(version, compacted);
        }
        List<StoreEvent> since = new ArrayList<>();
        Iterator<StoreEvent> latestFirst = events.descendingIterator();
        while (latestFirst.hasNext()) {
            StoreEvent event = latestFirst.next();
            if (event.version() <= version) {
                break;
            }
            since.add(event);
        }
        return since.reversed();
    }
}
