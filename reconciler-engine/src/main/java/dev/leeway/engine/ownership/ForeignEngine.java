package dev.leeway.engine.ownership;

import java.util.Map;
import java.util.Optional;

/**
 * A continuous engine, known by the field manager under which it writes.
 *
 * <p>Source: Argo CD and Flux, the names under which their controllers write.
 */
public enum ForeignEngine {
    /** Argo CD. */
    ARGO("argoproj.io", "Application", "argocd-controller"),
    /** Flux' kustomize controller. */
    KUSTOMIZE("kustomize.toolkit.fluxcd.io", "Kustomization", "kustomize-controller"),
    /** Flux' helm controller. */
    HELM("helm.toolkit.fluxcd.io", "HelmRelease", "helm-controller");

    private static final Map<String, ForeignEngine> BY_MANAGER =
            Map.of(
                    "argocd-controller", ARGO,
                    "argocd-application-controller", ARGO,
                    "kustomize-controller", KUSTOMIZE,
                    "helm-controller", HELM);

    private final String group;
    private final String kind;
    private final String manager;

    ForeignEngine(String group, String kind, String manager) {
        this.group = group;
        this.kind = kind;
        this.manager = manager;
    }

    /** Returns the engine that writes under a name; empty for any other manager. */
    public static Optional<ForeignEngine> of(String manager) {
        return Optional.ofNullable(BY_MANAGER.get(manager));
    }

    /** Returns the API group of the objects that say what the engine owns. */
    public String group() {
        return group;
    }

    /** Returns the kind of the objects that say what the engine owns. */
    public String kind() {
        return kind;
    }

    /** Returns the name under which it applies, unless its operator chose another. */
    public String manager() {
        return manager;
    }
}
