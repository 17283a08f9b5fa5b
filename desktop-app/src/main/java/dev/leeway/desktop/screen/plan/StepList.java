package dev.leeway.desktop.screen.plan;

import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.state.FieldRow;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.SyncState.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/**
 * The steps of a plan, deletions in a block of their own at the top; each turns into its result.
 */
final class StepList extends ListView<StepList.Line> {
    /** A line of the list. */
    sealed interface Line {
        /** A heading over a block. */
        record Heading(String words, boolean grave) implements Line {}

        /** A step, with what became of it once it runs. */
        record Step(int number, PlanState.Row row, Optional<Outcome> outcome, boolean open)
                implements Line {}
    }

    private final Desk desk;
    private final Looks looks;
    private final Set<Integer> opened = new HashSet<>();
    private Optional<PlanState> plan = Optional.empty();
    private Optional<List<Outcome>> outcomes = Optional.empty();

    StepList(Desk desk) {
        this.desk = desk;
        this.looks = new Looks(desk.text());
        getStyleClass().addAll("step-list", "edge-to-edge");
        setCellFactory(view -> new LineCell());
        setAccessibleText(desk.text().text("plan.steps"));
        setOnKeyPressed(
                event -> {
                    if ((event.getCode() == KeyCode.SPACE || event.getCode() == KeyCode.ENTER)
                            && getSelectionModel().getSelectedItem()
                                    instanceof Line.Step(int number, var row, var o, var open)) {
                        toggle(number);
                        event.consume();
                    }
                });
    }

    void show(PlanState next, Optional<List<Outcome>> results) {
        if (plan.filter(known -> known.equals(next)).isEmpty()) {
            opened.clear();
        }
        plan = Optional.of(next);
        outcomes = results;
        arrange();
    }

    private void toggle(int number) {
        if (!opened.remove(number)) {
            opened.add(number);
        }
        arrange();
    }

    private void arrange() {
        PlanState shown = plan.orElseThrow();
        List<Line> deletions = new ArrayList<>();
        List<Line> writes = new ArrayList<>();
        List<Line> held = new ArrayList<>();
        for (int i = 0; i < shown.steps().size(); i++) {
            int number = i;
            PlanState.Row row = shown.steps().get(i);
            Line line =
                    new Line.Step(
                            number,
                            row,
                            outcomes.map(all -> all.get(number)),
                            opened.contains(number));
            (row.verb().deletes() ? deletions : row.verb().writes() ? writes : held).add(line);
        }
        List<Line> lines = new ArrayList<>();
        add(lines, deletions, "plan.block.deletions", true);
        add(lines, writes, "plan.block.writes", false);
        add(lines, held, "plan.block.held", false);
        // Replacing only what changed keeps the place and the selection of somebody who reads.
        if (lines.size() == getItems().size()) {
            for (int i = 0; i < lines.size(); i++) {
                if (!lines.get(i).equals(getItems().get(i))) {
                    getItems().set(i, lines.get(i));
                }
            }
        } else {
            getItems().setAll(lines);
        }
    }

    private void add(List<Line> lines, List<Line> block, String key, boolean grave) {
        if (!block.isEmpty()) {
            lines.add(new Line.Heading(desk.text().text(key, block.size()), grave));
            lines.addAll(block);
        }
    }

    private final class LineCell extends ListCell<Line> {
        LineCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Line line, boolean empty) {
            super.updateItem(line, empty);
            setText(null);
            getStyleClass().removeAll("step-heading", "grave");
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            switch (line) {
                case Line.Heading(String words, boolean grave) -> {
                    Label label = new Label(words);
                    label.getStyleClass().add("block-title");
                    getStyleClass().add("step-heading");
                    if (grave) {
                        getStyleClass().add("grave");
                    }
                    setGraphic(label);
                }
                case Line.Step step -> setGraphic(node(step));
            }
        }

        private Node node(Line.Step step) {
            PlanState.Row row = step.row();
            Mark verb = looks.of(row.verb());
            Label verbChip = new Label(verb.word(), new StateShape(verb));
            verbChip.getStyleClass().addAll("verb-chip", verb.styleClass());
            verbChip.setMinWidth(104);
            verbChip.setPrefWidth(104);
            Label kind = new Label(row.key().kind());
            kind.getStyleClass().add("tree-kind");
            kind.setMinWidth(118);
            kind.setPrefWidth(118);
            kind.setTooltip(new Tooltip(row.key().groupKind().toString()));
            Label name = new Label(Looks.name(row.key()));
            name.getStyleClass().addAll("mono", "strong");
            name.setTooltip(new Tooltip(row.key().toString()));
            name.setMinWidth(Region.USE_PREF_SIZE);
            Label summary = new Label(row.summary());
            summary.getStyleClass().add("step-summary");
            summary.setMinWidth(0);
            summary.setTooltip(row.summary().isEmpty() ? null : new Tooltip(row.summary()));
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox head = new HBox(verbChip, kind, name, summary, gap);
            head.setAlignment(Pos.CENTER_LEFT);
            head.getStyleClass().add("step-line");
            step.outcome()
                    .ifPresent(
                            outcome -> {
                                StatusBadge badge = new StatusBadge(looks.of(outcome));
                                badge.setMinWidth(124);
                                head.getChildren().add(badge);
                            });
            Button more =
                    Buttons.icon(
                            step.open() ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN,
                            desk.text().text("plan.fields"),
                            () -> toggle(step.number()));
            more.setVisible(!row.fields().isEmpty());
            head.getChildren().add(more);
            VBox box = new VBox(head);
            step.outcome().ifPresent(outcome -> addReason(box, row, outcome));
            if (step.open()) {
                row.fields().forEach(field -> box.getChildren().add(field(field)));
            }
            box.prefWidthProperty().bind(widthProperty().subtract(41));
            box.maxWidthProperty().bind(widthProperty().subtract(41));
            return box;
        }

        private Node field(FieldRow field) {
            Label path = new Label(field.path());
            path.getStyleClass().addAll("mono", "muted");
            path.setMinWidth(160);
            Label live = new Label(field.live().orElse(desk.text().text("drift.absent")));
            live.getStyleClass().addAll("mono", "value-live");
            Label desired = new Label(field.desired().orElse(desk.text().text("drift.absent")));
            desired.getStyleClass().addAll("mono", "value-desired");
            HBox line = new HBox(path, live, new Label("→"), desired);
            line.getStyleClass().add("step-field");
            line.setAlignment(Pos.CENTER_LEFT);
            return line;
        }

        /** Why a held step is held stands in its line already. */
        private void addReason(VBox box, PlanState.Row row, Outcome outcome) {
            List<String> sentences =
                    switch (outcome) {
                        case Outcome.Failed failed -> List.of(failed.why(), failed.next());
                        case Outcome.Refused refused -> List.of(refused.why(), refused.next());
                        case Outcome.NotStarted notStarted -> List.of(notStarted.why());
                        case Outcome.Unknown unknown -> List.of(unknown.why());
                        case Outcome.Held held ->
                                row.verb() == PlanState.Verb.HOLD ? List.of() : List.of(held.why());
                        case Outcome.Waiting waiting -> List.of();
                        case Outcome.Running running -> List.of();
                        case Outcome.Done done -> List.of();
                    };
            for (String sentence : sentences) {
                if (!sentence.isEmpty()) {
                    Label label = new Label(sentence);
                    label.setWrapText(true);
                    label.setMinHeight(Region.USE_PREF_SIZE);
                    label.getStyleClass().addAll("step-reason", looks.of(outcome).styleClass());
                    box.getChildren().add(label);
                }
            }
        }
    }
}
