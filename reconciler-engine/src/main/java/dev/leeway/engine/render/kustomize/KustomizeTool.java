package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.render.child.ChildLimits;
import dev.leeway.engine.render.child.ChildProcess;
import dev.leeway.engine.render.child.PrivateFolder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An installed program that builds kustomizations: {@code kustomize}, else {@code kubectl
 * kustomize}. A program counts when it builds a tiny kustomization, whatever its version says.
 *
 * @param path the program
 * @param verb {@code build} or {@code kustomize}
 * @param name how it is named to the operator, with its version where it tells it
 */
public record KustomizeTool(Path path, String verb, String name) {
    private static final Duration PROBE_TIME = Duration.ofSeconds(15);
    private static final String TINY =
            "configMapGenerator:\n- name: probe\n  literals: [a=b]\n  options:"
                    + " {disableNameSuffixHash: true}\n";

    /**
     * Looks for a program.
     *
     * @param configured the path that the operator set; empty to look along the search path
     * @param searchPath folders separated as {@code PATH} is
     * @return the first program that builds, or empty
     */
    public static Optional<KustomizeTool> find(Optional<Path> configured, String searchPath)
            throws InterruptedException {
        for (Candidate candidate : candidates(configured, searchPath)) {
            if (builds(candidate)) {
                return Optional.of(
                        new KustomizeTool(candidate.path(), candidate.verb(), named(candidate)));
            }
        }
        return Optional.empty();
    }

    private record Candidate(Path path, String verb) {}

    private static List<Candidate> candidates(Optional<Path> configured, String searchPath) {
        List<Candidate> candidates = new ArrayList<>();
        if (configured.isPresent()) {
            boolean kubectl = configured.get().getFileName().toString().startsWith("kubectl");
            candidates.add(new Candidate(configured.get(), kubectl ? "kustomize" : "build"));
            return candidates;
        }
        for (String verb : List.of("build", "kustomize")) {
            String program = verb.equals("build") ? "kustomize" : "kubectl";
            for (String folder : searchPath.split(File.pathSeparator, -1)) {
                for (String suffix : List.of("", ".exe")) {
                    Path path = Path.of(folder.isEmpty() ? "." : folder, program + suffix);
                    if (!folder.isEmpty() && Files.isExecutable(path)) {
                        candidates.add(new Candidate(path.toAbsolutePath(), verb));
                    }
                }
            }
        }
        return candidates;
    }

    private static boolean builds(Candidate candidate) throws InterruptedException {
        try (PrivateFolder folder = PrivateFolder.create("probe")) {
            Files.writeString(folder.path().resolve("kustomization.yaml"), TINY);
            var outcome =
                    ChildProcess.run(
                            List.of(
                                    candidate.path().toString(),
                                    candidate.verb(),
                                    folder.path().toString()),
                            environment(folder.path()),
                            folder.path(),
                            ChildLimits.rendering(PROBE_TIME));
            return outcome instanceof ChildProcess.Outcome.Ended ended
                    && ended.exitCode() == 0
                    && !ended.output().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static String named(Candidate candidate) throws InterruptedException {
        boolean kubectl = candidate.verb().equals("kustomize");
        List<String> command = new ArrayList<>(List.of(candidate.path().toString(), "version"));
        if (kubectl) {
            command.add("--client");
        }
        try (PrivateFolder folder = PrivateFolder.create("probe")) {
            var outcome =
                    ChildProcess.run(
                            command,
                            environment(folder.path()),
                            folder.path(),
                            ChildLimits.rendering(PROBE_TIME));
            if (outcome instanceof ChildProcess.Outcome.Ended ended && ended.exitCode() == 0) {
                String text = ended.output().strip();
                String last = text.substring(text.lastIndexOf('\n') + 1).strip();
                String version = last.substring(last.lastIndexOf(' ') + 1);
                return (kubectl ? "kubectl kustomize " : "kustomize ") + version;
            }
        } catch (IOException e) {
            return candidate.path().toString();
        }
        return candidate.path().toString();
    }

    /** A home of its own, and no search path: so there is no git to fetch with. */
    static Map<String, String> environment(Path home) {
        return Map.of(
                "HOME", home.toString(),
                "XDG_CONFIG_HOME", home.toString(),
                "KUBECONFIG", home.resolve("none").toString(),
                "TMPDIR", home.toString(),
                "PATH", home.resolve("none").toString());
    }
}
