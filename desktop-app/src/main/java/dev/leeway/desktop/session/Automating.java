package dev.leeway.desktop.session;

import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.engine.automation.AutomaticSync;
import dev.leeway.engine.automation.Decision;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.workspace.Workspace;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Syncs by itself, while the window is open, what the workspace asks to be synced so. Safe for
 * several threads.
 */
final class Automating {
    private final Surroundings here;
    private final Comparing comparing;
    private final Syncing syncing;
    private final AutomaticSync automatic;
    private final EngineWords said;
    private final Map<String, Instant> considered = new ConcurrentHashMap<>();
    private final Map<String, Instant> due = new ConcurrentHashMap<>();
    private final Map<String, String> told = new ConcurrentHashMap<>();
    private final Set<String> deciding = ConcurrentHashMap.newKeySet();

    Automating(Surroundings here, Comparing comparing, Syncing syncing, String operator) {
        this.here = here;
        this.comparing = comparing;
        this.syncing = syncing;
        this.said = new EngineWords(here.text());
        this.automatic =
                new AutomaticSync(
                        here.open().workspace(), here.open().engine(), operator, here.clock());
    }

    /** Considers what was compared since, and what waited until now. Called every second. */
    void look() {
        for (Workspace.Application application : here.open().workspace().applications()) {
            String name = application.name();
            Optional<Comparison> latest = comparing.latest(name);
            if (application.sync().automated()
                    && latest.isPresent()
                    && isDue(name, latest.get())
                    && deciding.add(name)) {
                here.work()
                        .start(
                                "decide about " + name,
                                () -> {
                                    try {
                                        consider(name, latest.get());
                                    } finally {
                                        deciding.remove(name);
                                    }
                                },
                                failed -> failed(name, failed));
            }
        }
    }

    private boolean isDue(String name, Comparison latest) {
        Instant when = due.get(name);
        return !latest.at().equals(considered.get(name))
                || (when != null && !here.now().isBefore(when));
    }

    private void consider(String name, Comparison comparison)
            throws RunException, InterruptedException {
        considered.put(name, comparison.at());
        due.remove(name);
        AutomaticSync.Verdict verdict = automatic.consider(comparison, syncing.isSyncing(name));
        switch (verdict.decision()) {
            case Decision.Nothing nothing -> tell(name, nothing);
            case Decision.WaitUntil wait -> due.put(name, wait.when());
            case Decision.Sync sync -> {
                told.remove(name);
                here.notice(
                        false,
                        new Trouble(
                                here.text().text("notice.automated", name, said.words(sync.said())),
                                "",
                                ""),
                        new Route.PlanAndSync(name));
                syncing.syncByRule(name, comparison, verdict.plan().orElseThrow());
            }
        }
    }

    /** What needs a person is told, once. */
    private void tell(String name, Decision.Nothing nothing) {
        boolean needed =
                switch (nothing.reason()) {
                    case PROTECTED, GAVE_UP, NEEDS_CONFIRMATION -> true;
                    case NOT_AUTOMATED,
                            SYNCING,
                            GIT_NOT_REACHED,
                            PROBLEMS,
                            INVENTORY_UNREADABLE,
                            HELD,
                            NOTHING_TO_DO,
                            PRUNE_OFF,
                            DRIFT_LEFT ->
                            false;
                };
        if (!needed) {
            told.remove(name);
        } else if (!nothing.why().equals(told.put(name, nothing.why()))) {
            here.notice(
                    true,
                    new Trouble(
                            here.text().text("notice.not-automated", name),
                            said.words(nothing.said()),
                            ""),
                    new Route.PlanAndSync(name));
        }
    }

    private void failed(String name, Exception failed) {
        if (!(failed instanceof InterruptedException)) {
            here.notice(true, here.trouble(name, failed), new Route.PlanAndSync(name));
        }
    }
}
