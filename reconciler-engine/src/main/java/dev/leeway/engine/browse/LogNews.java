package dev.leeway.engine.browse;

import dev.leeway.engine.wording.Wording;
import java.util.List;

/** What somebody hears who reads a log. */
public sealed interface LogNews {
    /** Lines, in order. */
    record Lines(List<LogLine> lines) implements LogNews {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** The connection broke off; it is opened again where it broke. */
    record Interrupted(Wording why) implements LogNews {}

    /** There is no more: the end was reached, or the container ended. */
    record Ended() implements LogNews {}
}
