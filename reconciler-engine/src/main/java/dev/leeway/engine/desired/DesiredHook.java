package dev.leeway.engine.desired;

/**
 * An object that runs at a moment of a sync. It is not compared, has no part in an application's
 * health, and is never in the inventory.
 *
 * @param object the object; one that leaves its name to the server ({@code generateName}) has that
 *     beginning as the name in its key, and gets a whole name in the plan
 * @param marks when it runs and when it is deleted
 */
public record DesiredHook(DesiredObject object, HookMarks marks) {
    /** Returns whether every sync makes it under a new name. */
    public boolean unnamed() {
        return object.manifest().name().isEmpty();
    }
}
