package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.control.Icons;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.session.WindowPassphrases;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Asks for the passphrase of the kept credentials in a line below the top bar: it covers nothing,
 * and waits there until somebody goes to it. Leaving it unanswered is an answer too: they stay
 * locked, and where they can be unlocked is told.
 */
final class PassphraseBar extends HBox {
    private static final double FIELD = 210;

    private final Desk desk;
    private final WindowPassphrases.Question question;
    private final PasswordField field = new PasswordField();
    private Optional<Node> before = Optional.empty();

    PassphraseBar(Desk desk, WindowPassphrases.Question question) {
        this.desk = desk;
        this.question = question;
        getStyleClass()
                .addAll("passphrase-bar", question.wrongBefore() ? "state-failing" : "state-busy");
        setAlignment(Pos.CENTER_LEFT);
        Label title =
                sentence(
                        question.wrongBefore() ? "passphrase.wrong" : "passphrase.title", "strong");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        Label why = sentence("passphrase.why", "muted");
        // What becomes of a passphrase is read before it is typed.
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        VBox words = new VBox(title, why);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        Label way = new Label(String.join("+", Key.PASSPHRASE.stroke().caps(desk.text())));
        way.getStyleClass().add("key-cap");
        way.setMinWidth(USE_PREF_SIZE);
        way.setTooltip(new Tooltip(desk.text().text(Key.PASSPHRASE.words())));
        field.setAccessibleText(title.getText() + " " + desk.text().text("passphrase.field"));
        field.setPromptText(desk.text().text("passphrase.field"));
        field.setPrefWidth(FIELD);
        field.setMinWidth(165);
        field.setOnAction(event -> answer());
        Button unlock =
                Buttons.primary(
                        Feather.UNLOCK, desk.text().text("passphrase.unlock"), this::answer);
        unlock.disableProperty().bind(field.textProperty().isEmpty());
        unlock.setMinWidth(USE_PREF_SIZE);
        Button later =
                Buttons.of(Feather.X, desk.text().text("passphrase.later"), question::decline);
        later.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(Icons.of(Feather.LOCK), words, way, field, unlock, later);
        addEventFilter(MouseEvent.MOUSE_PRESSED, event -> remember());
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private Label sentence(String key, String style) {
        Label label = new Label(desk.text().text(key));
        label.getStyleClass().add(style);
        label.setTooltip(new Tooltip(label.getText()));
        return label;
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            question.decline();
            event.consume();
        }
    }

    /** Puts the focus where it is typed. */
    void take() {
        remember();
        field.requestFocus();
    }

    /** Who answers goes on afterwards where the keys went before. */
    private void remember() {
        if (!hasKeys() && getScene() != null) {
            before = Optional.ofNullable(getScene().getFocusOwner());
        }
    }

    /** Returns whether keys go to it. */
    boolean hasKeys() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        while (owner != null && owner != this) {
            owner = owner.getParent();
        }
        return owner == this;
    }

    private void answer() {
        if (!field.getText().isEmpty()) {
            question.answer(field.getText().toCharArray());
            field.clear();
        }
    }

    /**
     * Nothing is typed here any more. What was declined, or asked for in vain, is told; what was
     * answered or is not wanted any more is not.
     *
     * @return what had the focus before, when it is here
     */
    Optional<Node> left() {
        field.clear();
        if (question.end() == WindowPassphrases.End.DECLINED
                || question.end() == WindowPassphrases.End.UNANSWERED) {
            desk.store()
                    .dispatch(
                            new AppEvent.NoticePosted(
                                    new Notice(
                                            false,
                                            new Trouble(
                                                    desk.text().text("passphrase.declined"),
                                                    desk.text().text("passphrase.declined-why"),
                                                    desk.text().text("passphrase.declined-next")),
                                            desk.store().state().now(),
                                            new Route.Settings())));
        }
        return hasKeys() ? before : Optional.empty();
    }
}
