package dev.leeway.desktop.screen.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.themes.Theme;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/** What is filled in side by side stands on one line. */
class FieldHeightsTest {
    @Test
    void whatIsChosenIsAsHighAsWhatIsTyped() throws Exception {
        Fx.run(
                () -> {
                    for (Theme theme : Theme.values()) {
                        TextField typed = new TextField("root");
                        ComboBox<String> chosen = new ComboBox<>();
                        chosen.getItems().add("The whole application");
                        chosen.getSelectionModel().selectFirst();
                        ComboBox<String> empty = new ComboBox<>();
                        MenuButton menu = new MenuButton("All namespaces");
                        HBox row = new HBox(typed, chosen, empty, menu);
                        row.setFillHeight(false);
                        Scene scene = new Scene(row, 600, 100);
                        Themes themes = new Themes();
                        themes.loadFonts();
                        themes.apply(scene, theme);
                        Fx.settle(row);
                        assertThat(row.getChildren())
                                .as(theme.name())
                                .allSatisfy(
                                        one ->
                                                assertThat(((Region) one).getHeight())
                                                        .isBetween(
                                                                typed.getHeight() - 1,
                                                                typed.getHeight() + 1));
                    }
                });
    }
}
