package dev.leeway.engine.edit.rendered;

import java.util.Map;

/**
 * An edit that may do what is wanted; rendering tells.
 *
 * @param files the files that it changes, with their new bytes
 * @param note what it does, in words for the operator; never values
 */
public record Trial(Map<String, byte[]> files, String note) {
    public Trial {
        files = Map.copyOf(files);
    }

    /** Makes a trial of one file. */
    static Trial of(String file, byte[] bytes, String note) {
        return new Trial(Map.of(file, bytes), note);
    }

    /** Leaves the bytes out, which may hold secrets. */
    @Override
    public String toString() {
        return "Trial[" + note + " in " + files.keySet() + "]";
    }
}
