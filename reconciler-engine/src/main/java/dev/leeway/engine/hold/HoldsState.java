package dev.leeway.engine.hold;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.resource.ResourceKey;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What is known of the holds on an application. "Could not read" is never "none". */
public sealed interface HoldsState {
    /** Returns that there is no hold at all, as the server said. */
    static HoldsState none() {
        return new Known(List.of());
    }

    /**
     * They were read.
     *
     * @param holds the holds, sorted by start and id
     */
    record Known(List<Hold> holds) implements HoldsState {
        public Known {
            holds =
                    holds.stream()
                            .sorted(Comparator.comparing(Hold::start).thenComparing(Hold::id))
                            .toList();
        }
    }

    /**
     * They could not be read; nothing may be written until they can.
     *
     * @param message why, in words
     */
    record Unreadable(String message) implements HoldsState {}

    /** Returns the holds that are known; none where they could not be read. */
    default List<Hold> known() {
        return switch (this) {
            case Known known -> known.holds();
            case Unreadable _ -> List.of();
        };
    }

    /** Returns the oldest hold that keeps all of an object alone. */
    default Optional<Hold> wholly(ResourceKey key) {
        return known().stream().filter(hold -> hold.scope().coversWhole(key)).findFirst();
    }

    /** Returns the holds on fields of an object. */
    default List<Hold> onFields(ResourceKey key) {
        return known().stream()
                .filter(
                        hold ->
                                hold.scope() instanceof HoldScope.OneField field
                                        && field.key().equals(key))
                .toList();
    }

    /** Returns the hold on a field of an object, or on one above it. */
    default Optional<Hold> onField(ResourceKey key, FieldPath path) {
        return onFields(key).stream()
                .filter(
                        hold ->
                                hold.scope() instanceof HoldScope.OneField field
                                        && field.path().isPrefixOf(path))
                .findFirst();
    }
}
