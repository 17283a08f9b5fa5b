package dev.leeway.desktop.session;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Knows which application cares about which object, and which of them changed. */
final class ChangeFollowing {
    /** A change is followed by others; the comparison waits for them. */
    private static final Duration SETTLING = Duration.ofMillis(700);

    private final Map<String, Instant> touched = new ConcurrentHashMap<>();
    private final Map<String, Set<ResourceKey>> changed = new ConcurrentHashMap<>();
    private final Map<ResourceKey, Set<String>> interested = new ConcurrentHashMap<>();

    /** Notes the objects of an application and those that they made. */
    void interested(String application, Comparison comparison, List<Manifest> owned) {
        comparison.resources().forEach(resource -> note(resource.key(), application));
        owned.forEach(manifest -> note(manifest.key(), application));
    }

    private void note(ResourceKey key, String application) {
        interested.computeIfAbsent(key, missing -> ConcurrentHashMap.newKeySet()).add(application);
    }

    /** Notes that an object changed in the cluster. */
    void touch(ResourceKey key, Instant at) {
        for (String application : interested.getOrDefault(key, Set.of())) {
            changed.computeIfAbsent(application, _ -> ConcurrentHashMap.newKeySet()).add(key);
            touched.put(application, at);
        }
    }

    /**
     * Hands out every application of which something changed and has settled, once, with what
     * changed.
     */
    void settled(Instant now, Predicate<String> busy, BiConsumer<String, Set<ResourceKey>> again) {
        Instant before = now.minus(SETTLING);
        touched.forEach(
                (application, at) -> {
                    if (at.isBefore(before)
                            && !busy.test(application)
                            && touched.remove(application, at)) {
                        Set<ResourceKey> keys = changed.remove(application);
                        again.accept(application, keys == null ? Set.of() : keys);
                    }
                });
    }
}
