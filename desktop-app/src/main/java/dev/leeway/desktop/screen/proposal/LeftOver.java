package dev.leeway.desktop.screen.proposal;

import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.edit.EditProof.Mismatch;
import dev.leeway.engine.proposal.Effect;
import dev.leeway.engine.proposal.ProposalDraft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/**
 * What the edited files still make otherwise than it is to be: the live values that are wanted and
 * not met first, then what would change besides. Each row goes to its place in the text, where that
 * can be told.
 */
final class LeftOver extends VBox {
    private final Desk desk;
    private final CandidateWords words;
    private final Consumer<Mismatch> goTo;
    private List<Mismatch> ways = List.of();
    private int current = -1;

    /** Makes an empty list; {@code goTo} shows the place of what is left over. */
    LeftOver(Desk desk, CandidateWords words, Consumer<Mismatch> goTo) {
        this.desk = desk;
        this.words = words;
        this.goTo = goTo;
        getStyleClass().add("left-over");
    }

    /**
     * Shows what is left over; keeps the focus on a row that stays.
     *
     * @param shown the file that is shown, whose name need not be said
     */
    void show(HandFinding finding, ProposalDraft draft, String shown) {
        List<Mismatch> all = finding.candidate().own().residue();
        List<Mismatch> unmet = all.stream().filter(Mismatch.NotAsWanted.class::isInstance).toList();
        List<Mismatch> more = all.stream().filter(one -> !unmet.contains(one)).toList();
        int focused = focusedRow();
        getChildren().clear();
        List<Mismatch> reachable = new ArrayList<>();
        if (finding.candidate().own().verdict() instanceof Effect.Verdict.Otherwise) {
            int wanted = draft.touched().stream().mapToInt(one -> one.fields().size()).sum();
            getChildren()
                    .add(
                            heading(
                                    desk.text()
                                            .text(
                                                    "propose.hand-unmet",
                                                    unmet.size(),
                                                    Math.max(wanted, unmet.size()))));
            rows(unmet, finding, draft, shown, reachable);
            if (!more.isEmpty()) {
                getChildren().add(heading(desk.text().text("propose.hand-besides", more.size())));
                rows(more, finding, draft, shown, reachable);
            }
        } else {
            words.residue(finding.candidate().own())
                    .forEach(one -> getChildren().add(sentence(one, "residue")));
        }
        ways = reachable;
        current = Math.min(current, ways.size() - 1);
        if (focused >= 0) {
            List<Button> buttons = buttons();
            if (focused < buttons.size()) {
                buttons.get(focused).requestFocus();
            }
        }
    }

    private void rows(
            List<Mismatch> some,
            HandFinding finding,
            ProposalDraft draft,
            String shown,
            List<Mismatch> reachable) {
        for (Mismatch one : some.subList(0, Math.min(some.size(), CandidateWords.MOST_RESIDUE))) {
            Optional<HandFinding.Where> where = finding.place(one);
            where.ifPresent(_ -> reachable.add(one));
            getChildren().add(row(one, words.wanted(one, draft), where, shown));
        }
        if (some.size() > CandidateWords.MOST_RESIDUE) {
            getChildren()
                    .add(
                            sentence(
                                    desk.text()
                                            .text(
                                                    "propose.hand-more",
                                                    some.size() - CandidateWords.MOST_RESIDUE),
                                    "muted"));
        }
    }

