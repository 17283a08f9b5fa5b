package dev.leeway.desktop.control.diff;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.css.StyleablePropertyFactory;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;

/**
 * The colours of the painted rows, as the stylesheets give them: a node that shows nothing and lets
 * the stylesheets speak.
 */
final class DiffColours extends Region {
    /** What a colour is for. In a stylesheet SURFACE is {@code -diff-surface}, and so on. */
    enum Use {
        SURFACE,
        KEY,
        VALUE,
        NUMBER,
        NUMBER_CHANGED,
        ADDED_LINE,
        ADDED_WORD,
        REMOVED_LINE,
        REMOVED_WORD,
        FILLER,
        SELECTED,
        FOLD,
        FOLD_TEXT,
        FOLD_TEXT_HOVER,
        CURRENT,
        CARET,
        MARK_ADDED,
        MARK_REMOVED,
        MARK_CHANGED
    }

    private static final StyleablePropertyFactory<DiffColours> FACTORY =
            new StyleablePropertyFactory<>(Region.getClassCssMetaData());
    private static final Map<Use, CssMetaData<DiffColours, Color>> METADATA = metadata();

    private final Map<Use, StyleableProperty<Color>> colours = new EnumMap<>(Use.class);
    private final Map<String, Label> notes = new HashMap<>();
    private final Runnable changed;

    /** Makes the colours; {@code changed} runs whenever one of them changed. */
    DiffColours(Runnable changed) {
        this.changed = changed;
        getStyleClass().add("diff-colours");
        setManaged(false);
        setVisible(false);
        METADATA.forEach(
                (use, metadata) -> {
                    var property =
                            new SimpleStyleableObjectProperty<>(
                                    metadata, this, use.name(), Color.GRAY);
                    property.addListener(observable -> changed.run());
                    colours.put(use, property);
                });
    }

    private static Map<Use, CssMetaData<DiffColours, Color>> metadata() {
        Map<Use, CssMetaData<DiffColours, Color>> metadata = new EnumMap<>(Use.class);
        for (Use use : Use.values()) {
            metadata.put(
                    use,
                    FACTORY.createColorCssMetaData(
                            "-diff-" + use.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                            colours -> Objects.requireNonNull(colours.colours.get(use)),
                            Color.GRAY));
        }
        return metadata;
    }

    /** Returns a colour. */
    Color of(Use use) {
        return Objects.requireNonNull(colours.get(use)).getValue();
    }

    /**
     * Makes sure that the colours of a note's state are known once the stylesheets have been
     * applied again. A label that nobody sees wears the state's style class.
     */
    void prepare(String styleClass) {
        notes.computeIfAbsent(
                styleClass,
                state -> {
                    Label swatch = new Label();
                    swatch.getStyleClass().setAll("label", "diff-note", state);
                    swatch.setManaged(false);
                    swatch.textFillProperty().addListener(observable -> changed.run());
                    swatch.backgroundProperty().addListener(observable -> changed.run());
                    getChildren().add(swatch);
                    return swatch;
                });
    }

    /** Returns the colour of a note's words. */
    Paint noteText(String styleClass) {
        Label swatch = notes.get(styleClass);
        return swatch == null ? of(Use.VALUE) : swatch.getTextFill();
    }

    /** Returns the colour behind a note's words. */
    Paint noteTint(String styleClass) {
        Label swatch = notes.get(styleClass);
        return swatch == null
                        || swatch.getBackground() == null
                        || swatch.getBackground().getFills().isEmpty()
                ? of(Use.FILLER)
                : swatch.getBackground().getFills().getFirst().getFill();
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return FACTORY.getCssMetaData();
    }
}
