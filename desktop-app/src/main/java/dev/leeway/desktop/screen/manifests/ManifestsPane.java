package dev.leeway.desktop.screen.manifests;

import javafx.geometry.Insets;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.code.CodeColouring;
import dev.leeway.desktop.control.code.CodeLine;
import dev.leeway.desktop.control.code.CodeToken;
import dev.leeway.desktop.control.code.CodeView;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.screen.TroubleBlank;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.render.Origin;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The objects of an application on the left; beside them the text of one, as rendered or live. */
public final class ManifestsPane extends StackPane {
    private static final int REMARKS_SHOWN = 3;

    private final Desk desk;
    private final ManifestsModel model;
    private final TextField search = new TextField();
    private final ListView<ManifestEntry> list = new ListView<>();
    private final Label origin = new Label();
    private final CodeView body;
    private String text = "";
    private final ToggleButton rendered;
    private final ToggleButton live;
    private final Button copy;
    private final Button open;
    private final SplitPane split;

    /** Makes the pane. */
    public ManifestsPane(Desk desk, ManifestsModel model) {
        this.desk = desk;
        this.model = model;
        getStyleClass().add("manifests");
        ToggleGroup sides = new ToggleGroup();
        rendered = side(sides, "manifests.rendered");
        live = side(sides, "manifests.live");
        rendered.setSelected(true);
        copy =
                Buttons.of(
                        Feather.COPY,
                        desk.text().text("manifests.copy"),
                        () -> desk.commands().copy(text));
        open = Buttons.of(Feather.GIT_BRANCH, desk.text().text("manifests.open"), this::openFile);
        open.setTooltip(new Tooltip(desk.text().text("manifests.open-hint")));
        search.setPromptText(desk.text().text("manifests.search"));
        search.setAccessibleText(desk.text().text("manifests.search"));
        search.getStyleClass().add("filter");
        search.textProperty().addListener((observable, before, after) -> model.filter(after));
        search.setOnAction(event -> findNext());
        list.getStyleClass().addAll("drift-list", "edge-to-edge");
        list.setFixedCellSize(44);
        list.setCellFactory(view -> new EntryCell());
        list.setAccessibleText(desk.text().text("manifests.objects"));
        list.setPlaceholder(new Label(desk.text().text("manifests.no-match")));
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((observable, before, after) -> showEntry(after));
        body =
                new CodeView(
                        left -> desk.text().text("repositories.line-rest", left),
                        Visible::of,
                        desk.commands()::copy);
        body.getStyleClass().add("manifest-text");
        body.setAccessibleText(desk.text().text("manifests.text"));
        HBox finder = new HBox(search);
        finder.getStyleClass().add("manifest-search");
        HBox.setHgrow(search, Priority.ALWAYS);
        VBox left = new VBox(finder, list);
        left.getStyleClass().add("manifest-list");
        VBox.setVgrow(list, Priority.ALWAYS);
        left.setMinWidth(220);
        BorderPane right = new BorderPane(body);
        right.setTop(header());
        right.setMinWidth(300);
        split = new SplitPane(left, right);
        split.setDividerPositions(0.28);
        SplitPane.setResizableWithParent(left, false);
        model.entriesProperty().addListener(observable -> showAll());
        model.shownProperty().addListener(observable -> showList());
        showAll();
    }

    private ToggleButton side(ToggleGroup group, String key) {
        ToggleButton button = new ToggleButton(desk.text().text(key));
        button.setToggleGroup(group);
        button.getStyleClass().addAll("chip", "state-busy");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(
                event -> {
                    button.setSelected(true);
                    showEntry(list.getSelectionModel().getSelectedItem());
                });
        return button;
    }

    private Node header() {
        origin.getStyleClass().addAll("mono", "muted");
        origin.setMinWidth(0);
        // The end tells the line and the document; the folders are told by the list.
        origin.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header = new HBox(rendered, live, origin, gap, open, copy);
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("drift-header");
        return header;
    }

    /** Takes over what changed in the state. */
    public void update(AppState state) {
        model.update(state);
    }

    /** Begins to look at them. */
    public void begin() {
        model.begin();
    }

    /** Puts the focus on the objects. */
    public void focus() {
        list.requestFocus();
    }

    /** Puts the focus into the search. */
    public void focusSearch() {
        search.requestFocus();
    }

    /** Acts on a plain key; returns whether it did. */
    public boolean key(KeyCode code) {
        if (code == KeyCode.T) {
            (rendered.isSelected() ? live : rendered).fire();
        } else if (code == KeyCode.N) {
            findNext();
        } else if (code == KeyCode.J) {
            list.getSelectionModel().selectNext();
        } else if (code == KeyCode.K) {
            list.getSelectionModel().selectPrevious();
        } else {
            return false;
        }
        return true;
    }

    private void showAll() {
        Loadable<List<ManifestEntry>> entries = model.entriesProperty().get();
        getChildren().setAll(entries.latest().isPresent() ? withRemarks() : blank(entries));
    }

    /** A file that rendering passed over is in no list, so it is told above it. */
    private Node withRemarks() {
        if (model.remarks().isEmpty()) {
            return split;
        }
        List<String> sentences =
                new ArrayList<>(model.remarks().stream().limit(REMARKS_SHOWN).toList());
        int more = model.remarks().size() - REMARKS_SHOWN;
        if (more > 0) {
            sentences.add(desk.text().text("manifests.remarks-more", more));
        }
        Banner banner =
                new Banner(
                        new Mark(
                                "state-quiet",
                                Feather.INFO,
                                desk.text().text("manifests.remarks", model.remarks().size())),
                        sentences,
                        Buttons.icon(
                                Feather.COPY,
                                desk.text().text("action.copy-details"),
                                () -> desk.commands().copy(String.join("\n", model.remarks()))));
        BorderPane page = new BorderPane(split);
        page.setTop(banner);
        BorderPane.setMargin(banner, new Insets(8, 20, 8, 20));
        return page;
    }

