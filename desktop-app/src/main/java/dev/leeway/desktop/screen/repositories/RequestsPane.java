package dev.leeway.desktop.screen.repositories;

import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.reading.RepositoryBrowsing.Described;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.WorkspaceBlank;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.proposal.PullRequestHost.CheckState;
import dev.leeway.engine.proposal.PullRequestHost.OpenRequest;
import dev.leeway.engine.proposal.PullRequestHost.RequestCheck;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The open pull requests of a repository, and one of them with its checks. */
final class RequestsPane extends BorderPane {
    /** What names a host, as it stands below a repository of a workspace file. */
    static final String HOST_LINES =
            """
                pullRequests:
                  provider: github    # or gitlab, gitea, bitbucket, azure
                  # url: https://git.example.com/api/v3    # only for a host of your own
            """;

    private final Desk desk;
    private final RepositoriesModel repositories;
    private final RequestsModel model;
    private final ListView<OpenRequest> list = new ListView<>();
    private final VBox details = new VBox();
    private final SplitPane split;
    private Optional<Trouble> failed = Optional.empty();

    RequestsPane(Desk desk, RepositoriesModel repositories, RequestsModel model) {
        this.desk = desk;
        this.repositories = repositories;
        this.model = model;
        list.getStyleClass().addAll("request-list", "edge-to-edge");
        list.setFixedCellSize(48);
        list.setAccessibleText(desk.text().text("repositories.requests"));
        list.setCellFactory(view -> new RequestCell());
        list.getSelectionModel()
                .selectedItemProperty()
                .addListener(
                        (observable, before, after) -> {
                            failed = Optional.empty();
                            if (after != null) {
                                model.askChecks(after.request());
                            }
                            showDetails();
                        });
        list.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ENTER) {
                        compare(false);
                        event.consume();
                    }
                });
        list.setMinWidth(260);
        details.getStyleClass().add("commit-words");
        ScrollPane scroll = PlainViewport.of(new ScrollPane(details));
        scroll.setFitToWidth(true);
        scroll.setMinWidth(240);
        split = new SplitPane(list, scroll);
        split.setDividerPositions(0.55);
        model.requestsProperty().addListener(observable -> show());
        model.checksProperty().addListener(observable -> showDetails());
        show();
    }

    void focusList() {
        list.requestFocus();
    }

    boolean key(KeyCode code) {
        switch (code) {
            case J -> Lists.move(list, 1);
            case K -> Lists.move(list, -1);
            case C -> compare(false);
            case T -> compare(true);
            case U -> copyLink();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void compare(boolean rendered) {
        OpenRequest chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            model.compare(
                    chosen.request(),
                    rendered,
                    trouble -> {
                        failed = Optional.of(trouble);
                        showDetails();
                    });
        }
    }

    private void copyLink() {
        OpenRequest chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            desk.commands().copy(chosen.request().url());
        }
    }

    /** Goes to the repository's requests. */
    void show(String repository) {
        boolean hosted = repositories.described().filter(Described::hosted).isPresent();
        if (hosted) {
            model.show(repository);
            show();
        } else {
            setTop(null);
            setCenter(unhosted(repository));
        }
    }

    /** The workspace file is what has to say the host: what to write, where, and to read it. */
    private Node unhosted(String repository) {
        String file = desk.readings().file().map(Path::toString).orElse("leeway.yaml");
        return Blanks.quiet(
                Feather.GIT_PULL_REQUEST,
                desk.text().text("repositories.no-host"),
                desk.text()
                        .text(
                                "repositories.no-host-next",
                                Visible.of(repository),
                                Visible.of(file)),
                Buttons.of(
                        Feather.COPY,
                        desk.text().text("repositories.copy-host"),
                        () -> desk.commands().copy(HOST_LINES)),
                Buttons.of(
                        Feather.COPY,
                        desk.text().text("repositories.copy-file"),
                        () -> desk.commands().copy(file)),
                WorkspaceBlank.again(desk));
    }

    private void show() {
        Loadable<List<OpenRequest>> now = model.requestsProperty().get();
        Optional<List<OpenRequest>> known = now.latest();
        setTop(null);
        if (known.isEmpty()) {
            setCenter(
                    now instanceof Loadable.Failed<List<OpenRequest>> refused
                            ? Blanks.failed(desk, refused.trouble(), model::reload)
                            : Blanks.busy(desk.text().text("repositories.asking-host")));
            return;
        }
        if (now instanceof Loadable.Failed<List<OpenRequest>> refused) {
            Trouble trouble = refused.trouble();
            setTop(
                    new Banner(
                            new Mark("state-missing", Feather.CLOUD_OFF, trouble.what()),
                            List.of(trouble.why(), trouble.next()),
                            Buttons.of(
                                    Feather.REFRESH_CW,
                                    desk.text().text("repositories.again"),
                                    model::reload)));
        }
        Lists.update(list, known.get());
        if (known.get().isEmpty()) {
            setCenter(
                    Blanks.quiet(
                            Feather.GIT_PULL_REQUEST,
                            desk.text().text("repositories.no-requests"),
                            "",
                            Buttons.of(
                                    Feather.REFRESH_CW,
                                    desk.text().text("repositories.again"),
                                    model::reload)));
        } else {
            if (list.getSelectionModel().isEmpty()) {
                list.getSelectionModel().selectFirst();
            }
            setCenter(split);
        }
    }

    private void showDetails() {
        OpenRequest chosen = list.getSelectionModel().getSelectedItem();
        if (chosen == null) {
            details.getChildren().clear();
            return;
        }
        List<Node> parts = new ArrayList<>();
        Label title = new Label(Visible.of(chosen.title()));
        title.getStyleClass().add("commit-title");
        title.setWrapText(true);
        parts.add(title);
        Label branches =
                new Label(
                        Visible.of(chosen.request().branch())
                                + " \u2192 "
                                + Visible.of(chosen.request().target()));
        branches.getStyleClass().add("mono");
        branches.setWrapText(true);
        parts.add(branches);
        Label author = new Label(line(chosen));
        author.getStyleClass().add("facts");
        parts.add(author);
        FlowPane actions =
                new FlowPane(
                        Buttons.of(
                                Feather.COLUMNS,
                                desk.text().text("repositories.compare-base"),
                                () -> compare(false)),
                        Buttons.of(
                                Feather.BOX,
                                desk.text().text("repositories.what-rendered"),
                                () -> compare(true)),
                        Buttons.of(
                                Feather.LINK,
                                desk.text().text("repositories.copy-link"),
                                this::copyLink));
        actions.getStyleClass().add("commit-actions");
        parts.add(actions);
        failed.ifPresent(
                trouble ->
                        parts.add(
                                new Banner(
                                        new Mark(
                                                "state-failing",
                                                Feather.ALERT_OCTAGON,
                                                trouble.what()),
                                        List.of(trouble.why(), trouble.next()))));
        Label checks = new Label(desk.text().text("repositories.checks"));
        checks.getStyleClass().add("block-title");
        parts.add(checks);
        parts.addAll(checks(chosen));
        details.getChildren().setAll(parts);
    }

    private String line(OpenRequest request) {
        String words =
                desk.text()
                        .text(
                                "repositories.request-line",
                                request.request().number(),
                                Visible.of(request.author()));
        return request.draft()
                ? words + " \u00b7 " + desk.text().text("repositories.draft")
                : words;
    }

    private List<Node> checks(OpenRequest chosen) {
        Loadable<List<RequestCheck>> known =
                model.checksProperty().get().get(chosen.request().number());
        return switch (known) {
            case null -> List.of();
            case Loadable.Unasked<List<RequestCheck>> _ -> List.of();
            case Loadable.Loading<List<RequestCheck>> _ ->
                    List.of(facts(desk.text().text("repositories.asking-host")));
            case Loadable.Failed<List<RequestCheck>> refused ->
                    List.of(facts(refused.trouble().details()));
            case Loadable.Loaded<List<RequestCheck>> loaded ->
                    loaded.value().isEmpty()
                            ? List.of(facts(desk.text().text("repositories.no-checks")))
                            : loaded.value().stream().<Node>map(this::check).toList();
        };
    }

    private static Label facts(String words) {
        Label label = new Label(words);
        label.getStyleClass().add("facts");
        label.setWrapText(true);
        return label;
    }

    private Node check(RequestCheck check) {
        Label name = new Label(Visible.of(check.name()));
        name.setMinWidth(0);
        HBox line = new HBox(new StatusBadge(mark(check.state())), name);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("actions");
        return line;
    }

    private Mark mark(CheckState state) {
        return switch (state) {
            case PASSED ->
                    new Mark(
                            "state-in-sync",
                            Feather.CHECK_CIRCLE,
                            desk.text().text("repositories.passed"));
            case FAILED ->
                    new Mark(
                            "state-failing",
                            Feather.ALERT_OCTAGON,
                            desk.text().text("repositories.failed"));
            case PENDING ->
                    new Mark(
                            "state-busy", Feather.LOADER, desk.text().text("repositories.pending"));
            case UNKNOWN ->
                    new Mark(
                            "state-undetermined",
                            Feather.HELP_CIRCLE,
                            desk.text().text("repositories.unknown"));
        };
    }

    private final class RequestCell extends ListCell<OpenRequest> {
        private final StateShape shape = new StateShape();
        private final Label title = new Label();
        private final Label below = new Label();
        private final Label branch = new Label();
        private final HBox line;

        RequestCell() {
            title.setMinWidth(0);
            below.getStyleClass().add("history-who");
            below.setMinWidth(USE_PREF_SIZE);
            branch.getStyleClass().addAll("mono", "history-who");
            // What tells branches from each other stands at their ends.
            branch.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
            branch.setMinWidth(0);
            HBox facts = new HBox(below, branch);
            facts.getStyleClass().add("history-facts");
            VBox words = new VBox(title, facts);
            words.setMinWidth(0);
            words.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(words, Priority.ALWAYS);
            line = new HBox(shape, words);
            line.setAlignment(Pos.CENTER_LEFT);
            line.getStyleClass().add("history-line");
            setPrefWidth(0);
            setMinWidth(Region.USE_COMPUTED_SIZE);
            setText(null);
        }

        @Override
        protected void updateItem(@Nullable OpenRequest item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setTooltip(null);
                return;
            }
            shape.show(
                    item.draft()
                            ? new Mark(
                                    "state-quiet",
                                    Feather.EDIT_3,
                                    desk.text().text("repositories.draft"))
                            : new Mark("state-in-sync", Feather.GIT_PULL_REQUEST, ""));
            title.setText(Visible.of(item.title()));
            below.setText(line(item));
            branch.setText(Visible.of(item.request().branch()));
            setTooltip(
                    new Tooltip(
                            String.join("\n", title.getText(), below.getText(), branch.getText())));
            setAccessibleText(
                    String.join(", ", title.getText(), below.getText(), branch.getText()));
            setGraphic(line);
        }
    }
}
