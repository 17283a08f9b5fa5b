package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.reading.FixSubject;
import dev.leeway.engine.bypass.Bypass;
import dev.leeway.engine.bypass.BypassTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was typed about the lease, complete or not.
 *
 * @param reason why
 * @param incident the incident's reference
 * @param owner who holds it
 * @param limit how long it may last, as typed
 * @param approver the second person
 * @param typedName the application's name, as typed
 */
record WizardTerms(
        String reason,
        String incident,
        String owner,
        String limit,
        String approver,
        String typedName) {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,4})\\s*(d|h|m|min)");

    static WizardTerms first(String owner) {
        return new WizardTerms("", "", owner, Bypass.USUAL_LENGTH.toHours() + "h", "", "");
    }

    WizardTerms withReason(String other) {
        return new WizardTerms(other, incident, owner, limit, approver, typedName);
    }

    WizardTerms withIncident(String other) {
        return new WizardTerms(reason, other, owner, limit, approver, typedName);
    }

    WizardTerms withOwner(String other) {
        return new WizardTerms(reason, incident, other, limit, approver, typedName);
    }

    WizardTerms withLimit(String other) {
        return new WizardTerms(reason, incident, owner, other, approver, typedName);
    }

    WizardTerms withApprover(String other) {
        return new WizardTerms(reason, incident, owner, limit, other, typedName);
    }

    WizardTerms withTypedName(String other) {
        return new WizardTerms(reason, incident, owner, limit, approver, other);
    }

    /** Returns how long it may last; empty when that cannot be read or is nothing. */
    Optional<Duration> span() {
        return span(limit);
    }

    /** Reads a length of time such as {@code 4h}, {@code 30m}, {@code 1d}. */
    static Optional<Duration> span(String typed) {
        Matcher matcher = SPAN.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        Duration span =
                switch (matcher.group(2)) {
                    case "d" -> Duration.ofDays(count);
                    case "h" -> Duration.ofHours(count);
                    default -> Duration.ofMinutes(count);
                };
        return Optional.of(span).filter(Duration::isPositive);
    }

    /**
     * Returns what is still missing before a fix can be sent on these terms, as keys of words.
     *
     * @param application whose name has to be typed where that is asked for
     * @param subject the object and what its application asks for; empty while it is not read
     */
    List<String> missing(String application, Optional<FixSubject> subject) {
        List<String> missing = new ArrayList<>();
        if (reason.isBlank()) {
            missing.add("bypasses.missing-reason");
        }
        if (incident.isBlank()) {
            missing.add("bypasses.missing-incident");
        }
        if (owner.isBlank()) {
            missing.add("bypasses.missing-owner");
        }
        if (span().isEmpty()) {
            missing.add("bypasses.missing-limit");
        }
        if (subject.filter(FixSubject::approval).isPresent() && !hasSecondPerson()) {
            missing.add("bypasses.missing-approver");
        }
        if (subject.filter(FixSubject::guarded).isPresent()
                && !typedName.strip().equals(application)) {
            missing.add("bypasses.missing-name");
        }
        return missing;
    }

    private boolean hasSecondPerson() {
        String second = approver.strip();
        return !second.isEmpty() && !second.equalsIgnoreCase(owner.strip());
    }

    BypassTerms terms(Duration span) {
        return new BypassTerms(
                reason.strip(),
                incident.strip(),
                owner.strip(),
                span,
                Optional.of(approver.strip()).filter(name -> !name.isEmpty()),
                Optional.of(typedName.strip()).filter(name -> !name.isEmpty()));
    }
}
