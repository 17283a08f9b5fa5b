package dev.leeway.desktop.screen.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.control.code.CodeLine;
import dev.leeway.desktop.control.code.CodeView;
import dev.leeway.desktop.control.diff.DiffPane;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.reading.RepositoryBrowsing;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleRepository;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.RepositoryPlace.View;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;

import dev.leeway.engine.source.SourceException;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The repositories in the whole window, over a real Git repository, worked by keys. */
class RepositoriesScreenTest {
    @TempDir private Path temp;
    private final SampleWorkspace sample = new SampleWorkspace();
    private final RecordingCommands commands = new RecordingCommands();

    private record Window(SampleFrame shown) {
        Frame frame() {
            return shown.frame();
        }

        Store store() {
            return shown.store();
        }

        RepositoryPlace place() {
            return ((Route.Repositories) shown.store().state().navigation().current())
                    .place()
                    .orElseThrow();
        }

        View view() {
            return place().view();
        }

        void press(KeyCode code) {
            Fx.press(shown.frame(), code, code.getChar().toLowerCase(Locale.ROOT));
            Fx.settle(shown.frame());
        }

        void back() {
            shown.store().dispatch(new AppEvent.WentBack());
            Fx.settle(shown.frame());
        }

        Set<String> words() {
            return shown.words();
        }

        <T extends Node> T find(Class<T> type, String selector) {
            Node found = shown.frame().lookup(selector);
            assertThat(found).as(selector).isNotNull();
            return type.cast(found);
        }
    }

    @FunctionalInterface
    private interface Story {
        void in(Window window) throws Exception;
    }

    private void inWindow(Readings readings, Route route, Story story) throws Exception {
        Fx.run(
                () -> {
                    try (SampleFrame window = SampleFrame.at(route, sample, commands, readings)) {
                        window.frame().screen().orElseThrow().focus();
                        Fx.settle(window.frame());
                        story.in(new Window(window));
                    }
                });
    }

    private static Route at(String revision, View view) {
        return new Route.Repositories(Optional.of(new RepositoryPlace("platform", revision, view)));
    }

    @Test
    void aFileIsFoundReadAndTracedByKeysAlone() throws Exception {
        try (SampleRepository repository = SampleRepository.withHistory(temp)) {
            inWindow(
                    repository.readings(),
                    new Route.Repositories(),
                    window -> {
                        assertThat(window.words())
                                .contains("platform", "main", "topic", "v1", "apps", "README.md")
                                .contains("\u21933", "\u21911 \u21931", "followed");
                        window.press(KeyCode.ENTER);
                        assertThat(window.words()).contains("checkout", "web");
                        window.press(KeyCode.J);
                        window.press(KeyCode.ENTER);
                        window.press(KeyCode.J);
                        assertThat(window.words())
                                .contains("apps/checkout/deployment.yaml", "42 B \u00b7 3 lines");
                        window.press(KeyCode.ENTER);
                        assertThat(window.view())
                                .isEqualTo(new View.Files("apps/checkout/deployment.yaml", 0));

                        window.press(KeyCode.B);
                        CodeView code = window.find(CodeView.class, ".code-view");
                        List<CodeLine> lines = code.getItems();
                        assertThat(lines)
                                .extracting(line -> line.margin().orElseThrow().who())
                                .containsExactly("ada", "bob", "eve\u27e8U+202E\u27e9");
                        assertThat(lines.get(1).margin().orElseThrow().hint())
                                .as("the whole message")
                                .contains("Because of the sale.");
                        code.requestFocus();
                        code.goTo(2);
                        window.press(KeyCode.ENTER);
                        assertThat(window.view()).isInstanceOf(View.Commits.class);
                        assertThat(window.words())
                                .contains("Scale up", "Reviewed-by: Ada <ada@example.com>")
                                .contains("1 file changed");

                        window.back();
                        assertThat(window.view())
                                .isEqualTo(new View.Files("apps/checkout/deployment.yaml", 0));
                        window.press(KeyCode.H);
                        ListView<?> log = window.find(ListView.class, ".commit-list");
                        assertThat(log.getItems()).hasSize(3);
                    });
        }
    }

