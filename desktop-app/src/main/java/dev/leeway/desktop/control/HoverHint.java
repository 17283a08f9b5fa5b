package dev.leeway.desktop.control;

/** A control that makes its hint only when somebody points at it, for there are very many. */
public interface HoverHint {
    /** Returns the words that pointing at it shows; empty for none. */
    String hoverHint();
}
