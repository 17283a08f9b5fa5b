package dev.leeway.product.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leeway.engine.practice.PracticeCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The roles that Leeway's users are given ({@code installers/kubernetes}) let them do their work
 * and nothing else. Runs on the practice cluster, or on the cluster of the kubeconfig that {@code
 * LEEWAY_TEST_KUBECONFIG} names: there it makes the namespaces {@code shop} and {@code elsewhere}.
 */
class LeastRightsStoryTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Path ROLES = Path.of("..", "..", "installers", "kubernetes");

    @TempDir Path temporary;

    private Kubectl kubectl;
    private Path admin;
    private ShopStory story;
    private Optional<PracticeCluster> practice = Optional.empty();

    @BeforeEach
    void start() throws Exception {
        Optional<Kubectl> found = Kubectl.find();
        assumeTrue(found.isPresent(), "no kubectl on PATH");
        kubectl = found.get();
        story = ShopStory.in(temporary);
        admin = temporary.resolve("admin/kubeconfig");
        Files.createDirectories(temporary.resolve("admin"));
        String real = System.getenv("LEEWAY_TEST_KUBECONFIG");
        if (real == null) {
            PracticeCluster cluster = Household.startCluster();
            practice = Optional.of(cluster);
            cluster.writeKubeconfig(admin);
        } else {
            Files.copy(Path.of(real), admin);
        }
        for (String namespace : new String[] {"shop", "elsewhere"}) {
            admin("delete", "namespace", namespace, "--ignore-not-found", "--timeout=40s");
            assertThat(admin("create", "namespace", namespace).exit()).isZero();
        }
        for (String role : new String[] {"viewer", "operator", "bypass"}) {
            Kubectl.Answer applied =
                    admin("apply", "-f", ROLES.resolve(role + ".yaml").toRealPath().toString());
            assertThat(applied.exit()).as(applied.err()).isZero();
        }
    }

    @AfterEach
    void stop() {
        practice.ifPresent(PracticeCluster::close);
    }

    private Kubectl.Answer admin(String... arguments) throws IOException, InterruptedException {
        return kubectl.run(admin, "", PATIENCE, arguments);
    }

    /** Makes a service account with the roles, and lets Leeway work as it. */
    private void work(String account, String... roles) throws Exception {
        admin("delete", "clusterrolebinding", account, "--ignore-not-found");
        assertThat(admin("-n", "shop", "create", "serviceaccount", account).exit()).isZero();
        String subject = "--serviceaccount=shop:" + account;
        Kubectl.Answer viewing =
                admin(
                        "create",
                        "clusterrolebinding",
                        account,
                        "--clusterrole=leeway-viewer",
                        subject);
        assertThat(viewing.exit()).as(viewing.err()).isZero();
        for (String role : roles) {
            Kubectl.Answer bound =
                    admin(
                            "-n",
                            "shop",
                            "create",
                            "rolebinding",
                            role,
                            "--clusterrole=" + role,
                            subject);
            assertThat(bound.exit()).as(bound.err()).isZero();
        }
        Kubectl.Answer token = admin("-n", "shop", "create", "token", account);
        assertThat(token.exit()).as(token.err()).isZero();
        String text =
                Files.readString(admin)
                        .replaceAll("token: \"?[^\\s\"}]+\"?", "token: " + token.out().strip())
                        .replaceAll("context: real\\b", "context: practice")
                        .replaceAll("name: real, context", "name: practice, context");
        Files.createDirectories(story.household().folder());
        Files.writeString(story.household().kubeconfig(), text);
    }

    private void syncedByTheAdministrator() throws Exception {
        Files.createDirectories(story.household().folder());
        Files.writeString(
                story.household().kubeconfig(),
                Files.readString(admin)
                        .replaceAll("context: real\\b", "context: practice")
                        .replaceAll("name: real, context", "name: practice, context"));
        story.syncedThenDropped();
    }

    @Test
    void aViewerComparesAndChangesNothing() throws Exception {
        syncedByTheAdministrator();
        story.repository()
                .write("shop/prices.yaml", ShopStory.configMap("prices").replace("blue", "green"))
                .commit();
        work("viewer");

        Household.Answer compared = story.household().onWorkspace("compare", "shop");
        Household.Answer synced = story.household().onWorkspace("sync", "--yes", "shop");
        Household.Answer fixed = fixed();

        assertThat(compared.exit()).as(compared.out() + compared.err()).isEqualTo(1);
        assertThat(compared.out())
                .containsIgnoringCase("estimate")
                .contains("inventory could not be read", "cannot get resource \"secrets\"");
        assertThat(synced.exit()).as(synced.out() + synced.err()).isNotZero();
        assertThat(synced.out() + synced.err()).contains("forbidden");
        assertThat(fixed.exit()).as(fixed.out() + fixed.err()).isNotZero();
        assertThat(colour()).isEqualTo("blue");
        assertThat(admin("-n", "shop", "get", "configmap", "old").exit()).isZero();
    }

    @Test
    void anOperatorSyncsAndPrunesWhereHeIsBound() throws Exception {
        work("operator", "leeway-operator");

        story.syncedThenDropped();
        Household.Answer pruned = story.household().onWorkspace("sync", "--yes", "--prune", "shop");

        assertThat(pruned.exit()).as(pruned.out() + pruned.err()).isZero();
        // What was pruned stays in sight until it is gone.
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> story.household().onWorkspace("compare", "shop").exit() == 0);
        assertThat(admin("-n", "shop", "get", "configmap", "old").exit()).isNotZero();
        assertThat(may("operator", "get", "secrets", "elsewhere")).isFalse();
        assertThat(may("operator", "create", "configmaps", "elsewhere")).isFalse();
        assertThat(may("operator", "create", "rolebindings.rbac.authorization.k8s.io", "shop"))
                .isFalse();
        assertThat(may("operator", "delete", "namespaces", "shop")).isFalse();
    }

    @Test
    void onCallOneFixesAnObjectAndDeletesNone() throws Exception {
        syncedByTheAdministrator();
        work("oncall", "leeway-bypass");

        Household.Answer fixed = fixed();
        Household.Answer pruned = story.household().onWorkspace("sync", "--yes", "--prune", "shop");

        assertThat(fixed.exit()).as(fixed.out() + fixed.err()).isZero();
        assertThat(colour()).isEqualTo("red");
        assertThat(pruned.exit()).as(pruned.out() + pruned.err()).isNotZero();
        assertThat(admin("-n", "shop", "get", "configmap", "old").exit()).isZero();
        assertThat(may("oncall", "delete", "configmaps", "shop")).isFalse();
        assertThat(may("oncall", "create", "deployments.apps", "shop")).isFalse();
    }

    private Household.Answer fixed() {
        return story.household()
                .leeway(
                        "bypass",
                        "start",
                        "shop",
                        "/ConfigMap/shop/settings",
                        "--config-key",
                        "colour=red",
                        "--incident",
                        "none",
                        "--reason",
                        "trial",
                        "--yes",
                        "-w",
                        story.household().file().toString());
    }

    private String colour() throws Exception {
        return admin("-n", "shop", "get", "configmap", "settings", "-o", "jsonpath={.data.colour}")
                .out();
    }

    private boolean may(String account, String verb, String resource, String namespace)
            throws Exception {
        Kubectl.Answer answer =
                admin(
                        "auth",
                        "can-i",
                        verb,
                        resource,
                        "-n",
                        namespace,
                        "--as=system:serviceaccount:shop:" + account);
        assertThat(answer.out().strip()).isIn("yes", "no");
        return answer.out().strip().equals("yes");
    }
}
