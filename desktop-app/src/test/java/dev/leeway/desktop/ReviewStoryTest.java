package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.leeway.desktop.capture.LayoutCheck;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.SyncEngine;
import dev.leeway.desktop.state.SyncState;
import dev.leeway.engine.bypass.Stage;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.api.ApiResponse;
import dev.leeway.engine.practice.controller.Controllers;
import dev.leeway.engine.source.Distance;

import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The whole story over a real repository and the practice cluster, by keys alone and again by the
 * mouse: somebody sees drift, judges it, reverts one field, adopts another, ignores a third, syncs
 * a deletion with its typed phrase, rolls back, releases the hold, holds and releases it anew,
 * fixes production under a lease, proposes that to Git, merges it and gives the object back. One
 * window and one cluster serve both.
 *
 * <p>By keys that is, with every stroke sent through the platform and the focus where it really is:
 *
 * <pre>
 *   first sync         g a / shop Enter Enter   s   Tab.. Space
 *   judge              d   j until the object   t
 *   revert one field   r   Tab.. Space
 *   adopt another      d   j   a   Tab.. WHY Enter   Escape   c
 *   ignore a third     i   Tab.. Space (Write, Undo, Write, Close)
 *   sync a deletion    d   c   s   Tab.. Space (Plan again, Delete extras)   Tab.. practice Enter
 *   roll back          h   j.. (the oldest)   r   Tab.. WHY   Tab.. Space (Delete extras)
 *                      Tab.. practice Enter
 *   release the hold   Tab.. Space
 *   hold it            w   WHY Enter   Tab.. Space
 *   bypass             Tab.. Down.. (web)   b   Tab.. IMAGE   Tab.. WHY, NAME   Tab.. Space (Fix now)
 *   into Git           p, and once it is merged r
 *   to the file        m   Tab.. Space (Open in Repositories)
 * </pre>
 *
 * <p>By mouse every step is a click on what is seen, where it is seen; only text is written.
 */
