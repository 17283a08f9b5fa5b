package dev.leeway.engine.compare;

import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.live.FieldManagers;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The verdict on one object, with everything it rests on.
 *
 * @param key the object
 * @param kind its kind, in the version of the manifest where it is desired; empty for an extra
 *     object whose kind the cluster serves no more
 * @param desired what Git wants; empty for an extra object
 * @param live what was read
 * @param predicted what the server would store; empty when it was not asked or gave no answer
 * @param difference the verdict
 * @param judgement on what it rests
 * @param leftAlone what ignore rules say of fields that somebody added
 */
public record ResourceComparison(
        ResourceKey key,
        Optional<ServedKind> kind,
        Optional<DesiredObject> desired,
        LiveState live,
        Optional<Manifest> predicted,
        Difference difference,
        Judgement judgement,
        LeftAlone leftAlone) {
    /** Makes the verdict on an object about whose additions no rule says anything. */
    public ResourceComparison(
            ResourceKey key,
            Optional<ServedKind> kind,
            Optional<DesiredObject> desired,
            LiveState live,
            Optional<Manifest> predicted,
            Difference difference,
            Judgement judgement) {
        this(key, kind, desired, live, predicted, difference, judgement, LeftAlone.NOTHING);
    }

    /** Returns a copy with another verdict on the same readings. */
    public ResourceComparison with(Difference other) {
        return new ResourceComparison(
                key, kind, desired, live, predicted, other, judgement, leftAlone);
    }

    /**
     * Returns a copy that knows what rules say of its additions; only an object that somebody
     * changed by hand has any, so that for most nothing is asked.
     *
     * @param rules the rules of the whole application
     */
    public ResourceComparison leavingAlone(List<IgnoreRule> rules, PathExpressions expressions)
            throws InterruptedException {
        Optional<Manifest> now = liveManifest();
        if (rules.isEmpty() || desired.isEmpty() || now.isEmpty()) {
            return this;
        }
        return Additions.isTouched(now.get())
                ? new ResourceComparison(
                        key,
                        kind,
                        desired,
                        live,
                        predicted,
                        difference,
                        judgement,
                        LeftAlone.of(now.get(), rules, expressions))
                : this;
    }

    /** Returns whether what is shown is an estimate and not the server's word. */
    public boolean estimated() {
        return judgement == Judgement.ESTIMATE;
    }

    /** Returns whether Git and cluster agree on this object. */
    public boolean inSync() {
        return difference instanceof Difference.InSync;
    }

    /** Returns whether a sync would change nothing, though Git's wish may not be fulfilled. */
    public boolean settled() {
        return inSync()
                || (difference instanceof Difference.Mutated mutated && mutated.fields().isEmpty());
    }

    /** Returns the live object, where it is there. */
    public Optional<Manifest> liveManifest() {
        return live instanceof LiveState.Present present
                ? Optional.of(present.manifest())
                : Optional.empty();
    }

    /** Returns the live object's resource version, empty where it is not there. */
    public String liveVersion() {
        return liveManifest().map(Manifest::resourceVersion).orElse("");
    }

    /**
     * Returns what a sync sends: what Git wants, but for fields that a rule leaves alone, which
     * keep their live values. Empty for an extra object.
     */
    public Optional<DesiredObject> toSend() {
        Optional<Manifest> now = liveManifest();
        if (desired.isEmpty() || now.isEmpty() || ignored().isEmpty()) {
            return desired;
        }
        DesiredObject wanted = desired.get();
        Manifest body =
                KeptFields.in(wanted.manifest(), now.get(), ignored(), FieldManagers.LEEWAY);
        return Optional.of(new DesiredObject(wanted.key(), wanted.kind(), body, wanted.origin()));
    }

    /** Returns the fields that a sync would change, as the server said; none when it did not. */
    public List<FieldChange> changes() {
        return switch (difference) {
            case Difference.Changed changed -> changed.fields();
            case Difference.Mutated mutated -> mutated.fields();
            case Difference.InSync _,
                    Difference.Missing _,
                    Difference.Extra _,
                    Difference.Undetermined _ ->
                    List.of();
        };
    }

    /** Returns the fields that differ and that a rule leaves alone. */
    public List<FieldChange> ignored() {
        return switch (difference) {
            case Difference.InSync inSync -> inSync.ignored();
            case Difference.Changed changed -> changed.ignored();
            case Difference.Mutated mutated -> mutated.ignored();
            case Difference.Missing _, Difference.Extra _, Difference.Undetermined _ -> List.of();
        };
    }

    /**
     * Returns what people put into the object that Git does not ask for and that a sync leaves
     * alone: no difference, but nothing that Git knows of. Each with its live value and no desired
     * one. What an ignore rule leaves alone is not among them. Takes time on large objects that
     * somebody changed by hand.
     */
    public List<FieldChange> additions() {
        return desired.isEmpty()
                ? List.of()
                : liveManifest()
                        .map(now -> Additions.of(desired.get().manifest(), now, leftAlone))
                        .orElse(List.of());
    }

    /** Returns the fields beside Git that people added and that a rule leaves alone. */
    public Set<FieldPath> hiddenAdditions() {
        return desired.isEmpty()
                ? Set.of()
                : liveManifest()
                        .map(now -> Additions.hidden(desired.get().manifest(), now, leftAlone))
                        .orElse(Set.of());
    }

    /**
     * Returns the field managers whose fields have to be taken in so that setting back these fields
     * takes away what was added there; none where no addition is among them. Takes time on large
     * objects that somebody changed by hand.
     */
    public Set<String> addersOf(Set<FieldPath> fields) {
        boolean added =
                additions().stream()
                        .anyMatch(
                                one ->
                                        fields.stream()
                                                .anyMatch(path -> path.isPrefixOf(one.path())));
        return added ? liveManifest().map(Additions::managers).orElse(Set.of()) : Set.of();
    }

    /** Returns the two states for reading side by side. Takes time on large objects. */
    public DriftTexts texts() {
        return DriftReading.of(this);
    }
}
