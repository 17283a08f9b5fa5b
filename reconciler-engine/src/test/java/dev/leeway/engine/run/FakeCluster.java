package dev.leeway.engine.run;

import dev.leeway.engine.apply.ApplyRequest;
import dev.leeway.engine.apply.ClusterWriter;
import dev.leeway.engine.apply.DeleteRequest;
import dev.leeway.engine.apply.WriteResult;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.live.PredictionRequest;
import dev.leeway.engine.live.SyncLease;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.ObjectSchemas;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A cluster in memory that merges objects member by member and records who applied what. It knows
 * no lists by key, no defaults and no taking away: enough to follow a sync through.
 */
final class FakeCluster implements ClusterReader, ClusterWriter {
    static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

    final Map<ResourceKey, Manifest> objects = new TreeMap<>();
    final AtomicInteger predictions = new AtomicInteger();
    final AtomicInteger nowReads = new AtomicInteger();
    final List<String> written = new ArrayList<>();

    /** After so many writes every further one is lost without an answer. */
    int diesAfter = Integer.MAX_VALUE;

    /** Until then every object's status is written again before a dry-run of it is answered. */
    Instant rollsOutUntil = Instant.MIN;

    private int version = 100;

    @Override
    public String cluster() {
        return "test";
    }

    @Override
    public String serverVersion(Duration timeout) {
        return "v1.36.2";
    }

    @Override
    public KindCatalog kinds(Duration timeout) {
        return CATALOG;
    }

    @Override
    public ObjectSchemas schemas(Duration timeout) {
        return ObjectSchemas.NONE;
    }

    @Override
    public Optional<FieldSchema> described(Gvk kind, Duration timeout) {
        return Optional.empty();
    }

    @Override
    public synchronized Map<ResourceKey, LiveState> read(
            Map<ResourceKey, ServedKind> wanted, Duration timeout) {
        Map<ResourceKey, LiveState> states = new LinkedHashMap<>();
        wanted.keySet().forEach(key -> states.put(key, state(key)));
        return states;
    }

    @Override
    public synchronized LiveState readNow(ResourceKey key, ServedKind kind, Duration timeout) {
        nowReads.incrementAndGet();
        return state(key);
    }

    private LiveState state(ResourceKey key) {
        Manifest manifest = objects.get(key);
        return manifest == null ? new LiveState.Absent(NOW) : new LiveState.Present(manifest, NOW);
    }

    @Override
    public Collection<Manifest> list(ServedKind kind, String namespace, Duration timeout) {
        return List.of();
    }

    @Override
    public synchronized Collection<Manifest> labelled(
            ServedKind kind, String namespace, String label, String value, Duration timeout) {
        return objects.values().stream()
                .filter(one -> one.gvk().equals(kind.gvk()))
                .filter(one -> namespace.isEmpty() || one.namespace().equals(namespace))
                .filter(one -> one.label(label).filter(value::equals).isPresent())
                .toList();
    }

    @Override
    public synchronized Prediction predict(PredictionRequest request) {
        predictions.incrementAndGet();
        if (Instant.now().isBefore(rollsOutUntil)) {
            writeStatus(request.key(), "rolling out " + version);
        }
        Manifest live = objects.get(request.key());
        String held = live == null ? "" : live.resourceVersion();
        if (!held.equals(request.basedOn())) {
            return new Prediction.Outdated("the object is at " + held);
        }
        return new Prediction.Predicted(merged(live, request.manifest(), request.manager()), held);
    }

    @Override
    public Prediction predict(PatchRequest request) {
        return new Prediction.Unanswered("this cluster takes no patches");
    }

    @Override
    public WriteResult patch(PatchRequest request) {
        return new WriteResult.NotSent("this cluster takes no patches");
    }

    @Override
    public AutoCloseable onChange(ChangeListener listener) {
        return () -> {};
    }

    @Override
    public synchronized WriteResult apply(ApplyRequest request) {
        if (request.kind().equals(SyncLease.KIND)) {
            // Leases come and go beside what a test counts.
            return new WriteResult.Written(
                    put(
                            request.key(),
                            merged(
                                    objects.get(request.key()),
                                    request.manifest(),
                                    request.manager())));
        }
        if (written.size() >= diesAfter) {
            return new WriteResult.Unknown("the connection was lost");
        }
        Manifest live = objects.get(request.key());
        String held = live == null ? "" : live.resourceVersion();
        if (!request.basedOn().isEmpty() && !held.equals(request.basedOn())) {
            return new WriteResult.Outdated("the object is at " + held);
        }
        Manifest stored = put(request.key(), merged(live, request.manifest(), request.manager()));
        written.add(request.manager() + " " + request.key());
        return new WriteResult.Written(stored);
    }

