package dev.leeway.engine.edit;

/** What to do about text that an alias or a merge key shares with other places of the document. */
public enum SharedText {
    /** Refuse the edit and name who shares. */
    REFUSE,
    /** Give the edited place its own copy first; the other places keep what they have. */
    SPLIT
}
