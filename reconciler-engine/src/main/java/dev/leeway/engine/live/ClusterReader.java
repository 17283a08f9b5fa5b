package dev.leeway.engine.live;

import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.schema.ObjectSchemas;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.resource.Gvk;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one cluster. The only door for reading; a server dry-run is a read. Safe for use from
 * several threads.
 */
public interface ClusterReader {
    /** Returns the cluster's name in the workspace. */
    String cluster();

    /**
     * Returns whether the server is known for what it says it is. The operator's kubeconfig may say
     * not to check its certificate; that exception is shown and stands in the audit trail.
     */
    default boolean checksCertificate() {
        return true;
    }

    /**
     * Returns the server's version, for example {@code v1.36.2}.
     *
     * @throws ClusterException when the cluster cannot be asked
     */
    String serverVersion(Duration timeout) throws ClusterException, InterruptedException;

    /**
     * Returns the kinds that the cluster serves; kept and renewed when definitions change.
     *
     * @throws ClusterException when the cluster cannot be asked
     */
    KindCatalog kinds(Duration timeout) throws ClusterException, InterruptedException;

    /**
     * Returns the shape of the kinds that the cluster serves; kept and renewed when definitions
     * change. Kinds whose shape is not known are simply not in it.
     *
     * @throws ClusterException when the cluster cannot be asked
     */
    ObjectSchemas schemas(Duration timeout) throws ClusterException, InterruptedException;

    /**
     * Returns the shape of one kind together with the API's own descriptions of its fields, by
     * asking the server now; empty when the server does not describe the kind. Meant for whoever
     * reads about fields: {@link #schemas} keeps no descriptions.
     *
     * @throws ClusterException when the cluster cannot be asked
     */
    Optional<FieldSchema> described(Gvk kind, Duration timeout)
            throws ClusterException, InterruptedException;

    /**
     * Returns the state of every object asked for, one answer each. Served from what list and watch
     * keep where that is current; trouble with one object is its state, never an exception.
     */
    Map<ResourceKey, LiveState> read(Map<ResourceKey, ServedKind> objects, Duration timeout)
            throws InterruptedException;

    /** Returns the state of one object by asking the server now, past anything kept. */
    LiveState readNow(ResourceKey key, ServedKind kind, Duration timeout)
            throws InterruptedException;

    /**
     * Returns every object of a kind in a namespace (empty: in all), from what list and watch keep.
     *
     * @throws ClusterException when they cannot be listed, with the reason
     */
    Collection<Manifest> list(ServedKind kind, String namespace, Duration timeout)
            throws ClusterException, InterruptedException;

    /**
     * Returns names, labels, annotations and owners of the objects that carry a label, by asking
     * the server now. Contents are not asked for, so nothing secret comes along.
     *
     * @param namespace the namespace; empty for all
     * @param label the label's name
     * @param value its value
     * @throws ClusterException when they cannot be listed, with the reason
     */
    Collection<Manifest> labelled(
            ServedKind kind, String namespace, String label, String value, Duration timeout)
            throws ClusterException, InterruptedException;

    /** Asks the server what it would store. Persists nothing. */
    Prediction predict(PredictionRequest request) throws InterruptedException;

    /** Asks the server what a patch would store. Persists nothing. */
    Prediction predict(PatchRequest request) throws InterruptedException;

    /**
     * Tells the listener about every change of objects that are being watched, until closed. Called
     * on the cluster's own threads.
     */
    AutoCloseable onChange(ChangeListener listener);

    /** Hears about changes. Must not block. */
    @FunctionalInterface
    interface ChangeListener {
        /** Called after an object was added, changed or removed. */
        void changed(ResourceKey key, LiveState state);
    }
}
