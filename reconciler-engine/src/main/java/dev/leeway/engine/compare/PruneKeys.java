package dev.leeway.engine.compare;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.Deletions;
import dev.leeway.engine.live.InventoryEntry;
import dev.leeway.engine.live.TrackingMark;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.Arrays;
import java.util.Optional;

/**
 * The keys that a deletion needs: the object is in Leeway's own inventory, and the live object
 * carries Leeway's mark, names itself in it, and is the very object that was applied.
 */
final class PruneKeys {
    private PruneKeys() {}

    /** Returns why an object may not be deleted; empty when every key is there. */
    static Optional<Wording> missing(InventoryEntry entry, Manifest live, String application) {
        String key = entry.key().toString();
        if (Deletions.lingers(live)) {
            return Optional.of(lingers(key, live));
        }
        if (entry.uid().isEmpty()) {
            return Optional.of(PrunePhrase.ANNOUNCED.of(key));
        }
        if (!entry.uid().equals(live.uid())) {
            return Optional.of(PrunePhrase.MADE_ANEW.of(key));
        }
        if (!TrackingMark.names(live, application, entry.key())) {
            return Optional.of(PrunePhrase.UNMARKED.of(key, TrackingMark.ANNOTATION, application));
        }
        for (JsonObject owner : live.metadata().arrayAt("ownerReferences").objects().toList()) {
            if (owner.bool("controller", false)) {
                return Optional.of(
                        PrunePhrase.CONTROLLED.of(
                                key, owner.string("kind", ""), owner.string("name", "")));
            }
        }
        if (live.annotation("helm.sh/resource-policy").filter("keep"::equals).isPresent()) {
            return Optional.of(PrunePhrase.KEEP.of(key));
        }
        boolean guarded =
                live.annotation("argocd.argoproj.io/sync-options").stream()
                        .flatMap(options -> Arrays.stream(options.split(",")))
                        .map(String::strip)
                        .anyMatch("Prune=false"::equals);
        return guarded ? Optional.of(PrunePhrase.NOT_TO_PRUNE.of(key)) : Optional.empty();
    }

    private static Wording lingers(String key, Manifest live) {
        return PrunePhrase.LINGERS.of(
                Wording.quoted(key),
                Deletions.since(live)
                        .map(Wording::moment)
                        .orElseGet(
                                () ->
                                        Wording.quoted(
                                                live.metadata().string("deletionTimestamp", ""))),
                Doubt.BeingDeleted.waitsFor(Deletions.finalizers(live)));
    }
}
