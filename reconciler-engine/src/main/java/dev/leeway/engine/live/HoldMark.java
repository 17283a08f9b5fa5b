package dev.leeway.engine.live;

import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A hold as it stands in the cluster, on the object that holds the application's inventory, so that
 * every Leeway sees it: what reconciling must leave alone, because of whom, why and until when.
 *
 * <p>A hold never lapses by itself. After its end it is overdue: shown as such, and still kept.
 *
 * @param id its id, unique for ever
 * @param scope what it covers
 * @param owner who placed it
 * @param reason why, in the owner's words
 * @param since when it was placed, to the second
 * @param end when it is meant to end; empty when that was left open
 * @param revision the full id of the commit that the application is held at; empty where the hold
 *     keeps things as they are. A plan for exactly this commit is not held back.
 */
public record HoldMark(
        String id,
        HoldScope scope,
        String owner,
        String reason,
        Instant since,
        Optional<Instant> end,
        Optional<String> revision) {
    public HoldMark {
        since = since.truncatedTo(ChronoUnit.SECONDS);
        end = end.map(time -> time.truncatedTo(ChronoUnit.SECONDS));
    }

    /** Returns whether the time that was set for it is up. */
    public boolean overdue(Instant now) {
        return end.isPresent() && !now.isBefore(end.get());
    }

    /** Returns whether a plan for a commit is what this hold keeps the application at. */
    public boolean allows(String commit) {
        return revision.isPresent() && revision.get().equals(commit);
    }

    /** Returns who placed it, as it can be worded where nobody is known. */
    public Wording saidOwner() {
        return MarkWords.of(owner);
    }

    /** Returns why, as it can be worded where Leeway itself gives the reason. */
    public Wording saidReason() {
        return MarkWords.of(reason);
    }

    /** Returns the hold in a sentence, for the operator. */
    public Wording said() {
        List<Wording> parts = new ArrayList<>();
        parts.add(
                switch (scope) {
                    case HoldScope.WholeApplication _ -> HoldMarkPhrase.MARK_APPLICATION.of();
                    case HoldScope.OneObject one -> Wording.quoted(one.key().toString());
                    case HoldScope.Fields fields -> Wording.quoted(fields.toString());
                });
        revision.map(commit -> commit.substring(0, Math.min(7, commit.length())))
                .map(Wording::quoted)
                .ifPresent(parts::add);
        parts.add(saidOwner());
        parts.add(Wording.moment(since));
        end.map(Wording::moment).ifPresent(parts::add);
        parts.add(saidReason());
        HoldMarkPhrase phrase =
                revision.isPresent()
                        ? end.isPresent()
                                ? HoldMarkPhrase.MARK_HELD_AT_UNTIL
                                : HoldMarkPhrase.MARK_HELD_AT
                        : end.isPresent()
                                ? HoldMarkPhrase.MARK_HELD_UNTIL
                                : HoldMarkPhrase.MARK_HELD;
        return new Wording.Phrased(phrase, parts);
    }

    /** Returns that sentence in English. */
    public String sentence() {
        return said().text();
    }
}