    @Test
    void theLogIsSearchedAndACommitComparedBothWays() throws Exception {
        try (SampleRepository repository = SampleRepository.withHistory(temp)) {
            inWindow(
                    repository.readings(),
                    at("main", new View.Commits("", "")),
                    window -> {
                        ListView<?> log = window.find(ListView.class, ".commit-list");
                        assertThat(log.getItems()).hasSize(5);
                        assertThat(window.words())
                                .contains("Ship \u27e8U+202E\u27e9gnp.exe", "Merge topic")
                                .contains("5 commits");
                        window.press(KeyCode.SLASH);
                        TextField search = (TextField) window.frame().getScene().getFocusOwner();
                        search.setText("author:bob scale");
                        Fx.press(window.frame(), KeyCode.ENTER, "");
                        Fx.settle(window.frame());
                        assertThat(window.view())
                                .isEqualTo(new View.Commits("", "author:bob scale"));
                        assertThat(window.find(ListView.class, ".commit-list").getItems().size())
                                .isEqualTo(1);
                        assertThat(window.words()).contains("1 found in 5 commits");
                        window.find(ListView.class, ".commit-list").requestFocus();

                        window.press(KeyCode.C);
                        assertThat(window.view())
                                .isInstanceOfSatisfying(
                                        View.Compare.class,
                                        compare -> assertThat(compare.rendered()).isFalse());
                        DiffPane diff = window.find(DiffPane.class, ".diff-pane");
                        assertThat(diff.changes()).isEqualTo(1);
                        window.press(KeyCode.T);
                        assertThat(window.words())
                                .contains("checkout", "1 object", "web", "not known")
                                .contains(
                                        "1 of 2 applications would change. 1 could not be rendered.");
                        assertThat(window.find(DiffPane.class, ".diff-pane").changes())
                                .isEqualTo(1);
                        window.press(KeyCode.K);
                        window.press(KeyCode.K);
                        window.press(KeyCode.K);
                        assertThat(window.words())
                                .contains(
                                        "The later revision cannot be rendered: web.yaml:3: no kind");
                        window.back();
                        window.back();
                        assertThat(window.view())
                                .isEqualTo(new View.Commits("", "author:bob scale"));
                    });
        }
    }

    @Test
    void pullRequestsAreListedAndComparedWithTheirBase() throws Exception {
        try (SampleRepository repository = SampleRepository.withHistory(temp)) {
            inWindow(
                    repository.readings(),
                    at("main", new View.Requests()),
                    window -> {
                        assertThat(window.words())
                                .contains(
                                        "More web",
                                        "Try\u27e8U+202E\u27e9 this",
                                        "passed",
                                        "failed");
                        window.press(KeyCode.U);
                        assertThat(commands.asked)
                                .contains("copy https://git.example/shop/platform/pulls/12");
                        window.press(KeyCode.J);
                        window.press(KeyCode.C);
                        assertThat(window.view())
                                .as("its branch is gone")
                                .isInstanceOf(View.Requests.class);
                        assertThat(window.words())
                                .contains("The base of request 9 could not be found");
                        window.press(KeyCode.K);
                        window.press(KeyCode.C);
                        assertThat(window.place().revision()).isEqualTo("fix");
                        assertThat(window.words()).contains("1 file differs");
                    });
            repository.host().goDown(true);
            inWindow(
                    repository.readings(),
                    at("main", new View.Requests()),
                    window ->
                            assertThat(window.words())
                                    .contains(
                                            "git.example does not answer",
                                            "Check the network.",
                                            "Try again"));
        }
    }

