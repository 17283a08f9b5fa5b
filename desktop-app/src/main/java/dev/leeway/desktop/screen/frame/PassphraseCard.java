package dev.leeway.desktop.screen.frame;

import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.session.WindowPassphrases;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * Asks for the passphrase of the kept credentials. Leaving it is an answer too: they stay locked,
 * and where they can be unlocked is told.
 */
final class PassphraseCard extends VBox {
    private static final double WIDTH = 460;

    private final Desk desk;
    private final WindowPassphrases.Question question;
    private final PasswordField field = new PasswordField();
    private final Button unlock;

    PassphraseCard(Desk desk, WindowPassphrases.Question question, Runnable close) {
        this.desk = desk;
        this.question = question;
        getStyleClass().addAll("overlay-card", "passphrase-card");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        setPrefWidth(WIDTH);
        Label title = new Label(desk.text().text("passphrase.title"));
        title.getStyleClass().add("block-title");
        Label why =
                sentence(
                        question.wrongBefore() ? "passphrase.wrong" : "passphrase.why",
                        question.wrongBefore() ? "passphrase-wrong" : "muted");
        field.setAccessibleText(desk.text().text("passphrase.field"));
        field.setPromptText(desk.text().text("passphrase.field"));
        field.setOnAction(event -> answer());
        unlock =
                Buttons.primary(
                        Feather.UNLOCK, desk.text().text("passphrase.unlock"), this::answer);
        unlock.disableProperty().bind(field.textProperty().isEmpty());
        HBox buttons =
                new HBox(
                        Buttons.of(Feather.X, desk.text().text("passphrase.later"), close), unlock);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("passphrase-buttons");
        getChildren().addAll(title, why, field, buttons);
    }

    private Label sentence(String key, String style) {
        Label label = new Label(desk.text().text(key));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    /** Puts the focus where it is typed. */
    void open() {
        field.requestFocus();
    }

    private void answer() {
        if (!field.getText().isEmpty()) {
            question.answer(field.getText().toCharArray());
            field.clear();
        }
    }

    /** Nothing is typed here any more. */
    void left() {
        field.clear();
        if (question.isOver()) {
            return;
        }
        question.decline();
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
}
