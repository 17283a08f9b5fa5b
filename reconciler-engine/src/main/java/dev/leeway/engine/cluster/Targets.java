package dev.leeway.engine.cluster;

import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.ResourceKey;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The URL paths of objects, with every part of a name that is special in a URL escaped. */
final class Targets {
    private Targets() {}

    static String object(ServedKind kind, ResourceKey key) {
        return kind.objectPath(escaped(key.namespace()), escaped(key.name()));
    }

    static String escaped(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
