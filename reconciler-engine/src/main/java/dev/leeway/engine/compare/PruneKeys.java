package dev.leeway.engine.compare;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.Deletions;
import dev.leeway.engine.live.InventoryEntry;
import dev.leeway.engine.live.TrackingMark;
import dev.leeway.engine.resource.Manifest;
import java.util.Arrays;
import java.util.Optional;

/**
 * The keys that a deletion needs: the object is in Leeway's own inventory, and the live object
 * carries Leeway's mark, names itself in it, and is the very object that was applied.
 */
final class PruneKeys {
    private PruneKeys() {}

    /** Returns why an object may not be deleted; empty when every key is there. */
    static Optional<String> missing(InventoryEntry entry, Manifest live, String application) {
        if (Deletions.lingers(live)) {
            return Optional.of(
                    entry.key()
                            + " is being deleted since "
                            + live.metadata().string("deletionTimestamp", "")
                            + "; "
                            + Deletions.waitsFor(live)
                            + ". Leeway has nothing left to send.");
        }
        if (entry.uid().isEmpty()) {
            return Optional.of(
                    "Leeway announced to apply "
                            + entry.key()
                            + " and never learned whether it did, so it does not know this object"
                            + " as its own. Delete it by hand if it is not wanted.");
        }
        if (!entry.uid().equals(live.uid())) {
            return Optional.of(
                    entry.key()
                            + " was deleted and made anew by somebody else since Leeway applied it."
                            + " Delete it by hand if it is not wanted.");
        }
        if (!TrackingMark.names(live, application, entry.key())) {
            return Optional.of(
                    entry.key()
                            + " does not carry Leeway's mark ("
                            + TrackingMark.ANNOTATION
                            + ") for "
                            + application
                            + ". Delete it by hand if it is not wanted.");
        }
        for (JsonObject owner : live.metadata().arrayAt("ownerReferences").objects().toList()) {
            if (owner.bool("controller", false)) {
                return Optional.of(
                        entry.key()
                                + " is controlled by "
                                + owner.string("kind", "")
                                + " "
                                + owner.string("name", "")
                                + ", which would make it anew.");
            }
        }
        if (live.annotation("helm.sh/resource-policy").filter("keep"::equals).isPresent()) {
            return Optional.of(entry.key() + " asks to be kept (helm.sh/resource-policy: keep).");
        }
        boolean guarded =
                live.annotation("argocd.argoproj.io/sync-options").stream()
                        .flatMap(options -> Arrays.stream(options.split(",")))
                        .map(String::strip)
                        .anyMatch("Prune=false"::equals);
        return guarded
                ? Optional.of(entry.key() + " asks not to be pruned (Prune=false).")
                : Optional.empty();
    }
}
