package dev.leeway.desktop.screen;

import java.util.Optional;
import java.util.function.Function;
import javafx.scene.Node;

/**
 * What stands on a page in place of its content, kept as long as it would be the same: the time is
 * told every second, and whoever is on one of its buttons stays there. Belongs to the window's
 * thread.
 *
 * @param <T> what it is made of; equal ones make the same
 */
public final class Kept<T> {
    private record Made<T>(T of, Node node) {}

    private Optional<Made<T>> made = Optional.empty();

    /** Returns the node that was made of an equal value, else makes it. */
    public Node of(T wanted, Function<T, Node> make) {
        Made<T> now =
                made.filter(one -> one.of().equals(wanted))
                        .orElseGet(() -> new Made<>(wanted, make.apply(wanted)));
        made = Optional.of(now);
        return now.node();
    }
}
