package dev.leeway.desktop.state;

/**
 * Whether an application is seen as it is now. Where it is not, what was found last is still known,
 * and is said of then and not of now.
 *
 * @param reading how the last try to compare it went; a try under way changes nothing
 * @param silent whether its cluster does not answer
 */
public record Sight(Reading reading, boolean silent) {
    /** What is in sight, or was never looked for. */
    public static final Sight CLEAR = new Sight(Reading.DONE, false);

    /** How a try to compare went. */
    public enum Reading {
        /** Git and cluster were read, or nobody tried yet. */
        DONE,
        /** The cluster or Git could not be read: that says nothing of the application. */
        NOT_READ,
        /** Git was read, and what stands there cannot be compared. */
        NOT_COMPARABLE
    }

    /** Returns whether what was found last is what is there. */
    public boolean isClear() {
        return reading == Reading.DONE && !silent;
    }

    /** Returns whether it is hidden, so that nobody can tell how it stands. */
    public boolean isHidden() {
        return reading == Reading.NOT_READ || silent;
    }

    /** Returns this after another try. */
    Sight after(Reading other) {
        return reading == other ? this : new Sight(other, silent);
    }

    /** Returns this with a cluster that is silent, or is not. */
    Sight silent(boolean other) {
        return silent == other ? this : new Sight(reading, other);
    }
}
