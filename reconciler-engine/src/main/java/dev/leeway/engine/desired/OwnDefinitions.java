package dev.leeway.engine.desired;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.ServedKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The kinds that the documents' own custom resource definitions bring. */
final class OwnDefinitions {
    private static final Set<String> VERBS =
            Set.of("create", "delete", "get", "list", "patch", "update", "watch");

    private OwnDefinitions() {}

    static Map<Gvk, ServedKind> of(List<RenderedManifest> documents) {
        Map<Gvk, ServedKind> kinds = new HashMap<>();
        for (RenderedManifest document : documents) {
            JsonObject root = document.manifest().root();
            if (document.manifest().gvk().group().equals("apiextensions.k8s.io")
                    && document.manifest().kind().equals("CustomResourceDefinition")) {
                define(root.objectAt("spec"), kinds);
            }
        }
        return kinds;
    }

    private static void define(JsonObject spec, Map<Gvk, ServedKind> into) {
        String group = spec.string("group", "");
        String kind = spec.objectAt("names").string("kind", "");
        String plural = spec.objectAt("names").string("plural", "");
        boolean namespaced = spec.string("scope", "").equals("Namespaced");
        if (group.isEmpty() || kind.isEmpty() || plural.isEmpty()) {
            return;
        }
        spec.arrayAt("versions")
                .objects()
                .filter(version -> version.bool("served", true))
                .map(version -> new Gvk(group, version.string("name", ""), kind))
                .forEach(gvk -> into.put(gvk, new ServedKind(gvk, plural, namespaced, VERBS)));
    }
}
