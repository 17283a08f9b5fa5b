package dev.leeway.engine.render;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.RenderedManifests.Notice;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlPlaces;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The manifests of one file. Lists are flattened one level; what is no manifest at all gives a
 * notice, never silence.
 *
 * @param manifests the documents, in file order
 * @param notices what gave no document
 */
public record ManifestDocuments(List<RenderedManifest> manifests, List<Notice> notices) {
    public ManifestDocuments {
        manifests = List.copyOf(manifests);
        notices = List.copyOf(notices);
    }

    /**
     * Reads a YAML file.
     *
     * @throws RenderException when it cannot be read and looks like manifests
     */
    public static ManifestDocuments ofYaml(String file, byte[] bytes, YamlLimits limits)
            throws RenderException {
        List<RenderedManifest> manifests = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        try {
            for (YamlDocument document : YamlDocuments.read(bytes, limits)) {
                take(file, document, manifests, notices);
            }
        } catch (YamlSyntaxException e) {
            Origin place = new Origin(file, e.document(), e.line());
            if (looksLikeManifests(bytes)) {
                throw new RenderException(
                        place,
                        RenderPhrase.YAML_AT.of(
                                e.said(), Wording.quoted(Integer.toString(e.column()))),
                        RenderPhrase.CORRECT_FILE_NEXT.of());
            }
            notices.add(new Notice(place, NoticePhrase.NO_YAML.of(e.said())));
        }
        return new ManifestDocuments(manifests, notices);
    }

    /**
     * Reads a JSON file, which holds one object.
     *
     * @throws RenderException when it is not one JSON object
     */
    public static ManifestDocuments ofJson(String file, byte[] bytes) throws RenderException {
        List<RenderedManifest> manifests = new ArrayList<>();
        List<Notice> notices = new ArrayList<>();
        Origin origin = new Origin(file, 0, 1);
        try {
            String text = new String(bytes, StandardCharsets.UTF_8);
            JsonValue value =
                    JsonReader.readStrict(text.startsWith("\uFEFF") ? text.substring(1) : text);
            if (!(value instanceof JsonObject object)) {
                throw new RenderException(
                        origin, RenderPhrase.JSON_OBJECT.of(), RenderPhrase.JSON_OBJECT_NEXT.of());
            }
            add(object, origin, line -> 1, manifests, notices);
        } catch (JsonSyntaxException e) {
            throw new RenderException(
                    new Origin(file, 0, e.line()), e.said(), RenderPhrase.CORRECT_FILE_NEXT.of());
        }
        return new ManifestDocuments(manifests, notices);
    }

    /** Returns whether text that cannot be read was meant to be manifests. */
    private static boolean looksLikeManifests(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.contains("apiVersion:") || text.contains("kind:") || text.contains("metadata:");
    }

    private static void take(
            String file,
            YamlDocument document,
            List<RenderedManifest> manifests,
            List<Notice> notices) {
        Origin origin = new Origin(file, document.index(), document.line());
        if (!(document.value() instanceof JsonObject object)) {
            notices.add(new Notice(origin, NoticePhrase.NO_MAPPING.of()));
            return;
        }
        add(object, origin, lazily(document), manifests, notices);
    }

    /** Finds the line of a field. */
    private interface Lines {
        int line(String pointer);
    }

    /** The places are found by reading the text again, so only when a list asks for them. */
    private static Lines lazily(YamlDocument document) {
        return new Lines() {
            private @Nullable YamlPlaces places;

            @Override
            public int line(String pointer) {
                if (places == null) {
                    places = document.places();
                }
                return places.line(pointer);
            }
        };
    }

    private static void add(
            JsonObject object,
            Origin origin,
            Lines lines,
            List<RenderedManifest> manifests,
            List<Notice> notices) {
        if (object.isEmpty()) {
            return;
        }
        if (!object.has("apiVersion") && !object.has("kind") && !object.has("metadata")) {
            notices.add(new Notice(origin, NoticePhrase.NO_FIELDS.of()));
            return;
        }
        if (!isList(object)) {
            manifests.add(new RenderedManifest(new Manifest(object), origin));
            return;
        }
        JsonArray items = object.array("items").orElse(JsonArray.EMPTY);
        for (int i = 0; i < items.size(); i++) {
            Origin place = new Origin(origin.file(), origin.document(), lines.line("/items/" + i));
            if (items.get(i) instanceof JsonObject item) {
                manifests.add(new RenderedManifest(new Manifest(item), place));
            } else {
                notices.add(new Notice(place, NoticePhrase.NO_ITEM.of()));
            }
        }
    }

    /** A kind that ends in List and has items, even null ones, stands for its items. */
    private static boolean isList(JsonObject object) {
        JsonValue items = object.get("items");
        return object.string("kind", "").endsWith("List")
                && (items instanceof JsonArray || items == JsonNull.NULL);
    }
}
