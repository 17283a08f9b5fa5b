package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Sets the images of containers, wherever an object has a list of them. */
final class ImageSteps {
    private ImageSteps() {}

    static void apply(KustomizeObject object, JsonObject image) {
        if (!object.kind().equals("CustomResourceDefinition")) {
            object.become((JsonObject) walk(object.body(), image));
        }
    }

    private static JsonValue walk(JsonValue here, JsonObject image) {
        if (here instanceof JsonArray array) {
            return new JsonArray(array.stream().map(item -> walk(item, image)).toList());
        }
        if (!(here instanceof JsonObject object)) {
            return here;
        }
        JsonObject changed = object;
        for (String name : object.names()) {
            JsonValue value = walk(object.require(name), image);
            if ((name.equals("containers") || name.equals("initContainers"))
                    && value instanceof JsonArray containers) {
                value = containers(containers, image);
            }
            changed = changed.with(name, value);
        }
        return changed;
    }

    private static JsonArray containers(JsonArray containers, JsonObject image) {
        List<JsonValue> items = new ArrayList<>();
        for (JsonValue item : containers) {
            boolean named =
                    item instanceof JsonObject container
                            && container.get("image") instanceof JsonString(String text)
                            && matches(text, image.string("name", ""));
            items.add(
                    named
                            ? ((JsonObject) item)
                                    .with(
                                            "image",
                                            new JsonString(
                                                    changed(
                                                            ((JsonObject) item).string("image", ""),
                                                            image)))
                            : item);
        }
        return new JsonArray(items);
    }

    private static boolean matches(String image, String name) {
        return image.matches(
                Pattern.quote(name) + "(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?");
    }

    private static String changed(String image, JsonObject rule) {
        int at = image.indexOf('@');
        String digest = at < 0 ? "" : image.substring(at + 1);
        String rest = at < 0 ? image : image.substring(0, at);
        int colon = rest.lastIndexOf(':');
        boolean tagged = colon > rest.lastIndexOf('/');
        String tag = tagged ? rest.substring(colon + 1) : "";
        String name = tagged ? rest.substring(0, colon) : rest;
        if (rule.has("newName")) {
            name = rule.string("newName", "");
        }
        String newTag = rule.string("newTag", "");
        String newDigest = rule.string("digest", "");
        if (!newTag.isEmpty() && !newDigest.isEmpty()) {
            tag = newTag;
            digest = newDigest;
        } else if (!newTag.isEmpty()) {
            tag = newTag;
            digest = "";
        } else if (!newDigest.isEmpty()) {
            tag = "";
            digest = newDigest;
        }
        return name + (tag.isEmpty() ? "" : ":" + tag) + (digest.isEmpty() ? "" : "@" + digest);
    }
}
