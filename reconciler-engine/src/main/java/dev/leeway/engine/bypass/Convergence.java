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
import java.util.Optional;

/**
 * Whether live is what Git asks for on every touched field. Pure.
 *
 * @param reached whether it is, for certain
 * @param why what is missing; empty when it is reached
 */
record Convergence(boolean reached, Wording why) {
    /** Judges by a comparison of the application. */
    static Convergence of(Bypass bypass, Comparison comparison) {
        List<Wording> missing = new ArrayList<>();
        for (ObjectFix fix : bypass.fixes()) {
            missing(fix, comparison).ifPresent(missing::add);
        }
        return new Convergence(
                missing.isEmpty(),
                missing.stream()
                        .reduce((one, next) -> AwaitPhrase.TOGETHER.of(one, next))
                        .orElse(Wording.none()));
    }

    private static Optional<Wording> missing(ObjectFix fix, Comparison comparison) {
        ResourceKey key = fix.key();
        Optional<ResourceComparison> found = comparison.find(key);
        if (found.isEmpty()) {
            return Optional.of(AwaitPhrase.UNNAMED.of(key.toString()));
        }
        return switch (found.get().difference()) {
            case Difference.InSync inSync -> differing(fix, inSync.ignored(), List.of());
            case Difference.Changed changed -> differing(fix, changed.fields(), changed.ignored());
            case Difference.Mutated mutated -> {
                List<FieldPath> rewritten =
                        mutated.admission().stream()
                                .map(AdmissionChange::path)
                                .filter(path -> FormerOwner.meets(path, fix.touched()))
                                .toList();
                yield rewritten.isEmpty()
                        ? differing(fix, mutated.fields(), mutated.ignored())
                        : Optional.of(differ(fix, rewritten));
            }
            case Difference.Missing _ -> Optional.of(AwaitPhrase.NOT_THERE.of(key.toString()));
            case Difference.Extra _ -> Optional.of(AwaitPhrase.NO_LONGER_NAMED.of(key.toString()));
            case Difference.Undetermined undetermined ->
                    Optional.of(
                            AwaitPhrase.NOT_KNOWN.of(
                                    Wording.quoted(key.toString()), undetermined.doubt().said()));
        };
    }

    private static Optional<Wording> differing(
            ObjectFix fix, List<FieldChange> fields, List<FieldChange> ignored) {
        List<FieldPath> differing =
                Stream.concat(fields.stream(), ignored.stream())
                        .filter(
                                change ->
                                        fix.touched().stream()
                                                .anyMatch(touched -> concerns(change, touched)))
                        .map(FieldChange::path)
                        .toList();
        return differing.isEmpty() ? Optional.empty() : Optional.of(differ(fix, differing));
    }

    private static Wording differ(ObjectFix fix, List<FieldPath> paths) {
        return AwaitPhrase.DIFFER.of(
                Wording.joined(
                        AwaitPhrase.AND,
                        paths.stream().map(path -> Wording.quoted(path.toString())).toList()),
                Wording.quoted(fix.key().toString()));
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

    /** Returns what Git asks of an object, empty when it does not name it. */
    static Optional<Manifest> desired(Comparison comparison, ResourceKey key) {
        return comparison
                .find(key)
                .flatMap(ResourceComparison::desired)
                .map(object -> object.manifest());
    }
}
