package dev.leeway.desktop;

import dev.leeway.desktop.session.OpenWorkspace;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.workspace.UserPlaces;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.api.Git;

/**
 * A workspace of one repository and one practice cluster in a folder: what its tests open.
 *
 * @param folder where it lies
 * @param cluster the cluster
 * @param file the workspace file
 */
record ShopOnDisk(Path folder, PracticeCluster cluster, Path file) implements AutoCloseable {
    /** The application that most tests need: all of the repository, in the default namespace. */
    static final String SHOP =
            """
              - name: shop
                source: {repository: platform, path: ., type: directory}
                destination: {cluster: practice, namespace: default}
            """;

    /**
     * Makes it.
     *
     * @param files the repository's files by name
     * @param applications the applications as the workspace file has them
     */
    static ShopOnDisk in(Path folder, Map<String, String> files, String applications)
            throws Exception {
        Path repository = Files.createDirectories(folder.resolve("repository"));
        try (Git git =
                Git.init().setInitialBranch("main").setDirectory(repository.toFile()).call()) {
            for (Map.Entry<String, String> one : files.entrySet()) {
                Files.writeString(repository.resolve(one.getKey()), one.getValue());
            }
            git.add().addFilepattern(".").call();
            git.commit().setMessage("Begin").setAuthor("a", "a@b").setSign(false).call();
        }
        PracticeCluster cluster = PracticeCluster.start(PracticeOptions.usual());
        cluster.writeKubeconfig(folder.resolve("kubeconfig"));
        Path file = folder.resolve("leeway.yaml");
        Files.writeString(
                file,
                """
                apiVersion: leeway.dev/v1alpha1
                kind: Workspace
                metadata: {name: shop}
                repositories:
                  - {name: platform, url: %s, revision: main}
                clusters:
                  - {name: practice, kubeconfig: %s, context: practice}
                applications:
                %s"""
                        .formatted(repository, folder.resolve("kubeconfig"), applications),
                StandardCharsets.UTF_8);
        return new ShopOnDisk(folder, cluster, file);
    }

    /** Returns the work tree of its repository. */
    Path repository() {
        return folder.resolve("repository");
    }

    /** Returns where a Leeway of this folder keeps its own. */
    UserPlaces places() {
        return UserPlaces.of("", Map.of(UserPlaces.HOME_VARIABLE, home().toString()), folder);
    }

    /** Returns what {@code LEEWAY_HOME} is for another process that is to share its places. */
    Path home() {
        return folder.resolve("home");
    }

    /** Opens it as a window does. */
    OpenWorkspace open() throws Exception {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return new WindowCommand(places(), "test", "tester", nowhere, nowhere)
                .opened(file, Set.of(), () -> {});
    }

    @Override
    public void close() {
        cluster.close();
    }
}
