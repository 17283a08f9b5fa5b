package dev.leeway.desktop.screen.plan;

import javafx.beans.binding.Bindings;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.control.StatusBadge;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.screen.plan.StepList.Line;
import dev.leeway.desktop.state.FieldRow;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.PlanWish.Leave;
import dev.leeway.desktop.state.SyncState.Outcome;
import dev.leeway.desktop.text.Visible;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.IntConsumer;

/** A heading, or a step with what it changes and what became of it. */
final class StepCell extends ListCell<Line> {
    private static final int MADE_NAMED = 8;

    /** The room of the chips that say what a step does. */
    private static final double VERBS = 136;

    /** Five lines of what a step changes; the hint and the step's own lines say the rest. */
    private static final double SUMMARY = 80;

    /** What stands left and right of a step. */
    private static final double AROUND = 41;

    /** In more room an eye would lose its line between an object and what became of it. */
    private static final double WIDEST = 1_700;

    private final Desk desk;
    private final PlanModel model;
    private final Looks looks;
    private final DoubleSupplier names;
    private final IntConsumer toggle;
    private final Consumer<PlanState.Row> difference;
    private final Consumer<PlanState.Row> tick;

    StepCell(
            Desk desk,
            PlanModel model,
            DoubleSupplier names,
            IntConsumer toggle,
            Consumer<PlanState.Row> difference,
            Consumer<PlanState.Row> tick) {
        this.desk = desk;
        this.model = model;
        this.looks = new Looks(desk.text());
        this.names = names;
        this.toggle = toggle;
        this.difference = difference;
        this.tick = tick;
        setPrefWidth(0);
    }

    /**
     * A list asks for a height before it gives a width: words that wrap are as high as they get.
     */
    @Override
    protected double computePrefHeight(double width) {
        double room = Math.min(getWidth() - AROUND, WIDEST);
        return getGraphic() instanceof VBox box && room > 0
                ? snappedTopInset() + box.prefHeight(room) + snappedBottomInset()
                : super.computePrefHeight(width);
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        setText(null);
        getStyleClass().removeAll("step-heading", "wave-heading", "grave");
        if (empty || line == null) {
            setGraphic(null);
            return;
        }
        switch (line) {
            case Line.Heading heading -> setGraphic(heading(heading));
            case Line.Step step -> setGraphic(step(step));
        }
    }

    private Node heading(Line.Heading heading) {
        Label label = new Label(heading.words());
        if (heading.hint().isEmpty()) {
            label.getStyleClass().add("block-title");
            getStyleClass().add("step-heading");
            if (heading.grave()) {
                getStyleClass().add("grave");
            }
            return label;
        }
        label.getStyleClass().add("wave-title");
        getStyleClass().add("wave-heading");
        Label hint = new Label(heading.hint());
        hint.getStyleClass().add("step-summary");
        HBox line = new HBox(label, hint);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("step-line");
        return line;
    }

    private Node step(Line.Step step) {
        PlanState.Row row = step.row();
        HBox head = new HBox();
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("step-line");
        if (step.outcome().isEmpty()) {
            head.getChildren().add(tickBox(step));
        }
        Mark verb = looks.of(row.verb());
        Label verbChip = new Label(verb.word(), new StateShape(verb));
        verbChip.getStyleClass().addAll("verb-chip", verb.styleClass());
        verbChip.setMinWidth(Region.USE_PREF_SIZE);
        // A chip is as wide as its word; the names beside chips still stand below each other.
        HBox verbs = new HBox(verbChip);
        verbs.setAlignment(Pos.CENTER_LEFT);
        verbs.setMinWidth(VERBS);
        verbs.setPrefWidth(VERBS);
        Label kind = new Label(row.key().kind());
        kind.getStyleClass().add("tree-kind");
        kind.setMinWidth(118);
        kind.setPrefWidth(118);
        kind.setTooltip(new Tooltip(row.key().groupKind().toString()));
        Label name = new Label(Looks.name(row.key()));
        name.getStyleClass().addAll("mono", "strong");
        name.setTooltip(new Tooltip(row.key().toString()));
        name.setMinWidth(Region.USE_PREF_SIZE);
        // What follows the names stands below each other, unless a name is longer than the column.
        HBox column = new HBox(name);
        column.setAlignment(Pos.CENTER_LEFT);
        column.setMinWidth(names.getAsDouble());
        Label summary = new Label(Visible.of(row.summary()));
        summary.getStyleClass().add("step-summary");
        summary.setMinWidth(0);
        summary.setWrapText(true);
        summary.setMaxHeight(SUMMARY);
        summary.setTooltip(
                row.summary().isEmpty() ? null : new Tooltip(Visible.lines(row.summary())));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        head.getChildren().addAll(verbs, kind, column, summary, gap);
        step.outcome().ifPresent(outcome -> head.getChildren().add(badge(step, outcome)));
        if (step.outcome().isEmpty()) {
            row.more().asks().ifPresent(leave -> head.getChildren().add(grant(row, leave)));
        }
        Button more =
                Buttons.icon(
                        step.open() ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN,
                        desk.text().text("plan.fields"),
                        () -> toggle.accept(step.number()));
        head.getChildren().add(more);
        VBox box = new VBox(head);
        step.outcome().ifPresent(outcome -> addReason(box, row, outcome));
        if (row.verb().deletes() || step.open()) {
            sentences(row).forEach(sentence -> box.getChildren().add(detail(sentence)));
        }
        if (step.open()) {
            row.fields().forEach(field -> box.getChildren().add(field(field)));
            box.getChildren().add(sideBySide(row));
        }
        var room = Bindings.min(widthProperty().subtract(AROUND), WIDEST);
        box.prefWidthProperty().bind(room);
        box.maxWidthProperty().bind(room);
        setAccessibleText(
                String.join(
                        ", ",
                        verb.word(),
                        row.key().kind(),
                        Looks.name(row.key()),
                        row.summary(),
                        step.outcome().map(outcome -> looks.of(outcome).word()).orElse("")));
        return box;
    }

