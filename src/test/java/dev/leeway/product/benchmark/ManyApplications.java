package dev.leeway.product.benchmark;

import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Automation;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.ObjectFacts;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Wellness;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Applications by the thousand, as the window's state holds them. */
final class ManyApplications {
    static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");

    private ManyApplications() {}

    /** A state with so many applications, each compared once. */
    static AppState state(int applications) {
        ClusterState cluster =
                new ClusterState("prod", false, false, ClusterState.Connection.CONNECTED, "v1.36");
        List<ApplicationState> apps = new ArrayList<>();
        for (int i = 0; i < applications; i++) {
            apps.add(
                    ApplicationState.unasked(
                            name(i),
                            cluster,
                            "team-" + i % 200,
                            "platform",
                            "apps/" + i,
                            "kustomize",
                            Automation.NONE));
        }
        AppState state =
                AppState.first(Preferences.first(), NOW)
                        .after(
                                new AppEvent.WorkspaceOpened(
                                        "large", false, List.of(cluster), apps));
        for (int i = 0; i < applications; i++) {
            state = state.after(new AppEvent.ComparisonArrived(name(i), findings(i, 0)));
        }
        return state;
    }

    /** The name of the application of that number. */
    static String name(int i) {
        return "service-" + i;
    }

    /** What a comparison found; another round finds other objects changed. */
    static Findings findings(int application, int round) {
        List<ObjectState> objects = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Condition condition =
                    (application + round + i) % 7 == 0 ? Condition.CHANGED : Condition.IN_SYNC;
            objects.add(
                    new ObjectState(
                            new ResourceKey("apps", "Deployment", "team", "object-" + i),
                            condition,
                            Wellness.HEALTHY,
                            "",
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            "",
                            false,
                            Optional.empty(),
                            Optional.empty(),
                            List.of(),
                            new ObjectFacts.Absent()));
        }
        return Findings.of(
                new Revision("3f2c1ab9d8e7f6a5b4c3d2e1f0a9b8c7d6e5f4a3", "main", "s", "a", NOW),
                NOW.plusMillis(round),
                List.of(),
                objects,
                List.of());
    }
}
