package dev.leeway.desktop.screen.applications;

import java.util.Optional;
import java.util.Map;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.TableRow;
import org.jspecify.annotations.Nullable;

/** A row that carries the band of held things while its application is under a bypass. */
final class HeldRow extends TableRow<ApplicationRow> {
    private static final PseudoClass HELD = PseudoClass.getPseudoClass("held");
    private static final PseudoClass GRAVE = PseudoClass.getPseudoClass("grave");

    private final Supplier<Map<String, Boolean>> held;

    HeldRow(Supplier<Map<String, Boolean>> held) {
        this.held = held;
        getStyleClass().add("held-row");
    }

    @Override
    protected void updateItem(@Nullable ApplicationRow row, boolean empty) {
        super.updateItem(row, empty);
        Optional<Boolean> grave =
                Optional.ofNullable(row)
                        .filter(shown -> !empty)
                        .map(shown -> held.get().get(shown.name()));
        pseudoClassStateChanged(HELD, grave.isPresent());
        pseudoClassStateChanged(GRAVE, grave.orElse(false));
    }
}
