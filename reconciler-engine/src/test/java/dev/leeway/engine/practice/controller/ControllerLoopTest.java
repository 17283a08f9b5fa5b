package dev.leeway.engine.practice.controller;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The practice cluster lives: what real controllers would bring about, seen on a clock that the
 * test moves.
 */
class ControllerLoopTest {
    private final MemoryObjects cluster = new MemoryObjects();
    private ControllerLoop loop;

    @BeforeEach
    void start() {
        loop = new ControllerLoop(cluster, cluster);
        for (String node : List.of("practice-1", "practice-2")) {
            cluster.create(Kinds.NODE, object("v1", "Node", "", node, "{}"));
        }
    }

    private static JsonObject object(
            String apiVersion, String kind, String namespace, String name, String spec) {
        return JsonObject.builder()
                .put("apiVersion", apiVersion)
                .put("kind", kind)
                .put(
                        "metadata",
                        JsonReader.readObject(
                                "{\"name\":\"" + name + "\",\"namespace\":\"" + namespace + "\"}"))
                .put("spec", JsonReader.readObject(spec))
                .build();
    }

    private void let(int seconds) {
        for (int i = 0; i < seconds * 10; i++) {
            loop.runDue();
            cluster.advance(Duration.ofMillis(100));
        }
        loop.runDue();
    }

    private JsonObject one(GroupKind kind, String name) {
        return cluster.get(kind, "shop", name).orElseThrow();
    }

    private List<JsonObject> pods() {
        return List.copyOf(cluster.list(Kinds.POD, "shop"));
    }

    private static String template(String image, String restartPolicy) {
        return """
                {"metadata":{"labels":{"app":"api"}},"spec":{"restartPolicy":"%s",\
                "containers":[{"name":"api","image":"%s"}]}}"""
                .formatted(restartPolicy, image);
    }

    private void deploy(String image, int replicas) {
        cluster.create(
                Kinds.DEPLOYMENT,
                object(
                        "apps/v1",
                        "Deployment",
                        "shop",
                        "api",
                        """
                        {"replicas":%d,"selector":{"matchLabels":{"app":"api"}},"template":%s,\
                        "strategy":{"type":"RollingUpdate","rollingUpdate":{"maxSurge":1,"maxUnavailable":1}}}"""
                                .formatted(replicas, template(image, "Always"))));
    }

    private Set<String> images() {
        return pods().stream()
                .map(
                        pod ->
                                ((JsonObject) pod.arrayAt("spec", "containers").get(0))
                                        .string("image", ""))
                .collect(Collectors.toSet());
    }

    @Test
    void aDeploymentComesUp() {
        deploy("api:1", 3);
        let(4);
        JsonObject status = one(Kinds.DEPLOYMENT, "api").objectAt("status");
        assertThat(pods()).hasSize(3).allMatch(Pods::isReady);
        assertThat(status.integer("availableReplicas", 0)).isEqualTo(3);
        assertThat(status.integer("observedGeneration", 0))
                .isEqualTo(
                        one(Kinds.DEPLOYMENT, "api").objectAt("metadata").integer("generation", 0));
        assertThat(DeploymentStatus.isComplete(one(Kinds.DEPLOYMENT, "api"))).isTrue();
        assertThat(DeploymentController.revision(one(Kinds.DEPLOYMENT, "api"))).isEqualTo(1);
    }

    @Test
    void aNewTemplateRollsOutAndAnOldOneComesBackAsANewRevision() {
        deploy("api:1", 3);
        let(4);
        JsonObject first = one(Kinds.DEPLOYMENT, "api").objectAt("spec", "template");
        cluster.edit(
                Kinds.DEPLOYMENT,
                "shop",
                "api",
                List.of("spec", "template"),
                JsonReader.readObject(template("api:2", "Always")));
        let(15);
        assertThat(images()).containsExactly("api:2");
        assertThat(pods()).hasSize(3);
        assertThat(DeploymentController.revision(one(Kinds.DEPLOYMENT, "api"))).isEqualTo(2);
        cluster.edit(Kinds.DEPLOYMENT, "shop", "api", List.of("spec", "template"), first);
        let(15);
        assertThat(images()).containsExactly("api:1");
        assertThat(DeploymentController.revision(one(Kinds.DEPLOYMENT, "api"))).isEqualTo(3);
        assertThat(cluster.list(Kinds.REPLICA_SET, "shop")).hasSize(2);
    }

    @Test
    void aRollOutNeverFallsBelowWhatMayBeUnavailable() {
        deploy("api:1", 4);
        let(4);
        cluster.edit(
                Kinds.DEPLOYMENT,
                "shop",
                "api",
                List.of("spec", "template"),
                JsonReader.readObject(template("api:2", "Always")));
        for (int i = 0; i < 150; i++) {
            let(0);
            cluster.advance(Duration.ofMillis(100));
            assertThat(
                            pods().stream()
                                    .filter(pod -> Pods.isActive(pod) && Pods.isReady(pod))
                                    .count())
                    .isGreaterThanOrEqualTo(3);
        }
        assertThat(images()).containsExactly("api:2");
    }

