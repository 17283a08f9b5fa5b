package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.resource.NameHash;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.kustomize.build.KustomizationFile.Step;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.yaml.YamlDocument;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Builds one kustomization of a repository. Pure but for reading files through {@link
 * KustomizeFiles}; one instance a build, used by one thread.
 */
public final class KustomizationBuild {
    private final KustomizeFiles files;
    private final Documents documents;
    private final Deque<String> open = new ArrayDeque<>();

    /** Makes a build that reads these files, and what they say as this reader does. */
    public KustomizationBuild(KustomizeFiles files, Documents documents) {
        this.files = files;
        this.documents = documents;
    }

    /**
     * Builds the kustomization in a folder.
     *
     * @return the objects in the order in which Kustomize gives them, each with the file, document
     *     and line that it came from
     * @throws KustomizeException when it is wrong, reaches out of the repository, or uses what is
     *     not built in
     * @throws SourceException when a file cannot be read
     * @throws InterruptedException when cancelled
     */
    public List<RenderedManifest> build(String folder)
            throws KustomizeException, SourceException, InterruptedException {
        List<BuiltObject> objects = new ArrayList<>();
        KustomizationFile top = accumulate(folder, objects);
        for (BuiltObject object : objects) {
            if (object.wantsNameHash()) {
                object.rename(object.id().name() + "-" + NameHash.of(object.object()));
            }
        }
        NameReferences.fix(objects);
        for (BuiltObject object : objects) {
            object.dropEmptyAnnotations();
            top.buildMetadata(object);
        }
        return top.sort(objects).stream()
                .map(object -> new RenderedManifest(new Manifest(object.object()), object.origin()))
                .toList();
    }

    private KustomizationFile accumulate(String folder, List<BuiltObject> objects)
            throws KustomizeException, SourceException, InterruptedException {
        KustomizationFile kustomization = KustomizationFile.read(files, documents, folder);
        if (open.contains(folder)) {
            throw KustomizeException.wrong(
                    kustomization.file(), KustomizePhrase.INCLUDES_ITSELF.of());
        }
        open.push(folder);
        Step<String> resource = path -> addResource(kustomization, path, objects);
        kustomization.eachText("resources", resource);
        kustomization.eachText("bases", resource);
        Generators generators =
                new Generators(
                        files,
                        folder,
                        kustomization.file(),
                        kustomization.root().objectAt("generatorOptions"));
        kustomization.eachEntry(
                "configMapGenerator", entry -> generators.run("ConfigMap", entry, objects));
        kustomization.eachEntry(
                "secretGenerator", entry -> generators.run("Secret", entry, objects));
        kustomization.eachText("components", path -> addComponent(kustomization, path, objects));
        transform(kustomization, objects);
        open.pop();
        return kustomization;
    }

    private void addComponent(
            KustomizationFile kustomization, String path, List<BuiltObject> objects)
            throws KustomizeException, SourceException, InterruptedException {
        String component = Paths.resolve(kustomization.folder(), path, kustomization.file());
        KustomizeFiles.Found found = files.at(component);
        if (found.place() != KustomizeFiles.Place.FOLDER) {
            throw KustomizeException.wrong(
                    kustomization.file(), KustomizePhrase.COMPONENT.of(path));
        }
        accumulate(found.path(), objects);
    }

    private void addResource(
            KustomizationFile kustomization, String path, List<BuiltObject> objects)
            throws KustomizeException, SourceException, InterruptedException {
        String resolved = Paths.resolve(kustomization.folder(), path, kustomization.file());
        List<BuiltObject> added = new ArrayList<>();
        KustomizeFiles.Found found = files.at(resolved);
        switch (found.place()) {
            case FILE -> {
                Paths.file(files, kustomization.folder(), path, kustomization.file());
                for (YamlDocument document : documents.read(files.read(resolved), resolved)) {
                    addDocument(document, resolved, added);
                }
            }
            case FOLDER -> accumulate(found.path(), added);
            case NOTHING ->
                    throw KustomizeException.wrong(
                            kustomization.file(), KustomizePhrase.NO_RESOURCE.of(path));
        }
        Set<ObjectId> known = new HashSet<>();
        objects.forEach(object -> known.add(object.id()));
        for (BuiltObject object : added) {
            if (!known.add(object.id())) {
                throw new KustomizeException(
                        KustomizeException.Kind.WRONG,
                        object.origin(),
                        KustomizePhrase.THERE_ALREADY.of(object.id().toString()));
            }
        }
        objects.addAll(added);
    }

