package dev.leeway.engine.practice.discovery;

import dev.leeway.engine.practice.rules.ResourceType;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** The resource types served now; changes when custom types come and go. Safe for any thread. */
public final class CurrentTypes {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile ServedTypes types;

    /** Begins with these types. */
    public CurrentTypes(ServedTypes types) {
        this.types = types;
    }

    /** Returns the types served now. */
    public ServedTypes get() {
        return types;
    }

    /** Takes some types away and adds others, in one step. */
    public void replace(Predicate<ResourceType> gone, List<ResourceType> added) {
        lock.lock();
        try {
            types = types.replacing(gone, added);
        } finally {
            lock.unlock();
        }
    }
}
