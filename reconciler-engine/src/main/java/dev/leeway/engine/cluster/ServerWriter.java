package dev.leeway.engine.cluster;

import dev.leeway.engine.apply.ApplyRequest;
import dev.leeway.engine.apply.ClusterWriter;
import dev.leeway.engine.apply.DeleteRequest;
import dev.leeway.engine.apply.WriteResult;
import dev.leeway.engine.cluster.ApiOutcome.Answered;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.FieldConflict;
import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Writes to one cluster. When an answer is lost the same write is repeated, which does no harm;
 * when that leaves it open whether it was carried out, the object is looked at; and when that
 * cannot settle it either, the result says so.
 */
final class ServerWriter implements ClusterWriter {
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final String cluster;
    private final ApiClient client;
    private final ApplyCalls applies;
    private final PatchCalls patches;
    private final SeenObjects seen;
    private final LiveCache cache;

    ServerWriter(
            String cluster,
            ApiClient client,
            ApplyCalls applies,
            PatchCalls patches,
            SeenObjects seen,
            LiveCache cache) {
        this.cluster = cluster;
        this.client = client;
        this.applies = applies;
        this.patches = patches;
        this.seen = seen;
        this.cache = cache;
    }

    @Override
    public String cluster() {
        return cluster;
    }

    @Override
    public WriteResult apply(ApplyRequest request) throws InterruptedException {
        ApiCall call = call(request, request.basedOn(), false);
        return switch (client.send(call, request.timeout())) {
            case Answered answer -> applied(request, answer);
            case ApiOutcome.NotSent trouble -> new WriteResult.NotSent(trouble.said());
            case ApiOutcome.Lost trouble -> afterDoubt(request, trouble.said());
        };
    }

    private ApiCall call(ApplyRequest request, String basedOn, boolean dryRun) {
        return applies.call(
                dryRun ? "check " : "apply ",
                request.key(),
                request.kind(),
                request.manifest(),
                request.manager(),
                request.force(),
                basedOn,
                request.mode(),
                dryRun);
    }

    private WriteResult applied(ApplyRequest request, Answered answer) throws InterruptedException {
        if (answer.good()) {
            return written(request.key(), request.kind(), answer.body(), answer.warnings());
        }
        ServerStatus status = ServerStatus.of(answer);
        List<FieldConflict> conflicts = status.fieldConflicts();
        return switch (status.code()) {
            case 409 -> {
                if (!conflicts.isEmpty()) {
                    yield new WriteResult.Conflicting(conflicts);
                }
                // An earlier try whose answer was lost may be what moved the object on.
                yield answer.doubtful()
                        ? afterDoubt(request, status.said())
                        : new WriteResult.Outdated(status.message());
            }
            case 429 ->
                    answer.doubtful()
                            ? afterDoubt(request, status.said())
                            : new WriteResult.NotSent(status.message());
            case 500, 502, 503, 504 ->
                    status.webhookDown() ? rejected(status) : afterDoubt(request, status.said());
            default -> rejected(status);
        };
    }

    /**
     * Settles whether an apply was carried out: when the live object already is what the apply
     * would make of it, nothing is left to do and the state is the one that was wanted.
     */
    private WriteResult afterDoubt(ApplyRequest request, Wording lost) throws InterruptedException {
        ApiCall look =
                ApiCall.get(
                        Targets.object(request.kind(), request.key()), "look at " + request.key());
        // A replacement without the version of the live object is no question to ask.
        ApiCall check =
                call(
                        request,
                        request.mode() == ApplyRequest.Mode.REPLACE ? request.basedOn() : "",
                        true);
        if (client.send(look, LOOK) instanceof Answered live
                && live.good()
                && client.send(check, LOOK) instanceof Answered wanted
                && wanted.good()
                && settled(live.body()).equals(settled(wanted.body()))) {
            return written(request.key(), request.kind(), live.body(), wanted.warnings());
        }
        return new WriteResult.Unknown(lost);
    }

    /** Leaves out the times of managed fields, which a dry-run may renew. */
    private static JsonObject settled(JsonObject object) {
        JsonObject metadata = object.objectAt("metadata");
        List<JsonValue> fields =
                metadata.arrayAt("managedFields")
                        .objects()
                        .<JsonValue>map(entry -> entry.without("time"))
                        .toList();
        return object.with("metadata", metadata.with("managedFields", new JsonArray(fields)));
    }

    private WriteResult written(
            ResourceKey key, ServedKind kind, JsonObject object, List<String> warnings) {
        seen.note(key, new Manifest(object));
        cache.foresee(kind, object);
        return new WriteResult.Written(new Manifest(object), warnings);
    }

