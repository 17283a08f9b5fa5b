package dev.leeway.desktop.state;

import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Revision;
import java.util.List;

/**
 * A plan as it is reviewed.
 *
 * @param revision the revision that it would bring into force
 * @param digest what is approved: the engine's digest of the plan
 * @param wish what was asked for
 * @param steps the steps in the order in which they run
 */
public record PlanState(Revision revision, String digest, PlanWish wish, List<Row> steps) {
    public PlanState {
        steps = List.copyOf(steps);
    }

    /** Returns how many steps write and do not delete. */
    public long writes() {
        return steps.stream().filter(step -> step.verb.writes() && !step.verb.deletes()).count();
    }

    /** Returns how many steps delete an object, those that make it anew among them. */
    public long deletions() {
        return steps.stream().filter(step -> step.verb.deletes()).count();
    }

    /**
     * One step.
     *
     * @param verb what is done
     * @param key to what
     * @param summary what changes, in a line; for a held step why it is held
     * @param fields the fields that change
     */
    public record Row(Verb verb, ResourceKey key, String summary, List<FieldRow> fields) {
        public Row {
            fields = List.copyOf(fields);
        }
    }

    /** What a step does. */
    public enum Verb {
        /** Makes an object. */
        CREATE,
        /** Changes fields of an object. */
        PATCH,
        /** Takes in what client-side tools wrote to an object, and changes it. */
        MIGRATE,
        /** Deletes an object and makes it anew. */
        RECREATE,
        /** Deletes an object. */
        PRUNE,
        /** Runs a hook and waits for its end. */
        HOOK,
        /** Leaves an object alone, for a reason. */
        HOLD;

        /** Returns whether anything is sent to the cluster. */
        public boolean writes() {
            return this != HOLD;
        }

        /** Returns whether an object goes. */
        public boolean deletes() {
            return this == PRUNE || this == RECREATE;
        }
    }
}
