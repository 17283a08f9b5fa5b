package dev.leeway.desktop.screen.clusters;

import dev.leeway.desktop.screen.clusters.TableStanding.ListState;
import dev.leeway.desktop.screen.clusters.TableStanding.ListTrouble;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far the lists are of which a table is made, each named by its namespace: what a listing saw
 * so far, how much it announced, and what is wrong with it. Belongs to the window's thread.
 */
final class TableLists {
    private final Map<String, ListState> states = new HashMap<>();
    private final Map<String, Set<String>> seen = new HashMap<>();
    private final Map<String, Long> coming = new HashMap<>();

    /** Forgets all lists. */
    void clear() {
        states.clear();
        seen.clear();
        coming.clear();
    }

    /** Takes up a list of which nothing is known yet. */
    void add(String list) {
        states.put(list, ListState.NEW);
    }

    /** A listing begins, again or for the first time. */
    void began(String list) {
        seen.put(list, new HashSet<>());
    }

    /** A listing saw a row. */
    void saw(String list, String row) {
        Set<String> rows = seen.get(list);
        if (rows != null) {
            rows.add(row);
        }
    }

    /** A listing announced that so many rows are still to come. */
    void announced(String list, long left) {
        coming.put(list, left);
    }

    /**
     * A listing came to its end.
     *
     * @return the rows that it saw; empty when its beginning was not heard of
     */
    Optional<Set<String>> complete(String list, Instant at, boolean live) {
        coming.remove(list);
        states.put(list, new ListState(Optional.of(at), live, Optional.empty()));
        return Optional.ofNullable(seen.remove(list));
    }

    /** Changes come again where they had stopped. */
    void resumed(String list, Instant at) {
        states.put(list, new ListState(Optional.of(at), true, Optional.empty()));
    }

    /** A list cannot be read at present. */
    void failed(String list, ListTrouble trouble) {
        seen.remove(list);
        coming.remove(list);
        Optional<Instant> listedAt = states.getOrDefault(list, ListState.NEW).listedAt();
        states.put(list, new ListState(listedAt, false, Optional.of(trouble)));
    }

    /** Returns how many rows are announced, of all lists. */
    long coming() {
        return coming.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns how each list is doing. */
    Map<String, ListState> states() {
        return Map.copyOf(states);
    }
}
