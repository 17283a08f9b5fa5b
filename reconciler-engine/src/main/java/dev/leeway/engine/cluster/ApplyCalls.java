package dev.leeway.engine.cluster;

import dev.leeway.engine.apply.ApplyRequest;
import dev.leeway.engine.cluster.ApiOutcome.Answered;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.live.FieldConflict;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.live.PredictionRequest;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.Optional;

/**
 * Server-side applies, tried and real. The resource version and uid that the caller saw stand in
 * the body, so that the server refuses when the object has moved on. Source of the rules:
 * Kubernetes documentation, "Server-Side Apply".
 */
final class ApplyCalls {
    private static final String TYPE = "application/apply-patch+yaml";
    private static final int CREATED = 201;

    private final ApiClient client;
    private final SeenObjects seen;

    ApplyCalls(ApiClient client, SeenObjects seen) {
        this.client = client;
        this.seen = seen;
    }

    /** Asks what an apply would store. */
    Prediction predict(PredictionRequest request) throws InterruptedException {
        ApiCall call =
                call(
                        "try to apply ",
                        request.key(),
                        request.kind(),
                        request.manifest(),
                        request.manager(),
                        request.force(),
                        request.basedOn(),
                        true);
        return switch (client.send(call, request.timeout())) {
            case Answered answer -> answered(request, answer);
            case ApiOutcome.NotSent trouble -> new Prediction.Unanswered(trouble.said());
            case ApiOutcome.Lost trouble -> new Prediction.Unanswered(trouble.said());
        };
    }

    /**
     * Returns the request of an apply.
     *
     * @param basedOn the resource version that the object must have; empty for no condition
     */
    ApiCall call(
            String verb,
            ResourceKey key,
            ServedKind kind,
            Manifest manifest,
            String manager,
            boolean force,
            String basedOn,
            boolean dryRun) {
        return call(
                verb,
                key,
                kind,
                manifest,
                manager,
                force,
                basedOn,
                ApplyRequest.Mode.STRICT,
                dryRun);
    }

    /**
     * Returns the request of an apply or a replacement.
     *
     * @param basedOn the resource version that the object must have; empty for no condition
     */
    ApiCall call(
            String verb,
            ResourceKey key,
            ServedKind kind,
            Manifest manifest,
            String manager,
            boolean force,
            String basedOn,
            ApplyRequest.Mode mode,
            boolean dryRun) {
        boolean replace = mode == ApplyRequest.Mode.REPLACE;
        String target =
                Targets.object(kind, key)
                        + "?fieldManager="
                        + Targets.escaped(manager)
                        + (replace ? "" : "&force=" + force)
                        + (mode == ApplyRequest.Mode.LENIENT
                                ? "&fieldValidation=Ignore"
                                : "&fieldValidation=Strict")
                        + (dryRun ? "&dryRun=All" : "");
        JsonObject body = body(key, kind, manifest, basedOn);
        return replace
                ? ApiCall.write("PUT", target, ApiCall.JSON, body, "replace " + key)
                : ApiCall.write("PATCH", target, TYPE, body, verb + key);
    }

    private JsonObject body(ResourceKey key, ServedKind kind, Manifest manifest, String basedOn) {
        // The server refuses an apply that carries managed fields.
        JsonObject metadata =
                manifest.metadata()
                        .without("managedFields")
                        .without("resourceVersion")
                        .without("uid")
                        .with("name", new JsonString(key.name()));
        if (kind.namespaced()) {
            metadata = metadata.with("namespace", new JsonString(key.namespace()));
        }
        if (!basedOn.isEmpty()) {
            metadata = metadata.with("resourceVersion", new JsonString(basedOn));
            Optional<String> uid = seen.uid(kind, key, basedOn);
            if (uid.isPresent()) {
                metadata = metadata.with("uid", new JsonString(uid.get()));
            }
        }
        return manifest.root().with("metadata", metadata);
    }

    private Prediction answered(PredictionRequest request, Answered answer) {
        if (answer.good()) {
            Manifest object = new Manifest(answer.body());
            boolean created = answer.status() == CREATED;
            if (created != request.basedOn().isEmpty()) {
                return new Prediction.Outdated(
                        request.key() + (created ? " does not exist any more" : " exists by now"));
            }
            seen.note(request.key(), object);
            return new Prediction.Predicted(object, request.basedOn(), answer.warnings());
        }
        ServerStatus status = ServerStatus.of(answer);
        List<FieldConflict> conflicts = status.fieldConflicts();
        return switch (status.code()) {
            case 401 -> new Prediction.Unanswered(notSignedIn(status));
            case 403 ->
                    status.lacksRights()
                            ? new Prediction.NotAllowed(status.message())
                            : rejected(status);
            case 409 ->
                    conflicts.isEmpty()
                            ? new Prediction.Outdated(status.message())
                            : new Prediction.Conflicting(conflicts);
            case 429, 502, 503, 504 -> new Prediction.Unanswered(status.message());
            case 500 ->
                    status.webhookDown()
                            ? rejected(status)
                            : new Prediction.Unanswered(status.message());
            default -> rejected(status);
        };
    }

    static Wording notSignedIn(ServerStatus status) {
        return ClusterPhrase.NOT_SIGNED_IN.of(status.message());
    }

    private static Prediction rejected(ServerStatus status) {
        return new Prediction.Rejected(
                status.code(), status.reason(), status.message(), status.causes());
    }
}
