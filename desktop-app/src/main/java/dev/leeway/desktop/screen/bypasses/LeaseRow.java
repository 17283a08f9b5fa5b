package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.state.MarkedObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One line of the list of leases. */
sealed interface LeaseRow {
    /**
     * The heading of a group.
     *
     * @param key the key of its words
     * @param count how many follow
     */
    record Heading(String key, int count) implements LeaseRow {}

    /** One of this Leeway's own leases. */
    record Own(LeaseState lease) implements LeaseRow {}

    /**
     * The mark of somebody else's lease.
     *
     * @param marked the object with the mark
     * @param overdue whether its time is up: nobody came back for it
     */
    record Foreign(MarkedObject marked, boolean overdue) implements LeaseRow {}

    /** Returns the list: what needs a decision first, then by end; colleagues; what is over. */
    static List<LeaseRow> of(AppState state) {
        List<LeaseRow> rows = new ArrayList<>();
        List<LeaseState> open =
                state.leases().all().stream()
                        .filter(lease -> !lease.over())
                        .sorted(
                                Comparator.comparing(
                                                (LeaseState lease) ->
                                                        !lease.view(state.now()).alarm())
                                        .thenComparing(lease -> lease.lease().bypass().end()))
                        .toList();
        List<MarkedObject> foreign =
                state.leases().foreign().stream()
                        .sorted(Comparator.comparing(marked -> marked.mark().end()))
                        .toList();
        List<LeaseState> over = state.leases().all().stream().filter(LeaseState::over).toList();
        if (!open.isEmpty()) {
            rows.add(new Heading("bypasses.group-open", open.size()));
            open.forEach(lease -> rows.add(new Own(lease)));
        }
        if (!foreign.isEmpty()) {
            rows.add(new Heading("bypasses.group-foreign", foreign.size()));
            foreign.forEach(marked -> rows.add(new Foreign(marked, marked.overdue(state.now()))));
        }
        if (!over.isEmpty()) {
            rows.add(new Heading("bypasses.group-over", over.size()));
            over.forEach(lease -> rows.add(new Own(lease)));
        }
        return List.copyOf(rows);
    }
}
