package dev.leeway.desktop.capture;

import dev.leeway.engine.wording.Wording;
import dev.leeway.desktop.session.WindowPassphrases;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.apply.RunStart;
import dev.leeway.engine.apply.UnfinishedRun;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.CutOffRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a window tells and asks of its own accord: a sync that was cut off, a passphrase. */
final class CutOffShots {
    private CutOffShots() {}

    static List<Shot> of(AppState state, Text text) {
        List<Shot> shots = new ArrayList<>();
        shots.add(
                Shot.of(
                        "passphrase",
                        state,
                        new Route.Overview(),
                        frame -> frame.ask(WindowPassphrases.Question.toBeSeen(false))));
        shots.add(
                Shot.of(
                        "passphrase-wrong",
                        state,
                        new Route.Repositories(),
                        frame -> {
                            frame.ask(WindowPassphrases.Question.toBeSeen(true));
                        }));
        state.applications().toList().stream()
                .filter(app -> app.plan() instanceof Loadable.Loaded<PlanState>)
                .filter(app -> app.plan().latest().orElseThrow().steps().size() > 2)
                .filter(app -> app.sync().isEmpty())
                .findFirst()
                .ifPresent(
                        app -> {
                            AppState cutOff =
                                    state.after(
                                            new AppEvent.CutOffKnown(
                                                    app.name(), List.of(run(state, text, app))));
                            shots.add(Shot.of("overview-cut-off", cutOff, new Route.Overview()));
                            shots.add(
                                    Shot.of(
                                            "plan-cut-off",
                                            cutOff,
                                            new Route.PlanAndSync(app.name())));
                        });
        return shots;
    }

    private static boolean isUnknown(CutOffRun.Finding finding) {
        return finding.state() == CutOffRun.State.UNKNOWN;
    }

    private static CutOffRun.Finding found(Text text, ResourceKey key, CutOffRun.State state) {
        return new CutOffRun.Finding(
                new RunStart.Planned("patch", key),
                state,
                Wording.quoted(text.text("picture.not-shown")));
    }

    private static CutOffRun run(AppState state, Text text, ApplicationState app) {
        List<CutOffRun.Finding> findings = new ArrayList<>();
        // What was done is in sync, so the plan that was made since has only the others.
        app.findings().latest().stream()
                .flatMap(found -> found.objects().stream())
                .filter(object -> object.condition() == Condition.IN_SYNC)
                .findFirst()
                .ifPresent(done -> findings.add(found(text, done.key(), CutOffRun.State.DONE)));
        for (PlanState.Row row : app.plan().latest().orElseThrow().steps()) {
            boolean first = findings.stream().noneMatch(CutOffShots::isUnknown);
            findings.add(
                    found(
                            text,
                            row.key(),
                            first ? CutOffRun.State.UNKNOWN : CutOffRun.State.NEVER_SENT));
        }
        RunStart start =
                new RunStart(
                        "picture",
                        state.now().minus(Duration.ofMinutes(26)),
                        text.text("picture.owner"),
                        app.name(),
                        app.cluster(),
                        "",
                        "",
                        findings.stream().map(CutOffRun.Finding::step).toList());
        return new CutOffRun(new UnfinishedRun(start, List.of()), findings);
    }
}