    /** What has no tick keeps its room, so that names stand below each other. */
    private Node tickBox(Line.Step step) {
        CheckBox box = new CheckBox();
        box.setSelected(step.ticked());
        box.setFocusTraversable(false);
        box.setVisible(PlanModel.isTickable(step.row()));
        box.setTooltip(new Tooltip(desk.text().text("plan.tick-hint")));
        box.setAccessibleText(desk.text().text("plan.tick", Looks.name(step.row().key())));
        box.setOnAction(event -> tick.accept(step.row()));
        return box;
    }

    private StatusBadge badge(Line.Step step, Outcome outcome) {
        StatusBadge badge =
                new StatusBadge(
                        step.awaited().isPresent()
                                ? new Mark(
                                        "state-busy",
                                        Feather.CLOCK,
                                        desk.text().text("outcome.awaited"))
                                : looks.of(outcome));
        badge.setMinWidth(124);
        return badge;
    }

    /** A held step says what would have to be allowed, and the button allows it. */
    private Button grant(PlanState.Row row, Leave leave) {
        Button button =
                Buttons.of(
                        Feather.UNLOCK,
                        desk.text()
                                .text(
                                        switch (leave) {
                                            case TAKE_OVER -> "plan.grant-take-over";
                                            case ADOPT -> "plan.grant-adopt";
                                            case RECREATE -> "plan.grant-recreate";
                                            case PRUNE -> "plan.grant-prune";
                                            case MIGRATE, CONTINUE, WITHOUT_LEASE ->
                                                    throw new IllegalStateException(
                                                            leave + " is for no single object");
                                        }),
                        () ->
                                model.replan(
                                        leave == Leave.PRUNE
                                                ? model.wish().with(Leave.PRUNE, true)
                                                : model.wish().granting(leave, row.key())));
        button.getStyleClass().add("small");
        button.setTooltip(new Tooltip(desk.text().text("plan.grant-hint")));
        return button;
    }

    private List<String> sentences(PlanState.Row row) {
        List<String> sentences = new ArrayList<>(row.more().details());
        if (row.verb() == PlanState.Verb.PRUNE) {
            model.madeBy(row.key())
                    .forEach(
                            (kind, names) ->
                                    sentences.add(
                                            desk.text()
                                                    .text(
                                                            "plan.goes-along",
                                                            kind,
                                                            names.size(),
                                                            String.join(
                                                                    ", ",
                                                                    names.stream()
                                                                            .limit(MADE_NAMED)
                                                                            .toList()),
                                                            Math.max(
                                                                    0,
                                                                    names.size() - MADE_NAMED))));
        }
        if (row.verb() == PlanState.Verb.HOLD) {
            sentences.add(row.summary());
        }
        return sentences;
    }

    private static Node detail(String sentence) {
        Label label = new Label(Visible.lines(sentence));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add("step-detail");
        return label;
    }

    private Node sideBySide(PlanState.Row row) {
        Button button =
                Buttons.of(
                        Feather.COLUMNS,
                        desk.text().text("plan.side-by-side"),
                        () -> difference.accept(row));
        button.getStyleClass().add("small");
        button.setDisable(row.more().verdict().isEmpty());
        HBox line = new HBox(button);
        line.getStyleClass().add("step-field");
        return line;
    }

    private Node field(FieldRow field) {
        Label path = new Label(Visible.of(field.path()));
        path.getStyleClass().addAll("mono", "muted");
        path.setMinWidth(160);
        Label live = new Label(Visible.of(field.live().orElse(desk.text().text("drift.absent"))));
        live.getStyleClass().addAll("mono", "value-live");
        Label desired =
                new Label(Visible.of(field.desired().orElse(desk.text().text("drift.absent"))));
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
                    case Outcome.LeftOut leftOut -> List.of(leftOut.why());
                    case Outcome.Unknown unknown -> List.of(unknown.why());
                    case Outcome.Held held ->
                            row.verb() == PlanState.Verb.HOLD ? List.of() : List.of(held.why());
                    case Outcome.Waiting waiting -> List.of();
                    case Outcome.Running running -> List.of();
                    case Outcome.Done done -> List.of();
                };
        for (String sentence : sentences) {
            if (!sentence.isEmpty()) {
                Label label = new Label(Visible.lines(sentence));
                label.setWrapText(true);
                label.setMinHeight(Region.USE_PREF_SIZE);
                label.getStyleClass().addAll("step-reason", looks.of(outcome).styleClass());
                box.getChildren().add(label);
            }
        }
    }
}
