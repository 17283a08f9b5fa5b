package dev.leeway.engine.edit;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * Carries out one edit: says what the document is to become, finds the text, tries the ways to
 * write it until one proves.
 */
final class OneEdit {
    private static final int MOST_SPLITS = 50;

    private final SourceEdit edit;
    private final SharedText shared;

    OneEdit(SourceEdit edit, SharedText shared) {
        this.edit = edit;
        this.shared = shared;
    }

    /** Returns the edited and proved text. */
    SourceText apply(SourceText text) throws RefusedEditException {
        SourceDocument document = SourceDocument.read(text, edit);
        FieldPath path = FieldSteps.resolve(edit.document(), document.value(), edit.path());
        return switch (edit) {
            case SourceEdit.SetValue set -> set(text, path, set.value());
            case SourceEdit.InsertKey insert -> insert(document, path, insert);
            case SourceEdit.AddListItem add -> add(document, path, add);
            case SourceEdit.Remove _ -> remove(document, path);
        };
    }

    private SourceText set(SourceText text, FieldPath path, JsonValue value)
            throws RefusedEditException {
        SourceDocument document = SourceDocument.read(text, edit);
        JsonValue old = FieldSteps.valueAt(document.value(), path.elements());
        if (value.equals(old)) {
            return text;
        }
        if (!WantedValue.canSet(document.value(), path.elements())) {
            throw refused(new EditRefusal.WrongKind(path, EditRefusal.Needed.OBJECTS_ONLY));
        }
        Optional<List<MemberChange>> changes = MemberChange.between(path, old, value);
        if (changes.isPresent()) {
            SourceText result = text;
            for (MemberChange change : changes.get()) {
                result = member(result, change);
            }
            return result;
        }
        JsonValue wanted = WantedValue.set(document.value(), path.elements(), value);
        return write(document, path, wanted, true, Optional.empty());
    }

    private SourceText member(SourceText text, MemberChange change) throws RefusedEditException {
        return switch (change) {
            case MemberChange.Set(FieldPath path, JsonValue value) -> set(text, path, value);
            case MemberChange.Drop(FieldPath path) -> remove(SourceDocument.read(text, edit), path);
            case MemberChange.Add(FieldPath list, JsonValue item, int position) ->
                    addAt(SourceDocument.read(text, edit), list, item, position);
        };
    }

    private SourceText insert(SourceDocument document, FieldPath path, SourceEdit.InsertKey insert)
            throws RefusedEditException {
        if (path.elements().isEmpty()
                || !(path.elements().getLast() instanceof PathElement.Name)
                || !(FieldSteps.valueAt(document.value(), path.parent().elements())
                        instanceof JsonObject holder)) {
            throw refused(new EditRefusal.WrongKind(path.parent(), EditRefusal.Needed.OBJECT));
        }
        if (FieldSteps.valueAt(document.value(), path.elements()) != null) {
            throw refused(new EditRefusal.AlreadyThere(path));
        }
        if (insert.after().isPresent() && !holder.has(insert.after().get())) {
            throw refused(
                    new EditRefusal.NotFound(
                            edit.document(),
                            path.parent().then(PathElement.name(insert.after().get()))));
        }
        JsonValue wanted = WantedValue.set(document.value(), path.elements(), insert.value());
        return write(document, path, wanted, true, insert.after());
    }

    private SourceText add(SourceDocument document, FieldPath path, SourceEdit.AddListItem add)
            throws RefusedEditException {
        JsonValue list = FieldSteps.valueAt(document.value(), path.elements());
        if (list == null) {
            throw refused(new EditRefusal.NotFound(edit.document(), path));
        }
        if (!(list instanceof JsonArray) && list != JsonNull.NULL) {
            throw refused(new EditRefusal.WrongKind(path, EditRefusal.Needed.LIST));
        }
        int size = list instanceof JsonArray array ? array.size() : 0;
        int at = add.before().orElse(size);
        if (at < 0 || at > size) {
            throw refused(
                    new EditRefusal.NotFound(
                            edit.document(), path.then(new PathElement.Index(at))));
        }
        return addAt(document, path, add.item(), at);
    }

    private SourceText addAt(SourceDocument document, FieldPath path, JsonValue item, int at)
            throws RefusedEditException {
        JsonValue wanted = WantedValue.add(document.value(), path.elements(), item, at);
        SourceDocument current = unshared(document, path, false);
        Locating.Found found = find(current, path);
        if (found instanceof Locating.Found.Here(Spot spot)
                && spot.node() instanceof SourceNode.Sequence list
                && !list.items().isEmpty()) {
            return proved(current, path, wanted, new ItemInsertion(current).plans(spot, item, at));
        }
        return write(current, path, wanted, false, Optional.empty());
    }

