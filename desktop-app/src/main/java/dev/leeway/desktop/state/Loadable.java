package dev.leeway.desktop.state;

import java.time.Instant;
import java.util.Optional;

/**
 * A value that comes from outside, with what is known of it now.
 *
 * @param <T> the value
 */
public sealed interface Loadable<T> {
    /** Returns the newest value that was ever loaded, however old. */
    Optional<T> latest();

    /** Nobody has asked yet. */
    record Unasked<T>() implements Loadable<T> {
        @Override
        public Optional<T> latest() {
            return Optional.empty();
        }
    }

    /**
     * It is being loaded.
     *
     * @param latest the value from before, if there is one
     * @param since when loading began
     */
    record Loading<T>(Optional<T> latest, Instant since) implements Loadable<T> {}

    /**
     * It is there.
     *
     * @param value the value
     * @param at when it was true
     */
    record Loaded<T>(T value, Instant at) implements Loadable<T> {
        @Override
        public Optional<T> latest() {
            return Optional.of(value);
        }
    }

    /**
     * Loading failed.
     *
     * @param latest the value from before, if there is one: it is old and is shown as old
     * @param trouble why
     * @param at when it failed
     */
    record Failed<T>(Optional<T> latest, Trouble trouble, Instant at) implements Loadable<T> {}

    /** Returns this value as being loaded again. */
    default Loadable<T> loading(Instant since) {
        return new Loading<>(latest(), since);
    }

    /** Returns this value after a failure; what was known stays. */
    default Loadable<T> failed(Trouble trouble, Instant at) {
        return new Failed<>(latest(), trouble, at);
    }

    /** Returns whether it is being loaded. */
    default boolean isLoading() {
        return this instanceof Loading<T>;
    }
}
