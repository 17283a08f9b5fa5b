package dev.leeway.engine.ownership;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.TrackingMark;
import dev.leeway.engine.resource.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to ask the server about an object of another owner: under the name by which that owner
 * applies it, and with the marks that it puts on its objects. Asked under another name, the server
 * would not tell which fields the owner's next apply takes away. A dry-run persists nothing. Pure.
 */
public final class ForeignTerms {
    /** The marks that an owner adds to what stands in Git. */
    private static final List<String> MARKS =
            List.of(
                    Claims.ARGO_TRACKING,
                    "argocd.argoproj.io/installation-id",
                    "kustomize.toolkit.fluxcd.io/name",
                    "kustomize.toolkit.fluxcd.io/namespace",
                    "helm.toolkit.fluxcd.io/name",
                    "helm.toolkit.fluxcd.io/namespace",
                    "meta.helm.sh/release-name",
                    "meta.helm.sh/release-namespace",
                    "app.kubernetes.io/managed-by",
                    TrackingMark.PART_OF,
                    "config.k8s.io/owning-inventory");

    private ForeignTerms() {}

    /**
     * Returns the field manager under which a foreign owner applies the object; empty when the
     * object is not foreign, or its owner never applied it server-side.
     */
    public static Optional<String> manager(Ownership ownership, Manifest live) {
        return ownership
                .foreignOwner()
                .map(owner -> names(owner.claim()))
                .flatMap(
                        names ->
                                ManagedEntry.of(live).stream()
                                        .filter(ManagedEntry::applies)
                                        .map(ManagedEntry::manager)
                                        .filter(names::contains)
                                        .findFirst());
    }

    private static List<String> names(Claim claim) {
        return switch (claim) {
            case Claim.ArgoTracking _, Claim.ArgoLabel _ ->
                    List.of("argocd-controller", "argocd-application-controller");
            case Claim.FluxKustomization _ -> List.of("kustomize-controller");
            case Claim.FluxHelmRelease _ -> List.of("helm-controller");
            case Claim.HelmRelease _ -> List.of("helm");
            case Claim.ApplySet _, Claim.KptInventory _ ->
                    List.of("kubectl", "kubectl-applyset", "kpt");
            case Claim.FieldWriter manager -> List.of(manager.manager());
            case Claim.Controller _, Claim.LeewayApplication _ -> List.of();
        };
    }

    /** Returns what Git wants with the owner's marks, as the live object carries them. */
    public static Manifest body(Manifest desired, Manifest live) {
        JsonObject root = desired.root();
        for (String kind : List.of("labels", "annotations")) {
            JsonObject own = desired.metadata().objectAt(kind);
            JsonObject held = live.metadata().objectAt(kind);
            for (Map.Entry<String, JsonValue> one : held.toMap().entrySet()) {
                boolean instance =
                        one.getKey().equals(Claims.INSTANCE)
                                && live.annotation(Claims.ARGO_TRACKING).isPresent();
                if (!own.has(one.getKey()) && (MARKS.contains(one.getKey()) || instance)) {
                    root = root.withAt(List.of("metadata", kind, one.getKey()), one.getValue());
                }
            }
        }
        return new Manifest(root);
    }
}
