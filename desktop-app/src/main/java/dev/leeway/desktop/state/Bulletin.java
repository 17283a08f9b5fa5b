package dev.leeway.desktop.state;

import java.util.ArrayList;
import java.util.List;

/**
 * What is being done and what was told.
 *
 * @param running long work under way, oldest first
 * @param notices what was told, newest first
 * @param unread how many of the notices were not read
 */
public record Bulletin(List<RunningWork> running, List<Notice> notices, int unread) {
    private static final int NOTICES_KEPT = 200;

    /** Nothing. */
    static final Bulletin EMPTY = new Bulletin(List.of(), List.of(), 0);

    public Bulletin {
        running = List.copyOf(running);
        notices = List.copyOf(notices);
    }

    Bulletin started(RunningWork work) {
        List<RunningWork> longer =
                new ArrayList<>(running.stream().filter(w -> !w.id().equals(work.id())).toList());
        longer.add(work);
        return new Bulletin(longer, notices, unread);
    }

    Bulletin progressed(String id, long done, long total) {
        return new Bulletin(
                running.stream()
                        .map(work -> work.id().equals(id) ? work.progressed(done, total) : work)
                        .toList(),
                notices,
                unread);
    }

    Bulletin ended(String id) {
        return new Bulletin(
                running.stream().filter(work -> !work.id().equals(id)).toList(), notices, unread);
    }

    Bulletin noticed(Notice notice) {
        List<Notice> longer = new ArrayList<>(notices);
        longer.addFirst(notice);
        return new Bulletin(
                running,
                longer.subList(0, Math.min(longer.size(), NOTICES_KEPT)),
                Math.min(unread + 1, NOTICES_KEPT));
    }

    Bulletin read() {
        return new Bulletin(running, notices, 0);
    }
}
