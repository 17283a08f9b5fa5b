package dev.leeway.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.schema.FieldSchema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules are offered where a program owns a field by design, and nowhere else. */
class RuleSuggestionsTest {
    private static final String SCALED_BY_PROGRAM =
            """
            {"manager": "kube-controller-manager", "operation": "Update", "subresource": "scale",
             "apiVersion": "apps/v1", "fieldsV1": {"f:spec": {"f:replicas": {}}}}""";

    private static Manifest object(String json) {
        return new Manifest(JsonReader.readObject(json));
    }

    private static Manifest web(int replicas, String managedFields) {
        return object(
                """
                {"apiVersion": "apps/v1", "kind": "Deployment",
                 "metadata": {"name": "web", "namespace": "shop", "managedFields": [%s]},
                 "spec": {"replicas": %d}}
                """
                        .formatted(managedFields, replicas));
    }

    private static Manifest autoscaler(String kind, String group, String target) {
        return object(
                """
                {"apiVersion": "%s", "kind": "%s", "metadata": {"name": "auto", "namespace": "shop"},
                 "spec": {"scaleTargetRef": %s}}
                """
                        .formatted(group, kind, target));
    }

    private static ResourceComparison changed(Manifest desired, Manifest live) throws Exception {
        FieldChanges changes =
                FieldChanges.between(
                        desired.key(),
                        desired,
                        live,
                        new FieldSchema.Unknown(),
                        List.of(),
                        (_, _) -> new PathExpressions.Selection.Failed("not asked"));
        ServedKind kind = new ServedKind(desired.gvk(), "", true, Set.of());
        return new ResourceComparison(
                desired.key(),
                Optional.of(kind),
                Optional.of(
                        new DesiredObject(
                                desired.key(), kind, desired, new Origin("web.yaml", 0, 1))),
                new LiveState.Present(live, Instant.EPOCH),
                Optional.of(desired),
                new Difference.Changed(changes.counting(), List.of()),
                Judgement.SERVER_DRY_RUN);
    }

    @Test
    void replicasThatAnAutoscalerTargetsAreOffered() throws Exception {
        ResourceComparison scaled = changed(web(2, ""), web(5, ""));
        Manifest horizontal =
                autoscaler(
                        "HorizontalPodAutoscaler",
                        "autoscaling/v2",
                        "{\"kind\": \"Deployment\", \"name\": \"web\"}");
        Manifest keda = autoscaler("ScaledObject", "keda.sh/v1alpha1", "{\"name\": \"web\"}");
        Manifest another =
                autoscaler(
                        "HorizontalPodAutoscaler",
                        "autoscaling/v2",
                        "{\"kind\": \"Deployment\", \"name\": \"api\"}");

        assertThat(RuleSuggestions.of(scaled, List.of(horizontal)))
                .singleElement()
                .satisfies(
                        offered -> {
                            assertThat(offered.rule().jsonPointers())
                                    .containsExactly("/spec/replicas");
                            assertThat(offered.rule().matches(scaled.key())).isTrue();
                            assertThat(offered.reason())
                                    .contains("HorizontalPodAutoscaler auto scales it");
                        });
        assertThat(RuleSuggestions.of(scaled, List.of(keda))).hasSize(1);
        assertThat(RuleSuggestions.of(scaled, List.of(another))).isEmpty();
    }

    @Test
    void replicasThatAProgramScaledAreOfferedAndAHandsAreNot() throws Exception {
        assertThat(RuleSuggestions.of(changed(web(2, ""), web(5, SCALED_BY_PROGRAM)), List.of()))
                .hasSize(1);
        assertThat(
                        RuleSuggestions.of(
                                changed(
                                        web(2, ""),
                                        web(
                                                5,
                                                SCALED_BY_PROGRAM.replace(
                                                        "kube-controller-manager", "kubectl"))),
                                List.of()))
                .isEmpty();
    }

    @Test
    void bundlesThatAreInjectedAreOffered() throws Exception {
        String hook =
                """
                {"apiVersion": "admissionregistration.k8s.io/v1", "kind": "ValidatingWebhookConfiguration",
                 "metadata": {"name": "check"%s},
                 "webhooks": [{"name": "a", "clientConfig": {"caBundle": "%s"}}]}
                """;
        String injected = ", \"annotations\": {\"cert-manager.io/inject-ca-from\": \"shop/ca\"}";

        assertThat(
                        RuleSuggestions.of(
                                changed(
                                        object(hook.formatted(injected, "")),
                                        object(hook.formatted(injected, "Q0E="))),
                                List.of()))
                .singleElement()
                .satisfies(
                        offered ->
                                assertThat(offered.rule().jsonPointers())
                                        .containsExactly("/webhooks/0/clientConfig/caBundle"));
        assertThat(
                        RuleSuggestions.of(
                                changed(
                                        object(hook.formatted("", "")),
                                        object(hook.formatted("", "Q0E="))),
                                List.of()))
                .isEmpty();
    }
}
