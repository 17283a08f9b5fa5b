package dev.leeway.desktop.screen.welcome;

import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Centred;
import dev.leeway.desktop.control.EvenTiles;
import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.PageHeader;
import dev.leeway.desktop.screen.Screen;
import dev.leeway.desktop.screen.Watch;
import dev.leeway.desktop.screen.WorkspaceBlank;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.state.WorkspaceState;

import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The first page: opens the practice workspace, a workspace file, or makes one. */
public final class WelcomeScreen implements Screen {
    private static final double CARD = 250;
    private static final double WIDEST = 924;

    /** How wide the ways to begin are where they stand beside the form. */
    private static final double WAYS = 360;

    private static final double SAMPLE = 520;
    private static final double ROOMY = 1300;
    private static final double VERY_ROOMY = 1850;

    /** As wide as the three together are. */
    private static final double ALL = WAYS + WIDEST + SAMPLE + 72;

    private final Desk desk;
    private final WelcomeModel model;
    private final BorderPane page = new BorderPane();
    private final VBox notes = new VBox();
    private final VBox recent = new VBox();
    private final VBox content = new VBox();
    private final HBox line = new HBox();
    private final EvenTiles ways;
    private final SampleFile sample;
    private final Button practice;
    private final Button open;
    private final MakingPane making;
    private final Button again;
    private final Watch watch;
    private @Nullable Notes noted;

    /** Makes the screen and begins to read. */
    public WelcomeScreen(Desk desk) {
        this.desk = desk;
        this.model = new WelcomeModel(desk);
        page.getStyleClass().addAll("screen", "welcome");
        page.setTop(new PageHeader(desk.text().text("welcome.title")));
        practice =
                Buttons.primary(
                        Feather.LIFE_BUOY,
                        desk.text().text("welcome.practice"),
                        () -> {
                            desk.commands().openPractice();
                            desk.goTo(new Route.Overview());
                        });
        open = Buttons.of(Feather.FOLDER, desk.text().text("welcome.open"), this::choose);
        // Made once: the page is told the time every second, and who is on it stays there.
        again = WorkspaceBlank.again(desk);
        recent.getStyleClass().add("recent");
        ways =
                new EvenTiles(
                        CARD,
                        List.of(
                                card(
                                        Feather.LIFE_BUOY,
                                        "welcome.practice-title",
                                        "welcome.practice-why",
                                        practice),
                                card(
                                        Feather.FOLDER,
                                        "welcome.open-title",
                                        "welcome.open-why",
                                        open),
                                card(
                                        Feather.CLOCK,
                                        "welcome.recent-title",
                                        "welcome.recent-why",
                                        recent)));
        making =
                new MakingPane(
                        desk,
                        model,
                        this::chooseKubeconfig,
                        writable -> Buttons.setPrimary(practice, !writable));
        notes.getStyleClass().add("notes");
        content.getStyleClass().add("welcome-content");
        line.getStyleClass().add("welcome-line");
        line.setAlignment(Pos.TOP_LEFT);
        sample = new SampleFile(desk);
        page.widthProperty().subscribe(this::arrange);
        ScrollPane scroll = PlainViewport.of(new ScrollPane(Centred.of(content, ALL)));
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(true);
        scroll.setAccessibleText(desk.text().text("welcome.title"));
        page.setCenter(scroll);
        model.recentProperty().addListener((Observable observable) -> showRecent());
        model.troubleProperty()
                .addListener((Observable observable) -> update(desk.store().state()));
        showRecent();
        this.watch = new Watch(desk.store(), this::update);
    }

    /**
     * One below the other; in a wide window beside each other, and in a still wider one an example
     * beside them.
     */
    private void arrange(Number pageWidth) {
        double width = pageWidth.doubleValue();
        boolean beside = width >= ROOMY;
        ways.setMaxWidth(beside ? WAYS : WIDEST);
        ways.setPrefWidth(beside ? WAYS : Region.USE_COMPUTED_SIZE);
        ways.setMinWidth(beside ? WAYS : Region.USE_COMPUTED_SIZE);
        sample.setPrefWidth(SAMPLE);
        sample.setMinWidth(SAMPLE);
        line.getChildren().clear();
        if (!beside) {
            content.getChildren().setAll(notes, ways, making);
            return;
        }
        HBox.setHgrow(making, Priority.ALWAYS);
        line.getChildren().setAll(ways, making);
        if (width >= VERY_ROOMY) {
            line.getChildren().add(sample);
        }
        content.getChildren().setAll(notes, line);
    }

