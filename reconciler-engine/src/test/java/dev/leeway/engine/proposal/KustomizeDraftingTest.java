package dev.leeway.engine.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.edit.EditProof.Mismatch;
import dev.leeway.engine.edit.FieldValues;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.workspace.Workspace;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Kustomizations in all their forms, each edited where its author would edit it. */
class KustomizeDraftingTest {
    private static final String DEPLOYMENT =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replicas: 2
              template:
                spec:
                  containers:
                    - name: web
                      image: registry.example.com/web:1.0
                      args: [--verbose]
                      env:
                        - name: STAGE
                          value: base
            """;
    private static final FieldPath REPLICAS = FieldPath.of("spec", "replicas");
    private static final FieldPath CONTAINER =
            FieldPath.of("spec", "template", "spec", "containers")
                    .then(new PathElement.Key(JsonObject.of("name", new JsonString("web"))));
    private static final FieldPath IMAGE = CONTAINER.then(PathElement.name("image"));
    private static final FieldPath STAGE =
            CONTAINER
                    .then(PathElement.name("env"))
                    .then(new PathElement.Key(JsonObject.of("name", new JsonString("STAGE"))));
    private static final Workspace.Application PROD = Bench.application("prod", "prod");
    private static final Workspace.Application TEST = Bench.application("test", "test");

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    /** A repository with a base that prod and test build on. */
    private static SourceTree shared(String kustomization, String... more) {
        String[] files = new String[8 + more.length];
        files[0] = "base/deployment.yaml";
        files[1] = DEPLOYMENT;
        files[2] = "base/kustomization.yaml";
        files[3] = "resources: [deployment.yaml]\n";
        files[4] = "test/kustomization.yaml";
        files[5] = "resources:\n  - ../base\n";
        files[6] = "prod/kustomization.yaml";
        files[7] = kustomization;
        System.arraycopy(more, 0, files, 8, more.length);
        return Bench.tree(files);
    }

    private Manifest rendered(SourceTree tree, String kind) throws Exception {
        return bench.render(PROD, tree).stream()
                .map(RenderedManifest::manifest)
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> edited(SourceTree tree, FieldPath field, JsonValue value)
            throws Exception {
        return edited(tree, "Deployment", field, value);
    }

    /** Returns the files that the best way changes, with their text. */
    private Map<String, String> edited(
            SourceTree tree, String kind, FieldPath field, JsonValue value) throws Exception {
        Manifest now = rendered(tree, kind);
        JsonObject live = (JsonObject) FieldValues.with(now.root(), field, value).orElseThrow();
        return best(tree, new TouchedObject(now.key(), List.of(field), live));
    }

    private Map<String, String> removed(SourceTree tree, FieldPath field) throws Exception {
        Manifest now = rendered(tree, "Deployment");
        JsonObject live = (JsonObject) FieldValues.without(now.root(), field);
        return best(tree, new TouchedObject(now.key(), List.of(field), live));
    }

    private Map<String, String> best(SourceTree tree, TouchedObject touched) throws Exception {
        Candidate best = bench.draft(tree, List.of(touched), PROD, TEST).getFirst();
        assertThat(best.isComplete()).as(best.notes() + " " + best.own()).isTrue();
        Map<String, String> files = new TreeMap<>();
        best.files()
                .forEach(
                        file ->
                                files.put(
                                        file.path(),
                                        new String(
                                                file.after().orElseThrow(),
                                                StandardCharsets.UTF_8)));
        return files;
    }

    private static JsonValue json(String text) {
        return JsonReader.read(text);
    }

    @Test
    void anImageEntryGetsTheNewTag() throws Exception {
        String kustomization =
                """
                resources:
                  - ../base
                images:
                  # Bumped by the release job.
                  - name: registry.example.com/web
                    newTag: "1.4"   # keep quoted
                """;
        assertThat(edited(shared(kustomization), IMAGE, json("\"registry.example.com/web:1.5\"")))
                .containsExactly(
                        Map.entry(
                                "prod/kustomization.yaml",
                                kustomization.replace("\"1.4\"", "\"1.5\"")));
    }

    @Test
    void anImageEntryIsAddedForANewTagOrRegistry() throws Exception {
        String kustomization = "resources:\n  - ../base\n";
        assertThat(edited(shared(kustomization), IMAGE, json("\"mirror.example.com/web:1.5\"")))
                .containsExactly(
                        Map.entry(
                                "prod/kustomization.yaml",
                                kustomization
                                        + """
                                        images:
                                          - name: registry.example.com/web
                                            newName: mirror.example.com/web
                                            newTag: "1.5"
                                        """));
    }

    @Test
    void aReplicasEntryIsEditedOrAdded() throws Exception {
        String entry = "resources: [../base]\nreplicas:\n- name: web\n  count: 3\n";
        assertThat(edited(shared(entry), REPLICAS, json("7")))
                .containsExactly(Map.entry("prod/kustomization.yaml", entry.replace("3", "7")));
        String none = "resources: [../base]\n";
        assertThat(edited(shared(none), REPLICAS, json("7")).get("prod/kustomization.yaml"))
                .startsWith(none)
                .contains("replicas:", "name: web", "count: 7");
    }

    @Test
    void aPatchFileIsEditedWhereItSaysSo() throws Exception {
        String patch =
                """
                # Production is larger.
                apiVersion: apps/v1
                kind: Deployment
                metadata: {name: web}
                spec:
                  replicas: 4 # measured in May
                """;
        SourceTree tree =
                shared(
                        "resources: [../base]\npatches: [{path: size.yaml}]\n",
                        "prod/size.yaml",
                        patch);
        assertThat(edited(tree, REPLICAS, json("9")))
                .containsExactly(
                        Map.entry("prod/size.yaml", patch.replace("4 # measured", "9 # measured")));
    }

    @Test
    void aPatchInTheKustomizationIsEditedInPlace() throws Exception {
        String kustomization =
                """
                resources: [../base]
                patches:
                  - target: {kind: Deployment}
                    patch: |-
                      apiVersion: apps/v1
                      kind: Deployment
                      metadata:
                        name: ignored
                      spec:
                        template:
                          spec:
                            containers:
                              - name: web
                                env:
                                  - name: STAGE
                                    value: prod   # shown in the footer
                """;
        assertThat(
                        edited(
                                shared(kustomization),
                                STAGE.then(PathElement.name("value")),
                                json("\"live\"")))
                .containsExactly(
                        Map.entry(
                                "prod/kustomization.yaml",
                                kustomization.replace("value: prod ", "value: live ")));
    }

    @Test
    void aListOfOperationsIsEdited() throws Exception {
        String operations =
                """
                - op: replace
                  path: /spec/replicas
                  value: 4
                - {op: add, path: /spec/template/spec/containers/0/args/-, value: --fast}
                """;
        SourceTree tree =
                shared(
                        """
                        resources: [../base]
                        patchesJson6902:
                          - target: {group: apps, version: v1, kind: Deployment, name: web}
                            path: operations.yaml
                        """,
                        "prod/operations.yaml",
                        operations);
        assertThat(edited(tree, REPLICAS, json("9")))
                .containsExactly(
                        Map.entry("prod/operations.yaml", operations.replace(": 4", ": 9")));
    }

    @Test
    void theOldFormOfPatchesIsEdited() throws Exception {
        String kustomization =
                """
                resources: [../base]
                patchesStrategicMerge:
                  - |-
                    apiVersion: apps/v1
                    kind: Deployment
                    metadata:
                      name: web
                    spec:
                      replicas: 4
                """;
        assertThat(edited(shared(kustomization), REPLICAS, json("9")))
                .containsExactly(
                        Map.entry(
                                "prod/kustomization.yaml",
                                kustomization.replace("replicas: 4", "replicas: 9")));
    }

    @Test
    void aNewPatchSaysOnlyWhatIsNeeded() throws Exception {
        String kustomization = "resources:\n- ../base\nnamePrefix: shop-\nnamespace: shop\n";
        JsonObject item =
                JsonObject.of("name", new JsonString("EXTRA"), "value", new JsonString("on"));
        FieldPath extra =
                CONTAINER
                        .then(PathElement.name("env"))
                        .then(new PathElement.Key(JsonObject.of("name", new JsonString("EXTRA"))));
        SourceTree tree = shared(kustomization);
        Manifest now = rendered(tree, "Deployment");
        FieldPath list = CONTAINER.then(PathElement.name("env"));
        JsonArray env = (JsonArray) FieldValues.find(now.root(), list).orElseThrow();
        JsonObject live =
                (JsonObject) FieldValues.with(now.root(), list, env.plus(item)).orElseThrow();
        assertThat(best(tree, new TouchedObject(now.key(), List.of(extra), live)))
                .hasEntrySatisfying(
                        "prod/kustomization.yaml",
                        text ->
                                assertThat(text)
                                        .startsWith(kustomization)
                                        .contains("name: web", "EXTRA")
                                        .doesNotContain("STAGE", "shop-web"));
    }

    @Test
    void whatIsGoneIsTakenAwayByAPatch() throws Exception {
        SourceTree tree = shared("resources: [../base]\n");
        assertThat(removed(tree, STAGE).get("prod/kustomization.yaml")).contains("$patch: delete");
        assertThat(removed(tree, CONTAINER.then(PathElement.name("args"))))
                .containsOnlyKeys("prod/kustomization.yaml");
    }

    @Test
    void aListWithoutKeysComesWhole() throws Exception {
        assertThat(
                        edited(
                                        shared("resources: [../base]\n"),
                                        CONTAINER.then(PathElement.name("args")),
                                        json("[\"--verbose\", \"--fast\"]"))
                                .get("prod/kustomization.yaml"))
                .contains("--verbose", "--fast");
    }

    @Test
    void literalsFilesAndEnvFilesOfGeneratorsAreEdited() throws Exception {
        String kustomization =
                """
                resources: [../base]
                generatorOptions: {disableNameSuffixHash: true}
                configMapGenerator:
                  - name: settings
                    literals:
                      - colour=blue   # not red
                      - SIZE=1
                    files: [banner.txt, page=index.html]
                    envs: [more.env]
                """;
        SourceTree tree =
                shared(
                        kustomization,
                        "prod/banner.txt",
                        "Welcome\n",
                        "prod/index.html",
                        "<p>\n",
                        "prod/more.env",
                        "# limits\nLIMIT=5\nOTHER=x\n");
        assertThat(edited(tree, "ConfigMap", FieldPath.of("data", "colour"), json("\"green\"")))
                .containsExactly(
                        Map.entry(
                                "prod/kustomization.yaml",
                                kustomization.replace("colour=blue ", "colour=green ")));
        assertThat(edited(tree, "ConfigMap", FieldPath.of("data", "page"), json("\"<b>\\n\"")))
                .containsExactly(Map.entry("prod/index.html", "<b>\n"));
        assertThat(edited(tree, "ConfigMap", FieldPath.of("data", "LIMIT"), json("\"9\"")))
                .containsExactly(Map.entry("prod/more.env", "# limits\nLIMIT=9\nOTHER=x\n"));
    }

    @Test
    void aGeneratedNameWithAHashIsEditedWithConsentBecauseAllThatRefersToItChanges()
            throws Exception {
        SourceTree tree =
                shared(
                        """
                        resources: [../base]
                        configMapGenerator:
                          - name: settings # of prod
                            literals: [colour=blue, size=1]
                        patches:
                          - target: {kind: Deployment}
                            patch: |-
                              - op: add
                                path: /spec/template/spec/containers/0/envFrom
                                value: [{configMapRef: {name: settings}}]
                        """);
        Manifest now = rendered(tree, "ConfigMap");
        FieldPath field = FieldPath.of("data", "colour");
        JsonObject live =
                (JsonObject)
                        FieldValues.with(now.root(), field, new JsonString("red")).orElseThrow();
        List<TouchedObject> touched = List.of(new TouchedObject(now.key(), List.of(field), live));
        Candidate best = bench.draft(tree, touched, PROD).getFirst();
        assertThat(best.isComplete()).isFalse();
        assertThat(best.needsConsent()).isTrue();
        assertThat(best.way()).isEqualTo(Candidate.Way.WITH_MORE);
        assertThat(best.more())
                .hasSize(3)
                .anySatisfy(one -> assertThat(one).isEqualTo(new Mismatch.Disappears(now.key())))
                .anySatisfy(one -> assertThat(one).isInstanceOf(Mismatch.Appears.class))
                .anySatisfy(
                        one ->
                                assertThat(one.toString())
                                        .contains("AlsoChanged", "envFrom", "configMapRef"));

        SourceTree written = Bench.written(tree, best);
        assertThat(
                        new String(
                                written.read("prod/kustomization.yaml", 10_000),
                                StandardCharsets.UTF_8))
                .contains("literals: [colour=red, size=1]", "# of prod");
        assertThat(bench.draft(written, touched, PROD))
                .as("under its new name it says what is live")
                .allSatisfy(one -> assertThat(one.own().isProved()).isTrue());
    }

    @Test
    void aComponentIsNotTouchedWhileTheOverlayCanSayIt() throws Exception {
        SourceTree tree =
                shared(
                        "resources: [../base]\ncomponents: [../large]\n",
                        "large/kustomization.yaml",
                        """
                        apiVersion: kustomize.config.k8s.io/v1alpha1
                        kind: Component
                        replicas:
                          - {name: web, count: 10}
                        """);
        assertThat(edited(tree, REPLICAS, json("12"))).containsOnlyKeys("prod/kustomization.yaml");
    }

    @Test
    void windowsLineEndsAndAByteOrderMarkStay() throws Exception {
        String kustomization =
                "\uFEFFresources:\r\n  - ../base\r\nreplicas:\r\n  - name: web\r\n    count: 3\r\n";
        assertThat(edited(shared(kustomization), REPLICAS, json("7")))
                .containsExactly(
                        Map.entry("prod/kustomization.yaml", kustomization.replace("3", "7")));
    }

    @Test
    void severalFieldsAtOnceBecomeOneProposal() throws Exception {
        SourceTree tree = shared("resources:\n  - ../base\n");
        Manifest now = rendered(tree, "Deployment");
        FieldPath value = STAGE.then(PathElement.name("value"));
        JsonValue live = now.root();
        live = FieldValues.with(live, REPLICAS, json("6")).orElseThrow();
        live = FieldValues.with(live, IMAGE, json("\"registry.example.com/web:2\"")).orElseThrow();
        live = FieldValues.with(live, value, json("\"prod\"")).orElseThrow();
        Map<String, String> files =
                best(
                        tree,
                        new TouchedObject(
                                now.key(), List.of(REPLICAS, IMAGE, value), (JsonObject) live));
        assertThat(files).containsOnlyKeys("prod/kustomization.yaml");
        assertThat(files.get("prod/kustomization.yaml"))
                .contains("count: 6", "newTag: \"2\"", "value: prod");
    }

    @Test
    void aBaseThatOverlaysOutsideTheWorkspaceUseNeedsConsent() throws Exception {
        SourceTree tree = shared("resources:\n  - ../base\n");
        Manifest now = rendered(tree, "Deployment");
        JsonObject live =
                (JsonObject) FieldValues.with(now.root(), REPLICAS, json("6")).orElseThrow();
        List<Candidate> ways =
                bench.draft(
                        tree, List.of(new TouchedObject(now.key(), List.of(REPLICAS), live)), PROD);
        assertThat(ways.getFirst().isComplete()).as(ways.toString()).isTrue();
        assertThat(ways.get(1).files())
                .extracting(FileChange::path)
                .containsExactly("base/deployment.yaml");
        assertThat(ways.get(1).isComplete()).isFalse();
        assertThat(ways.get(1).needsConsent()).isTrue();
        assertThat(ways.get(1).hit())
                .extracting(Effect::application)
                .containsExactly("test/kustomization.yaml");
    }
}
