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
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

    /** What was found so far. */
    private record Found(
            List<ServedKind> kinds, Map<Gvk, List<String>> shortNames, Set<String> unreadable) {
        void add(ServedKind kind, List<String> shorts) {
            kinds.add(kind);
            if (!shorts.isEmpty()) {
                shortNames.put(kind.gvk(), shorts);
            }
        }
    }

    Discovery(ApiClient client) {
        this.client = client;
    }

    /** Asks now. */
    KindCatalog ask() throws ClusterException, InterruptedException {
        Found found = new Found(new ArrayList<>(), new HashMap<>(), new LinkedHashSet<>());
        JsonObject core = require("/api");
        JsonObject groups = require("/apis");
        if (aggregated(core)) {
            readAggregated(core, found);
        } else {
            for (String version : texts(core.arrayAt("versions"))) {
                readLegacy("", version, "/api/" + version, found);
            }
        }
        if (aggregated(groups)) {
            readAggregated(groups, found);
        } else {
            readLegacyGroups(groups, found);
        }
        return new DiscoveredKinds(found.kinds(), found.shortNames(), found.unreadable());
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

    private static void readAggregated(JsonObject list, Found found) {
        list.arrayAt("items")
                .objects()
                .forEach(
                        group -> {
                            String name = group.objectAt("metadata").string("name", "");
                            group.arrayAt("versions")
                                    .objects()
                                    .forEach(version -> readVersion(name, version, found));
                        });
    }

    private static void readVersion(String group, JsonObject version, Found found) {
        if (version.string("freshness", "Current").equals("Stale")) {
            // The server could not ask the extension that serves it; what it lists is from before.
            found.unreadable().add(group);
        }
        version.arrayAt("resources")
                .objects()
                .forEach(
                        resource -> {
                            JsonObject kind = resource.objectAt("responseKind");
                            if (kind.string("kind", "").isEmpty()) {
                                return;
                            }
                            found.add(
                                    new ServedKind(
                                            new Gvk(
                                                    group,
                                                    version.string("version", ""),
                                                    kind.string("kind", "")),
                                            resource.string("resource", ""),
                                            resource.string("scope", "").equals("Namespaced"),
                                            Set.copyOf(texts(resource.arrayAt("verbs")))),
                                    texts(resource.arrayAt("shortNames")));
                        });
    }

    private void readLegacyGroups(JsonObject groups, Found found) throws InterruptedException {
        for (JsonObject group : groups.arrayAt("groups").objects().toList()) {
            String name = group.string("name", "");
            Set<String> versions = new LinkedHashSet<>();
            group.objectAt("preferredVersion").string("version").ifPresent(versions::add);
            group.arrayAt("versions")
                    .objects()
                    .forEach(version -> version.string("version").ifPresent(versions::add));
            for (String version : versions) {
                readLegacy(name, version, "/apis/" + name + "/" + version, found);
            }
        }
    }

    private void readLegacy(String group, String version, String path, Found found)
            throws InterruptedException {
        ApiOutcome outcome =
                client.send(ApiCall.get(path, "ask which kinds there are (" + path + ")"), EACH);
        if (!(outcome instanceof ApiOutcome.Answered answer) || !answer.good()) {
            found.unreadable().add(group);
            return;
        }
        answer.body()
                .arrayAt("resources")
                .objects()
                .filter(resource -> !resource.string("name", "/").contains("/"))
                .forEach(
                        resource ->
                                found.add(
                                        new ServedKind(
                                                new Gvk(
                                                        group,
                                                        version,
                                                        resource.string("kind", "")),
                                                resource.string("name", ""),
                                                resource.bool("namespaced", false),
                                                Set.copyOf(texts(resource.arrayAt("verbs")))),
                                        texts(resource.arrayAt("shortNames"))));
    }

    private static List<String> texts(JsonArray array) {
        return array.stream()
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).value())
                .distinct()
                .toList();
    }
}