    private Node blank(Loadable<List<ManifestEntry>> entries) {
        return switch (entries) {
            case Loadable.Failed<List<ManifestEntry>> failed ->
                    TroubleBlank.of(
                            desk,
                            failed.trouble(),
                            Buttons.of(
                                    Feather.REFRESH_CW,
                                    desk.text().text("history.again"),
                                    model::reload));
            case Loadable.Unasked<List<ManifestEntry>> _ ->
                    new Blank(
                            "state-quiet",
                            Feather.FILE_TEXT,
                            desk.text().text("drift.unasked"),
                            List.of(desk.text().text("manifests.unasked-next")));
            case Loadable.Loading<List<ManifestEntry>> _, Loadable.Loaded<List<ManifestEntry>> _ ->
                    new Blank(
                            "state-busy",
                            Feather.FILE_TEXT,
                            desk.text().text("manifests.loading"),
                            List.of());
        };
    }

    /** What is selected stays selected where it is still there. */
    private void showList() {
        ManifestEntry before = list.getSelectionModel().getSelectedItem();
        list.getItems().setAll(model.shownProperty().get());
        int again = -1;
        for (int i = 0; before != null && i < list.getItems().size(); i++) {
            if (list.getItems().get(i).key().equals(before.key())) {
                again = i;
            }
        }
        list.getSelectionModel().clearAndSelect(Math.max(0, again));
        showEntry(list.getSelectionModel().getSelectedItem());
    }

    private void showEntry(@Nullable ManifestEntry entry) {
        boolean inGit = entry != null && !entry.rendered().isEmpty();
        boolean inCluster = entry != null && !entry.live().isEmpty();
        String shown = entry == null ? "" : rendered.isSelected() ? entry.rendered() : entry.live();
        copy.setDisable(shown.isEmpty());
        open.setDisable(entry == null || entry.origin().isEmpty());
        origin.setText(
                entry == null
                        ? ""
                        : rendered.isSelected()
                                ? entry.origin()
                                        .map(this::place)
                                        .orElse(desk.text().text("drift.not-in-git"))
                                : desk.text()
                                        .text(
                                                inCluster
                                                        ? "manifests.live-note"
                                                        : "drift.not-live"));
        origin.setTooltip(new Tooltip(origin.getText()));
        if (!shown.equals(text) || body.getItems().isEmpty()) {
            text = shown;
            body.show(
                    lines(
                            shown.isEmpty() && entry != null
                                    ? "# "
                                            + desk.text()
                                                    .text(
                                                            rendered.isSelected() && !inGit
                                                                    ? "manifests.none-rendered"
                                                                    : "manifests.none-live")
                                    : shown));
        }
        if (!model.sought().isEmpty() && !shown.isEmpty()) {
            find(0);
        }
    }

    private String place(Origin at) {
        return desk.text().text("manifests.origin", at.toString(), at.document() + 1);
    }

    private static List<CodeLine> lines(String yaml) {
        List<String> texts = Visible.lines(yaml).lines().toList();
        List<List<CodeToken>> tokens = CodeColouring.of("manifest.yaml", texts);
        List<CodeLine> lines = new ArrayList<>(texts.size());
        for (int at = 0; at < texts.size(); at++) {
            lines.add(new CodeLine(at + 1, texts.get(at), tokens.get(at), Optional.empty()));
        }
        return lines;
    }

    /** Opens the file that the manifest comes from, at its line and at the revision shown. */
    private void openFile() {
        ManifestEntry entry = list.getSelectionModel().getSelectedItem();
        if (entry != null) {
            entry.origin().flatMap(model::place).ifPresent(place -> desk.goTo(place));
        }
    }

    private void findNext() {
        find(body.getSelectionModel().getSelectedIndex() + 1);
    }

    /** Goes to the next line with the words that are looked for, from a line or from the top. */
    private void find(int from) {
        String words = model.sought().toLowerCase(Locale.ROOT);
        List<CodeLine> lines = body.getItems();
        for (int i = 0; !words.isEmpty() && i < lines.size(); i++) {
            int at = (from + i) % lines.size();
            if (lines.get(at).text().toLowerCase(Locale.ROOT).contains(words)) {
                body.goTo(at + 1);
                return;
            }
        }
    }

    private final class EntryCell extends ListCell<ManifestEntry> {
        private final Label name = new Label();
        private final Label kind = new Label();
        private final Label place = new Label();
        private final VBox lines;

        EntryCell() {
            name.getStyleClass().addAll("mono", "drift-name");
            kind.getStyleClass().add("drift-kind");
            place.getStyleClass().add("drift-kind");
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox second = new HBox(kind, gap, place);
            lines = new VBox(name, second);
            lines.setAlignment(Pos.CENTER_LEFT);
            lines.maxWidthProperty().bind(list.widthProperty().subtract(28));
            setPrefWidth(0);
            setText(null);
        }

        @Override
        protected void updateItem(@Nullable ManifestEntry item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            name.setText(Looks.name(item.key()));
            kind.setText(item.key().kind());
            place.setText(
                    item.origin()
                            .map(Origin::file)
                            .map(file -> file.substring(file.lastIndexOf('/') + 1))
                            .orElse(desk.text().text("manifests.cluster-only")));
            setAccessibleText(item.key().toString());
            setGraphic(lines);
        }
    }
}
