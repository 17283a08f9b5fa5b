package dev.leeway.engine.desired;

import dev.leeway.engine.render.Origin;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;

/**
 * One object that should exist.
 *
 * @param key its identity, with the namespace that it will really have
 * @param kind the kind as the destination serves it
 * @param manifest the body as it will be sent: normalised, namespace filled in or cleared
 * @param origin where it came from
 */
public record DesiredObject(ResourceKey key, ServedKind kind, Manifest manifest, Origin origin) {}
