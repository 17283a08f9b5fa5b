package dev.leeway.engine.proposal;

import dev.leeway.engine.audit.AuditLog;
import dev.leeway.engine.render.ManifestRenderer;
import dev.leeway.engine.source.SourceHistory;
import dev.leeway.engine.source.SourceReader;
import dev.leeway.engine.source.SourceWriter;

import java.time.InstantSource;

/**
 * What proposals are put together from; the composition root knows the adapters.
 *
 * @param sources the door to Git for reading
 * @param history the door to Git's history
 * @param writer the door to Git for writing
 * @param renderer renders every {@code RenderSpec}; its own, because trials fill its memory
 * @param facts what renderers are told about clusters
 * @param outbox the proposals on the disk
 * @param hosts the hosts of pull requests
 * @param audit the audit trail
 * @param operator who runs Leeway, as the operating system names the user
 * @param clock tells the time
 */
public record ProposalParts(
        SourceReader sources,
        SourceHistory history,
        SourceWriter writer,
        ManifestRenderer renderer,
        DestinationFacts facts,
        ProposalOutbox outbox,
        RequestHosts hosts,
        AuditLog audit,
        String operator,
        InstantSource clock) {}
