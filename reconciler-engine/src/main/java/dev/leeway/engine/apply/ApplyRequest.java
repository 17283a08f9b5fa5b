package dev.leeway.engine.apply;

import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;

/**
 * One server-side apply.
 *
 * @param key the object
 * @param kind the kind, in the version of the manifest
 * @param manifest the body
 * @param manager the field manager
 * @param force whether to take fields from other managers
 * @param basedOn the resource version that the live object must still have; empty for no such
 *     condition
 * @param timeout how long to wait for the answer
 */
public record ApplyRequest(
        ResourceKey key,
        ServedKind kind,
        Manifest manifest,
        String manager,
        boolean force,
        String basedOn,
        Duration timeout) {}
