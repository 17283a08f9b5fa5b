package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.screen.LeaseLooks;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.control.StateShape;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.bypass.JournalEntry;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.bypass.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The stages of a lease in a line, each with the time when it was reached. */
final class StageLine extends HBox {
    private static final List<Stage> WAY =
            List.of(
                    Stage.DRAFT,
                    Stage.GUARDED,
                    Stage.FIXED,
                    Stage.PROPOSED,
                    Stage.MERGED,
                    Stage.CONVERGING,
                    Stage.RELEASED);

    private final Text text;
    private final LeaseLooks looks;

    StageLine(Text text) {
        this.text = text;
        this.looks = new LeaseLooks(text);
        getStyleClass().add("stage-line");
        setAlignment(Pos.TOP_LEFT);
    }

    void show(Lease lease) {
        List<Node> nodes = new ArrayList<>();
        Stage current = lease.stage();
        List<Stage> way = new ArrayList<>(WAY);
        if (!WAY.contains(current)) {
            int last = 0;
            for (int i = 0; i < WAY.size(); i++) {
                last = reached(lease, WAY.get(i)).isPresent() ? i : last;
            }
            way.add(last + 1, current);
            if (current == Stage.ABANDONED) {
                way.subList(last + 2, way.size()).clear();
            }
        }
        for (Stage stage : way) {
            if (!nodes.isEmpty()) {
                Region between = new Region();
                between.getStyleClass().add("stage-between");
                HBox.setHgrow(between, Priority.ALWAYS);
                nodes.add(between);
            }
            nodes.add(step(stage, stage == current, reached(lease, stage)));
        }
        getChildren().setAll(nodes);
    }

    private Node step(Stage stage, boolean current, Optional<Instant> at) {
        Mark known = looks.of(stage);
        boolean done = at.isPresent();
        Mark mark =
                current
                        ? known
                        : done
                                ? new Mark("state-in-sync", Feather.CHECK_CIRCLE, known.word())
                                : new Mark("state-quiet", Feather.CIRCLE, known.word());
        Label word = new Label(mark.word());
        word.getStyleClass().addAll("state-word", current ? "current-stage" : "other-stage");
        word.setMinWidth(USE_PREF_SIZE);
        Label time = new Label(at.map(text::clock).orElse(" "));
        time.getStyleClass().addAll("muted", "number");
        at.ifPresent(moment -> time.setTooltip(new Tooltip(text.moment(moment))));
        VBox step = new VBox(new StateShape(mark), word, time);
        step.setAlignment(Pos.TOP_CENTER);
        step.getStyleClass().addAll("stage", mark.styleClass());
        step.setMinWidth(0);
        return step;
    }

    /** Returns when a stage was reached last. */
    static Optional<Instant> reached(Lease lease, Stage stage) {
        return lease.entries().reversed().stream()
                .filter(JournalEntry.Reached.class::isInstance)
                .map(entry -> ((JournalEntry.Reached) entry).state())
                .filter(state -> state.stage() == stage)
                .findFirst()
                .map(state -> state.at());
    }
}
