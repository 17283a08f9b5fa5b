package dev.leeway.desktop.session;

import dev.leeway.engine.proposal.RequestHosts;
import dev.leeway.engine.source.SourceArchive;
import dev.leeway.engine.source.SourceHistory;
import dev.leeway.engine.source.SourceReader;

/**
 * The ways into the repositories of a workspace.
 *
 * @param sources reads a revision
 * @param history tells how it came to be
 * @param archive looks into everything that was fetched
 * @param hosts knows the hosts of pull requests
 */
public record RepositoryDoors(
        SourceReader sources, SourceHistory history, SourceArchive archive, RequestHosts hosts) {}
