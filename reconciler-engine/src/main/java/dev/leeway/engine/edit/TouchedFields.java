package dev.leeway.engine.edit;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Turns fields in which an object in the cluster differs from its source into the edits that bring
 * the source to what is live: only those fields, list items by their keys. For sources that are the
 * manifests themselves; pure, safe for use from any thread.
 */
public final class TouchedFields {
    private TouchedFields() {}

    /**
     * Returns the edits that give the touched fields their live values in the file.
     *
     * @param source the file's bytes
     * @param origin where the object stands in the file
     * @param live the object whose values are wanted
     * @param touched the fields, as a comparison names them
     * @return the edits, to be made in order; empty when the document does not hold the object
     * @throws YamlSyntaxException when the file cannot be read
     */
    public static Optional<List<SourceEdit>> edits(
            byte[] source, Origin origin, Manifest live, List<FieldPath> touched)
            throws YamlSyntaxException {
        Optional<YamlDocument> document =
                YamlDocuments.read(source, YamlLimits.DEFAULT).stream()
                        .filter(each -> each.index() == origin.document())
                        .findFirst();
        if (document.isEmpty()) {
            return Optional.empty();
        }
        return place(document.get().value(), live)
                .map(place -> edits(document.get(), place, live.root(), touched));
    }

    /** Returns where in a document the object stands: at its root, or among a list's items. */
    private static Optional<FieldPath> place(JsonValue document, Manifest live) {
        if (!(document instanceof JsonObject root)) {
            return Optional.empty();
        }
        if (isSame(root, live)) {
            return Optional.of(FieldPath.ROOT);
        }
        JsonArray items = root.arrayAt("items");
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof JsonObject item && isSame(item, live)) {
                return Optional.of(FieldPath.of("items").then(new PathElement.Index(i)));
            }
        }
        return Optional.empty();
    }

    /** The source may leave the namespace to whoever applies it. */
    private static boolean isSame(JsonObject root, Manifest live) {
        var written = new Manifest(root);
        return written.gvk().group().equals(live.gvk().group())
                && written.kind().equals(live.kind())
                && written.name().equals(live.name())
                && (written.namespace().isEmpty() || written.namespace().equals(live.namespace()));
    }

    private static List<SourceEdit> edits(
            YamlDocument document, FieldPath place, JsonObject live, List<FieldPath> touched) {
        JsonValue desired = FieldSteps.valueAt(document.value(), place.elements());
        Set<SourceEdit> edits = new LinkedHashSet<>();
        for (FieldPath path : outermost(touched)) {
            edit(document.index(), place, path, desired == null ? JsonNull.NULL : desired, live)
                    .ifPresent(edits::add);
        }
        return List.copyOf(edits);
    }

    private static List<FieldPath> outermost(List<FieldPath> touched) {
        List<FieldPath> kept = new ArrayList<>();
        // Positions count what earlier edits left, so later items come first.
        for (FieldPath path : new TreeSet<>(touched).reversed()) {
            boolean inner =
                    touched.stream()
                            .anyMatch(other -> !other.equals(path) && other.isPrefixOf(path));
            if (!inner) {
                kept.add(path);
            }
        }
        return kept;
    }

    private static Optional<SourceEdit> edit(
            int document, FieldPath place, FieldPath path, JsonValue desired, JsonObject live) {
        List<PathElement> steps = path.elements();
        Optional<JsonValue> here = Optional.of(desired);
        for (int depth = 0; depth < steps.size(); depth++) {
            boolean item = !(steps.get(depth) instanceof PathElement.Name);
            Optional<JsonValue> next = FieldSteps.find(desired, steps.subList(0, depth + 1));
            if (next.isEmpty() && item) {
                return newItem(document, place, steps.subList(0, depth + 1), here, live);
            }
            here = next;
        }
        Optional<JsonValue> wanted = FieldSteps.find(live, steps);
        FieldPath whole = below(place, steps);
        if (wanted.isPresent()) {
            return wanted.equals(here)
                    ? Optional.empty()
                    : Optional.of(new SourceEdit.SetValue(document, whole, wanted.get()));
        }
        return here.map(_ -> new SourceEdit.Remove(document, whole));
    }

    /** The source lacks the list item on the way: the whole item comes, or the whole list. */
    private static Optional<SourceEdit> newItem(
            int document,
            FieldPath place,
            List<PathElement> steps,
            Optional<JsonValue> list,
            JsonObject live) {
        List<PathElement> holder = steps.subList(0, steps.size() - 1);
        boolean hasItems = list.isPresent() && list.get() instanceof JsonArray;
        return FieldSteps.find(live, hasItems ? steps : holder)
                .map(
                        value ->
                                hasItems
                                        ? SourceEdit.append(document, below(place, holder), value)
                                        : new SourceEdit.SetValue(
                                                document, below(place, holder), value));
    }

    private static FieldPath below(FieldPath place, List<PathElement> steps) {
        List<PathElement> all = new ArrayList<>(place.elements());
        all.addAll(steps);
        return new FieldPath(all);
    }
}