    @Test
    void anImageThatCannotBePulledSaysSo() {
        deploy("api:9-unpullable", 1);
        let(8);
        JsonObject status =
                (JsonObject) pods().getFirst().arrayAt("status", "containerStatuses").get(0);
        assertThat(status.objectAt("state", "waiting").string("reason"))
                .contains("ImagePullBackOff");
        assertThat(Pods.phase(pods().getFirst())).isEqualTo("Pending");
        assertThat(
                        one(Kinds.DEPLOYMENT, "api")
                                .objectAt("status")
                                .integer("unavailableReplicas", 0))
                .isEqualTo(1);
    }

    @Test
    void aCrashLoopRestartsWithGrowingPauses() {
        deploy("api:9-crashing", 1);
        let(20);
        JsonObject status =
                (JsonObject) pods().getFirst().arrayAt("status", "containerStatuses").get(0);
        assertThat(status.integer("restartCount", 0)).isGreaterThanOrEqualTo(2);
        assertThat(Status.conditionStatus(pods().getFirst(), "Ready")).isEqualTo("False");
    }

    @Test
    void deletingADeploymentTakesEverythingWithIt() {
        deploy("api:1", 2);
        let(4);
        cluster.delete(Kinds.DEPLOYMENT, one(Kinds.DEPLOYMENT, "api"));
        let(4);
        assertThat(cluster.list(Kinds.REPLICA_SET, "shop")).isEmpty();
        assertThat(pods()).isEmpty();
    }

    @Test
    void foregroundDeletionRemovesDependentsFirst() {
        deploy("api:1", 2);
        let(4);
        cluster.deleteWith(Kinds.DEPLOYMENT, one(Kinds.DEPLOYMENT, "api"), "foregroundDeletion");
        let(0);
        assertThat(cluster.get(Kinds.DEPLOYMENT, "shop", "api")).isPresent();
        let(4);
        assertThat(cluster.get(Kinds.DEPLOYMENT, "shop", "api")).isEmpty();
        assertThat(pods()).isEmpty();
    }

    /** Changes came faster than they were taken: the loop begins anew in the middle. */
    @Test
    void aLoopThatBeginsInTheMiddleFinishesWhatWasBegunAndOrphansNothing() {
        GroupKind settings = new GroupKind("", "ConfigMap");
        cluster.create(settings, object("v1", "ConfigMap", "shop", "owner", "{}"));
        String owner = one(settings, "owner").stringAt("metadata", "uid").orElseThrow();
        JsonObject owned = object("v1", "ConfigMap", "shop", "a-owned", "{}");
        cluster.create(
                settings,
                owned.withAt(
                        List.of("metadata", "ownerReferences"),
                        JsonReader.read(
                                "[{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"name\":\"owner\",\"uid\":\""
                                        + owner
                                        + "\"}]")));
        cluster.create(settings, object("v1", "ConfigMap", "shop", "going", "{}"));
        loop.close();
        cluster.deleteWith(settings, one(settings, "going"), "foregroundDeletion");
        assertThat(cluster.get(settings, "shop", "going")).isPresent();

        loop = new ControllerLoop(cluster, cluster);
        let(1);

        assertThat(cluster.get(settings, "shop", "going")).isEmpty();
        assertThat(cluster.get(settings, "shop", "a-owned")).isPresent();
    }

    @Test
    void anOwnerWhoseChangeIsNotToldYetIsAnOwner() {
        deploy("api:1", 1);
        JsonObject owner = one(Kinds.DEPLOYMENT, "api");
        cluster.keepToItself(
                () ->
                        cluster.create(
                                Kinds.CRON_JOB,
                                object(
                                        "batch/v1",
                                        "CronJob",
                                        "shop",
                                        "often",
                                        "{\"schedule\":\"0 0 1 1 *\"}")));
        owned("told-late", one(Kinds.CRON_JOB, "often"));
        owned("lost", owner.withAt(List.of("metadata", "uid"), JsonValue.of("gone")));

        let(2);

        assertThat(cluster.list(Kinds.SERVICE, "shop"))
                .extracting(service -> ObjectName.of(service).name())
                .containsExactly("told-late");
    }

    private void owned(String name, JsonObject owner) {
        cluster.create(
                Kinds.SERVICE,
                object("v1", "Service", "shop", name, "{}")
                        .withAt(List.of("metadata", "ownerReferences"), Owners.referenceTo(owner)));
    }

    @Test
    void orphaningDeletionLeavesDependentsAlone() {
        deploy("api:1", 2);
        let(4);
        cluster.deleteWith(Kinds.DEPLOYMENT, one(Kinds.DEPLOYMENT, "api"), "orphan");
        let(4);
        assertThat(cluster.get(Kinds.DEPLOYMENT, "shop", "api")).isEmpty();
        assertThat(pods()).hasSize(2);
        assertThat(cluster.list(Kinds.REPLICA_SET, "shop"))
                .singleElement()
                .matches(set -> set.arrayAt("metadata", "ownerReferences").isEmpty());
    }

