package dev.leeway.desktop.session;

import dev.leeway.desktop.state.Delivery;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.source.Distance;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.workspace.Workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tells when an application was last synced and how far Git went on since. For any thread. */
final class DeliveryReading {
    /** Syncs of single objects may hide the last whole one this deep; older ones are not sought. */
    private static final int NEWEST = 50;

    private final Surroundings here;

    DeliveryReading(Surroundings here) {
        this.here = here;
    }

    /**
     * Reads it.
     *
     * @param commit the full id of the commit that the application was compared with
     */
    Delivery of(String application, String commit) throws InterruptedException {
        List<SyncRecord> newest;
        try {
            newest =
                    here.open()
                            .history()
                            .page(
                                    application,
                                    here.cluster(application).name(),
                                    Long.MAX_VALUE,
                                    NEWEST);
        } catch (StoreException e) {
            return new Delivery(
                    Optional.empty(), Optional.empty(), new EngineWords(here.text()).why(e));
        }
        Optional<Delivery.LastSync> last =
                newest.stream().flatMap(record -> ended(record).stream()).findFirst();
        Optional<String> synced =
                newest.stream()
                        .filter(record -> record.outcome().isWell())
                        .filter(record -> !record.start().partial())
                        .map(record -> record.start().revision().commit())
                        .findFirst();
        if (synced.isEmpty()) {
            return new Delivery(last, Optional.empty(), "");
        }
        try {
            return new Delivery(last, Optional.of(distance(application, commit, synced.get())), "");
        } catch (SourceException e) {
            return new Delivery(last, Optional.empty(), new EngineWords(here.text()).why(e));
        }
    }

    private static Optional<Delivery.LastSync> ended(SyncRecord record) {
        return record.ended()
                .map(
                        (Instant at) ->
                                new Delivery.LastSync(
                                        at,
                                        record.start().operator(),
                                        record.outcome(),
                                        record.start().partial()));
    }

    private Distance distance(String application, String commit, String synced)
            throws SourceException, InterruptedException {
        if (commit.equals(synced)) {
            return new Distance(0, 0, false);
        }
        Workspace workspace = here.open().workspace();
        String repository = workspace.application(application).orElseThrow().source().repository();
        String url = workspace.repository(repository).orElseThrow().url();
        return here.open().repositories().archive().distance(url, commit, synced);
    }
}
