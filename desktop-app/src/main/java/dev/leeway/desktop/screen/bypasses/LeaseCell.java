package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.screen.LeaseLooks;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.text.Visible;
import dev.leeway.engine.bypass.LeaseView;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A lease in the list: state, object, reason, countdown, pull request, and what comes next. */
final class LeaseCell extends ListCell<LeaseRow> {
    private final Text text;
    private final LeaseLooks looks;
    private final Supplier<Instant> now;
    private final Label heading = new Label();
    private final StateShape shape = new StateShape();
    private final Label object = new Label();
    private final Label word = new Label();
    private final Label where = new Label();
    private final Label owner = new Label();
    private final Label left = new Label();
    private final Label reason = new Label();
    private final Label next = new Label();
    private final HBox line;

    LeaseCell(Text text, Supplier<Instant> now) {
        this.text = text;
        this.looks = new LeaseLooks(text);
        this.now = now;
        heading.getStyleClass().add("block-title");
        object.getStyleClass().addAll("mono", "strong");
        where.getStyleClass().addAll("mono", "muted");
        owner.getStyleClass().add("muted");
        reason.getStyleClass().add("muted");
        reason.setMinWidth(0);
        left.getStyleClass().add("number");
        left.setMinWidth(USE_PREF_SIZE);
        word.setMinWidth(USE_PREF_SIZE);
        object.setMinWidth(0);
        // Each has the whole width: a name and a reason are read before anything is done.
        VBox words = new VBox(object, spread(left, where, owner), reason, spread(word, next));
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        line = new HBox(shape, words);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("lease-line");
        line.maxWidthProperty().bind(widthProperty().subtract(28));
        line.prefWidthProperty().bind(widthProperty().subtract(28));
        setPrefWidth(0);
        setText(null);
    }

    private static HBox spread(Label last, Label... first) {
        last.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox spread = new HBox(first);
        for (Label one : first) {
            one.setMinWidth(0);
        }
        spread.getChildren().addAll(gap, last);
        spread.setAlignment(Pos.BASELINE_LEFT);
        spread.getStyleClass().add("lease-spread");
        return spread;
    }

    @Override
    protected void updateItem(@Nullable LeaseRow row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().removeAll("lease-heading", "held-band", "eroded-band");
        setDisable(false);
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        switch (row) {
            case LeaseRow.Heading(String key, int count) -> {
                getStyleClass().add("lease-heading");
                heading.setText(text.text(key, count));
                setDisable(true);
                setGraphic(heading);
            }
            case LeaseRow.Own(LeaseState lease) -> {
                own(lease);
                setGraphic(line);
            }
            case LeaseRow.Foreign foreign -> {
                foreign(foreign);
                setGraphic(line);
            }
        }
    }

    private void own(LeaseState lease) {
        LeaseView view = lease.view(now.get());
        Mark mark = looks.of(lease);
        show(mark, LeaseLooks.objects(view.objects()), lease.over() ? "" : looks.left(view.left()));
        left.getStyleClass()
                .setAll("label", "number", "state-word", LeaseLooks.urgency(lease, now.get()));
        where.setText(Visible.of(view.application()));
        owner.setText(Visible.of(beside(view.cluster(), view.owner())));
        reason.setText(Visible.of(view.reason()));
        reason.setTooltip(new Tooltip(Visible.lines(view.reason())));
        next.setText(
                lease.proposal()
                        .map(looks::proposal)
                        .orElse(
                                view.next().isEmpty()
                                        ? ""
                                        : text.text(
                                                "bypasses.next",
                                                looks.of(view.next().getFirst()))));
        next.setTooltip(new Tooltip(next.getText()));
        next.getStyleClass().setAll("label", "muted");
        getStyleClass().add(band(lease, view));
        setAccessibleText(
                text.text(
                        "bypasses.spoken",
                        mark.word(),
                        object.getText(),
                        view.application(),
                        left.getText()));
    }

    private static String band(LeaseState lease, LeaseView view) {
        return lease.over() ? "quiet-band" : view.alarm() ? "eroded-band" : "held-band";
    }

    /** What stands beside the application, with the same room around each separator. */
    private static String beside(String... facts) {
        return "\u00b7\u2002" + String.join("\u2002\u00b7\u2002", facts);
    }

    private void foreign(LeaseRow.Foreign foreign) {
        Mark mark =
                foreign.overdue()
                        ? new Mark("state-failing", Feather.USER_X, text.text("bypasses.orphan"))
                        : new Mark("state-held", Feather.USERS, text.text("bypasses.colleague"));
        String holder = new EngineWords(text).words(foreign.marked().mark().saidOwner());
        Duration span = Duration.between(now.get(), foreign.marked().mark().end());
        show(
                mark,
                foreign.marked().object().kind() + " " + Looks.name(foreign.marked().object()),
                looks.left(span));
        left.getStyleClass().setAll("label", "number", "state-word", mark.styleClass());
        where.setText(foreign.marked().application());
        owner.setText(beside(holder));
        reason.setText(
                text.text(
                        foreign.overdue() ? "bypasses.orphan-next" : "bypasses.colleague-next",
                        holder));
        next.setText(foreign.marked().mark().id());
        next.getStyleClass().setAll("label", "muted", "mono");
        getStyleClass().add(foreign.overdue() ? "eroded-band" : "held-band");
        setAccessibleText(
                text.text(
                        "bypasses.spoken",
                        mark.word(),
                        object.getText(),
                        foreign.marked().application(),
                        left.getText()));
    }

    private void show(Mark mark, String name, String span) {
        shape.show(mark);
        word.setText(mark.word());
        word.getStyleClass().setAll("label", "state-word", mark.styleClass());
        object.setText(name);
        object.setTooltip(new Tooltip(name));
        left.setText(span);
    }
}
