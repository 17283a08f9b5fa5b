package dev.leeway.desktop;

import dev.leeway.engine.audit.TrailPhrase;
import dev.leeway.desktop.command.CommandException;
import dev.leeway.desktop.command.HealthSources;
import dev.leeway.desktop.command.Sessions;
import dev.leeway.desktop.session.PreferencesFile;
import dev.leeway.desktop.session.RepositoryDoors;
import dev.leeway.desktop.state.ToolPaths;
import dev.leeway.engine.apply.ApplySettings;
import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditLog;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.bypass.BypassEngine;
import dev.leeway.engine.bypass.BypassParts;
import dev.leeway.engine.compare.jq.JqPathExpressions;
import dev.leeway.engine.credential.CredentialStore;
import dev.leeway.engine.credential.Passphrases;
import dev.leeway.engine.desired.DesiredSets;
import dev.leeway.engine.health.HealthRules;
import dev.leeway.engine.history.Retention;
import dev.leeway.engine.render.ManifestRenderer;
import dev.leeway.engine.render.RenderDetection;
import dev.leeway.engine.render.RenderingShelf;
import dev.leeway.engine.render.Renderers;
import dev.leeway.engine.render.directory.DirectoryRenderer;
import dev.leeway.engine.render.helm.HelmRenderer;
import dev.leeway.engine.render.kept.RenderingFiles;
import dev.leeway.engine.run.Engine;
import dev.leeway.engine.run.EngineParts;
import dev.leeway.engine.run.ReconcileEngine;
import dev.leeway.engine.run.ThreadGuard;
import dev.leeway.engine.source.git.GitIdentity;
import dev.leeway.engine.source.git.GitSource;
import dev.leeway.engine.store.LeewayStore;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.workspace.UserPlaces;
import dev.leeway.engine.workspace.Workspace;
import dev.leeway.engine.workspace.WorkspaceReader;
import dev.leeway.engine.workspace.WorkspaceReading;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts engines together: the one place that names the engine's adapters. Safe for use from several
 * threads. Public for whole-product tests, which run the headless commands on it.
 */
