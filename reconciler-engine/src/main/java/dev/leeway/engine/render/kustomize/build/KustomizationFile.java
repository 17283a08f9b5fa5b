package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One kustomization file, checked: every field known, what is not built in refused by its name.
 *
 * @param folder its folder, from the repository's root
 * @param file its path
 * @param root its content
 */
record KustomizationFile(String folder, String file, JsonObject root) {
    private static final List<String> NAMES =
            List.of("kustomization.yaml", "kustomization.yml", "Kustomization");
    private static final Set<String> BUILT_IN =
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
                    "replacements",
                    "buildMetadata",
                    "sortOptions");
    private static final Set<String> NOT_BUILT_IN =
            Set.of(
                    "helmCharts",
                    "helmGlobals",
                    "helmChartInflationGenerator",
                    "generators",
                    "transformers",
                    "validators",
                    "configurations",
                    "crds",
                    "openapi",
                    "vars",
                    "imageTags",
                    "inventory");

    static KustomizationFile read(KustomizeFiles files, String folder)
            throws KustomizeException, SourceException, InterruptedException {
        List<String> found = new ArrayList<>();
        for (String name : NAMES) {
            String path = folder.isEmpty() ? name : folder + "/" + name;
            if (files.at(path) == KustomizeFiles.Place.FILE) {
                found.add(path);
            }
        }
        if (found.size() != 1) {
            throw KustomizeException.wrong(
                    folder,
                    found.isEmpty()
                            ? "holds no kustomization.yaml"
                            : "holds several kustomization files: " + String.join(", ", found));
        }
        String file = found.getFirst();
        List<YamlDocument> documents = Documents.read(files.read(file), file);
        if (documents.isEmpty()) {
            throw KustomizeException.wrong(file, "is empty");
        }
        if (documents.size() != 1 || !(documents.getFirst().value() instanceof JsonObject root)) {
            throw KustomizeException.wrong(file, "is not one object");
        }
        KustomizationFile kustomization = new KustomizationFile(folder, file, root);
        kustomization.check();
        return kustomization;
    }

    private void check() throws KustomizeException {
        for (String name : root.names()) {
            if (NOT_BUILT_IN.contains(name)) {
                throw KustomizeException.notBuiltIn(file, "'" + name + "'");
            }
            if (!BUILT_IN.contains(name)) {
                throw KustomizeException.wrong(
                        file, "'" + name + "' is no field of a kustomization");
            }
        }
        for (JsonObject image : entries("images")) {
            for (String field : List.of("name", "newName", "newTag", "digest", "tagSuffix")) {
                requireText(image, field, "images");
            }
        }
        for (String pairs : List.of("commonLabels", "commonAnnotations")) {
            for (String name : root.objectAt(pairs).names()) {
                requireText(root.objectAt(pairs), name, pairs);
            }
        }
        for (JsonObject labels : entries("labels")) {
            for (String name : labels.objectAt("pairs").names()) {
                requireText(labels.objectAt("pairs"), name, "labels");
            }
        }
    }

    private void requireText(JsonObject object, String field, String where)
            throws KustomizeException {
        JsonValue value = object.get(field);
        if (value != null && !(value instanceof JsonString)) {
            throw KustomizeException.wrong(
                    file,
                    "'"
                            + field
                            + "' under "
                            + where
                            + " must be a text: put "
                            + value.toJson()
                            + " in quotes");
        }
    }

    List<String> resources() throws KustomizeException {
        return Stream.concat(strings("resources").stream(), strings("bases").stream()).toList();
    }

    List<JsonObject> entries(String key) {
        return Generators.entries(root, key);
    }

    List<String> strings(String key) throws KustomizeException {
        JsonValue value = root.get(key);
        if (value == null) {
            return List.of();
        }
        List<String> strings = new ArrayList<>();
        if (value instanceof JsonArray array) {
            for (JsonValue item : array) {
                if (!(item instanceof JsonString string)) {
                    throw KustomizeException.wrong(file, "an entry of '" + key + "' is not a text");
                }
                strings.add(string.value());
            }
        }
        return strings;
    }

    /** Returns where an entry of {@code labels} goes. */
    List<FieldSpec> labelFields(JsonObject labels) {
        List<FieldSpec> specs = new ArrayList<>(LabelFields.metadata());
        for (JsonObject field : Generators.entries(labels, "fields")) {
            specs.add(
                    new FieldSpec(
                            field.string("group", ""),
                            field.string("version", ""),
                            field.string("kind", ""),
                            List.of(field.string("path", "").split("/")),
                            field.bool("create", false)));
        }
        boolean selectors = labels.bool("includeSelectors", false);
        if (selectors || labels.bool("includeTemplates", false)) {
            specs.addAll(LabelFields.templates());
        }
        if (selectors) {
            specs.addAll(LabelFields.selectors());
        }
        return specs;
    }

    List<BuiltObject> sort(List<BuiltObject> objects) throws KustomizeException {
        JsonObject options = root.objectAt("sortOptions");
        return switch (options.string("order", "legacy")) {
            case "legacy" -> LegacyOrder.of(options.objectAt("legacySortOptions")).sort(objects);
            case "fifo" -> objects;
            default ->
                    throw KustomizeException.wrong(
                            file,
                            "'"
                                    + options.string("order", "")
                                    + "' is no order; write legacy or fifo");
        };
    }

    /** Writes what {@code buildMetadata} asks for to an object. */
    void buildMetadata(BuiltObject object) throws KustomizeException {
        for (String wanted : strings("buildMetadata")) {
            if (!wanted.equals("originAnnotations") || object.origin().file().isEmpty()) {
                throw KustomizeException.notBuiltIn(file, "buildMetadata '" + wanted + "'");
            }
            object.replace(
                    object.object()
                            .withAt(
                                    List.of(
                                            "metadata",
                                            "annotations",
                                            "config.kubernetes.io/origin"),
                                    JsonValue.of(originText(object))));
        }
    }

    private String originText(BuiltObject object) {
        String path = relative(object.origin().file());
        if (!object.wantsNameHash() && object.origin().line() > 0) {
            return "path: " + path + "\n";
        }
        return "configuredBy:\n  apiVersion: builtin\n  kind: "
                + object.id().gvk().kind()
                + "Generator\nconfiguredIn: "
                + path
                + "\n";
    }

    private String relative(String path) {
        List<String> from = folder.isEmpty() ? List.of() : List.of(folder.split("/"));
        List<String> to = List.of(path.split("/"));
        int same = 0;
        while (same < from.size() && same < to.size() - 1 && from.get(same).equals(to.get(same))) {
            same++;
        }
        List<String> parts = new ArrayList<>();
        for (int i = same; i < from.size(); i++) {
            parts.add("..");
        }
        parts.addAll(to.subList(same, to.size()));
        return String.join("/", parts);
    }
}
