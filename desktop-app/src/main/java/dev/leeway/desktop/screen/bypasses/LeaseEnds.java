package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.LeaseLooks;
import dev.leeway.engine.bypass.LeaseView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * The ends that a lease can have now, each with what it will do beside it. Belongs to the window's
 * thread.
 */
final class LeaseEnds extends VBox {
    private final LeaseLooks looks;
    private final Consumer<LeaseView.Action> act;
    private final Label asOf = new Label();
    private final GridPane rows = new GridPane();
    private final List<End> ends = new ArrayList<>();

    /** One end: its button, and what it will do. */
    private record End(LeaseView.Action action, Button button, Label words) {}

    /** Makes it; {@code act} takes an end, or asks first what has to be said with it. */
    LeaseEnds(Desk desk, Consumer<LeaseView.Action> act) {
        this.looks = new LeaseLooks(desk.text());
        this.act = act;
        getStyleClass().addAll("lease-block", "lease-ends");
        Label title = new Label(desk.text().text("bypasses.ends"));
        title.getStyleClass().add("block-title");
        asOf.getStyleClass().add("muted");
        asOf.setWrapText(true);
        ColumnConstraints buttons = new ColumnConstraints();
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        ColumnConstraints words = new ColumnConstraints();
        words.setHgrow(Priority.ALWAYS);
        words.setMinWidth(120);
        rows.getColumnConstraints().setAll(buttons, words);
        rows.getStyleClass().add("lease-end-rows");
        getChildren().setAll(title, rows, asOf);
    }

    /**
     * Shows these ends.
     *
     * @param shown which; none hides all of it
     * @param right which of them is right as things stand
     * @param taking whether a step is being taken, so that no other can be begun
     */
    void show(List<LeaseView.Action> shown, Optional<LeaseView.Action> right, boolean taking) {
        if (!shown.equals(ends.stream().map(End::action).toList())) {
            ends.clear();
            rows.getChildren().clear();
            shown.forEach(this::add);
        }
        for (End end : ends) {
            Buttons.setPrimary(end.button(), right.filter(end.action()::equals).isPresent());
            end.button().setDisable(taking);
        }
        setVisible(!ends.isEmpty());
        setManaged(!ends.isEmpty());
    }

    private void add(LeaseView.Action action) {
        Button button =
                Buttons.of(LeaseLooks.icon(action), looks.of(action), () -> act.accept(action));
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(new Tooltip(looks.hint(action)));
        Label words = new Label();
        words.setWrapText(true);
        words.setLabelFor(button);
        GridPane.setValignment(button, VPos.TOP);
        GridPane.setValignment(words, VPos.CENTER);
        ends.add(new End(action, button, words));
        rows.addRow(ends.size() - 1, button, words);
    }

    /** Says what each will do, and from what that is known. */
    void tell(Function<LeaseView.Action, String> told, String from) {
        for (End end : ends) {
            String words = told.apply(end.action());
            end.words().setText(words);
            end.button().setAccessibleHelp(words);
        }
        asOf.setText(from);
    }

    /** Says from what it is known, as that grows older. */
    void asOf(String from) {
        asOf.setText(from);
    }

    /** Returns the button of the end that is right, if one is. */
    Optional<Button> right() {
        return ends.stream()
                .map(End::button)
                .filter(button -> button.getStyleClass().contains(Buttons.PRIMARY))
                .filter(button -> !button.isDisabled())
                .findFirst();
    }
}
