package dev.leeway.desktop.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * An immutable list of values, each with a key, in which one value can be replaced cheaply: a
 * replacement copies one chunk and the list of chunks, not ten thousand entries.
 *
 * @param <V> the values
 */
public final class KeyedList<V> {
    private static final int CHUNK = 64;

    private final Map<String, Integer> positions;
    private final List<List<V>> chunks;

    private KeyedList(Map<String, Integer> positions, List<List<V>> chunks) {
        this.positions = positions;
        this.chunks = chunks;
    }

    /** Makes a list; a later value with the same key replaces an earlier one. */
    public static <V> KeyedList<V> of(Iterable<V> values, Function<V, String> key) {
        Map<String, Integer> positions = new HashMap<>();
        List<V> all = new ArrayList<>();
        for (V value : values) {
            Integer known = positions.putIfAbsent(key.apply(value), all.size());
            if (known == null) {
                all.add(value);
            } else {
                all.set(known, value);
            }
        }
        List<List<V>> chunks = new ArrayList<>();
        for (int start = 0; start < all.size(); start += CHUNK) {
            chunks.add(List.copyOf(all.subList(start, Math.min(start + CHUNK, all.size()))));
        }
        return new KeyedList<>(Collections.unmodifiableMap(positions), List.copyOf(chunks));
    }

    /** Returns how many there are. */
    public int size() {
        return positions.size();
    }

    /** Returns the value of a key. */
    public Optional<V> find(String key) {
        Integer position = positions.get(key);
        return position == null
                ? Optional.empty()
                : Optional.of(chunks.get(position / CHUNK).get(position % CHUNK));
    }

    /** Calls the action for every value, in order. */
    public void forEach(Consumer<V> action) {
        chunks.forEach(chunk -> chunk.forEach(action));
    }

    /** Returns the values as a new list. */
    public List<V> toList() {
        List<V> all = new ArrayList<>(size());
        forEach(all::add);
        return all;
    }

    /** Returns a list with every value changed in which its key stays; this list where none is. */
    public KeyedList<V> withEach(UnaryOperator<V> change) {
        List<List<V>> copies = new ArrayList<>(chunks);
        boolean changed = false;
        for (int at = 0; at < copies.size(); at++) {
            List<V> chunk = new ArrayList<>(copies.get(at));
            boolean here = false;
            for (int one = 0; one < chunk.size(); one++) {
                V next = change.apply(chunk.get(one));
                here |= !Identity.same(next, chunk.set(one, next));
            }
            if (here) {
                copies.set(at, Collections.unmodifiableList(chunk));
                changed = true;
            }
        }
        return changed ? new KeyedList<>(positions, Collections.unmodifiableList(copies)) : this;
    }

    /** Returns a list with one value changed; this list when there is no such key. */
    public KeyedList<V> with(String key, UnaryOperator<V> change) {
        Integer position = positions.get(key);
        if (position == null) {
            return this;
        }
        List<V> chunk = new ArrayList<>(chunks.get(position / CHUNK));
        chunk.set(position % CHUNK, change.apply(chunk.get(position % CHUNK)));
        List<List<V>> copies = new ArrayList<>(chunks);
        copies.set(position / CHUNK, Collections.unmodifiableList(chunk));
        return new KeyedList<>(positions, Collections.unmodifiableList(copies));
    }
}
