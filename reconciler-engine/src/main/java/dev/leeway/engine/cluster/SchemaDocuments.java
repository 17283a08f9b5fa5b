package dev.leeway.engine.cluster;

import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.ObjectSchemas;
import dev.leeway.engine.schema.OpenApiSchemas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The OpenAPI v3 documents of a cluster: the index first, each group version's document when one of
 * its kinds is asked for. A document is kept, on disk too, as long as the index gives it the same
 * address, which holds its digest. Safe for use from several threads.
 */
final class SchemaDocuments {
    private static final Duration EACH = Duration.ofSeconds(30);
    private static final Duration INDEX_AGE = Duration.ofMinutes(30);

    private final ApiClient client;
    private final SchemaFiles files;
    private final Remembered<Map<String, String>> index;
    private final Map<String, Remembered<OpenApiSchemas>> byAddress = new ConcurrentHashMap<>();

    SchemaDocuments(ApiClient client, SchemaFiles files) {
        this.client = client;
        this.files = files;
        this.index = new Remembered<>(this::askIndex);
    }

    /** Makes the next reader ask whether documents have changed. */
    void drop() {
        index.drop();
    }

    /**
     * Returns the shapes as of now. Looking up a kind may ask the server and wait for up to 30
     * seconds; a kind whose document cannot be had is not known.
     */
    ObjectSchemas schemas(Deadline deadline) throws ClusterException, InterruptedException {
        Map<String, String> addresses = index.get(INDEX_AGE, deadline);
        byAddress.keySet().retainAll(addresses.values());
        return gvk -> find(gvk, addresses);
    }

    private Optional<FieldSchema> find(Gvk gvk, Map<String, String> addresses) {
        String address = addresses.get(gvk.apiVersion());
        if (address == null) {
            return Optional.empty();
        }
        try {
            return document(gvk.apiVersion(), address)
                    .get(INDEX_AGE.multipliedBy(1_000), Deadline.after(EACH))
                    .find(gvk);
        } catch (ClusterException e) {
            // Without the shape the caller cannot prove anything itself and asks the server.
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /**
     * Returns a kind's shape with its descriptions; asked each time, because nothing else reads
     * them.
     */
    Optional<FieldSchema> described(Gvk kind, Deadline deadline)
            throws ClusterException, InterruptedException {
        String address = index.get(INDEX_AGE, deadline).get(kind.apiVersion());
        if (address == null) {
            return Optional.empty();
        }
        ApiCall call = ApiCall.get(address, "ask for the descriptions of " + kind.apiVersion());
        ApiOutcome outcome = client.send(call, deadline.left());
        if (outcome instanceof ApiOutcome.Answered answer && answer.good()) {
            return document(kind.apiVersion(), answer.body().objectAt("components", "schemas"))
                    .find(kind);
        }
        throw Refusals.error(call, outcome);
    }

    private Remembered<OpenApiSchemas> document(String apiVersion, String address) {
        return byAddress.computeIfAbsent(
                address, _ -> new Remembered<>(() -> askDocument(apiVersion, address)));
    }

    private Map<String, String> askIndex() throws ClusterException, InterruptedException {
        ApiCall call = ApiCall.get("/openapi/v3", "ask for the index of schemas");
        ApiOutcome outcome = client.send(call, EACH);
        if (!(outcome instanceof ApiOutcome.Answered answer)) {
            throw Refusals.error(call, outcome);
        }
        if (answer.status() == 404 || answer.status() == 403) {
            // Older than Kubernetes 1.24, or hidden: no shape is known.
            return Map.of();
        }
        if (!answer.good()) {
            throw Refusals.error(call, outcome);
        }
        Map<String, String> addresses = new ConcurrentHashMap<>();
        answer.body()
                .objectAt("paths")
                .forEach(
                        (path, entry) -> {
                            String apiVersion = apiVersion(path);
                            if (apiVersion != null && entry instanceof JsonObject object) {
                                object.string("serverRelativeURL")
                                        .filter(url -> url.startsWith("/"))
                                        .ifPresent(url -> addresses.put(apiVersion, url));
                            }
                        });
        return Map.copyOf(addresses);
    }

    private static @Nullable String apiVersion(String path) {
        String[] parts = path.split("/", -1);
        if (parts.length == 2 && parts[0].equals("api")) {
            return parts[1];
        }
        return parts.length == 3 && parts[0].equals("apis") ? parts[1] + "/" + parts[2] : null;
    }

    private OpenApiSchemas askDocument(String apiVersion, String address)
            throws ClusterException, InterruptedException {
        Optional<JsonObject> kept = files.find(address);
        if (kept.isPresent()) {
            return document(apiVersion, kept.get());
        }
        ApiCall call = ApiCall.get(address, "ask for the schemas of " + apiVersion);
        ApiOutcome outcome = client.send(call, EACH);
        if (outcome instanceof ApiOutcome.Answered answer && answer.good()) {
            JsonObject schemas =
                    (JsonObject)
                            withoutDescriptions(answer.body().objectAt("components", "schemas"));
            files.keep(address, schemas);
            return document(apiVersion, schemas);
        }
        if (outcome instanceof ApiOutcome.Answered) {
            throw new ClusterException(
                    Reason.SERVER_ERROR,
                    ClusterPhrase.SCHEMAS_UNREAD.of(apiVersion),
                    ClusterPhrase.SERVER_LOG.of(),
                    null);
        }
        throw Refusals.error(call, outcome);
    }

    private static OpenApiSchemas document(String apiVersion, JsonObject schemas) {
        return OpenApiSchemas.of(
                Map.of(apiVersion, JsonObject.of("components", JsonObject.of("schemas", schemas))));
    }

    /** Texts make up most of a document and are not needed; names of fields stay untouched. */
    private static JsonValue withoutDescriptions(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                JsonObject.Builder kept = JsonObject.builder();
                object.forEach(
                        (name, member) -> {
                            boolean text =
                                    name.equals("description") && !(member instanceof JsonObject);
                            if (!text) {
                                kept.put(name, withoutDescriptions(member));
                            }
                        });
                yield kept.build();
            }
            case JsonArray array -> {
                List<JsonValue> kept = new ArrayList<>(array.size());
                array.forEach(item -> kept.add(withoutDescriptions(item)));
                yield new JsonArray(kept);
            }
            default -> value;
        };
    }
}
