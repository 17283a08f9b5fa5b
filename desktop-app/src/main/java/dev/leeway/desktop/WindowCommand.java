package dev.leeway.desktop;

import dev.leeway.engine.bypass.BypassException;
import dev.leeway.engine.bypass.FixAction;
import dev.leeway.engine.bypass.FixException;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.desktop.capture.PictureChoice;
import dev.leeway.desktop.capture.ScreenshotRun;
import dev.leeway.desktop.capture.View;
import dev.leeway.desktop.command.CommandException;
import dev.leeway.desktop.command.ComparisonReport;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.session.HeadlessRun;
import dev.leeway.desktop.session.OpenWorkspace;
import dev.leeway.desktop.session.Opening;
import dev.leeway.desktop.session.Openings;
import dev.leeway.desktop.session.OpeningException;
import dev.leeway.desktop.session.PreferencesFile;
import dev.leeway.desktop.session.WindowPassphrases;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.FxThread;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunListener;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.source.git.GitSource;
import dev.leeway.engine.workspace.UserPlaces;
import dev.leeway.engine.workspace.Workspace;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** Opens the window, or does its job without one where there is no display. */
final class WindowCommand implements Openings {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration EXPLAINING = Duration.ofSeconds(15);
    private static final int ERROR = 2;
    private static final PlanWish EVERYTHING = PlanWish.PLAIN.with(PlanWish.Leave.TAKE_OVER, true);

    private final FxThread ui;
    private final UserPlaces places;
    private final String version;
    private final String operator;
    private final PrintWriter data;
    private final PrintWriter talk;
    private final Text text;
    private final LastWorkspace last;
    private final WindowPassphrases passphrases = Credentials.ofWindow();
    private final Credentials credentials;

    WindowCommand(
            FxThread ui,
            UserPlaces places,
            String version,
            String operator,
            PrintWriter data,
            PrintWriter talk) {
        this(ui, places, version, operator, data, talk, Optional.empty());
    }

    private WindowCommand(
            FxThread ui,
            UserPlaces places,
            String version,
            String operator,
            PrintWriter data,
            PrintWriter talk,
            Optional<String> language) {
        this.ui = ui;
        this.places = places;
        this.version = version;
        this.operator = operator;
        this.data = data;
        this.talk = talk;
        this.text =
                new Text(
                        language.map(Locale::forLanguageTag).orElseGet(this::locale),
                        ZoneId.systemDefault());
        this.credentials = Credentials.in(places.config(), passphrases);
        this.last = new LastWorkspace(places.state().resolve("last-workspace"));
    }

    /** Returns this in a language (a BCP 47 tag); in the operator's when there is none. */
    WindowCommand in(Optional<String> language) {
        return new WindowCommand(ui, places, version, operator, data, talk, language);
    }

    /** Returns whether the launcher found no display. */
    static boolean headless() {
        return System.getProperty("glass.platform", "").equals("Headless");
    }

    /** The language that the operator chose, else the system's. */
    private Locale locale() {
        String chosen = preferences().read().language();
        return chosen.isEmpty() ? Locale.getDefault() : Locale.forLanguageTag(chosen);
    }

    /**
     * Opens a workspace, or the place of a link in the last one; without either the last one, and
     * the first page when there was none.
     */
    int open(Optional<String> wanted) throws CommandException, InterruptedException {
        OpeningWish wish = OpeningWish.of(wanted);
        Optional<Path> workspace = wish.file().or(last::read);
        if (headless()) {
            throw new CommandException(
                    "there is no display, so there is no window",
                    workspace
                            .map(
                                    path ->
                                            "'leeway compare -w "
                                                    + path
                                                    + "' does the same job without one.")
                            .orElse("'leeway practice' shows what Leeway does without one."));
        }
        DesktopLauncher launcher = launcher(wish.place());
        if (workspace.isPresent()) {
            launcher.open(
                    String.valueOf(workspace.get().getFileName()), measured(of(workspace.get())));
        } else {
            launcher.welcome();
        }
        return 0;
    }

    @Override
    public Opening of(Path file) {
        return () -> {
            OpenWorkspace opened = opened(file, Set.of(), () -> {});
            last.write(file);
            return opened;
        };
    }

    @Override
    public Opening practice() {
        return new PracticeOpening(places, version, talk, this);
    }

    /** Shows the window until it is closed. */
    int show(String name, Opening opening) throws CommandException, InterruptedException {
        launcher(Optional.empty()).open(name, measured(opening));
        return 0;
    }

    /** What was measured of file systems is known before Git is asked, away from the window. */
    private Opening measured(Opening opening) {
        return () -> {
            GitSource.keepMeasuresIn(places.cache());
            return opening.open();
        };
    }

    private DesktopLauncher launcher(Optional<Route> place) {
        return new DesktopLauncher(
                ui,
                text,
                operator,
                InstantSource.system(),
                preferences(),
                new DesktopLauncher.Doors(
                        this,
                        new WorkspaceWorkshop(last, version, text),
                        workbench(),
                        passphrases,
                        place));
    }

    /** Returns what looks around on this machine. */
    MachineWorkbench workbench() {
        return new MachineWorkbench(places, credentials.file(), passphrases, text);
    }

    private PreferencesFile preferences() {
        return new PreferencesFile(places.config().resolve("preferences.json"));
    }

    /** Opens a workspace file for a window or for a run without one. */
    OpenWorkspace opened(Path file, Set<String> practice, AutoCloseable more)
            throws OpeningException {
        return opened(file, practice, ClusterReadiness.AT_ONCE, more);
    }

