package dev.leeway.engine.desired;

import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.Optional;

/** Whether a document has what every Kubernetes object needs. */
final class ObjectShape {
    private ObjectShape() {}

    /**
     * Returns what is wrong with the document, or empty.
     *
     * @param nameless whether it may do without a name
     */
    static Optional<Wording> flaw(Manifest manifest, boolean nameless) {
        JsonObject root = manifest.root();
        for (String field : new String[] {"apiVersion", "kind"}) {
            if (!(root.get(field) instanceof JsonString text) || text.value().isEmpty()) {
                return Optional.of(
                        DesiredPhrase.LACKS.of(described(manifest), Wording.quoted(field)));
            }
        }
        if (!(root.get("metadata") instanceof JsonObject metadata)) {
            return Optional.of(DesiredPhrase.NO_METADATA.of(described(manifest)));
        }
        Optional<Wording> name = nameless ? Optional.empty() : nameFlaw(manifest, metadata);
        return name.isPresent() ? name : mapFlaw(manifest, metadata);
    }

    /** Returns whether the document leaves its name to the server. */
    static boolean isUnnamed(Manifest manifest) {
        return manifest.name().isEmpty()
                && !manifest.metadata().string("generateName", "").isEmpty();
    }

    private static Optional<Wording> nameFlaw(Manifest manifest, JsonObject metadata) {
        JsonValue name = metadata.get("name");
        if (name instanceof JsonString text && !text.value().isEmpty()) {
            return Optional.empty();
        }
        if (name != null && name != JsonNull.NULL && !(name instanceof JsonString)) {
            return Optional.of(
                    DesiredPhrase.NAME_NO_TEXT.of(
                            described(manifest), Wording.quoted(name.toString())));
        }
        if (metadata.has("generateName")) {
            return Optional.of(DesiredPhrase.GENERATED_NAME.of(described(manifest)));
        }
        return Optional.of(DesiredPhrase.NO_NAME.of(described(manifest)));
    }

    /** Labels and annotations are text; YAML makes other things of unquoted numbers. */
    private static Optional<Wording> mapFlaw(Manifest manifest, JsonObject metadata) {
        for (String field : new String[] {"labels", "annotations"}) {
            JsonObject map = metadata.object(field).orElse(JsonObject.EMPTY);
            for (String key : map.names()) {
                JsonValue value = map.require(key);
                if (!(value instanceof JsonString) && value != JsonNull.NULL) {
                    return Optional.of(
                            DesiredPhrase.MAP_NO_TEXT.of(
                                    described(manifest),
                                    Wording.quoted(field),
                                    Wording.quoted(key)));
                }
            }
        }
        return Optional.empty();
    }

    private static Wording described(Manifest manifest) {
        Wording kind =
                manifest.kind().isEmpty()
                        ? DesiredPhrase.DOCUMENT.of()
                        : Wording.quoted(manifest.kind());
        return manifest.name().isEmpty()
                ? kind
                : DesiredPhrase.NAMED.of(kind, Wording.quoted(manifest.name()));
    }
}
