package dev.leeway.engine.ownership;

import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.Optional;

/**
 * A mark on a live object by which somebody other than this application says "mine", sealed by who
 * says it. A mark is what it is: whether the claimer stands by it, {@link Standing} tells.
 */
public sealed interface Claim {
    /** Returns the claimer in words, for example {@code Argo CD application argocd/shop}. */
    String claimer();

    /** Returns what on the object says so, in words. */
    String evidence();

    /**
     * Argo CD's tracking annotation.
     *
     * @param namespace the application's namespace; empty when the mark leaves it to Argo CD
     * @param name the application
     * @param namesObject whether the mark names the very object that carries it; a copied one does
     *     not, and says nothing
     * @param evidence the annotation
     */
    record ArgoTracking(
            Optional<String> namespace, String name, boolean namesObject, String evidence)
            implements Claim {
        @Override
        public String claimer() {
            return "Argo CD application " + namespace.map(place -> place + "/" + name).orElse(name);
        }
    }

    /**
     * The label by which Argo CD may track objects. Charts and operators set it too, so by itself
     * it says nothing.
     *
     * @param name the application, if it is one
     * @param evidence the label
     */
    record ArgoLabel(String name, String evidence) implements Claim {
        @Override
        public String claimer() {
            return "Argo CD application " + name;
        }
    }

    /**
     * The labels of Flux' kustomize controller.
     *
     * @param namespace the Kustomization's namespace
     * @param name the Kustomization
     * @param evidence the labels
     */
    record FluxKustomization(String namespace, String name, String evidence) implements Claim {
        @Override
        public String claimer() {
            return "Flux Kustomization " + namespace + "/" + name;
        }
    }

    /**
     * The labels of Flux' helm controller.
     *
     * @param namespace the HelmRelease's namespace
     * @param name the HelmRelease
     * @param evidence the labels
     */
    record FluxHelmRelease(String namespace, String name, String evidence) implements Claim {
        @Override
        public String claimer() {
            return "Flux HelmRelease " + namespace + "/" + name;
        }
    }

    /**
     * Helm's annotations.
     *
     * @param namespace the release's namespace
     * @param name the release
     * @param evidence the annotations
     */
    record HelmRelease(String namespace, String name, String evidence) implements Claim {
        @Override
        public String claimer() {
            return "Helm release " + namespace + "/" + name;
        }
    }

    /**
     * The label of an ApplySet's member, as {@code kubectl apply --applyset} sets it.
     *
     * @param id the ApplySet's id
     * @param evidence the label
     */
    record ApplySet(String id, String evidence) implements Claim {
        @Override
        public String claimer() {
            return "ApplySet " + id;
        }
    }

    /**
     * The annotation of tools that are built on cli-utils, such as kpt.
     *
     * @param inventory the inventory's id
     * @param evidence the annotation
     */
    record KptInventory(String inventory, String evidence) implements Claim {
        @Override
        public String claimer() {
            return "inventory " + inventory + " (kpt or another tool of its family)";
        }
    }

    /**
     * The reference to a controller.
     *
     * @param apiVersion the controller's API version
     * @param owner the controller
     * @param uid its uid
     * @param evidence the reference
     */
    record Controller(String apiVersion, ResourceKey owner, String uid, String evidence)
            implements Claim {
        @Override
        public String claimer() {
            return owner.toString();
        }
    }

    /**
     * Leeway's own mark, for another application.
     *
     * @param application the other application
     * @param applySet the id of that application's inventory as an ApplySet's parent; empty when
     *     the object does not carry it
     * @param evidence the annotation
     */
    record LeewayApplication(String application, String applySet, String evidence)
            implements Claim {
        @Override
        public String claimer() {
            return "Leeway application " + application;
        }
    }

    /**
     * An entry in the managed fields.
     *
     * @param manager the field manager
     * @param operation {@code Apply} or {@code Update}
     * @param time when it last changed the object; empty when not recorded
     * @param evidence the entry, in words
     */
    record FieldWriter(String manager, String operation, Optional<Instant> time, String evidence)
            implements Claim {
        @Override
        public String claimer() {
            return "field manager " + manager;
        }
    }
}
