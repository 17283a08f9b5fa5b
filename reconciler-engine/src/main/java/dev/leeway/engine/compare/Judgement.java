package dev.leeway.engine.compare;

/** On what a verdict rests. */
public enum Judgement {
    /** Whether the object is there and whether it is desired says it all. */
    PRESENCE,
    /** The live object's managed fields prove that an apply would change nothing. */
    LOCAL_PROOF,
    /** The server was asked what it would store. */
    SERVER_DRY_RUN,
    /** The server or a rule gave no answer: an estimate, to be shown as one. */
    ESTIMATE,
    /** There is nothing to rest a verdict on. */
    NONE
}
