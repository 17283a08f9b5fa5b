package dev.leeway.engine.live;

import dev.leeway.engine.wording.Wording;
import java.util.List;

/** What is known of an application's inventory. "Could not read" is never "empty". */
public sealed interface InventoryState {
    /**
     * It was read.
     *
     * @param inventory its content
     * @param holds what reconciling must leave alone, as the same object says
     * @param uid the uid of the object that holds it
     * @param resourceVersion the version that a change of it must be based on
     */
    record Found(Inventory inventory, List<HoldMark> holds, String uid, String resourceVersion)
            implements InventoryState {
        public Found {
            holds = List.copyOf(holds);
        }

        /** Returns a copy with other holds, to see what a plan would be with them. */
        public Found holding(List<HoldMark> others) {
            return new Found(inventory, others, uid, resourceVersion);
        }
    }

    /** The server said that there is none: Leeway never synced the application there. */
    record NoneYet() implements InventoryState {}

    /**
     * It could not be read; nothing can be called extra, and nothing may be written or pruned.
     *
     * @param said why
     */
    record Unreadable(Wording said) implements InventoryState {
        /** Returns why, in English. */
        public String message() {
            return said.text();
        }
    }

    /** Returns the entries that are known; none where it could not be read. */
    default Inventory known() {
        return switch (this) {
            case Found found -> found.inventory();
            case NoneYet _, Unreadable _ -> Inventory.EMPTY;
        };
    }

    /** Returns the holds that are known; none where it could not be read. */
    default List<HoldMark> holds() {
        return switch (this) {
            case Found found -> found.holds();
            case NoneYet _, Unreadable _ -> List.of();
        };
    }

    /** Returns the resource version that was read, empty where there was none. */
    default String version() {
        return switch (this) {
            case Found found -> found.resourceVersion();
            case NoneYet _, Unreadable _ -> "";
        };
    }
}
