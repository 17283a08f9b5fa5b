package dev.leeway.desktop;

import dev.leeway.desktop.session.OpenWorkspace;
import dev.leeway.desktop.work.FxThread;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.workspace.UserPlaces;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

    /** Makes one of a single ConfigMap, {@code notes}, that is asked for and not yet there. */
    static ShopOnDisk withNotes(Path folder) throws Exception {
        return in(
                folder,
                Map.of(
                        "notes.yaml",
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: notes}
                        data: {colour: blue}
                        """),
                SHOP);
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
        return new WindowCommand(new FxThread(), places(), "test", "tester", nowhere, nowhere)
                .opened(file, Set.of(), () -> {});
    }

    /** Syncs all of the application {@link #SHOP}. */
    static void sync(OpenWorkspace open) throws Exception {
        open.engine()
                .sync(
                        open.engine()
                                .plan(
                                        open.engine()
                                                .compare(
                                                        "shop", RunRequest.USUAL, RunListener.NONE),
                                        PlanOptions.PLAIN,
                                        RunListener.NONE)
                                .approve("tester", Instant.now()),
                        RunListener.NONE);
    }

    /**
     * Starts a command of Leeway in a process of its own, with the places of this folder.
     *
     * @param printed the file that gets what it prints
     */
    Process start(Path printed, String... words) throws IOException {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty(
                                        "surefire.test.class.path",
                                        System.getProperty("java.class.path")),
                                Main.class.getName()));
        line.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(printed.toFile());
        builder.environment().put(UserPlaces.HOME_VARIABLE, home().toString());
        return builder.start();
    }

    @Override
    public void close() {
        cluster.close();
    }
}
