package dev.leeway.engine.run;

import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.history.DriftSeen;
import dev.leeway.engine.history.KeptManifest;
import dev.leeway.engine.history.SyncHistory;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.live.InventoryState;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notes since when objects are drifted, and when that is over. */
final class DriftNoting {
    private static final Logger LOG = LoggerFactory.getLogger(DriftNoting.class);
    private static final int LOOKED_AT = 10;

    private final SyncHistory history;

    DriftNoting(SyncHistory history) {
        this.history = history;
    }

    /** Notes it; a comparison is worth no less when that fails. */
    void note(Comparison comparison) {
        if (!comparison.problems().isEmpty()
                || comparison.inventory() instanceof InventoryState.Unreadable) {
            return;
        }
        String application = comparison.application();
        String cluster = comparison.cluster();
        try {
            Optional<List<KeptManifest>> deployed =
                    DriftSeen.worthLooking(comparison)
                            ? deployed(application, cluster)
                            : Optional.of(List.of());
            boolean over = deployed.isPresent() && deployed.get().isEmpty();
            if (deployed.isEmpty() || (over && !history.drifting(application, cluster))) {
                return;
            }
            history.noteDrift(
                    application,
                    cluster,
                    comparison.at(),
                    DriftSeen.of(comparison, deployed.get(), history.digests()));
        } catch (StoreException e) {
            LOG.warn("since when {} is drifted could not be noted", application, e);
        }
    }

    /** Returns what the last sync asked for that was done in whole. */
    private Optional<List<KeptManifest>> deployed(String application, String cluster)
            throws StoreException {
        for (SyncRecord sync : history.page(application, cluster, Long.MAX_VALUE, LOOKED_AT)) {
            if (!sync.start().partial() && sync.outcome() == Outcome.DONE) {
                return history.manifests(sync.number());
            }
        }
        return Optional.empty();
    }
}
