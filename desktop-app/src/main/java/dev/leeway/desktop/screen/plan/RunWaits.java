package dev.leeway.desktop.screen.plan;

import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.SyncState;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.apply.Wait;
import dev.leeway.engine.apply.WayOut;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a run waits for: since when, until when at the latest, why, and the ways out. */
final class RunWaits extends VBox {
    private static final int SHOWN = 3;

    private final Desk desk;
    private final PlanModel model;
    private List<Wait> shown = List.of();
    private final List<Runnable> clocks = new ArrayList<>();

    RunWaits(Desk desk, PlanModel model) {
        this.desk = desk;
        this.model = model;
        getStyleClass().add("banners");
    }

    /** Shows the waits of a run; the buttons stay the same ones while the waits do. */
    void show(SyncState run) {
        List<Wait> waits = run.waits();
        setVisible(!waits.isEmpty());
        setManaged(!waits.isEmpty());
        if (!waits.equals(shown)) {
            shown = waits;
            clocks.clear();
            getChildren().clear();
            // What can be decided comes first.
            waits.stream()
                    .sorted(Comparator.comparing(wait -> !wait.late() || wait.waysOut().isEmpty()))
                    .limit(SHOWN)
                    .forEach(wait -> getChildren().add(banner(wait)));
            if (waits.size() > SHOWN) {
                Label more = new Label(desk.text().text("wait.more", waits.size() - SHOWN));
                more.getStyleClass().add("muted");
                getChildren().add(more);
            }
        }
        clocks.forEach(Runnable::run);
    }

    private Banner banner(Wait wait) {
        String what =
                desk.text()
                        .text(
                                switch (wait.cause()) {
                                    case HEALTH -> "wait.health";
                                    case HOOK -> wait.late() ? "wait.hook-stuck" : "wait.hook";
                                    case GONE -> "wait.gone";
                                    case DEFINITION -> "wait.definition";
                                    case RETRY -> "wait.retry";
                                },
                                PlanModel.named(wait.key()));
        Label since = new Label();
        since.getStyleClass().add("banner-sentence");
        since.setMinWidth(USE_PREF_SIZE);
        Runnable tick =
                () -> {
                    Instant now = desk.store().state().now();
                    Duration left = Duration.between(now, wait.deadline());
                    since.setText(
                            desk.text()
                                    .text(
                                            "wait.since",
                                            desk.text().age(wait.since(), now),
                                            desk.text()
                                                    .length(
                                                            left.isNegative()
                                                                    ? Duration.ZERO
                                                                    : left),
                                            desk.text().clock(wait.deadline())));
                };
        clocks.add(tick);
        List<Node> actions = new ArrayList<>();
        actions.add(since);
        if (wait.waysOut().contains(WayOut.GO_ON_WAITING)) {
            actions.add(way(wait, WayOut.GO_ON_WAITING, Feather.CLOCK, "wait.on"));
        }
        if (wait.waysOut().contains(WayOut.SKIP)) {
            actions.add(way(wait, WayOut.SKIP, Feather.SKIP_FORWARD, "wait.skip"));
        }
        if (wait.waysOut().contains(WayOut.TERMINATE_HOOK)) {
            actions.add(way(wait, WayOut.TERMINATE_HOOK, Feather.X_OCTAGON, "wait.terminate"));
        }
        return new Banner(
                new Mark(
                        wait.late() ? "state-missing" : "state-busy",
                        wait.late() ? Feather.ALERT_TRIANGLE : Feather.CLOCK,
                        what),
                List.of(new EngineWords(desk.text()).words(wait.reason())),
                actions.toArray(Node[]::new));
    }

    private Button way(Wait wait, WayOut way, Feather shape, String key) {
        Button button =
                Buttons.of(shape, desk.text().text(key), () -> model.decide(wait.key(), way));
        button.getStyleClass().add("small");
        button.setTooltip(
                new Tooltip(
                        desk.text()
                                .text(
                                        switch (way) {
                                            case GO_ON_WAITING -> "wait.on-hint";
                                            case SKIP -> "wait.skip-hint";
                                            case TERMINATE_HOOK -> "wait.terminate-hint";
                                        })));
        return button;
    }
}
