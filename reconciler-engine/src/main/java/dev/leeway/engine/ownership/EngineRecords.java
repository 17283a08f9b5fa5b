package dev.leeway.engine.ownership;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;

/**
 * Reads what the objects of Argo CD and Flux say about an object of somebody's. Pure.
 *
 * <p>Sources: Argo CD, {@code Application.status.resources} and {@code spec.syncPolicy}; Flux,
 * {@code status.inventory} and {@code spec.suspend}.
 */
final class EngineRecords {
    private EngineRecords() {}

    static boolean argoLists(Manifest application, ResourceKey key) {
        return application
                .root()
                .arrayAt("status", "resources")
                .objects()
                .anyMatch(
                        one ->
                                one.string("group", "").equals(key.group())
                                        && one.string("kind", "").equals(key.kind())
                                        && one.string("name", "").equals(key.name())
                                        && (key.namespace().isEmpty()
                                                || one.string("namespace", "")
                                                        .equals(key.namespace())));
    }

    /** Returns how an Application that the object's mark names stands by it. */
    static Standing argo(Manifest application, ResourceKey key) {
        String name = "Application " + application.namespace() + "/" + application.name();
        String party = "argo " + application.namespace() + "/" + application.name();
        JsonObject status = application.root().objectAt("status");
        boolean young = !status.has("reconciledAt") && !status.has("resources");
        if (!young && !argoLists(application, key)) {
            return new Standing.Stale(name + " does not list it");
        }
        String lists = young ? name + " has not reconciled yet" : name + " lists it";
        if (application
                .annotation("argocd.argoproj.io/skip-reconcile")
                .filter("true"::equals)
                .isPresent()) {
            return new Standing.Confirmed(party, false, lists + ", and is not reconciled at all");
        }
        if (application.root().has("operation")
                || application
                        .root()
                        .stringAt("status", "operationState", "phase")
                        .filter("Running"::equals)
                        .isPresent()) {
            return new Standing.Confirmed(party, true, lists + ", and is syncing now");
        }
        boolean automated =
                application
                        .root()
                        .objectAt("spec", "syncPolicy")
                        .object("automated")
                        .filter(policy -> policy.bool("enabled", true))
                        .isPresent();
        return automated
                ? new Standing.Confirmed(party, true, lists + ", and syncs by itself")
                : new Standing.Confirmed(party, false, lists + ", and syncs when somebody asks");
    }

    static boolean fluxLists(Manifest owner, ResourceKey key) {
        String id =
                key.namespace()
                        + "_"
                        + key.name().replace(":", "__")
                        + "_"
                        + key.group()
                        + "_"
                        + key.kind();
        return owner.root()
                .arrayAt("status", "inventory", "entries")
                .objects()
                .anyMatch(entry -> entry.string("id", "").equals(id));
    }

    /** Returns how a Kustomization or HelmRelease that the object's mark names stands by it. */
    static Standing flux(Manifest owner, ResourceKey key, Manifest live) {
        String name = owner.kind() + " " + owner.namespace() + "/" + owner.name();
        boolean records = owner.root().objectAt("status").has("inventory");
        if (records && !fluxLists(owner, key)) {
            return new Standing.Stale(name + " does not list it");
        }
        String lists = records ? name + " lists it" : name + " exists and keeps no list";
        if (owner.root().objectAt("spec").bool("suspend", false)) {
            return new Standing.Confirmed(name, false, lists + ", and is suspended");
        }
        String switchedOff = "kustomize.toolkit.fluxcd.io/reconcile";
        boolean off =
                live.annotation(switchedOff).or(() -> live.label(switchedOff)).stream()
                        .anyMatch("disabled"::equalsIgnoreCase);
        return off
                ? new Standing.Confirmed(
                        name, false, lists + ", and leaves it alone (reconcile: disabled)")
                : new Standing.Confirmed(name, true, lists + ", and reconciles by itself");
    }
}
