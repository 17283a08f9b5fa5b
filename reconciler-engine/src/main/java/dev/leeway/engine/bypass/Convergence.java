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
            case Difference.InSync inSync -> differing(fix, paths(inSync.ignored()));
            case Difference.Changed changed -> {
                List<FieldPath> all = new ArrayList<>(paths(changed.fields()));
                all.addAll(paths(changed.ignored()));
                yield differing(fix, all);
            }
            case Difference.Mutated mutated -> {
                List<FieldPath> all =
                        new ArrayList<>(
                                mutated.admission().stream().map(AdmissionChange::path).toList());
                all.addAll(paths(mutated.fields()));
                all.addAll(paths(mutated.ignored()));
                yield differing(fix, all);
            }
            case Difference.Missing _ -> Optional.of(AwaitPhrase.NOT_THERE.of(key.toString()));
            case Difference.Extra _ -> Optional.of(AwaitPhrase.NO_LONGER_NAMED.of(key.toString()));
            case Difference.Undetermined undetermined ->
                    Optional.of(
                            AwaitPhrase.NOT_KNOWN.of(
                                    Wording.quoted(key.toString()), undetermined.doubt().said()));
        };
    }

    private static List<FieldPath> paths(List<FieldChange> changes) {
        return changes.stream().map(FieldChange::path).toList();
    }

    private static Optional<Wording> differing(ObjectFix fix, List<FieldPath> paths) {
        List<FieldPath> differing =
                paths.stream()
                        .filter(
                                path ->
                                        fix.touched().stream()
                                                .anyMatch(
                                                        touched ->
                                                                touched.isPrefixOf(path)
                                                                        || path.isPrefixOf(
                                                                                touched)))
                        .toList();
        return differing.isEmpty()
                ? Optional.empty()
                : Optional.of(AwaitPhrase.DIFFER.of(differing.toString(), fix.key().toString()));
    }

    /** Returns what Git asks of an object, empty when it does not name it. */
    static Optional<Manifest> desired(Comparison comparison, ResourceKey key) {
        return comparison
                .find(key)
                .flatMap(ResourceComparison::desired)
                .map(object -> object.manifest());
    }
}
