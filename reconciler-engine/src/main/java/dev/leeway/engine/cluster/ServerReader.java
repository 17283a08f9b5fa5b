package dev.leeway.engine.cluster;

import dev.leeway.engine.cluster.ApiOutcome.Answered;
import dev.leeway.engine.concurrent.FanOut;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.live.LiveState.Unreadable;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.live.PredictionRequest;
import dev.leeway.engine.live.WatchState;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.schema.ObjectSchemas;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.resource.Gvk;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one cluster: from what is kept where that is current, else by asking. */
final class ServerReader implements ClusterReader {
    private static final Duration VERSION_AGE = Duration.ofMinutes(10);

    private final String cluster;
    private final boolean checksCertificate;
    private final ApiClient client;
    private final LiveCache cache;
    private final ServedKinds kinds;
    private final SchemaDocuments schemas;
    private final ApplyCalls applies;
    private final PatchCalls patches;
    private final Remembered<String> version;
    private final FanOut singleReads;
    private final KeptReads keptReads;

    ServerReader(
            String cluster,
            boolean checksCertificate,
            ApiClient client,
            LiveCache cache,
            ServedKinds kinds,
            SchemaDocuments schemas,
            ApplyCalls applies,
            PatchCalls patches) {
        this.cluster = cluster;
        this.checksCertificate = checksCertificate;
        this.client = client;
        this.cache = cache;
        this.kinds = kinds;
        this.schemas = schemas;
        this.applies = applies;
        this.patches = patches;
        this.version = new Remembered<>(this::askVersion);
        this.singleReads = new FanOut("read-" + cluster, 8);
        this.keptReads = new KeptReads(cache);
    }

    @Override
    public String cluster() {
        return cluster;
    }

    @Override
    public boolean checksCertificate() {
        return checksCertificate;
    }

    @Override
    public String serverVersion(Duration timeout) throws ClusterException, InterruptedException {
        return version.get(VERSION_AGE, Deadline.after(timeout));
    }

    private String askVersion() throws ClusterException, InterruptedException {
        ApiCall call = ApiCall.get("/version", "ask for the server's version");
        ApiOutcome outcome = client.send(call, Duration.ofSeconds(30));
        if (outcome instanceof Answered answer && answer.good()) {
            return answer.body().string("gitVersion", "unknown");
        }
        throw Refusals.error(call, outcome);
    }

    @Override
    public KindCatalog kinds(Duration timeout) throws ClusterException, InterruptedException {
        return kinds.get(cache, Deadline.after(timeout));
    }

    @Override
    public ObjectSchemas schemas(Duration timeout) throws ClusterException, InterruptedException {
        return schemas.schemas(Deadline.after(timeout));
    }

    @Override
    public Optional<FieldSchema> described(Gvk kind, Duration timeout)
            throws ClusterException, InterruptedException {
        return schemas.described(kind, Deadline.after(timeout));
    }

    @Override
    public Map<ResourceKey, LiveState> read(Map<ResourceKey, ServedKind> objects, Duration timeout)
            throws InterruptedException {
        Deadline deadline = Deadline.after(timeout);
        Map<ResourceKey, LiveState> states = new LinkedHashMap<>();
        Map<ResourceKey, ServedKind> toAsk = new LinkedHashMap<>();
        keptReads
                .read(objects, deadline)
                .forEach(
                        (key, kept) -> {
                            states.put(key, kept.orElseGet(() -> notInTime(key)));
                            ServedKind kind = objects.get(key);
                            if (kept.isEmpty() && kind != null) {
                                toAsk.put(key, kind);
                            }
                        });
        states.putAll(askEach(toAsk, deadline));
        return states;
    }

    private Unreadable notInTime(ResourceKey key) {
        return new Unreadable(Reason.UNREACHABLE, ClusterPhrase.GET_LATE.of(key.toString()));
    }

