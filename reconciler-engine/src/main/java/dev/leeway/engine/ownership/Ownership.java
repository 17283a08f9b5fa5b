package dev.leeway.engine.ownership;

import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whose a live object is, and with that, what Leeway may do to it. */
public sealed interface Ownership {
    /** Returns every claim that was found, with what came of checking it. */
    List<CheckedClaim> claims();

    /** Returns whose it is and on what that rests, in sentences, for the operator. */
    String message();

    /** Returns the state in one word, as commands print it. */
    String word();

    /**
     * Nobody stands by it.
     *
     * @param claims marks that mean nothing here, and appliers of fields
     */
    record Unowned(List<CheckedClaim> claims) implements Ownership {
        public Unowned {
            claims = List.copyOf(claims);
        }

        @Override
        public String word() {
            return "unowned";
        }

        @Override
        public String message() {
            return "It exists, and Leeway did not make it" + appliers() + ".";
        }

        private String appliers() {
            String names =
                    claims.stream()
                            .map(CheckedClaim::claim)
                            .filter(Claim.FieldWriter.class::isInstance)
                            .map(claim -> ((Claim.FieldWriter) claim).manager())
                            .distinct()
                            .collect(Collectors.joining(", "));
            return names.isEmpty() ? "" : " (applied by " + names + ")";
        }
    }

    /**
     * This application's own.
     *
     * @param evidence on what that rests
     * @param claims claims of others that do not stand against it
     */
    record Ours(Wording evidence, List<CheckedClaim> claims) implements Ownership {
        public Ours {
            claims = List.copyOf(claims);
        }

        @Override
        public String word() {
            return "ours";
        }

        @Override
        public String message() {
            return "It is this application's own: " + evidence.text() + ".";
        }
    }

    /**
     * Another engine reconciles it.
     *
     * @param owner whose it is
     * @param claims every claim
     */
    record ForeignActive(CheckedClaim owner, List<CheckedClaim> claims) implements Ownership {
        public ForeignActive {
            claims = List.copyOf(claims);
        }

        @Override
        public String word() {
            return "foreign-active";
        }

        @Override
        public String message() {
            return "It belongs to " + owner.sentence() + ".";
        }
    }

    /**
     * Another owner lists it and does not write by itself: suspended, or run by hand.
     *
     * @param owner whose it is
     * @param claims every claim
     */
    record ForeignDormant(CheckedClaim owner, List<CheckedClaim> claims) implements Ownership {
        public ForeignDormant {
            claims = List.copyOf(claims);
        }

        @Override
        public String word() {
            return "foreign-dormant";
        }

        @Override
        public String message() {
            return "It belongs to " + owner.sentence() + ".";
        }
    }

    /**
     * It carries the mark of an owner who is gone or knows it no more.
     *
     * @param owner whose it was
     * @param claims every claim
     */
    record ForeignStale(CheckedClaim owner, List<CheckedClaim> claims) implements Ownership {
        public ForeignStale {
            claims = List.copyOf(claims);
        }

        @Override
        public String word() {
            return "foreign-stale";
        }

        @Override
        public String message() {
            return "It carries a mark that was left behind: " + owner.sentence() + ".";
        }
    }

    /**
     * More than one owner stands by it.
     *
     * @param evidence who, each with the evidence
     * @param claims every claim
     */
    record Contested(Wording evidence, List<CheckedClaim> claims) implements Ownership {
        public Contested {
            claims = List.copyOf(claims);
        }

        @Override
        public String word() {
            return "contested";
        }

        @Override
        public String message() {
            return "More than one owner claims it: " + evidence.text() + ".";
        }
    }

    /**
     * One of its fields goes to and fro between managers right now.
     *
     * @param flap the field
     * @param beneath whose it would be without that
     */
    record Flapping(Flap flap, Ownership beneath) implements Ownership {
        @Override
        public String word() {
            return "flapping";
        }

        @Override
        public List<CheckedClaim> claims() {
            return beneath.claims();
        }

        @Override
        public String message() {
            return flap.sentence()
                    + ": somebody will overwrite what is written. "
                    + beneath.message();
        }
    }

    /**
     * Somebody's mark stands on it, and whether he stands by it could not be read.
     *
     * @param doubt the claim
     * @param claims every claim
     */
    record NotKnown(CheckedClaim doubt, List<CheckedClaim> claims) implements Ownership {
        public NotKnown {
            claims = List.copyOf(claims);
        }

        @Override
        public String word() {
            return "not-known";
        }

        @Override
        public String message() {
            return "Whose it is, is not known: " + doubt.sentence() + ".";
        }
    }

    /** What Leeway may do to an object. */
    enum Leave {
        /** Write. */
        FREE,
        /** Write after the operator asked for it by name. */
        WHEN_ASKED,
        /** Not write, whoever asks. */
        NEVER
    }

    /** Returns what Leeway may do to it. */
    default Leave leave() {
        return switch (this) {
            case Ours _ -> Leave.FREE;
            case Unowned _, ForeignDormant _, ForeignStale _, Flapping _ -> Leave.WHEN_ASKED;
            case ForeignActive _, Contested _, NotKnown _ -> Leave.NEVER;
        };
    }

    /** Returns whether it is this application's own, whatever else is going on. */
    default boolean ours() {
        return switch (this) {
            case Ours _ -> true;
            case Flapping flapping -> flapping.beneath().ours();
            case Unowned _,
                    ForeignActive _,
                    ForeignDormant _,
                    ForeignStale _,
                    Contested _,
                    NotKnown _ ->
                    false;
        };
    }

    /** Returns the foreign owner who lists it; empty when it is nobody's, or more than one's. */
    default Optional<CheckedClaim> foreignOwner() {
        return switch (this) {
            case ForeignActive foreign -> Optional.of(foreign.owner());
            case ForeignDormant foreign -> Optional.of(foreign.owner());
            case Flapping flapping -> flapping.beneath().foreignOwner();
            case Unowned _, Ours _, ForeignStale _, Contested _, NotKnown _ -> Optional.empty();
        };
    }
}
