package dev.leeway.desktop;

import dev.leeway.engine.practice.KeptContent;
import dev.leeway.engine.practice.sample.SampleWorkspace;
import dev.leeway.engine.workspace.UserPlaces;
import dev.leeway.engine.workspace.Workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the practice cluster is filled from, and by which program. */
final class PracticeOrigin {
    private PracticeOrigin() {}

    /** Returns where the kubeconfig of the practice cluster lies. */
    static Path kubeconfig(SampleWorkspace sample) {
        return sample.file().resolveSibling("practice.kubeconfig");
    }

    /** Returns whether a cluster of the workspace is the practice cluster. */
    static boolean isPractice(SampleWorkspace sample, Workspace.Cluster cluster) {
        Path own = kubeconfig(sample).toAbsolutePath().normalize();
        return cluster.kubeconfig()
                .map(file -> file.toAbsolutePath().normalize())
                .filter(own::equals)
                .isPresent();
    }

    /**
     * Returns the applications that live in the practice cluster. The workspace is the operator's
     * and may hold others, in clusters of theirs, which nobody asked to be synced.
     */
    static Stream<Workspace.Application> applications(SampleWorkspace sample, Workspace workspace) {
        Set<String> clusters =
                workspace.clusters().stream()
                        .filter(cluster -> isPractice(sample, cluster))
                        .map(Workspace.Cluster::name)
                        .collect(Collectors.toSet());
        return workspace.applications().stream()
                .filter(application -> clusters.contains(application.cluster()));
    }

    /**
     * Returns the file that keeps the filled cluster. It holds for this build of the program, the
     * workspace file as it is, the commit that is deployed, and the tools that render; empty when
     * what the cluster is filled from cannot be told so, and it has to be filled anew.
     */
    static Optional<KeptContent> shelf(
            SampleWorkspace sample, Workspace workspace, UserPlaces places, EngineWiring wiring)
            throws IOException {
        return text(sample, workspace, wiring, ProgramMake.whole())
                .map(
                        origin ->
                                new KeptContent(
                                        places.cache().resolve("practice-cluster.json.gz"),
                                        origin));
    }

    /** Returns the text that says what the cluster is filled from; empty when it cannot be told. */
    static Optional<String> text(
            SampleWorkspace sample, Workspace workspace, EngineWiring wiring, Optional<String> make)
            throws IOException {
        Path own = sample.repository().toAbsolutePath().normalize();
        Set<String> elsewhere =
                workspace.repositories().stream()
                        .filter(repository -> !own.equals(local(repository.url())))
                        .map(Workspace.Repository::name)
                        .collect(Collectors.toSet());
        boolean others =
                applications(sample, workspace)
                        .anyMatch(one -> elsewhere.contains(one.source().repository()));
        Optional<String> deployed = sample.deployed();
        if (others || deployed.isEmpty() || make.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                String.join(
                        "\n",
                        make.get(),
                        wiring.tools().toString(),
                        deployed.get(),
                        Files.readString(sample.file())));
    }

    /** Returns the path that a local address is; another one is no path of this machine. */
    private static Path local(String url) {
        return url.startsWith("/") || url.matches("[A-Za-z]:[/\\\\].*")
                ? Path.of(url).toAbsolutePath().normalize()
                : Path.of("");
    }
}
