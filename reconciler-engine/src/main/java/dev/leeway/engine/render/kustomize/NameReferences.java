package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Renames references to objects that a kustomization renamed, in the fields Kustomize knows. */
final class NameReferences {
    private static final Set<String> CLUSTER_KINDS =
            Set.of(
                    "ClusterRole",
                    "PersistentVolume",
                    "StorageClass",
                    "PriorityClass",
                    "IngressClass");
    private static final List<String> CONTAINERS = List.of("containers/", "initContainers/");

    private final List<KustomizeObject> objects;

    NameReferences(List<KustomizeObject> objects) {
        this.objects = objects;
    }

    /** A field that names an object of a kind. */
    private record Reference(String target, String path) {}

    void fix() throws Unsupported {
        for (KustomizeObject object : objects) {
            for (Reference reference : references(object.kind())) {
                var failure = new Unsupported[1];
                object.become(
                        FieldEdit.apply(
                                object.body(),
                                reference.path(),
                                false,
                                value -> renamed(object, reference.target(), value, failure)));
                if (failure[0] != null) {
                    throw failure[0];
                }
            }
            if (object.kind().equals("RoleBinding") || object.kind().equals("ClusterRoleBinding")) {
                roleBinding(object);
            }
        }
    }

    private JsonValue renamed(
            KustomizeObject referrer, String target, JsonValue value, Unsupported[] failure) {
        if (!(value instanceof JsonString(String name))) {
            return value;
        }
        try {
            Optional<KustomizeObject> found =
                    find(
                            referrer,
                            target,
                            name,
                            referrer.ids().stream().map(i -> i.namespace()).toList());
            return found.<JsonValue>map(object -> new JsonString(object.name())).orElse(value);
        } catch (Unsupported e) {
            failure[0] = e;
            return value;
        }
    }

    private Optional<KustomizeObject> find(
            KustomizeObject referrer, String kind, String name, List<String> namespaces)
            throws Unsupported {
        List<KustomizeObject> candidates = new ArrayList<>();
        for (KustomizeObject object : objects) {
            boolean named =
                    object.ids().stream()
                            .anyMatch(
                                    id ->
                                            id.kind().equals(kind)
                                                    && id.name().equals(name)
                                                    && (CLUSTER_KINDS.contains(kind)
                                                            || CLUSTER_KINDS.contains(
                                                                    referrer.kind())
                                                            || namespaces.contains(
                                                                    id.namespace())));
            if (named) {
                candidates.add(object);
            }
        }
        long names = candidates.stream().map(KustomizeObject::name).distinct().count();
        if (names > 1) {
            throw new Unsupported(
                    referrer.origin(),
                    "more than one "
                            + kind
                            + " was called '"
                            + name
                            + "', so a reference to it is"
                            + " ambiguous");
        }
        return candidates.stream().findFirst();
    }

    private void roleBinding(KustomizeObject object) throws Unsupported {
        JsonObject body = object.body();
        String kind = body.stringAt("roleRef", "kind").orElse("");
        String role = body.stringAt("roleRef", "name").orElse("");
        List<String> namespaces = object.ids().stream().map(id -> id.namespace()).toList();
        Optional<KustomizeObject> found = find(object, kind, role, namespaces);
        if (found.isPresent()) {
            object.set(List.of("roleRef", "name"), found.get().name());
        }
        List<JsonValue> subjects = new ArrayList<>();
        for (JsonValue item : body.arrayAt("subjects")) {
            subjects.add(subject(object, item));
        }
        if (!subjects.isEmpty()) {
            object.become(object.body().with("subjects", new JsonArray(subjects)));
        }
    }

    private JsonValue subject(KustomizeObject object, JsonValue item) throws Unsupported {
        if (!(item instanceof JsonObject subject)
                || !subject.string("kind", "").equals("ServiceAccount")) {
            return item;
        }
        String namespace = subject.string("namespace", "");
        Optional<KustomizeObject> account =
                find(object, "ServiceAccount", subject.string("name", ""), List.of(namespace));
        if (account.isEmpty()) {
            return item;
        }
        JsonObject named = subject.with("name", new JsonString(account.get().name()));
        return account.get().namespace().isEmpty()
                ? named
                : named.with("namespace", new JsonString(account.get().namespace()));
    }

    private static List<Reference> references(String kind) {
        List<Reference> references = new ArrayList<>();
        PodSpecs.spec(kind).ifPresent(path -> podSpec(path, references));
        switch (kind) {
            case "HorizontalPodAutoscaler" -> {
                for (String target :
                        List.of(
                                "Deployment",
                                "ReplicationController",
                                "ReplicaSet",
                                "StatefulSet")) {
                    references.add(new Reference(target, "spec/scaleTargetRef/name"));
                }
            }
            case "StatefulSet" -> {
                references.add(new Reference("Service", "spec/serviceName"));
                references.add(
                        new Reference(
                                "StorageClass", "spec/volumeClaimTemplates/spec/storageClassName"));
            }
            case "Ingress" -> ingress(references);
            case "ServiceAccount" -> {
                references.add(new Reference("Secret", "imagePullSecrets/name"));
                references.add(new Reference("Secret", "secrets/name"));
            }
            case "PersistentVolumeClaim" -> {
                references.add(new Reference("PersistentVolume", "spec/volumeName"));
                references.add(new Reference("StorageClass", "spec/storageClassName"));
            }
            case "PersistentVolume" ->
                    references.add(new Reference("StorageClass", "spec/storageClassName"));
            case "APIService" -> references.add(new Reference("Service", "spec/service/name"));
            case "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration" ->
                    references.add(new Reference("Service", "webhooks/clientConfig/service/name"));
            default -> {
                // Kustomize knows no reference in any other kind.
            }
        }
        return references;
    }

    private static void ingress(List<Reference> references) {
        for (String path :
                List.of(
                        "spec/rules/http/paths/backend/serviceName",
                        "spec/backend/serviceName",
                        "spec/rules/http/paths/backend/service/name",
                        "spec/defaultBackend/service/name")) {
            references.add(new Reference("Service", path));
        }
        references.add(new Reference("Secret", "spec/tls/secretName"));
        references.add(new Reference("IngressClass", "spec/ingressClassName"));
    }

    private static void podSpec(String path, List<Reference> references) {
        references.add(new Reference("ConfigMap", path + "volumes/configMap/name"));
        references.add(
                new Reference("ConfigMap", path + "volumes/projected/sources/configMap/name"));
        references.add(new Reference("Secret", path + "volumes/secret/secretName"));
        references.add(new Reference("Secret", path + "volumes/projected/sources/secret/name"));
        references.add(new Reference("Secret", path + "imagePullSecrets/name"));
        references.add(
                new Reference(
                        "PersistentVolumeClaim", path + "volumes/persistentVolumeClaim/claimName"));
        references.add(new Reference("ServiceAccount", path + "serviceAccountName"));
        references.add(new Reference("PriorityClass", path + "priorityClassName"));
        for (String containers : CONTAINERS) {
            String container = path + containers;
            references.add(
                    new Reference("ConfigMap", container + "env/valueFrom/configMapKeyRef/name"));
            references.add(new Reference("ConfigMap", container + "envFrom/configMapRef/name"));
            references.add(new Reference("Secret", container + "env/valueFrom/secretKeyRef/name"));
            references.add(new Reference("Secret", container + "envFrom/secretRef/name"));
        }
    }
}
