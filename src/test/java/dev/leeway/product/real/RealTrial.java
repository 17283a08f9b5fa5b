package dev.leeway.product.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.product.story.Household;
import dev.leeway.product.story.TestRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A real cluster with a stand-in for its nodes, and a user with one repository and one application
 * there.
 */
final class RealTrial implements AutoCloseable {
    final RealCluster cluster;
    final Household household;
    final TestRepository repository;
    private final Kubelet kubelet;

    private RealTrial(RealCluster cluster, Household household, TestRepository repository) {
        this.cluster = cluster;
        this.household = household;
        this.repository = repository;
        this.kubelet = new Kubelet(cluster);
    }

    /** Starts one for an application {@code app} in a folder and a namespace of that name. */
    static RealTrial start(Object test, Path temporary) throws IOException, InterruptedException {
        return start(
                test,
                TestRepository.in(temporary.resolve("repository")),
                temporary,
                List.of(new Household.Application("app", "apps", "app", "app")));
    }

    /** Starts one, or skips the test. */
    static RealTrial start(
            Object test,
            TestRepository repository,
            Path temporary,
            List<Household.Application> applications)
            throws IOException, InterruptedException {
        Optional<RealCluster> cluster =
                RealCluster.start(test.getClass().getSimpleName(), temporary.resolve("cluster"));
        assumeTrue(cluster.isPresent(), "no real API server is offered");
        Household household = new Household(temporary.resolve("household"));
        household.write(Map.of("apps", repository.folder()), applications);
        cluster.get().writeKubeconfig(household.kubeconfig(), RealCluster.ADMIN);
        return new RealTrial(cluster.get(), household, repository);
    }

    /** Runs a command that must end in a certain way; returns what it printed. */
    String leeway(int exit, String command, String... arguments) {
        Household.Answer answer = household.onWorkspace(command, arguments);
        assertThat(answer.exit())
                .as("%s %s: %s %s", command, List.of(arguments), answer.out(), answer.err())
                .isEqualTo(exit);
        return answer.out() + answer.err();
    }

    /** Runs a command for its JSON, however it ends. */
    JsonObject json(String command, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-o", "json"));
        Household.Answer answer = household.onWorkspace(command, all.toArray(String[]::new));
        assertThat(answer.out()).as(answer.err()).startsWith("{");
        return answer.json();
    }

    /** Commits a text as the application's only file. */
    void git(String manifests) throws IOException {
        repository.write("app/all.yaml", manifests).commit();
    }

    /** Runs kubectl in the application's namespace. */
    String kubectl(String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-n", "app"));
        all.addAll(List.of(arguments));
        return cluster.kubectl(all.toArray(String[]::new));
    }

    /**
     * Returns who owns which field of a deployment, without times, without the status and without
     * what the cluster's own controllers wrote.
     */
    List<String> owners(String deployment) throws IOException, InterruptedException {
        JsonObject object =
                JsonReader.readObject(
                        kubectl(
                                "get",
                                "deployment",
                                deployment,
                                "-o",
                                "json",
                                "--show-managed-fields"));
        return object.objectAt("metadata")
                .arrayAt("managedFields")
                .objects()
                .filter(entry -> entry.string("subresource", "").isEmpty())
                .filter(entry -> !entry.string("manager", "").startsWith("kube-"))
                .map(entry -> entry.without("time").toJson())
                .sorted()
                .toList();
    }

    @Override
    public void close() {
        kubelet.close();
        cluster.close();
    }
}
