package dev.leeway.engine.run;

import dev.leeway.engine.apply.RunJournal;
import dev.leeway.engine.audit.AuditLog;
import dev.leeway.engine.compare.PathExpressions;
import dev.leeway.engine.history.SyncHistory;
import dev.leeway.engine.render.ManifestRenderer;
import dev.leeway.engine.source.SourceHistory;
import dev.leeway.engine.source.SourceReader;
import java.time.InstantSource;

/**
 * What an engine is put together from; the composition root knows the adapters.
 *
 * @param sources the door to Git
 * @param commits tells how a repository came to be what it is
 * @param detection decides how files are rendered
 * @param renderer renders every {@code RenderSpec}
 * @param assembly turns documents into what should exist
 * @param clusters the doors to the clusters
 * @param audit the audit trail
 * @param journal the notes of runs at work
 * @param history the syncs of every application
 * @param expressions evaluates the expressions of ignore rules
 * @param clock tells the time
 */
public record EngineParts(
        SourceReader sources,
        SourceHistory commits,
        RenderDetection detection,
        ManifestRenderer renderer,
        DesiredAssembly assembly,
        ClusterConnections clusters,
        AuditLog audit,
        RunJournal journal,
        SyncHistory history,
        PathExpressions expressions,
        InstantSource clock) {}
