package dev.leeway.desktop.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.themes.Theme;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.feather.Feather;

/** In high contrast a button that cannot be pressed is told by its line and its text. */
class DisabledButtonsTest {
    @Test
    void aBrokenLineAndADimmerTextThatIsStillReadTellIt() throws Exception {
        Fx.run(
                () -> {
                    for (boolean primary : List.of(true, false)) {
                        Button enabled = Buttons.of(Feather.CHECK, "Release", () -> {});
                        Button disabled = Buttons.of(Feather.CHECK, "Release", () -> {});
                        Buttons.setPrimary(enabled, primary);
                        Buttons.setPrimary(disabled, primary);
                        disabled.setDisable(true);
                        HBox line = new HBox(enabled, disabled);
                        Themes themes = new Themes();
                        themes.loadFonts();
                        themes.apply(new Scene(line, 400, 60), Theme.CONTRAST);
                        Fx.settle(line);

                        assertThat(dashes(enabled)).isEmpty();
                        assertThat(dashes(disabled)).isNotEmpty();
                        assertThat(disabled.getOpacity()).isEqualTo(1);
                        assertThat(disabled.getTextFill()).isEqualTo(Color.web("#a0a0a0"));
                        assertThat(disabled.getBackground().getFills().getLast().getFill())
                                .isEqualTo(Color.BLACK);
                        assertThat(disabled.getHeight())
                                .as("nothing moves when it is disabled")
                                .isEqualTo(enabled.getHeight());
                    }
                });
    }

    private static List<Double> dashes(Button button) {
        return button.getBorder() == null
                ? List.of()
                : button.getBorder().getStrokes().getFirst().getTopStyle().getDashArray();
    }
}
