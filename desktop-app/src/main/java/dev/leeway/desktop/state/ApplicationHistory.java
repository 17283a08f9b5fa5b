package dev.leeway.desktop.state;

import dev.leeway.engine.history.SyncRecord;

import java.util.List;

/**
 * The syncs of an application, as far as they were asked for.
 *
 * @param syncs the newest ones, newest first
 * @param comparison two of them compared
 */
public record ApplicationHistory(
        Loadable<List<SyncRecord>> syncs, Loadable<DeployComparison> comparison) {
    /** Nobody has asked. */
    static final ApplicationHistory UNASKED =
            new ApplicationHistory(new Loadable.Unasked<>(), new Loadable.Unasked<>());

    ApplicationHistory withSyncs(Loadable<List<SyncRecord>> other) {
        return new ApplicationHistory(other, comparison);
    }

    ApplicationHistory withComparison(Loadable<DeployComparison> other) {
        return new ApplicationHistory(syncs, other);
    }
}
