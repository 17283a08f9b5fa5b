package dev.leeway.engine.bypass;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.proposal.Landing;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fix whose proposal was changed in review: Git says something else than the cluster. Pure.
 *
 * @param mergeCommit the full id of the commit that was merged, or in which Git was seen to say it
 * @param merged whether the proposal was merged for certain; else somebody else may have changed it
 * @param fields the fixed fields that were to end in Git, with both values
 */
public record MergedOtherwise(String mergeCommit, boolean merged, List<Field> fields) {
    public MergedOtherwise {
        fields = List.copyOf(fields);
    }

    /**
     * One fixed field.
     *
     * @param key the object
     * @param path the field
     * @param git the value that Git asks for, empty when it asks for none
     * @param live the value in the cluster, empty when it has none
     */
    public record Field(
            ResourceKey key, FieldPath path, Optional<JsonValue> git, Optional<JsonValue> live) {}

    /**
     * Reads both values from a comparison; those of Secrets are never among them.
     *
     * @param unnamed what is live of the objects that Git does not name, or by another name
     */
    static MergedOtherwise of(
            BypassState.Merged merged,
            Bypass bypass,
            Comparison comparison,
            Map<ResourceKey, Manifest> unnamed) {
        List<Field> fields = new ArrayList<>();
        for (ObjectFix fix : bypass.fixes()) {
            if (fix.sensitive()) {
                continue;
            }
            Optional<Manifest> git = Convergence.desired(comparison, fix.key());
            Optional<Manifest> live =
                    Optional.ofNullable(unnamed.get(fix.key()))
                            .or(
                                    () ->
                                            comparison
                                                    .find(fix.key())
                                                    .flatMap(ResourceComparison::liveManifest));
            for (FieldPath path : fix.lasting()) {
                fields.add(new Field(fix.key(), path, value(git, path), value(live, path)));
            }
        }
        return new MergedOtherwise(
                merged.mergeCommit(), merged.landing() != Landing.MOVED_ON, fields);
    }

    private static Optional<JsonValue> value(Optional<Manifest> object, FieldPath path) {
        return object.flatMap(found -> FieldTree.value(found.root(), path));
    }
}
