package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.discovery.CustomOpenApi;
import dev.leeway.engine.practice.discovery.DiscoveryDocuments;
import dev.leeway.engine.practice.discovery.ServedTypes;
import dev.leeway.engine.practice.discovery.TypeDocuments;
import dev.leeway.engine.practice.rules.ResourceType;
import dev.leeway.engine.practice.store.Selection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Answers what the server says about itself: version, health, discovery, OpenAPI. */
final class ServerDocuments {
    private static final String OPEN_API = "/openapi/v3";

    private final ClusterParts parts;
    private final TypeDocuments builtin;
    private final Map<String, JsonObject> builtinOpenApi = new ConcurrentHashMap<>();
    private volatile Discovered discovered;

    /** The documents of some types; replaced when the types change. */
    private record Discovered(ServedTypes types, DiscoveryDocuments documents) {}

    ServerDocuments(ClusterParts parts, TypeDocuments builtin) {
        this.parts = parts;
        this.builtin = builtin;
        ServedTypes types = parts.served().get();
        this.discovered = new Discovered(types, new DiscoveryDocuments(builtin, types));
    }

    private DiscoveryDocuments discovery() {
        ServedTypes now = parts.served().get();
        Discovered held = discovered;
        if (held.types() != now) {
            held = new Discovered(now, new DiscoveryDocuments(builtin, now));
            discovered = held;
        }
        return held.documents();
    }

    /** Returns the answer, or empty when the path is none of these. */
    Optional<ApiResponse> find(ApiRequest request) {
        String path = request.path();
        String trimmed =
                path.length() > 1 && path.endsWith("/")
                        ? path.substring(0, path.length() - 1)
                        : path;
        if (trimmed.startsWith("/healthz")
                || trimmed.startsWith("/readyz")
                || trimmed.startsWith("/livez")) {
            return Optional.of(ApiResponse.text(200, "ok"));
        }
        if (trimmed.startsWith(OPEN_API)) {
            return openApi(trimmed.substring(OPEN_API.length()));
        }
        return switch (trimmed) {
            case "/", "" -> Optional.of(ApiResponse.json(200, paths()));
            case "/version" -> Optional.of(ApiResponse.json(200, version()));
            case "/api" -> Optional.of(core(request));
            case "/apis" -> Optional.of(groups(request));
            default -> groupOrVersion(trimmed);
        };
    }

    private ApiResponse core(ApiRequest request) {
        return wantsAggregated(request)
                ? aggregated(true)
                : ApiResponse.json(
                        200, discovery().coreVersions(request.header("host").orElse("127.0.0.1")));
    }

    private ApiResponse groups(ApiRequest request) {
        return wantsAggregated(request)
                ? aggregated(false)
                : ApiResponse.json(200, discovery().groups());
    }

    private ApiResponse aggregated(boolean core) {
        return new ApiResponse(
                200,
                List.of(),
                new ApiResponse.Json(discovery().aggregated(core), DiscoveryDocuments.AGGREGATED));
    }

    /** Of the aggregated form only v2 is offered; who knows v2beta1 alone gets the older form. */
    private static boolean wantsAggregated(ApiRequest request) {
        for (String offer : request.header("accept").orElse("").split(",", -1)) {
            List<String> words = List.of(offer.toLowerCase(Locale.ROOT).strip().split("\\s*;\\s*"));
            if (words.containsAll(
                    List.of("application/json", "as=apigroupdiscoverylist", "v=v2"))) {
                return true;
            }
        }
        return false;
    }

    private Optional<ApiResponse> groupOrVersion(String path) {
        String[] words = path.split("/", -1);
        if (words.length == 3 && words[1].equals("api")) {
            return discovery().resources(words[2]).map(json -> ApiResponse.json(200, json));
        }
        if (words.length == 3 && words[1].equals("apis")) {
            return discovery().groupAlone(words[2]).map(json -> ApiResponse.json(200, json));
        }
        if (words.length == 4 && words[1].equals("apis")) {
            return discovery()
                    .resources(words[2] + "/" + words[3])
                    .map(json -> ApiResponse.json(200, json));
        }
        return Optional.empty();
    }

    private Optional<ApiResponse> openApi(String below) {
        if (below.isEmpty()) {
            JsonObject.Builder index = JsonObject.builder();
            for (String groupVersion : discovery().groupVersions()) {
                String place = place(groupVersion);
                String url = OPEN_API + "/" + place + "?hash=" + hash(groupVersion);
                index.put(place, JsonObject.of("serverRelativeURL", JsonValue.of(url)));
            }
            // API servers call this one document plain text, and clients have to bear it.
            return Optional.of(
                    ApiResponse.text(200, JsonObject.of("paths", index.build()).toJson()));
        }
        return discovery().groupVersions().stream()
                .filter(groupVersion -> below.equals("/" + place(groupVersion)))
                .findFirst()
                .map(groupVersion -> ApiResponse.json(200, openApiOf(groupVersion)));
    }

    private static String place(String groupVersion) {
        return (groupVersion.contains("/") ? "apis/" : "api/") + groupVersion;
    }

    /** Built-in documents never change; custom ones change with their definitions. */
    private String hash(String groupVersion) {
        int code =
                builtin.groupVersions().contains(groupVersion)
                        ? groupVersion.hashCode()
                        : Objects.hash(
                                parts.store()
                                        .list(CustomTypeServing.DEFINITION, Selection.ALL)
                                        .objects());
        return String.format("%08X", code).repeat(2);
    }

    private JsonObject openApiOf(String groupVersion) {
        if (builtin.groupVersions().contains(groupVersion)) {
            return builtinOpenApi.computeIfAbsent(groupVersion, builtin::openApiDocument);
        }
        Map<ResourceType, JsonObject> schemas = new LinkedHashMap<>();
        for (ResourceType type : parts.served().get().all()) {
            if (type.custom() && type.gvk().apiVersion().equals(groupVersion)) {
                schemas.put(type, schema(type));
            }
        }
        return CustomOpenApi.document(schemas, openApiOf("v1"));
    }

    private JsonObject schema(ResourceType type) {
        return parts.definitionOf(type).stream()
                .flatMap(crd -> crd.arrayAt("spec", "versions").objects())
                .filter(version -> version.string("name", "").equals(type.gvk().version()))
                .map(version -> version.objectAt("schema", "openAPIV3Schema"))
                .findFirst()
                .orElse(JsonObject.EMPTY);
    }

    private static JsonObject version() {
        return JsonObject.builder()
                .put("major", "1")
                .put("minor", "36")
                .put("emulationMajor", "1")
                .put("emulationMinor", "36")
                .put("minCompatibilityMajor", "1")
                .put("minCompatibilityMinor", "35")
                .put("gitVersion", "v1.36.2+leeway.practice")
                .put("gitCommit", "")
                .put("gitTreeState", "clean")
                .put("buildDate", "2026-11-01T00:00:00Z")
                .put("goVersion", "")
                .put("compiler", "java")
                .put("platform", "jvm/any")
                .build();
    }

    private JsonObject paths() {
        List<String> paths = new ArrayList<>(List.of("/api", "/api/v1", "/apis"));
        discovery().groupVersions().stream()
                .filter(groupVersion -> groupVersion.contains("/"))
                .forEach(groupVersion -> paths.add("/apis/" + groupVersion));
        paths.addAll(
                List.of(
                        "/healthz",
                        "/leeway/faults",
                        "/livez",
                        "/openapi/v3",
                        "/readyz",
                        "/version"));
        return JsonObject.of("paths", JsonArray.ofStrings(paths));
    }
}
