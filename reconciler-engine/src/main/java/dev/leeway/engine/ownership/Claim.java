package dev.leeway.engine.ownership;

import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.util.Optional;

/**
 * A mark on a live object by which somebody other than this application says "mine", sealed by who
 * says it. A mark is what it is: whether the claimer stands by it, {@link Standing} tells.
 */
public sealed interface Claim {
    /** Returns the claimer. */
    Wording claimant();

    /** Returns what on the object says so. */
    Wording mark();

    /** Returns the claimer in English, for example {@code Argo CD application argocd/shop}. */
    default String claimer() {
        return claimant().text();
    }

    /** Returns in English what on the object says so. */
    default String evidence() {
        return mark().text();
    }

    /**
     * Argo CD's tracking annotation.
     *
     * @param namespace the application's namespace; empty when the mark leaves it to Argo CD
     * @param name the application
     * @param namesObject whether the mark names the very object that carries it; a copied one does
     *     not, and says nothing
     * @param mark the annotation
     */
    record ArgoTracking(Optional<String> namespace, String name, boolean namesObject, Wording mark)
            implements Claim {
        @Override
        public Wording claimant() {
            return ClaimPhrase.ARGO_APPLICATION.of(
                    namespace.map(place -> place + "/" + name).orElse(name));
        }
    }

    /**
     * The label by which Argo CD may track objects. Charts and operators set it too, so by itself
     * it says nothing.
     *
     * @param name the application, if it is one
     * @param mark the label
     */
    record ArgoLabel(String name, Wording mark) implements Claim {
        @Override
        public Wording claimant() {
            return ClaimPhrase.ARGO_APPLICATION.of(name);
        }
    }

    /**
     * The labels of Flux' kustomize controller.
     *
     * @param namespace the Kustomization's namespace
     * @param name the Kustomization
     * @param mark the labels
     */
    record FluxKustomization(String namespace, String name, Wording mark) implements Claim {
        @Override
        public Wording claimant() {
            return Wording.quoted("Flux Kustomization " + namespace + "/" + name);
        }
    }

    /**
     * The labels of Flux' helm controller.
     *
     * @param namespace the HelmRelease's namespace
     * @param name the HelmRelease
     * @param mark the labels
     */
    record FluxHelmRelease(String namespace, String name, Wording mark) implements Claim {
        @Override
        public Wording claimant() {
            return Wording.quoted("Flux HelmRelease " + namespace + "/" + name);
        }
    }

    /**
     * Helm's annotations.
     *
     * @param namespace the release's namespace
     * @param name the release
     * @param mark the annotations
     */
    record HelmRelease(String namespace, String name, Wording mark) implements Claim {
        @Override
        public Wording claimant() {
            return ClaimPhrase.HELM_RELEASE.of(namespace + "/" + name);
        }
    }

    /**
     * The label of an ApplySet's member, as {@code kubectl apply --applyset} sets it.
     *
     * @param id the ApplySet's id
     * @param mark the label
     */
    record ApplySet(String id, Wording mark) implements Claim {
        @Override
        public Wording claimant() {
            return Wording.quoted("ApplySet " + id);
        }
    }

    /**
     * The annotation of tools that are built on cli-utils, such as kpt.
     *
     * @param inventory the inventory's id
     * @param mark the annotation
     */
    record KptInventory(String inventory, Wording mark) implements Claim {
        @Override
        public Wording claimant() {
            return ClaimPhrase.INVENTORY.of(inventory);
        }
    }

    /**
     * The reference to a controller.
     *
     * @param apiVersion the controller's API version
     * @param owner the controller
     * @param uid its uid
     * @param mark the reference
     */
    record Controller(String apiVersion, ResourceKey owner, String uid, Wording mark)
            implements Claim {
        @Override
        public Wording claimant() {
            return Wording.quoted(owner.toString());
        }
    }

    /**
     * Leeway's own mark, for another application.
     *
     * @param application the other application
     * @param applySet the id of that application's inventory as an ApplySet's parent; empty when
     *     the object does not carry it
     * @param mark the annotation
     */
    record LeewayApplication(String application, String applySet, Wording mark) implements Claim {
        @Override
        public Wording claimant() {
            return ClaimPhrase.LEEWAY_APPLICATION.of(application);
        }
    }

    /**
     * An entry in the managed fields.
     *
     * @param manager the field manager
     * @param operation {@code Apply} or {@code Update}
     * @param time when it last changed the object; empty when not recorded
     * @param mark the entry, in words
     */
    record FieldWriter(String manager, String operation, Optional<Instant> time, Wording mark)
            implements Claim {
        @Override
        public Wording claimant() {
            return ClaimPhrase.FIELD_MANAGER.of(manager);
        }
    }
}
