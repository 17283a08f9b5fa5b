package dev.leeway.engine.compare;

import java.time.Instant;
import java.util.Optional;

/**
 * Who set a field in the cluster, as the live object's managed fields record it.
 *
 * @param manager the field manager, for example {@code kubectl-edit}
 * @param operation {@code Apply} or {@code Update}
 * @param subresource the subresource it came through, for example {@code scale}; empty for none
 * @param time when that manager last changed any field of the object; empty when not recorded
 */
public record FieldOwner(
        String manager, String operation, String subresource, Optional<Instant> time) {
    /** Returns whether its name is that of a tool for people, or most likely so. */
    public boolean byHand() {
        ManagerNature nature = ManagerNature.of(this);
        return nature == ManagerNature.HAND || nature == ManagerNature.LIKELY_HAND;
    }
}