public final class EngineWiring implements Sessions, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineWiring.class);
    private static final int RENDERINGS_KEPT = 2_000;

    private final UserPlaces places;
    private final ThreadGuard guard;
    private final String version;
    private final Credentials credentials;
    private final ClusterReadiness readiness;
    private final Clock clock;
    private final List<AutoCloseable> open = new ArrayList<>();

    /**
     * Makes the wiring.
     *
     * @param places the user's folders
     * @param guard tells the threads that must never wait for an engine
     * @param version Leeway's version, which servers are told
     */
    public EngineWiring(UserPlaces places, ThreadGuard guard, String version) {
        this(places, guard, version, Credentials.ofProcess());
    }

    /**
     * Makes the wiring with credentials that others unlock and lock too, and with clusters that may
     * have to be waited for.
     */
    EngineWiring(
            UserPlaces places,
            ThreadGuard guard,
            String version,
            Credentials credentials,
            ClusterReadiness readiness) {
        this(places, guard, version, credentials, readiness, Clock.systemUTC());
    }

    /** Makes the wiring with another way to be asked for the passphrase of kept credentials. */
    public EngineWiring(
            UserPlaces places, ThreadGuard guard, String version, Passphrases passphrases) {
        this(
                places,
                guard,
                version,
                Credentials.in(places.config(), passphrases),
                ClusterReadiness.AT_ONCE,
                Clock.systemUTC());
    }

    /**
     * Makes the wiring with another clock.
     *
     * @param clock tells the engine, the leases and the store the time
     */
    public EngineWiring(
            UserPlaces places,
            ThreadGuard guard,
            String version,
            Passphrases passphrases,
            Clock clock) {
        this(
                places,
                guard,
                version,
                Credentials.in(places.config(), passphrases),
                ClusterReadiness.AT_ONCE,
                clock);
    }

    private EngineWiring(
            UserPlaces places,
            ThreadGuard guard,
            String version,
            Credentials credentials,
            ClusterReadiness readiness,
            Clock clock) {
        this.readiness = readiness;
        this.places = places;
        this.guard = guard;
        this.version = version;
        this.credentials = credentials;
        this.clock = clock;
    }

    @Override
    public WiredWorkspace open(Path workspaceFile) throws CommandException {
        return wire(read(workspaceFile), places);
    }

    /** Reads a workspace file; the error carries every mistake of it. */
    static Workspace read(Path workspaceFile) throws CommandException {
        return switch (WorkspaceReader.ofUser().read(workspaceFile)) {
            case WorkspaceReading.Read read -> read.workspace();
            case WorkspaceReading.Refused refused ->
                    throw new CommandException(refused.said(), Wording.none());
        };
    }

    /**
     * Makes the engine of a workspace.
     *
     * @param kept where mirrors, audit and journal of this engine are kept
     */
    WiredWorkspace wire(Workspace workspace, UserPlaces kept) throws CommandException {
        LeewayStore store;
        try {
            Workspace.KeptHistory history = workspace.history();
            store =
                    LeewayStore.open(
                            kept.data(),
                            kept.state(),
                            clock,
                            new Retention(history.syncs(), (long) history.megabytes() << 20));
        } catch (StoreException e) {
            throw new CommandException(e.said(), e.advice());
        }
        Clusters clusters =
                new Clusters(
                        version,
                        kept.cache(),
                        readiness,
                        (cluster, server) -> uncheckedHost(store, cluster, server));
        HealthRules health = register(new OwnHealthRules()).with(workspace, clusters).all();
        GitSource sources = GitSource.ofUser(kept.data(), places.home(), credentials.logins());
        HelmRenderer helm = new HelmRenderer(set(tools().helm()));
        KustomizeRendering kustomize = new KustomizeRendering(set(tools().kustomize()));
        JqPathExpressions expressions = JqPathExpressions.ofRuntime();
        EngineParts parts =
                new EngineParts(
                        sources,
                        sources,
                        (tree, path, candidates) ->
                                RenderDetection.detect(
                                                tree,
                                                path,
                                                candidates.asDirectory(),
                                                candidates.asHelm())
                                        .spec(),
                        renderers(helm, kustomize, kept),
                        DesiredSets::of,
                        clusters,
                        store.auditLog(),
                        store.runJournal(),
                        store.syncHistory(),
                        expressions,
                        clock);
        ProposalWiring proposals =
                ProposalWiring.of(
                        workspace,
                        sources,
                        GitIdentity.ofUser(places.home()),
                        helm,
                        kustomize,
                        clusters,
                        store,
                        credentials.logins());
        Engine engine =
                new ReconcileEngine(workspace, parts, guard, ApplySettings.USUAL.judgedBy(health));
        BypassParts leases =
                new BypassParts(
                        workspace,
                        clusters,
                        engine,
                        Optional.of(proposals.proposals()),
                        store.bypassJournal(),
                        clock,
                        BypassParts.USUAL_TIMEOUT,
                        BypassParts.USUAL_OBSERVATION);
        return register(
                new WiredWorkspace(
                        workspace,
                        engine,
                        clusters,
                        clusters,
                        sources,
                        sources,
                        new RepositoryDoors(sources, sources, sources.archive(), proposals.hosts()),
                        store.syncHistory(),
                        store.auditLog(),
                        proposals.proposals(),
                        new BypassEngine(leases),
                        health,
                        List.of(proposals.hosts(), clusters, helm, expressions, sources, store)));
    }

    private void uncheckedHost(LeewayStore store, String cluster, String server)
            throws ClusterException {
        try {
            store.auditLog()
                    .append(
                            AuditEvent.of(
                                            clock.instant(),
                                            System.getProperty("user.name", "unknown"),
                                            AuditKind.CERTIFICATE_NOT_CHECKED,
                                            Outcome.DONE,
                                            TrailPhrase.UNCHECKED.of(server).text())
                                    .about("", cluster));
        } catch (StoreException e) {
            throw new ClusterException(
                    LiveState.Unreadable.Reason.UNREACHABLE, e.said(), e.advice(), e);
        }
    }

    /** Where the operator says that his tools are. */
    ToolPaths tools() {
        return new PreferencesFile(places.config().resolve("preferences.json")).read().tools();
    }

    private static Optional<Path> set(String path) {
        try {
            return path.isBlank() ? Optional.empty() : Optional.of(Path.of(path));
        } catch (InvalidPathException e) {
            LOG.warn("'{}' is not a path; the tool is looked for", path, e);
            return Optional.empty();
        }
    }

    private ManifestRenderer renderers(
            HelmRenderer helm, KustomizeRendering kustomize, UserPlaces kept) {
        RenderingShelf shelf =
                ProgramMake.ofEngine()
                        .<RenderingShelf>map(
                                make ->
                                        new RenderingFiles(
                                                kept.cache().resolve("renderings"),
                                                version + " " + make))
                        .orElse(RenderingShelf.NONE);
        return new Renderers(new DirectoryRenderer(), kustomize, helm, RENDERINGS_KEPT, shelf);
    }

    @Override
    public HealthRules health(HealthSources from) throws CommandException {
        OwnHealthRules own = register(new OwnHealthRules());
        if (from.workspace().isPresent()) {
            own.with(read(from.workspace().get()), clusters());
        }
        if (from.scripts().isPresent()) {
            own.withFolder(from.scripts().get());
        }
        if (from.configMap().isPresent()) {
            own.withConfigMap(from.configMap().get());
        }
        return own.all();
    }

    /** Connections of their own: rules are read once, before anything else is. */
    private Clusters clusters() {
        return register(
                new Clusters(version, places.cache(), readiness, Clusters.Exceptions.UNKEPT));
    }

    @Override
    public List<CredentialStore> credentials() {
        return credentials.stores();
    }

    @Override
    public AuditLog audit() throws StoreException {
        return register(LeewayStore.open(places.data(), places.state(), clock)).auditLog();
    }

    private synchronized <T extends AutoCloseable> T register(T resource) {
        open.add(resource);
        return resource;
    }

    /** Closes everything that was opened, the last first. */
    @Override
    public synchronized void close() {
        for (AutoCloseable resource : open.reversed()) {
            closeQuietly(resource);
        }
        open.clear();
    }

    /**
     * Closes; trouble while closing is only noted, because whoever closes can do nothing about it.
     */
    static void closeQuietly(AutoCloseable resource) {
        try {
            resource.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.warn("{} did not close cleanly", resource.getClass().getSimpleName(), e);
        }
    }
}
