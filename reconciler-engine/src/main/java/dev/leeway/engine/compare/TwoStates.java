package dev.leeway.engine.compare;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.schema.FieldSchema;
import java.util.List;
import java.util.Optional;

/** Two states of an object that were both asked for, at different times. Pure. */
public final class TwoStates {
    private static final Attribution NOBODY =
            new Attribution.Unknown(Attribution.Unknown.Reason.NOT_LIVE);
    private static final FieldSchema BY_NAME = new ByName();

    private TwoStates() {}

    /**
     * Returns the fields that differ, exactly as the two say it, nothing normalised: {@code
     * desired} is the later value, {@code live} the earlier one. List items are told apart by name
     * where all of them have one.
     *
     * @param earlier the object then, Secrets masked; empty when it was not asked for
     * @param later the object later, Secrets masked; empty when it was not asked for
     */
    public static List<FieldChange> changes(JsonObject earlier, JsonObject later) {
        return TreeDifference.between(later, earlier, BY_NAME).stream()
                .map(
                        change ->
                                new FieldChange(
                                        change.path(),
                                        change.pointer(),
                                        Optional.ofNullable(change.desired()),
                                        Optional.ofNullable(change.live()),
                                        NOBODY))
                .toList();
    }
}
