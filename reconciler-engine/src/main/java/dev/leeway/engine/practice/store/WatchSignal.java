package dev.leeway.engine.practice.store;

/** What a watch has to say. */
public sealed interface WatchSignal {
    /** Something changed. */
    record Changed(StoreEvent event) implements WatchSignal {}

    /** Nothing came in the time given; everything up to this version has been told. */
    record Quiet(long version) implements WatchSignal {}

    /** The watch is over and will say nothing more. */
    record Ended(End why) implements WatchSignal {}

    /** Why a watch is over. */
    enum End {
        /** Its reader closed it, or the store closed. */
        CLOSED,
        /** Its type is no longer served. */
        TYPE_REMOVED,
        /** Its history was given up, or the reader was too slow: read everything anew. */
        EXPIRED
    }
}
