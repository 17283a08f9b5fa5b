package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.rules.ServerChoices;
import dev.leeway.engine.practice.store.PracticeStore;
import dev.leeway.engine.practice.store.Selection;
import dev.leeway.engine.resource.GroupKind;
import java.util.HashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Chooses what services are given: addresses in 10.96.0.0/16 and node ports from 30000 to 32767
 * that no stored service holds.
 */
public final class ServiceAllocations implements ServerChoices {
    private static final GroupKind SERVICE = new GroupKind("", "Service");
    private static final int FIRST_NODE_PORT = 30_000;
    private static final int NODE_PORTS = 2_768;
    private static final int TRIES = 10_000;

    private final PracticeStore store;

    /** Makes the choices for a store's services. */
    public ServiceAllocations(PracticeStore store) {
        this.store = store;
    }

    @Override
    public String clusterIp(JsonObject service) {
        Set<String> taken = new HashSet<>();
        for (JsonObject other : store.list(SERVICE, Selection.ALL).objects()) {
            other.stringAt("spec", "clusterIP").ifPresent(taken::add);
        }
        String address;
        do {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            address = "10.96." + random.nextInt(1, 255) + "." + random.nextInt(1, 255);
        } while (taken.contains(address));
        return address;
    }

    @Override
    public OptionalInt nodePort(JsonObject service) {
        Set<Long> taken = new HashSet<>();
        for (JsonObject other : store.list(SERVICE, Selection.ALL).objects()) {
            other.arrayAt("spec", "ports")
                    .objects()
                    .forEach(port -> port.integer("nodePort").ifPresent(taken::add));
        }
        for (int i = 0; i < TRIES; i++) {
            long port = FIRST_NODE_PORT + ThreadLocalRandom.current().nextLong(NODE_PORTS);
            if (!taken.contains(port)) {
                return OptionalInt.of((int) port);
            }
        }
        return OptionalInt.empty();
    }

    @Override
    public String uid() {
        return UUID.randomUUID().toString();
    }
}
