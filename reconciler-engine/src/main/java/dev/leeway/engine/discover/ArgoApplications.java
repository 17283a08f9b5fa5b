package dev.leeway.engine.discover;

import dev.leeway.engine.wording.Wording;
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
        List<Wording> why = new ArrayList<>();
        List<Wording> remarks = new ArrayList<>();
        JsonObject source = source(spec, why);
        destination(spec.objectAt("destination"), why);
        String repository = source.string("repoURL", "");
        if (repository.isEmpty()) {
            why.add(DiscoveryPhrase.NO_REPOSITORY.of());
        }
        String revision = source.string("targetRevision", "");
        if (isRange(revision)) {
            why.add(DiscoveryPhrase.VERSION_RANGE.of(revision));
        }
        JsonObject written = written(source, why);
        String namespace = spec.stringAt("destination", "namespace").orElse("");
        if (namespace.isEmpty()) {
            why.add(DiscoveryPhrase.NO_NAMESPACE.of());
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

    private static JsonObject source(JsonObject spec, List<Wording> why) {
        JsonArray sources = spec.arrayAt("sources");
        if (sources.items().size() == 1 && sources.items().getFirst() instanceof JsonObject only) {
            return only;
        }
        if (!sources.items().isEmpty()) {
            why.add(DiscoveryPhrase.SOURCES.of(sources.items().size()));
        }
        return spec.objectAt("source");
    }

    private static void destination(JsonObject destination, List<Wording> why) {
        String server = destination.string("server", "");
        String name = destination.string("name", "");
        boolean here =
                HERE.contains(server) || name.equals("in-cluster") || (server + name).isEmpty();
        if (!here) {
            why.add(DiscoveryPhrase.ANOTHER_CLUSTER_NAMED.of(name.isEmpty() ? server : name));
        }
    }

    private static boolean isRange(String revision) {
        return revision.contains("*")
                || revision.startsWith("^")
                || revision.startsWith("~")
                || revision.startsWith(">")
                || revision.startsWith("<");
    }

    private static JsonObject written(JsonObject source, List<Wording> why) {
        JsonObject.Builder written = JsonObject.builder();
        if (!source.string("chart", "").isEmpty()) {
            why.add(DiscoveryPhrase.CHART_REPOSITORY.of());
        }
        String path = source.string("path", "");
        written.put("path", path.isEmpty() ? "." : path);
        if (source.has("plugin")) {
            why.add(DiscoveryPhrase.PLUGIN.of());
        }
        JsonObject kustomize = source.objectAt("kustomize");
        if (!kustomize.isEmpty()) {
            why.add(DiscoveryPhrase.CHANGED_OUTSIDE.of(String.join(", ", kustomize.names())));
        }
        JsonObject directory = source.objectAt("directory");
        if (!directory.objectAt("jsonnet").isEmpty()) {
            why.add(DiscoveryPhrase.JSONNET.of());
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

    private static JsonObject helm(JsonObject helm, List<Wording> why) {
        for (String name : helm.names()) {
            if (!Set.of("releaseName", "valueFiles", "values", "valuesObject", "version")
                    .contains(name)) {
                why.add(DiscoveryPhrase.NOT_SAID.of("helm." + name));
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
                why.add(DiscoveryPhrase.VALUE_FILE.of(file.toString()));
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

    private static JsonObject values(JsonObject helm, List<Wording> why) {
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
            why.add(
                    DiscoveryPhrase.VALUES_NO_YAML.of(
                            e.said(),
                            Wording.quoted(Integer.toString(e.line())),
                            Wording.quoted(Integer.toString(e.column()))));
            return JsonObject.EMPTY;
        }
        why.add(DiscoveryPhrase.VALUES_NO_MAPPING.of());
        return JsonObject.EMPTY;
    }

    private static JsonObject sync(JsonObject policy, List<Wording> remarks) {
        JsonObject automated = policy.objectAt("automated");
        if (policy.has("automated")) {
            remarks.add(DiscoveryPhrase.ARGO_GOES_ON.of());
        }
        List<String> options = new ArrayList<>();
        for (JsonValue option : policy.arrayAt("syncOptions").items()) {
            if (option instanceof JsonString(String text)) {
                if (SyncOptions.knows(text)) {
                    options.add(text);
                } else {
                    remarks.add(DiscoveryPhrase.OPTION_LEFT_OUT.of(text));
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

    private static List<JsonObject> ignored(JsonArray rules, List<Wording> remarks) {
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
                remarks.add(DiscoveryPhrase.RULE_LEFT_OUT.of());
            }
        }
        return written;
    }
}