    @Test
    void aStatefulSetStartsInOrderWithClaimsOfItsOwn() {
        cluster.create(
                Kinds.STATEFUL_SET,
                object(
                        "apps/v1",
                        "StatefulSet",
                        "shop",
                        "db",
                        """
                        {"replicas":2,"serviceName":"db","selector":{"matchLabels":{"app":"api"}},"template":%s,\
                        "volumeClaimTemplates":[{"metadata":{"name":"data"},"spec":{"accessModes":["ReadWriteOnce"],\
                        "resources":{"requests":{"storage":"1Gi"}}}}]}"""
                                .formatted(template("db:1", "Always"))));
        loop.runDue();
        assertThat(pods()).extracting(pod -> ObjectName.of(pod).name()).containsExactly("db-0");
        let(6);
        assertThat(pods())
                .extracting(pod -> ObjectName.of(pod).name())
                .containsExactly("db-0", "db-1");
        assertThat(cluster.list(Kinds.VOLUME_CLAIM, "shop"))
                .hasSize(2)
                .allMatch(claim -> claim.stringAt("status", "phase").orElse("").equals("Bound"));
        JsonObject status = one(Kinds.STATEFUL_SET, "db").objectAt("status");
        assertThat(status.integer("readyReplicas", 0)).isEqualTo(2);
        assertThat(status.string("currentRevision")).isEqualTo(status.string("updateRevision"));
    }

    @Test
    void aJobCompletesAndAFailingOneGivesUp() {
        cluster.create(
                Kinds.JOB,
                object(
                        "batch/v1",
                        "Job",
                        "shop",
                        "good",
                        "{\"template\":" + template("job:1", "Never") + "}"));
        cluster.create(
                Kinds.JOB,
                object(
                        "batch/v1",
                        "Job",
                        "shop",
                        "bad",
                        "{\"backoffLimit\":1,\"template\":"
                                + template("job:1-crashing", "Never")
                                + "}"));
        let(12);
        assertThat(Status.conditionStatus(one(Kinds.JOB, "good"), "Complete")).isEqualTo("True");
        assertThat(Status.conditionStatus(one(Kinds.JOB, "bad"), "Failed")).isEqualTo("True");
        assertThat(one(Kinds.JOB, "good").arrayAt("status", "conditions").objects())
                .isNotEmpty()
                .allMatch(
                        condition ->
                                condition
                                        .string("lastProbeTime")
                                        .equals(condition.string("lastTransitionTime")));
    }

    @Test
    void aCronJobStartsItsJobWhenItIsDue() {
        cluster.create(
                Kinds.CRON_JOB,
                object(
                        "batch/v1",
                        "CronJob",
                        "shop",
                        "tick",
                        "{\"schedule\":\"* * * * *\",\"jobTemplate\":{\"spec\":{\"template\":"
                                + template("job:1", "Never")
                                + "}}}"));
        let(65);
        assertThat(cluster.list(Kinds.JOB, "shop"))
                .singleElement()
                .extracting(
                        job ->
                                job.objectAt("metadata", "annotations")
                                        .string(
                                                "batch.kubernetes.io/cronjob-scheduled-timestamp",
                                                ""))
                .isEqualTo("2026-03-01T10:01:00Z");
        assertThat(one(Kinds.CRON_JOB, "tick").objectAt("status").has("lastSuccessfulTime"))
                .isTrue();
    }

    @Test
    void aServiceFollowsItsPods() {
        deploy("api:1", 2);
        cluster.create(
                Kinds.SERVICE,
                object(
                        "v1",
                        "Service",
                        "shop",
                        "api",
                        "{\"type\":\"LoadBalancer\",\"selector\":{\"app\":\"api\"},\"ports\":[{\"port\":80}]}"));
        let(4);
        assertThat(cluster.list(Kinds.ENDPOINT_SLICE, "shop"))
                .singleElement()
                .matches(slice -> slice.arrayAt("endpoints").size() == 2);
        JsonArray ingress = one(Kinds.SERVICE, "api").arrayAt("status", "loadBalancer", "ingress");
        assertThat(ingress.size()).isEqualTo(1);
    }

    @Test
    void anAutoscalerKeepsItsBounds() {
        deploy("api:1", 1);
        cluster.create(
                Kinds.AUTOSCALER,
                object(
                        "autoscaling/v2",
                        "HorizontalPodAutoscaler",
                        "shop",
                        "api",
                        """
                        {"minReplicas":3,"maxReplicas":5,\
                        "scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"api"}}"""));
        let(8);
        assertThat(one(Kinds.DEPLOYMENT, "api").objectAt("spec").get("replicas"))
                .isEqualTo(JsonValue.of(3));
        assertThat(pods()).hasSize(3);
    }
}
