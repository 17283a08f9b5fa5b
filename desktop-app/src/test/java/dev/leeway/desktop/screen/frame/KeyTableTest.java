package dev.leeway.desktop.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.ClusterBrowsing;
import dev.leeway.desktop.reading.Ledger;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.reading.RepositoryBrowsing;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleLedger;
import dev.leeway.desktop.sample.SampleRepository;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.desktop.work.InlineWork;
import dev.leeway.themes.Theme;

import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The list of keys cannot lie: each is pressed on its page, and each that a page takes is listed.
 */
class KeyTableTest {
    private static final Set<KeyCode> LETTERS =
            EnumSet.range(KeyCode.A, KeyCode.Z).stream()
                    .filter(code -> code != Key.LEADER)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(KeyCode.class)));

    @TempDir private Path temp;
    private final SampleWorkspace sample = new SampleWorkspace();
    private SampleRepository repository;

    @BeforeEach
    void makeRepository() throws Exception {
        repository = SampleRepository.withHistory(temp);
    }

    @AfterEach
    void closeRepository() {
        repository.close();
    }

    private Readings readings() {
        return new Readings() {
            @Override
            public Optional<RepositoryBrowsing> repositories() {
                return Optional.of(repository.browsing());
            }

            @Override
            public Optional<ClusterBrowsing> clusters() {
                return SampleLedger.READINGS.clusters();
            }

            @Override
            public Optional<Ledger> ledger() {
                return SampleLedger.READINGS.ledger();
            }
        };
    }

    private Frame open(Route route) {
        Store store = new Store(Fx.THREAD, sample.state());
        store.dispatch(new AppEvent.Navigated(route));
        Frame frame =
                new Frame(
                        new Desk(
                                store,
                                new RecordingCommands(),
                                sample.text(),
                                new InlineWork(),
                                AtOnce.THREAD,
                                readings()));
        Themes themes = new Themes();
        themes.loadFonts();
        themes.apply(new Scene(frame, 1440, 900), Theme.DARK);
        Fx.settle(frame);
        if (frame.lookup(".applications-table") instanceof TableView<?> table) {
            table.getSelectionModel().clearAndSelect(1);
        }
        return frame;
    }

    private static Route page(Key.Area area) {
        return switch (area) {
            case EVERYWHERE, PAGES, OVERVIEW -> new Route.Overview();
            case APPLICATIONS -> new Route.Applications();
            case APPLICATION, RESOURCES ->
                    new Route.Application("checkout-prod", Route.Tab.RESOURCES);
            case CLUSTERS -> new Route.Clusters();
            case DRIFT -> new Route.Application("checkout-prod", Route.Tab.DRIFT);
            case HISTORY -> new Route.Application("checkout-prod", Route.Tab.HISTORY);
            case PLAN -> new Route.PlanAndSync("checkout-prod");
            case ACTIVITY -> new Route.Activity();
            case REPOSITORIES -> repository(new RepositoryPlace.View.Requests());
            case FILES ->
                    repository(new RepositoryPlace.View.Files("apps/checkout/deployment.yaml", 0));
            case COMMITS -> repository(new RepositoryPlace.View.Commits("", ""));
            case REVISIONS -> repository(new RepositoryPlace.View.Compare("v1", false, ""));
        };
    }

    private static Route repository(RepositoryPlace.View view) {
        return new Route.Repositories(Optional.of(new RepositoryPlace("platform", "main", view)));
    }

    @Test
    void everyKeyOfAPageDoesSomethingThere() throws Exception {
        Fx.run(
                () -> {
                    List<Key> ofPages =
                            List.of(Key.values()).stream()
                                    .filter(key -> key.area() != Key.Area.EVERYWHERE)
                                    .filter(key -> key.area() != Key.Area.PAGES)
                                    .toList();
                    assertThat(ofPages).hasSizeGreaterThan(15);
                    for (Key key : ofPages) {
                        try (Frame frame = open(page(key.area()))) {
                            assertThat(frame.screen().orElseThrow().key(key.stroke().code()))
                                    .as(key.name())
                                    .isTrue();
                        }
                    }
                });
    }

    @Test
    void everyLetterThatAPageTakesIsListed() throws Exception {
        Set<String> unlisted = new TreeSet<>();
        for (Key.Area area : Key.Area.values()) {
            Fx.run(() -> unlisted.addAll(unlisted(area)));
        }
        assertThat(unlisted).isEmpty();
    }

    private Set<String> unlisted(Key.Area area) {
        Set<String> unlisted = new TreeSet<>();
        Frame frame = open(page(area));
        for (KeyCode letter : LETTERS) {
            boolean taken = frame.screen().orElseThrow().key(letter);
            if (taken) {
                frame.close();
                frame = open(page(area));
            }
            boolean listed =
                    List.of(Key.values()).stream()
                            .filter(key -> on(area, key.area()))
                            .anyMatch(key -> key.stroke().code() == letter);
            if (taken && !listed) {
                unlisted.add(area + " " + letter);
            }
        }
        frame.close();
        return unlisted;
    }

    /** On the sides of an application its own keys hold too. */
    private static boolean on(Key.Area page, Key.Area area) {
        return area == page
                || (area == Key.Area.RESOURCES && page == Key.Area.APPLICATION)
                || (area == Key.Area.APPLICATION && page == Key.Area.RESOURCES)
                || (area == Key.Area.APPLICATION
                        && (page == Key.Area.DRIFT || page == Key.Area.HISTORY))
                || (page == Key.Area.HISTORY && area == Key.Area.DRIFT)
                || (area == Key.Area.REPOSITORIES
                        && (page == Key.Area.FILES
                                || page == Key.Area.COMMITS
                                || page == Key.Area.REVISIONS))
                || (page == Key.Area.REPOSITORIES && area == Key.Area.COMMITS);
    }

    @Test
    void theLettersOfThePagesLeadThere() throws Exception {
        Fx.run(
                () -> {
                    Set<Route> seen = new java.util.HashSet<>();
                    for (Key key : Key.of(Key.Area.PAGES)) {
                        try (Frame frame =
                                open(new Route.Application("payments", Route.Tab.DRIFT))) {
                            Fx.press(frame, Key.LEADER, "g");
                            Fx.press(frame, key.stroke().code(), key.stroke().code().getChar());
                            seen.add(frame.place());
                        }
                    }
                    assertThat(seen).hasSize(Key.of(Key.Area.PAGES).size());
                });
    }

    @Test
    void noKeyMeansTwoThingsAtOnePlace() {
        for (Key.Area area : Key.Area.values()) {
            assertThat(Key.of(area).stream().map(Key::stroke))
                    .as(area.name())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void everyKeyOfEverywhereDoesSomething() throws Exception {
        Fx.run(
                () -> {
                    for (Key key : Key.of(Key.Area.EVERYWHERE)) {
                        // Where nothing lies over the page there is nothing to close.
                        if (key == Key.CLOSE || key == Key.FORWARD || key == Key.BACK) {
                            continue;
                        }
                        try (Frame frame = open(new Route.Applications())) {
                            KeyEvent event =
                                    new KeyEvent(
                                            KeyEvent.KEY_PRESSED,
                                            "",
                                            key.stroke().code() == KeyCode.SLASH ? "/" : "",
                                            key.stroke().code(),
                                            key.stroke().held() == KeyStroke.Held.SHIFT,
                                            key.stroke().held() == KeyStroke.Held.SHORTCUT,
                                            key.stroke().held() == KeyStroke.Held.ALT,
                                            false);
                            boolean[] reached = {false};
                            frame.addEventHandler(
                                    KeyEvent.KEY_PRESSED, unconsumed -> reached[0] = true);
                            frame.lookup(".applications-table").fireEvent(event);
                            assertThat(reached[0]).as(key.name() + " is not taken").isFalse();
                        }
                    }
                });
    }
}
