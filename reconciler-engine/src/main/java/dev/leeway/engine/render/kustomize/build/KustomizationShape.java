package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.wording.Wording;
import java.util.Map;

/**
 * What the fields of a kustomization hold. A field that is unknown or of another type is an error,
 * so that nothing is left out in silence. Source: Kustomize documentation, "The Kustomization
 * File".
 */
final class KustomizationShape {
    private static final Shape TEXTS = new Shape.Items(Shape.Plain.TEXT);
    private static final Shape PAIRS = new Shape.Pairs();

    private static final Shape FIELD_SPEC =
            new Shape.Fields(
                    Map.of(
                            "group", Shape.Plain.TEXT,
                            "version", Shape.Plain.TEXT,
                            "kind", Shape.Plain.TEXT,
                            "path", Shape.Plain.TEXT,
                            "create", Shape.Plain.SWITCH));

    private static final Shape GENERATOR_OPTIONS =
            new Shape.Fields(
                    Map.of(
                            "labels",
                            PAIRS,
                            "annotations",
                            PAIRS,
                            "disableNameSuffixHash",
                            Shape.Plain.SWITCH,
                            "immutable",
                            Shape.Plain.SWITCH));

    private static final Map<String, Shape> SELECTOR =
            Map.of(
                    "group", Shape.Plain.TEXT,
                    "version", Shape.Plain.TEXT,
                    "kind", Shape.Plain.TEXT,
                    "name", Shape.Plain.TEXT,
                    "namespace", Shape.Plain.TEXT,
                    "labelSelector", Shape.Plain.TEXT,
                    "annotationSelector", Shape.Plain.TEXT);

    private static final Shape PATCH =
            new Shape.Fields(
                    Map.of(
                            "path",
                            Shape.Plain.TEXT,
                            "patch",
                            Shape.Plain.TEXT,
                            "target",
                            new Shape.Fields(SELECTOR),
                            "options",
                            new Shape.Fields(
                                    Map.of(
                                            "allowNameChange", Shape.Plain.SWITCH,
                                            "allowKindChange", Shape.Plain.SWITCH))));

    private static final Shape REPLACEMENT_OPTIONS =
            new Shape.Fields(
                    Map.of(
                            "delimiter", Shape.Plain.TEXT,
                            "index", Shape.Plain.NUMBER,
                            "encoding", Shape.Plain.TEXT,
                            "create", Shape.Plain.SWITCH));

    /** What one replacement holds, in the kustomization or in a file of its own. */
    static final Shape REPLACEMENT =
            new Shape.Fields(
                    Map.of(
                            "path",
                            Shape.Plain.TEXT,
                            "source",
                            new Shape.Fields(
                                    Map.of(
                                            "group", Shape.Plain.TEXT,
                                            "version", Shape.Plain.TEXT,
                                            "kind", Shape.Plain.TEXT,
                                            "name", Shape.Plain.TEXT,
                                            "namespace", Shape.Plain.TEXT,
                                            "fieldPath", Shape.Plain.TEXT,
                                            "options", REPLACEMENT_OPTIONS)),
                            "targets",
                            new Shape.Items(
                                    new Shape.Fields(
                                            Map.of(
                                                    "select",
                                                    new Shape.Fields(SELECTOR),
                                                    "reject",
                                                    new Shape.Items(new Shape.Fields(SELECTOR)),
                                                    "fieldPaths",
                                                    TEXTS,
                                                    "options",
                                                    REPLACEMENT_OPTIONS)))));

    private static final Map<String, Shape> GENERATOR =
            Map.of(
                    "name", Shape.Plain.TEXT,
                    "namespace", Shape.Plain.TEXT,
                    "behavior", Shape.Plain.TEXT,
                    "literals", TEXTS,
                    "files", TEXTS,
                    "envs", TEXTS,
                    "env", Shape.Plain.TEXT,
                    "type", Shape.Plain.TEXT,
                    "options", GENERATOR_OPTIONS);

