package dev.leeway.engine.render.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leeway.engine.render.FolderTree;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderRequest;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.source.SourceException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryRendererTest {
    @TempDir Path folder;
    private FolderTree tree;

    @BeforeEach
    void open() {
        tree = new FolderTree(folder);
    }

    private static String manifest(String name) {
        return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: " + name + "}\n";
    }

    private RenderRequest request(String path, boolean recurse, String include, String exclude) {
        return new RenderRequest(
                "app",
                tree,
                path,
                new RenderSpec.Directory(recurse, include, exclude),
                "shop",
                "",
                List.of(),
                Duration.ofSeconds(10));
    }

    private RenderedManifests render(String path, boolean recurse, String include, String exclude)
            throws Exception {
        return new DirectoryRenderer().render(request(path, recurse, include, exclude));
    }

    private RenderedManifests render(String path) throws Exception {
        return render(path, false, "", "");
    }

    private RenderException refused(String path) {
        return catchThrowableOfType(RenderException.class, () -> render(path, true, "", ""));
    }

    private static List<String> names(RenderedManifests rendered) {
        return rendered.manifests().stream().map(m -> m.manifest().name()).toList();
    }

    @Test
    void everyObjectKnowsItsFileDocumentAndLine() throws Exception {
        tree.with("app/a.yaml", manifest("one") + "---\n# nothing\n---\n" + manifest("two"))
                .with(
                        "app/b.json",
                        "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"p\"}}")
                .with("app/readme.md", "no manifest");

        assertThat(render("app").manifests())
                .extracting(RenderedManifest::origin)
                .containsExactly(
                        new Origin("app/a.yaml", 0, 1),
                        new Origin("app/a.yaml", 2, 7),
                        new Origin("app/b.json", 0, 1));
    }

    @Test
    void flattensListsOneLevel() throws Exception {
        tree.with(
                "a.yml",
                "apiVersion: v1\nkind: List\nitems:\n- "
                        + manifest("one").replace("\n", "\n  ").strip()
                        + "\n- "
                        + manifest("two").replace("\n", "\n  ").strip()
                        + "\n---\napiVersion: v1\nkind: PodList\nitems:\n");

        RenderedManifests rendered = render("");
        assertThat(names(rendered)).containsExactly("one", "two");
        assertThat(rendered.manifests().get(1).origin()).isEqualTo(new Origin("a.yml", 0, 7));
    }

    @Test
    void looksBelowOnlyWhenTold() throws Exception {
        tree.with("app/a.yaml", manifest("a")).with("app/x/b.yaml", manifest("b"));

        assertThat(names(render("app"))).containsExactly("a");
        assertThat(names(render("app", true, "", ""))).containsExactly("a", "b");
    }

    @Test
    void choosesByGlobsExcludeFirst() throws Exception {
        tree.with("app/a.yaml", manifest("a"))
                .with("app/x/b.yaml", manifest("b"))
                .with("app/x/c.yml", manifest("c"))
                .with(
                        "app/y/d.json",
                        "{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"metadata\":{\"name\":\"d\"}}");

        assertThat(names(render("app", true, "{*.yaml,y/*}", ""))).containsExactly("a", "b", "d");
        assertThat(names(render("app", true, "*.yaml", "x/[ab].yaml"))).containsExactly("a");
        assertThat(names(render("app", true, "", "{x/{b,c}.*,[!a]/d.json}"))).containsExactly("a");
        assertThat(catchThrowableOfType(RenderException.class, () -> render("app", true, "{a", "")))
                .hasMessageContaining("directory.include '{a' is not a glob: '{' is not closed");
    }

    @Test
    void followsLinksInsideTheRepository() throws Exception {
        tree.with("shared/a.yaml", manifest("a"))
                .link("app/one.yaml", "../shared/a.yaml")
                .link("app/two.yaml", "../other/a.yaml")
                .link("other", "shared")
                .link("app/gone.yaml", "nothing.yaml");

        RenderedManifests rendered = render("app");
        assertThat(rendered.manifests())
                .extracting(m -> m.origin().file())
                .containsExactly("app/one.yaml", "app/two.yaml");
        assertThat(rendered.notices())
                .extracting(Object::toString)
                .singleElement()
                .asString()
                .contains("app/gone.yaml", "a link to nothing");
    }

    @Test
    void refusesALinkOutOfTheRepository() {
        tree.with("app/a.yaml", manifest("a")).link("app/out.yaml", "../../etc/passwd");

        assertThat(refused("app"))
                .hasMessage(
                        "app/out.yaml: the link 'app/out.yaml' leads out of the repository, to"
                                + " '../../etc/passwd'");
        tree.link("loop/a.yaml", "b.yaml").link("loop/b.yaml", "a.yaml");
        assertThat(refused("loop")).hasMessageContaining("leads out of the repository");
    }

    @Test
    void refusesWhatIsNotThere() {
        tree.with("file.yaml", manifest("a"));

        assertThat(refused("nothing/here"))
                .hasMessageContaining(
                        "there is no 'nothing' in the repository at revision 0123456");
        assertThat(refused("file.yaml")).hasMessageContaining("not a folder but a file");
    }

    @Test
    void saysWhenAFolderGivesNothing() throws Exception {
        tree.with("app/readme.txt", "x");

        assertThat(render("app").manifests()).isEmpty();
        assertThat(render("app").notices()).hasSize(1);
        assertThat(render("app").notices().getFirst().message())
                .contains("gives no manifest; folders below are not looked into");
    }

    @Test
    void refusesAHugeFileWithoutReadingIt() throws Exception {
        tree.with("app/a.yaml", manifest("a"));
        try (RandomAccessFile huge =
                new RandomAccessFile(folder.resolve("app/b.yaml").toFile(), "rw")) {
            huge.setLength(100L * 1024 * 1024);
        }

        RenderException error = refused("app");
        assertThat(error.problems().getFirst().origin().file()).isEqualTo("app/b.yaml");
        assertThat(error).hasMessageContaining("104857600").hasMessageContaining("10485760");
        assertThat(tree.reads).hasValue(0);
    }

    @Test
    void reportsEveryBrokenFileWithItsLine() {
        tree.with("app/a.yaml", manifest("a") + "---\napiVersion: v1\nkind: [\n")
                .with("app/b.yaml", "metadata: {}\nmetadata: {}\n")
                .with("app/c.json", "{\"a\": 1,\n}");

        assertThat(refused("app").problems())
                .extracting(RenderException.Problem::origin)
                .containsExactly(
                        new Origin("app/a.yaml", 1, 7),
                        new Origin("app/b.yaml", 0, 2),
                        new Origin("app/c.json", 0, 2));
    }

    @Test
    void isNeverSilentAboutWhatIsNoManifest() throws Exception {
        tree.with("app/a.yaml", "{{ template }}: [\n")
                .with("app/b.yaml", "replicas: 2\n")
                .with("app/c.yaml", "- 1\n")
                .with("app/d.yaml", "# +argocd:skip-file-rendering\nkind: [\n")
                .with("app/e.yaml", "\n# only a comment\n---\n");

        RenderedManifests rendered = render("app");
        assertThat(rendered.manifests()).isEmpty();
        assertThat(
                        rendered.notices().stream()
                                .map(n -> n.origin().file() + " " + n.message())
                                .toList())
                .satisfiesExactly(
                        n -> assertThat(n).startsWith("app/a.yaml not a manifest, and not YAML"),
                        n -> assertThat(n).startsWith("app/b.yaml not a manifest: it has no"),
                        n -> assertThat(n).startsWith("app/c.yaml not a manifest: the document is"),
                        n -> assertThat(n).startsWith("app/d.yaml skipped: it carries the mark"),
                        n -> assertThat(n).startsWith("app the folder gives no manifest"));
    }

    @Test
    void keepsADocumentThatLostItsKind() throws Exception {
        tree.with("app/a.yaml", "metadata: {name: a}\nspec: {}\n");

        assertThat(names(render("app"))).containsExactly("a");
    }

    @Test
    void saysWhatToDoAboutJsonnet() throws SourceException {
        tree.with("app/a.jsonnet", "{}");

        assertThat(refused("app").problems().getFirst().nextStep()).contains("directory.exclude");
    }
}
