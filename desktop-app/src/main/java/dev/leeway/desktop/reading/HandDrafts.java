package dev.leeway.desktop.reading;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps what was typed into source files by hand until it is proposed or given up. Every method
 * waits for the disk; safe for use from several threads.
 */
public interface HandDrafts {
    /**
     * Texts as they were typed.
     *
     * @param base the commit that they were typed over
     * @param at when
     * @param texts by the files' paths, their lines ended by a line feed alone; never with what a
     *     Secret holds
     */
    record Kept(String base, Instant at, Map<String, String> texts) {
        public Kept {
            texts = Map.copyOf(texts);
        }

        /** Leaves the texts out. */
        @Override
        public String toString() {
            return "Kept[" + base + " " + at + " " + texts.keySet() + "]";
        }
    }

    /** Returns what was kept for a proposal; empty when there is nothing that can be read. */
    Optional<Kept> find(String proposal);

    /** Keeps texts in place of those before; with none it forgets them. */
    void keep(String proposal, Kept kept) throws IOException;

    /** Forgets what was kept. */
    void forget(String proposal) throws IOException;
}
