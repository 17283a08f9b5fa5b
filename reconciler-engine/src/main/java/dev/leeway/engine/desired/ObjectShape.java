package dev.leeway.engine.desired;

import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import java.util.Optional;

/** Whether a document has what every Kubernetes object needs. */
final class ObjectShape {
    private ObjectShape() {}

    /**
     * Returns what is wrong with the document, in words, or empty.
     *
     * @param nameless whether it may do without a name
     */
    static Optional<String> flaw(Manifest manifest, boolean nameless) {
        JsonObject root = manifest.root();
        for (String field : new String[] {"apiVersion", "kind"}) {
            if (!(root.get(field) instanceof JsonString text) || text.value().isEmpty()) {
                return Optional.of(described(manifest) + " has no " + field + ". Add it.");
            }
        }
        if (!(root.get("metadata") instanceof JsonObject metadata)) {
            return Optional.of(described(manifest) + " has no metadata. Add metadata.name.");
        }
        Optional<String> name = nameless ? Optional.empty() : nameFlaw(manifest, metadata);
        return name.isPresent() ? name : mapFlaw(manifest, metadata);
    }

    /** Returns whether the document leaves its name to the server. */
    static boolean isUnnamed(Manifest manifest) {
        return manifest.name().isEmpty()
                && !manifest.metadata().string("generateName", "").isEmpty();
    }

    private static Optional<String> nameFlaw(Manifest manifest, JsonObject metadata) {
        JsonValue name = metadata.get("name");
        if (name instanceof JsonString text && !text.value().isEmpty()) {
            return Optional.empty();
        }
        if (name != null && name != JsonNull.NULL && !(name instanceof JsonString)) {
            return Optional.of(
                    described(manifest)
                            + " has the name "
                            + name
                            + ", which YAML reads as no text. Put it in quotes.");
        }
        if (metadata.has("generateName")) {
            return Optional.of(
                    described(manifest)
                            + " has generateName and no name, so every sync would make another"
                            + " one. Give it a name; only hooks may do without.");
        }
        return Optional.of(described(manifest) + " has no name. Add metadata.name.");
    }

    /** Labels and annotations are text; YAML makes other things of unquoted numbers. */
    private static Optional<String> mapFlaw(Manifest manifest, JsonObject metadata) {
        for (String field : new String[] {"labels", "annotations"}) {
            JsonObject map = metadata.object(field).orElse(JsonObject.EMPTY);
            for (String key : map.names()) {
                JsonValue value = map.require(key);
                if (!(value instanceof JsonString) && value != JsonNull.NULL) {
                    return Optional.of(
                            described(manifest)
                                    + " has in metadata."
                                    + field
                                    + " '"
                                    + key
                                    + "' a value that YAML reads as no text. Put it in quotes.");
                }
            }
        }
        return Optional.empty();
    }

    private static String described(Manifest manifest) {
        String kind = manifest.kind().isEmpty() ? "The document" : manifest.kind();
        return manifest.name().isEmpty() ? kind : kind + " " + manifest.name();
    }
}
