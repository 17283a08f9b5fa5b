package dev.leeway.engine.fields;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A set of field paths, held as a tree. A path being in the set says nothing about the paths above
 * or below it. Immutable; safe for use from any thread.
 *
 * <p>Source of the text form and of the operations' meaning: Kubernetes API, {@code FieldsV1}, and
 * the documentation of server-side apply.
 */
public final class FieldSet {
    /** The set without paths. */
    public static final FieldSet EMPTY =
            new FieldSet(new PathElement[0], new boolean[0], new FieldSet[0]);

    private static final String SELF = ".";

    // Sorted by step. An entry is a member, or leads to members, or both; never neither.
    private final PathElement[] steps;
    private final boolean[] member;
    private final FieldSet[] below;

    private FieldSet(PathElement[] steps, boolean[] member, FieldSet[] below) {
        this.steps = steps;
        this.member = member;
        this.below = below;
    }

    /** Returns the set of these paths; the root itself is never a member. */
    public static FieldSet of(Collection<FieldPath> paths) {
        Builder builder = new Builder();
        paths.forEach(path -> builder.add(path.elements()));
        return builder.build();
    }

    /** Returns the set of these paths; the root itself is never a member. */
    public static FieldSet of(FieldPath... paths) {
        return of(List.of(paths));
    }

    /**
     * Reads a {@code fieldsV1} value.
     *
     * @throws IllegalArgumentException when a name in it is not a step of a path
     */
    public static FieldSet parse(JsonObject fieldsV1) {
        Builder builder = new Builder();
        parseInto(fieldsV1, builder);
        return builder.build();
    }

    private static void parseInto(JsonObject fieldsV1, Builder builder) {
        for (int i = 0; i < fieldsV1.size(); i++) {
            String name = fieldsV1.nameAt(i);
            if (name.equals(SELF)) {
                builder.self = true;
                continue;
            }
            Builder child = builder.child(PathElement.parse(name));
            if (fieldsV1.valueAt(i) instanceof JsonObject inner && !inner.isEmpty()) {
                parseInto(inner, child);
            } else {
                child.self = true;
            }
        }
    }

    /** Returns the {@code fieldsV1} form. */
    public JsonObject toFieldsV1() {
        return toFieldsV1(false);
    }

    private JsonObject toFieldsV1(boolean self) {
        JsonObject.Builder builder = JsonObject.builder();
        if (self) {
            builder.put(SELF, JsonObject.EMPTY);
        }
        for (int i = 0; i < steps.length; i++) {
            JsonValue inner =
                    below[i].isEmpty() ? JsonObject.EMPTY : below[i].toFieldsV1(member[i]);
            builder.put(steps[i].serialize(), inner);
        }
        return builder.build();
    }

    /** Returns whether there are no paths. */
    public boolean isEmpty() {
        return steps.length == 0;
    }

    /** Returns how many paths there are. */
    public int size() {
        int size = 0;
        for (int i = 0; i < steps.length; i++) {
            size += (member[i] ? 1 : 0) + below[i].size();
        }
        return size;
    }

    /** Returns whether the path itself is in the set. */
    public boolean contains(FieldPath path) {
        FieldSet here = this;
        int last = path.elements().size() - 1;
        for (int i = 0; i <= last; i++) {
            int at = here.indexOf(path.elements().get(i));
            if (at < 0) {
                return false;
            }
            if (i == last) {
                return here.member[at];
            }
            here = here.below[at];
        }
        return false;
    }

    /** Returns whether the path, or one that leads to it, is in the set. */
    public boolean covers(FieldPath path) {
        FieldSet here = this;
        for (PathElement step : path.elements()) {
            int at = here.indexOf(step);
            if (at < 0) {
                return false;
            }
            if (here.member[at]) {
                return true;
            }
            here = here.below[at];
        }
        return false;
    }

    /** Returns whether the step itself, from the root, is in the set. */
    public boolean containsStep(PathElement step) {
        int at = indexOf(step);
        return at >= 0 && member[at];
    }

    /** Returns the paths below a step, without that step. */
    public FieldSet below(PathElement step) {
        int at = indexOf(step);
        return at < 0 ? EMPTY : below[at];
    }

    /** Calls the action for every first step, with whether it is a member and what is below it. */
    public void forEachStep(StepAction action) {
        for (int i = 0; i < steps.length; i++) {
            action.accept(steps[i], member[i], below[i]);
        }
    }

    /** What is done with a step. */
    @FunctionalInterface
    public interface StepAction {
        /** Takes a step, whether it is in the set, and the paths below it. */
        void accept(PathElement step, boolean isMember, FieldSet below);
    }

    /** Returns the paths in order. */
    public List<FieldPath> paths() {
        List<FieldPath> paths = new ArrayList<>();
        forEach(paths::add);
        return paths;
    }

    /** Calls the action for every path, in order. */
    public void forEach(Consumer<FieldPath> action) {
        walk(new ArrayList<>(), action);
    }

    private void walk(List<PathElement> prefix, Consumer<FieldPath> action) {
        for (int i = 0; i < steps.length; i++) {
            prefix.addLast(steps[i]);
            if (member[i]) {
                action.accept(new FieldPath(prefix));
            }
            below[i].walk(prefix, action);
            prefix.removeLast();
        }
    }

    /** Returns the paths that are in either set. */
    public FieldSet union(FieldSet other) {
        if (other.isEmpty()) {
            return this;
        }
        return isEmpty()
                ? other
                : zip(other, true, true, (mine, theirs) -> mine || theirs, FieldSet::union);
    }