    @Test
    void everyStateSaysWhatToDoNext() throws Exception {
        try (SampleRepository repository = new SampleRepository(temp)) {
            inWindow(
                    repository.readings(),
                    new Route.Repositories(),
                    window ->
                            assertThat(window.words())
                                    .contains("This repository was not fetched yet", "Fetch"));
            try {
                repository.fetch();
            } catch (SourceException empty) {
                assertThat(empty.problem().name()).isEqualTo("NO_SUCH_REVISION");
            }
            inWindow(
                    repository.readings(),
                    new Route.Repositories(),
                    window ->
                            assertThat(window.words())
                                    .contains("This repository has no commit yet", "Fetch"));
        }
        inWindow(
                Readings.NONE,
                new Route.Repositories(),
                window -> assertThat(window.words()).contains("No workspace is open"));
    }

    @Test
    void whereNoHostIsNamedTheFileThatShouldIsWithinReach() throws Exception {
        Path file = Path.of("/srv/shop/leeway.yaml");
        try (SampleRepository repository = SampleRepository.withHistory(temp)) {
            Readings hosted = repository.readings();
            Readings unhosted =
                    new Readings() {
                        @Override
                        public Optional<Path> file() {
                            return Optional.of(file);
                        }

                        @Override
                        public Optional<RepositoryBrowsing> repositories() {
                            return hosted.repositories().map(Unhosted::new).map(Unhosted::browsing);
                        }
                    };
            inWindow(
                    unhosted,
                    at("main", new View.Requests()),
                    window -> {
                        assertThat(window.words())
                                .anyMatch(words -> words.contains(file.toString()));
                        for (String action :
                                List.of(
                                        "Copy the lines to add",
                                        "Copy the path of the file",
                                        "Open again")) {
                            window.shown().frame().lookupAll(".blank-actions .button").stream()
                                    .map(Button.class::cast)
                                    .filter(one -> one.getText().equals(action))
                                    .findFirst()
                                    .orElseThrow()
                                    .fire();
                        }
                        assertThat(window.store().state().navigation().current())
                                .as("a sync runs, which opening it again would cut off")
                                .isEqualTo(new Route.Welcome());
                    });
        }
        assertThat(commands.asked)
                .anyMatch(
                        asked -> asked.startsWith("copy     pullRequests:\n      provider: github"))
                .contains("copy " + file);
    }

    /** Reads a repository as it is, but for its host. */
    private record Unhosted(RepositoryBrowsing whole) {
        RepositoryBrowsing browsing() {
            return (RepositoryBrowsing)
                    Proxy.newProxyInstance(
                            RepositoryBrowsing.class.getClassLoader(),
                            new Class<?>[] {RepositoryBrowsing.class},
                            (proxy, method, given) ->
                                    method.getName().equals("repositories")
                                            ? whole.repositories().stream()
                                                    .map(Unhosted::without)
                                                    .toList()
                                            : method.invoke(whole, given));
        }

        private static RepositoryBrowsing.Described without(RepositoryBrowsing.Described one) {
            return new RepositoryBrowsing.Described(
                    one.name(), one.url(), one.revision(), false, one.readers());
        }
    }

    @Test
    void aRevisionThatIsGoneAndADeadHostAreSaid() throws Exception {
        try (SampleRepository repository = SampleRepository.withHistory(temp)) {
            inWindow(
                    repository.readings(),
                    at("gone", new View.Files("", 0)),
                    window ->
                            assertThat(window.words())
                                    .contains(
                                            "gone could not be read", "Try again", "Copy details"));
            inWindow(
                    repository.readings(),
                    new Route.Repositories(),
                    window -> {
                        window.store()
                                .dispatch(
                                        new AppEvent.FetchFailed(
                                                "platform",
                                                "no such host: git.example",
                                                sample.state().now()));
                        Fx.settle(window.frame());
                        assertThat(window.words())
                                .contains(
                                        "The last fetch failed; this is what was fetched before",
                                        "no such host: git.example")
                                .as("what is there stays")
                                .contains("README.md");
                        assertThat(window.words())
                                .as("how old it is, in the little room of the list")
                                .anyMatch(word -> word.startsWith("as of "));
                        TreeView<?> tree = window.find(TreeView.class, ".file-tree");
                        assertThat(tree.getExpandedItemCount()).isEqualTo(2);
                    });
        }
    }

