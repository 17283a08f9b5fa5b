package dev.leeway.desktop.screen.plan;

import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.SyncState;
import dev.leeway.desktop.state.SyncState.Outcome;
import dev.leeway.engine.apply.Wait;
import dev.leeway.engine.plan.StepPlace;

import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The steps of a plan, deletions in a block of their own at the top, the others under headings for
 * their phases and waves; each turns into its result.
 */
final class StepList extends ListView<StepList.Line> {
    /** The names of most plans; a longer one takes the room of what follows it. */
    private static final int LONGEST_NAME = 34;

    /** How wide a character of a name is. */
    private static final double CHARACTER = 7.8;

    /** A line of the list. */
    sealed interface Line {
        /** A heading over a block. */
        record Heading(String words, String hint, boolean grave) implements Line {}

        /** A step, with what became of it once it runs. */
        record Step(
                int number,
                PlanState.Row row,
                Optional<Outcome> outcome,
                Optional<Wait> awaited,
                boolean open,
                boolean ticked)
                implements Line {}
    }

    private final Desk desk;
    private final PlanModel model;
    private final Set<Integer> opened = new HashSet<>();
    private Optional<PlanState> plan = Optional.empty();
    private Optional<SyncState> run = Optional.empty();

    /** How wide the names of this plan are, up to a limit. */
    private double names;

