package dev.leeway.engine.desired;

import dev.leeway.engine.render.Origin;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;

/** Why a document does not become a desired object. */
public sealed interface DesiredProblem {
    /** Returns the place in the source. */
    Origin origin();

    /** Returns what is wrong and what to do next, for the operator. */
    Wording said();

    /** Returns what is wrong and what to do next, in English. */
    default String message() {
        return said().text();
    }

    /**
     * The document has no apiVersion, kind or name.
     *
     * @param origin the place
     * @param said what is missing
     */
    record NotAnObject(Origin origin, Wording said) implements DesiredProblem {}

    /**
     * The same object stands twice.
     *
     * @param key the object
     * @param origin the second place
     * @param first the first place
     */
    record Duplicate(ResourceKey key, Origin origin, Origin first) implements DesiredProblem {
        @Override
        public Wording said() {
            return DesiredPhrase.TWICE.of(key.toString(), first.toString(), origin.toString());
        }
    }

    /**
     * The destination does not serve the kind and no definition of it is part of the application.
     *
     * @param gvk the kind
     * @param key the object, its scope not known
     * @param origin the place
     */
    record UnknownKind(Gvk gvk, ResourceKey key, Origin origin) implements DesiredProblem {
        @Override
        public Wording said() {
            return DesiredPhrase.UNKNOWN_KIND.of(gvk.toString(), key.name(), origin.toString());
        }
    }

    /**
     * Whether the destination serves the kind could not be read.
     *
     * @param gvk the kind
     * @param key the object, its scope not known
     * @param origin the place
     */
    record UnreadableKind(Gvk gvk, ResourceKey key, Origin origin) implements DesiredProblem {
        @Override
        public Wording said() {
            return DesiredPhrase.UNREADABLE_KIND.of(
                    gvk.group(), gvk.kind(), key.name(), origin.toString());
        }
    }

    /**
     * It was desired at a deploy whose manifests are kept, and its values were not kept.
     *
     * @param key the object
     * @param origin the deploy
     */
    record NotKept(ResourceKey key, Origin origin) implements DesiredProblem {
        @Override
        public Wording said() {
            return DesiredPhrase.NOT_KEPT.of(key.toString(), origin.toString());
        }
    }
}
