package dev.leeway.engine.bypass;

import dev.leeway.engine.bypass.review.FixReview;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What an operator says before a fix is sent.
 *
 * @param reason why; required
 * @param incident the incident's reference, or {@link #NO_INCIDENT}; required
 * @param owner who holds the lease; required
 * @param limit how long it may last; positive
 * @param approver who else agrees, where the workspace demands it
 * @param typedName what was typed where a protected cluster asks for the application's name
 */
public record BypassTerms(
        String reason,
        String incident,
        String owner,
        Duration limit,
        Optional<String> approver,
        Optional<String> typedName) {
    /** What is given in an incident's place where there is none: said, and not forgotten. */
    public static final String NO_INCIDENT = "none";

    /** Returns usual terms: four hours, no incident, nobody else. */
    public static BypassTerms of(String reason, String owner) {
        return new BypassTerms(
                reason,
                NO_INCIDENT,
                owner,
                Bypass.USUAL_LENGTH,
                Optional.empty(),
                Optional.empty());
    }

    /** Returns a copy with an incident's reference. */
    public BypassTerms forIncident(String reference) {
        return new BypassTerms(reason, reference, owner, limit, approver, typedName);
    }

    /** Returns the incident's reference as it is kept: empty where there is none. */
    String reference() {
        return incident.strip().equalsIgnoreCase(NO_INCIDENT) ? "" : incident.strip();
    }

    /** Returns a copy with another limit. */
    public BypassTerms lasting(Duration other) {
        return new BypassTerms(reason, incident, owner, other, approver, typedName);
    }

    /** Returns a copy with the name that was typed. */
    public BypassTerms typing(String name) {
        return new BypassTerms(reason, incident, owner, limit, approver, Optional.of(name));
    }

    /** Returns a copy that somebody else agreed to. */
    public BypassTerms approvedBy(String other) {
        return new BypassTerms(reason, incident, owner, limit, Optional.of(other), typedName);
    }

    /**
     * Throws when a fix must not be sent on these terms. Pure.
     *
     * @param review what is to be sent
     * @param secondNeeded whether the workspace demands a second person's approval
     */
    void check(FixReview review, boolean secondNeeded) throws BypassException {
        Optional<Wording> obstacle = review.obstacle();
        if (obstacle.isPresent()) {
            throw unmet(obstacle.get(), BypassPhrase.OBSTACLE_NEXT.of());
        }
        if (reason.isBlank() || owner.isBlank()) {
            throw unmet(BypassPhrase.NO_REASON.of(), BypassPhrase.NO_REASON_NEXT.of());
        }
        if (incident.isBlank()) {
            throw unmet(
                    BypassPhrase.NO_INCIDENT.of(), BypassPhrase.NO_INCIDENT_NEXT.of(NO_INCIDENT));
        }
        if (limit.compareTo(Duration.ofSeconds(1)) < 0) {
            throw unmet(BypassPhrase.NO_LIMIT.of(), BypassPhrase.NO_LIMIT_NEXT.of());
        }
        if (review.typedName() && typedName.filter(review.application()::equals).isEmpty()) {
            throw unmet(
                    BypassPhrase.PROTECTED.of(review.cluster()),
                    BypassPhrase.PROTECTED_NEXT.of(review.application()));
        }
        if (secondNeeded && !second()) {
            throw unmet(
                    BypassPhrase.SECOND_PERSON.of(review.cluster()),
                    BypassPhrase.SECOND_PERSON_NEXT.of());
        }
    }

    /** Nobody approves his own fix, however he writes his name. */
    private boolean second() {
        return approver.map(BypassTerms::folded)
                .filter(name -> !name.isEmpty())
                .filter(name -> !name.equals(folded(owner)))
                .isPresent();
    }

    private static String folded(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static BypassException unmet(Wording why, Wording next) {
        return new BypassException(BypassPhrase.UNMET.of(why), next, null);
    }
}