    /**
     * Makes an empty list.
     *
     * @param difference shows a step's two texts
     * @param ticks hears that a step was taken out or back in
     */
    StepList(Desk desk, PlanModel model, Consumer<PlanState.Row> difference, Runnable ticks) {
        this.desk = desk;
        this.model = model;
        getStyleClass().addAll("step-list", "edge-to-edge");
        setCellFactory(
                view ->
                        new StepCell(
                                desk,
                                model,
                                () -> names,
                                this::toggle,
                                difference,
                                row -> {
                                    model.tick(row.key(), !model.isTicked(row.key()));
                                    arrange();
                                    ticks.run();
                                }));
        setAccessibleText(desk.text().text("plan.steps"));
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (getSelectionModel().getSelectedItem() instanceof Line.Step step
                            && act(event.getCode(), step, ticks)) {
                        event.consume();
                    }
                });
    }

    private boolean act(KeyCode code, Line.Step step, Runnable ticks) {
        if (code == KeyCode.ENTER) {
            toggle(step.number());
        } else if (code == KeyCode.SPACE && run.isEmpty() && PlanModel.isTickable(step.row())) {
            model.tick(step.row().key(), !model.isTicked(step.row().key()));
            arrange();
            ticks.run();
        } else {
            return false;
        }
        return true;
    }

    /** Returns the selected step. */
    Optional<PlanState.Row> selected() {
        return getSelectionModel().getSelectedItem() instanceof Line.Step step
                ? Optional.of(step.row())
                : Optional.empty();
    }

    void show(PlanState next, Optional<SyncState> results) {
        if (plan.filter(known -> known.equals(next)).isEmpty()) {
            opened.clear();
        }
        plan = Optional.of(next);
        run = results;
        arrange();
        if (!(getSelectionModel().getSelectedItem() instanceof Line.Step)) {
            getItems().stream()
                    .filter(Line.Step.class::isInstance)
                    .findFirst()
                    .ifPresent(getSelectionModel()::select);
        }
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
        List<Line> held = new ArrayList<>();
        List<Line> writes = new ArrayList<>();
        boolean phased =
                shown.steps().stream()
                                .filter(row -> row.verb().writes() && !row.verb().deletes())
                                .map(row -> new Wave(row.place()))
                                .distinct()
                                .count()
                        > 1;
        Optional<Wave> wave = Optional.empty();
        for (int i = 0; i < shown.steps().size(); i++) {
            PlanState.Row row = shown.steps().get(i);
            Line line = line(i, row);
            if (row.verb().deletes()) {
                deletions.add(line);
            } else if (!row.verb().writes()) {
                held.add(line);
            } else {
                Wave here = new Wave(row.place());
                if (phased && wave.filter(here::equals).isEmpty()) {
                    wave = Optional.of(here);
                    writes.add(heading(here));
                }
                writes.add(line);
            }
        }
        List<Line> lines = new ArrayList<>();
        if (!deletions.isEmpty()) {
            lines.add(heading(deletions, true, Kind.DELETION, Kind.RECREATION));
            lines.addAll(deletions);
        }
        if (!writes.isEmpty()) {
            lines.add(heading(writes, false, Kind.WRITE, Kind.HOOK));
            lines.addAll(writes);
        }
        if (!held.isEmpty()) {
            lines.add(
                    new Line.Heading(desk.text().text("plan.block.held", held.size()), "", false));
            lines.addAll(held);
        }
        replace(lines);
    }

    private Line line(int number, PlanState.Row row) {
        return new Line.Step(
                number,
                row,
                run.map(all -> all.outcomes().get(number)),
                run.flatMap(all -> all.waitAt(number)),
                opened.contains(number),
                model.isTicked(row.key()));
    }

    /** A stage and a wave of it. */
    private record Wave(StepPlace.Stage stage, int wave) {
        Wave(StepPlace place) {
            this(place.stage(), place.wave());
        }
    }

    private Line heading(Wave wave) {
        return new Line.Heading(
                desk.text().text("plan.wave", wave.stage().word(), wave.wave()),
                desk.text()
                        .text(
                                switch (wave.stage()) {
                                    case PREPARE -> "plan.stage-prepare";
                                    case PRE_SYNC -> "plan.stage-pre-sync";
                                    case APPLY -> "plan.stage-apply";
                                    case PRUNE -> "plan.stage-prune";
                                    case PRUNE_LAST -> "plan.stage-prune-last";
                                    case POST_SYNC -> "plan.stage-post-sync";
                                    case SYNC_FAIL -> "plan.stage-sync-fail";
                                }),
                false);
    }

    /**
     * What a heading counts, with its words while it is reviewed, while it runs, and afterwards.
     */
    private enum Kind {
        DELETION("plan.block.deletions", "plan.block.run-deletions", "plan.block.ended-deletions"),
        RECREATION(
                "plan.block.recreations",
                "plan.block.run-recreations",
                "plan.block.ended-recreations"),
        WRITE("plan.block.writes", "plan.block.run-writes", "plan.block.ended-writes"),
        HOOK("plan.block.hooks", "plan.block.run-hooks", "plan.block.ended-hooks");

        private final String reviewed;
        private final String running;
        private final String ended;

        Kind(String reviewed, String running, String ended) {
            this.reviewed = reviewed;
            this.running = running;
            this.ended = ended;
        }

        private static Kind of(PlanState.Verb verb) {
            return switch (verb) {
                case PRUNE -> DELETION;
                case RECREATE -> RECREATION;
                case HOOK -> HOOK;
                case CREATE, PATCH, MIGRATE, HOLD -> WRITE;
            };
        }
    }

    private Line heading(List<Line> lines, boolean grave, Kind... kinds) {
        String words =
                Stream.of(kinds)
                        .flatMap(kind -> counted(lines, kind).stream())
                        .collect(Collectors.joining(", "));
        return new Line.Heading(words, "", grave);
    }

    /** What is over says how many were done of how many; before that it says how many there are. */
    private Optional<String> counted(List<Line> lines, Kind kind) {
        List<Line.Step> all =
                lines.stream()
                        .filter(Line.Step.class::isInstance)
                        .map(Line.Step.class::cast)
                        .filter(step -> Kind.of(step.row().verb()) == kind)
                        .toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        boolean over = run.filter(one -> one.phase() == SyncState.Phase.ENDED).isPresent();
        long done =
                all.stream()
                        .filter(step -> step.outcome().orElse(null) instanceof Outcome.Done)
                        .count();
        return Optional.of(
                over
                        ? desk.text().text(kind.ended, done, all.size())
                        : desk.text()
                                .text(run.isEmpty() ? kind.reviewed : kind.running, all.size()));
    }

    private static double widthOfNames(List<Line> lines) {
        int longest =
                lines.stream()
                        .filter(Line.Step.class::isInstance)
                        .map(line -> Looks.name(((Line.Step) line).row().key()))
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
        return Math.min(LONGEST_NAME, longest) * CHARACTER;
    }

    /** Replacing only what changed keeps the place and the selection of somebody who reads. */
    private void replace(List<Line> lines) {
        double before = names;
        names = widthOfNames(lines);
        if (names != before) {
            getItems().clear();
        }
        if (lines.size() != getItems().size()) {
            getItems().setAll(lines);
            return;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).equals(getItems().get(i))) {
                int selected = getSelectionModel().getSelectedIndex();
                getItems().set(i, lines.get(i));
                getSelectionModel().select(selected);
            }
        }
    }
}