    @Test
    void aBranchThatMovesOnDoesNotMoveUnderTheReader() throws Exception {
        try (SampleRepository repository = SampleRepository.withHistory(temp)) {
            inWindow(
                    repository.readings(),
                    at("main", new View.Files("README.md", 0)),
                    window -> {
                        CodeView code = window.find(CodeView.class, ".code-view");
                        assertThat(code.getItems()).extracting(CodeLine::text).contains("# Shop");
                        repository.write("README.md", "# Shop of shops\n");
                        repository.commit("ada", "Grow");
                        repository.fetch();
                        window.store()
                                .dispatch(new AppEvent.Fetched("platform", sample.state().now()));
                        Fx.settle(window.frame());
                        assertThat(window.words())
                                .anyMatch(word -> word.startsWith("main has moved on to "))
                                .anyMatch(word -> word.startsWith("Grow, by ada"));
                        assertThat(code.getItems()).extracting(CodeLine::text).contains("# Shop");

                        window.find(Parent.class, ".banner").lookupAll(".button").stream()
                                .map(javafx.scene.control.Button.class::cast)
                                .forEach(javafx.scene.control.Button::fire);
                        Fx.settle(window.frame());
                        assertThat(window.words())
                                .noneMatch(word -> word.startsWith("main has moved on to "));
                        assertThat(window.find(CodeView.class, ".code-view").getItems())
                                .extracting(CodeLine::text)
                                .containsExactly("# Shop of shops");
                    });
        }
    }

    @Test
    void thePageOpensWhereItWasLeft() throws Exception {
        try (SampleRepository repository = SampleRepository.withHistory(temp)) {
            inWindow(
                    repository.readings(),
                    at("topic", new View.Commits("", "web")),
                    window -> {
                        window.store().dispatch(new AppEvent.Navigated(new Route.Overview()));
                        Fx.settle(window.frame());
                        window.store().dispatch(new AppEvent.Navigated(new Route.Repositories()));
                        Fx.settle(window.frame());
                        assertThat(window.find(TextField.class, ".commit-search .text-field"))
                                .extracting(TextField::getText)
                                .isEqualTo("web");
                        assertThat(window.words()).contains("Add web").doesNotContain("Scale up");
                        assertThat(commands.kept.getLast().lists())
                                .as("it is kept for the next start")
                                .containsKey("repositories/shop");
                    });
        }
    }

    @Test
    void aDamagedMirrorIsSaidAndNeverLooksEmpty() throws Exception {
        try (SampleRepository repository = SampleRepository.withHistory(temp)) {
            inWindow(
                    repository.readings(),
                    new Route.Repositories(),
                    window -> {
                        repository.damage();
                        window.store()
                                .dispatch(
                                        new AppEvent.Navigated(
                                                at(
                                                        "topic",
                                                        new View.Files("apps/web/web.yaml", 0))));
                        Fx.settle(window.frame());
                        assertThat(window.words())
                                .contains(
                                        "The local copy of this repository is damaged",
                                        "Fetch: Leeway puts the damaged copy aside and fetches a"
                                                + " new one.",
                                        "Fetch")
                                .doesNotContain(
                                        "This repository has no commit yet",
                                        "This repository was not fetched yet");
                        repository.fetch();
                        window.store()
                                .dispatch(new AppEvent.Fetched("platform", sample.state().now()));
                        Fx.settle(window.frame());
                        assertThat(window.words())
                                .doesNotContain("The local copy of this repository is damaged")
                                .contains("apps/web/web.yaml");
                    });
        }
    }
}
