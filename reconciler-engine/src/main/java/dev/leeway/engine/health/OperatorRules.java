package dev.leeway.engine.health;

import dev.leeway.engine.resource.GroupKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rules for kinds of widely used operators, each from its operator's own documentation. */
final class OperatorRules {
    private OperatorRules() {}

    static Map<GroupKind, HealthRule> byKind() {
        Map<GroupKind, HealthRule> rules = new LinkedHashMap<>(DocumentedPhases.rules());
        for (String kind : List.of("CloneSet", "StatefulSet", "DaemonSet")) {
            rules.put(new GroupKind("apps.kruise.io", kind), KruiseWorkloadRule::assess);
        }
        rules.put(
                new GroupKind("apps.openshift.io", "DeploymentConfig"),
                DeploymentConfigRule::assess);
        rules.put(new GroupKind("karpenter.sh", "NodeClaim"), NodeClaimRule::assess);
        for (String kind :
                List.of("Prometheus", "PrometheusAgent", "Alertmanager", "ThanosRuler")) {
            rules.put(new GroupKind("monitoring.coreos.com", kind), PrometheusOperatorRule::assess);
        }
        for (String kind :
                List.of(
                        "TFJob",
                        "PyTorchJob",
                        "MPIJob",
                        "XGBoostJob",
                        "MXJob",
                        "PaddleJob",
                        "JAXJob",
                        "Experiment",
                        "Trial")) {
            rules.put(new GroupKind("kubeflow.org", kind), TrainingJobRule::assess);
        }
        rules.put(
                new GroupKind("cluster.open-cluster-management.io", "ManagedCluster"),
                ManagedClusterRule::assess);
        rules.put(
                new GroupKind("autoscaling.k8s.io", "VerticalPodAutoscaler"),
                VerticalPodAutoscalerRule::assess);
        rules.put(new GroupKind("argoproj.io", "CronWorkflow"), CronWorkflowRule::assess);
        rules.put(new GroupKind("metal3.io", "BareMetalHost"), BareMetalHostRule::assess);
        for (String kind : List.of("Keycloak", "KeycloakRealm", "KeycloakClient", "KeycloakUser")) {
            rules.put(new GroupKind("keycloak.org", kind), LegacyKeycloakRule::assess);
        }
        return rules;
    }
}
