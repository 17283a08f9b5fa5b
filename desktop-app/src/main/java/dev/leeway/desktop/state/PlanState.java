package dev.leeway.desktop.state;

import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.plan.StepPlace;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Revision;

import java.util.List;
import java.util.Optional;

/**
 * A plan as it is reviewed.
 *
 * @param revision the revision that it would bring into force
 * @param digest what is approved: the engine's digest of the plan
 * @param wish what was asked for
 * @param steps the steps in the order in which they run
 * @param cautions what to know before it runs
 */
public record PlanState(
        Revision revision, String digest, PlanWish wish, List<Row> steps, Cautions cautions) {
    public PlanState {
        steps = List.copyOf(steps);
    }

    /** Makes a plan about which there is nothing more to know. */
    public PlanState(Revision revision, String digest, PlanWish wish, List<Row> steps) {
        this(revision, digest, wish, steps, Cautions.NONE);
    }

    /** Returns how many steps write and do not delete. */
    public long writes() {
        return steps.stream().filter(step -> step.verb.writes() && !step.verb.deletes()).count();
    }

    /** Returns how many steps delete an object, those that make it anew among them. */
    public long deletions() {
        return steps.stream().filter(step -> step.verb.deletes()).count();
    }

    /** Returns whether anything would be sent to the cluster. */
    public boolean doesSomething() {
        return steps.stream().anyMatch(step -> step.verb.writes());
    }

    /**
     * What to know before a plan runs.
     *
     * @param phrase what has to be typed before guarded deletions are done; empty without any
     * @param guards why, in sentences
     * @param notes what else the engine says of the plan, in sentences
     * @param back what to know of rolling back, where that is what the plan is for
     */
    public record Cautions(
            Optional<String> phrase,
            List<String> guards,
            List<String> notes,
            Optional<RollBack> back) {
        /** Nothing. */
        public static final Cautions NONE =
                new Cautions(Optional.empty(), List.of(), List.of(), Optional.empty());

        public Cautions {
            guards = List.copyOf(guards);
            notes = List.copyOf(notes);
        }
    }

    /**
     * What to know of rolling back.
     *
     * @param sync the sync that is rolled back to, where it is one of those kept
     * @param fromKept whether the manifests come from what was kept and not from Git
     * @param warnings what cannot be taken back, or comes out otherwise than one may think
     * @param replaced the holds that the new one takes the place of, in sentences
     */
    public record RollBack(
            Optional<Long> sync, boolean fromKept, List<Warning> warnings, List<String> replaced) {
        public RollBack {
            warnings = List.copyOf(warnings);
            replaced = List.copyOf(replaced);
        }
    }

    /**
     * Something to know before rolling back.
     *
     * @param grave whether it does damage or keeps the roll back from being whole
     * @param words what it is
     */
    public record Warning(boolean grave, String words) {}

    /**
     * One step.
     *
     * @param verb what is done
     * @param key to what
     * @param summary what changes, in a line; for a held step why it is held
     * @param fields the fields that change
     * @param place where it stands in the order
     * @param more what else is known of it
     */
    public record Row(
            Verb verb,
            ResourceKey key,
            String summary,
            List<FieldRow> fields,
            StepPlace place,
            More more) {
        public Row {
            fields = List.copyOf(fields);
        }

        /** Makes a step of the first wave of which nothing more is known. */
        public Row(Verb verb, ResourceKey key, String summary, List<FieldRow> fields) {
            this(
                    verb,
                    key,
                    summary,
                    fields,
                    new StepPlace(
                            verb == Verb.PRUNE ? StepPlace.Stage.PRUNE : StepPlace.Stage.APPLY,
                            0,
                            0),
                    More.NOTHING);
        }
    }

    /**
     * What else is known of a step.
     *
     * @param details sentences that are too long for its line: what goes with it, whose it was
     * @param asks the leave that would turn a held step into one that is done
     * @param verdict the engine's verdict on the object that the step rests on
     */
    public record More(
            List<String> details,
            Optional<PlanWish.Leave> asks,
            Optional<ResourceComparison> verdict) {
        /** Nothing. */
        public static final More NOTHING = new More(List.of(), Optional.empty(), Optional.empty());

        public More {
            details = List.copyOf(details);
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
