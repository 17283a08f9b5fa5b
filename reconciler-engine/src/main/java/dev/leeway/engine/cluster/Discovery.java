package dev.leeway.engine.cluster;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ServedKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Asks a cluster which kinds it serves: two requests where the server offers aggregated discovery,
 * one a group version where it does not. Source of the form: Kubernetes documentation, "The
 * Kubernetes API", section "Discovery API".
 */
final class Discovery {
    private static final String AGGREGATED =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
                    + "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,"
                    + ApiCall.JSON;
    private static final Duration EACH = Duration.ofSeconds(30);

    private final ApiClient client;

    Discovery(ApiClient client) {
        this.client = client;
    }

    /** Asks now. */
    KindCatalog ask() throws ClusterException, InterruptedException {
        List<ServedKind> kinds = new ArrayList<>();
        Set<String> unreadable = new LinkedHashSet<>();
        JsonObject core = require("/api");
        JsonObject groups = require("/apis");
        if (aggregated(core)) {
            readAggregated(core, kinds, unreadable);
        } else {
            for (String version : texts(core.arrayAt("versions"))) {
                readLegacy("", version, "/api/" + version, kinds, unreadable);
            }
        }
        if (aggregated(groups)) {
            readAggregated(groups, kinds, unreadable);
        } else {
            readLegacyGroups(groups, kinds, unreadable);
        }
        return new DiscoveredKinds(kinds, unreadable);
    }

    private JsonObject require(String path) throws ClusterException, InterruptedException {
        ApiCall call = ApiCall.get(path, AGGREGATED, "ask which kinds there are (" + path + ")");
        ApiOutcome outcome = client.send(call, EACH);
        if (outcome instanceof ApiOutcome.Answered answer && answer.good()) {
            return answer.body();
        }
        throw Refusals.error(call, outcome);
    }

    private static boolean aggregated(JsonObject body) {
        return body.string("kind", "").equals("APIGroupDiscoveryList");
    }

    private static void readAggregated(
            JsonObject list, List<ServedKind> kinds, Set<String> unreadable) {
        list.arrayAt("items")
                .objects()
                .forEach(
                        group -> {
                            String name = group.objectAt("metadata").string("name", "");
                            group.arrayAt("versions")
                                    .objects()
                                    .forEach(
                                            version ->
                                                    readVersion(name, version, kinds, unreadable));
                        });
    }

    private static void readVersion(
            String group, JsonObject version, List<ServedKind> kinds, Set<String> unreadable) {
        if (version.string("freshness", "Current").equals("Stale")) {
            // The server could not ask the extension that serves it; what it lists is from before.
            unreadable.add(group);
        }
        version.arrayAt("resources")
                .objects()
                .forEach(
                        resource -> {
                            JsonObject kind = resource.objectAt("responseKind");
                            if (kind.string("kind", "").isEmpty()) {
                                return;
                            }
                            kinds.add(
                                    new ServedKind(
                                            new Gvk(
                                                    group,
                                                    version.string("version", ""),
                                                    kind.string("kind", "")),
                                            resource.string("resource", ""),
                                            resource.string("scope", "").equals("Namespaced"),
                                            Set.copyOf(texts(resource.arrayAt("verbs")))));
                        });
    }

    private void readLegacyGroups(JsonObject groups, List<ServedKind> kinds, Set<String> unreadable)
            throws InterruptedException {
        for (JsonObject group : groups.arrayAt("groups").objects().toList()) {
            String name = group.string("name", "");
            Set<String> versions = new LinkedHashSet<>();
            group.objectAt("preferredVersion").string("version").ifPresent(versions::add);
            group.arrayAt("versions")
                    .objects()
                    .forEach(version -> version.string("version").ifPresent(versions::add));
            for (String version : versions) {
                readLegacy(name, version, "/apis/" + name + "/" + version, kinds, unreadable);
            }
        }
    }

    private void readLegacy(
            String group,
            String version,
            String path,
            List<ServedKind> kinds,
            Set<String> unreadable)
            throws InterruptedException {
        ApiOutcome outcome =
                client.send(ApiCall.get(path, "ask which kinds there are (" + path + ")"), EACH);
        if (!(outcome instanceof ApiOutcome.Answered answer) || !answer.good()) {
            unreadable.add(group);
            return;
        }
        answer.body()
                .arrayAt("resources")
                .objects()
                .filter(resource -> !resource.string("name", "/").contains("/"))
                .forEach(
                        resource ->
                                kinds.add(
                                        new ServedKind(
                                                new Gvk(
                                                        group,
                                                        version,
                                                        resource.string("kind", "")),
                                                resource.string("name", ""),
                                                resource.bool("namespaced", false),
                                                Set.copyOf(texts(resource.arrayAt("verbs"))))));
    }

    private static List<String> texts(JsonArray array) {
        return array.stream()
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).value())
                .distinct()
                .toList();
    }
}