    /** Returns the paths that are in both sets. */
    public FieldSet intersection(FieldSet other) {
        return isEmpty() || other.isEmpty()
                ? EMPTY
                : zip(
                        other,
                        false,
                        false,
                        (mine, theirs) -> mine && theirs,
                        FieldSet::intersection);
    }

    /**
     * Returns the paths that are not in the other set. Paths below a path of the other set stay.
     */
    public FieldSet minus(FieldSet other) {
        return isEmpty() || other.isEmpty()
                ? this
                : zip(other, true, false, (mine, theirs) -> mine && !theirs, FieldSet::minus);
    }

    /** Returns the paths that are neither in the other set nor below a path of it. */
    public FieldSet minusCovered(FieldSet other) {
        if (isEmpty() || other.isEmpty()) {
            return this;
        }
        Collector out = new Collector(steps.length);
        for (int i = 0; i < steps.length; i++) {
            int at = other.indexOf(steps[i]);
            if (at < 0) {
                out.add(steps[i], member[i], below[i]);
            } else if (!other.member[at]) {
                out.add(steps[i], member[i], below[i].minusCovered(other.below[at]));
            }
        }
        return out.build();
    }

    /** Returns the paths that lead to no other path of the set. */
    public FieldSet leaves() {
        Collector out = new Collector(steps.length);
        for (int i = 0; i < steps.length; i++) {
            out.add(steps[i], member[i] && below[i].isEmpty(), below[i].leaves());
        }
        return out.build();
    }

    /** Returns the paths that lead to a path of the set, whether in the set or not. */
    public FieldSet ancestors() {
        Collector out = new Collector(steps.length);
        for (int i = 0; i < steps.length; i++) {
            out.add(steps[i], !below[i].isEmpty(), below[i].ancestors());
        }
        return out.build();
    }

    private int indexOf(PathElement step) {
        return Arrays.binarySearch(steps, step);
    }

    private interface MemberRule {
        boolean keeps(boolean mine, boolean theirs);
    }

    private interface SetRule {
        FieldSet combine(FieldSet mine, FieldSet theirs);
    }

    private FieldSet zip(
            FieldSet other,
            boolean keepMine,
            boolean keepTheirs,
            MemberRule memberRule,
            SetRule setRule) {
        Collector out = new Collector(steps.length + other.steps.length);
        int i = 0;
        int j = 0;
        while (i < steps.length || j < other.steps.length) {
            int order =
                    i == steps.length
                            ? 1
                            : j == other.steps.length ? -1 : steps[i].compareTo(other.steps[j]);
            if (order < 0) {
                if (keepMine) {
                    out.add(steps[i], member[i], below[i]);
                }
                i++;
            } else if (order > 0) {
                if (keepTheirs) {
                    out.add(other.steps[j], other.member[j], other.below[j]);
                }
                j++;
            } else {
                out.add(
                        steps[i],
                        memberRule.keeps(member[i], other.member[j]),
                        setRule.combine(below[i], other.below[j]));
                i++;
                j++;
            }
        }
        return out.build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldSet that
                && Arrays.equals(steps, that.steps)
                && Arrays.equals(member, that.member)
                && Arrays.equals(below, that.below);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(steps) * 31 + Arrays.hashCode(member);
    }

    /** Returns the paths, one a line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        forEach(path -> text.append(path).append('\n'));
        return text.toString();
    }

    private static final class Collector {
        private final PathElement[] steps;
        private final boolean[] member;
        private final FieldSet[] below;
        private int size;

        Collector(int capacity) {
            steps = new PathElement[capacity];
            member = new boolean[capacity];
            below = new FieldSet[capacity];
        }

        void add(PathElement step, boolean isMember, FieldSet inner) {
            if (isMember || !inner.isEmpty()) {
                steps[size] = step;
                member[size] = isMember;
                below[size] = inner;
                size++;
            }
        }

        FieldSet build() {
            return size == 0
                    ? EMPTY
                    : new FieldSet(
                            Arrays.copyOf(steps, size),
                            Arrays.copyOf(member, size),
                            Arrays.copyOf(below, size));
        }
    }

    /** Collects paths; a builder stands for one place in the tree. Not for several threads. */
    public static final class Builder {
        private final Map<PathElement, Builder> children = new TreeMap<>();
        private boolean self;

        /** Starts an empty set. */
        public Builder() {}

        /** Adds the place that this builder stands for; of no effect at the root. */
        public Builder addSelf() {
            self = true;
            return this;
        }

        /** Adds a path from here. */
        public Builder add(List<PathElement> path) {
            Builder here = this;
            for (PathElement step : path) {
                here = here.child(step);
            }
            here.self = true;
            return this;
        }

        /** Adds every path of a set, from here. */
        public Builder addAll(FieldSet set) {
            set.forEachStep(
                    (step, isMember, inner) -> {
                        Builder child = child(step);
                        child.self |= isMember;
                        child.addAll(inner);
                    });
            return this;
        }

        /** Returns the builder of the place one step below, which adds nothing by itself. */
        public Builder child(PathElement step) {
            return children.computeIfAbsent(step, _ -> new Builder());
        }

        /** Returns the set. */
        public FieldSet build() {
            Collector out = new Collector(children.size());
            children.forEach((step, child) -> out.add(step, child.self, child.build()));
            return out.build();
        }
    }
}
