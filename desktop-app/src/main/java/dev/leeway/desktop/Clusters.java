package dev.leeway.desktop;

import dev.leeway.engine.browse.ClusterBrowser;
import dev.leeway.engine.browse.ClusterBrowsers;
import dev.leeway.engine.cluster.ClusterConnector;
import dev.leeway.engine.cluster.ClusterSettings;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.run.ClusterConnection;
import dev.leeway.engine.run.ClusterConnections;
import dev.leeway.engine.workspace.Workspace;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The connections of one workspace, opened on first need and closed together. Safe for use from
 * several threads.
 */
final class Clusters implements ClusterConnections, ClusterBrowsers, AutoCloseable {
    private final String version;
    private final Path cache;
    private final ClusterReadiness readiness;
    private final Exceptions exceptions;
    private final Map<String, dev.leeway.engine.cluster.ClusterConnection> open = new HashMap<>();

    /** Keeps account of servers that are not checked. */
    @FunctionalInterface
    interface Exceptions {
        /** Takes no account. */
        Exceptions UNKEPT = (cluster, server) -> {};

        /**
         * Is called before the connection is used.
         *
         * @throws ClusterException when no account can be kept, so that there is no connection
         */
        void taken(String cluster, String server) throws ClusterException;
    }

    /** Returns the names of connected clusters whose certificate is not checked, sorted. */
    synchronized List<String> unchecked() {
        return open.values().stream()
                .filter(connection -> !connection.checksCertificate())
                .map(dev.leeway.engine.cluster.ClusterConnection::name)
                .sorted()
                .toList();
    }

    /**
     * Makes the door; nothing is opened yet.
     *
     * @param version Leeway's version, which servers are told
     * @param cache where answers that cannot change are kept
     * @param readiness is asked before each first connection
     * @param exceptions is told of each first connection whose certificate is not checked
     */
    Clusters(String version, Path cache, ClusterReadiness readiness, Exceptions exceptions) {
        this.exceptions = exceptions;
        this.version = version;
        this.cache = cache;
        this.readiness = readiness;
    }

    @Override
    public ClusterConnection to(Workspace.Cluster cluster)
            throws ClusterException, InterruptedException {
        readiness.await(cluster);
        dev.leeway.engine.cluster.ClusterConnection connection = connected(cluster);
        return new ClusterConnection(connection.reader(), connection.writer());
    }

    @Override
    public ClusterBrowser of(Workspace.Cluster cluster)
            throws ClusterException, InterruptedException {
        readiness.await(cluster);
        return connected(cluster).browser();
    }

    private synchronized dev.leeway.engine.cluster.ClusterConnection connected(
            Workspace.Cluster cluster) throws ClusterException {
        dev.leeway.engine.cluster.ClusterConnection connection = open.get(cluster.name());
        if (connection == null) {
            connection =
                    ClusterConnector.connect(
                            ClusterSettings.of(
                                    cluster.name(),
                                    cluster.kubeconfig().map(List::of).orElse(List.of()),
                                    cluster.context(),
                                    version,
                                    Optional.of(cache)));
            if (!connection.checksCertificate()) {
                try {
                    exceptions.taken(cluster.name(), connection.server());
                } catch (ClusterException notKept) {
                    connection.close();
                    throw notKept;
                }
            }
            open.put(cluster.name(), connection);
        }
        return connection;
    }

    /** Returns the connection to a cluster if it was opened already. */
    synchronized Optional<ClusterConnection> known(String cluster) {
        return Optional.ofNullable(open.get(cluster))
                .map(connection -> new ClusterConnection(connection.reader(), connection.writer()));
    }

    @Override
    public synchronized void close() {
        open.values().forEach(EngineWiring::closeQuietly);
        open.clear();
    }
}
