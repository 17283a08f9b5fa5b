package dev.leeway.engine.render.kustomize.build;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where labels and annotations go, by what was asked for. Source: Kustomize documentation, "labels"
 * and "commonLabels".
 */
final class LabelFields {
    private static final List<String> WORKLOADS =
            List.of("Deployment", "ReplicaSet", "DaemonSet", "StatefulSet");

    private LabelFields() {}

    /** Returns the objects' own labels. */
    static List<FieldSpec> metadata() {
        return List.of(FieldSpec.everywhere("metadata/labels", true));
    }

    /** Returns the labels of the templates from which pods, jobs and claims are made. */
    static List<FieldSpec> templates() {
        List<FieldSpec> specs = new ArrayList<>();
        specs.add(
                FieldSpec.inVersion(
                        "v1", "ReplicationController", "spec/template/metadata/labels", true));
        WORKLOADS.forEach(
                kind -> specs.add(FieldSpec.in(kind, "spec/template/metadata/labels", true)));
        specs.add(FieldSpec.in("batch", "Job", "spec/template/metadata/labels", true));
        specs.add(FieldSpec.in("batch", "CronJob", "spec/jobTemplate/metadata/labels", true));
        specs.add(
                FieldSpec.in(
                        "batch",
                        "CronJob",
                        "spec/jobTemplate/spec/template/metadata/labels",
                        true));
        specs.add(
                FieldSpec.in(
                        "apps",
                        "StatefulSet",
                        "spec/volumeClaimTemplates[]/metadata/labels",
                        true));
        return specs;
    }

    /** Returns the selectors that must go on choosing what is labelled. */
    static List<FieldSpec> selectors() {
        List<FieldSpec> specs = new ArrayList<>();
        specs.add(FieldSpec.inVersion("v1", "Service", "spec/selector", true));
        specs.add(FieldSpec.inVersion("v1", "ReplicationController", "spec/selector", true));
        WORKLOADS.forEach(kind -> specs.add(FieldSpec.in(kind, "spec/selector/matchLabels", true)));
        for (String kind : List.of("Deployment", "StatefulSet")) {
            for (String affinity : List.of("podAffinity", "podAntiAffinity")) {
                String path = "spec/template/spec/affinity/" + affinity + "/";
                specs.add(
                        FieldSpec.in(
                                "apps",
                                kind,
                                path
                                        + "preferredDuringSchedulingIgnoredDuringExecution/podAffinityTerm/labelSelector/matchLabels",
                                false));
                specs.add(
                        FieldSpec.in(
                                "apps",
                                kind,
                                path
                                        + "requiredDuringSchedulingIgnoredDuringExecution/labelSelector/matchLabels",
                                false));
            }
            specs.add(
                    FieldSpec.in(
                            "apps",
                            kind,
                            "spec/template/spec/topologySpreadConstraints/labelSelector/matchLabels",
                            false));
        }
        specs.add(FieldSpec.in("batch", "Job", "spec/selector/matchLabels", false));
        specs.add(
                FieldSpec.in(
                        "batch", "CronJob", "spec/jobTemplate/spec/selector/matchLabels", false));
        specs.add(
                FieldSpec.in("policy", "PodDisruptionBudget", "spec/selector/matchLabels", false));
        String network = "networking.k8s.io";
        specs.add(FieldSpec.in(network, "NetworkPolicy", "spec/podSelector/matchLabels", false));
        specs.add(
                FieldSpec.in(
                        network,
                        "NetworkPolicy",
                        "spec/ingress/from/podSelector/matchLabels",
                        false));
        specs.add(
                FieldSpec.in(
                        network, "NetworkPolicy", "spec/egress/to/podSelector/matchLabels", false));
        return specs;
    }

    /** Returns all of the above, as {@code commonLabels} wants it. */
    static List<FieldSpec> common() {
        return Stream.of(metadata(), templates(), selectors()).flatMap(List::stream).toList();
    }

    /** Returns where {@code commonAnnotations} go. */
    static List<FieldSpec> annotations() {
        List<FieldSpec> specs = new ArrayList<>();
        specs.add(FieldSpec.everywhere("metadata/annotations", true));
        specs.add(
                FieldSpec.inVersion(
                        "v1", "ReplicationController", "spec/template/metadata/annotations", true));
        WORKLOADS.forEach(
                kind -> specs.add(FieldSpec.in(kind, "spec/template/metadata/annotations", true)));
        specs.add(FieldSpec.in("batch", "Job", "spec/template/metadata/annotations", true));
        specs.add(FieldSpec.in("batch", "CronJob", "spec/jobTemplate/metadata/annotations", true));
        specs.add(
                FieldSpec.in(
                        "batch",
                        "CronJob",
                        "spec/jobTemplate/spec/template/metadata/annotations",
                        true));
        return specs;
    }
}
