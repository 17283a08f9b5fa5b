package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.SyncState;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.api.ApiResponse;
import dev.leeway.engine.practice.controller.Controllers;

import javafx.scene.input.KeyCode;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Somebody sees drift, reverts one field, adopts another, ignores a third, syncs a deletion with
 * its typed phrase, rolls back, releases the hold, and holds: all of it in the window, over a real
 * repository and the practice cluster.
 */
@Timeout(600)
class ReviewStoryTest {
    private static final String APP = "shop";
    private static final String SETTINGS = "/api/v1/namespaces/shop/configmaps/settings";
    private static final String OLD = "/api/v1/namespaces/shop/configmaps/old";
    private static final String WEB = "/apis/apps/v1/namespaces/shop/deployments/web";
    private static final PersonIdent AUTHOR =
            new PersonIdent(
                    "Ada",
                    "ada@example.com",
                    Instant.parse("2026-02-01T10:00:00Z"),
                    ZoneOffset.UTC);

    @TempDir Path folder = Path.of("");
    private String home = "";

    /** Commits carry the name that the user's Git knows. */
    @BeforeEach
    void knowTheUser() throws Exception {
        home = System.getProperty("user.home", "");
        Path own = Files.createDirectories(folder.resolve("user"));
        Files.writeString(
                own.resolve(".gitconfig"), "[user]\n\tname = Ada L\n\temail = ada@example.com\n");
        System.setProperty("user.home", own.toString());
    }

    @AfterEach
    void forgetTheUser() {
        System.setProperty("user.home", home);
    }

    @Test
    void theWholeStory() throws Exception {
        Path repository = folder.resolve("repository");
        write(
                repository,
                "shop/settings.yaml",
                configMap("settings", "colour: blue\n  size: small"));
        write(repository, "shop/old.yaml", configMap("old", "a: b"));
        write(repository, "shop/web.yaml", deployment());
        Git.init().setInitialBranch("main").setDirectory(repository.toFile()).call().close();
        commit(repository);
        try (PracticeCluster cluster =
                PracticeCluster.start(
                        PracticeOptions.usual().with(new Controllers(InstantSource.system())))) {
            Path file = workspace(repository, cluster);
            try (ReviewWindow window = ReviewWindow.open(file, folder, APP)) {
                firstSync(window);
                Route drift = new Route.Application(APP, Route.Tab.DRIFT);
                byHand(cluster, SETTINGS, "{\"data\":{\"colour\":\"red\",\"size\":\"big\"}}");
                byHand(cluster, WEB, "{\"spec\":{\"replicas\":4}}");
                window.until("the drift is seen", app -> app.tally().differences() == 2);
                revertOneField(window, cluster, drift);
                adoptAnother(window, repository, drift);
                ignoreAThird(window, file, drift);
                deleteWithItsPhrase(window, cluster, repository);
                rollBackAndRelease(window, cluster);
                hold(window);
            }
        }
    }

    private static void firstSync(ReviewWindow window) throws Exception {
        window.goTo(new Route.Application(APP, Route.Tab.RESOURCES));
        window.press(KeyCode.S);
        window.until("a plan", app -> app.plan() instanceof Loadable.Loaded<?>);
        window.push("Sync 4 objects");
        ended(window);
    }

    private static ApplicationState ended(ReviewWindow window) throws Exception {
        ApplicationState app =
                window.until(
                        "the sync ends",
                        one ->
                                one.sync()
                                        .filter(run -> run.phase() == SyncState.Phase.ENDED)
                                        .isPresent());
        assertThat(app.sync().orElseThrow().failures())
                .as("%s", app.sync().orElseThrow().outcomes())
                .isZero();
        return app;
    }

