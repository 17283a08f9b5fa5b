package dev.leeway.engine.live;

/**
 * One field that another manager owns.
 *
 * @param manager the field manager
 * @param path the field's path as the server writes it, for example {@code .spec.replicas}
 * @param message the server's words
 */
public record FieldConflict(String manager, String path, String message) {}
