package dev.leeway.desktop.screen.frame;

import static dev.leeway.desktop.screen.frame.KeyStroke.alt;
import static dev.leeway.desktop.screen.frame.KeyStroke.plain;
import static dev.leeway.desktop.screen.frame.KeyStroke.shift;
import static dev.leeway.desktop.screen.frame.KeyStroke.shortcut;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The one table of keys: {@link Keys} acts by it, the list of keys shows it, and a test presses
 * each on its page. What a key does is said under {@code keys.NAME.does}.
 */
enum Key {
    PALETTE(Area.EVERYWHERE, shortcut(KeyCode.K)),
    HELP(Area.EVERYWHERE, shift(KeyCode.SLASH)),
    FILTER(Area.EVERYWHERE, plain(KeyCode.SLASH)),
    BACK(Area.EVERYWHERE, alt(KeyCode.LEFT)),
    FORWARD(Area.EVERYWHERE, alt(KeyCode.RIGHT)),
    FETCH(Area.EVERYWHERE, plain(KeyCode.F)),
    COPY_LINK(Area.EVERYWHERE, shift(KeyCode.Y)),
    TASKS(Area.EVERYWHERE, shift(KeyCode.T)),
    THEME(Area.EVERYWHERE, shift(KeyCode.L)),
    CLOSE(Area.EVERYWHERE, plain(KeyCode.ESCAPE)),
    PASSPHRASE(Area.EVERYWHERE, plain(KeyCode.F6)),

    GO_OVERVIEW(Area.PAGES, plain(KeyCode.O)),
    GO_APPLICATIONS(Area.PAGES, plain(KeyCode.A)),
    GO_REPOSITORIES(Area.PAGES, plain(KeyCode.R)),
    GO_CLUSTERS(Area.PAGES, plain(KeyCode.C)),
    GO_BYPASSES(Area.PAGES, plain(KeyCode.B)),
    GO_ACTIVITY(Area.PAGES, plain(KeyCode.T)),
    GO_INSIGHTS(Area.PAGES, plain(KeyCode.I)),
    GO_SETTINGS(Area.PAGES, plain(KeyCode.S)),
    GO_WELCOME(Area.PAGES, plain(KeyCode.W)),

    OPEN_WAITING(Area.OVERVIEW, plain(KeyCode.ENTER)),

    OPEN(Area.APPLICATIONS, plain(KeyCode.ENTER)),
    PEEK(Area.APPLICATIONS, plain(KeyCode.SPACE)),
    COMPARE_CHOSEN(Area.APPLICATIONS, plain(KeyCode.C)),
    DRIFT_OF_CHOSEN(Area.APPLICATIONS, plain(KeyCode.D)),
    SYNC_CHOSEN(Area.APPLICATIONS, plain(KeyCode.S)),
    BYPASS_CHOSEN(Area.APPLICATIONS, plain(KeyCode.B)),

    COMPARE(Area.APPLICATION, plain(KeyCode.C)),
    DRIFT(Area.APPLICATION, plain(KeyCode.D)),
    HISTORY(Area.APPLICATION, plain(KeyCode.H)),
    SYNC(Area.APPLICATION, plain(KeyCode.S)),
    BYPASS(Area.APPLICATION, plain(KeyCode.B)),
    MANIFESTS(Area.APPLICATION, plain(KeyCode.M)),
    HOLD(Area.APPLICATION, plain(KeyCode.W)),

    GRAPH(Area.RESOURCES, plain(KeyCode.V)),
    ITS_YAML(Area.RESOURCES, plain(KeyCode.Y)),
    ITS_EVENTS(Area.RESOURCES, plain(KeyCode.E)),
    ITS_LOGS(Area.RESOURCES, plain(KeyCode.L)),
    ITS_OWNERS(Area.RESOURCES, plain(KeyCode.O)),
    ITS_RIGHTS(Area.RESOURCES, plain(KeyCode.P)),

    NEXT(Area.DRIFT, plain(KeyCode.N)),
    PREVIOUS(Area.DRIFT, plain(KeyCode.P)),
    NEXT_OBJECT(Area.DRIFT, plain(KeyCode.J)),
    PREVIOUS_OBJECT(Area.DRIFT, plain(KeyCode.K)),
    UNFOLD(Area.DRIFT, plain(KeyCode.X)),
    COLUMNS(Area.DRIFT, plain(KeyCode.O)),
    TOGGLE(Area.DRIFT, plain(KeyCode.T)),
    TICK(Area.DRIFT, plain(KeyCode.M)),
    REVERT(Area.DRIFT, plain(KeyCode.R)),
    ADOPT(Area.DRIFT, plain(KeyCode.A)),
    IGNORE(Area.DRIFT, plain(KeyCode.I)),
    ADDED(Area.DRIFT, plain(KeyCode.E)),

    BEFORE(Area.HISTORY, plain(KeyCode.B)),
    ROLL_BACK(Area.HISTORY, plain(KeyCode.R)),
    PROPOSE_REVERT(Area.HISTORY, plain(KeyCode.V)),

