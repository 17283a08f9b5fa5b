package dev.leeway.desktop.screen;

import dev.leeway.desktop.text.Text;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** How long a hold is meant to stand: one of a few usual lengths, or open. */
public final class HoldLengths extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final Consumer<Optional<Duration>> chosen;

    /** Makes it with the end left open; {@code chosen} hears every change, and the first choice. */
    public HoldLengths(Text text, Consumer<Optional<Duration>> chosen) {
        this.chosen = chosen;
        getStyleClass().add("hold-lengths");
        choice(text.length(Duration.ofHours(1)), Optional.of(Duration.ofHours(1)));
        choice(text.length(Duration.ofHours(4)), Optional.of(Duration.ofHours(4)));
        choice(text.length(Duration.ofHours(24)), Optional.of(Duration.ofHours(24)));
        choice(text.length(Duration.ofDays(7)), Optional.of(Duration.ofDays(7)));
        choice(text.text("hold.open-end"), Optional.empty()).setSelected(true);
        chosen.accept(Optional.empty());
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
