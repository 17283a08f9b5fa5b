package dev.leeway.desktop.screen.drift;

import dev.leeway.desktop.control.BesideOrBelow;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.state.FieldRow;
import dev.leeway.desktop.state.FieldStory;
import dev.leeway.desktop.state.ObjectStory;
import dev.leeway.desktop.text.Visible;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of the change that is looked at, in full, and what can be done about it: there is
 * always room for it here, whatever the width of the texts.
 */
final class ChangeBar extends VBox {
    private final Desk desk;
    private final Label path = new Label();
    private final Label who = new Label();
    private final Label git = new Label();
    private final Label origin = new Label();
    private final Button revert;
    private final Button adopt;
    private final Button ignore;
    private final CheckBox tick = new CheckBox();
    private final Label ticked = new Label();
    private final Button clear;
    private final DriftModel model;
    private final HBox first = new HBox();
    private final VBox words = new VBox(who, git);
    private final HBox deeds = new HBox();
    private boolean low;
    private List<FieldRow> fields = List.of();

    /**
     * Makes it.
     *
     * @param adopting drafts a proposal of what is chosen
     * @param ignoring prepares a rule about what is chosen
     */
    ChangeBar(Desk desk, DriftModel model, Runnable adopting, Runnable ignoring) {
        this.desk = desk;
        this.model = model;
        getStyleClass().addAll("change-bar", "change-lines");
        path.getStyleClass().addAll("mono", "strong");
        who.getStyleClass().add("change-who");
        path.setMinWidth(0);
        // The end of a path says which field it is.
        path.setTextOverrun(OverrunStyle.LEADING_ELLIPSIS);
        who.setMinWidth(0);
        git.getStyleClass().add("change-who");
        git.setMinWidth(0);
        first.getStyleClass().add("change-line");
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        revert = Buttons.of(Feather.ROTATE_CCW, "", this::revert);
        revert.setTooltip(new Tooltip(desk.text().text("drift.revert-hint")));
        adopt = Buttons.of(Feather.GIT_PULL_REQUEST, "", adopting);
        adopt.setTooltip(new Tooltip(desk.text().text("drift.adopt-hint")));
        ignore = Buttons.of(Feather.EYE_OFF, "", ignoring);
        ignore.setTooltip(new Tooltip(desk.text().text("drift.ignore-hint")));
        tick.setOnAction(event -> tick());
        tick.setTooltip(new Tooltip(desk.text().text("drift.tick-hint")));
        tick.setAccessibleText(desk.text().text("drift.tick"));
        ticked.getStyleClass().add("drift-position");
        ticked.setMinWidth(Region.USE_PREF_SIZE);
        clear = Buttons.icon(Feather.X, desk.text().text("drift.untick"), model::clearTicks);
        model.ticksProperty().addListener(observable -> showTicks());
        showTicks();
        deeds.getChildren().setAll(ticked, clear, ignore, adopt, revert);
        deeds.setAlignment(Pos.CENTER_LEFT);
        deeds.getStyleClass().add("change-deeds");
        lay(false);
    }

    /**
     * Keeps to two lines, where there is little height: what does not fit is cut, and a hint shows
     * it.
     */
    void setLow(boolean wanted) {
        if (low != wanted) {
            lay(wanted);
        }
    }

    private void lay(boolean wanted) {
        low = wanted;
        // Below one another they may take a line more: what they say is worth it.
        who.setWrapText(!low);
        git.setWrapText(!low);
        origin.setMinWidth(low ? USE_PREF_SIZE : USE_COMPUTED_SIZE);
        deeds.setMinWidth(low ? USE_PREF_SIZE : USE_COMPUTED_SIZE);
        HBox.setHgrow(words, low ? Priority.ALWAYS : Priority.NEVER);
        Pane field = low ? oneLine() : wrapped();
        field.setMinWidth(0);
        field.getStyleClass().add("change-field");
        HBox.setHgrow(field, Priority.ALWAYS);
        first.getChildren().setAll(tick, field);
        Pane second = low ? new HBox(words, deeds) : new BesideOrBelow(words, deeds);
        second.getStyleClass().add("change-line");
        getChildren().setAll(first, second);
    }

    private Pane oneLine() {
        path.maxWidthProperty().unbind();
        path.setMaxWidth(Double.MAX_VALUE);
        return new HBox(path, origin);
    }

    /** The path has the whole width to itself before it is cut; what is beside it goes below. */
    private Pane wrapped() {
        FlowPane field = new FlowPane(path, origin);
        field.setPrefWrapLength(Short.MAX_VALUE);
        path.maxWidthProperty().bind(field.widthProperty());
        return field;
    }

