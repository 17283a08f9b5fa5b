package dev.leeway.engine.practice.api;

import dev.leeway.engine.practice.discovery.ServedTypes;
import dev.leeway.engine.practice.store.PracticeStore;
import java.util.Optional;

/**
 * The practice cluster's API without a network: what HTTP clients get, controllers get through the
 * same door. Safe for use from any thread.
 *
 * <p>Controllers read and watch through {@link #store()} (no conversion, no permission checks) and
 * write through {@link #handle}, so that defaulting, field ownership, finalizers and status rules
 * hold for them too.
 */
public interface PracticeApi {
    /** Answers a request; never throws for what a client sent. */
    ApiResponse handle(ApiRequest request);

    /** Returns whose token it is among those that the cluster issued; empty when it is none. */
    Optional<String> holder(String token);

    /** Returns what the cluster holds; for reading and watching. */
    PracticeStore store();

    /** Returns the resource types served now. */
    ServedTypes types();
}
