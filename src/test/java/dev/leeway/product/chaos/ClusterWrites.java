package dev.leeway.product.chaos;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.api.WriteWitness;
import dev.leeway.engine.practice.store.ObjectMeta;
import dev.leeway.engine.practice.store.StoreEvent;
import dev.leeway.engine.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every write that Leeway or a hand made in the cluster, as the API server saw it: with the exact
 * version before and after, and during which deed. Safe for several threads.
 */
final class ClusterWrites implements WriteWitness {
    /** The field manager of the hand. */
    static final String HAND = "kubectl-edit";

    private final List<Write> writes = new ArrayList<>();
    private int deed;
    private int until;
    private Runnable then = () -> {};

    /** Who wrote. */
    enum By {
        LEEWAY,
        HAND
    }

    /**
     * One write that changed what is stored.
     *
     * @param deed the deed during which it happened
     * @param before the object's version before, 0 where there was none
     * @param version the version that it made
     * @param key the object
     * @param by who wrote
     * @param method the HTTP method
     * @param manager the field manager, empty for a deletion
     * @param object the object afterwards; of a removal as it was last
     */
    record Write(
            int deed,
            long before,
            long version,
            ResourceKey key,
            By by,
            String method,
            String manager,
            JsonObject object) {
        /** Returns whether it asked for the object to go. */
        boolean deletes() {
            return method.equals("DELETE");
        }
    }

    @Override
    public void wrote(ApiRequest request, StoreEvent change) {
        Optional<By> by = by(request);
        if (by.isEmpty()) {
            return;
        }
        JsonObject object = change.object();
        JsonObject previous = change.previous();
        ResourceKey key =
                new ResourceKey(
                        change.type().group(),
                        change.type().kind(),
                        ObjectMeta.namespace(object),
                        ObjectMeta.name(object));
        add(
                new Write(
                        deed(),
                        previous == null ? 0 : ObjectMeta.version(previous),
                        change.version(),
                        key,
                        by.get(),
                        request.method(),
                        request.parameter("fieldManager"),
                        object));
    }

    private static Optional<By> by(ApiRequest request) {
        if (request.user().equals(ApiRequest.ADMIN)) {
            return Optional.of(By.LEEWAY);
        }
        return request.parameter("fieldManager").equals(HAND)
                ? Optional.of(By.HAND)
                : Optional.empty();
    }

    private synchronized void add(Write write) {
        writes.add(write);
        if (write.by() == By.LEEWAY && until > 0 && --until == 0) {
            then.run();
        }
    }

    /** Begins a deed; what is written from now on belongs to it. */
    synchronized void begin(int number) {
        deed = number;
        until = 0;
    }

    private synchronized int deed() {
        return deed;
    }

    /** Lets something happen right after so many more writes of Leeway; it must be quick. */
    synchronized void after(int count, Runnable what) {
        until = count;
        then = what;
    }

    /** Returns all writes, in their order. */
    synchronized List<Write> all() {
        return List.copyOf(writes);
    }

    /** Returns the writes from a position on. */
    synchronized List<Write> from(int position) {
        return List.copyOf(writes.subList(position, writes.size()));
    }

    /** Returns how many there are. */
    synchronized int size() {
        return writes.size();
    }
}
