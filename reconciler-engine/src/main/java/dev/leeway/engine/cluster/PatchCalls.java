package dev.leeway.engine.cluster;

import dev.leeway.engine.apply.WriteResult;
import dev.leeway.engine.cluster.ApiOutcome.Answered;
import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;

/**
 * JSON patches, tried and real. Tests of uid and resource version stand before the operations, so
 * that the server refuses when the object has moved on. Source of the rules: RFC 6902 and the
 * Kubernetes API documentation, "Updates to existing resources".
 */
final class PatchCalls {
    private static final String TYPE = "application/json-patch+json";
    private static final Duration LOOK = Duration.ofSeconds(10);

    private final ApiClient client;

    PatchCalls(ApiClient client) {
        this.client = client;
    }

    /** Asks what a patch would store. */
    Prediction predict(PatchRequest request) throws InterruptedException {
        return switch (client.send(call(request, true), request.timeout())) {
            case Answered answer -> predicted(request, answer);
            case ApiOutcome.NotSent trouble -> new Prediction.Unanswered(trouble.message());
            case ApiOutcome.Lost trouble -> new Prediction.Unanswered(trouble.message());
        };
    }

    private Prediction predicted(PatchRequest request, Answered answer)
            throws InterruptedException {
        if (answer.good()) {
            return new Prediction.Predicted(
                    new Manifest(answer.body()), request.basedOn(), answer.warnings());
        }
        ServerStatus status = ServerStatus.of(answer);
        return switch (status.code()) {
            case 401 -> new Prediction.Unanswered(ApplyCalls.notSignedIn(status).text());
            case 403 ->
                    status.lacksRights()
                            ? new Prediction.NotAllowed(status.message())
                            : refused(status);
            case 404, 409 -> new Prediction.Outdated(status.message());
            case 422 ->
                    moved(request) ? new Prediction.Outdated(status.message()) : refused(status);
            case 429, 502, 503, 504 -> new Prediction.Unanswered(status.message());
            case 500 ->
                    status.webhookDown()
                            ? refused(status)
                            : new Prediction.Unanswered(status.message());
            default -> refused(status);
        };
    }

    private static Prediction refused(ServerStatus status) {
        return new Prediction.Rejected(
                status.code(), status.reason(), status.message(), status.causes());
    }

    /** Sends a patch. */
    WriteResult patch(PatchRequest request) throws InterruptedException {
        return switch (client.send(call(request, false), request.timeout())) {
            case Answered answer -> patched(request, answer);
            case ApiOutcome.NotSent trouble -> new WriteResult.NotSent(trouble.said());
            case ApiOutcome.Lost trouble -> new WriteResult.Unknown(trouble.said());
        };
    }

    private WriteResult patched(PatchRequest request, Answered answer) throws InterruptedException {
        if (answer.good()) {
            return new WriteResult.Written(new Manifest(answer.body()), answer.warnings());
        }
        ServerStatus status = ServerStatus.of(answer);
        if (answer.doubtful()) {
            // An earlier try whose answer was lost may be what moved the object on.
            return new WriteResult.Unknown(status.message());
        }
        return switch (status.code()) {
            case 404 ->
                    status.reason().equals("NotFound")
                            ? new WriteResult.AlreadyGone()
                            : rejected(status);
            case 409 -> new WriteResult.Outdated(status.message());
            case 422 ->
                    moved(request) ? new WriteResult.Outdated(status.message()) : rejected(status);
            case 429 -> new WriteResult.NotSent(status.message());
            case 500, 502, 503, 504 ->
                    status.webhookDown()
                            ? rejected(status)
                            : new WriteResult.Unknown(status.message());
            default -> rejected(status);
        };
    }

    private static WriteResult rejected(ServerStatus status) {
        Wording said = status.code() == 401 ? ApplyCalls.notSignedIn(status) : status.said();
        return new WriteResult.Rejected(status.code(), status.reason(), said, status.causes());
    }

    /**
     * Returns whether the object is no longer the one that was seen: a failed test and an invalid
     * object are both answered 422, and only a look at the object tells them apart.
     */
    private boolean moved(PatchRequest request) throws InterruptedException {
        ApiCall look =
                ApiCall.get(
                        Targets.object(request.kind(), request.key()), "look at " + request.key());
        if (!(client.send(look, LOOK) instanceof Answered live) || !live.good()) {
            return false;
        }
        Manifest object = new Manifest(live.body());
        return !object.uid().equals(request.uid())
                || !object.resourceVersion().equals(request.basedOn());
    }

    private static ApiCall call(PatchRequest request, boolean dryRun) {
        String target =
                Targets.object(request.kind(), request.key())
                        + "?fieldManager="
                        + Targets.escaped(request.manager())
                        + "&fieldValidation=Strict"
                        + (dryRun ? "&dryRun=All" : "");
        return ApiCall.write(
                "PATCH",
                target,
                TYPE,
                request.guardedOperations(),
                (dryRun ? "try to patch " : "patch ") + request.key());
    }
}
