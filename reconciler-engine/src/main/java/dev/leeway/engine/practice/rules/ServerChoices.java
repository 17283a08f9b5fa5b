package dev.leeway.engine.practice.rules;

import dev.leeway.engine.json.JsonObject;
import java.util.OptionalInt;

/**
 * What a server chooses by itself when an object is written: addresses, ports, identities. A server
 * that keeps allocations implements this; the rules only ask. Must be safe for use from any thread.
 */
public interface ServerChoices {
    /** Returns an address for a service of the cluster that names none. */
    String clusterIp(JsonObject service);

    /** Returns a node port for a service port that names none, or empty when there is none left. */
    OptionalInt nodePort(JsonObject service);

    /**
     * Returns the identity of a new object of a kind that carries its own identity in its spec (a
     * job's selector). The rules write it to {@code metadata.uid}; the store keeps a uid that is
     * there.
     */
    String uid();
}
