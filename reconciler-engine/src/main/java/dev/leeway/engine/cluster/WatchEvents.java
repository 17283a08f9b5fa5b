package dev.leeway.engine.cluster;

import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.ResourceKey;

/** Hears what one watch finds out. Must not block. */
interface WatchEvents {
    /** Called after an object was added, changed or removed. */
    void changed(ServedKind kind, ResourceKey key, LiveState state);

    /** Called after the watch's state changed. */
    void stateChanged();

    /** Called when the cluster does not serve the kind any more. */
    void gone(ServedKind kind);
}
