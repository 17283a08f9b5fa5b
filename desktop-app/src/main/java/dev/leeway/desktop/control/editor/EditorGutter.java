package dev.leeway.desktop.control.editor;

import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.control.Mark;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.fxmisc.richtext.CodeArea;
import org.kordamp.ikonli.feather.Feather;

/** What stands before each line: a sign where something is wrong, its number, how it differs. */
final class EditorGutter {
    private static final double DIGIT = 8;

    private final CodeArea area;
    private final Function<LineMark, String> told;
    private final Function<LineMark.Kind, String> style;
    private Map<Integer, List<TextProblem>> problems = Map.of();
    private Map<Integer, LineMark> marks = Map.of();

    /**
     * Makes it.
     *
     * @param told says how a line differs
     * @param style returns the class of a stripe
     */
    EditorGutter(
            CodeArea area, Function<LineMark, String> told, Function<LineMark.Kind, String> style) {
        this.area = area;
        this.told = told;
        this.style = style;
        refresh();
    }

    /** Makes one for a text that is edited, held against a base. */
    static EditorGutter ofEdited(CodeArea area, EditorWords words) {
        return new EditorGutter(
                area,
                mark -> told(words, mark),
                kind ->
                        switch (kind) {
                            case ADDED -> "line-added";
                            case CHANGED -> "line-changed";
                            case REMOVED -> "line-removed";
                        });
    }

    void problems(List<TextProblem> found) {
        Map<Integer, List<TextProblem>> next =
                found.stream().collect(Collectors.groupingBy(TextProblem::line));
        if (!next.equals(problems)) {
            problems = next;
            refresh();
        }
    }

    void marks(Map<Integer, LineMark> found) {
        if (!found.equals(marks)) {
            marks = found;
            refresh();
        }
    }

    Map<Integer, LineMark> marks() {
        return marks;
    }

    /** Another factory makes the signs of the lines in sight anew, and of no others. */
    private void refresh() {
        area.setParagraphGraphicFactory(line -> graphic(line));
    }

    private Node graphic(int line) {
        Label number = new Label(Integer.toString(line + 1));
        number.getStyleClass().add("gutter-number");
        number.setMinWidth(
                DIGIT * Math.max(2, Integer.toString(area.getParagraphs().size()).length()));
        number.setAlignment(Pos.CENTER_RIGHT);
        Region sign = sign(line);
        Region stripe = new Region();
        stripe.getStyleClass().add("gutter-stripe");
        LineMark mark = marks.get(line);
        if (mark != null) {
            stripe.getStyleClass().add(style.apply(mark.kind()));
            Tooltip.install(stripe, new Tooltip(told.apply(mark)));
        }
        HBox graphic = new HBox(sign, number, stripe);
        graphic.getStyleClass().add("gutter");
        graphic.setAlignment(Pos.CENTER_RIGHT);
        return graphic;
    }

    private Region sign(int line) {
        List<TextProblem> here = problems.getOrDefault(line, List.of());
        if (here.isEmpty()) {
            Region nothing = new Region();
            nothing.setMinWidth(16);
            return nothing;
        }
        String message = here.stream().map(TextProblem::message).collect(Collectors.joining("\n"));
        StateShape shape =
                new StateShape(new Mark("state-failing", Feather.ALERT_OCTAGON, message));
        Tooltip.install(shape, new Tooltip(message));
        shape.setAccessibleText(message);
        return shape;
    }

    /** Returns how a line of an edited text differs from its base. */
    static String told(EditorWords words, LineMark mark) {
        return switch (mark.kind()) {
            case ADDED -> words.text("editor.line-added");
            case CHANGED -> words.text("editor.line-changed", String.join("\n", mark.base()));
            case REMOVED -> words.text("editor.line-removed", String.join("\n", mark.base()));
        };
    }
}
