package dev.leeway.engine.ownership;

import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.List;

/** What was read of those who may have made a claim. "Could not read" is never "gone". */
public sealed interface ClaimerState {
    /**
     * Their own objects; a complete list where there may be several.
     *
     * @param objects the objects, names and labels alone where no more is needed
     */
    record Read(List<Manifest> objects) implements ClaimerState {
        public Read {
            objects = List.copyOf(objects);
        }
    }

    /**
     * There is no such thing in the cluster, for example because its kind is not served.
     *
     * @param evidence how that is known
     */
    record None(Wording evidence) implements ClaimerState {}

    /**
     * It could not be read.
     *
     * @param why what the server or the network said
     */
    record Unreadable(Wording why) implements ClaimerState {}
}
