package dev.leeway.engine.bypass;

import dev.leeway.engine.compare.RawChange;
import dev.leeway.engine.compare.TreeDifference;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.schema.FieldSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns an object that was edited as a whole into the fields that the operator changed. What
 * somebody else changed while it was edited is never taken back by the way. Pure.
 */
final class WholeEdit {
    private static final List<String> SERVERS_OWN =
            List.of(
                    "managedFields",
                    "resourceVersion",
                    "uid",
                    "generation",
                    "creationTimestamp",
                    "selfLink",
                    "deletionTimestamp",
                    "deletionGracePeriodSeconds");

    private WholeEdit() {}

    /**
     * Returns the edits.
     *
     * @throws FixException when it is another object, nothing changed, or somebody else changed the
     *     same
     */
    static List<FieldEdit> edits(Manifest live, FixAction.EditWhole whole, FieldSchema schema)
            throws FixException {
        refuseOthers(live, new Manifest(whole.edited()));
        if (whole.base().isEmpty()) {
            refuseStale(live, new Manifest(whole.edited()));
        }
        List<FieldEdit> edits = new ArrayList<>();
        JsonObject base = whole.base().orElse(live.root());
        for (RawChange change : TreeDifference.between(bare(whole.edited()), bare(base), schema)) {
            FieldEdit edit = edit(change);
            Optional<JsonValue> now = FieldTree.value(live.root(), edit.path());
            if (now.equals(edit.before())) {
                edits.add(edit);
            } else if (!now.equals(edit.after())) {
                throw new FixException(
                        BypassPhrase.EDITED_SINCE.of(edit.path().toString(), live.key().toString()),
                        BypassPhrase.EDITED_SINCE_NEXT.of());
            }
        }
        if (edits.isEmpty()) {
            throw new FixException(
                    BypassPhrase.NOTHING_CHANGED.of(live.key().toString()),
                    BypassPhrase.NOTHING_CHANGED_NEXT.of());
        }
        return edits;
    }

    private static void refuseOthers(Manifest live, Manifest edited) throws FixException {
        ResourceKey key = edited.key();
        if (!key.equals(live.key()) || !edited.gvk().equals(live.gvk())) {
            throw new FixException(
                    BypassPhrase.EDITED_OTHER.of(key.toString(), live.key().toString()),
                    BypassPhrase.EDITED_OTHER_NEXT.of());
        }
        if (live.kind().equals("Secret") && live.gvk().group().isEmpty()) {
            throw new FixException(
                    BypassPhrase.SECRET_WHOLE.of(), BypassPhrase.SECRET_WHOLE_NEXT.of());
        }
    }

    /**
     * A text that says of which version it is, and is of an older one, would take back what came
     * since. While the generation is the same only the status moved; kinds without one have nothing
     * that moves by itself.
     */
    private static void refuseStale(Manifest live, Manifest edited) throws FixException {
        boolean same =
                edited.resourceVersion().isEmpty()
                        || edited.resourceVersion().equals(live.resourceVersion())
                        || (generation(edited).isPresent()
                                && generation(edited).equals(generation(live)));
        if (!same) {
            throw new FixException(
                    BypassPhrase.EDITED_STALE.of(live.key().toString()),
                    BypassPhrase.EDITED_STALE_NEXT.of());
        }
    }

    private static Optional<JsonValue> generation(Manifest object) {
        return object.metadata().find("generation");
    }

    private static FieldEdit edit(RawChange change) {
        return new FieldEdit(
                change.path(),
                Optional.ofNullable(change.live()),
                Optional.ofNullable(change.desired()),
                true);
    }

    /** Leaves out what the server keeps by itself and what a fix must not say. */
    private static JsonObject bare(JsonObject object) {
        JsonObject metadata = object.objectAt("metadata");
        for (String name : SERVERS_OWN) {
            metadata = metadata.without(name);
        }
        return object.without("status").with("metadata", metadata);
    }
}
