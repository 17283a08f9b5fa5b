package dev.leeway.engine.apply;

import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;

/** Something that the end of a wave waits for. */
sealed interface Awaited {
    /** Returns the object. */
    ResourceKey key();

    /** Returns its kind. */
    ServedKind kind();

    /** Returns what is awaited of it. */
    Wait.Cause cause();

    /**
     * An object that is to be well.
     *
     * @param touched whether this sync wrote it; otherwise it was in sync already
     */
    record Well(ResourceKey key, ServedKind kind, boolean touched) implements Awaited {
        @Override
        public Wait.Cause cause() {
            return Wait.Cause.HEALTH;
        }
    }

    /** A deleted object that is to be gone. */
    record Gone(ResourceKey key, ServedKind kind, String uid) implements Awaited {
        @Override
        public Wait.Cause cause() {
            return Wait.Cause.GONE;
        }
    }

    /**
     * A hook that is to be done.
     *
     * @param at the position of its step in the plan
     */
    record Hook(int at, Step.RunHook step, String uid) implements Awaited {
        @Override
        public ResourceKey key() {
            return step.key();
        }

        @Override
        public ServedKind kind() {
            return step.desired().kind();
        }

        @Override
        public Wait.Cause cause() {
            return Wait.Cause.HOOK;
        }
    }
}
