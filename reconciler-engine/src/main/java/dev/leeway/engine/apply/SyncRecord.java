package dev.leeway.engine.apply;

import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.json.JsonArray;
import java.time.Instant;

/**
 * One sync that ended, for the application's history.
 *
 * @param runId the run
 * @param application the application
 * @param cluster the cluster
 * @param revision the full commit id
 * @param planDigest the digest of the approved plan
 * @param operator who approved it
 * @param started when it began
 * @param ended when it ended
 * @param outcome what became of it
 * @param message in words
 * @param partial whether only some of the application's objects were in the plan, so that the
 *     revision is not what the application as a whole was brought to
 * @param results what became of each object, one JSON object each; no manifest bodies, no secrets
 */
public record SyncRecord(
        String runId,
        String application,
        String cluster,
        String revision,
        String planDigest,
        String operator,
        Instant started,
        Instant ended,
        Outcome outcome,
        String message,
        boolean partial,
        JsonArray results) {}
