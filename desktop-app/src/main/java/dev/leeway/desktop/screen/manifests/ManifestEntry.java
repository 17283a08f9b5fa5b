package dev.leeway.desktop.screen.manifests;

import dev.leeway.engine.render.Origin;
import dev.leeway.engine.resource.ResourceKey;

import java.util.Locale;
import java.util.Optional;

/**
 * One object's manifests, Secrets masked.
 *
 * @param key the object
 * @param origin where the rendered one comes from; empty when Git does not have it
 * @param rendered the text as rendered; empty when Git does not have it
 * @param live the text as the cluster stores it, without managed fields; empty when the cluster is
 *     not known to have it
 */
record ManifestEntry(ResourceKey key, Optional<Origin> origin, String rendered, String live) {
    /** Returns whether something of it contains these words, whatever their case. */
    boolean contains(String words) {
        String wanted = words.toLowerCase(Locale.ROOT);
        return wanted.isEmpty()
                || key.toString().toLowerCase(Locale.ROOT).contains(wanted)
                || origin.map(Origin::toString).orElse("").toLowerCase(Locale.ROOT).contains(wanted)
                || rendered.toLowerCase(Locale.ROOT).contains(wanted)
                || live.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
