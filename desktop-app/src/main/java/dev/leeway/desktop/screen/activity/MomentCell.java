package dev.leeway.desktop.screen.activity;

import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.reading.Moment;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.text.Visible;

import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;

/** A moment in a line: when, what kind, what, where, who. */
final class MomentCell extends ListCell<Moment> {
    /** The share of a row that says where: names need it, and so does what happened. */
    private static final double WHERE = 0.4;

    private static final double WHERE_IN_LITTLE_ROOM = 0.34;

    /** What a letter of a place takes. */
    private static final double LETTER = 7.5;

    /** Who is as wide as names are, and gives way where they are short. */
    private static final double WHO = 86;

    private static final double WHO_LETTER = 7;

    /** In less room a shape says the kind, and an object stands without its application. */
    private static final double ROOMY = 800;

    private final Desk desk;
    private final MomentLooks looks;
    private final Label at = fixed(108);
    private final StateShape shape = new StateShape();
    private final Label kind = fixed(70);
    private final Label what = new Label();
    private final Label where = new Label();
    private final Tooltip hint = new Tooltip();
    private final Label who = new Label();
    private final MomentWidths widths;
    private final HBox line = new HBox(at, shape, kind, what, where, who);

    MomentCell(Desk desk, MomentLooks looks, MomentWidths widths) {
        this.widths = widths;
        this.desk = desk;
        this.looks = looks;
        at.getStyleClass().addAll("number", "muted");
        kind.getStyleClass().add("state-word");
        where.getStyleClass().addAll("mono", "muted");
        who.getStyleClass().add("muted");
        who.setMinWidth(USE_PREF_SIZE);
        who.setMaxWidth(USE_PREF_SIZE);
        // What and where begin at the same place in every row, however long their words are.
        what.setMinWidth(140);
        what.setPrefWidth(140);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        where.prefWidthProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                this::whereWidth,
                                widthProperty(),
                                widths.whereProperty(),
                                widths.objectProperty()));
        who.prefWidthProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> Math.min(WHO, 4 + WHO_LETTER * widths.whoProperty().get()),
                                widths.whoProperty()));
        where.setMinWidth(USE_PREF_SIZE);
        where.setMaxWidth(USE_PREF_SIZE);
        where.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        kind.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(ROOMY));
        kind.managedProperty().bind(kind.visibleProperty());
        kind.visibleProperty().addListener(observable -> tellWhere());
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("moment-line");
        line.setMinWidth(0);
        line.setPrefWidth(0);
        setText(null);
    }

    /** As wide as the longest place, up to a share of the row. */
    private double whereWidth() {
        boolean roomy = getWidth() >= ROOMY;
        int letters = (roomy ? widths.whereProperty() : widths.objectProperty()).get();
        return Math.ceil(
                Math.min(
                        letters * LETTER + 4, getWidth() * (roomy ? WHERE : WHERE_IN_LITTLE_ROOM)));
    }

    private void tellWhere() {
        Moment moment = getItem();
        if (moment != null) {
            where.setText(
                    Visible.of(
                            kind.isVisible()
                                    ? TimelineExport.where(moment)
                                    : MomentWidths.briefly(moment)));
        }
    }

    private static Label fixed(double width) {
        Label label = new Label();
        label.setMinWidth(width);
        label.setPrefWidth(width);
        label.setMaxWidth(width);
        return label;
    }

    @Override
    protected void updateItem(@Nullable Moment moment, boolean empty) {
        super.updateItem(moment, empty);
        if (empty || moment == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        Mark mark = looks.of(moment);
        at.setText(desk.text().dayAndClock(moment.at()));
        shape.show(mark);
        kind.setText(mark.word());
        kind.getStyleClass().setAll("label", "state-word", mark.styleClass());
        what.setText(Visible.of(moment.what()));
        tellWhere();
        who.setText(Visible.of(moment.who()));
        setAccessibleText(
                desk.text()
                        .text(
                                "activity.spoken",
                                desk.text().moment(moment.at()),
                                mark.word(),
                                moment.what(),
                                TimelineExport.where(moment),
                                moment.who()));
        hint.setText(
                Visible.lines(
                        String.join("\n", moment.what(), TimelineExport.where(moment), moment.who())
                                .strip()));
        setTooltip(hint);
        setGraphic(line);
    }
}
