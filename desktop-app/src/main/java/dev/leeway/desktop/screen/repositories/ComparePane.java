package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.control.diff.DiffPane;
import dev.leeway.desktop.control.diff.DiffWords;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.DiffMemory;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.engine.history.DeployDifference;
import dev.leeway.engine.run.RevisionEffect;
import dev.leeway.engine.source.PathChange;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;

/** Two revisions against each other: files, or what each application would get. */
final class ComparePane extends BorderPane {
    private final Desk desk;
    private final RepositoriesModel repositories;
    private final CompareModel model;
    private final TextField from = new TextField();
    private final TextField to = new TextField();
    private final ToggleButton filesSide;
    private final ToggleButton renderedSide;
    private final ListView<PathChange> files = new ListView<>();
    private final ListView<EffectRow> effects = new ListView<>();
    private final Label count = new Label();
    private final BorderPane left = new BorderPane();
    private final StackPane right = new StackPane();
    private final DiffPane diff;
    private final PairView pairs;
    private final SplitPane split = new SplitPane();
    private boolean rendered;
    private String wantedPath = "";
    private boolean chosen;
    private boolean settling;
    private boolean filling;

    ComparePane(Desk desk, RepositoriesModel repositories, CompareModel model) {
        this.desk = desk;
        this.repositories = repositories;
        this.model = model;
        this.filesSide = side("repositories.side-files", false);
        this.renderedSide = side("repositories.side-rendered", true);
        ToggleGroup sides = new ToggleGroup();
        sides.getToggles().addAll(filesSide, renderedSide);
        diff =
                new DiffPane(
                        new DiffWords(
                                lines -> desk.text().text("drift.folded", lines),
                                new DiffRowWords(desk.text()),
                                desk.text().text("repositories.earlier"),
                                desk.text().text("repositories.later"),
                                desk.text().text("drift.overview"),
                                desk.text().text("drift.one-column")),
                        desk.commands()::copy);
        DiffMemory.keep(desk, diff);
        pairs = new PairView(desk, diff);
        files.getStyleClass().addAll("change-list", "edge-to-edge");
        files.setFixedCellSize(26);
        files.setCellFactory(view -> new ChangeCell(desk));
        files.setAccessibleText(desk.text().text("repositories.side-files"));
        files.getSelectionModel()
                .selectedItemProperty()
                .addListener((observable, before, after) -> selected(after));
        effects.getStyleClass().addAll("change-list", "edge-to-edge");
        effects.setFixedCellSize(28);
        effects.setCellFactory(view -> new EffectCell(desk));
        effects.setAccessibleText(desk.text().text("repositories.side-rendered"));
        effects.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (observable, before, after) -> {
                            if (!settling && !filling) {
                                chosen = after != null;
                                selected(after);
                            }
                        });
        for (ListView<?> list : List.of(files, effects)) {
            list.setOnKeyPressed(
                    event -> {
                        if (event.getCode() == KeyCode.ENTER) {
                            diff.requestFocus();
                            event.consume();
                        }
                    });
        }
        count.getStyleClass().addAll("facts", "compare-count");
        count.setWrapText(true);
        left.setTop(count);
        left.setMinWidth(264);
        right.setMinWidth(320);
        split.getItems().setAll(left, right);
        split.setDividerPositions(0.26);
        SplitPane.setResizableWithParent(left, false);
        setTop(top());
        setCenter(split);
        model.filesProperty().addListener(observable -> show());
        model.effectsProperty().addListener(observable -> show());
        model.pairProperty().addListener(observable -> showPair());
        show();
        showPair();
    }

    private ToggleButton side(String key, boolean renders) {
        ToggleButton button = new ToggleButton(desk.text().text(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> go(from.getText(), to.getText(), renders));
        return button;
    }

    private HBox top() {
        for (TextField field : List.of(from, to)) {
            field.getStyleClass().add("mono");
            field.setPrefColumnCount(18);
            field.setMinWidth(90);
            HBox.setHgrow(field, Priority.SOMETIMES);
            field.setOnAction(event -> go(from.getText(), to.getText(), rendered));
        }
        from.setPromptText(desk.text().text("repositories.from"));
        from.setAccessibleText(desk.text().text("repositories.from"));
        to.setPromptText(desk.text().text("repositories.to"));
        to.setAccessibleText(desk.text().text("repositories.to"));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        Label arrow = new Label("\u2192");
        arrow.setMinWidth(Region.USE_PREF_SIZE);
        HBox top =
                new HBox(
                        from,
                        arrow,
                        to,
                        Buttons.icon(
                                Feather.REPEAT,
                                desk.text().text("repositories.swap"),
                                () -> go(to.getText(), from.getText(), rendered)),
                        gap,
                        filesSide,
                        renderedSide);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("compare-top");
        return top;
    }

    private void go(String earlier, String later, boolean renders) {
        repositories
                .placeProperty()
                .get()
                .filter(here -> !later.isBlank())
                .ifPresent(
                        here ->
                                repositories.go(
                                        here.at(
                                                later.strip(),
                                                new RepositoryPlace.View.Compare(
                                                        earlier.strip(), renders, ""))));
        // A click on the side that is shown would leave none of them pressed.
        filesSide.setSelected(!renders);
        renderedSide.setSelected(renders);
    }

    /** Goes to a place. */
    void show(RepositoryPlace place, RepositoryPlace.View.Compare view) {
        boolean moved =
                !from.getText().equals(view.from()) || !to.getText().equals(place.revision());
        chosen = chosen && !moved;
        from.setText(view.from());
        to.setText(place.revision());
        rendered = view.rendered();
        wantedPath = view.path();
        filesSide.setSelected(!rendered);
        renderedSide.setSelected(rendered);
        model.show(place, view);
        show();
        settle();
    }

    void focusList() {
        if (rendered) {
            effects.requestFocus();
        } else {
            files.requestFocus();
        }
    }

    void focusFrom() {
        from.requestFocus();
        from.selectAll();
    }

    boolean key(KeyCode code) {
        switch (code) {
            case J -> move(1);
            case K -> move(-1);
            case T -> go(from.getText(), to.getText(), !rendered);
            default -> {
                return diff.key(code);
            }
        }
        return true;
    }

    private void move(int by) {
        if (rendered) {
            Lists.move(effects, by);
        } else {
            Lists.move(files, by);
        }
    }

    private void show() {
        if (rendered) {
            showEffects(model.effectsProperty().get());
        } else {
            showFiles(model.filesProperty().get());
        }
    }

    private void showFiles(Loadable<List<PathChange>> now) {
        switch (now) {
            case Loadable.Unasked<List<PathChange>> _, Loadable.Loading<List<PathChange>> _ ->
                    setCenter(Blanks.busy(desk.text().text("repositories.comparing")));
            case Loadable.Failed<List<PathChange>> failed ->
                    setCenter(Blanks.failed(desk, failed.trouble(), model::list));
            case Loadable.Loaded<List<PathChange>> loaded -> {
                if (loaded.value().isEmpty()) {
                    setCenter(
                            Blanks.quiet(
                                    Feather.CHECK_CIRCLE,
                                    desk.text().text("repositories.same-files"),
                                    ""));
                } else {
                    count.setText(
                            desk.text().text("repositories.files-differ", loaded.value().size()));
                    left.setCenter(files);
                    setCenter(split);
                    Lists.update(files, loaded.value());
                    settle();
                }
            }
        }
    }

    private void showEffects(Loadable<CompareModel.Effects> now) {
        if (now instanceof Loadable.Failed<CompareModel.Effects> failed) {
            setCenter(Blanks.failed(desk, failed.trouble(), model::render));
            return;
        }
        CompareModel.Effects known =
                now.latest().orElse(new CompareModel.Effects(List.of(), 0, false));
        if (known.done() && known.of() == 0) {
            setCenter(
                    Blanks.quiet(
                            Feather.BOX,
                            desk.text().text("repositories.no-readers"),
                            desk.text().text("repositories.no-readers-next")));
            return;
        }
        count.setText(words(known));
        left.setCenter(effects);
        setCenter(split);
        filling = true;
        Lists.update(effects, EffectRow.of(known));
        filling = false;
        settle();
    }

    private String words(CompareModel.Effects known) {
        long changed =
                known.told().stream()
                        .filter(one -> one.verdict() instanceof RevisionEffect.Verdict.Changed)
                        .count();
        long unknown =
                known.told().stream()
                        .filter(one -> one.verdict() instanceof RevisionEffect.Verdict.NotKnown)
                        .count();
        if (!known.done()) {
            return desk.text().text("repositories.rendering", known.told().size(), known.of());
        }
        String words = desk.text().text("repositories.effects", changed, known.of());
        return unknown == 0
                ? words
                : words + " " + desk.text().text("repositories.effects-unknown", unknown);
    }

    /** Selects the file that is wanted, else the first one that has something to show. */
    private void settle() {
        if (rendered) {
            settleEffects();
            return;
        }
        if (!wantedPath.isEmpty()) {
            files.getItems().stream()
                    .filter(change -> ChangeCell.path(change).equals(wantedPath))
                    .findFirst()
                    .ifPresent(
                            change -> {
                                wantedPath = "";
                                files.getSelectionModel().select(change);
                                files.scrollTo(change);
                            });
        }
        if (files.getSelectionModel().isEmpty()) {
            files.getSelectionModel().selectFirst();
        }
        selected(files.getSelectionModel().getSelectedItem());
    }

    /** Answers come in any order; until somebody chose, the first one of weight is shown. */
    private void settleEffects() {
        if (!chosen || effects.getSelectionModel().isEmpty()) {
            settling = true;
            effects.getItems().stream()
                    .filter(row -> row instanceof EffectRow.OfObject)
                    .findFirst()
                    .or(() -> effects.getItems().stream().findFirst())
                    .ifPresent(effects.getSelectionModel()::select);
            settling = false;
        }
        selected(effects.getSelectionModel().getSelectedItem());
    }

    private void selected(@Nullable PathChange change) {
        if (!rendered && change != null) {
            model.select(change);
        }
    }

    private void selected(@Nullable EffectRow row) {
        if (!rendered) {
            return;
        }
        switch (row) {
            case null -> model.selectNothing();
            case EffectRow.OfObject(String _, DeployDifference.OfObject object) ->
                    model.select(object);
            case EffectRow.Application _ -> {
                model.selectNothing();
                showPair();
            }
        }
    }

    private void showPair() {
        right.getChildren()
                .setAll(
                        switch (model.pairProperty().get()) {
                            case Loadable.Unasked<CompareModel.Pair> _ -> nothing();
                            case Loadable.Loading<CompareModel.Pair> loading ->
                                    loading.latest()
                                            .map(this::pair)
                                            .orElseGet(
                                                    () ->
                                                            Blanks.busy(
                                                                    desk.text()
                                                                            .text(
                                                                                    "repositories.reading")));
                            case Loadable.Failed<CompareModel.Pair> failed ->
                                    Blanks.failed(desk, failed.trouble(), this::settle);
                            case Loadable.Loaded<CompareModel.Pair> loaded -> pair(loaded.value());
                        });
    }

    /** An application by itself: why it cannot be told, or that nothing changes. */
    private Node nothing() {
        EffectRow row = effects.getSelectionModel().getSelectedItem();
        if (!rendered || !(row instanceof EffectRow.Application(RevisionEffect effect))) {
            return Blanks.quiet(
                    Feather.COLUMNS, desk.text().text("repositories.choose-difference"), "");
        }
        return EffectBlank.of(desk, effect);
    }

    private Node pair(CompareModel.Pair pair) {
        return pairs.show(pair, from.getText(), to.getText());
    }

    /** Returns the rows of what applications would get, for tests. */
    List<EffectRow> effectRows() {
        return List.copyOf(effects.getItems());
    }
}
