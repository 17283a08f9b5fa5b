package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.yaml.YamlDocument;
import java.util.List;

/**
 * Applies the files of {@code transformers}, as far as they add labels or annotations to fields
 * that they name. Any other kind is refused by its name.
 */
final class TransformerFiles {
    private final KustomizeFiles files;
    private final Documents reader;
    private final String folder;
    private final String file;

    TransformerFiles(KustomizeFiles files, Documents reader, String folder, String file) {
        this.files = files;
        this.reader = reader;
        this.folder = folder;
        this.file = file;
    }

    void apply(String path, List<BuiltObject> objects)
            throws KustomizeException, SourceException, InterruptedException {
        if (path.contains("\n") || path.contains(": ")) {
            throw KustomizeException.notBuiltIn(file, KustomizePhrase.OWN_TRANSFORMER.of());
        }
        if (files.at(Paths.resolve(folder, path, file)).place() == KustomizeFiles.Place.FOLDER) {
            throw KustomizeException.notBuiltIn(file, KustomizePhrase.TRANSFORMER_FOLDER.of(path));
        }
        String named = Paths.file(files, folder, path, file);
        for (YamlDocument document : reader.readConfiguration(files.read(named), named)) {
            apply(document.value(), named, objects);
        }
    }

    private static void apply(JsonValue value, String named, List<BuiltObject> objects)
            throws KustomizeException {
        if (!(value instanceof JsonObject transformer)) {
            throw KustomizeException.wrong(named, KustomizePhrase.NOT_AN_OBJECT.of());
        }
        String kind = transformer.string("kind", "");
        String pairs =
                switch (kind) {
                    case "LabelTransformer" -> "labels";
                    case "AnnotationsTransformer" -> "annotations";
                    default -> "";
                };
        if (pairs.isEmpty() || !transformer.string("apiVersion", "").equals("builtin")) {
            throw KustomizeException.notBuiltIn(named, KustomizePhrase.TRANSFORMER.of(kind));
        }
        KustomizationShape.require(
                transformer,
                KustomizationShape.TRANSFORMER,
                "",
                (_, said) -> KustomizeException.notBuiltIn(named, said));
        List<FieldSpec> specs =
                Generators.entries(transformer, "fieldSpecs").stream().map(FieldSpec::of).toList();
        SimpleTransformers.pairs(objects, transformer.objectAt(pairs), specs);
    }
}
