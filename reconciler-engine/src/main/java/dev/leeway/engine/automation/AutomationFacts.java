package dev.leeway.engine.automation;

import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of an application when Leeway decides by itself.
 *
 * @param policy how the workspace wants it synced
 * @param guarded whether its cluster is protected
 * @param now the time
 * @param syncing whether it is being synced
 * @param commit the full id of the commit that was compared
 * @param confirmed whether the remote confirmed that commit as far as it was asked
 * @param problems how many documents have problems
 * @param inventoryKnown whether it is known what Leeway applied earlier
 * @param holds the holds on it
 * @param differing how many objects a sync may write to that differ
 * @param dropped how many objects Git dropped that may be deleted
 * @param last what earlier syncs came to; empty when there was none
 */
public record AutomationFacts(
        Workspace.SyncPolicy policy,
        boolean guarded,
        Instant now,
        boolean syncing,
        String commit,
        boolean confirmed,
        int problems,
        boolean inventoryKnown,
        List<HoldMark> holds,
        int differing,
        int dropped,
        Optional<Attempts> last) {
    public AutomationFacts {
        holds = List.copyOf(holds);
    }

    /**
     * What the newest syncs of an application came to, those by people included.
     *
     * @param commit the commit of the newest one
     * @param ended when it ended
     * @param failures how many in a row were not whole, the newest one among them
     * @param repeats how many whole ones at this commit ended within the last ten minutes
     */
    public record Attempts(String commit, Instant ended, int failures, int repeats) {}
}
