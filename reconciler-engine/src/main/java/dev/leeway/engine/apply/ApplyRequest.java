package dev.leeway.engine.apply;

import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;

/**
 * One server-side apply, or one replacement.
 *
 * @param key the object
 * @param kind the kind, in the version of the manifest
 * @param manifest the body
 * @param manager the field manager
 * @param force whether to take fields from other managers
 * @param basedOn the resource version that the live object must still have; empty for no such
 *     condition
 * @param mode applied or replaced, and whether unknown fields are refused
 * @param timeout how long to wait for the answer
 */
public record ApplyRequest(
        ResourceKey key,
        ServedKind kind,
        Manifest manifest,
        String manager,
        boolean force,
        String basedOn,
        Mode mode,
        Duration timeout) {
    /** Makes a strict server-side apply. */
    public ApplyRequest(
            ResourceKey key,
            ServedKind kind,
            Manifest manifest,
            String manager,
            boolean force,
            String basedOn,
            Duration timeout) {
        this(key, kind, manifest, manager, force, basedOn, Mode.STRICT, timeout);
    }

    /** How the body is taken. */
    public enum Mode {
        /** Applied; a field that the server does not know is refused. */
        STRICT,
        /** Applied; a field that the server does not know is dropped ({@code Validate=false}). */
        LENIENT,
        /**
         * Put in place of the whole live object, which must be there ({@code Replace=true}). Needs
         * the resource version.
         */
        REPLACE
    }
}