    private SourceText remove(SourceDocument document, FieldPath path) throws RefusedEditException {
        if (path.elements().isEmpty()
                || FieldSteps.valueAt(document.value(), path.elements()) == null) {
            throw refused(new EditRefusal.NotFound(edit.document(), path));
        }
        JsonValue wanted = WantedValue.remove(document.value(), path.elements());
        SourceDocument current = unshared(document, path, true);
        return switch (find(current, path)) {
            case Locating.Found.Here(Spot spot) when isOnlyOne(spot) ->
                    write(current, path.parent(), wanted, false, Optional.empty());
            case Locating.Found.Here(Spot spot) ->
                    proved(current, path, wanted, new NodeRemoval(current).plans(spot));
            case Locating.Found.ThroughAlias(Spot spot, int _) ->
                    proved(current, path, wanted, new NodeRemoval(current).plans(spot));
            case Locating.Found.ThroughMerge _ -> throw refused(new EditRefusal.Merged(path));
            case Locating.Found.Missing _ ->
                    throw refused(new EditRefusal.Unsuited(path, EditRefusalPhrase.FORM_KEY));
        };
    }

    private static boolean isOnlyOne(Spot spot) {
        return spot.parent() != null && FlowInsertion.members(spot.parent().node()).size() == 1;
    }

    /** Makes the text at a path say what is wanted there, in its place or as a new member. */
    private SourceText write(
            SourceDocument document,
            FieldPath path,
            JsonValue wanted,
            boolean whole,
            Optional<String> after)
            throws RefusedEditException {
        SourceDocument current = unshared(document, path, whole);
        return switch (find(current, path)) {
            case Locating.Found.Here(Spot spot) -> replace(current, path, spot, wanted);
            case Locating.Found.ThroughAlias(Spot spot, int _) ->
                    replace(current, path, spot, wanted);
            case Locating.Found.ThroughMerge(Spot holder, int depth) ->
                    member(current, path, holder, depth, wanted, after);
            case Locating.Found.Missing(Spot holder, int depth)
                    when holder.node() instanceof SourceNode.Mapping mapping
                            && !mapping.entries().isEmpty() ->
                    member(current, path, holder, depth, wanted, after);
            case Locating.Found.Missing(Spot holder, int depth) -> {
                FieldPath reached = new FieldPath(path.elements().subList(0, depth));
                yield replace(current, reached, holder, wanted);
            }
        };
    }

    private SourceText replace(SourceDocument document, FieldPath path, Spot spot, JsonValue wanted)
            throws RefusedEditException {
        JsonValue value = Locating.value(wanted, path.elements(), path.elements().size());
        return proved(document, path, wanted, new ValueReplacement(document).plans(spot, value));
    }

    private SourceText member(
            SourceDocument document,
            FieldPath path,
            Spot holder,
            int depth,
            JsonValue wanted,
            Optional<String> after)
            throws RefusedEditException {
        if (!(path.elements().get(depth) instanceof PathElement.Name(String name))) {
            throw refused(new EditRefusal.NotFound(edit.document(), path));
        }
        JsonValue value = Locating.value(wanted, path.elements(), depth + 1);
        return proved(
                document,
                path,
                wanted,
                new KeyInsertion(document).plans(holder, name, value, after));
    }

    /** Returns the document with whatever the edit would share split off, each split proved. */
    private SourceDocument unshared(SourceDocument document, FieldPath path, boolean whole)
            throws RefusedEditException {
        SourceDocument current = document;
        for (int i = 0; i < MOST_SPLITS; i++) {
            Locating.Found found = find(current, path);
            boolean reference =
                    found instanceof Locating.Found.ThroughAlias(Spot _, int depth)
                            && depth == path.elements().size()
                            && edit instanceof SourceEdit.Remove;
            List<EditPlan> splits =
                    reference
                            ? List.of()
                            : new SharedSplitting(current, path, shared).plans(found, whole);
            if (splits.isEmpty()) {
                return current;
            }
            SourceText split = proved(current, path, current.value(), splits);
            current = SourceDocument.read(split, edit);
        }
        throw refused(new EditRefusal.Unsuited(path, EditRefusalPhrase.FORM_DEEP));
    }

    private static Locating.Found find(SourceDocument document, FieldPath path) {
        return new Locating(document.source()).find(document.root(), path.elements());
    }

    /** Returns the text of the first plan that proves. */
    private SourceText proved(
            SourceDocument document, FieldPath path, JsonValue wanted, List<EditPlan> plans)
            throws RefusedEditException {
        if (plans.isEmpty()) {
            throw refused(new EditRefusal.Unsuited(path, EditRefusalPhrase.FORM_NO_PLACE));
        }
        var proof = new SourceProof(document, wanted);
        List<Wording> residue = List.of();
        for (EditPlan plan : plans) {
            SourceText after = document.source().with(plan.apply(document.text()));
            residue = proof.residue(plan, after);
            if (residue.isEmpty()) {
                return after;
            }
        }
        throw refused(new EditRefusal.Unproved(path, residue));
    }

    private static RefusedEditException refused(EditRefusal reason) {
        return new RefusedEditException(reason);
    }
}
