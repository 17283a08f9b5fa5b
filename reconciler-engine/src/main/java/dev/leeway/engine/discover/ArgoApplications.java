package dev.leeway.engine.discover;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.desired.SyncOptions;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Argo CD's {@code Application} objects. Source of the fields: Argo CD's documentation,
 * "Declarative Setup" and "Application Specification". Pure.
 */
final class ArgoApplications {
    private static final Set<String> HERE =
            Set.of("https://kubernetes.default.svc", "https://kubernetes.default.svc:443");

    private ArgoApplications() {}

    static FoundApplication of(Manifest application) {
        String object = "Application " + application.namespace() + "/" + application.name();
        JsonObject spec = application.root().objectAt("spec");
        List<String> why = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        JsonObject source = source(spec, why);
        destination(spec.objectAt("destination"), why);
        String repository = source.string("repoURL", "");
        if (repository.isEmpty()) {
            why.add("it names no repository");
        }
        String revision = source.string("targetRevision", "");
        if (isRange(revision)) {
            why.add("it follows the version range '" + revision + "'");
        }
        JsonObject written = written(source, why);
        String namespace = spec.stringAt("destination", "namespace").orElse("");
        if (namespace.isEmpty()) {
            why.add("it names no destination namespace");
        }
        if (!why.isEmpty()) {
            return new FoundApplication.NotOffered(object, why);
        }
        return new FoundApplication.Offered(
                object,
                application.name(),
                repository,
                revision.isEmpty() ? "HEAD" : revision,
                written,
                namespace,
                sync(spec.objectAt("syncPolicy"), remarks),
                ignored(spec.arrayAt("ignoreDifferences"), remarks),
                remarks);
    }

    private static JsonObject source(JsonObject spec, List<String> why) {
        JsonArray sources = spec.arrayAt("sources");
        if (sources.items().size() == 1 && sources.items().getFirst() instanceof JsonObject only) {
            return only;
        }
        if (!sources.items().isEmpty()) {
            why.add(
                    "it has "
                            + sources.items().size()
                            + " sources; a workspace application has one");
        }
        return spec.objectAt("source");
    }

    private static void destination(JsonObject destination, List<String> why) {
        String server = destination.string("server", "");
        String name = destination.string("name", "");
        boolean here =
                HERE.contains(server) || name.equals("in-cluster") || (server + name).isEmpty();
        if (!here) {
            why.add(
                    "it goes to another cluster, "
                            + (name.isEmpty() ? server : name)
                            + "; add that cluster to the workspace and the application by hand");
        }
    }

    private static boolean isRange(String revision) {
        return revision.contains("*")
                || revision.startsWith("^")
                || revision.startsWith("~")
                || revision.startsWith(">")
                || revision.startsWith("<");
    }

    private static JsonObject written(JsonObject source, List<String> why) {
        JsonObject.Builder written = JsonObject.builder();
        if (!source.string("chart", "").isEmpty()) {
            why.add("its chart comes from a chart repository, not from Git");
        }
        String path = source.string("path", "");
        written.put("path", path.isEmpty() ? "." : path);
        if (source.has("plugin")) {
            why.add("a config management plugin renders it");
        }
        JsonObject kustomize = source.objectAt("kustomize");
        if (!kustomize.isEmpty()) {
            why.add(
                    "it changes the kustomization from outside ("
                            + String.join(", ", kustomize.names())
                            + ")");
        }
        JsonObject directory = source.objectAt("directory");
        if (!directory.objectAt("jsonnet").isEmpty()) {
            why.add("it renders Jsonnet");
        }
        JsonObject helm = source.objectAt("helm");
        if (!helm.isEmpty()) {
            written.put("type", "helm");
            written.put("helm", helm(helm, why));
        } else if (!directory.isEmpty()) {
            JsonObject.Builder plain = JsonObject.builder();
            plain.put("recurse", directory.bool("recurse", false));
            directory.string("include").ifPresent(glob -> plain.put("include", glob));
            directory.string("exclude").ifPresent(glob -> plain.put("exclude", glob));
            written.put("directory", plain.build());
        }
        return written.build();
    }

    private static JsonObject helm(JsonObject helm, List<String> why) {
        for (String name : helm.names()) {
            if (!Set.of("releaseName", "valueFiles", "values", "valuesObject", "version")
                    .contains(name)) {
                why.add("it sets 'helm." + name + "', which a workspace cannot say");
            }
        }
        JsonObject.Builder written = JsonObject.builder();
        helm.string("releaseName").ifPresent(name -> written.put("releaseName", name));
        JsonArray files = helm.arrayAt("valueFiles");
        for (JsonValue file : files.items()) {
            if (!(file instanceof JsonString(String path))
                    || path.contains("://")
                    || path.startsWith("$")
                    || path.startsWith("/")) {
                why.add("one of its value files is not in the chart's folder: " + file);
            }
        }
        if (!files.items().isEmpty()) {
            written.put("valueFiles", files);
        }
        JsonObject values = values(helm, why);
        if (!values.isEmpty()) {
            written.put("values", values);
        }
        return written.build();
    }

    private static JsonObject values(JsonObject helm, List<String> why) {
        JsonObject typed = helm.objectAt("valuesObject");
        String text = helm.string("values", "");
        if (!typed.isEmpty() || text.isBlank()) {
            return typed;
        }
        try {
            Optional<JsonValue> read = YamlDocuments.readOne(text, YamlLimits.DEFAULT);
            if (read.isPresent() && read.get() instanceof JsonObject object) {
                return object;
            }
        } catch (YamlSyntaxException e) {
            why.add("its values are not YAML: " + e.getMessage());
            return JsonObject.EMPTY;
        }
        why.add("its values are not a mapping");
        return JsonObject.EMPTY;
    }

    private static JsonObject sync(JsonObject policy, List<String> remarks) {
        JsonObject automated = policy.objectAt("automated");
        if (policy.has("automated")) {
            remarks.add(
                    "Argo CD goes on to sync it by itself; Leeway will compare it and not write to"
                            + " it");
        }
        List<String> options = new ArrayList<>();
        for (JsonValue option : policy.arrayAt("syncOptions").items()) {
            if (option instanceof JsonString(String text)) {
                if (SyncOptions.knows(text)) {
                    options.add(text);
                } else {
                    remarks.add("the sync option '" + text + "' is left out: Leeway has none such");
                }
            }
        }
        JsonObject.Builder sync = JsonObject.builder();
        if (automated.bool("prune", false)) {
            sync.put("prune", true);
        }
        if (!options.isEmpty()) {
            sync.put("options", JsonArray.ofStrings(options));
        }
        return sync.build();
    }

    private static List<JsonObject> ignored(JsonArray rules, List<String> remarks) {
        List<JsonObject> written = new ArrayList<>();
        for (JsonValue item : rules.items()) {
            if (!(item instanceof JsonObject rule)) {
                continue;
            }
            JsonObject.Builder kept = JsonObject.builder();
            for (String name : List.of("group", "kind", "namespace", "name")) {
                rule.string(name)
                        .filter(text -> !text.isEmpty())
                        .ifPresent(text -> kept.put(name, text));
            }
            boolean says = false;
            for (String name :
                    List.of("jsonPointers", "jqPathExpressions", "managedFieldsManagers")) {
                JsonArray fields = rule.arrayAt(name);
                if (!fields.items().isEmpty()) {
                    kept.put(name, fields);
                    says = true;
                }
            }
            if (says) {
                written.add(kept.build());
            } else {
                remarks.add(
                        "one of its rules under ignoreDifferences names no field; it is left out");
            }
        }
        return written;
    }
}
