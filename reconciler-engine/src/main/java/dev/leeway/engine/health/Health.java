package dev.leeway.engine.health;

import dev.leeway.engine.wording.Wording;

/**
 * A verdict on one object.
 *
 * @param status how well it is
 * @param said why, in phrases or in the object's own words; empty when there is nothing to add
 * @param rule the name of the rule that gave the verdict, for example {@code apps/Deployment},
 *     {@code generic} or {@code lua:argocd-cm}; a generic verdict is a guess and shown as one
 */
public record Health(HealthStatus status, Wording said, String rule) {
    /** The rule name of verdicts that were read without a rule made for the kind. */
    public static final String GENERIC = "generic";

    /**
     * The rule name of generic verdicts on objects that report nothing about themselves; many kinds
     * never do.
     */
    public static final String SILENT = "generic (nothing reported)";

    /** A verdict in the words of the object or of a rule of the user. */
    public Health(HealthStatus status, String message, String rule) {
        this(status, Wording.quoted(message), rule);
    }

    /** Returns in English why; empty when there is nothing to add. */
    public String message() {
        return said.text();
    }

    /** Returns whether the verdict was read from conventions, without a rule made for the kind. */
    public boolean guessed() {
        return rule.equals(GENERIC) || silent();
    }

    /** Returns whether the object says nothing about itself, and may never do. */
    public boolean silent() {
        return rule.equals(SILENT);
    }

    /** Returns the same verdict under another rule's name. */
    public Health from(String ruleName) {
        return new Health(status, said, ruleName);
    }

    static Health healthy(Wording said) {
        return new Health(HealthStatus.HEALTHY, said, "");
    }

    static Health suspended(Wording said) {
        return new Health(HealthStatus.SUSPENDED, said, "");
    }

    static Health progressing(Wording said) {
        return new Health(HealthStatus.PROGRESSING, said, "");
    }

    static Health missing(Wording said) {
        return new Health(HealthStatus.MISSING, said, "");
    }

    static Health degraded(Wording said) {
        return new Health(HealthStatus.DEGRADED, said, "");
    }

    static Health unknown(Wording said) {
        return new Health(HealthStatus.UNKNOWN, said, "");
    }
}
