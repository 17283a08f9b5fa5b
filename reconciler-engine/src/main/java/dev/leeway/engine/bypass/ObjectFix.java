package dev.leeway.engine.bypass;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Sensitive;
import java.util.List;

/**
 * What a fix does to one live object.
 *
 * @param key the object
 * @param gvk its kind, in the version whose form the edits are about
 * @param uid the uid of the object that was seen
 * @param basedOn the resource version that was seen
 * @param edits the fields, in the order in which they are to be changed; at least one
 * @param owners whose the touched fields were before: what each of them gets back where the fix is
 *     taken back, and nothing else
 * @param sealed whether the values are masks here and the true ones lie in the cluster alone
 */
public record ObjectFix(
        ResourceKey key,
        Gvk gvk,
        String uid,
        String basedOn,
        List<FieldEdit> edits,
        List<FormerOwner> owners,
        boolean sealed) {
    public ObjectFix {
        edits = List.copyOf(edits);
        owners = List.copyOf(owners);
        if (edits.isEmpty()) {
            throw new IllegalArgumentException("a fix of " + key + " changes nothing");
        }
    }

    /** Returns the fix that takes this one back; the last edit is taken back first. */
    public ObjectFix inverse() {
        return new ObjectFix(
                key,
                gvk,
                uid,
                basedOn,
                edits.reversed().stream().map(FieldEdit::inverse).toList(),
                owners,
                sealed);
    }

    /** Returns whether its values must never be shown or kept outside of the cluster. */
    public boolean sensitive() {
        return Sensitive.isSensitive(key.groupKind());
    }

    /** Returns the fields that it changes. */
    public List<FieldPath> touched() {
        return edits.stream().map(FieldEdit::path).toList();
    }

    /** Returns the fields whose new values are to end in Git. */
    public List<FieldPath> lasting() {
        return edits.stream().filter(FieldEdit::lasting).map(FieldEdit::path).toList();
    }

    /** Returns a copy with other edits. */
    public ObjectFix with(List<FieldEdit> others) {
        return new ObjectFix(key, gvk, uid, basedOn, others, owners, false);
    }

    /** Returns a copy as it may be kept outside of the cluster: a Secret's values are masks. */
    public ObjectFix forKeeping() {
        return sensitive()
                ? new ObjectFix(
                        key,
                        gvk,
                        uid,
                        basedOn,
                        edits.stream().map(FieldEdit::masked).toList(),
                        owners,
                        true)
                : this;
    }

    @Override
    public String toString() {
        return "ObjectFix[" + key + " " + touched() + "]";
    }
}