@Timeout(600)
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class ReviewStoryTest {
    private static final List<String> APPLICATIONS = List.of("shop", "market");
    private static final String FIXED = "nginx:1.27-hotfix";
    private static final PersonIdent AUTHOR =
            new PersonIdent(
                    "Ada",
                    "ada@example.com",
                    Instant.parse("2026-02-01T10:00:00Z"),
                    ZoneOffset.UTC);

    @TempDir Path folder = Path.of("");

    /** Commits carry the name that the user's Git knows. */
    @BeforeEach
    void knowTheUser() throws Exception {
        Path own = Files.createDirectories(folder.resolve("user"));
        Files.writeString(
                own.resolve(".gitconfig"), "[user]\n\tname = Ada L\n\temail = ada@example.com\n");
    }

    @Test
    void theWholeStoryByKeysAloneAndAgainByMouse() throws Exception {
        Path repository = folder.resolve("repository");
        for (String application : APPLICATIONS) {
            write(
                    repository,
                    application + "/settings.yaml",
                    configMap("settings", "colour: blue\n  size: small"));
            write(repository, application + "/old.yaml", configMap("old", "a: b"));
            write(repository, application + "/web.yaml", deployment("nginx:1.27"));
            write(repository, application + "/owners.yaml", "team: platform\n");
        }
        Git.init().setInitialBranch("main").setDirectory(repository.toFile()).call().close();
        commit(repository);
        try (PracticeCluster cluster =
                PracticeCluster.start(
                        PracticeOptions.usual().with(new Controllers(InstantSource.system())))) {
            Path file = workspace(repository, cluster);
            try (ReviewWindow window = ReviewWindow.open(file, folder)) {
                new Story(window, new KeyboardHand(window, "shop"), cluster, repository, file)
                        .tell();
                new Story(window, new MouseHand(window, "market"), cluster, repository, file)
                        .tell();
            }
        }
    }

    /** The story, told by one hand. */
    private record Story(
            ReviewWindow window, Hand hand, PracticeCluster cluster, Path repository, Path file) {
        void tell() throws Exception {
            hand.openApplication();
            firstSync();
            tellTheDrift();
            rollBackAndRelease();
            holdAndRelease();
            bypassAndRelease();
            toTheFile();
        }

        private void tellTheDrift() throws Exception {
            byHand(cluster, path("settings"), "{\"data\":{\"colour\":\"red\",\"size\":\"big\"}}");
            byHand(cluster, web(), "{\"spec\":{\"replicas\":4}}");
            until("the drift is seen", app -> app.tally().differences() == 2);
            revertOneField();
            adoptAnother();
            ignoreAThird();
            deleteWithItsPhrase();
        }

        private String path(String configMap) {
            return "/api/v1/namespaces/" + hand.application() + "/configmaps/" + configMap;
        }

        private String web() {
            return "/apis/apps/v1/namespaces/" + hand.application() + "/deployments/web";
        }

        private ApplicationState until(String what, Predicate<ApplicationState> so)
                throws Exception {
            return window.until(hand.application(), hand.application() + ": " + what, so);
        }

        private void planned() throws Exception {
            until("a plan", app -> app.plan() instanceof Loadable.Loaded<?>);
        }

        private void firstSync() throws Exception {
            hand.act(Gesture.PLAN);
            planned();
            hand.push("Sync 4 objects");
            ended();
            until("when, by whom and how far it was synced", Story::isDelivered);
            backToTheApplication();
        }

        private static boolean isDelivered(ApplicationState app) {
            return app.delivery()
                            .last()
                            .filter(sync -> sync.outcome().isWell() && sync.who().equals("ada"))
                            .isPresent()
                    && app.delivery().behind().filter(Distance::isNone).isPresent()
                    && app.findings()
                            .latest()
                            .filter(found -> found.engines().equals(Set.of(SyncEngine.LEEWAY)))
                            .isPresent();
        }

        private void backToTheApplication() throws Exception {
            hand.openApplication();
        }

        private ApplicationState ended() throws Exception {
            ApplicationState app =
                    until(
                            "the sync ends",
                            one ->
                                    one.sync()
                                            .filter(run -> run.phase() == SyncState.Phase.ENDED)
                                            .isPresent());
            assertThat(app.sync().orElseThrow().failures())
                    .as("%s", app.sync().orElseThrow().trouble())
                    .isZero();
            return app;
        }

        /** The settings differ in two fields; one goes back, the other stays as it lives. */
        private void revertOneField() throws Exception {
            hand.side(Route.Tab.DRIFT);
            hand.object("ConfigMap", "settings");
            window.untilWords(".data.colour");
            hand.act(Gesture.FIELDS);
            window.untilWords("kubectl-edit");
            hand.act(Gesture.REVERT);
            assertThat(window.place()).isEqualTo(new Route.PlanAndSync(hand.application()));
            planned();
            window.untilWords("Only .data.colour of ConfigMap " + hand.application() + "/settings");
            hand.push("Sync 1 object");
            ended();

            JsonObject data = read(cluster, path("settings")).orElseThrow().objectAt("data");
            assertThat(data.string("colour")).contains("blue");
            assertThat(data.string("size")).as("what was not chosen stays").contains("big");
            until(
                    "one field is left",
                    app -> app.tally().differences() == 2 && fields(app, "settings") == 1);
        }

        /** The other one goes into Git, proved, on a branch that is merged. */
        private void adoptAnother() throws Exception {
            backToTheApplication();
            hand.side(Route.Tab.DRIFT);
            hand.object("ConfigMap", "settings");
            window.untilWords(".data.size");
            hand.act(Gesture.ADOPT);
            window.untilWords("renders to exactly this: 1 field, 0 others");
            hand.fill("Why, for the commit and the request", "big sells better");
            hand.submit("Propose");
            window.untilWords("Proposed for " + hand.application() + ": leeway/adopt/");

            merge("leeway/adopt/" + hand.application() + "-");
            assertThat(repository.resolve(hand.application() + "/settings.yaml"))
                    .content()
                    .isEqualTo(configMap("settings", "colour: blue\n  size: big"));
            hand.act(Gesture.CLOSE);
            hand.act(Gesture.COMPARE);
            until(
                    "Git says so too",
                    app -> app.tally().differences() == 1 && fields(app, "settings") == 0);
        }

        private void merge(String branch) throws Exception {
            try (Git git = Git.open(repository.toFile())) {
                String name =
                        git.branchList().call().stream()
                                .map(ref -> ref.getName())
                                .filter(one -> one.contains(branch))
                                .findFirst()
                                .orElseThrow();
                assertThat(
                                git.merge()
                                        .include(git.getRepository().resolve(name))
                                        .call()
                                        .getMergeStatus()
                                        .isSuccessful())
                        .isTrue();
            }
        }

        /** The replicas are somebody else's from now on, until that is undone. */
        private void ignoreAThird() throws Exception {
            String before = Files.readString(file);
            hand.object("Deployment", "web");
            window.untilWords(".spec.replicas");
            hand.act(Gesture.IGNORE);
            hand.push("Write to leeway.yaml");
            window.untilWords("The rule stands in the workspace file");
            until("it differs no more", app -> app.tally().differences() == 0);
            assertThat(Files.readString(file))
                    .contains("# The shop's own file", "/spec/replicas")
                    .startsWith(before.substring(0, before.indexOf("applications:")));

            hand.push("Undo");
            until("it differs again", app -> app.tally().differences() == 1);
            assertThat(Files.readString(file)).isEqualTo(before);
            hand.push("Write to leeway.yaml");
            until("it differs no more", app -> app.tally().differences() == 0);
            hand.push("Close");
            assertThat(window.notices())
                    .contains(
                            "A rule about differences of " + hand.application() + " was written",
                            "The rules about differences of "
                                    + hand.application()
                                    + " are as they were");
        }

        /** A deletion in a protected cluster wants its word. */
        private void deleteWithItsPhrase() throws Exception {
            Files.delete(repository.resolve(hand.application() + "/old.yaml"));
            write(
                    repository,
                    hand.application() + "/later.yaml",
                    configMap("later", "came: afterwards"));
            commit(repository);
            hand.act(Gesture.COMPARE);
            until(
                    "an extra, and commits that are not here yet",
                    app ->
                            app.tally().count(Condition.EXTRA) == 1
                                    && app.delivery()
                                            .behind()
                                            .filter(far -> far.ahead() > 0)
                                            .isPresent());
            hand.act(Gesture.PLAN);
            window.untilWords("The sync of " + hand.application() + " is done");
            hand.push("Plan again");
            planned();
            hand.push("Delete extras");
            window.untilWords("1 object will be deleted");
            window.untilWords("to be typed");
            hand.fill("Type the phrase here", "practise");
            window.untilWords("does not match");
            hand.fill("Type the phrase here", "practice");
            hand.submit("Sync 1 object, delete 1");
            ended();
            await().atMost(ReviewWindow.PATIENCE).until(() -> read(cluster, path("old")).isEmpty());
        }

        /**
         * The first sync comes back with what was deleted and without what came later, as the
         * warning says how, under a hold that is then released.
         */
        private void rollBackAndRelease() throws Exception {
            backToTheApplication();
            hand.side(Route.Tab.HISTORY);
            until(
                    "the history",
                    app -> app.history().syncs().latest().map(List::size).orElse(0) >= 3);
            hand.oldestSync();
            hand.push("Propose revert in Git");
            window.untilWords("The source as it was at sync");
            assertThat(window.flaws())
                    .extracting(LayoutCheck.Flaw::kind)
                    .as("the draft's own button is the blue one")
                    .doesNotContain(LayoutCheck.Kind.TWO_PRIMARY);
            hand.push("Close");
            hand.act(Gesture.ROLL_BACK);
            planned();
            window.untilWords("Roll back " + hand.application());
            window.untilWords("A hold keeps the application at the target");
            hand.fill(
                    "Why it is rolled back, for everybody who meets the hold",
                    "the new one loses orders");
            window.untilWords("\"Delete extras\" under Options deletes what came later.");
            hand.push("Delete extras");
            window.untilWords("to be typed");
            assertThat(window.words())
                    .as("the way out was taken")
                    .noneMatch(words -> words.contains("deletes what came later"));
            hand.fill("Type the phrase here", "practice");
            hand.submit("Roll back: write ");
            ended();
            assertThat(read(cluster, path("old"))).isPresent();
            await().atMost(ReviewWindow.PATIENCE)
                    .until(() -> read(cluster, path("later")).isEmpty());
            until(
                    "the hold",
                    app ->
                            app.holds().size() == 1
                                    && app.holds()
                                            .getFirst()
                                            .reason()
                                            .equals("the new one loses orders"));

            backToTheApplication();
            window.untilWords("Held: the whole application at ");
            hand.push("Release");
            until("nothing holds", one -> one.holds().isEmpty());
        }

        /** Nothing may move it for a while. */
        private void holdAndRelease() throws Exception {
            hand.act(Gesture.HOLD);
            hand.fill(
                    "Why nothing may move it, for everybody who meets the hold",
                    "the shop is counted tonight");
            hand.submit("Place hold");
            ApplicationState app = until("a hold", one -> one.holds().size() == 1);
            assertThat(app.holds().getFirst().reason()).isEqualTo("the shop is counted tonight");
            window.untilWords("Held: the whole application");
            hand.push("Release");
            until("nothing holds", one -> one.holds().isEmpty());
        }

        /** Production is fixed by hand under a lease, which Git then makes its own. */
        private void bypassAndRelease() throws Exception {
            String application = hand.application();
            hand.subject("web");
            hand.act(Gesture.BYPASS);
            window.untilWords("Deployment " + application + "/web");
            hand.fill("Image", FIXED);
            hand.fill("Reason", "the button does nothing");
            hand.fill("Incident", "INC-12");
            hand.fill("Name of the application", application);
            hand.push("Fix now");
            window.untilStage(application, Stage.FIXED);
            assertThat(image()).isEqualTo(FIXED);

            hand.act(Gesture.PROPOSE);
            window.untilStage(application, Stage.PROPOSED);
            merge("leeway/bypass/" + window.leaseOf(application));
            await("the lease of " + application + " is released")
                    .atMost(ReviewWindow.PATIENCE)
                    .until(
                            () -> {
                                if (window.stage(application)
                                        .filter(Stage.PROPOSED::equals)
                                        .isPresent()) {
                                    hand.actIfOffered(Gesture.RELEASE);
                                }
                                return window.stage(application)
                                        .filter(Stage.RELEASED::equals)
                                        .isPresent();
                            });
            assertThat(repository.resolve(application + "/web.yaml"))
                    .content()
                    .isEqualTo(deployment(FIXED));
            assertThat(image()).isEqualTo(FIXED);
        }

        /** From what was rendered to the file that it comes from. */
        private void toTheFile() throws Exception {
            backToTheApplication();
            hand.side(Route.Tab.MANIFESTS);
            window.untilWords("One place in Git was passed over or changed");
            hand.push("Open in Repositories");
            assertThat(file(window.place())).startsWith(hand.application() + "/").endsWith(".yaml");
        }

        private static String file(Route place) {
            return place instanceof Route.Repositories(Optional<RepositoryPlace> there)
                            && there.map(RepositoryPlace::view).orElse(null)
                                    instanceof RepositoryPlace.View.Files(String path, int line)
                    ? path
                    : "";
        }

        private String image() {
            return read(cluster, web())
                    .orElseThrow()
                    .objectAt("spec", "template", "spec")
                    .arrayAt("containers")
                    .objects()
                    .findFirst()
                    .map(one -> one.string("image", ""))
                    .orElse("");
        }
    }

    private static long fields(ApplicationState app, String name) {
        return app.findings().latest().orElseThrow().objects().stream()
                .filter(object -> object.key().name().equals(name))
                .mapToLong(object -> object.fields().size())
                .sum();
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
                  - name: market
                    source: {repository: platform, path: market}
                    destination: {cluster: practice, namespace: market}
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

    private static String deployment(String image) {
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
                  image: %s
        """
                .formatted(image);
    }
}