    private static void addDocument(YamlDocument document, String file, List<BuiltObject> added)
            throws KustomizeException {
        Origin origin = new Origin(file, document.index(), document.line());
        if (!(document.value() instanceof JsonObject object)) {
            throw new KustomizeException(
                    KustomizeException.Kind.WRONG, origin, KustomizePhrase.NOT_AN_OBJECT.of());
        }
        if (object.string("kind", "").endsWith("List")
                && object.get("items") instanceof JsonArray items) {
            for (JsonValue item : items) {
                addObject(item, origin, added);
            }
            return;
        }
        addObject(object, origin, added);
    }

    private static void addObject(JsonValue value, Origin origin, List<BuiltObject> added)
            throws KustomizeException {
        if (!(value instanceof JsonObject object)) {
            throw new KustomizeException(
                    KustomizeException.Kind.WRONG, origin, KustomizePhrase.ITEM_SHAPE.of());
        }
        ObjectId id = ObjectId.of(object);
        if (id.gvk().kind().isEmpty() || id.name().isEmpty()) {
            throw new KustomizeException(
                    KustomizeException.Kind.WRONG,
                    origin,
                    KustomizePhrase.LACKS.of(id.gvk().kind().isEmpty() ? "kind" : "metadata.name"));
        }
        Intricacies.refuse(object, origin);
        added.add(new BuiltObject(object, origin));
    }

    private void transform(KustomizationFile kustomization, List<BuiltObject> objects)
            throws KustomizeException, SourceException, InterruptedException {
        JsonObject root = kustomization.root();
        Patches patches =
                new Patches(files, documents, kustomization.folder(), kustomization.file());
        kustomization.eachText(
                "patchesStrategicMerge", patch -> patches.applyStrategic(patch, objects));
        kustomization.eachEntry("patches", patch -> patches.apply(patch, objects));
        given(root, "namespace").ifPresent(text -> SimpleTransformers.namespace(objects, text));
        given(root, "namePrefix").ifPresent(text -> SimpleTransformers.prefix(objects, text));
        given(root, "nameSuffix").ifPresent(text -> SimpleTransformers.suffix(objects, text));
        kustomization.eachEntry(
                "labels",
                labels ->
                        SimpleTransformers.pairs(
                                objects,
                                labels.objectAt("pairs"),
                                kustomization.labelFields(labels)));
        SimpleTransformers.pairs(objects, root.objectAt("commonLabels"), LabelFields.common());
        SimpleTransformers.pairs(
                objects, root.objectAt("commonAnnotations"), LabelFields.annotations());
        kustomization.eachEntry(
                "patchesJson6902", patch -> patches.applyOperations(patch, objects));
        kustomization.eachEntry(
                "replicas",
                entry -> SimpleTransformers.replicas(objects, entry, kustomization.file()));
        kustomization.eachEntry("images", image -> Images.apply(objects, image));
        Replacements replacements = new Replacements(kustomization.file());
        kustomization.eachEntry(
                "replacements",
                entry -> {
                    for (JsonObject replacement : replacementsOf(kustomization, entry)) {
                        replacements.apply(replacement, objects);
                    }
                });
        TransformerFiles transformers =
                new TransformerFiles(
                        files, documents, kustomization.folder(), kustomization.file());
        kustomization.eachText("transformers", path -> transformers.apply(path, objects));
    }

    private static Optional<String> given(JsonObject root, String field) {
        return root.string(field).filter(text -> !text.isEmpty());
    }

    /**
     * An entry of {@code replacements} is a replacement, or names a file that holds one or several.
     */
    private List<JsonObject> replacementsOf(KustomizationFile kustomization, JsonObject entry)
            throws KustomizeException, SourceException, InterruptedException {
        if (!(entry.get("path") instanceof JsonString path)) {
            return List.of(entry);
        }
        String file = Paths.file(files, kustomization.folder(), path.value(), kustomization.file());
        List<JsonObject> found = new ArrayList<>();
        for (YamlDocument document : documents.readConfiguration(files.read(file), file)) {
            JsonValue value = document.value();
            if (value instanceof JsonArray several) {
                several.objects().forEach(found::add);
            } else if (value instanceof JsonObject one) {
                found.add(one);
            }
        }
        for (JsonObject replacement : found) {
            KustomizationShape.require(
                    replacement,
                    KustomizationShape.REPLACEMENT,
                    "",
                    (_, said) -> KustomizeException.wrong(file, said));
        }
        return found;
    }
}
