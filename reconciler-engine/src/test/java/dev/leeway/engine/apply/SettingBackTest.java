package dev.leeway.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.plan.HoldReason;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.workspace.Workspace;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One field is set back, and every other difference of the object stays as it lives. */
@Timeout(90)
class SettingBackTest {
    private static final ResourceKey WEB = new ResourceKey("apps", "Deployment", "shop", "web");
    private static final String DEPLOYMENT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              annotations:
                team: shop
            spec:
              replicas: 2
              selector:
                matchLabels: {app: web}
              template:
                metadata:
                  labels: {app: web}
                spec:
                  containers:
                    - name: web
                      image: nginx:1
                      env:
                        - {name: LEVEL, value: info}
                        - {name: REGION, value: eu}
            """;

    @TempDir Path folder;
    private SyncHouse house;

    @BeforeEach
    void open() throws Exception {
        house = SyncHouse.open(folder, false);
        house.git(DEPLOYMENT);
        house.sync(PlanOptions.PLAIN);
    }

    @AfterEach
    void close() throws Exception {
        house.close();
    }

    @Test
    void setsBackOneFieldAfterTheOtherAndLeavesTheRestToItsOwner() throws Exception {
        editByHand(
                """
                [{"op": "replace", "path": "/spec/replicas", "value": 7},
                 {"op": "replace", "path": "/metadata/annotations/team", "value": "other"},
                 {"op": "replace", "path": "/spec/template/spec/containers/0/image", "value": "x:2"},
                 {"op": "replace", "path": "/spec/template/spec/containers/0/env/0/value",
                  "value": "debug"},
                 {"op": "remove", "path": "/spec/template/spec/containers/0/env/1"}]
                """);
        Comparison before = house.compare();
        assertThat(paths(before)).hasSize(5);

        Plan plan = plan(before, ".spec.replicas");
        assertThat(plan.steps())
                .singleElement()
                .isInstanceOfSatisfying(
                        Step.Patch.class,
                        patch -> {
                            assertThat(patch.changes())
                                    .extracting(change -> change.path().toString())
                                    .containsExactly(".spec.replicas");
                            assertThat(patch.takesOver()).isTrue();
                        });
        String image = ".spec.template.spec.containers[name=\"web\"].image";
        assertSetsBack(plan, before, ".spec.replicas");

        Comparison next = house.compare();
        assertThat(by(next, image)).isEqualTo(by(before, image)).contains("kubectl-edit");
        String env = ".spec.template.spec.containers[name=\"web\"].env";
        Plan two = plan(next, env);
        assertSetsBack(two, next, env);

        Comparison last = house.compare();
        assertThat(paths(last)).containsExactlyInAnyOrder(".metadata.annotations.team", image);
        assertThat(live().string("kind")).contains("Deployment");
        assertThat(house.plan(PlanOptions.PLAIN).steps())
                .as("the rest is still somebody's")
                .singleElement()
                .isInstanceOfSatisfying(
                        Step.Hold.class,
                        hold ->
                                assertThat(hold.reason())
                                        .isInstanceOf(HoldReason.Conflicting.class));
        assertSetsBack(plan(last, image), last, image);
        assertSetsBack(
                plan(house.compare(), ".metadata.annotations"),
                house.compare(),
                ".metadata.annotations.team");
        assertThat(house.compare().inSync()).isTrue();
    }

    @Test
    void whatGitMovedOnFromStaysWhenItIsNotChosen() throws Exception {
        editByHand("[{\"op\": \"replace\", \"path\": \"/spec/replicas\", \"value\": 7}]");
        house.git(DEPLOYMENT.replace("nginx:1", "nginx:9").replace("info", "warn"));
        Comparison before = house.compare();
        assertSetsBack(plan(before, ".spec.replicas"), before, ".spec.replicas");
        assertThat(live().toJson()).contains("nginx:1").contains("\"info\"");
        assertThat(house.sync(PlanOptions.PLAIN).results())
                .singleElement()
                .isInstanceOf(StepResult.Done.class);
        assertThat(house.compare().inSync()).isTrue();
    }

    @Test
    void aReplacedObjectIsNotReplacedForOneField() throws Exception {
        house.git(
                DEPLOYMENT.replace(
                        "    team: shop\n",
                        "    team: shop\n    argocd.argoproj.io/sync-options: Replace=true\n"));
        house.sync(PlanOptions.PLAIN);
        editByHand(
                """
                [{"op": "replace", "path": "/spec/replicas", "value": 7},
                 {"op": "add", "path": "/metadata/annotations/note", "value": "mine"},
                 {"op": "replace", "path": "/metadata/annotations/team", "value": "other"}]
                """);
        Comparison before = house.compare();
        assertSetsBack(plan(before, ".spec.replicas"), before, ".spec.replicas");
        assertThat(live().toJson()).contains("\"mine\"").contains("\"other\"");
    }

    @Test
    void aFieldWithoutADifferenceIsNamedAndNothingIsSent() throws Exception {
        editByHand("[{\"op\": \"replace\", \"path\": \"/spec/replicas\", \"value\": 7}]");
        Plan plan = plan(house.compare(), ".spec.paused");
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.notes())
                .anyMatch(note -> note.text().contains("does not differ at .spec.paused"));
    }

    @Test
    void oneAdditionGoesAndTheOthersStayWithWhoeverMadeThem() throws Exception {
        editByHand(
                """
                [{"op": "replace", "path": "/spec/replicas", "value": 7},
                 {"op": "add", "path": "/metadata/annotations/note", "value": "mine"},
                 {"op": "add", "path": "/spec/template/spec/containers/0/env/-",
                  "value": {"name": "TRACE", "value": "all"}}]
                """);
        Comparison before = house.compare();
        String trace = ".spec.template.spec.containers[name=\"web\"].env[name=\"TRACE\"]";
        assertThat(added(before)).containsExactly(".metadata.annotations.note", trace);

        Set<FieldPath> chosen =
                before.find(WEB).orElseThrow().additions().stream()
                        .map(FieldChange::path)
                        .filter(path -> path.toString().equals(trace))
                        .collect(Collectors.toSet());
        Plan plan = house.engine().planSettingBack(before, WEB, chosen, RunListener.NONE);

        assertThat(plan.notes()).isEmpty();
        assertThat(plan.steps())
                .singleElement()
                .isInstanceOfSatisfying(
                        Step.Migrate.class,
                        migrate -> {
                            assertThat(migrate.migration().removed())
                                    .extracting(change -> change.path().toString())
                                    .allMatch(path -> path.startsWith(trace))
                                    .isNotEmpty();
                            assertThat(migrate.changes()).isEmpty();
                        });
        assertThat(house.sync(plan, new SyncControl(), _ -> {}).results())
                .singleElement()
                .isInstanceOf(StepResult.Done.class);
        Comparison after = house.compare();
        assertThat(added(after)).containsExactly(".metadata.annotations.note");
        assertThat(paths(after)).containsExactly(".spec.replicas");
        assertThat(live().toJson()).doesNotContain("TRACE").contains("\"mine\"");
    }

    @Test
    void whatARuleOfTheWorkspaceLeavesAloneIsNotToldAsAddedAndNotTakenIn() throws Exception {
        editByHand(
                """
                [{"op": "add", "path": "/metadata/annotations/note", "value": "mine"},
                 {"op": "add", "path": "/metadata/annotations/other", "value": "mine too"}]
                """);
        assertThat(added(house.compare()))
                .containsExactly(".metadata.annotations.note", ".metadata.annotations.other");

        house.rules = List.of(rule(List.of("/metadata/annotations/note"), List.of()));
        assertThat(added(house.compare())).containsExactly(".metadata.annotations.other");
        house.sync(PlanOptions.PLAIN.migrating(Set.of("kubectl-edit")));
        assertThat(live().toJson()).contains("\"note\":\"mine\"").doesNotContain("mine too");

        house.rules = List.of(rule(List.of(), List.of("kubectl-edit")));
        assertThat(added(house.compare())).isEmpty();
    }

    private static Workspace.IgnoreDifference rule(List<String> pointers, List<String> managers) {
        return new Workspace.IgnoreDifference(
                "apps", "Deployment", "", "", pointers, List.of(), managers, "leeway.yaml:1");
    }

    private static List<String> added(Comparison comparison) {
        return comparison.find(WEB).orElseThrow().additions().stream()
                .map(change -> change.path().toString())
                .toList();
    }

    private void assertSetsBack(Plan plan, Comparison before, String field) throws Exception {
        ApplyResult result = house.sync(plan, new SyncControl(), _ -> {});
        assertThat(result.results())
                .as("%s %s", field, plan.steps())
                .singleElement()
                .isInstanceOf(StepResult.Done.class);
        Set<String> left =
                paths(before).stream()
                        .filter(path -> !path.startsWith(field))
                        .collect(Collectors.toSet());
        assertThat(paths(house.compare())).as("after %s", field).isEqualTo(left);
    }

    private Plan plan(Comparison comparison, String field) throws Exception {
        Set<FieldPath> chosen =
                changes(comparison).stream()
                        .map(FieldChange::path)
                        .filter(path -> path.toString().startsWith(field))
                        .collect(Collectors.toSet());
        return house.engine()
                .planSettingBack(
                        comparison,
                        WEB,
                        chosen.isEmpty() ? Set.of(FieldPath.of("spec", "paused")) : chosen,
                        RunListener.NONE);
    }

    private static List<FieldChange> changes(Comparison comparison) {
        return comparison.find(WEB).orElseThrow().changes();
    }

    private static Set<String> paths(Comparison comparison) {
        return changes(comparison).stream()
                .map(change -> change.path().toString())
                .collect(Collectors.toSet());
    }

    private static String by(Comparison comparison, String path) {
        return changes(comparison).stream()
                .filter(change -> change.path().toString().equals(path))
                .map(change -> change.attribution().toString())
                .findFirst()
                .orElseThrow();
    }

    private JsonObject live() throws Exception {
        return house.live(WEB).orElseThrow().root();
    }

    private void editByHand(String operations) throws Exception {
        house.editByHand(WEB, operations);
    }
}
