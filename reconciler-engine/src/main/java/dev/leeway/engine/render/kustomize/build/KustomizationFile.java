package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One kustomization file, checked: every field known, what is not built in refused by its name.
 *
 * @param folder its folder, from the repository's root
 * @param file its path
 * @param root its content
 * @param document what it was read from, for the lines of its fields
 */
record KustomizationFile(String folder, String file, JsonObject root, YamlDocument document) {
    private static final List<String> NAMES =
            List.of("kustomization.yaml", "kustomization.yml", "Kustomization");
    private static final Set<String> NOT_BUILT_IN =
            Set.of(
                    "helmCharts",
                    "helmGlobals",
                    "helmChartInflationGenerator",
                    "generators",
                    "validators",
                    "configurations",
                    "crds",
                    "openapi",
                    "vars",
                    "imageTags",
                    "inventory");

    static KustomizationFile read(KustomizeFiles files, Documents reader, String folder)
            throws KustomizeException, SourceException, InterruptedException {
        List<String> found = new ArrayList<>();
        for (String name : NAMES) {
            String path = folder.isEmpty() ? name : folder + "/" + name;
            if (files.isFile(path)) {
                found.add(path);
            }
        }
        if (found.size() != 1) {
            throw KustomizeException.wrong(
                    folder,
                    found.isEmpty()
                            ? KustomizePhrase.NO_FILE.of()
                            : KustomizePhrase.SEVERAL_FILES.of(String.join(", ", found)));
        }
        String file = found.getFirst();
        List<YamlDocument> documents = reader.readConfiguration(files.read(file), file);
        if (documents.isEmpty()) {
            throw KustomizeException.wrong(file, KustomizePhrase.EMPTY.of());
        }
        if (documents.size() != 1 || !(documents.getFirst().value() instanceof JsonObject root)) {
            throw KustomizeException.wrong(file, KustomizePhrase.NOT_ONE_OBJECT.of());
        }
        KustomizationFile kustomization =
                new KustomizationFile(folder, file, root, documents.getFirst());
        kustomization.check();
        return kustomization;
    }

    private void check() throws KustomizeException {
        for (String name : root.names()) {
            if (NOT_BUILT_IN.contains(name)) {
                throw KustomizeException.notBuiltIn(file, KustomizePhrase.QUOTED.of(name))
                        .at(at("/" + name));
            }
        }
        KustomizationShape.require(
                root,
                new KustomizationShape.Shape.Fields(KustomizationShape.BUILT_IN),
                "",
                (pointer, said) ->
                        new KustomizeException(KustomizeException.Kind.WRONG, at(pointer), said));
    }

    /** Returns the place of a field, by JSON pointer; reads the file again, so for errors only. */
    Origin at(String pointer) {
        return new Origin(file, 0, document.places().line(pointer));
    }

    /** One step of a build that an entry of the kustomization asks for. */
    @FunctionalInterface
    interface Step<T> {
        void take(T entry) throws KustomizeException, SourceException, InterruptedException;
    }

    /** Takes a step for every text of a list; errors that know no line get the entry's. */
    void eachText(String field, Step<String> step)
            throws KustomizeException, SourceException, InterruptedException {
        each(field, strings(field), step);
    }

    /** Takes a step for every mapping of a list; errors that know no line get the entry's. */
    void eachEntry(String field, Step<JsonObject> step)
            throws KustomizeException, SourceException, InterruptedException {
        each(field, entries(field), step);
    }

    private <T> void each(String field, List<T> entries, Step<T> step)
            throws KustomizeException, SourceException, InterruptedException {
        for (int i = 0; i < entries.size(); i++) {
            try {
                step.take(entries.get(i));
            } catch (KustomizeException e) {
                boolean vague = e.origin().line() == 0 && e.origin().file().equals(file);
                throw vague ? e.at(at("/" + field + "/" + i)) : e;
            }
        }
    }

    List<JsonObject> entries(String key) {
        return Generators.entries(root, key);
    }

    List<String> strings(String key) {
        return root.arrayAt(key).stream()
                .filter(JsonString.class::isInstance)
                .map(item -> ((JsonString) item).value())
                .toList();
    }

    /** Returns where an entry of {@code labels} goes. */
    List<FieldSpec> labelFields(JsonObject labels) {
        List<FieldSpec> specs = new ArrayList<>(LabelFields.metadata());
        for (JsonObject field : Generators.entries(labels, "fields")) {
            specs.add(FieldSpec.of(field));
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
                            file, KustomizePhrase.NO_ORDER.of(options.string("order", "")));
        };
    }

    /** Writes what {@code buildMetadata} asks for to an object. */
    void buildMetadata(BuiltObject object) throws KustomizeException {
        for (String wanted : strings("buildMetadata")) {
            if (!wanted.equals("originAnnotations") || object.origin().file().isEmpty()) {
                throw KustomizeException.notBuiltIn(
                        file, KustomizePhrase.BUILD_METADATA.of(wanted));
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
        List<String> from = folder.isEmpty() ? List.of() : List.of(folder.split("/", -1));
        List<String> to = List.of(path.split("/", -1));
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
