package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.resource.GroupKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A deploy that breaks, the way back, and the way forward again. */
class RollBackStoryTest {
    private static final String APP = "shop";

    @TempDir Path temporary;
    private TestRepository repository;
    private Household household;

    @BeforeEach
    void write() throws Exception {
        repository =
                TestRepository.in(temporary.resolve("repository"))
                        .write("shop/settings.yaml", settings("blue"))
                        .write("shop/api.yaml", api("1.0"))
                        .write("shop/login.yaml", login("first-canary"))
                        .commit();
        household = ShopStory.household(temporary.resolve("household"), repository);
    }

    @Test
    void backToTheDeployBeforeHeldThereAndForwardAgain() throws Exception {
        try (PracticeCluster cluster = Household.startCluster()) {
            household.connectTo(cluster);
            ok(leeway("sync", APP, "--yes"));
            awaitRollOut(cluster);
            breakIt();
            ok(leeway("sync", APP, "--yes"));
            awaitRollOut(cluster);
            assertThat(colour(cluster)).isEqualTo("red");

            List<JsonValue> syncs =
                    leeway("history", APP, "-o", "json").json().arrayAt("items").items();
            assertThat(syncs).hasSize(2);
            long first = number(syncs.getLast());
            long second = number(syncs.getFirst());
            assertThat(leeway("history", APP, "" + second).out())
                    .contains("patch", "Deployment shop/api", "image", "api:2.0-broken");
            diffsAreThoseOfGit(first, second);

            Household.Answer preview =
                    leeway("rollback", APP, "--to", "" + first, "--preview", "-o", "json");
            assertThat(preview.json().string("source", "")).isEqualTo("git");
            assertThat(preview.out()).contains("leftOver", "ConfigMap shop/extra");
            assertThat(colour(cluster)).as("a preview writes nothing").isEqualTo("red");
            assertThat(leeway("hold", "list", APP).exit()).isZero();

            Household.Answer back = leeway("rollback", APP, "--to", "" + first, "--prune", "--yes");
            ok(back);
            assertThat(back.err()).contains("is held at");
            assertThat(colour(cluster)).isEqualTo("blue");
            await().untilAsserted(
                            () ->
                                    assertThat(
                                                    ClusterProbe.holds(
                                                            cluster, "ConfigMap", APP, "extra"))
                                            .as(back.err())
                                            .isFalse());
            awaitRollOut(cluster);

            Household.Answer compared = leeway("compare", APP, "-o", "json");
            assertThat(compared.exit()).isEqualTo(1);
            assertThat(compared.out()).contains("\"holds\"", "rolled back to sync " + first);
            Household.Answer refused = leeway("sync", APP, "--yes", "--prune");
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).contains("is held at", "leeway hold release");
            assertThat(colour(cluster)).isEqualTo("blue");
            assertThat(leeway("hold", "list").exit()).isEqualTo(1);

            repository.write("shop/settings.yaml", settings("green")).commit();
            assertThat(leeway("sync", APP, "--yes").exit()).isEqualTo(1);
            assertThat(colour(cluster)).as("Git moved on, the hold stands").isEqualTo("blue");

            ok(leeway("hold", "release", APP, "--yes"));
            assertThat(colour(cluster)).as("releasing moves nothing").isEqualTo("blue");
            ok(leeway("sync", APP, "--yes"));
            assertThat(colour(cluster)).isEqualTo("green");
            ok(leeway("compare", APP));
            assertThat(leeway("hold", "list").exit()).isZero();

            assertThat(household.leeway("audit", "list").out())
                    .contains("hold placed", "hold released");
            ok(household.leeway("audit", "verify"));
            noSecretIsIn(household.home());
        }
    }

    @Test
    void backFromWhatWasKeptWhenGitForgotTheRevision() throws Exception {
        try (PracticeCluster cluster = Household.startCluster()) {
            household.connectTo(cluster);
            ok(leeway("sync", APP, "--yes"));
            long first =
                    number(leeway("history", APP, "-o", "json").json().arrayAt("items").get(0));
            awaitRollOut(cluster);
            breakIt();
            repository.write("shop/login.yaml", login("second-canary")).commit();
            ok(leeway("sync", APP, "--yes"));
            awaitRollOut(cluster);
            forgetTheHistory();

            Household.Answer preview =
                    leeway("rollback", APP, "--to", "" + first, "--preview", "-o", "json");
            assertThat(preview.exit()).as(preview.err()).isEqualTo(1);
            assertThat(preview.json().string("source", "")).isEqualTo("kept");
            assertThat(preview.out()).contains("notFromGit", "valuesNotKept", "Secret shop/login");

            Household.Answer back = leeway("rollback", APP, "--to", "" + first, "--yes");
            assertThat(back.exit()).as(back.err()).isEqualTo(1);
            assertThat(colour(cluster)).isEqualTo("blue");
            assertThat(image(cluster)).endsWith("api:1.0");
            assertThat(password(cluster)).as("a Secret is left alone").isEqualTo("second-canary");
            assertThat(ClusterProbe.holds(cluster, "Secret", APP, "login")).isTrue();
            noSecretIsIn(household.home());
        }
    }

    @Test
    void whatCannotBeTakenBackShowsInThePreview() throws Exception {
        try (PracticeCluster cluster = Household.startCluster()) {
            household.connectTo(cluster);
            repository.write("shop/crd.yaml", definition("v1alpha1")).commit();
            ok(leeway("sync", APP, "--yes"));
            repository
                    .write("shop/settings.yaml", settings("red") + "immutable: true\n")
                    .write("shop/crd.yaml", definition("v1alpha1", "v1"))
                    .commit();
            ok(leeway("sync", APP, "--yes"));
            long first =
                    number(leeway("history", APP, "-o", "json").json().arrayAt("items").get(1));

            Household.Answer preview =
                    leeway("rollback", APP, "--to", "" + first, "--preview", "-o", "json");

            assertThat(preview.exit()).isEqualTo(1);
            assertThat(preview.out()).contains("immutable", "definitionLosesVersion");
        }
    }

    @Test
    void driftIsTimedAndAChangeInGitIsNoDrift() throws Exception {
        try (PracticeCluster cluster = Household.startCluster()) {
            household.connectTo(cluster);
            ok(leeway("sync", APP, "--yes"));
            awaitRollOut(cluster);
            ClusterProbe.patch(
                    cluster,
                    "/api/v1/namespaces/shop/configmaps/settings",
                    "{\"data\":{\"colour\":\"pink\"}}");
            repository.write("shop/api.yaml", api("1.1")).commit();
            assertThat(leeway("compare", APP).exit()).isEqualTo(1);

            JsonObject open = indicator("driftAge");
            assertThat(open.integer("open", 0))
                    .as("one object drifted, Git moved the other")
                    .isOne();
            assertThat(open.integer("total", -1)).isZero();

            ok(leeway("sync", APP, "--yes", "--take-over"));
            ok(leeway("compare", APP));
            JsonObject over = indicator("driftAge");
            assertThat(over.integer("open", -1)).isZero();
            assertThat(over.integer("good", 0)).isOne();
            assertThat(indicator("reconcileSuccess").integer("good", 0)).isEqualTo(2);
            assertThat(leeway("insights").out()).contains("syncs done as approved", "error budget");
        }
    }

    private JsonObject indicator(String name) {
        return leeway("insights", "-o", "json")
                .json()
                .arrayAt("together")
                .objects()
                .filter(one -> one.string("indicator", "").equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The controllers write the status for a while, and each write makes a plan stale. */
    private static void awaitRollOut(PracticeCluster cluster) {
        await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> {
                            JsonObject api = object(cluster, "apps", "Deployment", "api");
                            JsonObject status = api.objectAt("status");
                            return status.integer("observedGeneration", 0)
                                            == api.objectAt("metadata").integer("generation", -1)
                                    && status.integer("availableReplicas", 0) == 2
                                    && status.integer("updatedReplicas", 0) == 2
                                    && status.integer("replicas", 0) == 2;
                        });
    }

    private void breakIt() throws IOException {
        repository
                .write("shop/settings.yaml", settings("red"))
                .write("shop/extra.yaml", settings("grey").replace("settings", "extra"))
                .write("shop/api.yaml", api("2.0-broken"))
                .commit();
    }

    /** What {@code leeway history --diff} prints is what Git says about the rendered texts. */
    private void diffsAreThoseOfGit(long first, long second) throws Exception {
        Household.Answer diff = leeway("history", APP, "--diff", "" + first, "" + second);
        assertThat(diff.exit()).isEqualTo(1);
        Path before = rendered(commit(first), temporary.resolve("texts/before"));
        Path after = rendered(commit(second), temporary.resolve("texts/after"));
        Process git =
                new ProcessBuilder(
                                "git",
                                "diff",
                                "--no-index",
                                "--histogram",
                                "--no-color",
                                before.toString(),
                                after.toString())
                        .redirectErrorStream(true)
                        .start();
        List<String> truth =
                new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(RollBackStoryTest::isContent)
                        .map(line -> line.replaceFirst("^(@@.*@@).*", "$1"))
                        .sorted()
                        .toList();
        assertThat(git.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(truth).hasSizeGreaterThan(10);
        assertThat(diff.out().lines().filter(RollBackStoryTest::isContent).sorted().toList())
                .isEqualTo(truth);
    }

    private String commit(long sync) {
        return leeway("history", APP, "" + sync, "-o", "json")
                .json()
                .stringAt("revision", "commit")
                .orElseThrow();
    }

    private static boolean isContent(String line) {
        return line.matches("(?s)[ +@-].*") && !line.startsWith("--- ") && !line.startsWith("+++ ");
    }

    /** Writes each object but Secrets, as {@code leeway render} prints it, into a file. */
    private Path rendered(String revision, Path folder) throws IOException {
        Files.createDirectories(folder);
        Household.Answer answer = leeway("render", APP, "--revision", revision);
        ok(answer);
        for (String document : answer.out().split("(?m)^---\n", -1)) {
            if (!document.isBlank() && !document.contains("kind: Secret")) {
                String name =
                        document.lines()
                                .filter(line -> line.startsWith("  name: "))
                                .findFirst()
                                .orElseThrow();
                Files.writeString(
                        folder.resolve(name.strip().substring(6)),
                        document.replaceFirst("#.*\n", ""));
            }
        }
        return folder;
    }

    /** Git keeps one commit of its own, and Leeway's copy of the old ones is gone too. */
    private void forgetTheHistory() throws IOException {
        Map<String, String> files = new TreeMap<>();
        Path shop = repository.folder().resolve("shop");
        try (Stream<Path> list = Files.list(shop)) {
            for (Path file : list.toList()) {
                files.put("shop/" + file.getFileName(), Files.readString(file));
            }
        }
        delete(repository.folder());
        TestRepository fresh = TestRepository.in(repository.folder());
        for (Map.Entry<String, String> file : files.entrySet()) {
            fresh.write(file.getKey(), file.getValue());
        }
        fresh.write("README.md", "A new beginning.\n").commit();
        try (Stream<Path> list = Files.walk(household.home())) {
            for (Path head : list.filter(file -> file.endsWith("HEAD")).toList()) {
                delete(head.resolveSibling(""));
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void noSecretIsIn(Path folder) throws IOException {
        List<Path> looked = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (file.toString().contains(".git") || file.toString().contains("mirror")) {
                    continue;
                }
                String text = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(text).as(file.toString()).doesNotContain("canary");
                looked.add(file);
            }
        }
        assertThat(looked).hasSizeGreaterThan(2);
    }

    private Household.Answer leeway(String command, String... more) {
        if (command.equals("hold")) {
            List<String> arguments =
                    new ArrayList<>(List.of("hold", more[0], "-w", household.file().toString()));
            arguments.addAll(List.of(more).subList(1, more.length));
            return household.leeway(arguments.toArray(String[]::new));
        }
        return household.onWorkspace(command, more);
    }

    private static void ok(Household.Answer answer) {
        assertThat(answer.exit()).as(answer.out() + answer.err()).isZero();
    }

    private static long number(JsonValue sync) {
        return ((JsonObject) sync).integer("number", 0);
    }

    private static JsonObject object(
            PracticeCluster cluster, String group, String kind, String name) {
        return JsonReader.readObject(
                cluster.api()
                        .store()
                        .get(new GroupKind(group, kind), APP, name)
                        .orElseThrow()
                        .toString());
    }

    private static String colour(PracticeCluster cluster) {
        return object(cluster, "", "ConfigMap", "settings").stringAt("data", "colour").orElse("");
    }

    private static String image(PracticeCluster cluster) {
        return object(cluster, "apps", "Deployment", "api")
                .objectAt("spec", "template", "spec")
                .arrayAt("containers")
                .objects()
                .findFirst()
                .orElseThrow()
                .string("image", "");
    }

    private static String password(PracticeCluster cluster) {
        String text =
                object(cluster, "", "Secret", "login").stringAt("data", "password").orElse("");
        return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    }

    private static String settings(String colour) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: settings
          namespace: shop
        data:
          colour: %s
          size: "12"
        """
                .formatted(colour);
    }

    private static String login(String password) {
        return """
        apiVersion: v1
        kind: Secret
        metadata:
          name: login
          namespace: shop
        stringData:
          password: %s
        """
                .formatted(password);
    }

    private static String api(String tag) {
        return """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: api
          namespace: shop
        spec:
          replicas: 2
          selector:
            matchLabels:
              app: api
          template:
            metadata:
              labels:
                app: api
            spec:
              containers:
                - name: main
                  image: registry.example.com/api:%s
                  ports:
                    - containerPort: 8080
        """
                .formatted(tag);
    }

    private static String definition(String... versions) {
        StringBuilder text =
                new StringBuilder(
                        """
                        apiVersion: apiextensions.k8s.io/v1
                        kind: CustomResourceDefinition
                        metadata:
                          name: widgets.example.com
                        spec:
                          group: example.com
                          names: {kind: Widget, plural: widgets, singular: widget, listKind: WidgetList}
                          scope: Namespaced
                          versions:
                        """);
        for (int i = 0; i < versions.length; i++) {
            text.append("    - name: ")
                    .append(versions[i])
                    .append("\n      served: true\n      storage: ")
                    .append(i == versions.length - 1)
                    .append(
                            "\n      schema: {openAPIV3Schema: {type: object,"
                                    + " x-kubernetes-preserve-unknown-fields: true}}\n");
        }
        return text.toString();
    }
}
