package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.screen.LeaseLooks;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.engine.bypass.LeaseView;
import dev.leeway.engine.proposal.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What has to be said before a lease is extended, given up or abandoned. */
final class LeaseForm extends VBox {
    private static final String USUAL_EXTENSION = "4h";

    private final Desk desk;
    private final LeaseModel model;
    private final LeaseLooks looks;
    private final BiFunction<LeaseView.Action, Boolean, String> consequence;
    private final Label title = new Label();
    private final Label words = new Label();
    private final TextField span = new TextField(USUAL_EXTENSION);
    private final TextField why = new TextField();
    private final CheckBox closing = new CheckBox();
    private final Button go = Buttons.primary(Feather.CHECK, "", this::go);
    private final HBox fields;
    private Optional<LeaseView.Action> action = Optional.empty();
    private Optional<String> lease = Optional.empty();
    private boolean requested;

    /**
     * Makes it.
     *
     * @param consequence says what a step will do, and whether an open request is closed with it
     */
    LeaseForm(
            Desk desk,
            LeaseModel model,
            BiFunction<LeaseView.Action, Boolean, String> consequence) {
        this.desk = desk;
        this.consequence = consequence;
        this.model = model;
        this.looks = new LeaseLooks(desk.text());
        getStyleClass().add("lease-form");
        title.getStyleClass().add("block-title");
        words.getStyleClass().add("muted");
        words.setWrapText(true);
        span.setPrefColumnCount(5);
        span.setMinWidth(64);
        span.getStyleClass().add("mono");
        span.setAccessibleText(desk.text().text("bypasses.more-time"));
        why.setPromptText(desk.text().text("bypasses.why"));
        why.setAccessibleText(desk.text().text("bypasses.why"));
        HBox.setHgrow(why, Priority.ALWAYS);
        why.setOnAction(event -> go());
        why.textProperty().addListener(observable -> decide());
        span.textProperty().addListener(observable -> decide());
        Button close = Buttons.of(Feather.X, desk.text().text("bypasses.cancel"), this::close);
        fields = new HBox(span, why, go, close);
        fields.setAlignment(Pos.CENTER_LEFT);
        fields.getStyleClass().add("link-line");
        closing.setText(desk.text().text("bypasses.close-request"));
        closing.setWrapText(true);
        closing.selectedProperty().addListener(observable -> tell());
        getChildren().addAll(title, words, fields, closing);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        close();
                        event.consume();
                    }
                });
        close();
    }

    void open(LeaseView.Action asked) {
        action = Optional.of(asked);
        title.setText(looks.of(asked));
        boolean timed = asked == LeaseView.Action.EXTEND;
        boolean reasoned = asked != LeaseView.Action.RELEASE_INTO_GIT;
        span.setVisible(timed);
        span.setManaged(timed);
        why.setVisible(reasoned);
        why.setManaged(reasoned);
        why.clear();
        boolean closable = asked == LeaseView.Action.ABANDON && requested;
        closing.setVisible(closable);
        closing.setManaged(closable);
        closing.setSelected(false);
        tell();
        go.setText(looks.of(asked));
        setVisible(true);
        setManaged(true);
        decide();
        if (reasoned) {
            why.requestFocus();
        } else {
            go.requestFocus();
        }
    }

    void close() {
        action = Optional.empty();
        setVisible(false);
        setManaged(false);
    }

    /** Closes when another lease is looked at, or when the step is not to be had any more. */
    void show(LeaseState shown) {
        List<LeaseView.Action> next = shown.view(desk.store().state().now()).next();
        boolean same = lease.filter(shown.id()::equals).isPresent();
        lease = Optional.of(shown.id());
        requested =
                shown.proposal()
                        .filter(one -> one.stage() instanceof Proposal.Stage.Open)
                        .isPresent();
        if (!same || action.filter(next::contains).isEmpty()) {
            close();
        }
        tell();
    }

    /** The same words as beside the button that led here. */
    private void tell() {
        action.ifPresent(asked -> words.setText(consequence.apply(asked, closing.isSelected())));
    }

    private boolean complete() {
        return switch (action.orElse(LeaseView.Action.RELEASE_INTO_GIT)) {
            case EXTEND -> !why.getText().isBlank() && WizardTerms.span(span.getText()).isPresent();
            case ABANDON -> !why.getText().isBlank();
            case GO_ON, PROPOSE, RELEASE, FIX_ANEW, RELEASE_INTO_GIT -> true;
        };
    }

    private void decide() {
        go.setDisable(!complete());
    }

    private void go() {
        if (action.isEmpty() || !complete()) {
            return;
        }
        LeaseView.Action asked = action.get();
        String reason = why.getText().strip();
        boolean close = closing.isSelected();
        Optional<Duration> more = WizardTerms.span(span.getText());
        close();
        switch (asked) {
            case EXTEND -> more.ifPresent(length -> model.extend(length, reason));
            case ABANDON -> model.abandon(reason, close);
            case GO_ON, PROPOSE, RELEASE, FIX_ANEW, RELEASE_INTO_GIT -> model.take(asked);
        }
    }
}
