package dev.leeway.engine.bypass;

import java.time.Duration;
import java.util.Optional;

/**
 * What an operator says before a fix is sent.
 *
 * @param reason why; required
 * @param incident the incident's reference; may be empty
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
    /** Returns usual terms: four hours, nobody else. */
    public static BypassTerms of(String reason, String owner) {
        return new BypassTerms(
                reason, "", owner, Bypass.USUAL_LENGTH, Optional.empty(), Optional.empty());
    }

    /** Returns a copy with an incident's reference. */
    public BypassTerms forIncident(String reference) {
        return new BypassTerms(reason, reference, owner, limit, approver, typedName);
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
}
