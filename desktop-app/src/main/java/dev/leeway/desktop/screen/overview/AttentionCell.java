package dev.leeway.desktop.screen.overview;

import dev.leeway.desktop.control.Hints;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.state.Wellness;
import dev.leeway.desktop.text.Visible;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A thing that needs attention in a line; the first of a group has the group's heading above it.
 */
final class AttentionCell extends ListCell<Attention> {
    /** In a storm of news the list is told anew many times a second; most lines say the same. */
    private record Shown(Attention item, boolean first, String age) {}

    private final Desk desk;
    private final Looks looks;
    private final Predicate<Attention> first;
    private final StateShape shape = new StateShape();
    private final Label what = new Label();
    private final Label where = new Label();
    private final Label word = new Label();
    private final Label age = new Label();
    private final Button remedy;
    private final Label heading = new Label();
    private final VBox whole = new VBox();
    private final HBox line;
    private Optional<Shown> shown = Optional.empty();

    AttentionCell(Desk desk, Predicate<Attention> first) {
        this.desk = desk;
        this.looks = new Looks(desk.text());
        this.first = first;
        what.getStyleClass().addAll("mono", "strong");
        where.getStyleClass().add("attention-where");
        where.setWrapText(true);
        word.getStyleClass().add("state-word");
        word.setMinWidth(USE_PREF_SIZE);
        word.setAlignment(Pos.CENTER_RIGHT);
        word.setWrapText(true);
        word.setMaxWidth(260);
        age.getStyleClass().addAll("number", "muted");
        age.setMinWidth(52);
        age.setAlignment(Pos.CENTER_RIGHT);
        heading.getStyleClass().add("attention-heading");
        what.setMinWidth(60);
        what.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(what, Priority.ALWAYS);
        HBox headline = new HBox(what, word, age);
        headline.setAlignment(Pos.BASELINE_LEFT);
        headline.getStyleClass().add("attention-headline");
        // The sentence has the whole width: in a narrow window it says why, not only that.
        VBox words = new VBox(headline, where);
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMinWidth(150);
        HBox.setHgrow(words, Priority.ALWAYS);
        remedy = Buttons.of(Feather.ARROW_RIGHT, "", this::go);
        remedy.getStyleClass().add("small");
        remedy.setFocusTraversable(false);
        remedy.setMinWidth(162);
        remedy.setAlignment(Pos.CENTER);
        line = new HBox(shape, words, remedy);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("attention-line");
        // Room for a sentence of two lines under the name.
        line.setMinHeight(56);
        whole.setPrefWidth(0);
        setPrefWidth(0);
        setOnMouseClicked(
                event -> {
                    if (event.getClickCount() == 2) {
                        go();
                    }
                });
    }

    private void go() {
        Attention item = getItem();
        if (item != null) {
            desk.goTo(item.route());
        }
    }

    @Override
    protected void updateItem(@Nullable Attention item, boolean empty) {
        super.updateItem(item, empty);
        setText(null);
        if (empty || item == null) {
            shown = Optional.empty();
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Shown next = new Shown(item, first.test(item), item.since().map(this::since).orElse(""));
        if (!shown.equals(Optional.of(next))) {
            shown = Optional.of(next);
            show(next);
        }
    }

    private void show(Shown next) {
        Attention item = next.item();
        Mark mark =
                item.state().unwell()
                        ? looks.of(Wellness.DEGRADED)
                        : looks.of(item.state().condition());
        shape.show(mark);
        what.setText(Visible.of(item.subject()));
        Hints.show(what, what.getText());
        where.setText(
                Stream.of(
                                item.place(),
                                item.who().isEmpty()
                                        ? ""
                                        : desk.text()
                                                .text(
                                                        item.counted().isEmpty()
                                                                ? "overview.by"
                                                                : "overview.latest-by",
                                                        item.who()),
                                item.words(),
                                item.unseen() == 0
                                        ? ""
                                        : desk.text().text("overview.unseen", item.unseen()))
                        .filter(part -> !part.isEmpty())
                        .map(Visible::lines)
                        .collect(Collectors.joining("   \u00b7   ")));
        Hints.show(where, where.getText());
        word.setText(
                item.counted().isEmpty()
                        ? stateWord(item, mark)
                        : looks.differences(item.counted().get()));
        if (!word.getStyleClass().contains(mark.styleClass())) {
            word.getStyleClass().setAll("label", "state-word", mark.styleClass());
        }
        age.setText(next.age());
        Hints.show(age, item.since().map(desk.text()::moment).orElse(""));
        remedy.setText(
                desk.text()
                        .text(
                                switch (item.remedy()) {
                                    case LOOK -> "action.open";
                                    case REVIEW -> "action.drift";
                                    case RESULT -> "overview.result";
                                    case CUT_OFF -> "overview.cut-off";
                                    case GO_ON -> "bypasses.action-go-on";
                                    case DECIDE -> "overview.decide";
                                    case CLUSTER -> "overview.cluster";
                                }));
        heading.setText(
                desk.text()
                        .text(
                                switch (item.group()) {
                                    case FAILING -> "overview.group.failing";
                                    case DRIFTING -> "overview.group.drifting";
                                    case ENDING -> "overview.group.ending";
                                    case UNREACHABLE -> "overview.group.unreachable";
                                }));
        List<Node> lines = next.first() ? List.of(heading, line) : List.of(line);
        if (!whole.getChildren().equals(lines)) {
            whole.getChildren().setAll(lines);
        }
        setAccessibleText(
                desk.text()
                        .text(
                                "overview.spoken",
                                item.subject(),
                                word.getText(),
                                where.getText(),
                                age.getText(),
                                remedy.getText()));
        setGraphic(whole);
    }

    private String stateWord(Attention item, Mark mark) {
        return item.group() == Attention.Group.UNREACHABLE
                ? desk.text().text("connection.unreachable")
                : item.remedy() == Attention.Remedy.CUT_OFF
                                || item.remedy() == Attention.Remedy.GO_ON
                        ? desk.text().text("overview.was-cut-off")
                        : item.group() == Attention.Group.ENDING
                                ? desk.text().text("overview.ending")
                                : mark.word();
    }

    /** An end that is still to come is counted down; what happened just now is none. */
    private String since(Instant at) {
        Instant now = desk.store().state().now();
        return Duration.between(now, at).toSeconds() > 0
                ? desk.text().text("overview.in", desk.text().age(now, at))
                : desk.text().age(at, now);
    }
}
