package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Writes new names, tags and digests to the images of all containers. */
final class Images {
    private static final String TAG = "(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?";

    private final Pattern chosen;
    private final JsonObject entry;

    private Images(JsonObject entry) {
        this.entry = entry;
        this.chosen = Pattern.compile(Pattern.quote(entry.string("name", "")) + TAG);
    }

    static void apply(List<BuiltObject> objects, JsonObject entry) {
        Images images = new Images(entry);
        for (BuiltObject object : objects) {
            if (!object.id().gvk().kind().equals("CustomResourceDefinition")) {
                object.replace((JsonObject) images.inside(object.object()));
            }
        }
    }

    private JsonValue inside(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                JsonObject result = object;
                for (String name : object.names()) {
                    JsonValue inner = object.require(name);
                    boolean containers = name.equals("containers") || name.equals("initContainers");
                    JsonValue changed =
                            containers && inner instanceof JsonArray array
                                    ? containers(array)
                                    : inside(inner);
                    if (!changed.equals(inner)) {
                        result = result.with(name, changed);
                    }
                }
                yield result;
            }
            case JsonArray array -> {
                List<JsonValue> items = new ArrayList<>(array.size());
                array.forEach(item -> items.add(inside(item)));
                yield new JsonArray(items);
            }
            default -> value;
        };
    }

    private JsonArray containers(JsonArray containers) {
        List<JsonValue> items = new ArrayList<>(containers.size());
        for (JsonValue item : containers) {
            items.add(
                    item instanceof JsonObject container
                                    && container.get("image") instanceof JsonString image
                            ? container.with("image", JsonValue.of(changed(image.value())))
                            : item);
        }
        return new JsonArray(items);
    }

    private String changed(String image) {
        if (!chosen.matcher(image).matches()) {
            return image;
        }
        int digestAt = image.indexOf('@');
        String withoutDigest = digestAt < 0 ? image : image.substring(0, digestAt);
        int colon = withoutDigest.lastIndexOf(':');
        boolean tagged = colon > withoutDigest.lastIndexOf('/');
        String name = tagged ? withoutDigest.substring(0, colon) : withoutDigest;
        String tag = tagged ? withoutDigest.substring(colon + 1) : "";
        String digest = digestAt < 0 ? "" : image.substring(digestAt + 1);
        String newName = entry.string("newName", "");
        String newTag = text("newTag");
        String newDigest = text("digest");
        if (!newName.isEmpty()) {
            name = newName;
        }
        // A new tag displaces an old digest, and a new digest an old tag; given both, both are
        // written.
        if (!newTag.isEmpty()) {
            tag = newTag;
            digest = newDigest;
        } else if (!newDigest.isEmpty()) {
            tag = "";
            digest = newDigest;
        }
        String suffix = text("tagSuffix");
        if (!suffix.isEmpty()) {
            tag = tag + suffix;
        }
        return name + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
    }

    private String text(String field) {
        return entry.string(field, "");
    }
}
