package dev.leeway.desktop.screen.overview;

import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.apply.RunStart;
import dev.leeway.engine.run.CutOffRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is said of syncs whose process ended before they did. */
final class CutOffAttention {
    private CutOffAttention() {}

    static List<Attention> of(AppState state, Text text) {
        List<Attention> items = new ArrayList<>();
        state.applications()
                .forEach(
                        app -> {
                            for (CutOffRun run : app.cutOff()) {
                                RunStart start = run.run().start();
                                items.add(
                                        new Attention(
                                                Attention.Group.FAILING,
                                                new Attention.State(Condition.FAILING, false),
                                                app.name(),
                                                app.cluster() + " / " + app.namespace(),
                                                text.text(
                                                        "cut-off.known",
                                                        run.count(CutOffRun.State.DONE),
                                                        run.count(CutOffRun.State.NOT_DONE)
                                                                + run.count(
                                                                        CutOffRun.State.NEVER_SENT),
                                                        run.count(CutOffRun.State.UNKNOWN)),
                                                Optional.empty(),
                                                start.operator(),
                                                Optional.of(start.startedAt()),
                                                Attention.Remedy.CUT_OFF,
                                                new Route.PlanAndSync(app.name())));
                            }
                        });
        return List.copyOf(items);
    }
}
