package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The lines of recent watch events, written once for all who watch: a hundred watchers hear of the
 * same change at about the same time. Safe for use from any thread.
 */
final class WatchLines {
    private static final int REMEMBERED = 256;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Key, byte[]> recent = new LinkedHashMap<>();

    /** What makes lines equal: one change of the store, told as the same word in one version. */
    private record Key(long version, String change, String apiVersion, String uid) {}

    /** Returns the line of an event whose object is shown whole. */
    byte[] line(long version, String change, JsonObject shown) {
        Key key =
                new Key(
                        version,
                        change,
                        shown.string("apiVersion", ""),
                        shown.stringAt("metadata", "uid").orElse(""));
        byte[] known = remembered(key);
        if (known != null) {
            return known;
        }
        byte[] line = write(change, shown);
        remember(key, line);
        return line;
    }

    /** Returns a line that nobody else gets. */
    static byte[] write(String change, JsonObject shown) {
        String text =
                "{\"type\":\"" + change + "\",\"object\":" + JsonWriter.compact(shown) + "}\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private byte @Nullable [] remembered(Key key) {
        lock.lock();
        try {
            return recent.get(key);
        } finally {
            lock.unlock();
        }
    }

    private void remember(Key key, byte[] line) {
        lock.lock();
        try {
            recent.put(key, line);
            if (recent.size() > REMEMBERED) {
                recent.remove(recent.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }
}
