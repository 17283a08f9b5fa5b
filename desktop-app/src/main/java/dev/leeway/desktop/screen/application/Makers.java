package dev.leeway.desktop.screen.application;

import dev.leeway.desktop.state.ObjectState;
import dev.leeway.engine.resource.ResourceKey;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which object a fix of another one belongs to. Pure. */
final class Makers {
    private Makers() {}

    /**
     * Returns the live object at the top of those that made an object, or itself; empty when it is
     * not in the cluster.
     */
    static Optional<ResourceKey> of(List<ObjectState> objects, ResourceKey key) {
        Set<ResourceKey> seen = new HashSet<>();
        ResourceKey here = key;
        while (seen.add(here)) {
            ResourceKey current = here;
            Optional<ObjectState> object =
                    objects.stream().filter(one -> one.key().equals(current)).findFirst();
            if (object.isEmpty() || !object.get().inCluster()) {
                return Optional.empty();
            }
            if (object.get().owner().isEmpty()) {
                return Optional.of(here);
            }
            here = object.get().owner().get();
        }
        return Optional.of(key);
    }
}