    /**
     * Opens a workspace file whose clusters may still be starting. When it cannot be opened, what
     * it would have closed is closed.
     */
    OpenWorkspace opened(
            Path file, Set<String> practice, ClusterReadiness readiness, AutoCloseable more)
            throws OpeningException {
        EngineWiring wiring =
                new EngineWiring(
                        places, new FxThread()::isCurrent, version, credentials, readiness);
        try {
            WiredWorkspace wired = wiring.open(file);
            return new OpenWorkspace(
                    wired.workspace(),
                    wired.engine(),
                    wired.clusters(),
                    wired.browsers(),
                    wired.sources(),
                    wired.repositories(),
                    wired.proposals(),
                    wired.bypasses(),
                    wired.audit(),
                    wired.commits(),
                    wired.history(),
                    practice,
                    wired.health(),
                    () -> {
                        wiring.close();
                        more.close();
                    });
        } catch (CommandException e) {
            wiring.close();
            EngineWiring.closeQuietly(more);
            throw refused(file, e);
        }
    }

    /** Returns the words of the window's language. */
    Text text() {
        return text;
    }

    /** Returns the error of a workspace file that cannot be opened, in the window's language. */
    OpeningException refused(Path file, CommandException e) {
        EngineWords said = new EngineWords(text);
        return new OpeningException(
                List.of(
                        new Trouble(
                                text.text("workspace.not-opened", file.toString()),
                                said.why(e),
                                said.next(e))));
    }

    /**
     * Does without a display what the window is for: compares, prints the report, syncs, and leaves
     * pictures of the screens.
     */
    int runWithoutDisplay(String name, Opening opening, Path pictures, PictureChoice choice)
            throws InterruptedException {
        talk.println("leeway: no display found, so the same job runs without a window");
        AtomicReference<@Nullable OpenWorkspace> open = new AtomicReference<>();
        Opening remembered =
                () -> {
                    OpenWorkspace workspace = opening.open();
                    open.set(workspace);
                    return workspace;
                };
        try (HeadlessRun run =
                new HeadlessRun(
                        text,
                        operator,
                        InstantSource.system(),
                        Optional.of(new WorkspaceWorkshop(last, version, text)),
                        Optional.of(workbench()))) {
            AppState compared = run.openAndCompare(name, measured(remembered), PATIENCE);
            OpenWorkspace workspace = open.get();
            if (workspace == null) {
                talk.println("leeway: the workspace was not opened");
                compared.workspace()
                        .troubles()
                        .forEach(trouble -> talk.println("  " + trouble.details()));
                return ERROR;
            }
            report(workspace);
            run.planAll(EVERYTHING, PATIENCE);
            if (!workspace.practice().isEmpty()) {
                fixOne(run);
            }
            run.readHistories(PATIENCE);
            run.explainChanges(EXPLAINING);
            run.awaitLeasesAtRest(PATIENCE);
            ScreenshotRun.Pictures before =
                    capture(
                            pictures.resolve("1-compared"),
                            choice.beforeSync(),
                            choice::before,
                            run.state(),
                            run.readings());
            takeBack(run);
            talk.println("leeway: syncing everything that deletes nothing, hand edits taken over");
            run.syncAll(PATIENCE);
            ScreenshotRun.Pictures after =
                    capture(
                            pictures.resolve("2-synced"),
                            choice.afterSync(),
                            choice::after,
                            run.readHistories(PATIENCE),
                            run.readings());
            data.println();
            data.println("After the sync:");
            report(workspace);
            data.println(
                    before.files().size()
                            + after.files().size()
                            + " pictures of the screens are in "
                            + pictures);
            before.flaws().forEach(flaw -> data.println("layout: 1-compared/" + flaw));
            after.flaws().forEach(flaw -> data.println("layout: 2-synced/" + flaw));
            data.flush();
            return 0;
        } catch (IOException e) {
            talk.println(
                    "leeway: the pictures could not be written to "
                            + pictures
                            + ": "
                            + e.getMessage());
            return ERROR;
        }
    }

    /** Fixes one object of the practice cluster, so that there is a lease to be seen. */
    private void fixOne(HeadlessRun run) throws InterruptedException {
        try {
            talk.println("leeway: fixing a Deployment of the practice cluster under a bypass");
            run.fix(
                    "payments",
                    new ResourceKey("apps", "Deployment", "payments", "payments"),
                    // The chart has no value for it, so its template has to be finished by hand.
                    new FixAction.SetEnv("api", "TIMEOUT", Optional.of("30s")),
                    "Card payments time out since this morning",
                    PATIENCE);
        } catch (FixException | BypassException e) {
            talk.println("leeway: there is no bypass to be seen: " + e.getMessage());
        }
    }

    private void takeBack(HeadlessRun run) throws InterruptedException {
        try {
            run.takeBackFixes("only to be seen", PATIENCE);
        } catch (BypassException e) {
            talk.println("leeway: a bypass was not taken back: " + e.getMessage());
        }
    }

    private ScreenshotRun.Pictures capture(
            Path folder,
            List<View> views,
            Predicate<String> places,
            AppState state,
            Readings readings)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        return new ScreenshotRun(folder, text, views, readings).capture(state, places);
    }

    private void report(OpenWorkspace open) throws InterruptedException {
        for (Workspace.Application application : open.workspace().applications()) {
            try {
                ComparisonReport.text(
                                open.engine()
                                        .compare(
                                                application.name(),
                                                RunRequest.USUAL,
                                                RunListener.NONE),
                                Instant.now())
                        .forEach(data::println);
            } catch (RunException e) {
                data.println(application.name());
                data.println("  " + e.getMessage());
                data.println("  " + e.nextStep());
            }
        }
        data.flush();
    }
}