    private static final Shape LABELS =
            new Shape.Fields(
                    Map.of(
                            "pairs",
                            PAIRS,
                            "includeSelectors",
                            Shape.Plain.SWITCH,
                            "includeTemplates",
                            Shape.Plain.SWITCH,
                            "fields",
                            new Shape.Items(FIELD_SPEC)));

    private static final Shape IMAGE =
            new Shape.Fields(
                    Map.of(
                            "name", Shape.Plain.TEXT,
                            "newName", Shape.Plain.TEXT,
                            "newTag", Shape.Plain.TEXT,
                            "digest", Shape.Plain.TEXT,
                            "tagSuffix", Shape.Plain.TEXT));

    private static final Shape SORT_OPTIONS =
            new Shape.Fields(
                    Map.of(
                            "order",
                            Shape.Plain.TEXT,
                            "legacySortOptions",
                            new Shape.Fields(Map.of("orderFirst", TEXTS, "orderLast", TEXTS))));

    private static final Shape REPLICA =
            new Shape.Fields(Map.of("name", Shape.Plain.TEXT, "count", Shape.Plain.NUMBER));

    /** Every field of a kustomization that is built in. */
    static final Map<String, Shape> BUILT_IN =
            Map.ofEntries(
                    Map.entry("apiVersion", Shape.Plain.TEXT),
                    Map.entry("kind", Shape.Plain.TEXT),
                    Map.entry("metadata", Shape.Plain.ANYTHING),
                    Map.entry("resources", TEXTS),
                    Map.entry("bases", TEXTS),
                    Map.entry("components", TEXTS),
                    Map.entry("namespace", Shape.Plain.TEXT),
                    Map.entry("namePrefix", Shape.Plain.TEXT),
                    Map.entry("nameSuffix", Shape.Plain.TEXT),
                    Map.entry("labels", new Shape.Items(LABELS)),
                    Map.entry("commonLabels", PAIRS),
                    Map.entry("commonAnnotations", PAIRS),
                    Map.entry("images", new Shape.Items(IMAGE)),
                    Map.entry("replicas", new Shape.Items(REPLICA)),
                    Map.entry("patches", new Shape.Items(PATCH)),
                    Map.entry("patchesStrategicMerge", TEXTS),
                    Map.entry("patchesJson6902", new Shape.Items(PATCH)),
                    Map.entry("configMapGenerator", new Shape.Items(new Shape.Fields(GENERATOR))),
                    Map.entry("secretGenerator", new Shape.Items(new Shape.Fields(GENERATOR))),
                    Map.entry("generatorOptions", GENERATOR_OPTIONS),
                    Map.entry("replacements", new Shape.Items(REPLACEMENT)),
                    Map.entry("transformers", TEXTS),
                    Map.entry("buildMetadata", TEXTS),
                    Map.entry("sortOptions", SORT_OPTIONS));

    /** What a file of one of the built-in label or annotation transformers holds. */
    static final Shape TRANSFORMER =
            new Shape.Fields(
                    Map.of(
                            "apiVersion",
                            Shape.Plain.TEXT,
                            "kind",
                            Shape.Plain.TEXT,
                            "metadata",
                            new Shape.Fields(Map.of("name", Shape.Plain.TEXT)),
                            "labels",
                            PAIRS,
                            "annotations",
                            PAIRS,
                            "fieldSpecs",
                            new Shape.Items(FIELD_SPEC)));

    private KustomizationShape() {}

    /** What a value must be. */
    sealed interface Shape {
        /** A single value. */
        enum Plain implements Shape {
            TEXT(KustomizePhrase.A_TEXT),
            SWITCH(KustomizePhrase.TRUE_OR_FALSE),
            NUMBER(KustomizePhrase.A_NUMBER),
            ANYTHING(KustomizePhrase.ANYTHING);

            private final KustomizePhrase phrase;

            Plain(KustomizePhrase phrase) {
                this.phrase = phrase;
            }
        }

        /** A list. */
        record Items(Shape item) implements Shape {}

