package dev.leeway.engine.render.kustomize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.FolderTree;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RepositoryFiles;
import dev.leeway.engine.render.child.ChildLimits;
import dev.leeway.engine.render.child.ChildProcess;
import dev.leeway.engine.yaml.YamlPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compares the built-in renderer with the installed program, byte for byte, on overlays made from
 * seeds. {@code -Dleeway.overlays=N} compares more of them.
 */
class KustomizeOverlaysTest {
    private static final int USUAL = 16;

    @TempDir Path folder;

    @Test
    void rendersAsTheProgramDoes() throws Exception {
        Optional<KustomizeTool> tool =
                KustomizeTool.find(Optional.empty(), String.valueOf(System.getenv("PATH")));
        Assumptions.assumeTrue(tool.isPresent(), "skipped: neither kustomize nor kubectl here");
        int overlays = Integer.getInteger("leeway.overlays", USUAL);
        FolderTree tree = new FolderTree(folder.toRealPath());
        List<String> wrong = new ArrayList<>();
        int refused = 0;
        for (long seed = 0; seed < overlays; seed++) {
            String path = OverlayMaker.make(tree, seed);
            String theirs = theirs(tool.orElseThrow(), folder.resolve(path));
            String ours = ours(tree, path);
            if (ours.startsWith("UNSUPPORTED")) {
                refused++;
            }
            boolean same =
                    ours.equals(theirs)
                            || ours.startsWith("UNSUPPORTED")
                            || (ours.startsWith("REFUSED") && theirs.startsWith("REFUSED"));
            if (!same) {
                wrong.add("seed " + seed + difference(ours, theirs));
            }
        }
        System.out.println(
                "kustomize overlays: "
                        + (overlays - wrong.size() - refused)
                        + " of "
                        + overlays
                        + " ("
                        + refused
                        + " left to the program)");
        assertThat(wrong).isEmpty();
        assertThat(refused).isLessThanOrEqualTo(overlays / 4);
    }

    @Test
    @Tag("fixtures")
    void rendersRealRepositoriesAsTheProgramDoes() throws Exception {
        String named = System.getenv("LEEWAY_FIXTURES");
        String fixtures = named == null ? System.getenv("LEEWAY_FIXTURES_DEFAULT") : named;
        Path root = Path.of(fixtures == null ? "../shared/fixtures" : fixtures).resolve("repos");
        Assumptions.assumeTrue(Files.isDirectory(root), "skipped: no repositories at " + root);
        Optional<KustomizeTool> tool =
                KustomizeTool.find(Optional.empty(), String.valueOf(System.getenv("PATH")));
        Assumptions.assumeTrue(tool.isPresent(), "skipped: neither kustomize nor kubectl here");
        FolderTree tree = new FolderTree(root.toRealPath());
        List<String> wrong = new ArrayList<>();
        int buildable = 0;
        for (String path : kustomizations(root.toRealPath())) {
            String theirs = theirs(tool.orElseThrow(), root.toRealPath().resolve(path));
            String ours = ours(tree, path);
            if (theirs.startsWith("REFUSED")) {
                assertThat(ours).as(path).containsPattern("^(REFUSED|UNSUPPORTED)");
                continue;
            }
            buildable++;
            if (!ours.equals(theirs)) {
                wrong.add(path + difference(ours, theirs));
            }
        }
        System.out.println(
                "kustomize repositories: " + (buildable - wrong.size()) + " of " + buildable);
        assertThat(wrong).isEmpty();
        assertThat(buildable).isPositive();
    }

    private static List<String> kustomizations(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.endsWith("kustomization.yaml"))
                    .map(file -> RepositoryFiles.parent(root.relativize(file).toString()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void leavesToTheProgramWhatItDoesNotKnow() throws Exception {
        FolderTree tree =
                new FolderTree(folder.toRealPath())
                        .with("a/kustomization.yaml", "resources: [a.yaml]\nreplacements: []\n")
                        .with("b/kustomization.yaml", "resources: [a.yaml]\n")
                        .with("c/kustomization.yaml", "resources: [../b]\nnamePrefix: x-\n");
        for (String path : List.of("a", "b")) {
            tree.with(
                    path + "/a.yaml",
                    "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {a: yes}\n");
        }

        assertThat(ours(tree, "a")).isEqualTo("UNSUPPORTED the field replacements");
        assertThat(ours(tree, "c"))
                .contains("UNSUPPORTED a value that Kustomize reads otherwise")
                .contains("line 4 of b/a.yaml");
    }

    @Test
    void everyObjectKeepsItsPlace() throws Exception {
        FolderTree tree = new FolderTree(folder.toRealPath());
        String path = OverlayMaker.make(tree, 3);
        List<KustomizeObject> objects =
                new BuiltInKustomize(new RepositoryFiles(tree))
                        .build(
                                KustomizationFile.find(new RepositoryFiles(tree), path)
                                        .orElseThrow());

        assertThat(objects)
                .filteredOn(object -> object.kind().equals("Deployment"))
                .extracting(object -> object.origin().toString())
                .containsExactly("o3/base/r0.yaml:1");
    }

    private static String ours(FolderTree tree, String path) throws Exception {
        RepositoryFiles files = new RepositoryFiles(tree);
        try {
            List<JsonValue> bodies = new ArrayList<>();
            for (KustomizeObject object :
                    new BuiltInKustomize(files)
                            .build(KustomizationFile.find(files, path).orElseThrow())) {
                bodies.add(YamlPrinter.sorted(object.body()));
            }
            return YamlPrinter.printAll(bodies);
        } catch (Unsupported e) {
            return "UNSUPPORTED " + e.getMessage();
        } catch (RenderException e) {
            return "REFUSED " + e.getMessage();
        }
    }

    private String theirs(KustomizeTool tool, Path path) throws InterruptedException {
        var outcome =
                ChildProcess.run(
                        List.of(tool.path().toString(), tool.verb(), path.toString()),
                        KustomizeTool.environment(folder),
                        folder,
                        ChildLimits.rendering(Duration.ofSeconds(60)));
        return outcome instanceof ChildProcess.Outcome.Ended ended && ended.exitCode() == 0
                ? ended.output()
                : "REFUSED " + outcome;
    }

    /** The first line that differs, with its surroundings. */
    private static String difference(String ours, String theirs) {
        List<String> left = ours.lines().toList();
        List<String> right = theirs.lines().toList();
        int at = 0;
        while (at < left.size() && at < right.size() && left.get(at).equals(right.get(at))) {
            at++;
        }
        return "\n  ours:   "
                + left.subList(Math.max(0, at - 6), Math.min(left.size(), at + 4))
                + "\n  theirs: "
                + right.subList(Math.max(0, at - 6), Math.min(right.size(), at + 4));
    }
}
