package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.wording.Wording;
import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.source.Commit;
import dev.leeway.engine.source.CommitDetails;
import dev.leeway.engine.source.PathChange;
import dev.leeway.engine.source.SignatureVerdict;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.geometry.Orientation;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One commit: its message, who made it, how it is signed, and the files that it changed. */
final class CommitDetailsPane extends BorderPane {
    private final Desk desk;
    private final RepositoriesModel repositories;
    private final CommitsModel model;
    private final VBox words = new VBox();
    private final FlowPane actions = new FlowPane();
    private final ListView<PathChange> files = new ListView<>();
    private final Label filesTitle = new Label();
    private final SplitPane split;
    private String offered = "";

    CommitDetailsPane(Desk desk, RepositoriesModel repositories, CommitsModel model) {
        this.desk = desk;
        this.repositories = repositories;
        this.model = model;
        getStyleClass().add("commit-details");
        words.getStyleClass().add("commit-words");
        ScrollPane scroll = PlainViewport.of(new ScrollPane(words));
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        files.getStyleClass().addAll("change-list", "edge-to-edge");
        files.setFixedCellSize(26);
        files.setCellFactory(view -> new ChangeCell(desk));
        files.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        openFile();
                        event.consume();
                    }
                });
        files.setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        openFile();
                    }
                });
        filesTitle.getStyleClass().addAll("block-title", "commit-files-title");
        BorderPane below = new BorderPane(files);
        below.setTop(filesTitle);
        actions.getStyleClass().add("commit-actions");
        // However long the message is and however low the window: what can be done stays in view.
        BorderPane above = new BorderPane(scroll);
        above.setBottom(actions);
        split = new SplitPane(above, below);
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.62);
        model.detailsProperty().addListener(observable -> show());
        model.signatureProperty().addListener(observable -> show());
        show();
    }

    private void show() {
        Loadable<CommitDetails> now = model.detailsProperty().get();
        switch (now) {
            case Loadable.Unasked<CommitDetails> _ ->
                    setCenter(
                            Blanks.quiet(
                                    Feather.GIT_COMMIT,
                                    desk.text().text("repositories.no-commit"),
                                    ""));
            case Loadable.Loading<CommitDetails> loading -> {
                if (loading.latest().isEmpty()) {
                    setCenter(Blanks.busy(desk.text().text("repositories.reading")));
                }
            }
            case Loadable.Failed<CommitDetails> failed ->
                    setCenter(Blanks.failed(desk, failed.trouble(), model::begin));
            case Loadable.Loaded<CommitDetails> loaded -> show(loaded.value());
        }
    }

    private void show(CommitDetails details) {
        Commit commit = details.commit();
        List<Node> parts = new ArrayList<>();
        Label subject = wrapped(Visible.of(commit.subject()), "commit-title");
        parts.add(subject);
        String body = body(details.message());
        if (!body.isEmpty()) {
            parts.add(wrapped(Visible.lines(body), "commit-body"));
        }
        parts.add(id(commit));
        parts.add(
                wrapped(
                        desk.text()
                                .text(
                                        "repositories.authored",
                                        Visible.of(commit.author()),
                                        Visible.of(commit.email()),
                                        desk.text().moment(commit.authoredAt())),
                        "facts"));
        boolean other =
                !details.committer().equals(commit.author())
                        || !details.committedAt().equals(commit.authoredAt());
        if (other) {
            parts.add(
                    wrapped(
                            desk.text()
                                    .text(
                                            "repositories.committed",
                                            Visible.of(details.committer()),
                                            Visible.of(details.committerEmail()),
                                            desk.text().moment(details.committedAt())),
                            "facts"));
        }
        details.signature().ifPresent(format -> parts.add(signature(format)));
        for (CommitDetails.Trailer trailer : details.trailers()) {
            parts.add(
                    wrapped(
                            Visible.of(trailer.key()) + ": " + Visible.of(trailer.value()),
                            "commit-trailer"));
        }
        parts.add(parents(commit));
        // What else is known of the same commit comes later; who is on a button stays there.
        if (!commit.id().equals(offered)) {
            offered = commit.id();
            actions.getChildren().setAll(actions(commit));
        }
        words.getChildren().setAll(parts);
        Lists.update(files, details.changes());
        filesTitle.setText(
                details.changesLeftOut() > 0
                        ? desk.text()
                                .text(
                                        "repositories.files-cut",
                                        details.changes().size(),
                                        details.changes().size() + details.changesLeftOut())
                        : desk.text().text("repositories.files-changed", details.changes().size()));
        files.setAccessibleText(filesTitle.getText());
        setCenter(split);
    }

    private List<Button> actions(Commit commit) {
        return List.of(
                Buttons.of(
                        Feather.COLUMNS,
                        desk.text().text("repositories.what-changed"),
                        () -> compare(commit, false, "")),
                Buttons.of(
                        Feather.FOLDER,
                        desk.text().text("repositories.browse"),
                        () ->
                                repositories
                                        .placeProperty()
                                        .get()
                                        .ifPresent(here -> browse(here, commit))),
                // The longest last: in a narrow pane the first two share a line.
                Buttons.of(
                        Feather.BOX,
                        desk.text().text("repositories.what-rendered"),
                        () -> compare(commit, true, "")));
    }

    private void browse(RepositoryPlace here, Commit commit) {
        repositories.go(here.at(commit.id(), new RepositoryPlace.View.Files("", 0)));
    }

    /** The message without its first paragraph, and without trailers, which stand by themselves. */
    private static String body(String message) {
        int end = message.indexOf("\n\n");
        return end < 0 ? "" : message.substring(end).strip();
    }

    private static Label wrapped(String text, String styleClass) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private HBox id(Commit commit) {
        Label id = new Label(commit.id());
        id.getStyleClass().addAll("mono", "commit-id");
        id.setMinWidth(0);
        id.setTooltip(new Tooltip(commit.id()));
        HBox line =
                new HBox(
                        Icons.of(Feather.GIT_COMMIT),
                        id,
                        Buttons.icon(
                                Feather.COPY,
                                desk.text().text("repositories.copy-id"),
                                () -> desk.commands().copy(commit.id())));
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("actions");
        return line;
    }

    private Node parents(Commit commit) {
        FlowPane line = new FlowPane();
        line.getStyleClass().add("badges");
        Label word =
                new Label(
                        commit.parents().isEmpty()
                                ? desk.text().text("repositories.first-commit")
                                : desk.text()
                                        .text("repositories.parents", commit.parents().size()));
        word.getStyleClass().add("facts");
        line.getChildren().add(word);
        for (String parent : commit.parents()) {
            Hyperlink link = new Hyperlink(parent.substring(0, 7));
            link.getStyleClass().add("mono");
            link.setOnAction(
                    event ->
                            repositories.go(
                                    new RepositoryPlace.View.Commits(parent, model.searched())));
            line.getChildren().add(link);
        }
        return line;
    }

    private Node signature(String format) {
        Optional<SignatureVerdict> verdict = model.signatureProperty().get();
        Mark mark =
                verdict.map(
                                known ->
                                        switch (known) {
                                            case SignatureVerdict.Good(String signer) ->
                                                    new Mark(
                                                            "state-in-sync",
                                                            Feather.CHECK_CIRCLE,
                                                            desk.text()
                                                                    .text(
                                                                            "repositories.signed",
                                                                            Visible.of(signer)));
                                            case SignatureVerdict.Bad _ ->
                                                    new Mark(
                                                            "state-failing",
                                                            Feather.ALERT_OCTAGON,
                                                            desk.text()
                                                                    .text(
                                                                            "repositories.signature-bad"));
                                            case SignatureVerdict.NotKnown _ ->
                                                    new Mark(
                                                            "state-undetermined",
                                                            Feather.HELP_CIRCLE,
                                                            desk.text()
                                                                    .text(
                                                                            "repositories.signature-unknown",
                                                                            format));
                                            case SignatureVerdict.None _ ->
                                                    new Mark(
                                                            "state-quiet",
                                                            Feather.MINUS,
                                                            desk.text()
                                                                    .text(
                                                                            "repositories.signature-none"));
                                        })
                        .orElse(
                                new Mark(
                                        "state-busy",
                                        Feather.LOADER,
                                        desk.text().text("repositories.signature-asked", format)));
        StatusBadge badge = new StatusBadge(mark);
        verdict.map(this::why)
                .filter(why -> !why.isEmpty())
                .ifPresent(why -> Tooltip.install(badge, new Tooltip(Visible.of(why))));
        return badge;
    }

    private String why(SignatureVerdict verdict) {
        return switch (verdict) {
            case SignatureVerdict.NotKnown(Wording why) -> new EngineWords(desk.text()).words(why);
            case SignatureVerdict.Bad(String words) -> words;
            case SignatureVerdict.Good _, SignatureVerdict.None _ -> "";
        };
    }

    private void openFile() {
        PathChange change = files.getSelectionModel().getSelectedItem();
        Optional<CommitDetails> details = model.detailsProperty().get().latest();
        if (change != null && details.isPresent()) {
            compare(details.get().commit(), false, ChangeCell.path(change));
        }
    }

    /** Shows what a commit changed against its first parent. */
    void compare(Commit commit, boolean rendered, String path) {
        String parent = commit.parents().isEmpty() ? "" : commit.parents().getFirst();
        repositories
                .placeProperty()
                .get()
                .ifPresent(
                        here ->
                                repositories.go(
                                        here.at(
                                                commit.id(),
                                                new RepositoryPlace.View.Compare(
                                                        parent, rendered, path))));
    }
}
