package dev.leeway.engine.edit.rendered;

import dev.leeway.engine.wording.Wording;
import java.util.Map;

/**
 * An edit that may do what is wanted; rendering tells.
 *
 * @param files the files that it changes, with their new bytes
 * @param note what it does, for the operator; never values
 */
public record Trial(Map<String, byte[]> files, Wording note) {
    public Trial {
        files = Map.copyOf(files);
    }

    /** Makes a trial of one file. */
    static Trial of(String file, byte[] bytes, Wording note) {
        return new Trial(Map.of(file, bytes), note);
    }

    /** Leaves the bytes out, which may hold secrets. */
    @Override
    public String toString() {
        return "Trial[" + note.text() + " in " + files.keySet() + "]";
    }
}
