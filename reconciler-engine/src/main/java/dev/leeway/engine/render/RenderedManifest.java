package dev.leeway.engine.render;

import dev.leeway.engine.resource.Manifest;

/**
 * One document with its origin.
 *
 * @param manifest the document
 * @param origin where it came from
 */
public record RenderedManifest(Manifest manifest, Origin origin) {}