    /** Shows the fields of a change; the object as a whole when it has none. */
    void show(List<FieldRow> shown, Optional<ObjectStory> story) {
        fields = shown;
        showTicks();
        Optional<FieldStory> told =
                shown.stream().findFirst().flatMap(field -> story.flatMap(all -> all.of(field)));
        if (shown.isEmpty()) {
            path.setText(desk.text().text("drift.no-field"));
            who.setText(desk.text().text("drift.no-field-why"));
        } else {
            FieldRow first = shown.getFirst();
            path.setText(
                    shown.size() == 1
                            ? Visible.of(first.path())
                            : desk.text().text("drift.field-more", first.path(), shown.size() - 1));
            who.setText(Visible.of(who(first)));
        }
        showOrigin(shown, story, told);
        path.setTooltip(new Tooltip(path.getText()));
        who.setTooltip(new Tooltip(who.getText()));
    }

    private void showOrigin(
            List<FieldRow> shown, Optional<ObjectStory> story, Optional<FieldStory> told) {
        origin.setText(told.map(FieldStory::words).orElse(""));
        origin.getStyleClass()
                .setAll(
                        "label",
                        "state-word",
                        told.map(one -> Looks.of(one.origin())).orElse("state-quiet"));
        origin.setTooltip(told.map(one -> new Tooltip(Visible.lines(one.because()))).orElse(null));
        git.setVisible(!shown.isEmpty());
        git.setManaged(!shown.isEmpty());
        git.setText(
                told.map(this::git)
                        .orElseGet(
                                () ->
                                        desk.text()
                                                .text(
                                                        story.isEmpty()
                                                                ? "drift.git-asking"
                                                                : "drift.git-untold",
                                                        story.map(ObjectStory::limits)
                                                                .map(all -> String.join(" ", all))
                                                                .orElse(""))));
        git.setTooltip(new Tooltip(git.getText()));
    }

    private String git(FieldStory story) {
        if (story.git().isEmpty()) {
            return desk.text().text("drift.git-unknown", story.gitBecause());
        }
        FieldStory.GitLine line = story.git().get();
        String place = line.guess() ? desk.text().text("drift.guess", line.place()) : line.place();
        return line.commit()
                .map(
                        by ->
                                desk.text()
                                        .text(
                                                "drift.git-by",
                                                place,
                                                by.author(),
                                                by.id(),
                                                desk.text()
                                                        .age(by.at(), desk.store().state().now()),
                                                by.subject()))
                .orElseGet(() -> desk.text().text("drift.git-at", place, story.gitBecause()));
    }

    /** Says what the buttons act on: what is ticked, or the change that is shown. */
    private void showTicks() {
        int count = model.ticksProperty().get().values().stream().mapToInt(Set::size).sum();
        boolean addressed = fields.stream().anyMatch(field -> !field.line().isEmpty());
        tick.setDisable(!addressed);
        tick.setSelected(model.isTicked(fields));
        ticked.setText(count == 0 ? "" : desk.text().text("drift.ticked", count));
        ticked.setVisible(count > 0);
        ticked.setManaged(count > 0);
        clear.setVisible(count > 0);
        clear.setManaged(count > 0);
        showDeeds();
    }

    /** Each button says on how many fields it acts: ticks elsewhere count for some of them. */
    private void showDeeds() {
        List<ChosenChanges> chosen = chosen();
        int reverted = chosen.stream().mapToInt(one -> one.changes().size()).sum();
        int adopted =
                chosen.stream()
                        .flatMap(one -> one.touched().stream())
                        .mapToInt(one -> one.fields().size())
                        .sum();
        int ignored = model.here(fields).map(here -> here.changes().size()).orElse(0);
        ignore.setText(desk.text().text("drift.ignore", ignored));
        ignore.setDisable(ignored == 0);
        adopt.setText(desk.text().text("drift.adopt", adopted));
        adopt.setDisable(adopted == 0);
        revert.setText(
                reverted == 0
                        ? desk.text().text("drift.revert-object")
                        : desk.text().text("drift.revert", reverted));
    }

    /** Ticks the change that is shown, or takes its tick away. */
    void tick() {
        model.tick(fields);
    }

    /** Plans to bring what is chosen back to what Git says. */
    void revert() {
        model.revert(chosen());
    }

    /** Returns what is chosen: what is ticked, or the change that is shown. */
    List<ChosenChanges> chosen() {
        return model.chosen(fields);
    }

    /** Returns the fields of the change that is shown. */
    List<FieldRow> fields() {
        return fields;
    }

    private String who(FieldRow field) {
        if (field.who().isEmpty()) {
            return desk.text().text("drift.live-unknown", field.how());
        }
        return desk.text()
                .text(
                        "drift.live-by",
                        field.who(),
                        field.how().isEmpty()
                                ? desk.text().text("drift.unknown-operation")
                                : field.how(),
                        field.since()
                                .map(
                                        since ->
                                                desk.text()
                                                        .text(
                                                                "drift.ago",
                                                                desk.text()
                                                                        .age(
                                                                                since,
                                                                                desk.store()
                                                                                        .state()
                                                                                        .now()),
                                                                desk.text().moment(since)))
                                .orElse(desk.text().text("drift.unknown-time")));
    }
}
