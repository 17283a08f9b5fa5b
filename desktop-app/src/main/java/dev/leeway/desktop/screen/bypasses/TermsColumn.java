package dev.leeway.desktop.screen.bypasses;

import dev.leeway.engine.bypass.BypassTerms;
import dev.leeway.desktop.control.PlainViewport;
import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.reading.FixSubject;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The third column: the terms of the lease, and the one red button of the product. */
final class TermsColumn extends BorderPane {
    private static final List<String> LIMITS = List.of("1h", "4h", "8h", "24h");

    private final Desk desk;
    private final WizardModel model;
    private final TextArea reason = PlainViewport.of(new TextArea());
    private final VBox guarded = new VBox();
    private final VBox approval = new VBox();
    private final Label guardedWords = new Label();
    private final Label missing = new Label();
    private final VBox trouble = new VBox();
    private final Button fix;

    TermsColumn(Desk desk, WizardModel model) {
        this.desk = desk;
        this.model = model;
        getStyleClass().addAll("wizard-column", "terms-column");
        fix = Buttons.of(Feather.ALERT_OCTAGON, desk.text().text("bypasses.fix-now"), model::fix);
        fix.getStyleClass().add("break-glass");
        fix.setMaxWidth(Double.MAX_VALUE);
        fix.setAccessibleHelp(desk.text().text("bypasses.fix-now-hint"));
        missing.setWrapText(true);
        missing.getStyleClass().add("muted");
        missing.setMinHeight(USE_PREF_SIZE);
        ScrollPane fields = PlainViewport.of(new ScrollPane(fields()));
        fields.setFitToWidth(true);
        fields.setFocusTraversable(false);
        fields.getStyleClass().add("edge-to-edge");
        setCenter(fields);
        VBox foot = new VBox(trouble, missing, fix);
        foot.getStyleClass().add("wizard-foot");
        setBottom(foot);
        model.readyProperty().addListener(observable -> show());
        model.fixingProperty().addListener(observable -> show());
        model.termsProperty().addListener(observable -> show());
        model.answerProperty().addListener(observable -> show());
        model.subjectProperty().addListener(observable -> show());
        model.troubleProperty().addListener(observable -> show());
        show();
    }

    /** Puts the focus into the reason, or on the button when everything is said. */
    void focusReason() {
        if (model.readyProperty().get()) {
            fix.requestFocus();
        } else {
            reason.requestFocus();
        }
    }

    private VBox fields() {
        reason.setPrefRowCount(2);
        reason.setWrapText(true);
        reason.setPromptText(desk.text().text("bypasses.reason-prompt"));
        reason.textProperty()
                .addListener(
                        (observable, before, after) ->
                                model.agree(terms -> terms.withReason(after)));
        FixFields.leaveOnTab(reason);
        String begun = model.termsProperty().get().incident();
        TextField incident = field(begun.equals(BypassTerms.NO_INCIDENT) ? noIncident() : begun);
        incident.setPromptText(desk.text().text("bypasses.incident-prompt", noIncident()));
        incident.textProperty()
                .addListener(
                        (observable, before, after) ->
                                model.agree(terms -> terms.withIncident(reference(after))));
        TextField owner = field(model.termsProperty().get().owner());
        owner.textProperty()
                .addListener(
                        (observable, before, after) ->
                                model.agree(terms -> terms.withOwner(after)));
        TextField approver = field("");
        approver.textProperty()
                .addListener(
                        (observable, before, after) ->
                                model.agree(terms -> terms.withApprover(after)));
        approval.getChildren()
                .setAll(labelled("bypasses.approver", approver), told("bypasses.approver-told"));
        TextField typed = field("");
        typed.getStyleClass().add("mono");
        typed.setAccessibleText(desk.text().text("bypasses.typed-name"));
        typed.textProperty()
                .addListener(
                        (observable, before, after) ->
                                model.agree(terms -> terms.withTypedName(after)));
        guardedWords.setWrapText(true);
        guardedWords.setMinHeight(USE_PREF_SIZE);
        HBox lock = new HBox(Icons.of(Feather.LOCK), guardedWords);
        lock.setAlignment(Pos.TOP_LEFT);
        lock.getStyleClass().add("hold-line");
        guarded.getChildren().setAll(lock, typed);
        guarded.getStyleClass().add("confirmation");
        VBox fields =
                new VBox(
                        labelled("bypasses.reason", reason),
                        labelled("bypasses.incident", incident),
                        labelled("bypasses.owner", owner),
                        limits(),
                        approval,
                        guarded);
        fields.getStyleClass().add("wizard-form");
        return fields;
    }

