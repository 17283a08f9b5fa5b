package dev.leeway.desktop.work;

/**
 * What the operating system is set to, as far as it tells.
 *
 * @param dark whether its windows are dark
 * @param contrast whether high contrast is asked for
 * @param calm whether motion is to be avoided
 */
public record SystemLook(boolean dark, boolean contrast, boolean calm) {
    /** What is taken for granted where the system does not tell. */
    public static final SystemLook UNTOLD = new SystemLook(true, false, false);
}
