package dev.leeway.desktop.control;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** How many of each in a small bar of stacked colours, with the sum as a number. */
public final class DifferenceBar extends HBox {
    private static final double WIDTH = 56;

    /**
     * One stretch of the bar.
     *
     * @param styleClass the class that gives the colour
     * @param count how many
     */
    public record Share(String styleClass, int count) {}

    private final Label sum = new Label();
    private final HBox bar = new HBox();
    private List<Share> shown = List.of();
    private List<String> colours = List.of();
    private int of;

    /** Makes an empty bar. */
    public DifferenceBar() {
        getStyleClass().add("difference-bar");
        setAlignment(Pos.CENTER_LEFT);
        sum.getStyleClass().add("number");
        bar.getStyleClass().add("bar");
        bar.setMinWidth(WIDTH);
        bar.setMaxWidth(WIDTH);
        bar.setMaxHeight(6);
        getChildren().addAll(sum, bar);
    }

    /**
     * Shows shares of a whole; what is left of the whole stays empty.
     *
     * @param words the shares in words, for hovering and for screen readers
     */
    public void show(List<Share> shares, int whole, String words) {
        setAccessibleText(words);
        setVisible(whole > 0);
        if (shares.equals(shown) && whole == of) {
            return;
        }
        shown = List.copyOf(shares);
        of = whole;
        List<String> wanted = shares.stream().map(Share::styleClass).toList();
        if (!wanted.equals(colours)) {
            colours = wanted;
            bar.getChildren().setAll(wanted.stream().map(DifferenceBar::stretch).toList());
        }
        int total = 0;
        for (int i = 0; i < shares.size(); i++) {
            int count = shares.get(i).count();
            // Kept and hidden: a new one would have to be styled with each letter of a filter.
            Region stretch = (Region) bar.getChildren().get(i);
            stretch.setVisible(count > 0);
            stretch.setManaged(count > 0);
            double width = Math.max(4, WIDTH * count / Math.max(1, whole));
            stretch.setMinWidth(Math.min(width, WIDTH));
            stretch.setPrefWidth(Math.min(width, WIDTH));
            total += count;
        }
        sum.setText(total == 0 ? "" : Integer.toString(total));
    }

    private static Region stretch(String styleClass) {
        Region stretch = new Region();
        stretch.getStyleClass().addAll("share", styleClass);
        return stretch;
    }
}
