package dev.leeway.desktop;

import dev.leeway.engine.proposal.ProposalParts;
import dev.leeway.engine.proposal.Proposals;
import dev.leeway.engine.proposal.WorkspaceProposals;
import dev.leeway.engine.proposal.host.HostTokens;
import dev.leeway.engine.proposal.host.HostTokens.HostToken;
import dev.leeway.engine.proposal.host.WorkspaceRequestHosts;
import dev.leeway.engine.render.Renderers;
import dev.leeway.engine.render.directory.DirectoryRenderer;
import dev.leeway.engine.render.helm.HelmRenderer;
import dev.leeway.engine.source.git.GitIdentity;
import dev.leeway.engine.source.git.GitSource;
import dev.leeway.engine.credential.Logins;
import dev.leeway.engine.store.LeewayStore;
import dev.leeway.engine.workspace.Workspace;

import java.time.Clock;

/**
 * Puts the proposals of a workspace together.
 *
 * @param proposals the proposals
 * @param hosts the connections to hosts, to be closed
 */
record ProposalWiring(Proposals proposals, WorkspaceRequestHosts hosts) {
    private static final int RENDERINGS_KEPT = 200;

    static ProposalWiring of(
            Workspace workspace,
            GitSource sources,
            GitIdentity committer,
            HelmRenderer helm,
            KustomizeRendering kustomize,
            Clusters clusters,
            LeewayStore store,
            Logins logins) {
        WorkspaceRequestHosts hosts = new WorkspaceRequestHosts(tokens(logins), Clock.systemUTC());
        ProposalParts parts =
                new ProposalParts(
                        sources,
                        sources,
                        sources.writer(committer),
                        new Renderers(new DirectoryRenderer(), kustomize, helm, RENDERINGS_KEPT),
                        new ConnectedFacts(clusters),
                        store.proposalOutbox(),
                        hosts,
                        store.auditLog(),
                        System.getProperty("user.name", "unknown"),
                        Clock.systemUTC());
        return new ProposalWiring(new WorkspaceProposals(workspace, parts), hosts);
    }

    /** Who knows the logins of repositories knows the tokens of their hosts. */
    private static HostTokens tokens(Logins logins) {
        return (place, timeout) ->
                logins.find(
                                new Logins.Asked(
                                        place.getScheme(),
                                        place.getAuthority(),
                                        place.getPath().replaceFirst("^/+", ""),
                                        ""),
                                timeout)
                        .map(login -> new HostToken(login.user(), login.secret()));
    }
}
