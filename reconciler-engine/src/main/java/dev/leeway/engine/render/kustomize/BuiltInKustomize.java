package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.ManifestDocuments;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RepositoryFiles;
import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.yaml.YamlLimits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Builds a kustomization without any program: the fields that real repositories use, each as
 * Kustomize has it; anything else is {@link Unsupported}, never left out. For one rendering.
 */
final class BuiltInKustomize {
    private static final long LIMIT = 10L * 1024 * 1024;
    private static final int MAX_DEPTH = 50;
    private static final Set<String> KNOWN =
            Set.of(
                    "apiVersion",
                    "kind",
                    "metadata",
                    "resources",
                    "bases",
                    "components",
                    "namespace",
                    "namePrefix",
                    "nameSuffix",
                    "labels",
                    "commonLabels",
                    "commonAnnotations",
                    "images",
                    "replicas",
                    "patches",
                    "patchesStrategicMerge",
                    "patchesJson6902",
                    "configMapGenerator",
                    "secretGenerator",
                    "generatorOptions",
                    "sortOptions");
    private static final Set<String> NEVER_RENAMED =
            Set.of("CustomResourceDefinition", "APIService", "Namespace");

    private final RepositoryFiles files;
    private final YamlLimits limits = YamlLimits.DEFAULT.withMaxBytes(LIMIT);

    BuiltInKustomize(RepositoryFiles files) {
        this.files = files;
    }

    /** Builds the kustomization of a folder, in the order in which Kustomize prints. */
    List<KustomizeObject> build(KustomizationFile root)
            throws RenderException, Unsupported, InterruptedException {
        List<KustomizeObject> objects = new ArrayList<>();
        accumulate(root, objects, 0);
        for (KustomizeObject object : objects) {
            if (object.hashWanted()) {
                object.rename(object.name() + "-" + Generators.hash(object.body()));
            }
        }
        new NameReferences(objects).fix();
        requireUnique(objects, root);
        String order = root.root().stringAt("sortOptions", "order").orElse("legacy");
        switch (order) {
            case "legacy" -> objects.sort(OutputOrder.INSTANCE);
            case "fifo" -> {}
            default -> throw new Unsupported(root.at("/sortOptions"), "sortOptions.order " + order);
        }
        if (root.root().objectAt("sortOptions").has("legacySortOptions")) {
            throw new Unsupported(root.at("/sortOptions"), "sortOptions.legacySortOptions");
        }
        return objects;
    }

    private void accumulate(KustomizationFile file, List<KustomizeObject> objects, int depth)
            throws RenderException, Unsupported, InterruptedException {
        if (depth > MAX_DEPTH) {
            throw new RenderException(
                    file.at(""), "the kustomizations refer to each other", "Break the circle.");
        }
        for (String field : file.root().names()) {
            if (!KNOWN.contains(field)) {
                throw new Unsupported(file.at("/" + field), "the field " + field);
            }
        }
        List<KustomizationFile.Entry> entries = new ArrayList<>(file.texts("resources"));
        entries.addAll(file.texts("bases"));
        for (KustomizationFile.Entry entry : entries) {
            resource(file, entry, objects, depth);
        }
        generate(file, "configMapGenerator", objects);
        generate(file, "secretGenerator", objects);
        for (KustomizationFile.Entry entry : file.texts("components")) {
            accumulate(kustomization(file, entry), objects, depth + 1);
        }
        transform(file, objects);
    }

    private void resource(
            KustomizationFile file,
            KustomizationFile.Entry entry,
            List<KustomizeObject> objects,
            int depth)
            throws RenderException, Unsupported, InterruptedException {
        String path = RepositoryFiles.join(file.folder(), entry.text()).orElse("");
        SourceEntry found = files.entryAt(path, entry.origin());
        List<KustomizeObject> added = new ArrayList<>();
        if (found.type() == SourceEntry.Type.FOLDER) {
            accumulate(kustomization(file, entry), added, depth + 1);
        } else {
            byte[] bytes = files.read(path, LIMIT, entry.origin());
            Dialect.require(new String(bytes, StandardCharsets.UTF_8), path);
            ManifestDocuments documents = ManifestDocuments.ofYaml(path, bytes, limits);
            if (!documents.notices().isEmpty()) {
                throw new Unsupported(
                        documents.notices().getFirst().origin(),
                        documents.notices().getFirst().message());
            }
            for (RenderedManifest manifest : documents.manifests()) {
                if (manifest.manifest().name().isEmpty() || manifest.manifest().kind().isEmpty()) {
                    throw new Unsupported(manifest.origin(), "an object without kind or name");
                }
                Intricacies.require(manifest);
                added.add(new KustomizeObject(manifest.manifest().root(), manifest.origin()));
            }
        }
        objects.addAll(added);
        requireUnique(objects, file);
    }

    private KustomizationFile kustomization(KustomizationFile file, KustomizationFile.Entry entry)
            throws RenderException, InterruptedException {
        String path = RepositoryFiles.join(file.folder(), entry.text()).orElse("");
        String folder = files.folder(path, entry.origin()).path();
        Optional<KustomizationFile> found = KustomizationFile.find(files, folder);
        return found.orElseThrow(
                () ->
                        new RenderException(
                                entry.origin(),
                                "there is no kustomization in '" + folder + "'",
                                "Add one, or name the files."));
    }

