package dev.leeway.desktop.state;

import dev.leeway.engine.resource.Revision;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What one comparison of an application found.
 *
 * @param revision the revision compared
 * @param at when the cluster was read
 * @param remarks what the operator should know before trusting it: an old revision, objects that
 *     could not be read
 * @param objects every object, those from Git and those that they made
 * @param problems documents that did not become objects
 * @param tally how many of each
 * @param engines who stands by any of the objects
 */
public record Findings(
        Revision revision,
        Instant at,
        List<Trouble> remarks,
        List<ObjectState> objects,
        List<Trouble> problems,
        Tally tally,
        Set<SyncEngine> engines) {
    /** Makes the findings and counts them. */
    public static Findings of(
            Revision revision,
            Instant at,
            List<Trouble> remarks,
            List<ObjectState> objects,
            List<Trouble> problems) {
        return new Findings(
                revision,
                at,
                List.copyOf(remarks),
                List.copyOf(objects),
                List.copyOf(problems),
                Tally.of(objects),
                SyncEngine.of(objects));
    }
}
