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
    Wording said();

    /** Returns that in English. */
    default String message() {
        return said().text();
    }

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
        public Wording said() {
            String appliers = appliers();
            return appliers.isEmpty()
                    ? ClaimPhrase.IS_UNOWNED.of()
                    : ClaimPhrase.IS_UNOWNED_APPLIED.of(appliers);
        }

        private String appliers() {
            return claims.stream()
                    .map(CheckedClaim::claim)
                    .filter(Claim.FieldWriter.class::isInstance)
                    .map(claim -> ((Claim.FieldWriter) claim).manager())
                    .distinct()
                    .collect(Collectors.joining(", "));
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
        public Wording said() {
            return ClaimPhrase.IS_OURS.of(evidence);
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
        public Wording said() {
            return ClaimPhrase.IS_FOREIGN.of(owner.said());
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
        public Wording said() {
            return ClaimPhrase.IS_FOREIGN.of(owner.said());
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
        public Wording said() {
            return ClaimPhrase.IS_STALE.of(owner.said());
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
        public Wording said() {
            return ClaimPhrase.IS_CONTESTED.of(evidence);
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
        public Wording said() {
            return ClaimPhrase.IS_FLAPPING.of(flap.said(), beneath.said());
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
        public Wording said() {
            return ClaimPhrase.IS_NOT_KNOWN.of(doubt.said());
        }
    }

    /** Returns what to do about an object that is not the application's own; empty for its own. */
    default Wording next() {
        return switch (this) {
            case Unowned _ -> ClaimPhrase.NEXT_UNOWNED.of();
            case ForeignDormant _ -> ClaimPhrase.NEXT_DORMANT.of();
            case ForeignStale _ -> ClaimPhrase.NEXT_STALE.of();
            case Flapping _ -> ClaimPhrase.NEXT_FLAPPING.of();
            case ForeignActive _ -> ClaimPhrase.NEXT_ACTIVE.of();
            case Contested _ -> ClaimPhrase.NEXT_CONTESTED.of();
            case NotKnown _ -> ClaimPhrase.NEXT_NOT_KNOWN.of();
            case Ours _ -> Wording.none();
        };
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
