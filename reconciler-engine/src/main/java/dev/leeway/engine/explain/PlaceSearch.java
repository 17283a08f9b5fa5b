package dev.leeway.engine.explain;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.compare.FieldPlace;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.desired.SecretTexts;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.yaml.YamlDocument;
import java.util.Optional;

/**
 * Finds the line of the source that sets a field of a rendered object: surely in plain manifests;
 * in Kustomize and Helm by looking for the value where it is usually written, as a guess.
 */
final class PlaceSearch {
    private final SourceFiles files;
    private final RenderSpec spec;
    private final String folder;

    PlaceSearch(SourceTree tree, RenderSpec spec, String folder) {
        this.files = new SourceFiles(tree);
        this.spec = spec;
        this.folder = folder;
    }

    /** Returns the place; empty when it is not known. */
    Optional<Place> find(DesiredObject object, FieldPath path) throws InterruptedException {
        Optional<JsonValue> value = FieldPlace.value(object.manifest().root(), path);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        return switch (spec) {
            case RenderSpec.Directory _ ->
                    ownDocument(object, path, value.get(), false, PlacePhrase.MANIFEST.of());
            case RenderSpec.Kustomize _ -> {
                Optional<Place> set =
                        new KustomizePlaces(files, folder).find(object, path, value.get());
                yield set.isPresent()
                        ? set
                        : ownDocument(object, path, value.get(), true, PlacePhrase.BASE.of());
            }
            case RenderSpec.Helm helm ->
                    new HelmPlaces(files, folder, helm).find(object, path, value.get());
        };
    }

    /** The document that the object was rendered from. */
    private Optional<Place> ownDocument(
            DesiredObject object, FieldPath path, JsonValue value, boolean guess, Wording because)
            throws InterruptedException {
        Origin origin = object.origin();
        for (YamlDocument document : files.documents(origin.file())) {
            if (document.index() == origin.document()
                    && document.value() instanceof JsonObject root) {
                return in(origin.file(), document, root, path, value, guess, because);
            }
        }
        return Optional.empty();
    }

    /** Returns the line in a document that holds the value at the path; empty when it does not. */
    static Optional<Place> in(
            String file,
            YamlDocument document,
            JsonObject root,
            FieldPath path,
            JsonValue value,
            boolean guess,
            Wording because) {
        Optional<String> pointer = FieldPlace.pointer(root, SecretTexts.written(root, path));
        JsonObject read = SecretTexts.of(new Manifest(root));
        if (pointer.isEmpty() || !FieldPlace.value(read, path).equals(Optional.of(value))) {
            return Optional.empty();
        }
        return Optional.of(new Place(file, document.places().line(pointer.get()), guess, because));
    }
}
