package dev.leeway.engine.plan;

import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.FieldMigration;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.desired.HookMarks.Cleanup;
import dev.leeway.engine.desired.HookPhase;
import dev.leeway.engine.desired.ObjectOptions.Dependents;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.ResourceKey;
import java.util.List;
import java.util.Set;

/** One step of a plan, about one object. */
public sealed interface Step {
    /** Returns the object. */
    ResourceKey key();

    /** Returns the step's name as it is kept and shown: {@code create}, {@code patch} and so on. */
    String action();

    /** Returns where in the order it stands; steps of the same place may go at the same time. */
    StepPlace place();

    /** Returns whether it sends anything. */
    default boolean writes() {
        return !(this instanceof Hold);
    }

    /**
     * Creates an object.
     *
     * @param desired the object
     * @param place where it stands
     * @param verified whether the server was asked and would accept it; not possible while its
     *     namespace or its definition is yet to be created
     */
    record Create(DesiredObject desired, StepPlace place, boolean verified) implements Step {
        @Override
        public ResourceKey key() {
            return desired.key();
        }

        @Override
        public String action() {
            return "create";
        }
    }

    /**
     * Changes fields of an object.
     *
     * @param desired the object
     * @param place where it stands
     * @param live the live object that the changes were seen on
     * @param changes the fields
     * @param takesOver whether fields are taken from other managers, as the operator asked
     */
    record Patch(
            DesiredObject desired,
            StepPlace place,
            Manifest live,
            List<FieldChange> changes,
            boolean takesOver)
            implements Step {
        public Patch {
            changes = List.copyOf(changes);
        }

        /** Returns whether it changes nothing but Leeway's mark, which is put on. */
        public boolean onlyMarks() {
            return changes.isEmpty();
        }

        @Override
        public ResourceKey key() {
            return desired.key();
        }

        /** Returns the live object's uid. */
        public String uid() {
            return live.uid();
        }

        /** Returns the live object's version that the changes were seen on. */
        public String basedOn() {
            return live.resourceVersion();
        }

        @Override
        public String action() {
            return "patch";
        }
    }

    /**
     * Takes in the fields that client-side tools wrote to an object, then applies it. What Git
     * dropped of them is taken away by that apply.
     *
     * @param desired the object
     * @param place where it stands
     * @param live the live object as it was when the plan was made
     * @param migration what taking them in does, and whose they are
     * @param changes the fields that the apply would have changed without it
     * @param takesOver whether fields are taken from still other managers, as the operator asked
     */
    record Migrate(
            DesiredObject desired,
            StepPlace place,
            Manifest live,
            FieldMigration migration,
            List<FieldChange> changes,
            boolean takesOver)
            implements Step {
        public Migrate {
            changes = List.copyOf(changes);
        }

        /** Returns the live object's uid. */
        public String uid() {
            return live.uid();
        }

        /** Returns the live object's version that it was seen on. */
        public String basedOn() {
            return live.resourceVersion();
        }

        @Override
        public ResourceKey key() {
            return desired.key();
        }

        @Override
        public String action() {
            return "migrate";
        }
    }

    /**
     * Deletes an object and creates it anew, because fields change that the API server does not let
     * change.
     *
     * @param desired the object
     * @param place where it stands
     * @param uid the live object's uid
     * @param basedOn the live object's version
     * @param immutable the fields
     * @param old the live object, to be put back should the new one be refused
     * @param takesAlong what goes with it; empty for a StatefulSet, whose pods stay
     */
    record Recreate(
            DesiredObject desired,
            StepPlace place,
            String uid,
            String basedOn,
            List<Prediction.Cause> immutable,
            Manifest old,
            Cascade takesAlong)
            implements Step {
        public Recreate {
            immutable = List.copyOf(immutable);
        }

        @Override
        public ResourceKey key() {
            return desired.key();
        }

        @Override
        public String action() {
            return "recreate";
        }
    }

    /**
     * Deletes an object that Leeway applied and that is no longer desired.
     *
     * @param key the object
     * @param kind its kind
     * @param place where it stands
     * @param live the live object
     * @param dependents what happens to its dependents
     */
    record Prune(
            ResourceKey key, ServedKind kind, StepPlace place, Manifest live, Dependents dependents)
            implements Step {
        /** Returns the live object's uid. */
        public String uid() {
            return live.uid();
        }

        /** Returns the live object's version. */
        public String basedOn() {
            return live.resourceVersion();
        }

        @Override
        public String action() {
            return "prune";
        }
    }

    /**
     * Runs a hook: makes an object and waits until it is done. A hook of several phases has a step
     * for each.
     *
     * @param desired the object, with its whole name
     * @param phase the moment
     * @param place where it stands
     * @param cleanups when it is deleted
     */
    record RunHook(DesiredObject desired, HookPhase phase, StepPlace place, Set<Cleanup> cleanups)
            implements Step {
        public RunHook {
            cleanups = Set.copyOf(cleanups);
        }

        @Override
        public ResourceKey key() {
            return desired.key();
        }

        @Override
        public String action() {
            return "hook";
        }
    }

    /**
     * Leaves an object alone.
     *
     * @param key the object
     * @param place where it stands
     * @param reason why
     */
    record Hold(ResourceKey key, StepPlace place, HoldReason reason) implements Step {
        @Override
        public String action() {
            return "hold";
        }
    }
}
