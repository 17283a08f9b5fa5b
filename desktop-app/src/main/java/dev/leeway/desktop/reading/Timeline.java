package dev.leeway.desktop.reading;

import java.time.Instant;
import java.util.List;

/**
 * What happened since a moment.
 *
 * @param since since when
 * @param moments what happened, newest first
 * @param unseen what could not be looked at, one sentence each: there, something may have happened
 *     too
 */
public record Timeline(Instant since, List<Moment> moments, List<String> unseen) {
    public Timeline {
        moments = List.copyOf(moments);
        unseen = List.copyOf(unseen);
    }
}
