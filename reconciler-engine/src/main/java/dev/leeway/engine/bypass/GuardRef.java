package dev.leeway.engine.bypass;

import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.ResourceKey;
import java.util.Optional;

/**
 * Which guard a lease needs, in a form that outlives the process.
 *
 * @param kind which engine it guards against
 * @param target the object that the guard writes to
 * @param gvk the target's kind, in the version that is written
 * @param scope what it holds
 * @param about the Argo CD Application that a window or an exception is for; empty for other kinds
 */
public record GuardRef(
        Kind kind, ResourceKey target, Gvk gvk, HoldScope scope, Optional<ResourceKey> about) {
    /** Makes one that is about its target alone. */
    public GuardRef(Kind kind, ResourceKey target, Gvk gvk, HoldScope scope) {
        this(kind, target, gvk, scope, Optional.empty());
    }

    /** The engines. The names are kept for ever: never rename one. */
    public enum Kind {
        /** Leeway's own engine. */
        LEEWAY,
        /** An Argo CD Application: its automation is taken away. */
        ARGO_APPLICATION,
        /** An Argo CD AppProject: a deny window keeps one of its Applications still. */
        ARGO_PROJECT_WINDOW,
        /** An Argo CD ApplicationSet: it leaves the sync policy of one Application alone. */
        ARGO_SET_EXCEPTION,
        /** An object that a Flux Kustomization applies: reconciling it is disabled. */
        FLUX_OBJECT,
        /** A Flux HelmRelease: it is suspended. */
        FLUX_RELEASE
    }

    /** Returns whom it guards against, in words. */
    public String engine() {
        return switch (kind) {
            case LEEWAY -> "Leeway";
            case ARGO_APPLICATION -> "Argo CD application " + target.name();
            case ARGO_PROJECT_WINDOW ->
                    "Argo CD application " + about.map(ResourceKey::name).orElse("");
            case ARGO_SET_EXCEPTION -> "Argo CD application set " + target.name();
            case FLUX_OBJECT -> "Flux on " + target;
            case FLUX_RELEASE -> "Flux " + target.kind() + " " + target.name();
        };
    }
}
