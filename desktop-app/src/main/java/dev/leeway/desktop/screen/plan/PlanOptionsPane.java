package dev.leeway.desktop.screen.plan;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.PlanWish.Leave;
import dev.leeway.engine.plan.HookWish;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What a plan may do beyond the usual: each leave with what it means. */
final class PlanOptionsPane extends TilePane {
    private static final double NARROWEST = 220;

    private final Desk desk;
    private final Consumer<PlanWish> wished;
    private final Map<Leave, CheckBox> leaves = new EnumMap<>(Leave.class);
    private final CheckBox noHooks = new CheckBox();
    private final CheckBox allHooks = new CheckBox();
    private PlanWish wish = PlanWish.PLAIN;

    /** Makes the pane; {@code wished} hears every change. */
    PlanOptionsPane(Desk desk, Consumer<PlanWish> wished) {
        this.desk = desk;
        this.wished = wished;
        getStyleClass().add("plan-options");
        setPrefColumns(4);
        widthProperty().addListener(observable -> shareWidth());
        leave(Leave.PRUNE, "plan.prune", "plan.prune-hint");
        leave(Leave.TAKE_OVER, "plan.take-over", "plan.take-over-hint");
        leave(Leave.ADOPT, "plan.adopt", "plan.adopt-hint");
        leave(Leave.MIGRATE, "plan.migrate", "plan.migrate-hint");
        option(noHooks, "plan.no-hooks", "plan.no-hooks-hint");
        option(allHooks, "plan.all-hooks", "plan.all-hooks-hint");
        leave(Leave.CONTINUE, "plan.continue", "plan.continue-hint");
        leave(Leave.WITHOUT_LEASE, "plan.no-lease", "plan.no-lease-hint");
        noHooks.setOnAction(event -> hooks(noHooks.isSelected(), HookWish.NEVER));
        allHooks.setOnAction(event -> hooks(allHooks.isSelected(), HookWish.ALWAYS));
    }

    /** As many columns as fit share the whole width, so that nothing is left over on the right. */
    private void shareWidth() {
        double room = getWidth() - snappedLeftInset() - snappedRightInset();
        double columns = Math.max(1, Math.floor((room + getHgap()) / (NARROWEST + getHgap())));
        setPrefTileWidth(Math.max(NARROWEST, Math.floor((room + getHgap()) / columns - getHgap())));
    }

    /** Shows what a plan was asked for. */
    void show(PlanWish shown) {
        wish = shown;
        leaves.forEach((leave, box) -> box.setSelected(shown.allows(leave)));
        noHooks.setSelected(shown.hooks() == HookWish.NEVER);
        allHooks.setSelected(shown.hooks() == HookWish.ALWAYS);
        boolean narrow = !shown.fields().isEmpty();
        leaves.values().forEach(box -> box.setDisable(narrow));
        noHooks.setDisable(narrow || !shown.only().isEmpty());
        allHooks.setDisable(narrow || !shown.only().isEmpty());
    }

    /** Returns the words of what is switched on. */
    List<String> on() {
        List<String> words = new ArrayList<>();
        for (Node node : getChildren()) {
            if (node instanceof VBox box
                    && box.getChildren().getFirst() instanceof CheckBox check
                    && check.isSelected()) {
                words.add(check.getText());
            }
        }
        return words;
    }

    private void hooks(boolean on, HookWish which) {
        wished.accept(wish.with(on ? which : HookWish.WITH_CHANGES));
    }

    private void leave(Leave leave, String key, String hint) {
        CheckBox box = new CheckBox();
        leaves.put(leave, box);
        box.setOnAction(event -> wished.accept(wish.with(leave, box.isSelected())));
        option(box, key, hint);
    }

    private void option(CheckBox box, String key, String hint) {
        box.setText(desk.text().text(key));
        box.setMinWidth(Region.USE_PREF_SIZE);
        Label meaning = new Label(desk.text().text(hint));
        meaning.setWrapText(true);
        meaning.getStyleClass().add("option-meaning");
        box.setAccessibleHelp(meaning.getText());
        VBox option = new VBox(box, meaning);
        option.getStyleClass().add("plan-option");
        option.setPrefWidth(240);
        getChildren().add(option);
    }
}
