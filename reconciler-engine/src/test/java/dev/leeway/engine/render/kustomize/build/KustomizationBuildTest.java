package dev.leeway.engine.render.kustomize.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leeway.engine.render.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The builder gives what {@code kubectl kustomize} gives, byte for byte, or refuses by name. {@code
 * -Dleeway.kustomize.overlays=N} compares more overlays of each sort.
 */
@Order(1)
class KustomizationBuildTest {
    private static final int OVERLAYS = Integer.getInteger("leeway.kustomize.overlays", 14);

    @TempDir Path root;

    private static KustomizeTool tool() throws IOException {
        Optional<KustomizeTool> tool = KustomizeTool.find();
        assumeTrue(tool.isPresent(), "SKIPPED: no kubectl to compare with");
        return tool.orElseThrow();
    }

    @Test
    void overlaysOfEverySortAgreeWithTheTool() throws Exception {
        Agreement agreement = new Agreement(tool());
        OverlayMaker maker = new OverlayMaker(root, Long.getLong("leeway.seed", 4711));
        maker.writeBase();
        for (int i = 0; i < OVERLAYS; i++) {
            agreement.compare(root, maker.writeOverlay(i));
        }
        report("kustomize overlays", agreement);
    }

    @Test
    void layersOfFewFieldsAgreeWithTheTool() throws Exception {
        Agreement agreement = new Agreement(tool());
        FolderTree tree = new FolderTree(root);
        for (int seed = 0; seed < OVERLAYS; seed++) {
            agreement.compare(root, LayeredOverlayMaker.make(tree, seed));
        }
        report("kustomize layers", agreement);
    }

    @Test
    @Tag("fixtures")
    void realRepositoriesAgreeWithTheTool() throws Exception {
        String folder =
                System.getenv()
                        .getOrDefault(
                                "LEEWAY_FIXTURES",
                                System.getenv().getOrDefault("LEEWAY_FIXTURES_DEFAULT", ""));
        Path repositories = Path.of(folder, "repos");
        assumeTrue(Files.isDirectory(repositories), "SKIPPED: no fixtures at " + repositories);
        Agreement agreement = new Agreement(tool());
        for (Path repository : children(repositories)) {
            try (Stream<Path> files = Files.walk(repository)) {
                for (Path file :
                        files.filter(one -> one.endsWith("kustomization.yaml")).sorted().toList()) {
                    agreement.compare(
                            repository, repository.relativize(file.getParent()).toString());
                }
            }
        }
        report("kustomize repositories", agreement);
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.sorted().toList();
        }
    }

    private static void report(String name, Agreement agreement) {
        System.out.println(name + ": " + agreement.agreed() + " of " + agreement.compared());
        System.out.println(
                name + " byte for byte: " + agreement.sameBytes() + " of " + agreement.compared());
        assertThat(agreement.disagreements()).isEmpty();
        assertThat(agreement.refusedByName())
                .as("left to the tool")
                .isLessThanOrEqualTo(agreement.compared() / 10);
    }

    @Test
    void whatIsNotBuiltInIsRefusedByItsName() throws IOException {
        Files.writeString(root.resolve("kustomization.yaml"), "helmCharts: [{name: x}]\n");
        assertThatThrownBy(
                        () ->
                                new KustomizationBuild(new FolderFiles(root), new Documents())
                                        .build(""))
                .isInstanceOfSatisfying(
                        KustomizeException.class,
                        e -> assertThat(e.kind()).isEqualTo(KustomizeException.Kind.NOT_BUILT_IN))
                .hasMessageContaining("helmCharts");
    }

    /** With backtracking the first of these would not end in this universe's time. */
    @Test
    @Timeout(60)
    void aPatternOfARepositoryCannotKeepTheRendererBusy() throws Exception {
        Files.writeString(
                root.resolve("one.yaml"),
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\n"
                        .formatted("x".repeat(200)));
        String patched =
                """
                resources: [one.yaml]
                patches:
                - target: {name: '%s'}
                  patch: '[{op: add, path: /data, value: {k: v}}]'
                """;
        Files.writeString(root.resolve("kustomization.yaml"), patched.formatted("(x+x+)+y"));
        var untouched = new KustomizationBuild(new FolderFiles(root), new Documents()).build("");
        assertThat(untouched.toString()).doesNotContain("data");

        Files.writeString(root.resolve("kustomization.yaml"), patched.formatted("x+(x"));
        assertThatThrownBy(
                        () ->
                                new KustomizationBuild(new FolderFiles(root), new Documents())
                                        .build(""))
                .isInstanceOf(KustomizeException.class)
                .hasMessageContaining("'x+(x' is no regular expression");
    }

    @Test
    void theNetworkAndTheWorldOutsideAreNeverTouched() throws IOException {
        for (String path :
                List.of(
                        "https://example.com/base?ref=v1",
                        "github.com/org/repo/base?ref=main",
                        "../outside",
                        "/etc")) {
            Files.writeString(root.resolve("kustomization.yaml"), "resources: ['" + path + "']\n");
            assertThatThrownBy(
                            () ->
                                    new KustomizationBuild(new FolderFiles(root), new Documents())
                                            .build(""))
                    .as(path)
                    .isInstanceOfSatisfying(
                            KustomizeException.class,
                            e -> assertThat(e.kind()).isEqualTo(KustomizeException.Kind.FORBIDDEN));
        }
    }

    @Test
    void anObjectRemembersWhereItCameFrom() throws Exception {
        Files.writeString(
                root.resolve("kustomization.yaml"), "resources: [two.yaml]\nnamePrefix: a-\n");
        Files.writeString(
                root.resolve("two.yaml"),
                "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: two}\n");
        var built = new KustomizationBuild(new FolderFiles(root), new Documents()).build("");
        assertThat(built)
                .extracting(one -> one.manifest().name() + " " + one.origin())
                .containsExactly("a-one two.yaml:1", "a-two two.yaml:5");
    }
}
