package dev.leeway.engine.practice.rules;

import static dev.leeway.engine.practice.rules.Writes.causes;
import static dev.leeway.engine.practice.rules.Writes.code;
import static dev.leeway.engine.practice.rules.Writes.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.WriteOptions.FieldValidation;
import dev.leeway.engine.practice.rules.WriteRules.PatchKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;

/** What is refused, with the reason and the field that the API gives. */
class ObjectChecksTest {
    private static String object(String apiVersion, String kind, String rest) {
        return """
                {"apiVersion":"%s","kind":"%s","metadata":{"name":"x","namespace":"n"},%s}"""
                .formatted(apiVersion, kind, rest);
    }

    private static String deployment(String spec, String pod) {
        return object(
                "apps/v1",
                "Deployment",
                """
                "spec":{%s"selector":{"matchLabels":{"a":"b"}},"template":{"metadata":{"labels":{"a":"b"}},
                 "spec":{%s}}}"""
                        .formatted(spec, pod));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"replicas\":-1, | \"containers\":[{\"name\":\"c\",\"image\":\"i\"}] | FieldValueInvalid spec.replicas",
                "\"strategy\":{\"type\":\"Odd\"}, | \"containers\":[{\"name\":\"c\",\"image\":\"i\"}] | FieldValueNotSupported spec.strategy.type",
                "\"strategy\":{\"type\":\"Recreate\",\"rollingUpdate\":{}}, | \"containers\":[{\"name\":\"c\",\"image\":\"i\"}] | FieldValueForbidden spec.strategy.rollingUpdate",
                "\"minReadySeconds\":0, | \"containers\":[] | FieldValueRequired spec.template.spec.containers",
                "\"minReadySeconds\":0, | \"containers\":[{\"name\":\"c\"}] | FieldValueRequired spec.template.spec.containers[0].image",
                "\"minReadySeconds\":0, | \"containers\":[{\"name\":\"C_\",\"image\":\"i\"}] | FieldValueInvalid spec.template.spec.containers[0].name",
                "\"minReadySeconds\":0, | \"containers\":[{\"name\":\"c\",\"image\":\"i\"},{\"name\":\"c\",\"image\":\"i\"}] | FieldValueDuplicate spec.template.spec.containers[1].name",
                "\"minReadySeconds\":0, | \"containers\":[{\"name\":\"c\",\"image\":\"i\",\"imagePullPolicy\":\"Often\"}] | FieldValueNotSupported spec.template.spec.containers[0].imagePullPolicy",
                "\"minReadySeconds\":0, | \"containers\":[{\"name\":\"c\",\"image\":\"i\",\"ports\":[{\"containerPort\":70000}]}] | FieldValueInvalid spec.template.spec.containers[0].ports[0].containerPort",
                "\"minReadySeconds\":0, | \"containers\":[{\"name\":\"c\",\"image\":\"i\",\"volumeMounts\":[{\"name\":\"v\",\"mountPath\":\"/v\"}]}] | FieldValueNotFound spec.template.spec.containers[0].volumeMounts[0].name",
                "\"minReadySeconds\":0, | \"containers\":[{\"name\":\"c\",\"image\":\"i\",\"env\":[{\"name\":\"a=b\"}]}] | FieldValueInvalid spec.template.spec.containers[0].env[0].name",
                "\"minReadySeconds\":0, | \"containers\":[{\"name\":\"c\",\"image\":\"i\",\"livenessProbe\":{}}] | FieldValueRequired spec.template.spec.containers[0].livenessProbe",
                "\"minReadySeconds\":0, | \"containers\":[{\"name\":\"c\",\"image\":\"i\",\"resources\":{\"limits\":{\"cpu\":\"1\"},\"requests\":{\"cpu\":\"2\"}}}] | FieldValueInvalid spec.template.spec.containers[0].resources.requests",
                "\"minReadySeconds\":0, | \"restartPolicy\":\"Never\",\"containers\":[{\"name\":\"c\",\"image\":\"i\"}] | FieldValueNotSupported spec.template.spec.restartPolicy",
            })
    void refusesDeployments(String spec, String pod, String cause) {
        WriteOutcome outcome = new Writes("apps/v1", "Deployment").create(deployment(spec, pod));

        assertThat(code(outcome)).isEqualTo(422);
        assertThat(causes(outcome)).containsExactly(cause);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "v1 | Service | \"spec\":{\"ports\":[]} | FieldValueRequired spec.ports",
                "v1 | Service | \"spec\":{\"type\":\"Odd\",\"ports\":[{\"port\":80}]} | FieldValueNotSupported spec.type",
                "v1 | Service | \"spec\":{\"ports\":[{\"port\":0,\"targetPort\":1}]} | FieldValueInvalid spec.ports[0].port",
                "networking.k8s.io/v1 | Ingress | \"spec\":{} | FieldValueInvalid spec",
                "networking.k8s.io/v1 | Ingress | \"spec\":{\"rules\":[{\"http\":{\"paths\":[{\"path\":\"/\",\"backend\":{\"service\":{\"name\":\"s\",\"port\":{\"number\":1}}}}]}}]} | FieldValueRequired spec.rules[0].http.paths[0].pathType",
                "networking.k8s.io/v1 | NetworkPolicy | \"spec\":{\"podSelector\":{},\"policyTypes\":[\"Odd\"]} | FieldValueNotSupported spec.policyTypes[0]",
                "v1 | ConfigMap | \"data\":{\"a/b\":\"1\"} | FieldValueInvalid data[a/b]",
                "v1 | Secret | \"type\":\"kubernetes.io/tls\",\"data\":{\"tls.crt\":\"\"} | FieldValueRequired data[tls.key]",
                "batch/v1 | CronJob | \"spec\":{\"schedule\":\"* * *\",\"jobTemplate\":{\"spec\":{\"template\":{\"spec\":{\"restartPolicy\":\"Never\",\"containers\":[{\"name\":\"c\",\"image\":\"i\"}]}}}}} | FieldValueInvalid spec.schedule",
                "policy/v1 | PodDisruptionBudget | \"spec\":{\"minAvailable\":1,\"maxUnavailable\":1} | FieldValueInvalid spec",
                "autoscaling/v2 | HorizontalPodAutoscaler | \"spec\":{\"minReplicas\":5,\"maxReplicas\":2,\"scaleTargetRef\":{\"apiVersion\":\"x.io/v1\",\"kind\":\"D\",\"name\":\"d\"}} | FieldValueInvalid spec.maxReplicas",
                "v1 | PersistentVolumeClaim | \"spec\":{\"resources\":{\"requests\":{\"storage\":\"1Gi\"}}} | FieldValueRequired spec.accessModes",
                "rbac.authorization.k8s.io/v1 | Role | \"rules\":[{\"apiGroups\":[\"\"],\"resources\":[\"pods\"]}] | FieldValueRequired rules[0].verbs",
                "rbac.authorization.k8s.io/v1 | RoleBinding | \"roleRef\":{\"kind\":\"Odd\",\"name\":\"r\"} | FieldValueNotSupported roleRef.kind",
            })
    void refusesOthers(String apiVersion, String kind, String rest, String cause) {
        WriteOutcome outcome = new Writes(apiVersion, kind).create(object(apiVersion, kind, rest));

        assertThat(code(outcome)).isEqualTo(422);
        assertThat(causes(outcome)).containsExactly(cause);
    }

    @Test
    void refusesMetadata() {
        WriteOutcome outcome =
                new Writes("v1", "ConfigMap")
                        .create(
                                """
                                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"Not_A_Name","namespace":"n",
                                 "labels":{"ok":"no good"},"annotations":{"b/a/d":"x"},
                                 "ownerReferences":[{"apiVersion":"v1","kind":"Pod","name":"p"}]}}""");

        assertThat(causes(outcome))
                .containsExactlyInAnyOrder(
                        "FieldValueInvalid metadata.name",
                        "FieldValueInvalid metadata.labels",
                        "FieldValueInvalid metadata.annotations",
                        "FieldValueInvalid metadata.ownerReferences[0].uid");
    }

    @Test
    void someFieldsNeverChange() {
        Writes deployment = new Writes("apps/v1", "Deployment");
        deployment.create(deployment("", "\"containers\":[{\"name\":\"c\",\"image\":\"i\"}]"));
        assertThat(
                        causes(
                                deployment.patch(
                                        PatchKind.MERGE,
                                        """
                                        {"spec":{"selector":{"matchLabels":{"a":"c"}},
                                         "template":{"metadata":{"labels":{"a":"c"}}}}}""")))
                .containsExactly("FieldValueInvalid spec.selector");

        Writes secret = new Writes("v1", "Secret");
        secret.create(object("v1", "Secret", "\"immutable\":true,\"stringData\":{\"a\":\"b\"}"));
        assertThat(secret.object().objectAt("data").string("a")).contains("Yg==");
        assertThat(causes(secret.patch(PatchKind.MERGE, "{\"data\":{\"a\":\"YQ==\"}}")))
                .containsExactly("FieldValueForbidden data");

        Writes binding = new Writes("rbac.authorization.k8s.io/v1", "RoleBinding");
        binding.create(
                object(
                        "rbac.authorization.k8s.io/v1",
                        "RoleBinding",
                        "\"roleRef\":{\"kind\":\"Role\",\"name\":\"r\"}"));
        assertThat(causes(binding.patch(PatchKind.MERGE, "{\"roleRef\":{\"name\":\"q\"}}")))
                .containsExactly("FieldValueInvalid roleRef");
    }

    @Test
    void unknownFieldsAreRefusedNamedOrDropped() {
        String body = object("v1", "ConfigMap", "\"data\":{},\"dat\":{\"a\":\"b\"}");

        assertThat(code(new Writes("v1", "ConfigMap").create(body, FieldValidation.STRICT)))
                .isEqualTo(400);
        assertThat(new Writes("v1", "ConfigMap").create(body, FieldValidation.WARN))
                .isInstanceOfSatisfying(
                        WriteOutcome.Stored.class,
                        stored -> {
                            assertThat(stored.warnings()).containsExactly("unknown field \"dat\"");
                            assertThat(stored.object().has("dat")).isFalse();
                        });
        assertThat(new Writes("v1", "ConfigMap").create(body, FieldValidation.IGNORE))
                .isInstanceOfSatisfying(
                        WriteOutcome.Stored.class,
                        stored -> assertThat(stored.warnings()).isEmpty());
    }

    @Test
    void aStaleOrForeignUpdateIsRefused() {
        Writes writes = new Writes("v1", "ConfigMap");
        writes.create(object("v1", "ConfigMap", "\"data\":{\"a\":\"1\"}"));
        var stale =
                Presets.within(
                        writes.object(),
                        "metadata",
                        m -> m.with("resourceVersion", JsonValue.of("1")));
        assertThat(code(writes.update(stale))).isEqualTo(409);
        var foreign =
                Presets.within(
                        writes.object(), "metadata", m -> m.with("uid", JsonValue.of("other")));
        assertThat(code(writes.update(foreign))).isEqualTo(409);
        assertThat(code(writes.update(json("{\"kind\":\"Secret\"}")))).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "1024Mi,1Gi",
        "1000m,1",
        "0.5,500m",
        "1.5Gi,1536Mi",
        "1e3,1e3",
        "100000,100k",
        "1500m,1500m",
        "0,0",
        "0.0,0",
        "12e6,12e6",
        "1Ki,1Ki",
        "512Ki,512Ki",
        "0.1Ki,102400m",
        "+5,5",
        "-1.5,-1500m",
        "1E,1E",
        ".5,500m",
        "5.,5"
    })
    void quantitiesAreWrittenCanonically(String given, String written) {
        assertThat(Quantities.canonical(given)).contains(written);
    }

    @ParameterizedTest
    @CsvSource({"''", "1.5.5", "Gi", "1gi", "1 Gi", "--1", "0x1"})
    void whatIsNoQuantityIsRefused(String given) {
        assertThat(Quantities.canonical(given)).isEmpty();
    }
}
