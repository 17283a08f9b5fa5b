package dev.leeway.desktop.state;

/** How well an object is; worst first, so that the smallest of many speaks for all. */
public enum Wellness {
    /** It failed. */
    DEGRADED,
    /** It is not there. */
    MISSING,
    /** It is on its way. */
    PROGRESSING,
    /** It cannot be told. */
    UNKNOWN,
    /** It was stopped on purpose. */
    SUSPENDED,
    /** It is well. */
    HEALTHY,
    /** There is nothing to judge. */
    NONE
}
