package dev.leeway.desktop.screen.object;

import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.wording.Wording;
import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Blank;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.object.ObjectModel.Rights;
import dev.leeway.desktop.screen.object.ObjectModel.Seen;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.browse.AccessAnswer;
import dev.leeway.engine.browse.AccessQuestion;
import dev.leeway.engine.browse.Grants;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Who may do what with the object: the operator by the server's word, others by the roles. */
final class AccessSide implements ObjectPane.SidePane {
    private static final List<String> VERBS =
            List.of("get", "list", "watch", "create", "update", "patch", "delete", "logs");

    private final Desk desk;
    private final ObjectModel model;
    private final BorderPane pane = new BorderPane();
    private final ComboBox<String> verb = new ComboBox<>();
    private final Button command;
    private final VBox banners = new VBox();
    private final ListView<Grants.Grant> list = new ListView<>();
    private final VBox content = new VBox(banners, list);

    AccessSide(Desk desk, ObjectModel model) {
        this.desk = desk;
        this.model = model;
        verb.getItems().setAll(VERBS);
        verb.setValue("delete");
        verb.setAccessibleText(desk.text().text("clusters.verb"));
        verb.valueProperty().addListener((observable, before, after) -> model.ask(after));
        Label label = new Label(desk.text().text("clusters.verb"));
        label.setLabelFor(verb);
        label.getStyleClass().add("facts");
        command =
                Buttons.icon(Feather.TERMINAL, desk.text().text("clusters.copy-can-i"), this::copy);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(label, verb, gap, command);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("side-bar");
        pane.setTop(bar);
        banners.getStyleClass().add("side-banners");
        list.getStyleClass().addAll("edge-to-edge", "event-list");
        list.setCellFactory(view -> new GrantCell());
        list.setAccessibleText(desk.text().text("clusters.side-access"));
        list.setPlaceholder(
                new Blank(
                        "state-quiet",
                        Feather.USERS,
                        desk.text().text("clusters.nobody"),
                        List.of(desk.text().text("clusters.nobody-next"))));
        VBox.setVgrow(list, Priority.ALWAYS);
        model.rightsProperty().addListener(observable -> show());
        model.objectProperty().addListener(observable -> show());
        show();
    }

    private void copy() {
        Optional<Seen> seen = model.objectProperty().get().latest();
        Optional<Rights> rights = model.rightsProperty().get().latest();
        if (seen.isPresent() && rights.isPresent()) {
            AccessQuestion asked = rights.get().question();
            desk.commands()
                    .copy(
                            new KubectlCommand(seen.get().target())
                                    .mayI(
                                            asked.verb(),
                                            asked.group().isEmpty()
                                                    ? asked.resource()
                                                    : asked.resource() + "." + asked.group(),
                                            asked.subresource(),
                                            seen.get().manifest().key()));
        }
    }

    private void show() {
        Optional<Rights> rights = model.rightsProperty().get().latest();
        rights.ifPresent(this::fill);
        command.setDisable(model.objectProperty().get().latest().isEmpty());
        pane.setCenter(
                Waiting.around(
                        desk,
                        model.rightsProperty().get(),
                        "clusters.reading",
                        model::reload,
                        () -> content));
    }

    private void fill(Rights rights) {
        String asked =
                rights.question().subresource().equals("log") ? "logs" : rights.question().verb();
        if (!asked.equals(verb.getValue())) {
            verb.setValue(asked);
        }
        String what = rights.question().verb() + " " + rights.question().fullResource();
        banners.getChildren().setAll(own(rights.own(), what));
        if (!rights.grants().unread().isEmpty()) {
            banners.getChildren()
                    .add(
                            new Banner(
                                    new Mark(
                                            "state-undetermined",
                                            Feather.HELP_CIRCLE,
                                            desk.text().text("clusters.grants-part")),
                                    rights.grants().unread().stream()
                                            .map(new EngineWords(desk.text())::words)
                                            .toList()));
        }
        if (!rights.grants().grants().equals(list.getItems())) {
            list.getItems().setAll(rights.grants().grants());
        }
    }

    private Banner own(AccessAnswer answer, String what) {
        return switch (answer) {
            case AccessAnswer.Allowed(String reason) ->
                    new Banner(
                            new Mark(
                                    "state-in-sync",
                                    Feather.CHECK_CIRCLE,
                                    desk.text().text("clusters.you-may", what)),
                            List.of(reason));
            case AccessAnswer.Denied(String reason) ->
                    new Banner(
                            new Mark(
                                    "state-failing",
                                    Feather.SLASH,
                                    desk.text().text("clusters.you-may-not", what)),
                            List.of(reason, desk.text().text("clusters.you-may-not-next")));
            case AccessAnswer.Unanswered(Wording why) ->
                    new Banner(
                            new Mark(
                                    "state-undetermined",
                                    Feather.HELP_CIRCLE,
                                    desk.text().text("clusters.not-known", what)),
                            List.of(new EngineWords(desk.text()).words(why)));
        };
    }

    @Override
    public Node node() {
        return pane;
    }

    @Override
    public void focus() {
        verb.requestFocus();
    }

    private final class GrantCell extends ListCell<Grants.Grant> {
        private final Label who = new Label();
        private final Label how = new Label();
        private final VBox words = new VBox(who, how);

        GrantCell() {
            super();
            who.getStyleClass().add("strong");
            how.getStyleClass().add("facts");
            how.setWrapText(true);
            setText(null);
            setPrefWidth(0);
        }

        /** Wrapped words make a row higher; lists ask for its height without telling a width. */
        @Override
        protected double computePrefHeight(double width) {
            double room = list.getWidth() - snappedLeftInset() - snappedRightInset() - 14;
            return isEmpty() || room <= 0
                    ? super.computePrefHeight(width)
                    : snappedTopInset() + words.prefHeight(room) + snappedBottomInset();
        }

        @Override
        protected void updateItem(Grants.@Nullable Grant grant, boolean empty) {
            super.updateItem(grant, empty);
            if (empty || grant == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            who.setText(grant.subjectKind() + " " + Visible.of(grant.subject()));
            how.setText(
                    desk.text()
                            .text(
                                    grant.everywhere() ? "clusters.by-everywhere" : "clusters.by",
                                    grant.role(),
                                    grant.binding()));
            setGraphic(words);
            setAccessibleText(who.getText() + ", " + how.getText());
        }
    }
}
