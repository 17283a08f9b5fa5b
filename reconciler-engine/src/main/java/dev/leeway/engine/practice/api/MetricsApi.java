package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.discovery.ServedTypes;
import dev.leeway.engine.practice.store.PracticeStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The practice API with {@code metrics.k8s.io/v1beta1} beside it, as a cluster has it in which a
 * metrics server runs. Whoever may read pods and nodes may read what they use.
 */
public final class MetricsApi implements PracticeApi {
    private static final String GROUP = "metrics.k8s.io";
    private static final String VERSION = "v1beta1";
    private static final String ROOT = "/apis/" + GROUP;

    private final PracticeApi api;
    private final MetricsBodies bodies;

    /** Puts metrics beside an API. */
    public MetricsApi(PracticeApi api, InstantSource clock) {
        this.api = api;
        this.bodies = new MetricsBodies(clock);
    }

    @Override
    public Optional<String> holder(String token) {
        return api.holder(token);
    }

    @Override
    public PracticeStore store() {
        return api.store();
    }

    @Override
    public ServedTypes types() {
        return api.types();
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        String path = request.path();
        if (path.equals("/apis") || path.equals("/apis/")) {
            return withGroup(api.handle(request));
        }
        if (!path.equals(ROOT) && !path.startsWith(ROOT + "/")) {
            return api.handle(request);
        }
        List<String> below = List.of(path.substring(ROOT.length()).replaceAll("/$", "").split("/"));
        if (!request.method().equals("GET") || request.flag("watch")) {
            return refused(Statuses.methodNotAllowed());
        }
        return switch (below.size()) {
            case 1 -> ApiResponse.json(200, MetricsDocuments.group(true));
            case 2 -> below.get(1).equals(VERSION) ? version() : nowhere();
            default -> below.get(1).equals(VERSION) ? resource(request, below) : nowhere();
        };
    }

    private static ApiResponse version() {
        return ApiResponse.json(200, MetricsDocuments.resources());
    }

    private static ApiResponse nowhere() {
        return refused(Statuses.noSuchPath());
    }

    private static ApiResponse refused(JsonObject status) {
        return new Refusal(status).response();
    }

    /** A path below the version: {@code pods}, {@code nodes/a}, {@code namespaces/shop/pods/b}. */
    private ApiResponse resource(ApiRequest request, List<String> below) {
        boolean inside = below.get(2).equals("namespaces") && below.size() > 4;
        String namespace = inside ? below.get(3) : "";
        List<String> rest = below.subList(inside ? 4 : 2, below.size());
        String name = rest.size() > 1 ? rest.get(1) : "";
        boolean pods = rest.getFirst().equals("pods");
        if (rest.size() > 2 || (!pods && (inside || !rest.getFirst().equals("nodes")))) {
            return nowhere();
        }
        return pods ? pods(request, namespace, name) : nodes(request, name);
    }

    private ApiResponse pods(ApiRequest request, String namespace, String name) {
        String place = namespace.isEmpty() ? "" : "/namespaces/" + namespace;
        ApiResponse read = read(request, "/api/v1" + place + "/pods");
        if (!read.isSuccess()) {
            return read;
        }
        List<JsonObject> measured = new ArrayList<>();
        for (JsonObject pod : items(read)) {
            bodies.pod(pod).ifPresent(measured::add);
        }
        return answer(request, "PodMetrics", "pods", measured, name);
    }

    private ApiResponse nodes(ApiRequest request, String name) {
        ApiResponse read = read(request, "/api/v1/nodes");
        if (!read.isSuccess()) {
            return read;
        }
        List<JsonObject> pods = items(api.handle(ApiRequest.of("GET", "/api/v1/pods")));
        List<JsonObject> measured =
                items(read).stream().map(node -> bodies.node(node, pods)).toList();
        return answer(request, "NodeMetrics", "nodes", measured, name);
    }

    /** Reads as whoever asked, so that rights and faults hold here too. */
    private ApiResponse read(ApiRequest request, String path) {
        ApiRequest asked = ApiRequest.of("GET", path).by(request.user());
        String selector = request.parameter("labelSelector");
        return api.handle(selector.isEmpty() ? asked : asked.withQuery("labelSelector", selector));
    }

    private static List<JsonObject> items(ApiResponse response) {
        return response.body() instanceof ApiResponse.Json body
                ? body.json().arrayAt("items").objects().toList()
                : List.of();
    }

