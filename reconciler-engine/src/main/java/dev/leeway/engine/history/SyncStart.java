package dev.leeway.engine.history;

import dev.leeway.engine.resource.Revision;
import java.time.Instant;

/**
 * A sync as it is noted before its first request.
 *
 * @param runId the run, as the journal and the audit have it
 * @param application the application
 * @param cluster the cluster
 * @param revision the revision that it brings the application to
 * @param planDigest the digest of the approved plan
 * @param operator who approved it
 * @param started when it began
 * @param partial whether only some of the application's objects are in the plan, so that the
 *     revision is not what the application as a whole is brought to
 */
public record SyncStart(
        String runId,
        String application,
        String cluster,
        Revision revision,
        String planDigest,
        String operator,
        Instant started,
        boolean partial) {}
