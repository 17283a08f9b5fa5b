package dev.leeway.engine.browse;

import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Looks around in one cluster. Every call waits for the server; being interrupted ends it. Nothing
 * is kept between calls. What may not be read is an error or a state, never an empty answer. Safe
 * for use from several threads.
 */
public interface ClusterBrowser {
    /** Returns the cluster's name in the workspace. */
    String cluster();

    /** Returns how {@code kubectl} reaches the same cluster. */
    KubectlTarget target();

    /**
     * Returns the kinds that the cluster serves.
     *
     * @throws ClusterException when the cluster cannot be asked
     */
    KindCatalog kinds(Duration timeout) throws ClusterException, InterruptedException;

    /**
     * Returns the names of the namespaces, sorted.
     *
     * @throws ClusterException when they cannot be listed
     */
    List<String> namespaces(Duration timeout) throws ClusterException, InterruptedException;

    /**
     * Returns how many objects of a kind there are, by listing a single one; empty when the server
     * does not say.
     *
     * @param namespace the namespace; empty for all
     * @throws ClusterException when they cannot be listed
     */
    OptionalLong count(ServedKind kind, String namespace, Duration timeout)
            throws ClusterException, InterruptedException;

    /**
     * Follows a table until interrupted: lists it in pages, then tells every change, and begins
     * anew after a gap. Trouble is told and tried again with growing pauses.
     *
     * @param namespace the namespace; empty for all
     * @param news hears what there is, on the calling thread
     */
    void followTable(ServedKind kind, String namespace, Consumer<TableNews> news)
            throws InterruptedException;

    /** Returns the state of one object by asking the server now. */
    LiveState object(ResourceKey key, ServedKind kind, Duration timeout)
            throws InterruptedException;

    /**
     * Returns the events about an object, newest first.
     *
     * @param uid the object's uid; empty to go by its name
     * @throws ClusterException when they cannot be listed
     */
    ClusterEvents events(ResourceKey about, String uid, Duration timeout)
            throws ClusterException, InterruptedException;

    /**
     * Returns the events of a namespace, newest first.
     *
     * @param namespace the namespace; empty for all
     * @throws ClusterException when they cannot be listed
     */
    ClusterEvents events(String namespace, Duration timeout)
            throws ClusterException, InterruptedException;

    /**
     * Reads a container's log: to its end, or as it grows until the container ends or the caller is
     * interrupted. A connection that breaks off is opened again where it broke.
     *
     * @param news hears the lines, on the calling thread
     * @throws ClusterException when the log cannot be read
     */
    void log(LogRequest request, Consumer<LogNews> news)
            throws ClusterException, InterruptedException;

    /**
     * Finds what made an object and everything that it made, by owner references.
     *
     * @param timeout for the whole search; what was not looked at by then is named as unread
     */
    OwnerTree owners(ResourceKey key, ServedKind kind, Duration timeout)
            throws InterruptedException;

    /**
     * Returns what pods use of processors and memory.
     *
     * @param namespace the namespace; empty for all
     * @param name the pod; empty for all of the namespace
     * @throws ClusterException when the cluster offers it and it cannot be read
     */
    PodUsage podUsage(String namespace, String name, Duration timeout)
            throws ClusterException, InterruptedException;

    /** Returns whether the operator may do something, as the server's authorizer says. */
    AccessAnswer mayI(AccessQuestion question, Duration timeout) throws InterruptedException;

    /** Returns whom the cluster's roles and bindings let do something. */
    Grants whoMay(AccessQuestion question, Duration timeout) throws InterruptedException;
}
