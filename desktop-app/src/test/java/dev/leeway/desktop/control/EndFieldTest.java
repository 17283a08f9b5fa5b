package dev.leeway.desktop.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import org.junit.jupiter.api.Test;

/** Of a value that is too long for its field the end is seen while nobody types there. */
class EndFieldTest {
    private static final String IMAGE = "registry.example.com/platform/storefront:1.8.2-hotfix";

    @Test
    void theTagOfAnImageIsSeenBeforeAnybodyGoesThere() throws Exception {
        Fx.run(
                () -> {
                    TextField field = new EndField(IMAGE);
                    shown(field);
                    assertThat(end(field)).as("the text's end").isLessThanOrEqualTo(right(field));
                    assertThat(field.getTooltip().getText()).isEqualTo(IMAGE);

                    field.setText(IMAGE + "-2");
                    Fx.settle(field.getParent());
                    assertThat(end(field)).as("after a change").isLessThanOrEqualTo(right(field));
                });
    }

    @Test
    void anOrdinaryFieldShowsItsBeginning() throws Exception {
        Fx.run(
                () -> {
                    TextField field = new TextField(IMAGE);
                    shown(field);
                    assertThat(end(field)).as("the proof looks").isGreaterThan(right(field));
                });
    }

    private static void shown(TextField field) {
        field.setMaxWidth(160);
        field.setPrefWidth(160);
        HBox row = new HBox(field);
        new Scene(row, 400, 100);
        Fx.settle(row);
    }

    private static double end(TextField field) {
        Node text = field.lookup(".text");
        Bounds at = text.localToScene(text.getLayoutBounds());
        return at.getMaxX();
    }

    private static double right(TextField field) {
        return field.localToScene(field.getLayoutBounds()).getMaxX() + 1;
    }
}