    private Node card(Feather icon, String title, String why, Node action) {
        Label name = new Label(desk.text().text(title), Icons.of(icon));
        name.getStyleClass().add("block-title");
        Label reason = new Label(desk.text().text(why));
        reason.getStyleClass().add("muted");
        reason.setWrapText(true);
        reason.setMinHeight(Region.USE_PREF_SIZE);
        VBox card = new VBox(name, reason, action);
        card.getStyleClass().addAll("card", "welcome-card");
        return card;
    }

    private void showRecent() {
        List<Node> links = new ArrayList<>();
        for (Path file : model.recentProperty().get()) {
            Hyperlink link = new Hyperlink(name(file));
            link.getStyleClass().add("mono");
            link.setTooltip(new Tooltip(file.toString()));
            link.setOnAction(event -> open(file));
            links.add(link);
        }
        if (links.isEmpty()) {
            Label none = new Label(desk.text().text("welcome.no-recent"));
            none.getStyleClass().add("muted");
            links.add(none);
        }
        recent.getChildren().setAll(links);
    }

    /** Most are called leeway.yaml, so the folder tells them apart. */
    private static String name(Path file) {
        int names = file.getNameCount();
        return names < 2 ? file.toString() : file.subpath(names - 2, names).toString();
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(desk.text().text("welcome.open"));
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                desk.text().text("welcome.files"), "*.yaml", "*.yml"));
        File chosen =
                chooser.showOpenDialog(
                        page.getScene() == null ? null : page.getScene().getWindow());
        if (chosen != null) {
            open(chosen.toPath());
        }
    }

    private void chooseKubeconfig() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(desk.text().text("welcome.choose-kubeconfig"));
        File chosen =
                chooser.showOpenDialog(
                        page.getScene() == null ? null : page.getScene().getWindow());
        if (chosen != null) {
            model.readContexts(Optional.of(chosen.toPath()));
        }
    }

    private void open(Path file) {
        desk.commands().openWorkspace(file);
        desk.goTo(new Route.Overview());
    }

    private void update(AppState state) {
        boolean syncing = model.isSyncing();
        practice.setDisable(syncing);
        open.setDisable(syncing);
        recent.setDisable(syncing);
        making.block(syncing);
        Notes told = new Notes(syncing, state.workspace(), model.troubleProperty().get());
        if (!told.equals(noted)) {
            noted = told;
            List<Node> shown = told(told);
            notes.getChildren().setAll(shown);
            notes.setVisible(!shown.isEmpty());
            notes.setManaged(!shown.isEmpty());
        }
    }

    /** What is told above everything else. */
    private record Notes(boolean syncing, WorkspaceState workspace, Optional<Trouble> trouble) {}

    private List<Node> told(Notes told) {
        List<Node> shown = new ArrayList<>();
        if (told.syncing()) {
            shown.add(
                    new Banner(
                            new Mark(
                                    "state-busy",
                                    Feather.REFRESH_CW,
                                    desk.text().text("welcome.syncing")),
                            List.of(desk.text().text("welcome.syncing-next"))));
        }
        WorkspaceState workspace = told.workspace();
        if (workspace.phase() == WorkspaceState.Phase.REFUSED) {
            shown.add(
                    new Banner(
                            new Mark(
                                    "state-failing",
                                    Feather.ALERT_OCTAGON,
                                    desk.text().text("workspace.refused", workspace.name())),
                            workspace.troubles().stream().map(Trouble::details).toList(),
                            again));
        }
        told.trouble()
                .ifPresent(
                        trouble ->
                                shown.add(
                                        new Banner(
                                                new Mark(
                                                        "state-failing",
                                                        Feather.ALERT_OCTAGON,
                                                        trouble.what()),
                                                List.of(trouble.why(), trouble.next()))));
        return shown;
    }

    @Override
    public Node node() {
        return page;
    }

    @Override
    public void focus() {
        practice.requestFocus();
    }

    @Override
    public void close() {
        watch.close();
    }
}