    private Map<ResourceKey, LiveState> askEach(
            Map<ResourceKey, ServedKind> objects, Deadline deadline) throws InterruptedException {
        Map<ResourceKey, LiveState> states = new LinkedHashMap<>();
        if (objects.isEmpty()) {
            return states;
        }
        List<Map.Entry<ResourceKey, ServedKind>> all = List.copyOf(objects.entrySet());
        var outcomes =
                singleReads.run(
                        all,
                        deadline.left(),
                        entry -> readNow(entry.getKey(), entry.getValue(), deadline.left()));
        for (int i = 0; i < all.size(); i++) {
            ResourceKey key = all.get(i).getKey();
            switch (outcomes.get(i)) {
                case FanOut.Outcome.Done<LiveState>(LiveState state) -> states.put(key, state);
                case FanOut.Outcome.Failed<LiveState>(Exception cause) ->
                        states.put(
                                key,
                                new Unreadable(
                                        Reason.SERVER_ERROR,
                                        ClusterPhrase.GET_FAILED.of(
                                                key.toString(), cause.toString())));
                case FanOut.Outcome.Unfinished<LiveState> _,
                        FanOut.Outcome.NotStarted<LiveState> _ ->
                        states.put(key, notInTime(key));
            }
        }
        return states;
    }

    @Override
    public LiveState readNow(ResourceKey key, ServedKind kind, Duration timeout)
            throws InterruptedException {
        ApiCall call = ApiCall.get(Targets.object(kind, key), "get " + key);
        ApiOutcome outcome = client.send(call, timeout);
        if (outcome instanceof Answered answer) {
            if (answer.good()) {
                return new LiveState.Present(new Manifest(answer.body()), Instant.now());
            }
            if (answer.status() == 404 && namesObject(answer)) {
                return new LiveState.Absent(Instant.now());
            }
        }
        return Refusals.unreadable(call, outcome);
    }

    /**
     * Tells "no such object" from "no such kind" and from a gateway's 404: only the first names
     * what it did not find.
     */
    private static boolean namesObject(Answered answer) {
        return answer.body().string("reason", "").equals("NotFound")
                && answer.body().objectAt("details").string("name").isPresent();
    }

    @Override
    public Collection<Manifest> list(ServedKind kind, String namespace, Duration timeout)
            throws ClusterException, InterruptedException {
        Deadline deadline = Deadline.after(timeout);
        KindWatch watch = cache.watch(kind, namespace);
        WatchState state = watch.trust().awaitSettled(deadline);
        if (state instanceof WatchState.Forbidden && !namespace.isEmpty()) {
            watch = cache.watch(kind, namespace);
            state = watch.trust().awaitSettled(deadline);
        }
        return switch (state) {
            case WatchState.Live _ -> watch.objects().in(namespace);
            case WatchState.Forbidden(var said) ->
                    throw new ClusterException(
                            Reason.FORBIDDEN, said, ClusterPhrase.ASK_RIGHT.of(), null);
            case WatchState.Gone(var said) ->
                    throw new ClusterException(
                            Reason.UNKNOWN_KIND, said, ClusterPhrase.CHECK_KIND.of(), null);
            case WatchState.Stale(Instant _, Reason reason, var why) ->
                    throw new ClusterException(reason, why, ClusterPhrase.AGAIN.of(), null);
            case WatchState.Connecting _, WatchState.Syncing _ ->
                    throw new ClusterException(
                            Reason.UNREACHABLE,
                            ClusterPhrase.LISTING_LATE.of(kind.gvk().groupKind().toString()),
                            ClusterPhrase.MORE_TIME.of(),
                            null);
        };
    }

    @Override
    public Collection<Manifest> labelled(
            ServedKind kind, String namespace, String label, String value, Duration timeout)
            throws ClusterException, InterruptedException {
        ApiCall call =
                ApiCall.get(
                        kind.collectionPath(namespace)
                                + "?labelSelector="
                                + URLEncoder.encode(label + "=" + value, StandardCharsets.UTF_8),
                        KindLister.METADATA_LIST,
                        "list names of "
                                + kind.gvk().groupKind()
                                + (namespace.isEmpty() ? "" : " in " + namespace));
        ApiOutcome outcome = client.send(call, timeout);
        if (!(outcome instanceof Answered answer) || !answer.good()) {
            throw Refusals.error(call, outcome);
        }
        return answer.body()
                .arrayAt("items")
                .objects()
                .map(item -> new Manifest(KindLister.asKind(kind, item)))
                .toList();
    }

    @Override
    public Prediction predict(PredictionRequest request) throws InterruptedException {
        return applies.predict(request);
    }

    @Override
    public Prediction predict(PatchRequest request) throws InterruptedException {
        return patches.predict(request);
    }

    @Override
    public AutoCloseable onChange(ChangeListener listener) {
        return cache.onChange(listener);
    }
}