        /** A mapping of names to texts. */
        record Pairs() implements Shape {}

        /** A mapping with these fields only. */
        record Fields(Map<String, Shape> fields) implements Shape {}
    }

    /**
     * Checks a value.
     *
     * @param pointer where it stands in its file, as a JSON pointer, empty for the root
     * @throws KustomizeException when it is of another type or has an unknown field
     */
    static void require(JsonValue value, Shape shape, String pointer, Place place)
            throws KustomizeException {
        if (value instanceof JsonNull) {
            return;
        }
        switch (shape) {
            case Shape.Plain plain -> {
                if (!fits(value, plain)) {
                    KustomizePhrase must =
                            plain == Shape.Plain.TEXT
                                    ? KustomizePhrase.MUST_BE_QUOTED
                                    : KustomizePhrase.MUST_BE;
                    throw place.wrong(
                            pointer, must.of(named(pointer), plain.phrase.of(), type(value)));
                }
            }
            case Shape.Items(Shape item) -> {
                if (!(value instanceof JsonArray array)) {
                    throw place.wrong(
                            pointer,
                            KustomizePhrase.MUST_BE.of(
                                    named(pointer), KustomizePhrase.A_LIST.of(), type(value)));
                }
                for (int i = 0; i < array.size(); i++) {
                    requireItem(array.get(i), item, pointer + "/" + i, place);
                }
            }
            case Shape.Pairs _ -> {
                JsonObject pairs = mapping(value, pointer, place);
                for (String name : pairs.names()) {
                    require(pairs.require(name), Shape.Plain.TEXT, pointer + "/" + name, place);
                }
            }
            case Shape.Fields(Map<String, Shape> fields) -> {
                JsonObject object = mapping(value, pointer, place);
                for (String name : object.names()) {
                    Shape inner = fields.get(name);
                    if (inner == null) {
                        throw place.wrong(
                                pointer + "/" + name,
                                KustomizePhrase.UNKNOWN_FIELD.of(
                                        Wording.quoted(name), named(pointer)));
                    }
                    require(object.require(name), inner, pointer + "/" + name, place);
                }
            }
        }
    }

    private static void requireItem(JsonValue item, Shape shape, String pointer, Place place)
            throws KustomizeException {
        if (item instanceof JsonNull) {
            throw place.wrong(pointer, KustomizePhrase.ITEM_EMPTY.of(named(pointer)));
        }
        require(item, shape, pointer, place);
    }

    private static JsonObject mapping(JsonValue value, String pointer, Place place)
            throws KustomizeException {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw place.wrong(
                pointer,
                KustomizePhrase.MUST_BE.of(
                        named(pointer), KustomizePhrase.A_MAPPING.of(), type(value)));
    }

    private static boolean fits(JsonValue value, Shape.Plain plain) {
        return switch (plain) {
            case TEXT -> value instanceof JsonString;
            case SWITCH -> value instanceof JsonBoolean;
            case NUMBER -> value instanceof JsonNumber;
            case ANYTHING -> true;
        };
    }

    private static Wording type(JsonValue value) {
        return switch (value) {
            case JsonArray _ -> KustomizePhrase.A_LIST.of();
            case JsonObject _ -> KustomizePhrase.A_MAPPING.of();
            case JsonString _ -> KustomizePhrase.A_TEXT.of();
            case JsonNumber number -> KustomizePhrase.THE_NUMBER.of(number.toJson());
            case JsonBoolean bool -> Wording.quoted(bool.toJson());
            case JsonNull _ -> KustomizePhrase.NOTHING.of();
        };
    }

    private static Wording named(String pointer) {
        return pointer.isEmpty()
                ? KustomizePhrase.A_KUSTOMIZATION.of()
                : Wording.quoted(pointer.substring(1).replace('/', '.'));
    }

    /** Makes errors with a place out of a pointer. */
    @FunctionalInterface
    interface Place {
        KustomizeException wrong(String pointer, Wording said);
    }
}