    /** The settings differ in two fields; one goes back, the other stays as it lives. */
    private static void revertOneField(ReviewWindow window, PracticeCluster cluster, Route drift)
            throws Exception {
        window.goTo(drift);
        lookAt(window, "ConfigMap shop/settings");
        window.untilWords(".data.colour");
        window.press(KeyCode.T);
        window.untilWords("kubectl-edit");
        window.press(KeyCode.R);
        assertThat(window.place()).isEqualTo(new Route.PlanAndSync(APP));
        window.until("a plan", app -> app.plan() instanceof Loadable.Loaded<?>);
        window.untilWords("Only .data.colour of ConfigMap shop/settings");
        window.push("Sync 1 object");
        ended(window);

        JsonObject data = read(cluster, SETTINGS).orElseThrow().objectAt("data");
        assertThat(data.string("colour")).contains("blue");
        assertThat(data.string("size")).as("what was not chosen stays").contains("big");
        window.until(
                "one field is left",
                app -> app.tally().differences() == 2 && fields(app, "settings") == 1);
    }

    private static long fields(ApplicationState app, String name) {
        return app.findings().latest().orElseThrow().objects().stream()
                .filter(object -> object.key().name().equals(name))
                .mapToLong(object -> object.fields().size())
                .sum();
    }

    /** The other one goes into Git, proved, on a branch that is merged. */
    private static void adoptAnother(ReviewWindow window, Path repository, Route drift)
            throws Exception {
        window.goTo(drift);
        lookAt(window, "ConfigMap shop/settings");
        window.untilWords(".data.size");
        window.press(KeyCode.A);
        window.untilWords("renders to exactly this: 1 field, 0 others");
        window.type("Why, for the commit and the request", "big sells better", true);
        window.untilWords("Proposed for shop: leeway/adopt/shop-");

        try (Git git = Git.open(repository.toFile())) {
            String branch =
                    git.branchList().call().stream()
                            .map(ref -> ref.getName())
                            .filter(name -> name.contains("leeway/adopt/"))
                            .findFirst()
                            .orElseThrow();
            git.merge().include(git.getRepository().resolve(branch)).call();
        }
        assertThat(repository.resolve("shop/settings.yaml"))
                .content()
                .isEqualTo(configMap("settings", "colour: blue\n  size: big"));
        window.push("Close");
        window.press(KeyCode.C);
        window.until(
                "Git says so too",
                app -> app.tally().differences() == 1 && fields(app, "settings") == 0);
    }

    /** The replicas are somebody else's from now on, until that is undone. */
    private static void ignoreAThird(ReviewWindow window, Path file, Route drift) throws Exception {
        String before = Files.readString(file);
        window.goTo(drift);
        lookAt(window, "Deployment shop/web");
        window.untilWords(".spec.replicas");
        window.press(KeyCode.I);
        window.push("Write to leeway.yaml");
        window.untilWords("The rule stands in the workspace file");
        window.until("it differs no more", app -> app.tally().differences() == 0);
        assertThat(Files.readString(file))
                .contains("# The shop's own file", "/spec/replicas")
                .startsWith(before.substring(0, before.indexOf("applications:")));

        window.push("Undo");
        window.until("it differs again", app -> app.tally().differences() == 1);
        assertThat(Files.readString(file)).isEqualTo(before);
        window.push("Write to leeway.yaml");
        window.until("it differs no more", app -> app.tally().differences() == 0);
        window.push("Close");
        assertThat(window.notices())
                .contains(
                        "A rule about differences of shop was written",
                        "The rule about differences of shop was taken back");
    }

    /** A deletion in a protected cluster wants its word. */
    private static void deleteWithItsPhrase(
            ReviewWindow window, PracticeCluster cluster, Path repository) throws Exception {
        Files.delete(repository.resolve("shop/old.yaml"));
        commit(repository);
        window.goTo(new Route.Application(APP, Route.Tab.RESOURCES));
        window.press(KeyCode.C);
        window.until("an extra", app -> app.tally().count(Condition.EXTRA) == 1);
        window.press(KeyCode.S);
        window.untilWords("The sync of shop is done");
        window.push("Plan again");
        window.until("a plan", app -> app.plan() instanceof Loadable.Loaded<?>);
        window.push("Delete extras");
        window.untilWords("1 object will be deleted");
        window.untilWords("to be typed");
        window.type("Type the phrase here", "practise", false);
        window.untilWords("does not match");
        window.type("Type the phrase here", "practice", true);
        ended(window);
        await().atMost(ReviewWindow.PATIENCE).until(() -> read(cluster, OLD).isEmpty());
    }

