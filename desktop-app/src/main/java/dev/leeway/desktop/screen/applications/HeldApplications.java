package dev.leeway.desktop.screen.applications;

import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.state.MarkedObject;
import java.util.HashMap;
import java.util.Map;

/** Which applications have objects under a bypass or a hold, whoever placed it. Pure. */
final class HeldApplications {
    private HeldApplications() {}

    /** Returns how many objects of an application are under one. */
    static int objects(AppState state, String application) {
        int own =
                state.leases().of(application).stream()
                        .mapToInt(lease -> lease.lease().bypass().objects().size())
                        .sum();
        return own + state.leases().foreign(application).size();
    }

    /** Returns whether somebody must decide about one of them. */
    static boolean grave(AppState state, String application) {
        return state.leases().of(application).stream()
                        .anyMatch(lease -> lease.view(state.now()).alarm())
                || state.leases().foreign(application).stream()
                        .anyMatch(marked -> marked.overdue(state.now()));
    }

    /** Returns a value for each held application that changes when it is to be shown otherwise. */
    static Map<String, Boolean> of(AppState state) {
        Map<String, Boolean> held = new HashMap<>();
        for (ApplicationState app : state.applications().toList()) {
            if (!app.holds().isEmpty()) {
                held.put(app.name(), false);
            }
        }
        for (LeaseState lease : state.leases().open()) {
            held.put(lease.application(), grave(state, lease.application()));
        }
        for (MarkedObject marked : state.leases().foreign()) {
            held.put(marked.application(), grave(state, marked.application()));
        }
        return Map.copyOf(held);
    }
}
