package dev.leeway.engine.practice.discovery;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The documents by which clients discover what is served, in the aggregated form and the older one.
 * Immutable; made anew when the types change.
 */
public final class DiscoveryDocuments {
    /** The aggregated form's content type; clients compare it letter by letter. */
    public static final String AGGREGATED =
            "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList";

    /** Group version to its entry in aggregated discovery, in order. */
    private final Map<String, JsonObject> versions = new LinkedHashMap<>();

    /** Makes the documents of the built-in types and of these custom ones. */
    public DiscoveryDocuments(TypeDocuments builtin, ServedTypes types) {
        builtin.groupVersions().forEach(gv -> versions.put(gv, builtin.discoveryOf(gv)));
        Set<String> customVersions = new LinkedHashSet<>();
        types.all().stream()
                .filter(ResourceType::custom)
                .map(type -> type.gvk().apiVersion())
                .sorted(VersionOrder.PREFERRED_FIRST)
                .forEach(customVersions::add);
        for (String groupVersion : customVersions) {
            List<JsonValue> resources = new ArrayList<>();
            types.all().stream()
                    .filter(type -> type.gvk().apiVersion().equals(groupVersion))
                    .forEach(type -> resources.add(entry(type)));
            versions.put(
                    groupVersion,
                    JsonObject.builder()
                            .put("version", version(groupVersion))
                            .put("resources", new JsonArray(resources))
                            .put("freshness", "Current")
                            .build());
        }
    }

    private static JsonObject entry(ResourceType type) {
        JsonObject.Builder entry =
                JsonObject.builder()
                        .put("resource", type.plural())
                        .put("responseKind", kind(type))
                        .put("scope", type.namespaced() ? "Namespaced" : "Cluster")
                        .put("singularResource", type.singular())
                        .put("verbs", JsonArray.ofStrings(new TreeSet<>(type.verbs())));
        if (!type.shortNames().isEmpty()) {
            entry.put("shortNames", JsonArray.ofStrings(type.shortNames()));
        }
        if (!type.categories().isEmpty()) {
            entry.put("categories", JsonArray.ofStrings(type.categories()));
        }
        List<JsonValue> subresources = new ArrayList<>();
        for (String name : new TreeSet<>(type.subresources())) {
            subresources.add(
                    JsonObject.builder()
                            .put("subresource", name)
                            .put("responseKind", name.equals("scale") ? scale() : kind(type))
                            .put("verbs", JsonArray.ofStrings(List.of("get", "patch", "update")))
                            .build());
        }
        if (!subresources.isEmpty()) {
            entry.put("subresources", new JsonArray(subresources));
        }
        return entry.build();
    }

    private static JsonObject kind(ResourceType type) {
        return JsonObject.builder()
                .put("group", type.gvk().group())
                .put("version", type.gvk().version())
                .put("kind", type.gvk().kind())
                .build();
    }

    private static JsonObject scale() {
        return JsonObject.builder()
                .put("group", "autoscaling")
                .put("version", "v1")
                .put("kind", "Scale")
                .build();
    }

    private static String group(String groupVersion) {
        int slash = groupVersion.indexOf('/');
        return slash < 0 ? "" : groupVersion.substring(0, slash);
    }

    private static String version(String groupVersion) {
        return groupVersion.substring(groupVersion.indexOf('/') + 1);
    }

    /** Returns the group versions served, in order. */
    public List<String> groupVersions() {
        return List.copyOf(versions.keySet());
    }

    /** Returns the aggregated document: of the core group, or of all the others. */
    public JsonObject aggregated(boolean core) {
        Map<String, List<JsonValue>> groups = new LinkedHashMap<>();
        versions.forEach(
                (groupVersion, entry) -> {
                    if (group(groupVersion).isEmpty() == core) {
                        groups.computeIfAbsent(group(groupVersion), _ -> new ArrayList<>())
                                .add(entry);
                    }
                });
        List<JsonValue> items = new ArrayList<>();
        groups.forEach(
                (group, served) ->
                        items.add(
                                JsonObject.of(
                                        "metadata",
                                        group.isEmpty()
                                                ? JsonObject.EMPTY
                                                : JsonObject.of("name", JsonValue.of(group)),
                                        "versions",
                                        new JsonArray(served))));
        return JsonObject.builder()
                .put("kind", "APIGroupDiscoveryList")
                .put("apiVersion", "apidiscovery.k8s.io/v2")
                .put("metadata", JsonObject.EMPTY)
                .put("items", new JsonArray(items))
                .build();
    }

