package dev.leeway.engine.ownership;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;

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
            return new Standing.Stale(ClaimPhrase.UNLISTED.of(name));
        }
        Wording lists = (young ? ClaimPhrase.YOUNG : ClaimPhrase.LISTS).of(name);
        if (application
                .annotation("argocd.argoproj.io/skip-reconcile")
                .filter("true"::equals)
                .isPresent()) {
            return new Standing.Confirmed(party, false, ClaimPhrase.AND_NOT_RECONCILED.of(lists));
        }
        if (application.root().has("operation")
                || application
                        .root()
                        .stringAt("status", "operationState", "phase")
                        .filter("Running"::equals)
                        .isPresent()) {
            return new Standing.Confirmed(party, true, ClaimPhrase.AND_SYNCING.of(lists));
        }
        boolean automated =
                application
                        .root()
                        .objectAt("spec", "syncPolicy")
                        .object("automated")
                        .filter(policy -> policy.bool("enabled", true))
                        .isPresent();
        return automated
                ? new Standing.Confirmed(party, true, ClaimPhrase.AND_SYNCS.of(lists))
                : new Standing.Confirmed(party, false, ClaimPhrase.AND_SYNCS_WHEN_ASKED.of(lists));
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
            return new Standing.Stale(ClaimPhrase.UNLISTED.of(name));
        }
        Wording lists = (records ? ClaimPhrase.LISTS : ClaimPhrase.NO_LIST).of(name);
        if (owner.root().objectAt("spec").bool("suspend", false)) {
            return new Standing.Confirmed(name, false, ClaimPhrase.AND_SUSPENDED.of(lists));
        }
        String switchedOff = "kustomize.toolkit.fluxcd.io/reconcile";
        boolean off =
                live.annotation(switchedOff).or(() -> live.label(switchedOff)).stream()
                        .anyMatch("disabled"::equalsIgnoreCase);
        return off
                ? new Standing.Confirmed(name, false, ClaimPhrase.AND_LEAVES_ALONE.of(lists))
                : new Standing.Confirmed(name, true, ClaimPhrase.AND_RECONCILES.of(lists));
    }
}