    private Node limits() {
        TextField own = field(model.termsProperty().get().limit());
        own.setPrefColumnCount(5);
        own.getStyleClass().add("mono");
        ToggleGroup group = new ToggleGroup();
        FlowPane row = new FlowPane();
        row.getStyleClass().add("limits");
        row.setAlignment(Pos.CENTER_LEFT);
        row.setRowValignment(VPos.CENTER);
        for (String limit : LIMITS) {
            ToggleButton button = new ToggleButton(limit.replace("h", " h"));
            button.setToggleGroup(group);
            button.getStyleClass().add("small");
            button.setSelected(limit.equals(own.getText()));
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(event -> own.setText(limit));
            row.getChildren().add(button);
        }
        own.textProperty()
                .addListener(
                        (observable, before, after) -> {
                            model.agree(terms -> terms.withLimit(after));
                            int at = LIMITS.indexOf(after.strip());
                            group.selectToggle(at < 0 ? null : group.getToggles().get(at));
                        });
        Label other = new Label(desk.text().text("bypasses.limit-other"));
        other.getStyleClass().add("muted");
        row.getChildren().addAll(other, own);
        return labelled("bypasses.limit", row, own);
    }

    /** What is typed where there is no incident, in the window's language. */
    private String noIncident() {
        return desk.text().text("bypasses.no-incident");
    }

    /** The engine knows in English alone that there is none. */
    private String reference(String typed) {
        return typed.strip().equalsIgnoreCase(noIncident()) ? BypassTerms.NO_INCIDENT : typed;
    }

    private static TextField field(String begun) {
        return new TextField(begun);
    }

    private Label told(String key) {
        Label label = new Label(desk.text().text(key));
        label.setWrapText(true);
        label.getStyleClass().add("muted");
        return label;
    }

    private VBox labelled(String key, Node field) {
        return labelled(key, field, field);
    }

    private VBox labelled(String key, Node shown, Node field) {
        Label label = new Label(desk.text().text(key));
        label.getStyleClass().add("field-label");
        label.setLabelFor(field);
        field.setAccessibleText(desk.text().text(key));
        VBox both = new VBox(label, shown);
        both.getStyleClass().add("field");
        return both;
    }

    private void show() {
        Optional<FixSubject> subject = model.known();
        boolean name = subject.map(FixSubject::guarded).orElse(false);
        boolean second = subject.map(FixSubject::approval).orElse(false);
        guarded.setVisible(name);
        guarded.setManaged(name);
        approval.setVisible(second);
        approval.setManaged(second);
        subject.ifPresent(
                found ->
                        guardedWords.setText(
                                desk.text()
                                        .text(
                                                "bypasses.type-name",
                                                found.cluster(),
                                                model.application())));
        boolean fixing = model.fixingProperty().get();
        fix.setDisable(!model.readyProperty().get());
        fix.setText(desk.text().text(fixing ? "bypasses.fixing" : "bypasses.fix-now"));
        List<String> lacks = model.missing();
        missing.setText(
                fixing
                        ? desk.text().text("bypasses.fixing-told")
                        : lacks.isEmpty()
                                ? desk.text().text("bypasses.ready-told")
                                : desk.text()
                                        .text(
                                                "bypasses.missing",
                                                lacks.stream()
                                                        .map(
                                                                key ->
                                                                        desk.text()
                                                                                .text(
                                                                                        key,
                                                                                        noIncident()))
                                                        .collect(Collectors.joining(", "))));
        trouble.getChildren()
                .setAll(
                        model.troubleProperty()
                                .get()
                                .<List<Node>>map(
                                        told ->
                                                List.of(
                                                        new Banner(
                                                                new Mark(
                                                                        "state-failing",
                                                                        Feather.ALERT_OCTAGON,
                                                                        told.what()),
                                                                List.of(told.why(), told.next()))))
                                .orElse(List.of()));
    }
}
