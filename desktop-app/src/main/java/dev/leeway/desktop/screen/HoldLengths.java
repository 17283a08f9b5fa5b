package dev.leeway.desktop.screen;

import dev.leeway.desktop.text.Text;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** How long a hold is meant to stand: one of a few usual lengths, or open. */
public final class HoldLengths extends HBox {
    private static final List<Duration> LENGTHS =
            List.of(
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    Duration.ofHours(24),
                    Duration.ofDays(7));

    private final ToggleGroup group = new ToggleGroup();
    private final Consumer<Optional<Duration>> chosen;

    /**
     * Makes it.
     *
     * @param first the length that is chosen to begin with; empty for no end
     * @param chosen hears every change, and the first choice
     */
    public HoldLengths(Text text, Optional<Duration> first, Consumer<Optional<Duration>> chosen) {
        this.chosen = chosen;
        getStyleClass().add("hold-lengths");
        for (Duration length : LENGTHS) {
            choice(text.length(length), Optional.of(length))
                    .setSelected(first.equals(Optional.of(length)));
        }
        choice(text.text("hold.open-end"), Optional.empty()).setSelected(first.isEmpty());
        chosen.accept(first);
    }

    private ToggleButton choice(String words, Optional<Duration> length) {
        ToggleButton button = new ToggleButton(words);
        button.getStyleClass().addAll("chip", "state-held");
        button.setToggleGroup(group);
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(
                event -> {
                    button.setSelected(true);
                    chosen.accept(length);
                });
        getChildren().add(button);
        return button;
    }
}