    @Override
    public synchronized WriteResult delete(DeleteRequest request) {
        Manifest live = objects.get(request.key());
        if (live == null) {
            return new WriteResult.AlreadyGone();
        }
        if (!live.uid().equals(request.uid())
                || !live.resourceVersion().equals(request.resourceVersion())) {
            return new WriteResult.Outdated("the object is at " + live.resourceVersion());
        }
        objects.remove(request.key());
        if (request.kind().equals(SyncLease.KIND)) {
            return new WriteResult.Written(live);
        }
        written.add("delete " + request.key());
        return new WriteResult.Written(live);
    }

    /** Writes an object's status, as its controller would. */
    synchronized void writeStatus(ResourceKey key, String phase) {
        JsonObject status = JsonObject.of("phase", JsonValue.of(phase));
        put(key, new Manifest(objects.get(key).root().with("status", status)));
    }

    /** Changes an object as another manager would. */
    synchronized void edit(ResourceKey key, String manager, JsonObject change) {
        put(key, merged(objects.get(key), new Manifest(change), manager));
    }

    private Manifest put(ResourceKey key, Manifest manifest) {
        version++;
        JsonObject metadata =
                manifest.metadata().with("resourceVersion", JsonValue.of("" + version));
        if (manifest.uid().isEmpty()) {
            metadata = metadata.with("uid", JsonValue.of("uid-" + version));
        }
        Manifest stored = new Manifest(manifest.root().with("metadata", metadata));
        objects.put(key, stored);
        return stored;
    }

    private static Manifest merged(@Nullable Manifest live, Manifest body, String manager) {
        JsonObject base = live == null ? JsonObject.EMPTY : live.root();
        JsonObject result = merge(base, body.root());
        String operation = manager.startsWith("leeway") ? "Apply" : "Update";
        JsonObject entry =
                JsonObject.builder()
                        .put("manager", manager)
                        .put("operation", operation)
                        .put("apiVersion", result.string("apiVersion", ""))
                        .put("time", NOW.toString())
                        .put("fieldsType", "FieldsV1")
                        .put("fieldsV1", fields(body.root(), true))
                        .build();
        List<JsonValue> entries = new ArrayList<>();
        base.objectAt("metadata")
                .arrayAt("managedFields")
                .objects()
                .filter(one -> !one.string("manager", "").equals(manager))
                .forEach(entries::add);
        entries.add(entry);
        return new Manifest(
                result.withAt(List.of("metadata", "managedFields"), new JsonArray(entries)));
    }

    private static JsonObject merge(JsonObject base, JsonObject over) {
        JsonObject[] result = {base};
        over.forEach(
                (name, value) -> {
                    JsonValue held = base.get(name);
                    result[0] =
                            result[0].with(
                                    name,
                                    held instanceof JsonObject a && value instanceof JsonObject b
                                            ? merge(a, b)
                                            : value);
                });
        return result[0];
    }

    private static JsonObject fields(JsonObject object, boolean root) {
        JsonObject.Builder fields = JsonObject.builder();
        object.forEach(
                (name, value) -> {
                    boolean identity =
                            (root && Set.of("apiVersion", "kind").contains(name))
                                    || Set.of("name", "namespace").contains(name);
                    if (!identity) {
                        fields.put(
                                "f:" + name,
                                value instanceof JsonObject inner
                                        ? fields(inner, false)
                                        : JsonObject.EMPTY);
                    }
                });
        return fields.build();
    }

    private static final List<ServedKind> KINDS =
            List.of(
                    kind("", "v1", "Secret", "secrets", true),
                    kind("", "v1", "ConfigMap", "configmaps", true),
                    kind("", "v1", "Namespace", "namespaces", false));

    private static ServedKind kind(
            String group, String version, String kind, String plural, boolean namespaced) {
        return new ServedKind(
                new Gvk(group, version, kind), plural, namespaced, Set.of("get", "list", "patch"));
    }

    private static final KindCatalog CATALOG =
            new KindCatalog() {
                @Override
                public Optional<ServedKind> find(Gvk gvk) {
                    return KINDS.stream().filter(one -> one.gvk().equals(gvk)).findFirst();
                }

                @Override
                public Optional<ServedKind> preferred(GroupKind groupKind) {
                    return KINDS.stream()
                            .filter(one -> one.gvk().groupKind().equals(groupKind))
                            .findFirst();
                }

                @Override
                public Collection<ServedKind> all() {
                    return KINDS;
                }

                @Override
                public Collection<String> unreadableGroups() {
                    return List.of();
                }
            };
}
