package dev.leeway.engine.bypass;

import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.ResourceKey;

/**
 * Which guard a lease needs, in a form that outlives the process.
 *
 * @param kind which engine it guards against
 * @param target the object that the guard writes to
 * @param gvk the target's kind, in the version that is written
 * @param scope what it holds
 */
public record GuardRef(Kind kind, ResourceKey target, Gvk gvk, HoldScope scope) {
    /** The engines. The names are kept for ever: never rename one. */
    public enum Kind {
        /** Leeway's own engine. */
        LEEWAY,
        /** An Argo CD Application: its automation is taken away. */
        ARGO_APPLICATION,
        /** An object that a Flux Kustomization applies: reconciling it is disabled. */
        FLUX_OBJECT
    }

    /** Returns whom it guards against, in words. */
    public String engine() {
        return switch (kind) {
            case LEEWAY -> "Leeway";
            case ARGO_APPLICATION -> "Argo CD application " + target.name();
            case FLUX_OBJECT -> "Flux on " + target;
        };
    }
}
