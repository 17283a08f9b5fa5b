package dev.leeway.engine.plan;

import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.plan.StepPlace.Stage;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where each object of an application stands in a sync: by wave, then by kind. A Namespace goes
 * before the first object inside it, a custom resource definition before the first object of its
 * kind, whatever their waves say.
 *
 * <p>Source of the kinds' order: Argo CD's, with two changes: admission webhooks come last, and
 * priority classes stand beside storage classes.
 */
final class SyncOrder {
    private static final String WAVE = "argocd.argoproj.io/sync-wave";
    private static final GroupKind DEFINITION =
            new GroupKind("apiextensions.k8s.io", "CustomResourceDefinition");
    private static final GroupKind NAMESPACE = new GroupKind("", "Namespace");
    private static final List<String> KINDS =
            List.of(
                    "Namespace",
                    "NetworkPolicy",
                    "ResourceQuota",
                    "LimitRange",
                    "PodSecurityPolicy",
                    "PodDisruptionBudget",
                    "ServiceAccount",
                    "Secret",
                    "ConfigMap",
                    "PriorityClass",
                    "StorageClass",
                    "PersistentVolume",
                    "PersistentVolumeClaim",
                    "CustomResourceDefinition",
                    "ClusterRole",
                    "ClusterRoleBinding",
                    "Role",
                    "RoleBinding",
                    "Service",
                    "DaemonSet",
                    "Pod",
                    "ReplicationController",
                    "ReplicaSet",
                    "Deployment",
                    "HorizontalPodAutoscaler",
                    "StatefulSet",
                    "Job",
                    "CronJob",
                    "IngressClass",
                    "Ingress",
                    "APIService");
    private static final List<String> LAST_KINDS =
            List.of("MutatingWebhookConfiguration", "ValidatingWebhookConfiguration");

    private final Map<ResourceKey, Integer> waves = new HashMap<>();

    private SyncOrder() {}

    /** Works out the order of these objects. */
    static SyncOrder of(List<DesiredObject> objects) {
        SyncOrder order = new SyncOrder();
        Map<String, Integer> firstInNamespace = new HashMap<>();
        Map<GroupKind, Integer> firstOfKind = new HashMap<>();
        for (DesiredObject object : objects) {
            int wave = wave(object.manifest());
            order.waves.put(object.key(), wave);
            firstInNamespace.merge(object.key().namespace(), wave, Math::min);
            firstOfKind.merge(object.key().groupKind(), wave, Math::min);
        }
        for (DesiredObject object : objects) {
            ResourceKey key = object.key();
            if (key.groupKind().equals(NAMESPACE)) {
                order.lift(key, firstInNamespace.get(key.name()));
            } else if (key.groupKind().equals(DEFINITION)) {
                order.lift(key, firstOfKind.get(defined(object.manifest())));
            }
        }
        return order;
    }

    private void lift(ResourceKey key, @Nullable Integer first) {
        if (first != null) {
            waves.merge(key, first, Math::min);
        }
    }

    /** Returns the kind that a custom resource definition defines. */
    static GroupKind defined(Manifest definition) {
        return new GroupKind(
                definition.root().stringAt("spec", "group").orElse(""),
                definition.root().stringAt("spec", "names", "kind").orElse(""));
    }

    /** Returns the place at which an object is applied. */
    StepPlace applying(ResourceKey key) {
        return new StepPlace(Stage.APPLY, waves.getOrDefault(key, 0), rank(key.kind()));
    }

    /** Returns the place at which an object is pruned: the mirror image of applying it. */
    static StepPlace pruning(ResourceKey key, Manifest live) {
        return new StepPlace(Stage.PRUNE, -wave(live), -rank(key.kind()));
    }

    private static int wave(Manifest manifest) {
        String written = manifest.annotation(WAVE).orElse("0").strip();
        // What is no number is no wave, as Argo CD has it.
        return written.matches("[+-]?\\d{1,9}") ? Integer.parseInt(written) : 0;
    }

    private static int rank(String kind) {
        int rank = KINDS.indexOf(kind);
        if (rank >= 0) {
            return rank;
        }
        return KINDS.size() + 1 + LAST_KINDS.indexOf(kind);
    }
}