    private static void requireUnique(List<KustomizeObject> objects, KustomizationFile file)
            throws Unsupported {
        Set<String> seen = new HashSet<>();
        for (KustomizeObject object : objects) {
            if (!seen.add(object.gvk().groupKind() + " " + object.id())) {
                throw new Unsupported(file.at(""), "the same object twice: " + object.id());
            }
        }
    }

    private void generate(KustomizationFile file, String field, List<KustomizeObject> objects)
            throws RenderException, Unsupported, InterruptedException {
        Generators generators = new Generators(files, file);
        List<JsonObject> entries = file.root().arrayAt(field).objects().toList();
        for (int i = 0; i < entries.size(); i++) {
            KustomizeObject made = generators.make(field, i, entries.get(i));
            if (objects.stream().anyMatch(object -> object.ids().contains(made.id()))) {
                throw new RenderException(
                        made.origin(),
                        made.kind()
                                + " "
                                + made.name()
                                + " is there already; only a generator with behavior merge or"
                                + " replace may name it",
                        "Set behavior, or choose another name.");
            }
            objects.add(made);
        }
    }

    /** The steps in Kustomize's own order, which is not the order in the file. */
    private void transform(KustomizationFile file, List<KustomizeObject> objects)
            throws RenderException, Unsupported, InterruptedException {
        JsonObject root = file.root();
        PatchSteps patches = new PatchSteps(files, file, objects);
        patches.strategic();
        patches.patches();
        NamespaceStep.apply(root.string("namespace", ""), objects);
        rename(root.string("namePrefix", ""), root.string("nameSuffix", ""), objects);
        labels(file, objects);
        Map<String, String> annotations = pairs(file, "commonAnnotations", root);
        if (!annotations.isEmpty()) {
            objects.forEach(object -> LabelSteps.annotations(object, annotations));
        }
        patches.jsonPatches();
        replicas(file, objects);
        for (JsonObject image : root.arrayAt("images").objects().toList()) {
            if (image.has("tagSuffix")) {
                throw new Unsupported(file.at("/images"), "images.tagSuffix");
            }
            objects.forEach(object -> ImageSteps.apply(object, image));
        }
    }

    private static void rename(String prefix, String suffix, List<KustomizeObject> objects) {
        if (prefix.isEmpty() && suffix.isEmpty()) {
            return;
        }
        for (KustomizeObject object : objects) {
            if (!NEVER_RENAMED.contains(object.kind())) {
                object.rename(prefix + object.name() + suffix);
            }
        }
    }

    private static void labels(KustomizationFile file, List<KustomizeObject> objects)
            throws RenderException, Unsupported {
        List<JsonObject> entries = file.root().arrayAt("labels").objects().toList();
        for (int i = 0; i < entries.size(); i++) {
            JsonObject entry = entries.get(i);
            if (entry.has("fields") || entry.has("fieldSpecs")) {
                throw new Unsupported(file.at("/labels/" + i), "labels.fields");
            }
            Map<String, String> pairs = pairs(file, "pairs", entry);
            for (KustomizeObject object : objects) {
                LabelSteps.labels(
                        object,
                        pairs,
                        entry.bool("includeSelectors", false),
                        entry.bool("includeTemplates", false));
            }
        }
        Map<String, String> common = pairs(file, "commonLabels", file.root());
        if (!common.isEmpty()) {
            objects.forEach(object -> LabelSteps.labels(object, common, true, true));
        }
    }

    private static Map<String, String> pairs(
            KustomizationFile file, String field, JsonObject holder) throws Unsupported {
        Map<String, String> pairs = new LinkedHashMap<>();
        JsonObject map = holder.objectAt(field);
        for (String name : map.names()) {
            JsonValue value = map.require(name);
            if (!(value instanceof JsonString(String text))) {
                throw new Unsupported(
                        file.at("/" + field), field + " with a value that is no text");
            }
            pairs.put(name, text);
        }
        return pairs;
    }

    private static void replicas(KustomizationFile file, List<KustomizeObject> objects)
            throws Unsupported {
        JsonArray entries = file.root().arrayAt("replicas");
        for (int i = 0; i < entries.size(); i++) {
            JsonObject entry = (JsonObject) entries.get(i);
            boolean found = false;
            for (KustomizeObject object : objects) {
                boolean scalable =
                        Set.of("Deployment", "ReplicationController", "ReplicaSet", "StatefulSet")
                                .contains(object.kind());
                boolean named =
                        object.ids().stream()
                                .anyMatch(id -> id.name().equals(entry.string("name", "")));
                if (scalable && named) {
                    JsonNumber count = JsonNumber.of(entry.integer("count", 0));
                    object.become(object.body().withAt(List.of("spec", "replicas"), count));
                    found = true;
                }
            }
            if (!found) {
                throw new Unsupported(file.at("/replicas/" + i), "replicas of an unknown object");
            }
        }
    }
}