    private Label heading(String said) {
        Label title = new Label(Visible.lines(said));
        title.getStyleClass().addAll("block-title", "hand-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        return title;
    }

    private Button row(
            Mismatch left,
            Optional<String> wanted,
            Optional<HandFinding.Where> where,
            String shown) {
        Label object = sentence(CandidateWords.name(left.object()), "muted");
        VBox lines = new VBox(object);
        HandFinding.field(left)
                .ifPresent(
                        field -> {
                            Label path = sentence(field.toString(), "mono");
                            lines.getChildren().add(path);
                        });
        if (wanted.isEmpty()) {
            lines.getChildren().add(sentence(words.words(left), "residue"));
        } else if (wanted.get().contains("\n")) {
            lines.getChildren().add(sentence(desk.text().text("propose.hand-live"), "muted"));
            lines.getChildren().add(sentence(wanted.get(), "mono"));
        } else {
            lines.getChildren()
                    .add(sentence(desk.text().text("propose.hand-wanted", wanted.get()), "strong"));
        }
        Label place = sentence(said(where, shown), where.isPresent() ? "left-place" : "muted");
        lines.getChildren().add(place);
        lines.setMinWidth(0);
        HBox.setHgrow(lines, Priority.ALWAYS);
        Mark mark =
                left instanceof Mismatch.NotAsWanted
                        ? new Mark("state-changed", Feather.TRIANGLE, words.words(left))
                        : new Mark("state-failing", Feather.ALERT_OCTAGON, words.words(left));
        HBox whole = new HBox(new StateShape(mark), lines);
        whole.setAlignment(Pos.TOP_LEFT);
        whole.getStyleClass().add("left-row");
        Button row = new Wrapping(whole);
        row.getStyleClass().addAll("quiet", "left-button");
        row.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        row.setMaxWidth(Double.MAX_VALUE);
        row.setMinHeight(Region.USE_PREF_SIZE);
        row.setMinWidth(0);
        row.setAccessibleText(
                String.join(
                        ", ",
                        words.words(left),
                        wanted.map(value -> desk.text().text("propose.hand-wanted", value))
                                .orElse(""),
                        place.getText()));
        row.setOnAction(
                event -> {
                    current = ways.indexOf(left);
                    goTo.accept(left);
                });
        return row;
    }

    /** A button as high as its lines are at the width that it is given. */
    private static final class Wrapping extends Button {
        private final Region lines;

        Wrapping(Region lines) {
            this.lines = lines;
            setGraphic(lines);
        }

        @Override
        public Orientation getContentBias() {
            return Orientation.HORIZONTAL;
        }

        @Override
        protected double computePrefHeight(double width) {
            double sides = snappedLeftInset() + snappedRightInset();
            double inside = width < 0 ? width : Math.max(0, width - sides);
            return snappedTopInset() + lines.prefHeight(inside) + snappedBottomInset();
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            // The skin lets a graphic be as wide as it likes.
            lines.resizeRelocate(
                    snappedLeftInset(),
                    snappedTopInset(),
                    getWidth() - snappedLeftInset() - snappedRightInset(),
                    getHeight() - snappedTopInset() - snappedBottomInset());
        }
    }

    private String said(Optional<HandFinding.Where> where, String shown) {
        if (where.isEmpty()) {
            return desk.text().text("propose.hand-no-place");
        }
        String path = where.get().path();
        String line = Integer.toString(where.get().place().line() + 1);
        boolean exact = where.get().place().exact();
        return path.equals(shown)
                ? desk.text().text(exact ? "propose.hand-at" : "propose.hand-near", line)
                : desk.text()
                        .text(exact ? "propose.hand-at-in" : "propose.hand-near-in", line, path);
    }

    private static Label sentence(String said, String style) {
        Label label = new Label(Visible.lines(said));
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().addAll("candidate-note", style);
        return label;
    }

    /** Goes to the place of what is left over after the one gone to last, round the end. */
    boolean goOn(boolean forward) {
        if (ways.isEmpty()) {
            return false;
        }
        current =
                current < 0
                        ? forward ? 0 : ways.size() - 1
                        : Math.floorMod(current + (forward ? 1 : -1), ways.size());
        goTo.accept(ways.get(current));
        return true;
    }

    private List<Button> buttons() {
        return getChildren().stream()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .toList();
    }

    private int focusedRow() {
        List<Button> buttons = buttons();
        for (int i = 0; i < buttons.size(); i++) {
            if (buttons.get(i).isFocused()) {
                return i;
            }
        }
        return -1;
    }
}
