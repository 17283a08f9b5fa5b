package dev.leeway.engine.live;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a plan can say of the right to sync its application, at the moment it was made. */
public sealed interface LeaseOutlook {
    /** Returns what the operator should know; empty when nothing stands against a sync. */
    String message();

    /** Nobody holds it. */
    record Free() implements LeaseOutlook {
        @Override
        public String message() {
            return "";
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
        public String message() {
            return holder
                    + " is syncing this application now, and holds the right to until "
                    + until
                    + " unless it is renewed.";
        }
    }

    /**
     * The operator has no rights on leases, so two Leeways cannot be kept apart.
     *
     * @param refusal the server's words
     */
    record NotPermitted(String refusal) implements LeaseOutlook {
        @Override
        public String message() {
            return "Nothing keeps another Leeway from syncing at the same time, because leases may"
                    + " not be written: "
                    + refusal
                    + ". A sync is refused unless it is asked to go on without a lease.";
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
        public String message() {
            return "The namespace "
                    + namespace
                    + " is being deleted"
                    + since.map(at -> " since " + at).orElse("")
                    + (reasons.isEmpty() ? "" : ": " + String.join("; ", reasons))
                    + ". Nothing can be made in it before it is gone; then sync again (with"
                    + " CreateNamespace=true it is made anew).";
        }
    }

    /**
     * It could not be found out.
     *
     * @param why what happened
     */
    record NotKnown(String why) implements LeaseOutlook {
        @Override
        public String message() {
            return "Whether somebody is syncing this application now is not known: " + why + ".";
        }
    }
}
