package dev.leeway.engine.ownership;

import dev.leeway.engine.resource.ResourceKey;
import java.util.Optional;

/** What has to be read of a claimer before a claim of it can be judged. */
public sealed interface Question {
    /**
     * One object of an engine.
     *
     * @param engine the engine
     * @param namespace the object's namespace
     * @param name its name
     */
    record EngineObject(ForeignEngine engine, String namespace, String name) implements Question {}

    /**
     * Every object of an engine, in all namespaces.
     *
     * @param engine the engine
     */
    record EngineObjects(ForeignEngine engine) implements Question {}

    /**
     * The Secrets in which Helm keeps a release: names and labels, never the content.
     *
     * @param namespace the release's namespace
     * @param name the release
     */
    record HelmRelease(String namespace, String name) implements Question {}

    /**
     * The objects that carry a label, names and labels alone: the parents of ApplySets, the
     * inventories of cli-utils.
     *
     * @param label the label
     * @param value its value
     */
    record Labelled(String label, String value) implements Question {}

    /**
     * One object that owns another.
     *
     * @param apiVersion its API version
     * @param key the object; its namespace is that of the owned one
     */
    record Owner(String apiVersion, ResourceKey key) implements Question {}

    /** Returns what has to be asked about a claim; empty when its mark says it all. */
    static Optional<Question> about(Claim claim) {
        return switch (claim) {
            case Claim.ArgoTracking argo when !argo.namesObject() -> Optional.empty();
            case Claim.ArgoTracking argo ->
                    Optional.of(
                            argo.namespace()
                                    .<Question>map(
                                            place ->
                                                    new EngineObject(
                                                            ForeignEngine.ARGO, place, argo.name()))
                                    .orElse(new EngineObjects(ForeignEngine.ARGO)));
            case Claim.ArgoLabel _ -> Optional.of(new EngineObjects(ForeignEngine.ARGO));
            case Claim.FluxKustomization flux ->
                    Optional.of(
                            new EngineObject(
                                    ForeignEngine.KUSTOMIZE, flux.namespace(), flux.name()));
            case Claim.FluxHelmRelease flux ->
                    Optional.of(
                            new EngineObject(ForeignEngine.HELM, flux.namespace(), flux.name()));
            case Claim.HelmRelease helm ->
                    Optional.of(new HelmRelease(helm.namespace(), helm.name()));
            case Claim.ApplySet set ->
                    Optional.of(new Labelled("applyset.kubernetes.io/id", set.id()));
            case Claim.KptInventory tool ->
                    Optional.of(
                            new Labelled("cli-utils.sigs.k8s.io/inventory-id", tool.inventory()));
            case Claim.Controller controller ->
                    Optional.of(new Owner(controller.apiVersion(), controller.owner()));
            case Claim.LeewayApplication other when other.applySet().isEmpty() -> Optional.empty();
            case Claim.LeewayApplication other ->
                    Optional.of(new Labelled("applyset.kubernetes.io/id", other.applySet()));
            case Claim.FieldWriter manager ->
                    ForeignEngine.of(manager.manager()).map(EngineObjects::new);
        };
    }
}