    /** Returns the older document at {@code /api}. */
    public JsonObject coreVersions(String address) {
        JsonObject anywhere =
                JsonObject.builder()
                        .put("clientCIDR", "0.0.0.0/0")
                        .put("serverAddress", address)
                        .build();
        return JsonObject.builder()
                .put("kind", "APIVersions")
                .put("versions", JsonArray.of(new JsonString("v1")))
                .put("serverAddressByClientCIDRs", JsonArray.of(anywhere))
                .build();
    }

    /** Returns the older document at {@code /apis}. */
    public JsonObject groups() {
        Set<String> names = new LinkedHashSet<>();
        versions.keySet().forEach(groupVersion -> names.add(group(groupVersion)));
        names.remove("");
        List<JsonValue> groups = new ArrayList<>();
        names.forEach(name -> groupOf(name).ifPresent(groups::add));
        return JsonObject.builder()
                .put("kind", "APIGroupList")
                .put("apiVersion", "v1")
                .put("groups", new JsonArray(groups))
                .build();
    }

    /** Returns the older document of one group, or empty when it is not served. */
    public Optional<JsonObject> groupAlone(String name) {
        return groupOf(name)
                .map(
                        group ->
                                JsonObject.builder()
                                        .put("kind", "APIGroup")
                                        .put("apiVersion", "v1")
                                        .putAll(group)
                                        .build());
    }

    private Optional<JsonObject> groupOf(String name) {
        List<JsonValue> served =
                versions.keySet().stream()
                        .filter(groupVersion -> group(groupVersion).equals(name))
                        .<JsonValue>map(
                                groupVersion ->
                                        JsonObject.builder()
                                                .put("groupVersion", groupVersion)
                                                .put("version", version(groupVersion))
                                                .build())
                        .toList();
        return served.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        JsonObject.builder()
                                .put("name", name)
                                .put("versions", new JsonArray(served))
                                .put("preferredVersion", served.getFirst())
                                .build());
    }

    /** Returns the older document of one group version, or empty when it is not served. */
    public Optional<JsonObject> resources(String groupVersion) {
        JsonObject entry = versions.get(groupVersion);
        if (entry == null) {
            return Optional.empty();
        }
        List<JsonValue> resources = new ArrayList<>();
        entry.arrayAt("resources")
                .objects()
                .forEach(
                        resource -> {
                            resources.add(resource(resource));
                            resource.arrayAt("subresources")
                                    .objects()
                                    .forEach(sub -> resources.add(subresource(resource, sub)));
                        });
        return Optional.of(
                JsonObject.builder()
                        .put("kind", "APIResourceList")
                        .put("apiVersion", "v1")
                        .put("groupVersion", groupVersion)
                        .put("resources", new JsonArray(resources))
                        .build());
    }

    private static JsonObject resource(JsonObject entry) {
        JsonObject.Builder resource =
                JsonObject.builder()
                        .put("name", entry.string("resource", ""))
                        .put("singularName", entry.string("singularResource", ""))
                        .put("namespaced", entry.string("scope", "").equals("Namespaced"))
                        .put("kind", entry.objectAt("responseKind").string("kind", ""))
                        .put("verbs", entry.arrayAt("verbs"));
        for (String optional : List.of("shortNames", "categories")) {
            entry.find(optional).ifPresent(value -> resource.put(optional, value));
        }
        return resource.build();
    }

    private static JsonObject subresource(JsonObject entry, JsonObject sub) {
        JsonObject kind = sub.objectAt("responseKind");
        JsonObject.Builder resource =
                JsonObject.builder()
                        .put(
                                "name",
                                entry.string("resource", "") + "/" + sub.string("subresource", ""))
                        .put("singularName", "")
                        .put("namespaced", entry.string("scope", "").equals("Namespaced"));
        if (!kind.string("group", "").isEmpty()) {
            resource.put("group", kind.string("group", ""));
            resource.put("version", kind.string("version", ""));
        }
        return resource.put("kind", kind.string("kind", ""))
                .put("verbs", sub.arrayAt("verbs"))
                .build();
    }
}