    private static WriteResult rejected(ServerStatus status) {
        Wording said = status.code() == 401 ? ApplyCalls.notSignedIn(status) : status.said();
        return new WriteResult.Rejected(status.code(), status.reason(), said, status.causes());
    }

    @Override
    public WriteResult patch(PatchRequest request) throws InterruptedException {
        WriteResult result = patches.patch(request);
        if (result instanceof WriteResult.Written(Manifest object, List<String> _)) {
            seen.note(request.key(), object);
            cache.foresee(request.kind(), object.root());
        }
        return result;
    }

    @Override
    public WriteResult delete(DeleteRequest request) throws InterruptedException {
        JsonObject.Builder conditions = JsonObject.builder().put("uid", request.uid());
        if (!request.resourceVersion().isEmpty()) {
            conditions.put("resourceVersion", request.resourceVersion());
        }
        JsonObject options =
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "DeleteOptions")
                        .put("preconditions", conditions.build())
                        .put("propagationPolicy", request.propagation().word())
                        .build();
        ApiCall call =
                ApiCall.write(
                        "DELETE",
                        Targets.object(request.kind(), request.key()),
                        ApiCall.JSON,
                        options,
                        "delete " + request.key());
        return switch (client.send(call, request.timeout())) {
            case Answered answer -> deleted(request, answer);
            case ApiOutcome.NotSent trouble -> new WriteResult.NotSent(trouble.said());
            case ApiOutcome.Lost trouble -> afterDoubt(request, trouble.said());
        };
    }

    private WriteResult deleted(DeleteRequest request, Answered answer)
            throws InterruptedException {
        if (answer.good()) {
            return gone(request, answer.body());
        }
        ServerStatus status = ServerStatus.of(answer);
        return switch (status.code()) {
            case 404 ->
                    status.reason().equals("NotFound")
                            ? new WriteResult.AlreadyGone()
                            : rejected(status);
            case 409 ->
                    answer.doubtful()
                            ? afterDoubt(request, status.said())
                            : new WriteResult.Outdated(status.message());
            case 429 ->
                    answer.doubtful()
                            ? afterDoubt(request, status.said())
                            : new WriteResult.NotSent(status.message());
            case 500, 502, 503, 504 ->
                    status.webhookDown() ? rejected(status) : afterDoubt(request, status.said());
            default -> rejected(status);
        };
    }

    private WriteResult gone(DeleteRequest request, JsonObject answer) {
        Optional<Manifest> kept =
                cache.peek(request.kind(), request.key())
                        .filter(object -> object.uid().equals(request.uid()))
                        .map(KeptObject::manifest);
        boolean lingers =
                new Manifest(answer).uid().equals(request.uid())
                        && answer.objectAt("metadata").has("deletionTimestamp");
        if (lingers && !answer.arrayAt("metadata", "finalizers").isEmpty()) {
            cache.foresee(request.kind(), answer);
            return new WriteResult.Written(new Manifest(answer));
        }
        Manifest last =
                new Manifest(answer).uid().equals(request.uid())
                        ? new Manifest(answer)
                        : kept.orElseGet(() -> nameOnly(request));
        if (!lingers) {
            cache.foreseeRemoval(request.kind(), last.root());
        }
        return new WriteResult.Written(last);
    }

    /** What is known of an object that was never read: its name and uid. */
    private static Manifest nameOnly(DeleteRequest request) {
        JsonObject.Builder metadata = JsonObject.builder().put("name", request.key().name());
        if (!request.key().namespace().isEmpty()) {
            metadata.put("namespace", request.key().namespace());
        }
        metadata.put("uid", request.uid());
        return new Manifest(
                JsonObject.builder()
                        .put("apiVersion", request.kind().gvk().apiVersion())
                        .put("kind", request.kind().gvk().kind())
                        .put("metadata", metadata.build())
                        .build());
    }

    /** Settles whether a deletion was begun by looking at the object. */
    private WriteResult afterDoubt(DeleteRequest request, Wording lost)
            throws InterruptedException {
        ApiCall look =
                ApiCall.get(
                        Targets.object(request.kind(), request.key()), "look at " + request.key());
        if (client.send(look, LOOK) instanceof Answered live) {
            boolean absent =
                    live.status() == 404 && ServerStatus.of(live).reason().equals("NotFound");
            if (absent) {
                return new WriteResult.AlreadyGone();
            }
            Manifest object = new Manifest(live.body());
            if (live.good() && !object.uid().equals(request.uid())) {
                // Another object of that name: the one that was meant is gone.
                return new WriteResult.AlreadyGone();
            }
            if (live.good() && object.metadata().has("deletionTimestamp")) {
                return new WriteResult.Written(object);
            }
        }
        return new WriteResult.Unknown(lost);
    }
}
