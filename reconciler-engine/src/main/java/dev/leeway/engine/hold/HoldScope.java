package dev.leeway.engine.hold;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.resource.ResourceKey;
import java.util.Optional;

/** What a hold keeps from being changed. */
public sealed interface HoldScope {
    /** Returns the scope in words, for people. */
    String inWords();

    /** Returns the object that it is about, empty for a whole application. */
    Optional<ResourceKey> object();

    /** Returns whether it keeps every part of this object from being changed. */
    boolean coversWhole(ResourceKey key);

    /** Everything that an application wants. */
    record WholeApplication() implements HoldScope {
        @Override
        public String inWords() {
            return "the whole application";
        }

        @Override
        public Optional<ResourceKey> object() {
            return Optional.empty();
        }

        @Override
        public boolean coversWhole(ResourceKey key) {
            return true;
        }
    }

    /**
     * One object with everything in it; it is not deleted either.
     *
     * @param key the object
     */
    record OneObject(ResourceKey key) implements HoldScope {
        @Override
        public String inWords() {
            return key.toString();
        }

        @Override
        public Optional<ResourceKey> object() {
            return Optional.of(key);
        }

        @Override
        public boolean coversWhole(ResourceKey other) {
            return key.equals(other);
        }
    }

    /**
     * One field with everything below it. Other fields of the object may change; the object is not
     * deleted.
     *
     * @param key the object
     * @param path the field; never the root
     */
    record OneField(ResourceKey key, FieldPath path) implements HoldScope {
        public OneField {
            if (path.elements().isEmpty()) {
                throw new IllegalArgumentException("a hold on the root is a hold on the object");
            }
        }

        @Override
        public String inWords() {
            return path + " of " + key;
        }

        @Override
        public Optional<ResourceKey> object() {
            return Optional.of(key);
        }

        @Override
        public boolean coversWhole(ResourceKey other) {
            return false;
        }
    }
}
