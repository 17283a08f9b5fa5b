package dev.leeway.engine.audit;

import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One thing that Leeway did or tried, to be put on the trail. It never carries a manifest body or a
 * secret. Texts that do not apply are empty.
 *
 * @param time when, to the millisecond
 * @param operator who, as the operating system names the user
 * @param kind what
 * @param outcome what became of it
 * @param runId the run that it belongs to
 * @param application the application
 * @param cluster the cluster
 * @param repository the repository
 * @param revision the full commit id
 * @param planDigest the digest of the approved plan
 * @param object the object
 * @param resourceVersionBefore the object's resource version before
 * @param resourceVersionAfter the object's resource version after
 * @param message what happened, in words
 */
public record AuditEvent(
        Instant time,
        String operator,
        AuditKind kind,
        Outcome outcome,
        String runId,
        String application,
        String cluster,
        String repository,
        String revision,
        String planDigest,
        Optional<ResourceKey> object,
        String resourceVersionBefore,
        String resourceVersionAfter,
        String message) {
    public AuditEvent {
        time = time.truncatedTo(ChronoUnit.MILLIS);
    }

    /** Starts an event that is about nothing in particular yet. */
    public static AuditEvent of(
            Instant time, String operator, AuditKind kind, Outcome outcome, String message) {
        return new AuditEvent(
                time,
                operator,
                kind,
                outcome,
                "",
                "",
                "",
                "",
                "",
                "",
                Optional.empty(),
                "",
                "",
                message);
    }

    /** Returns a copy that belongs to a run under an approved plan. */
    public AuditEvent inRun(String run, String digest) {
        return with(run, application, cluster, repository, revision, digest);
    }

    /** Returns a copy about an application on a cluster. */
    public AuditEvent about(String anApplication, String aCluster) {
        return with(runId, anApplication, aCluster, repository, revision, planDigest);
    }

    /** Returns a copy at a commit of a repository. */
    public AuditEvent at(String aRepository, String commit) {
        return with(runId, application, cluster, aRepository, commit, planDigest);
    }

    /** Returns a copy about an object, with its resource versions before and after. */
    public AuditEvent on(ResourceKey key, String before, String after) {
        return new AuditEvent(
                time,
                operator,
                kind,
                outcome,
                runId,
                application,
                cluster,
                repository,
                revision,
                planDigest,
                Optional.of(key),
                before,
                after,
                message);
    }

    private AuditEvent with(
            String run,
            String anApplication,
            String aCluster,
            String aRepository,
            String commit,
            String digest) {
        return new AuditEvent(
                time,
                operator,
                kind,
                outcome,
                run,
                anApplication,
                aCluster,
                aRepository,
                commit,
                digest,
                object,
                resourceVersionBefore,
                resourceVersionAfter,
                message);
    }
}
