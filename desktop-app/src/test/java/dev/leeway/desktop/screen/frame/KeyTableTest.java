package dev.leeway.desktop.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.ClusterBrowsing;
import dev.leeway.desktop.reading.Ledger;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.reading.RepositoryBrowsing;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleFrame;
import dev.leeway.desktop.sample.SampleLedger;
import dev.leeway.desktop.sample.SampleRepository;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.work.InlineWork;

import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        Frame frame =
                SampleFrame.at(
                                route,
                                sample,
                                1440,
                                900,
                                store ->
                                        new Desk(
                                                store,
                                                new RecordingCommands(),
                                                sample.text(),
                                                new InlineWork(),
                                                AtOnce.THREAD,
                                                readings()))
                        .frame();
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
    void aPageTakesTheKeysThatAreListedThereAndNoOtherLetter() throws Exception {
        Set<String> lies = new TreeSet<>();
        Set<Route> pages = new HashSet<>();
        int listed = 0;
        for (Key.Area area : Key.Area.values()) {
            if (pages.add(page(area))) {
                listed += Fx.call(() -> pressed(area, lies));
            }
        }
        assertThat(lies).isEmpty();
        assertThat(listed).isGreaterThan(15);
    }

    /** Presses each letter and each key of a page, and notes where list and page differ. */
    private int pressed(Key.Area area, Set<String> lies) {
        Set<KeyCode> own = codes(key -> isOfPage(key) && page(key.area()).equals(page(area)));
        Set<KeyCode> listed = codes(key -> on(area, key.area()));
        Set<KeyCode> all = EnumSet.copyOf(LETTERS);
        all.addAll(own);
        Frame frame = open(page(area));
        for (KeyCode code : all) {
            boolean taken = frame.screen().orElseThrow().key(code);
            if (taken) {
                frame.close();
                frame = open(page(area));
            }
            if (taken && !listed.contains(code) && !own.contains(code)) {
                lies.add(area + " " + code + " is not listed");
            }
            if (!taken && own.contains(code)) {
                lies.add(area + " " + code + " does nothing");
            }
        }
        frame.close();
        return own.size();
    }

    private static boolean isOfPage(Key key) {
        return key.area() != Key.Area.EVERYWHERE && key.area() != Key.Area.PAGES;
    }

    private static Set<KeyCode> codes(Predicate<Key> which) {
        return Stream.of(Key.values())
                .filter(which)
                .map(key -> key.stroke().code())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(KeyCode.class)));
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
                    Set<Route> seen = new HashSet<>();
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
                        // Where nothing lies over the page there is nothing to close, and nothing
                        // is asked. PassphraseBarTest presses the key of the question.
                        if (key == Key.CLOSE
                                || key == Key.PASSPHRASE
                                || key == Key.FORWARD
                                || key == Key.BACK) {
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