    private static ApiResponse answer(
            ApiRequest request,
            String kind,
            String plural,
            List<JsonObject> measured,
            String name) {
        Predicate<JsonObject> wanted =
                one -> name.isEmpty() || one.objectAt("metadata").string("name", "").equals(name);
        List<JsonObject> found = measured.stream().filter(wanted).toList();
        if (!name.isEmpty() && found.isEmpty()) {
            return refused(
                    Statuses.failure(
                            404, "NotFound", plural + "." + GROUP + " \"" + name + "\" not found"));
        }
        if (request.header("accept").orElse("").contains("as=Table")) {
            return ApiResponse.json(200, MetricsDocuments.table(found));
        }
        if (!name.isEmpty()) {
            return ApiResponse.json(200, found.getFirst());
        }
        return ApiResponse.json(
                200,
                JsonObject.builder()
                        .put("kind", kind + "List")
                        .put("apiVersion", GROUP + "/" + VERSION)
                        .put("metadata", JsonObject.EMPTY)
                        .put("items", new JsonArray(List.<JsonValue>copyOf(found)))
                        .build());
    }

    /** Discovery names the group among the others, in either form. */
    private static ApiResponse withGroup(ApiResponse response) {
        if (!response.isSuccess() || !(response.body() instanceof ApiResponse.Json body)) {
            return response;
        }
        boolean aggregated = body.json().has("items");
        String list = aggregated ? "items" : "groups";
        JsonObject group =
                aggregated ? MetricsDocuments.aggregated() : MetricsDocuments.group(false);
        return new ApiResponse(
                response.status(),
                response.headers(),
                new ApiResponse.Json(
                        body.json().with(list, body.json().arrayAt(list).plus(group)),
                        body.contentType()));
    }

    /** What is measured at a moment, in the form of the API. */
    private record MetricsBodies(InstantSource clock) {
        private static final long STEP = 15;

        /** Returns what a pod uses; empty for one that does not run. */
        Optional<JsonObject> pod(JsonObject pod) {
            boolean runs = pod.stringAt("status", "phase").filter("Running"::equals).isPresent();
            if (!runs) {
                return Optional.empty();
            }
            JsonObject metadata = pod.objectAt("metadata");
            List<JsonValue> containers = new ArrayList<>();
            for (JsonObject container : pod.arrayAt("spec", "containers").objects().toList()) {
                String name = container.string("name", "");
                containers.add(
                        JsonObject.builder()
                                .put("name", name)
                                .put("usage", usage(metadata.string("uid", "") + name))
                                .build());
            }
            return Optional.of(
                    metrics("PodMetrics", metadata)
                            .put("containers", new JsonArray(containers))
                            .build());
        }

        /** Returns what a node uses: its pods, and something for itself. */
        JsonObject node(JsonObject node, List<JsonObject> pods) {
            String name = node.objectAt("metadata").string("name", "");
            long milli = 180;
            long mebi = 900;
            for (JsonObject pod : pods) {
                if (pod.objectAt("spec").string("nodeName", "").equals(name)) {
                    String uid = pod.objectAt("metadata").string("uid", "");
                    for (JsonObject container :
                            pod.arrayAt("spec", "containers").objects().toList()) {
                        String seed = uid + container.string("name", "");
                        milli += milli(seed);
                        mebi += mebi(seed);
                    }
                }
            }
            return metrics("NodeMetrics", node.objectAt("metadata"))
                    .put("usage", usage(milli, mebi))
                    .build();
        }

        private JsonObject.Builder metrics(String kind, JsonObject of) {
            JsonObject.Builder metadata = JsonObject.builder().put("name", of.string("name", ""));
            of.string("namespace").ifPresent(namespace -> metadata.put("namespace", namespace));
            metadata.put("creationTimestamp", moment().toString());
            of.object("labels").ifPresent(labels -> metadata.put("labels", labels));
            return JsonObject.builder()
                    .put("kind", kind)
                    .put("apiVersion", GROUP + "/" + VERSION)
                    .put("metadata", metadata.build())
                    .put("timestamp", moment().toString())
                    .put("window", STEP + "s");
        }

        private Instant moment() {
            long now = clock.instant().getEpochSecond();
            return Instant.ofEpochSecond(now - now % STEP);
        }

        private JsonObject usage(String seed) {
            return usage(milli(seed), mebi(seed));
        }

        private static JsonObject usage(long milli, long mebi) {
            return JsonObject.builder()
                    .put("cpu", milli * 1_000_000 + "n")
                    .put("memory", mebi * 1_024 + "Ki")
                    .build();
        }

        /** Made up, but steady: the same container uses about the same from moment to moment. */
        private long milli(String seed) {
            long usual = 2L + Math.floorMod(seed.hashCode(), 60);
            return usual + Math.floorMod(hash(seed, moment()), 1 + usual / 4);
        }

        private long mebi(String seed) {
            long usual = 18L + Math.floorMod(seed.hashCode() / 61, 180);
            return usual + Math.floorMod(hash(seed, moment()), 6);
        }

        private static int hash(String seed, Instant at) {
            return (seed + at).hashCode();
        }
    }
}
