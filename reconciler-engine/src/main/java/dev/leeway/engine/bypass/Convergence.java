package dev.leeway.engine.bypass;

import dev.leeway.engine.compare.AdmissionChange;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.stream.Stream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether live is what Git asks for on every touched field. Pure.
 *
 * @param reached whether it is, for certain
 * @param onlyASync whether Git has every value of the fix, under another name, and a sync is all
 *     that is missing
 * @param why what is missing; empty when it is reached
 */
record Convergence(boolean reached, boolean onlyASync, Wording why) {
    /** What of one fix is missing, and whether a sync brings it. */
    private record Missing(boolean unsynced, Wording why) {
        static Missing of(Wording why) {
            return new Missing(false, why);
        }
    }

    /**
     * Judges by a comparison of the application.
     *
     * @param unnamed what is live of the objects that Git does not name
     */
    static Convergence of(
            Bypass bypass, Comparison comparison, Map<ResourceKey, Manifest> unnamed) {
        List<Missing> missing = new ArrayList<>();
        for (ObjectFix fix : bypass.fixes()) {
            Optional<Successor> successor = Successor.of(comparison, fix.key());
            if (successor.isPresent()) {
                missing(fix, successor.get(), comparison, unnamed).ifPresent(missing::add);
            } else {
                missing(fix, comparison).map(Missing::of).ifPresent(missing::add);
            }
        }
        return new Convergence(
                missing.isEmpty(),
                !missing.isEmpty() && missing.stream().allMatch(Missing::unsynced),
                missing.stream()
                        .map(Missing::why)
                        .reduce((one, next) -> AwaitPhrase.TOGETHER.of(one, next))
                        .orElse(Wording.none()));
    }

    /** Where the old object is gone, nothing of it is left that could differ. */
    private static Optional<Missing> missing(
            ObjectFix fix,
            Successor successor,
            Comparison comparison,
            Map<ResourceKey, Manifest> unnamed) {
        Optional<Wording> differing =
                Optional.ofNullable(unnamed.get(fix.key()))
                        .flatMap(live -> successor.differing(fix, live));
        if (differing.isPresent()) {
            return differing.map(Missing::of);
        }
        Optional<Wording> unsynced = successor.unsynced(fix, comparison);
        return unsynced.isPresent()
                ? unsynced.map(why -> new Missing(true, why))
                : missing(fix, successor.now()).map(Missing::of);
    }

    private static Optional<Wording> missing(ObjectFix fix, Comparison comparison) {
        Optional<ResourceComparison> found = comparison.find(fix.key());
        return found.isEmpty()
                ? Optional.of(AwaitPhrase.UNNAMED.of(fix.key().toString()))
                : missing(fix, found.get());
    }

    private static Optional<Wording> missing(ObjectFix fix, ResourceComparison found) {
        ResourceKey key = found.key();
        return switch (found.difference()) {
            case Difference.InSync _, Difference.Changed _, Difference.Mutated _ -> {
                List<FieldPath> differing = differing(fix, found);
                yield differing.isEmpty() ? Optional.empty() : Optional.of(differ(key, differing));
            }
            case Difference.Missing _ -> Optional.of(AwaitPhrase.NOT_THERE.of(key.toString()));
            case Difference.Extra _ -> Optional.of(AwaitPhrase.NO_LONGER_NAMED.of(key.toString()));
            case Difference.Undetermined undetermined ->
                    Optional.of(
                            AwaitPhrase.NOT_KNOWN.of(
                                    Wording.quoted(key.toString()), undetermined.doubt().said()));
        };
    }

    /**
     * Returns the fields of a fix on which Git says something else than what is live, as far as
     * that is certain: an object that only one side has is none of them.
     */
    static List<FieldPath> differing(ObjectFix fix, ResourceComparison found) {
        if (found.difference() instanceof Difference.Mutated mutated) {
            List<FieldPath> rewritten =
                    mutated.admission().stream()
                            .map(AdmissionChange::path)
                            .filter(path -> FormerOwner.meets(path, fix.touched()))
                            .toList();
            if (!rewritten.isEmpty()) {
                return rewritten;
            }
        }
        Stream<FieldPath> changed =
                Stream.concat(found.changes().stream(), found.ignored().stream())
                        .filter(
                                change ->
                                        fix.touched().stream()
                                                .anyMatch(touched -> concerns(change, touched)))
                        .map(FieldChange::path);
        return Stream.concat(changed, added(fix, found)).distinct().toList();
    }

    /**
     * What the fix put there beside Git. A sync leaves that alone, so no comparison counts it as a
     * difference; but Git does not say it, and it is to end there.
     */
    private static Stream<FieldPath> added(ObjectFix fix, ResourceComparison found) {
        Optional<Manifest> desired =
                found.desired()
                        .map(object -> object.manifest())
                        // Paths are in the words of a version; another one may say it elsewhere.
                        .filter(object -> object.gvk().equals(fix.gvk()));
        Optional<Manifest> live = found.liveManifest();
        if (desired.isEmpty() || live.isEmpty()) {
            return Stream.of();
        }
        return fix.edits().stream()
                .filter(edit -> edit.lasting() && edit.after().isPresent())
                .filter(
                        edit ->
                                FieldTree.value(live.get().root(), edit.path())
                                        .equals(edit.after()))
                .map(FieldEdit::path)
                .filter(path -> FieldTree.value(desired.get().root(), path).isEmpty());
    }

    private static Wording differ(ResourceKey key, List<FieldPath> paths) {
        return AwaitPhrase.DIFFER.of(
                Wording.joined(
                        AwaitPhrase.AND,
                        paths.stream().map(path -> Wording.quoted(path.toString())).toList()),
                Wording.quoted(key.toString()));
    }

    /**
     * A list or an object may differ around a touched field that is the same on both sides, as a
     * list does whose items Git names in another order.
     */
    private static boolean concerns(FieldChange change, FieldPath touched) {
        if (touched.isPrefixOf(change.path())) {
            return true;
        }
        if (!change.path().isPrefixOf(touched)) {
            return false;
        }
        List<PathElement> rest =
                touched.elements()
                        .subList(change.path().elements().size(), touched.elements().size());
        boolean compound =
                change.desired().filter(Convergence::isCompound).isPresent()
                        && change.live().filter(Convergence::isCompound).isPresent();
        return !compound
                || !FieldTree.value(change.desired().get(), rest)
                        .equals(FieldTree.value(change.live().get(), rest));
    }

    /** A mask in the place of a Secret's value has nothing in it that could be compared. */
    private static boolean isCompound(JsonValue value) {
        return value instanceof JsonObject || value instanceof JsonArray;
    }

    /** Returns what Git asks of an object, under whatever name; empty when it does not name it. */
    static Optional<Manifest> desired(Comparison comparison, ResourceKey key) {
        return comparison
                .find(key)
                .flatMap(ResourceComparison::desired)
                .map(object -> object.manifest())
                .or(() -> Successor.of(comparison, key).map(Successor::desired));
    }
}
