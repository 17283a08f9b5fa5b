package dev.leeway.engine.live;

import dev.leeway.engine.resource.ResourceKey;
import java.util.List;

/** What a hold covers. */
public sealed interface HoldScope {
    /** Returns whether the hold has something to say about an object of the application. */
    boolean touches(ResourceKey object);

    /** The whole application: every object of it, those yet to come included. */
    record WholeApplication() implements HoldScope {
        @Override
        public boolean touches(ResourceKey object) {
            return true;
        }

        @Override
        public String toString() {
            return "the whole application";
        }
    }

    /**
     * One object.
     *
     * @param key the object
     */
    record OneObject(ResourceKey key) implements HoldScope {
        @Override
        public boolean touches(ResourceKey object) {
            return key.equals(object);
        }

        @Override
        public String toString() {
            return key.toString();
        }
    }

    /**
     * Some fields of one object.
     *
     * @param key the object
     * @param pointers the fields as JSON pointers into the live object; never empty
     */
    record Fields(ResourceKey key, List<String> pointers) implements HoldScope {
        public Fields {
            pointers = List.copyOf(pointers);
            if (pointers.isEmpty()) {
                throw new IllegalArgumentException("a hold on fields names at least one");
            }
        }

        @Override
        public boolean touches(ResourceKey object) {
            return key.equals(object);
        }

        /** Returns whether a field lies at, below or above one that is held. */
        public boolean overlaps(String pointer) {
            return pointers.stream()
                    .anyMatch(held -> within(held, pointer) || within(pointer, held));
        }

        private static boolean within(String outer, String inner) {
            return inner.equals(outer) || inner.startsWith(outer + "/");
        }

        @Override
        public String toString() {
            return key + " " + String.join(", ", pointers);
        }
    }
}
