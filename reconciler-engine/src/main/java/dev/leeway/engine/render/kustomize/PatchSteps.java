package dev.leeway.engine.render.kustomize;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RepositoryFiles;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** The patches of one kustomization: strategic merge and JSON patches, targets by pattern. */
final class PatchSteps {
    private static final long LIMIT = 2L * 1024 * 1024;
    private static final Set<String> SELECTORS =
            Set.of("group", "version", "kind", "name", "namespace");

    private final RepositoryFiles files;
    private final KustomizationFile file;
    private final List<KustomizeObject> objects;

    PatchSteps(RepositoryFiles files, KustomizationFile file, List<KustomizeObject> objects) {
        this.files = files;
        this.file = file;
        this.objects = objects;
    }

    void strategic() throws RenderException, Unsupported, InterruptedException {
        for (KustomizationFile.Entry entry : file.texts("patchesStrategicMerge")) {
            boolean inline = entry.text().contains("\n") || entry.text().contains(": ");
            String text = inline ? entry.text() : read(entry.text(), entry.origin());
            for (JsonValue patch : documents(text, entry.origin())) {
                untargeted(patch, entry.origin());
            }
        }
    }

    void patches() throws RenderException, Unsupported, InterruptedException {
        each("patches");
    }

    void jsonPatches() throws RenderException, Unsupported, InterruptedException {
        each("patchesJson6902");
    }

    private void each(String field) throws RenderException, Unsupported, InterruptedException {
        List<JsonObject> entries = file.root().arrayAt(field).objects().toList();
        for (int i = 0; i < entries.size(); i++) {
            JsonObject entry = entries.get(i);
            Origin origin = file.at("/" + field + "/" + i);
            for (String name : entry.names()) {
                if (!Set.of("path", "patch", "target").contains(name)) {
                    throw new Unsupported(origin, field + "." + name);
                }
            }
            String inline = entry.string("patch", "");
            String text = inline.isEmpty() ? read(entry.string("path", ""), origin) : inline;
            List<JsonValue> documents = documents(text, origin);
            if (!entry.has("target")) {
                for (JsonValue document : documents) {
                    untargeted(document, origin);
                }
                continue;
            }
            if (documents.size() != 1) {
                throw new Unsupported(origin, "a patch of several documents with a target");
            }
            targeted(entry.objectAt("target"), documents.getFirst(), origin);
        }
    }

    private String read(String path, Origin origin) throws RenderException, InterruptedException {
        String real =
                RepositoryFiles.join(file.folder(), path)
                        .orElseThrow(
                                () ->
                                        new RenderException(
                                                origin,
                                                "'" + path + "' leads out of the repository",
                                                "Put the file into the repository."));
        return new String(files.read(real, LIMIT, origin), StandardCharsets.UTF_8);
    }

    private static List<JsonValue> documents(String text, Origin origin)
            throws RenderException, Unsupported {
        Dialect.require(text, origin.file());
        try {
            return YamlDocuments.read(text, YamlLimits.DEFAULT).stream()
                    .map(YamlDocument::value)
                    .toList();
        } catch (YamlSyntaxException e) {
            throw new RenderException(
                    origin, "the patch cannot be read: " + e.getMessage(), "Correct the patch.");
        }
    }

    private void untargeted(JsonValue document, Origin origin) throws RenderException, Unsupported {
        if (!(document instanceof JsonObject patch)) {
            throw new RenderException(
                    origin, "a JSON patch needs a target", "Say which objects it is for.");
        }
        Manifest named = new Manifest(patch);
        List<KustomizeObject> found = new ArrayList<>();
        for (KustomizeObject object : objects) {
            Gvk gvk = object.gvk();
            boolean same =
                    gvk.equals(named.gvk())
                            && object.ids().stream()
                                    .anyMatch(
                                            id ->
                                                    id.name().equals(named.name())
                                                            && id.namespace()
                                                                    .equals(named.namespace()));
            if (same) {
                found.add(object);
            }
        }
        if (found.size() != 1) {
            throw new Unsupported(
                    origin,
                    found.isEmpty()
                            ? "a patch whose object is not there: " + named.key()
                            : "a patch that fits several objects: " + named.key());
        }
        merge(found.getFirst(), patch, origin);
    }

    private void targeted(JsonObject target, JsonValue document, Origin origin)
            throws RenderException, Unsupported {
        for (String name : target.names()) {
            if (!SELECTORS.contains(name)) {
                throw new Unsupported(origin, "the target's " + name);
            }
        }
        List<KustomizeObject> chosen = new ArrayList<>();
        for (KustomizeObject object : objects) {
            if (fits(object, target, origin)) {
                chosen.add(object);
            }
        }
        for (KustomizeObject object : chosen) {
            if (document instanceof JsonArray operations) {
                KustomizeObject.Id before = object.id();
                object.become(JsonPatch.apply(object.body(), operations, origin));
                if (!object.id().equals(before)) {
                    throw new Unsupported(origin, "a JSON patch that renames an object");
                }
            } else if (document instanceof JsonObject patch) {
                merge(object, patch, origin);
            }
        }
    }

    private static boolean fits(KustomizeObject object, JsonObject target, Origin origin)
            throws Unsupported {
        Gvk gvk = object.gvk();
        boolean kind =
                matches(target, "group", gvk.group(), origin)
                        && matches(target, "version", gvk.version(), origin)
                        && matches(target, "kind", gvk.kind(), origin);
        if (!kind) {
            return false;
        }
        KustomizeObject.Id first = object.firstId();
        return (matches(target, "namespace", first.namespace(), origin)
                        || matches(target, "namespace", object.namespace(), origin))
                && (matches(target, "name", first.name(), origin)
                        || matches(target, "name", object.name(), origin));
    }

    private static boolean matches(JsonObject target, String field, String value, Origin origin)
            throws Unsupported {
        String pattern = target.string(field, "");
        if (pattern.isEmpty()) {
            return true;
        }
        try {
            return Pattern.compile(pattern).matcher(value).matches();
        } catch (PatternSyntaxException e) {
            throw new Unsupported(origin, "the pattern " + pattern);
        }
    }

    private void merge(KustomizeObject object, JsonObject patch, Origin origin) throws Unsupported {
        JsonObject body = patch;
        if (!new Manifest(patch).name().isEmpty()) {
            // Kind and name only say which object is meant.
            body = body.withoutAt(List.of("metadata", "name"));
        }
        body = body.withoutAt(List.of("metadata", "namespace"));
        body = body.without("apiVersion").without("kind");
        if (patch.at("metadata", "annotations") instanceof JsonObject annotations
                && annotations.get("config.kubernetes.io/local-config") instanceof JsonString) {
            throw new Unsupported(origin, "local-config");
        }
        JsonObject merged = StrategicMerge.apply(object.body(), body, object.gvk(), origin);
        if (merged == null) {
            objects.remove(object);
        } else {
            object.become(merged);
        }
    }
}
