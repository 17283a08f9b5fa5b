package dev.leeway.desktop.screen.plan;

import dev.leeway.desktop.control.diff.DiffContent;
import dev.leeway.desktop.control.diff.DiffDocument;
import dev.leeway.desktop.control.diff.DiffPane;
import dev.leeway.desktop.control.diff.DiffWords;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.DiffMemory;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.screen.DriftRowWords;
import dev.leeway.desktop.screen.drift.ManifestText;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.work.BackgroundWork;
import dev.leeway.engine.compare.DriftTexts;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.json.JsonObject;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

import java.util.List;
import java.util.Map;

/** One step's object as it lives and as the step would leave it, side by side. */
final class StepDifference extends BorderPane {
    private final Desk desk;
    private final DiffPane diff;
    private final Label title = new Label();
    private BackgroundWork.@Nullable Job running;

    StepDifference(Desk desk, Runnable close) {
        this.desk = desk;
        getStyleClass().add("step-difference");
        diff =
                new DiffPane(
                        new DiffWords(
                                count -> desk.text().text("drift.folded", count),
                                new DriftRowWords(desk.text()),
                                desk.text().text("plan.now"),
                                desk.text().text("plan.then"),
                                desk.text().text("drift.overview"),
                                desk.text().text("drift.one-column")),
                        desk.commands()::copy);
        DiffMemory.keep(desk, diff);
        title.getStyleClass().addAll("mono", "strong");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox header =
                new HBox(
                        title,
                        gap,
                        Buttons.icon(
                                Feather.CHEVRON_UP,
                                desk.text().text("drift.previous"),
                                diff::previousChange),
                        Buttons.icon(
                                Feather.CHEVRON_DOWN,
                                desk.text().text("drift.next"),
                                diff::nextChange),
                        Buttons.icon(Feather.X, desk.text().text("action.close"), close));
        header.setAlignment(Pos.CENTER_LEFT);
        header.getStyleClass().add("drift-header");
        setTop(header);
        setCenter(diff);
    }

    /** Large texts take a while to align, so that is done away from the window's thread. */
    void show(PlanState.Row row) {
        title.setText(row.key().kind() + " " + Looks.name(row.key()));
        BackgroundWork.Job before = running;
        if (before != null) {
            before.cancel();
        }
        running =
                desk.work()
                        .start(
                                "texts of " + row.key(),
                                () -> {
                                    DiffContent made = content(row);
                                    desk.ui().run(() -> diff.show(made));
                                },
                                failed -> {});
    }

    /** Puts the focus on the texts. */
    void focusTexts() {
        diff.requestFocus();
    }

    private DiffContent content(PlanState.Row row) {
        DriftTexts texts =
                row.more()
                        .verdict()
                        .map(ResourceComparison::texts)
                        .orElse(new DriftTexts(JsonObject.EMPTY, JsonObject.EMPTY));
        List<String> now = ManifestText.of(texts.live()).lines();
        List<String> then =
                row.verb() == PlanState.Verb.PRUNE
                        ? List.of()
                        : ManifestText.of(texts.desired()).lines();
        return new DiffContent(
                DiffDocument.of(now, then),
                desk.text().text(now.isEmpty() ? "drift.not-live" : "plan.now"),
                desk.text().text(then.isEmpty() ? "plan.gone" : "plan.then"),
                Map.of(),
                Map.of());
    }
}
