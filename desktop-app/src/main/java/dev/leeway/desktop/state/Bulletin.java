package dev.leeway.desktop.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is being done and what was told.
 *
 * @param running long work under way, oldest first
 * @param notices what was told, newest first
 * @param unread how many of the notices were not read
 * @param calmSince since when nothing needs attention, as far as this window saw; empty while
 *     something does
 */
public record Bulletin(
        List<RunningWork> running, List<Notice> notices, int unread, Optional<Instant> calmSince) {
    private static final int NOTICES_KEPT = 200;

    /** Nothing. */
    static final Bulletin EMPTY = new Bulletin(List.of(), List.of(), 0, Optional.empty());

    public Bulletin {
        running = List.copyOf(running);
        notices = List.copyOf(notices);
    }

    Bulletin started(RunningWork work) {
        List<RunningWork> longer =
                new ArrayList<>(running.stream().filter(w -> !w.id().equals(work.id())).toList());
        longer.add(work);
        return new Bulletin(longer, notices, unread, calmSince);
    }

    Bulletin progressed(String id, long done, long total) {
        return new Bulletin(
                running.stream()
                        .map(work -> work.id().equals(id) ? work.progressed(done, total) : work)
                        .toList(),
                notices,
                unread,
                calmSince);
    }

    Bulletin ended(String id) {
        return new Bulletin(
                running.stream().filter(work -> !work.id().equals(id)).toList(),
                notices,
                unread,
                calmSince);
    }

    /** Nothing is being done any more; what was told stays. */
    Bulletin idle() {
        return new Bulletin(List.of(), notices, unread, Optional.empty());
    }

    Bulletin noticed(Notice notice) {
        List<Notice> longer = new ArrayList<>(notices);
        longer.addFirst(notice);
        return new Bulletin(
                running,
                longer.subList(0, Math.min(longer.size(), NOTICES_KEPT)),
                Math.min(unread + 1, NOTICES_KEPT),
                calmSince);
    }

    /** What is taken back once is not offered again. */
    Bulletin takenBack(Undo undo) {
        return new Bulletin(
                running,
                notices.stream()
                        .map(
                                one ->
                                        one.undo().filter(undo::equals).isPresent()
                                                ? one.undone()
                                                : one)
                        .toList(),
                unread,
                calmSince);
    }

    Bulletin read() {
        return new Bulletin(running, notices, 0, calmSince);
    }

    Bulletin calm(boolean calm, Instant now) {
        if (calm == calmSince.isPresent()) {
            return this;
        }
        return new Bulletin(running, notices, unread, calm ? Optional.of(now) : Optional.empty());
    }
}