    PLAN_NEXT(Area.PLAN, plain(KeyCode.J)),
    PLAN_PREVIOUS(Area.PLAN, plain(KeyCode.K)),
    PLAN_TEXTS(Area.PLAN, plain(KeyCode.T)),
    PLAN_OPTIONS(Area.PLAN, plain(KeyCode.P)),
    LEAVE_PLAN(Area.PLAN, plain(KeyCode.ESCAPE)),

    OPEN_MOMENT(Area.ACTIVITY, plain(KeyCode.ENTER)),
    VERIFY(Area.ACTIVITY, plain(KeyCode.V)),

    SHOW_YAML(Area.CLUSTERS, plain(KeyCode.Y)),
    SHOW_EVENTS(Area.CLUSTERS, plain(KeyCode.E)),
    SHOW_LOGS(Area.CLUSTERS, plain(KeyCode.L)),
    SHOW_OWNERS(Area.CLUSTERS, plain(KeyCode.O)),
    SHOW_RIGHTS(Area.CLUSTERS, plain(KeyCode.P)),
    NAMESPACES(Area.CLUSTERS, plain(KeyCode.N)),
    WIDE(Area.CLUSTERS, plain(KeyCode.W)),
    READ_AGAIN(Area.CLUSTERS, plain(KeyCode.R)),
    COPY_COMMAND(Area.CLUSTERS, plain(KeyCode.K)),

    FILES(Area.REPOSITORIES, plain(KeyCode.DIGIT1)),
    COMMITS(Area.REPOSITORIES, plain(KeyCode.DIGIT2)),
    REVISIONS_COMPARED(Area.REPOSITORIES, plain(KeyCode.DIGIT3)),
    REQUESTS(Area.REPOSITORIES, plain(KeyCode.DIGIT4)),
    BRANCHES(Area.REPOSITORIES, plain(KeyCode.R)),
    NEXT_ROW(Area.REPOSITORIES, plain(KeyCode.J)),
    PREVIOUS_ROW(Area.REPOSITORIES, plain(KeyCode.K)),
    BLAME(Area.FILES, plain(KeyCode.B)),
    FILE_HISTORY(Area.FILES, plain(KeyCode.H)),
    FILE_ADDRESS(Area.FILES, plain(KeyCode.U)),
    COMPARE_REVISIONS(Area.FILES, plain(KeyCode.C)),
    COMMIT_CHANGES(Area.COMMITS, plain(KeyCode.C)),
    COMMIT_EFFECTS(Area.COMMITS, plain(KeyCode.T)),
    COMMIT_ID(Area.COMMITS, plain(KeyCode.U)),
    NEXT_CHANGE(Area.REVISIONS, plain(KeyCode.N)),
    PREVIOUS_CHANGE(Area.REVISIONS, plain(KeyCode.P)),
    UNFOLD_LINES(Area.REVISIONS, plain(KeyCode.X)),
    LINES_IN_COLUMNS(Area.REVISIONS, plain(KeyCode.O)),
    FILES_OR_RENDERED(Area.REVISIONS, plain(KeyCode.T)),
    COMPARE_ANEW(Area.REVISIONS, plain(KeyCode.C));

    /** Where a key does something. */
    enum Area {
        /** On every page. */
        EVERYWHERE,
        /** On every page, after {@link #LEADER}. */
        PAGES,
        /** On the overview. */
        OVERVIEW,
        /** In the table of applications. */
        APPLICATIONS,
        /** On every side of an application. */
        APPLICATION,
        /** On the resources side of an application. */
        RESOURCES,
        /** On the drift side of an application. */
        DRIFT,
        /** On the history side of an application. */
        HISTORY,
        /** In the clusters. */
        CLUSTERS,
        /** On the plan of an application. */
        PLAN,
        /** In the timeline. */
        ACTIVITY,
        /** On every side of a repository. */
        REPOSITORIES,
        /** In the files of a repository. */
        FILES,
        /** In the commits of a repository. */
        COMMITS,
        /** Where two revisions of a repository are compared. */
        REVISIONS
    }

    /** What is pressed before a page's letter. */
    static final KeyCode LEADER = KeyCode.G;

    private final Area area;

    /** A record of two constants. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final KeyStroke stroke;

    Key(Area area, KeyStroke stroke) {
        this.area = area;
        this.stroke = stroke;
    }

    Area area() {
        return area;
    }

    KeyStroke stroke() {
        return stroke;
    }

    /** Returns the key of the words that say what it does. */
    String words() {
        return "keys." + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".does";
    }

    static List<Key> of(Area area) {
        return Arrays.stream(values()).filter(key -> key.area == area).toList();
    }

    /** Returns the key of an area that an event is a stroke of. */
    static Optional<Key> pressed(Area area, KeyEvent event) {
        return of(area).stream().filter(key -> key.stroke.matches(event)).findFirst();
    }
}
