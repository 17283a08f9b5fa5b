package dev.leeway.desktop.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/**
 * Facts in a line after what leads it, with dots between them. Where they do not all fit, those at
 * the end stand in a second line, each whole; only one that is longer than a line is cut. Belongs
 * to the window's thread.
 */
public final class FactLine extends FlowPane {
    private final Node lead;
    private final List<Fact> facts = new ArrayList<>();
    private final Tooltip hint = new Tooltip();
    private List<String> shown = List.of();
    private boolean oneLine;

    /** Words, and the dot that parts them from the next ones. */
    private final class Fact extends HBox {
        private final Label words = new Label();
        private final Label dot = new Label("\u00b7");

        Fact() {
            getStyleClass().add("fact");
            setAlignment(Pos.CENTER_LEFT);
            words.getStyleClass().add("facts");
            words.setTooltip(hint);
            words.setMinWidth(0);
            dot.getStyleClass().add("facts");
            dot.setMinWidth(USE_PREF_SIZE);
            getChildren().setAll(words, dot);
            // Before it is laid out it has no width, and nothing is cut for that.
            maxWidthProperty()
                    .bind(
                            FactLine.this
                                    .widthProperty()
                                    .map(
                                            width ->
                                                    width.doubleValue() > 0
                                                            ? width.doubleValue()
                                                            : Double.MAX_VALUE));
        }
    }

    /** Makes it behind a node. */
    public FactLine(Node lead) {
        this.lead = lead;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("fact-line");
        getChildren().setAll(lead);
    }

    /**
     * Shows these facts.
     *
     * @param words the facts, the most telling first
     * @param names how many of them, from the first on, are names
     * @param told what hovering shows, one line for each
     */
    public void show(List<String> words, int names, String told) {
        hint.setText(told);
        if (words.equals(shown)) {
            return;
        }
        shown = List.copyOf(words);
        while (facts.size() < words.size()) {
            facts.add(new Fact());
        }
        for (int i = 0; i < words.size(); i++) {
            facts.get(i).words.setText(words.get(i));
            Mono.when(facts.get(i).words.getStyleClass(), i < names);
        }
        List<Node> line = new ArrayList<>(List.of(lead));
        line.addAll(facts.subList(0, words.size()));
        if (!line.equals(getChildren())) {
            getChildren().setAll(line);
        }
    }

    /** Keeps to one line: facts that do not fit are left to the hint. */
    public void setOneLine(boolean one) {
        if (oneLine != one) {
            oneLine = one;
            setAlignment(one ? Pos.TOP_LEFT : Pos.CENTER_LEFT);
            requestLayout();
        }
    }

    private boolean isBelow(Node fact) {
        return oneLine && fact.getLayoutX() <= lead.getLayoutX();
    }

    @Override
    protected double computePrefHeight(double width) {
        return oneLine
                ? snappedTopInset() + Math.ceil(lead.prefHeight(-1)) + snappedBottomInset()
                : super.computePrefHeight(width);
    }

    /** A fact that is longer than a line is no reason to be wider. */
    @Override
    protected double computeMinWidth(double height) {
        return snappedLeftInset() + lead.minWidth(-1) + snappedRightInset();
    }

    /** A dot parts neighbours: at the end of a line there is none. */
    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        boolean below = false;
        for (int i = 0; i < shown.size(); i++) {
            boolean last =
                    i == shown.size() - 1
                            || facts.get(i + 1).getLayoutX() < facts.get(i).getLayoutX();
            facts.get(i).dot.setVisible(!last);
            below |= isBelow(facts.get(i));
            facts.get(i).setVisible(!below);
        }
    }
}
