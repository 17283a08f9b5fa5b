package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.practice.store.ObjectMeta;
import dev.leeway.engine.resource.GroupKind;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What the server itself adds to writes besides the rules of a type: generated names, namespaces,
 * finalizers that protect.
 */
final class Admission {
    static final GroupKind NAMESPACE = new GroupKind("", "Namespace");

    /** The letters of generated names: no vowels and no look-alikes, as Kubernetes has it. */
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

    private static final int SUFFIX_LENGTH = 5;
    private static final int MAX_GENERATED_PREFIX = 58;

    private final ClusterParts parts;

    Admission(ClusterParts parts) {
        this.parts = parts;
    }

    /** Returns the body with a generated name, if it asks for one. */
    JsonObject named(Target target, JsonObject body) {
        JsonObject metadata = ObjectMeta.of(body);
        String prefix = metadata.string("generateName", "");
        if (!metadata.string("name", "").isEmpty() || prefix.isEmpty()) {
            return body;
        }
        Target free = target;
        do {
            free = target.named(generated(prefix));
        } while (parts.find(free).isPresent());
        return ObjectMeta.with(body, "name", free.name());
    }

    private static String generated(String prefix) {
        StringBuilder name =
                new StringBuilder(
                        prefix.length() > MAX_GENERATED_PREFIX
                                ? prefix.substring(0, MAX_GENERATED_PREFIX)
                                : prefix);
        for (int i = 0; i < SUFFIX_LENGTH; i++) {
            name.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    /**
     * Refuses what is to be created in a namespace that is not there or is going away.
     *
     * @throws Refusal 404 or 403
     */
    void requireNamespace(Target target) {
        if (!target.type().namespaced()) {
            return;
        }
        String namespace = target.namespace();
        JsonObject found =
                parts.store()
                        .get(NAMESPACE, "", namespace)
                        .orElseThrow(() -> new Refusal(Statuses.namespaceNotFound(namespace)));
        if (ObjectMeta.deleting(found)) {
            String why =
                    "unable to create new content in namespace "
                            + namespace
                            + " because it is being terminated";
            JsonObject status = Statuses.forbidden(target.type(), target.name(), why);
            JsonObject cause =
                    Statuses.cause(
                            "NamespaceTerminating",
                            "namespace " + namespace + " is being terminated",
                            "metadata.namespace");
            throw new Refusal(status.withAt(List.of("details", "causes"), JsonArray.of(cause)));
        }
    }

    /** Returns the object as it is first stored. */
    JsonObject creating(Target target, JsonObject object) {
        return switch (target.stored().toString()) {
            case "Namespace" -> withNamespaceFinalizer(object);
            case "apiextensions.k8s.io/CustomResourceDefinition" ->
                    withFinalizer(object, CustomTypeServing.CLEANUP);
            default -> object;
        };
    }

    /** Returns the object as a dry run shows it: with an identity that will not be kept. */
    JsonObject draft(Target target, JsonObject object) {
        JsonObject draft =
                target.stored().toString().equals("Namespace")
                        ? withNamespaceFinalizer(object)
                        : object;
        return ObjectMeta.with(
                ObjectMeta.with(draft, "uid", UUID.randomUUID().toString()),
                "creationTimestamp",
                parts.now());
    }

    private static JsonObject withNamespaceFinalizer(JsonObject namespace) {
        return namespace.withAt(
                List.of("spec", "finalizers"), JsonArray.of(new JsonString("kubernetes")));
    }

    private static JsonObject withFinalizer(JsonObject object, String finalizer) {
        List<String> finalizers = new ArrayList<>(ObjectMeta.finalizers(object));
        if (!finalizers.contains(finalizer)) {
            finalizers.add(finalizer);
        }
        return ObjectMeta.withFinalizers(object, finalizers);
    }

    /** Returns whether nothing holds an object back whose deletion was asked for. */
    static boolean mayGo(JsonObject object) {
        boolean heldByNamespace =
                object.string("kind", "").equals("Namespace")
                        && !object.arrayAt("spec", "finalizers").isEmpty();
        return ObjectMeta.finalizers(object).isEmpty()
                && !heldByNamespace
                && ObjectMeta.of(object).integer("deletionGracePeriodSeconds", 0) == 0;
    }
}
