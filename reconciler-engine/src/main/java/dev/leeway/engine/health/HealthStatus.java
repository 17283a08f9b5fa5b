package dev.leeway.engine.health;

/** How well an object is, from best to worst: a group is as well as its worst member. */
public enum HealthStatus {
    /** It does what it is for. */
    HEALTHY("Healthy"),
    /** Somebody stopped it on purpose. */
    SUSPENDED("Suspended"),
    /** It is on its way, or has not said yet. */
    PROGRESSING("Progressing"),
    /** It should exist and does not. */
    MISSING("Missing"),
    /** It failed, or will not come up without help. */
    DEGRADED("Degraded"),
    /** What it says cannot be judged. */
    UNKNOWN("Unknown");

    private final String word;

    HealthStatus(String word) {
        this.word = word;
    }

    /** Returns the word as people and other tools read it, for example {@code Healthy}. */
    public String word() {
        return word;
    }
}
