package dev.leeway.engine.live;

import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a plan can say of the right to sync its application, at the moment it was made. */
public sealed interface LeaseOutlook {
    /** Returns what the operator should know; empty when nothing stands against a sync. */
    Wording said();

    /** Returns that in English. */
    default String message() {
        return said().text();
    }

    /** Nobody holds it. */
    record Free() implements LeaseOutlook {
        @Override
        public Wording said() {
            return Wording.none();
        }
    }

    /**
     * Somebody is syncing the application.
     *
     * @param holder who, as {@code USER@HOST#SESSION}
     * @param until when the right runs out unless it is renewed
     */
    record Held(String holder, Instant until) implements LeaseOutlook {
        @Override
        public Wording said() {
            return OutlookPhrase.HELD.of(Wording.quoted(holder), Wording.moment(until));
        }
    }

    /**
     * The operator has no rights on leases, so two Leeways cannot be kept apart.
     *
     * @param refusal the server's words
     */
    record NotPermitted(Wording refusal) implements LeaseOutlook {
        @Override
        public Wording said() {
            return OutlookPhrase.NOT_PERMITTED.of(refusal);
        }
    }

    /**
     * The destination namespace is being deleted, so that nothing can be made in it.
     *
     * @param namespace the namespace
     * @param since since when; empty when that is not known
     * @param reasons what holds that up, in the cluster's words; may be empty
     */
    record Ending(String namespace, Optional<Instant> since, List<String> reasons)
            implements LeaseOutlook {
        public Ending {
            reasons = List.copyOf(reasons);
        }

        @Override
        public Wording said() {
            return OutlookPhrase.ENDING.of(
                    Wording.quoted(namespace),
                    since.map(at -> OutlookPhrase.SINCE.of(Wording.moment(at)))
                            .orElse(Wording.none()),
                    reasons.isEmpty()
                            ? Wording.none()
                            : OutlookPhrase.REASONS.of(String.join("; ", reasons)));
        }
    }

    /**
     * It could not be found out.
     *
     * @param why what happened
     */
    record NotKnown(Wording why) implements LeaseOutlook {
        @Override
        public Wording said() {
            return OutlookPhrase.NOT_KNOWN.of(why);
        }
    }
}
