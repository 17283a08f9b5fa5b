package dev.leeway.desktop.state;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether an immutable value is the very one that was seen before. Equality would say the
 * same, but would walk through every manifest of an application to find out.
 */
public final class Identity {
    private Identity() {}

    /** Returns whether both are one object. */
    @SuppressWarnings("ReferenceEquality")
    public static boolean same(@Nullable Object one, @Nullable Object other) {
        return one == other;
    }
}
