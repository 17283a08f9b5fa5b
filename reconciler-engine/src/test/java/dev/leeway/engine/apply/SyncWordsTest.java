package dev.leeway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.desired.SyncOptions;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.plan.HoldReason;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What applications and objects ask for in Argo CD's, Flux' and Helm's words. */
@Timeout(90)
class SyncWordsTest {
    private static final ResourceKey A = key("ConfigMap", "a");

    @TempDir Path folder;
    private SyncHouse house;

    @BeforeEach
    void open() throws Exception {
        house = SyncHouse.open(folder, true);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void replaceTrueDropsWhatIsNotInGit() throws Exception {
        house.git(map("a", "argocd.argoproj.io/sync-options: Replace=true", "one"));
        house.sync(PlanOptions.PLAIN);
        house.editByHand(A, "[{\"op\":\"add\",\"path\":\"/data/more\",\"value\":\"mine\"}]");
        house.git(map("a", "argocd.argoproj.io/sync-options: Replace=true", "two"));

        ApplyResult result = house.sync(PlanOptions.PLAIN);

        assertThat(result.results())
                .singleElement()
                .isInstanceOfSatisfying(
                        StepResult.Done.class,
                        done -> assertThat(done.message()).contains("replaced"));
        assertThat(data(A)).isEqualTo(Map.of("colour", "two"));
        house.git(
                map("a", "argocd.argoproj.io/sync-options: Replace=true", "two")
                        + map("b", "note: x", "one"));
        house.sync(PlanOptions.PLAIN);
        house.git(map("b", "note: x", "one"));
        assertThat(house.plan(PlanOptions.PLAIN.withPrune(true)).deletions())
                .as("a replaced object keeps its mark")
                .extracting(Step::key)
                .containsExactly(A);
    }

    @Test
    void withoutReplaceOthersKeepTheirFields() throws Exception {
        house.git(map("a", "note: x", "one"));
        house.sync(PlanOptions.PLAIN);
        house.editByHand(A, "[{\"op\":\"add\",\"path\":\"/data/more\",\"value\":\"mine\"}]");
        house.git(map("a", "note: x", "two"));
        house.sync(PlanOptions.PLAIN);
        assertThat(data(A)).isEqualTo(Map.of("colour", "two", "more", "mine"));
    }

    @Test
    void theManagedNamespaceGetsItsMetadataAndIsNotOurs() throws Exception {
        house.namespaceLabels = Map.of("team", "shop");
        house.namespaceAnnotations = Map.of("contact", "ada");
        house.git(map("a", "note: x", "one"));
        house.sync(PlanOptions.PLAIN);
        ResourceKey namespace = new ResourceKey("", "Namespace", "", "shop");
        Manifest made = house.live(namespace).orElseThrow();
        assertThat(made.labels()).containsEntry("team", "shop");
        assertThat(made.annotations()).containsEntry("contact", "ada");
        assertThat(house.plan(PlanOptions.PLAIN).steps()).isEmpty();

        house.namespaceLabels = Map.of("team", "boats");
        assertThat(house.plan(PlanOptions.PLAIN).steps())
                .singleElement()
                .isInstanceOf(Step.Patch.class);
        house.sync(PlanOptions.PLAIN);
        assertThat(house.live(namespace).orElseThrow().labels()).containsEntry("team", "boats");
        assertThat(house.compare().inventory().known().byKey()).doesNotContainKey(namespace);
    }

    @Test
    void aMissingNamespaceIsNotMadeWithoutBeingAsked() throws Exception {
        house.options = SyncOptions.NONE;
        house.git(map("a", "note: x", "one"));
        assertThatThrownBy(() -> house.sync(PlanOptions.PLAIN))
                .hasMessageContaining("The namespace shop does not exist")
                .hasMessageContaining("CreateNamespace=true");
        assertThat(house.live(new ResourceKey("", "Namespace", "", "shop"))).isEmpty();
    }

    @Test
    void fluxWordsAreReadInGitAndInTheClusterAsAnnotationOrLabel() throws Exception {
        house.git(
                map("a", "kustomize.toolkit.fluxcd.io/reconcile: Disabled", "one")
                        + map("b", "kustomize.toolkit.fluxcd.io/ssa: IfNotPresent", "one")
                        + map("c", "kustomize.toolkit.fluxcd.io/ssa: Ignore", "one")
                        + map("d", "note: x", "one"));
        Plan plan = house.plan(PlanOptions.PLAIN);
        assertThat(plan.holds())
                .extracting(hold -> hold.key().name())
                .containsExactlyInAnyOrder("a", "c");
        ApplyResult result = house.sync(PlanOptions.PLAIN);
        assertThat(result.results())
                .filteredOn(StepResult.Done.class::isInstance)
                .extracting(one -> one.step().key().name())
                .containsExactlyInAnyOrder("b", "d", "shop");

        house.editByHand(
                key("ConfigMap", "d"),
                "[{\"op\":\"add\",\"path\":\"/metadata/labels/kustomize.toolkit.fluxcd.io~1reconcile\","
                        + "\"value\":\"disabled\"}]");
        house.git(
                map("b", "kustomize.toolkit.fluxcd.io/ssa: IfNotPresent", "two")
                        + map("d", "note: x", "two"));
        assertThat(house.plan(PlanOptions.PLAIN).steps())
                .hasSize(2)
                .allSatisfy(
                        step ->
                                assertThat(step)
                                        .isInstanceOfSatisfying(
                                                Step.Hold.class,
                                                hold ->
                                                        assertThat(hold.reason())
                                                                .isInstanceOf(
                                                                        HoldReason.AskedFor
                                                                                .class)));
        assertThat(data(key("ConfigMap", "b"))).containsEntry("colour", "one");
    }

    @Test
    void immutableFieldsAreRecreatedOnlyWhenAskedForAndOnlyWhereThatIsSafe() throws Exception {
        house.git(service("10.96.0.20", "") + claim("1Gi"));
        house.sync(PlanOptions.PLAIN);
        String uid = house.live(key("Service", "web")).orElseThrow().uid();
        house.git(service("10.96.0.21", "") + claim("1Gi"));

        assertThat(house.plan(PlanOptions.PLAIN).steps())
                .singleElement()
                .isInstanceOfSatisfying(
                        Step.Hold.class,
                        hold -> assertThat(hold.reason()).isInstanceOf(HoldReason.Immutable.class));
        Plan plan = house.plan(PlanOptions.PLAIN.recreating(Set.of(key("Service", "web"))));
        assertThat(plan.steps()).singleElement().isInstanceOf(Step.Recreate.class);
        ApplyResult result =
                house.sync(PlanOptions.PLAIN.recreating(Set.of(key("Service", "web"))));
        assertThat(result.allDone()).as("%s", result.results()).isTrue();
        Manifest anew = house.live(key("Service", "web")).orElseThrow();
        assertThat(anew.uid()).isNotEqualTo(uid);
        assertThat(anew.root().stringAt("spec", "clusterIP")).contains("10.96.0.21");

        house.git(
                service("10.96.0.22", "kustomize.toolkit.fluxcd.io/force: enabled") + claim("1Gi"));
        assertThat(house.plan(PlanOptions.PLAIN).steps())
                .as("the object asks for it itself")
                .singleElement()
                .isInstanceOf(Step.Recreate.class);
        house.sync(PlanOptions.PLAIN);

        house.git(
                service("10.96.0.22", "kustomize.toolkit.fluxcd.io/force: enabled")
                        + claim("1Gi").replace("ReadWriteOnce", "ReadWriteMany"));
        assertThat(
                        house.plan(
                                        PlanOptions.PLAIN.recreating(
                                                Set.of(key("PersistentVolumeClaim", "data"))))
                                .steps())
                .as("never a claim")
                .singleElement()
                .isInstanceOf(Step.Hold.class);
    }

    @Test
    void aRefusedFieldThatIsNotImmutableIsNeverAReasonToRecreate() throws Exception {
        house.git(service("10.96.0.20", ""));
        house.sync(PlanOptions.PLAIN);
        house.git(service("10.96.0.20", "").replace("port: 80", "port: 800000"));
        assertThat(house.plan(PlanOptions.PLAIN.recreating(Set.of(key("Service", "web")))).steps())
                .singleElement()
                .isInstanceOf(Step.Hold.class);
    }

    @Test
    void kindsGoInArgosOrderWithTwoImprovementsOrExactlySo() throws Exception {
        String all =
                """
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingWebhookConfiguration
                metadata: {name: hook}
                ---
                apiVersion: networking.k8s.io/v1
                kind: Ingress
                metadata: {name: web}
                spec: {defaultBackend: {service: {name: web, port: {number: 80}}}}
                ---
                apiVersion: scheduling.k8s.io/v1
                kind: PriorityClass
                metadata: {name: urgent}
                value: 1000
                ---
                apiVersion: coordination.k8s.io/v1
                kind: Lease
                metadata: {name: mine}
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: Role
                metadata: {name: r}
                ---
                apiVersion: v1
                kind: ServiceAccount
                metadata: {name: robot}
                ---
                apiVersion: v1
                kind: Secret
                metadata: {name: key}
                """
                        + service("10.96.0.30", "")
                        + map("a", "note: x", "one");
        house.git(all);
        List<String> ours = order(house.plan(PlanOptions.PLAIN));
        assertThat(ours)
                .containsExactly(
                        "Namespace",
                        "ServiceAccount",
                        "Secret",
                        "ConfigMap",
                        "PriorityClass",
                        "Role",
                        "Service",
                        "Ingress",
                        "Lease",
                        "ValidatingWebhookConfiguration");
        house.options = SyncOptions.of(List.of("CreateNamespace=true", "KindOrder=argo"));
        List<String> argos = order(house.plan(PlanOptions.PLAIN));
        assertThat(argos.subList(0, 7))
                .containsExactly(
                        "Namespace",
                        "ServiceAccount",
                        "Secret",
                        "ConfigMap",
                        "Role",
                        "Service",
                        "Ingress");
        assertThat(argos.subList(7, 10))
                .as("all other kinds, by group")
                .containsExactlyInAnyOrder(
                        "Lease", "PriorityClass", "ValidatingWebhookConfiguration");
    }

    @Test
    void sharedObjectsAreRefusedWhereAskedFor() throws Exception {
        house.git(map("a", "note: x", "one"));
        house.sync(PlanOptions.PLAIN);
        house.application = "other";
        house.options = SyncOptions.of(List.of("FailOnSharedResource=true"));
        house.git(map("a", "note: x", "two"));
        assertThat(house.plan(PlanOptions.PLAIN.adopting(Set.of(A))).steps())
                .singleElement()
                .isInstanceOf(Step.Hold.class);
    }

    private static List<String> order(Plan plan) {
        return plan.steps().stream().map(step -> step.key().kind()).toList();
    }

    private Map<String, String> data(ResourceKey key) throws Exception {
        Map<String, String> data = new TreeMap<>();
        house.live(key)
                .orElseThrow()
                .root()
                .objectAt("data")
                .forEach((name, value) -> data.put(name, ((JsonString) value).value()));
        return data;
    }

    private static ResourceKey key(String kind, String name) {
        return new ResourceKey("", kind, "shop", name);
    }

    private static String map(String name, String annotation, String colour) {
        return "---\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "
                + name
                + "\n  annotations:\n    "
                + annotation
                + "\ndata:\n  colour: "
                + colour
                + "\n";
    }

    private static String service(String address, String annotation) {
        return "---\napiVersion: v1\nkind: Service\nmetadata:\n  name: web\n"
                + (annotation.isEmpty() ? "" : "  annotations:\n    " + annotation + "\n")
                + "spec:\n  clusterIP: "
                + address
                + "\n  ports: [{port: 80}]\n";
    }

    private static String claim(String size) {
        return "---\napiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: {name: data}\nspec:\n"
                + "  accessModes: [ReadWriteOnce]\n  resources: {requests: {storage: "
                + size
                + "}}\n";
    }
}
