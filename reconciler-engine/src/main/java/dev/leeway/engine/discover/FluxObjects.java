package dev.leeway.engine.discover;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Flux's {@code Kustomization} and {@code HelmRelease} objects with the repositories that
 * they name. Source of the fields: Flux's API references of kustomize.toolkit.fluxcd.io,
 * helm.toolkit.fluxcd.io and source.toolkit.fluxcd.io. Pure.
 */
final class FluxObjects {
    /** What changes the outcome and has no words in a workspace file. */
    private static final Set<String> CHANGE_A_KUSTOMIZATION =
            Set.of(
                    "patches",
                    "patchesStrategicMerge",
                    "patchesJson6902",
                    "images",
                    "components",
                    "namePrefix",
                    "nameSuffix",
                    "commonMetadata",
                    "postBuild",
                    "decryption");

    private static final Set<String> CHANGE_A_RELEASE =
            Set.of("valuesFrom", "postRenderers", "commonMetadata");

    private final Map<String, JsonObject> repositories;

    /**
     * Makes a reader.
     *
     * @param repositories the specs of the {@code GitRepository} objects, by namespace and name
     */
    FluxObjects(Map<String, JsonObject> repositories) {
        this.repositories = Map.copyOf(repositories);
    }

    FoundApplication kustomization(Manifest manifest) {
        String object = "Kustomization " + manifest.namespace() + "/" + manifest.name();
        JsonObject spec = manifest.root().objectAt("spec");
        List<Wording> why = new ArrayList<>();
        List<Wording> remarks = new ArrayList<>();
        refuse(spec, CHANGE_A_KUSTOMIZATION, why);
        Optional<JsonObject> repository =
                repository(spec.objectAt("sourceRef"), manifest.namespace(), why);
        String revision = repository.map(found -> revision(found, why)).orElse("");
        String target = spec.string("targetNamespace", "");
        if (!target.isEmpty()) {
            remarks.add(DiscoveryPhrase.FLUX_NAMESPACE.of(target));
        }
        remarks.add(DiscoveryPhrase.FLUX_FOLDER.of());
        if (!why.isEmpty()) {
            return new FoundApplication.NotOffered(object, why);
        }
        return offered(
                manifest,
                object,
                repository.orElseThrow(),
                revision,
                JsonObject.builder()
                        .put("path", path(spec.string("path", "")))
                        .put("directory", JsonObject.builder().put("recurse", true).build())
                        .build(),
                target.isEmpty() ? manifest.namespace() : target,
                spec.bool("prune", false),
                withActivity(spec, remarks));
    }

    FoundApplication release(Manifest manifest) {
        String object = "HelmRelease " + manifest.namespace() + "/" + manifest.name();
        JsonObject spec = manifest.root().objectAt("spec");
        List<Wording> why = new ArrayList<>();
        refuse(spec, CHANGE_A_RELEASE, why);
        JsonObject chart = spec.objectAt("chart", "spec");
        if (chart.isEmpty()) {
            why.add(DiscoveryPhrase.CHART_NOT_IN_GIT.of());
        }
        Optional<JsonObject> repository =
                chart.isEmpty()
                        ? Optional.empty()
                        : repository(chart.objectAt("sourceRef"), manifest.namespace(), why);
        String revision = repository.map(found -> revision(found, why)).orElse("");
        if (!chart.arrayAt("valuesFiles").items().isEmpty()) {
            why.add(DiscoveryPhrase.VALUE_FILES_FROM_ROOT.of());
        }
        String target = spec.string("targetNamespace", "");
        JsonObject.Builder helm = JsonObject.builder();
        helm.put(
                "releaseName",
                spec.string(
                        "releaseName",
                        target.isEmpty() ? manifest.name() : target + "-" + manifest.name()));
        JsonObject values = spec.objectAt("values");
        if (!values.isEmpty()) {
            helm.put("values", values);
        }
        if (!why.isEmpty()) {
            return new FoundApplication.NotOffered(object, why);
        }
        return offered(
                manifest,
                object,
                repository.orElseThrow(),
                revision,
                JsonObject.builder()
                        .put("path", path(chart.string("chart", "")))
                        .put("type", "helm")
                        .put("helm", helm.build())
                        .build(),
                target.isEmpty() ? manifest.namespace() : target,
                false,
                withActivity(spec, new ArrayList<>()));
    }

    private static FoundApplication offered(
            Manifest manifest,
            String object,
            JsonObject repository,
            String revision,
            JsonObject source,
            String namespace,
            boolean prune,
            List<Wording> remarks) {
        return new FoundApplication.Offered(
                object,
                manifest.name(),
                repository.string("url", ""),
                revision,
                source,
                namespace,
                prune ? JsonObject.builder().put("prune", true).build() : JsonObject.EMPTY,
                List.of(),
                remarks);
    }

    private static List<Wording> withActivity(JsonObject spec, List<Wording> remarks) {
        if (!spec.bool("suspend", false)) {
            remarks.add(DiscoveryPhrase.FLUX_GOES_ON.of());
        }
        return remarks;
    }

    private static void refuse(JsonObject spec, Set<String> names, List<Wording> why) {
        for (String name : spec.names()) {
            if (names.contains(name)) {
                why.add(DiscoveryPhrase.NOT_SAID.of(name));
            }
        }
        if (spec.has("kubeConfig")) {
            why.add(DiscoveryPhrase.ANOTHER_CLUSTER.of());
        }
    }

    private Optional<JsonObject> repository(
            JsonObject reference, String namespace, List<Wording> why) {
        String kind = reference.string("kind", "");
        String name = reference.string("name", "");
        if (!kind.equals("GitRepository")) {
            why.add(
                    kind.isEmpty()
                            ? DiscoveryPhrase.NOT_FROM_GIT_UNNAMED.of()
                            : DiscoveryPhrase.NOT_FROM_GIT.of(kind));
            return Optional.empty();
        }
        String key = reference.string("namespace", namespace) + "/" + name;
        JsonObject found = repositories.get(key);
        if (found == null) {
            why.add(DiscoveryPhrase.NO_REPOSITORY_FOUND.of(key));
        }
        return Optional.ofNullable(found);
    }

    private static String revision(JsonObject repository, List<Wording> why) {
        JsonObject reference = repository.objectAt("ref");
        if (!reference.string("semver", "").isEmpty()) {
            why.add(DiscoveryPhrase.VERSION_RANGE.of(reference.string("semver", "")));
        }
        // Flux's own order: a commit before a name, a tag and a branch.
        for (String name : List.of("commit", "name", "tag", "branch")) {
            String value = reference.string(name, "");
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "master";
    }

    private static String path(String written) {
        String path = written.replaceAll("^(\\./)+", "").replaceAll("^/+|/+$", "");
        return path.isEmpty() || path.equals(".") ? "." : path;
    }
}
