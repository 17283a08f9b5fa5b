package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderDetection;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderPhrase;
import dev.leeway.engine.render.RepositoryFiles;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One kustomization as it stands in the repository.
 *
 * @param folder its folder
 * @param path its file
 * @param root what the file says
 * @param document what it was read from, for the lines of its fields
 */
record KustomizationFile(String folder, String path, JsonObject root, YamlDocument document) {
    private static final long LIMIT = 1024 * 1024;

    /** Reads the kustomization of a folder, or returns empty when the folder has none. */
    static Optional<KustomizationFile> find(RepositoryFiles files, String folder)
            throws RenderException, InterruptedException {
        List<String> found = new ArrayList<>();
        for (SourceEntry entry : files.list(folder, false)) {
            if (RenderDetection.KUSTOMIZATION_NAMES.contains(entry.name())
                    && entry.type() != SourceEntry.Type.FOLDER) {
                found.add(entry.path());
            }
        }
        if (found.size() > 1) {
            throw new RenderException(
                    new Origin(found.get(1), 0, 0),
                    RenderPhrase.SEVERAL_KUSTOMIZATIONS.of(String.join(", ", found)),
                    RenderPhrase.SEVERAL_KUSTOMIZATIONS_NEXT.of());
        }
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(read(files, folder, found.getFirst()));
    }

    private static KustomizationFile read(RepositoryFiles files, String folder, String path)
            throws RenderException, InterruptedException {
        byte[] bytes = files.read(path, LIMIT, new Origin(path, 0, 0));
        try {
            List<YamlDocument> documents = YamlDocuments.read(bytes, YamlLimits.DEFAULT);
            if (documents.size() != 1
                    || !(documents.getFirst().value() instanceof JsonObject root)) {
                throw new RenderException(
                        new Origin(path, 0, 1),
                        RenderPhrase.KUSTOMIZATION_SHAPE.of(),
                        RenderPhrase.CORRECT_FILE_NEXT.of());
            }
            return new KustomizationFile(folder, path, root, documents.getFirst());
        } catch (YamlSyntaxException e) {
            throw new RenderException(
                    new Origin(path, e.document(), e.line()),
                    e.said(),
                    RenderPhrase.CORRECT_FILE_NEXT.of());
        }
    }

    /** Returns the place of a field, by JSON pointer; reads the file again, so for errors only. */
    Origin at(String pointer) {
        return new Origin(path, 0, document.places().line(pointer));
    }

    /** An entry of a list of texts, with its place as a JSON pointer. */
    record Entry(String text, String pointer) {}

    /** Returns the texts of a list field; what is not text is an error. */
    List<Entry> texts(String field) throws RenderException {
        JsonArray array = root.array(field).orElse(JsonArray.EMPTY);
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            String pointer = "/" + field + "/" + i;
            JsonValue item = array.get(i);
            if (!(item instanceof JsonString(String text))) {
                throw new RenderException(
                        at(pointer), RenderPhrase.ENTRY_NO_TEXT.of(field), Wording.none());
            }
            entries.add(new Entry(text, pointer));
        }
        return entries;
    }
}
