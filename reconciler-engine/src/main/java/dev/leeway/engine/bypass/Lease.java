package dev.leeway.engine.bypass;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A bypass with its account.
 *
 * @param bypass the bypass, as it was opened
 * @param entries its account, oldest first; the first one is the draft
 */
public record Lease(Bypass bypass, List<JournalEntry> entries) {
    /** By how much a clock is set right in passing. */
    private static final Duration CORRECTION = Duration.ofMinutes(5);

    public Lease {
        if (entries.stream().noneMatch(JournalEntry.Reached.class::isInstance)) {
            throw new IllegalArgumentException("a lease begins as a draft");
        }
        Bypass opened = bypass;
        entries = List.copyOf(entries);
        bypass =
                entries.stream()
                        .filter(JournalEntry.Extended.class::isInstance)
                        .map(JournalEntry.Extended.class::cast)
                        .reduce((_, last) -> last)
                        .map(extension -> opened.until(extension.end()))
                        .orElse(opened);
    }

    /** Returns the bypass' id. */
    public String id() {
        return bypass.id();
    }

    /** Returns the last state that is certain. */
    public BypassState state() {
        return entries.reversed().stream()
                .filter(JournalEntry.Reached.class::isInstance)
                .map(entry -> ((JournalEntry.Reached) entry).state())
                .findFirst()
                .orElseThrow();
    }

    /** Returns the stage. */
    public Stage stage() {
        return state().stage();
    }

    /** Returns what was begun and of which nobody knows how it ended, if there is something. */
    public Optional<JournalEntry.Intended> pending() {
        for (JournalEntry entry : entries.reversed()) {
            switch (entry) {
                case JournalEntry.Intended intended -> {
                    return Optional.of(intended);
                }
                case JournalEntry.Reached _, JournalEntry.Dropped _ -> {
                    return Optional.empty();
                }
                case JournalEntry.Extended _ -> {}
            }
        }
        return Optional.empty();
    }

    /** Returns the newest state of a type that it was ever in. */
    public <T extends BypassState> Optional<T> last(Class<T> type) {
        return entries.reversed().stream()
                .filter(JournalEntry.Reached.class::isInstance)
                .map(entry -> ((JournalEntry.Reached) entry).state())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    /**
     * Returns the merge that brought other values than the fix into Git, while it waits for
     * somebody to decide which of them counts.
     */
    public Optional<BypassState.Merged> mergedOtherwise() {
        Stage stage = state() instanceof BypassState.Expired expired ? expired.before() : stage();
        return stage == Stage.MERGED
                ? last(BypassState.Merged.class).filter(merged -> !merged.asProposed())
                : Optional.empty();
    }

    /** Returns how often it was in a state of a type. */
    public long times(Class<? extends BypassState> type) {
        return entries.stream()
                .filter(
                        entry ->
                                entry instanceof JournalEntry.Reached reached
                                        && type.isInstance(reached.state()))
                .count();
    }

    /**
     * Returns whether its time is up, as far as a clock can tell. A clock that was set back behind
     * the newest extension, or else the newest line of the account, cannot tell how much time is
     * left; the lease counts as over time then, which raises the alarm and changes nothing, instead
     * of living on unseen. Small corrections of a clock are none.
     */
    public boolean isOverdue(Instant now) {
        // A lease that is extended goes back to a state of before, with that state's time.
        Instant known =
                entries.reversed().stream()
                        .filter(JournalEntry.Extended.class::isInstance)
                        .findFirst()
                        .orElse(entries.getLast())
                        .at();
        return !now.isBefore(bypass.end()) || now.plus(CORRECTION).isBefore(known);
    }

    /** Returns a copy with one more entry. */
    public Lease plus(JournalEntry entry) {
        List<JournalEntry> more = new ArrayList<>(entries);
        more.add(entry);
        return new Lease(bypass, more);
    }
}
