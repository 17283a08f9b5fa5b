package dev.leeway.engine.render.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.render.FolderTree;
import dev.leeway.engine.render.ManifestRenderer;
import dev.leeway.engine.render.RenderRequest;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.render.Renderers;
import dev.leeway.engine.render.directory.DirectoryRenderer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderingFilesTest {
    @TempDir Path temp = Path.of("");

    private final AtomicInteger rendered = new AtomicInteger();
    private FolderTree tree = new FolderTree(temp);

    @BeforeEach
    void files() {
        tree =
                new FolderTree(temp.resolve("tree"))
                        .with("a/one.yaml", map("one") + "---\n" + map("two"))
                        .with("a/none.yaml", "only: values\n")
                        .with("b/other.yaml", map("other"));
    }

    private static String map(String name) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: %s}
        data: {small: "1e3", text: "ä\\u2028\\n"}
        numbers: [1, 2.5, 12345678901234567890123, 1e-7]
        """
                .formatted(name);
    }

    /** A new start: nothing in memory. */
    private RenderedManifests renderAfresh(String make, String path) throws Exception {
        return renderAfresh(new RenderingFiles(shelf(), make), path);
    }

    private RenderedManifests renderAfresh(RenderingFiles files, String path) throws Exception {
        ManifestRenderer counting =
                request -> {
                    rendered.incrementAndGet();
                    return new DirectoryRenderer().render(request);
                };
        return new Renderers(counting, counting, counting, 10, files)
                .render(
                        new RenderRequest(
                                "app",
                                tree,
                                path,
                                RenderSpec.Directory.plain(),
                                "shop",
                                "",
                                List.of(),
                                Duration.ofSeconds(10)));
    }

    private Path shelf() {
        return temp.resolve("cache/renderings");
    }

    private List<Path> shelved() throws Exception {
        if (!Files.isDirectory(shelf())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(shelf())) {
            return files.toList();
        }
    }

    @Test
    void theNextStartFindsTheSameRendering() throws Exception {
        RenderedManifests first = renderAfresh("1", "a");
        assertThat(first.manifests()).hasSize(2);
        assertThat(first.notices()).hasSize(1);
        assertThat(renderAfresh("1", "a")).isEqualTo(first);
        assertThat(rendered).hasValue(1);
        assertThat(shelved()).hasSize(1);
    }

    @Test
    void anotherContentAnotherFolderAndAnotherMakeAreRendered() throws Exception {
        renderAfresh("1", "a");
        tree.with("a/one.yaml", map("three"));
        assertThat(renderAfresh("1", "a").manifests())
                .extracting(one -> one.manifest().name())
                .containsExactly("three");
        assertThat(rendered).hasValue(2);
        renderAfresh("1", "b");
        assertThat(rendered).hasValue(3);
        renderAfresh("2", "b");
        assertThat(rendered).hasValue(4);
    }

    @Test
    void aSecretIsNeverWrittenAndTakesWhatWasKeptBeforeAway() throws Exception {
        renderAfresh("1", "a");
        tree.with(
                "a/secret.yaml",
                "{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {k: canary-4711}}");
        assertThat(renderAfresh("1", "a").manifests()).hasSize(3);
        assertThat(shelved()).isEmpty();
    }

    @Test
    void filesAreForTheirOwnerOnly() throws Exception {
        renderAfresh("1", "a");
        Path file = shelved().getFirst();
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void aDamagedFileCountsAsNotThere() throws Exception {
        RenderedManifests right = renderAfresh("1", "a");
        Path file = shelved().getFirst();
        byte[] whole = Files.readAllBytes(file);
        int at = new String(whole, StandardCharsets.ISO_8859_1).indexOf("\"one\"");
        for (byte[] damaged : List.of(changed(whole, at + 1), new byte[0], changed(whole, 3))) {
            Files.write(file, damaged);
            int before = rendered.get();
            assertThat(renderAfresh("1", "a")).isEqualTo(right);
            assertThat(rendered).hasValue(before + 1);
        }
    }

    private static byte[] changed(byte[] whole, int at) {
        byte[] damaged = whole.clone();
        damaged[at] ^= 1;
        return damaged;
    }

    @Test
    void theOldestMakesRoom() throws Exception {
        for (int i = 0; i < 12; i++) {
            tree.with("many-" + i + "/x.yaml", map("x" + i));
        }
        RenderingFiles files = new RenderingFiles(shelf(), "1", 4_000);
        for (int i = 0; i < 12; i++) {
            renderAfresh(files, "many-" + i);
        }
        long bytes = 0;
        for (Path file : shelved()) {
            bytes += Files.size(file);
        }
        assertThat(bytes).isBetween(1L, 4_000L);
        assertThat(shelved().size()).isLessThan(12);
        renderAfresh(files, "many-11");
        assertThat(rendered).as("the newest stays").hasValue(12);
    }

    @Test
    void aFolderThatCannotBeWrittenOnlyCostsTime() throws Exception {
        Files.writeString(temp.resolve("cache"), "a file where the folder would be");
        assertThat(renderAfresh("1", "a").manifests()).hasSize(2);
        assertThat(renderAfresh("1", "a").manifests()).hasSize(2);
        assertThat(rendered).hasValue(2);
    }
}
