package dev.leeway.desktop.screen.plan;

import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.control.Banner;
import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.screen.Buttons;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.SyncState;
import dev.leeway.desktop.state.SyncState.Outcome;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.engine.apply.RunStart;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.CutOffRun;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is to be known of a plan or of its run as a whole, above the steps. */
final class PlanNotices extends VBox {
    private static final int NAMED = 6;

    private final Desk desk;
    private final PlanModel model;
    private boolean asking;

    PlanNotices(Desk desk, PlanModel model) {
        this.desk = desk;
        this.model = model;
        getStyleClass().add("banners");
    }

    /** Shows what is to be known before a plan runs. */
    void showReview() {
        asking = false;
        getChildren().clear();
        model.cutOff().forEach(this::cutOff);
        outdated();
        narrowed();
        model.plan()
                .map(plan -> plan.cautions().notes())
                .filter(notes -> !notes.isEmpty())
                .ifPresent(
                        notes ->
                                banner(
                                        "state-quiet",
                                        Feather.INFO,
                                        desk.text().text("plan.notes", notes.size()),
                                        notes));
    }

    /** What is known of a sync that ended with its process, and what is not. */
    private void cutOff(CutOffRun run) {
        RunStart start = run.run().start();
        List<String> said = new ArrayList<>();
        for (CutOffRun.Finding finding : run.findings()) {
            if (finding.state() == CutOffRun.State.UNKNOWN) {
                said.add(
                        desk.text()
                                .text(
                                        "cut-off.unknown",
                                        PlanModel.named(finding.step().key()),
                                        new EngineWords(desk.text()).words(finding.said())));
            }
        }
        for (CutOffRun.State state :
                List.of(
                        CutOffRun.State.NOT_DONE,
                        CutOffRun.State.DONE,
                        CutOffRun.State.NEVER_SENT)) {
            List<ResourceKey> keys =
                    run.findings().stream()
                            .filter(finding -> finding.state() == state)
                            .map(finding -> finding.step().key())
                            .toList();
            if (!keys.isEmpty()) {
                said.add(
                        desk.text()
                                .text(
                                        switch (state) {
                                            case DONE -> "cut-off.done";
                                            case NOT_DONE -> "cut-off.not-done";
                                            case NEVER_SENT, UNKNOWN -> "cut-off.never-sent";
                                        },
                                        keys.size(),
                                        named(keys)));
            }
        }
        said.add(desk.text().text("cut-off.next"));
        banner(
                "state-failing",
                Feather.ZAP_OFF,
                desk.text()
                        .text(
                                "cut-off.sync-by",
                                desk.text().moment(start.startedAt()),
                                start.operator()),
                said,
                Buttons.of(
                        Feather.CHECK, desk.text().text("cut-off.understood"), model::understood));
    }

    /** A plan is about the moment it was made; what changed since is told before it runs. */
    private void outdated() {
        if (!model.isOld()) {
            return;
        }
        List<ResourceKey> changed = model.outdated();
        boolean moved = model.movedOn();
        banner(
                "state-missing",
                Feather.CLOCK,
                desk.text().text(moved ? "plan.moved-on" : "plan.outdated", named(changed)),
                List.of(desk.text().text("plan.outdated-why")),
                Buttons.primary(Feather.REFRESH_CW, desk.text().text("plan.again"), model::again));
    }

    /** A plan for some objects or fields says so, and offers the whole. */
    private void narrowed() {
        PlanWish wish = model.wish();
        if (wish.only().isEmpty()) {
            return;
        }
        boolean fields = !wish.fields().isEmpty();
        String what =
                fields
                        ? desk.text()
                                .text(
                                        "plan.only-fields",
                                        named(wish.only()),
                                        wish.fields().values().stream()
                                                .flatMap(Set::stream)
                                                .map(Object::toString)
                                                .sorted()
                                                .collect(Collectors.joining(", ")))
                        : desk.text().text("plan.only", named(wish.only()));
        banner(
                "state-held",
                Feather.CROSSHAIR,
                what,
                List.of(desk.text().text(fields ? "plan.only-fields-why" : "plan.only-why")),
                Buttons.of(
                        Feather.LIST,
                        desk.text().text("plan.whole"),
                        () -> model.replan(fields ? PlanWish.PLAIN : wish.onlyFor(Set.of()))));
    }

    private String named(Collection<ResourceKey> keys) {
        String some =
                keys.stream()
                        .map(PlanModel::named)
                        .sorted()
                        .limit(NAMED)
                        .collect(Collectors.joining(", "));
        return keys.size() > NAMED
                ? desk.text().text("plan.and-more", some, keys.size() - NAMED)
                : some;
    }

    /** Shows what is to be known while a plan runs, and after. */
    void showRun(SyncState run) {
        getChildren().clear();
        run.trouble().ifPresent(this::trouble);
        if (run.phase() != SyncState.Phase.RUNNING) {
            asking = false;
        }
        if (asking) {
            question(run);
        }
    }

    /** Asks whether the run is to be cancelled, saying what that leaves. */
    void askToCancel() {
        asking = true;
        model.run().ifPresent(this::showRun);
    }

    private void question(SyncState run) {
        long done = RunWords.count(run, Outcome.Done.class);
        long under = RunWords.count(run, Outcome.Running.class);
        long left = RunWords.count(run, Outcome.Waiting.class);
        boolean hook =
                run.plan().steps().stream()
                        .anyMatch(
                                row ->
                                        row.verb() == PlanState.Verb.HOOK
                                                && run.waitFor(row.key()).isPresent());
        Node yes =
                Buttons.of(
                        Feather.X_CIRCLE,
                        desk.text().text("plan.cancel-now"),
                        () -> {
                            asking = false;
                            model.cancel();
                        });
        banner(
                "state-missing",
                Feather.HELP_CIRCLE,
                desk.text().text("plan.cancel-ask"),
                List.of(
                        desk.text().text("plan.cancel-leaves", done, under, left),
                        hook ? desk.text().text("plan.cancel-hook") : ""),
                yes,
                Buttons.of(
                        Feather.PLAY,
                        desk.text().text("plan.cancel-not"),
                        () -> {
                            asking = false;
                            model.run().ifPresent(this::showRun);
                        }));
        yes.requestFocus();
    }

    private void trouble(Trouble trouble) {
        banner(
                "state-failing",
                Feather.ALERT_OCTAGON,
                trouble.what(),
                List.of(trouble.why(), trouble.next()),
                Buttons.icon(
                        Feather.COPY,
                        desk.text().text("action.copy-details"),
                        () -> desk.commands().copy(trouble.details())));
    }

    private void banner(
            String style, Feather shape, String words, List<String> sentences, Node... actions) {
        getChildren().add(new Banner(new Mark(style, shape, words), sentences, actions));
    }
}