    /** The first sync comes back with what was deleted, under a hold that is then released. */
    private static void rollBackAndRelease(ReviewWindow window, PracticeCluster cluster)
            throws Exception {
        window.goTo(new Route.Application(APP, Route.Tab.HISTORY));
        window.until(
                "the history",
                app -> app.history().syncs().latest().map(List::size).orElse(0) >= 3);
        for (int i = 0; i < 4; i++) {
            window.press(KeyCode.J);
        }
        window.press(KeyCode.R);
        window.until("a plan", app -> app.plan() instanceof Loadable.Loaded<?>);
        window.untilWords("Roll back shop");
        window.untilWords("A hold keeps the application at the target");
        window.type(
                "Why it is rolled back, for everybody who meets the hold",
                "the new one loses orders",
                false);
        window.push("Roll back: write ");
        ApplicationState app = ended(window);
        assertThat(read(cluster, OLD)).isPresent();
        assertThat(app.holds()).hasSize(1);
        assertThat(app.holds().getFirst().reason()).isEqualTo("the new one loses orders");

        window.goTo(new Route.Application(APP, Route.Tab.RESOURCES));
        window.untilWords("Held: The whole application at ");
        window.push("Release");
        window.until("nothing holds", one -> one.holds().isEmpty());
    }

    private static void hold(ReviewWindow window) throws Exception {
        window.press(KeyCode.W);
        window.type(
                "Why nothing may move it, for everybody who meets the hold",
                "the orders are migrated",
                true);
        ApplicationState app = window.until("a hold", one -> one.holds().size() == 1);
        assertThat(app.holds().getFirst().owner()).isEqualTo("ada");
        window.untilWords("Held: The whole application");
        window.push("Release");
        window.until("nothing holds", one -> one.holds().isEmpty());
    }

    private static void lookAt(ReviewWindow window, String object) throws Exception {
        for (int i = 0; i < 4 && !window.words().contains(object); i++) {
            window.press(KeyCode.J);
        }
        window.untilWords(object);
    }

    private static void byHand(PracticeCluster cluster, String path, String merge) {
        ApiResponse response =
                cluster.api()
                        .handle(
                                ApiRequest.of("PATCH", path)
                                        .withQuery("fieldManager", "kubectl-edit")
                                        .withBody(
                                                "application/merge-patch+json",
                                                JsonReader.read(merge)));
        assertThat(response.isSuccess()).as("%s", response.status()).isTrue();
    }

    private static Optional<JsonObject> read(PracticeCluster cluster, String path) {
        ApiResponse response = cluster.api().handle(ApiRequest.of("GET", path));
        return response.isSuccess() ? Optional.of(response.jsonBody()) : Optional.empty();
    }

    private Path workspace(Path repository, PracticeCluster cluster) throws Exception {
        cluster.writeKubeconfig(folder.resolve("practice.kubeconfig"));
        return Files.writeString(
                folder.resolve("leeway.yaml"),
                """
                # The shop's own file
                apiVersion: leeway.dev/v1alpha1
                kind: Workspace
                metadata: {name: story}
                repositories:
                  - {name: platform, url: "%s", revision: main}  # the only one
                clusters:
                  - {name: practice, kubeconfig: practice.kubeconfig, context: practice, protected: true}
                applications:
                  - name: shop
                    source: {repository: platform, path: shop}
                    destination: {cluster: practice, namespace: shop}
                    sync: {options: [CreateNamespace=true]}
                """
                        .formatted(repository.toUri()));
    }

    private static void write(Path repository, String path, String text) throws Exception {
        Path file = repository.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void commit(Path repository) throws Exception {
        try (Git git = Git.open(repository.toFile())) {
            git.add().addFilepattern(".").call();
            git.add().addFilepattern(".").setUpdate(true).call();
            git.commit()
                    .setMessage("Change the manifests")
                    .setAuthor(AUTHOR)
                    .setCommitter(AUTHOR)
                    .setSign(false)
                    .call();
        }
    }

    private static String configMap(String name, String data) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: %s
        data:
          %s
        """
                .formatted(name, data);
    }

    private static String deployment() {
        return """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
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
                  image: nginx:1.27
        """;
    }
}
