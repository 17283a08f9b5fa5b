package dev.leeway.engine.live;

import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;

/**
 * A question to the server: what would this apply store?
 *
 * @param key the object
 * @param kind the kind, in the version of the manifest
 * @param manifest the body, as it would be sent
 * @param manager the field manager to ask as
 * @param force whether to take fields from other managers; without it conflicts are answered
 * @param basedOn the live object's resource version that the answer must be about; empty when it
 *     should not exist
 * @param timeout how long to wait
 */
public record PredictionRequest(
        ResourceKey key,
        ServedKind kind,
        Manifest manifest,
        String manager,
        boolean force,
        String basedOn,
        Duration timeout) {}
