package dev.leeway.engine.cluster;

import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers which uid an object had at a resource version, so that a write meant for one object
 * never meets another of the same name. Safe for use from several threads.
 */
final class SeenObjects {
    private static final int MOST = 20_000;

    private final LiveCache cache;
    private final Map<ResourceKey, Seen> seen =
            Collections.synchronizedMap(
                    new LinkedHashMap<>() {
                        private static final long serialVersionUID = 1L;

                        @Override
                        protected boolean removeEldestEntry(Map.Entry<ResourceKey, Seen> eldest) {
                            return size() > MOST;
                        }
                    });

    private record Seen(String uid, String resourceVersion) {}

    SeenObjects(LiveCache cache) {
        this.cache = cache;
    }

    /** Notes an object as the server gave it. */
    void note(ResourceKey key, Manifest manifest) {
        if (!manifest.uid().isEmpty() && !manifest.resourceVersion().isEmpty()) {
            seen.put(key, new Seen(manifest.uid(), manifest.resourceVersion()));
        }
    }

    /** Returns the uid that the object had at this version, where it is known. */
    Optional<String> uid(ServedKind kind, ResourceKey key, String resourceVersion) {
        Optional<String> kept =
                cache.peek(kind, key)
                        .filter(object -> object.resourceVersion().equals(resourceVersion))
                        .map(KeptObject::uid);
        if (kept.isPresent()) {
            return kept;
        }
        Seen known = seen.get(key);
        return known != null && known.resourceVersion().equals(resourceVersion)
                ? Optional.of(known.uid())
                : Optional.empty();
    }
}
