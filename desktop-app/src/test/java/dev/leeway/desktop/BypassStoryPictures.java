package dev.leeway.desktop;

import dev.leeway.desktop.capture.ScreenshotRun;
import dev.leeway.desktop.capture.View;
import dev.leeway.desktop.reading.LeaseDesk;
import dev.leeway.desktop.session.HeadlessRun;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.FxThread;
import dev.leeway.engine.bypass.FixAction;
import dev.leeway.engine.bypass.Stage;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.workspace.UserPlaces;
import dev.leeway.themes.Theme;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Writes the story of a bypass as pictures: {@code java ... BypassStoryPictures FOLDER [LANGUAGE]}.
 * Each stage is really reached, on the practice cluster and its repository.
 */
public final class BypassStoryPictures {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STOREFRONT = "/apis/apps/v1/namespaces/shop/deployments/storefront";
    private static final List<View> VIEWS =
            List.of(
                    new View(1440, 900, 1, Theme.DARK),
                    new View(1024, 700, 1, Theme.LIGHT),
                    new View(1440, 900, 1, Theme.LIGHT),
                    new View(1024, 700, 1, Theme.DARK));

    private final Path folder;
    private final Text text;
    private final HeadlessRun run;

    private BypassStoryPictures(Path folder, Text text, HeadlessRun run) {
        this.folder = folder;
        this.text = text;
        this.run = run;
    }

    /** Writes the pictures. */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Locale language = Locale.of(arguments.length > 1 ? arguments[1] : "en");
        Text text = new Text(language, ZoneOffset.UTC);
        Path home = Files.createTempDirectory("bypass-story");
        UserPlaces places = TestHome.of("Ada", home);
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        WindowCommand command =
                new WindowCommand(new FxThread(), places, "story", "ada", nowhere, nowhere);
        try (EngineWiring seeding = new EngineWiring(places, () -> false, "story");
                PracticeWorkspace practice = PracticeWorkspace.start(places, seeding);
                HeadlessRun run = new HeadlessRun(text, "ada", InstantSource.system())) {
            run.openAndCompare(
                    "practice",
                    () ->
                            command.opened(
                                    practice.sample().file(),
                                    Set.of(PracticeWorkspace.CLUSTER),
                                    () -> {}),
                    PATIENCE);
            new BypassStoryPictures(folder, text, run).tell(new PracticeHand(practice));
        }
        System.exit(0);
    }

    private void tell(PracticeHand hand) throws Exception {
        LeaseDesk leases = run.readings().leases().orElseThrow();
        AppState state = run.state();
        show("1-wizard", state, Set.of("wizard", "wizard-yaml"));
        state =
                run.fix(
                        "storefront",
                        new ResourceKey("apps", "Deployment", "shop", "storefront"),
                        new FixAction.SetImage(
                                "web", "registry.example.com/shop/storefront:1.8.2-hotfix"),
                        "The new checkout button does nothing",
                        PATIENCE);
        String id = state.leases().all().getFirst().id();
        show("2-live", run.await(id, Stage.FIXED, PATIENCE), Set.of("bypass-lease", "bypass-edit"));
        hand.edit(
                STOREFRONT,
                """
                {"spec":{"template":{"spec":{"containers":[{"name":"web",\
                "image":"registry.example.com/shop/storefront:1.7.0"}]}}}}""");
        show("3-eroded", run.await(id, Stage.ERODED, PATIENCE), Set.of("bypass-lease"));
        leases.fixAnew(id);
        run.await(id, Stage.FIXED, PATIENCE);
        leases.propose(id);
        show("4-proposed", run.await(id, Stage.PROPOSED, PATIENCE), Set.of("bypass-lease"));
        hand.merge("leeway/bypass/" + id);
        leases.release(id, false);
        show("5-released", run.await(id, Stage.RELEASED, PATIENCE), Set.of("bypass-lease"));
        run.fix(
                "payments",
                new ResourceKey("apps", "Deployment", "payments", "payments"),
                new FixAction.SetEnv("api", "TIMEOUT", java.util.Optional.of("30s")),
                "Card payments time out since this morning",
                PATIENCE);
        show("6-residue", run.state(), Set.of("bypass-by-hand", "bypasses"));
    }

    private void show(String stage, AppState state, Set<String> names) throws Exception {
        ScreenshotRun.Pictures pictures =
                new ScreenshotRun(folder.resolve(stage), text, VIEWS, run.readings())
                        .capture(state, names::contains);
        System.out.println(stage + ": " + pictures.files().size() + " pictures");
        pictures.flaws().forEach(flaw -> System.out.println("layout: " + stage + "/" + flaw));
    }
}
