package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.source.Commit;
import dev.leeway.engine.source.NamedRevision;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;

/** The log of a revision with its graph, a search above it, and one commit beside it. */
final class CommitsPane extends BorderPane {
    private static final double ROW = 28;

    /** So many rows before the last one in sight, the next page is asked for. */
    private static final int AHEAD = 60;

    private final Desk desk;
    private final RepositoriesModel repositories;
    private final CommitsModel model;
    private final TextField search = new TextField();
    private final Label progress = new Label();
    private final Button stop;
    private final ListView<CommitsModel.Row> list;
    private final CommitDetailsPane details;
    private final SplitPane split;
    private final StackPane center = new StackPane();
    private int widest = 1;

    CommitsPane(Desk desk, RepositoriesModel repositories, CommitsModel model) {
        this.desk = desk;
        this.repositories = repositories;
        this.model = model;
        this.details = new CommitDetailsPane(desk, repositories, model);
        this.list = new ListView<>(model.rows());
        this.stop = Buttons.icon(Feather.X, desk.text().text("repositories.stop"), model::stop);
        search.setPromptText(desk.text().text("repositories.search"));
        search.setAccessibleText(desk.text().text("repositories.search"));
        search.setTooltip(new Tooltip(desk.text().text("repositories.search-hint")));
        search.setOnAction(event -> searchNow());
        search.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.DOWN) {
                        focusList();
                        event.consume();
                    } else if (event.getCode() == KeyCode.ESCAPE) {
                        search.clear();
                        searchNow();
                        focusList();
                        event.consume();
                    }
                });
        HBox.setHgrow(search, Priority.ALWAYS);
        progress.getStyleClass().add("facts");
        progress.setMinWidth(Region.USE_PREF_SIZE);
        HBox top = new HBox(search, progress, stop);
        top.setAlignment(Pos.CENTER_LEFT);
        top.getStyleClass().add("commit-search");
        list.getStyleClass().addAll("commit-list", "edge-to-edge");
        list.setFixedCellSize(ROW);
        list.setAccessibleText(desk.text().text("repositories.commits"));
        list.setPlaceholder(new Label(""));
        list.setCellFactory(view -> new CommitCell());
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener((observable, before, after) -> selected(after));
        list.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        compareWithParent(false);
                        event.consume();
                    }
                });
        list.setMinWidth(260);
        details.setMinWidth(260);
        split = new SplitPane(list, details);
        split.setDividerPositions(0.6);
        setTop(top);
        setCenter(center);
        model.rows()
                .addListener((ListChangeListener<CommitsModel.Row>) change -> rowsChanged(change));
        model.progressProperty().addListener(observable -> showProgress());
        showProgress();
    }

    /** Goes to a place. */
    void show(RepositoryPlace place, RepositoryPlace.View.Commits view) {
        search.setText(view.search());
        model.show(place, view);
        settle();
    }

    void focusList() {
        list.requestFocus();
    }

    void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    boolean key(KeyCode code) {
        switch (code) {
            case J -> Lists.move(list, 1);
            case K -> Lists.move(list, -1);
            case C -> compareWithParent(false);
            case T -> compareWithParent(true);
            case U -> copyId();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void searchNow() {
        repositories.go(new RepositoryPlace.View.Commits("", search.getText().strip()));
    }

    private void copyId() {
        CommitsModel.Row row = list.getSelectionModel().getSelectedItem();
        if (row != null) {
            desk.commands().copy(row.entry().commit().id());
        }
    }

    /** What the selected commit changed. */
    private void compareWithParent(boolean rendered) {
        CommitsModel.Row row = list.getSelectionModel().getSelectedItem();
        if (row != null) {
            details.compare(row.entry().commit(), rendered, row.entry().path());
        }
    }

    private void selected(CommitsModel.@Nullable Row row) {
        if (row != null) {
            model.select(row.entry().commit().id());
        }
    }

    private void rowsChanged(ListChangeListener.Change<? extends CommitsModel.Row> change) {
        if (model.rows().isEmpty()) {
            widest = 1;
        }
        while (change.next()) {
            for (CommitsModel.Row row : change.getAddedSubList()) {
                widest = Math.max(widest, row.graph().map(graph -> graph.width()).orElse(0));
            }
        }
        settle();
    }

    /** Selects the commit that is wanted, else the first one. */
    private void settle() {
        if (model.rows().isEmpty()) {
            return;
        }
        int row = model.wanted().isEmpty() ? -1 : model.indexOf(model.wanted());
        if (row >= 0 && list.getSelectionModel().getSelectedIndex() != row) {
            list.getSelectionModel().clearAndSelect(row);
            list.scrollTo(Math.max(0, row - 5));
        } else if (model.wanted().isEmpty() && list.getSelectionModel().isEmpty()) {
            list.getSelectionModel().selectFirst();
        }
    }

    private void showProgress() {
        CommitsModel.Progress now = model.progressProperty().get();
        boolean searching = !model.searched().isEmpty();
        stop.setVisible(now.reading() && searching);
        stop.setManaged(now.reading() && searching);
        progress.setText(words(now, searching));
        center.getChildren().setAll(content(now));
    }

    private String words(CommitsModel.Progress now, boolean searching) {
        if (searching) {
            return desk.text()
                    .text(
                            now.reading() ? "repositories.searching" : "repositories.found",
                            model.rows().size(),
                            now.looked());
        }
        return now.end()
                ? desk.text().text("repositories.all-commits", now.looked())
                : desk.text().text("repositories.some-commits", now.looked());
    }

    private Node content(CommitsModel.Progress now) {
        if (!model.rows().isEmpty()) {
            return split;
        }
        Optional<Trouble> trouble = now.trouble();
        if (trouble.isPresent()) {
            return Blanks.failed(
                    desk, trouble.get(), model::begin, Blanks.toFollowed(desk, repositories));
        }
        if (!now.end()) {
            return Blanks.busy(desk.text().text("repositories.reading"));
        }
        return model.searched().isEmpty()
                ? Blanks.quiet(
                        Feather.GIT_COMMIT,
                        desk.text().text("repositories.no-commits"),
                        desk.text().text("repositories.no-commits-next"))
                : Blanks.quiet(
                        Feather.SEARCH,
                        desk.text().text("repositories.not-found", Visible.of(model.searched())),
                        desk.text().text("repositories.search-hint"),
                        Buttons.of(
                                Feather.X,
                                desk.text().text("repositories.clear"),
                                () -> repositories.go(new RepositoryPlace.View.Commits("", ""))));
    }

    /** Asks for more before the last row comes into sight. */
    private void inSight(int row) {
        if (row >= model.rows().size() - AHEAD) {
            desk.ui().post(model::more);
        }
    }

    private final class CommitCell extends ListCell<CommitsModel.Row> {
        private final GraphCell graph = new GraphCell(ROW);
        private final HBox names = new HBox();
        private final Label subject = new Label();
        private final Region gap = new Region();
        private final Label author = new Label();
        private final Label when = new Label();
        private final Label id = new Label();
        private final HBox line = new HBox(graph, names, subject, gap, author, when, id);
        private final Tooltip hint = new Tooltip();

        CommitCell() {
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("commit-line");
            names.setAlignment(Pos.CENTER_LEFT);
            names.getStyleClass().add("commit-names");
            names.setMinWidth(Region.USE_PREF_SIZE);
            subject.getStyleClass().add("commit-subject");
            subject.setMinWidth(40);
            HBox.setHgrow(gap, Priority.ALWAYS);
            author.getStyleClass().add("commit-author");
            author.setMinWidth(0);
            when.getStyleClass().add("commit-when");
            when.setMinWidth(Region.USE_PREF_SIZE);
            id.getStyleClass().addAll("mono", "commit-id");
            id.setMinWidth(Region.USE_PREF_SIZE);
            line.maxWidthProperty().bind(list.widthProperty().subtract(16));
            setPrefWidth(0);
            setText(null);
        }

        @Override
        protected void updateItem(CommitsModel.@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            inSight(getIndex());
            Commit commit = row.entry().commit();
            boolean merge = commit.parents().size() > 1;
            row.graph()
                    .ifPresentOrElse(
                            place -> graph.show(place, merge, GraphCell.width(widest)),
                            graph::showPlain);
            names.getChildren()
                    .setAll(
                            repositories.names(commit.id()).stream()
                                    .limit(3)
                                    .map(this::badge)
                                    .toList());
            names.setManaged(!names.getChildren().isEmpty());
            subject.setText(Visible.of(commit.subject()));
            author.setText(Visible.of(commit.author()));
            when.setText(desk.text().age(commit.authoredAt(), desk.store().state().now()));
            id.setText(commit.id().substring(0, 7));
            hint.setText(
                    subject.getText()
                            + "\n"
                            + author.getText()
                            + ", "
                            + desk.text().moment(commit.authoredAt())
                            + (row.entry().path().isEmpty()
                                    ? ""
                                    : "\n" + Visible.of(row.entry().path())));
            setTooltip(hint);
            setAccessibleText(
                    String.join(
                            ", ",
                            subject.getText(),
                            author.getText(),
                            when.getText(),
                            id.getText(),
                            merge ? desk.text().text("repositories.merge") : ""));
            setGraphic(line);
        }

        private Label badge(NamedRevision revision) {
            Label badge = new Label(Visible.of(revision.name()));
            badge.getStyleClass()
                    .addAll(
                            "commit-name",
                            revision.kind() == NamedRevision.Kind.TAG ? "tag-name" : "branch-name");
            badge.setMaxWidth(140);
            return badge;
        }
    }

    /** Returns the subjects in the list, for tests. */
    List<String> subjects() {
        return model.rows().stream().map(row -> row.entry().commit().subject()).toList();
    }
}
