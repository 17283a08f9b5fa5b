package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.WriteOptions;
import dev.leeway.engine.practice.rules.WriteOutcome;
import dev.leeway.engine.practice.rules.WriteRules.PatchKind;
import dev.leeway.engine.practice.store.ObjectMeta;
import dev.leeway.engine.practice.store.StoreResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Answers create, update, patch and server-side apply. */
final class ObjectWrites {
    /** Patches and applies without a version are tried anew when somebody wrote in between. */
    private static final int ATTEMPTS = 8;

    /** Kinds of which a PUT may make a new object. Source: Kubernetes' AllowCreateOnUpdate. */
    private static final Set<String> CREATED_BY_PUT =
            Set.of(
                    "Endpoints",
                    "Event",
                    "Lease",
                    "LimitRange",
                    "Role",
                    "RoleBinding",
                    "ClusterRole",
                    "ClusterRoleBinding",
                    "Service");

    private final ClusterParts parts;
    private final Admission admission;
    private final MutatingWebhooks webhooks;
    private final RequestBody bodies = new RequestBody();

    ObjectWrites(ClusterParts parts, MutatingWebhooks webhooks) {
        this.parts = parts;
        this.webhooks = webhooks;
        this.admission = new Admission(parts);
    }

    ApiResponse create(ApiRequest request, Target target) {
        WriteOptions options = options(request, target, false);
        JsonObject body = BodyFit.withType(bodies.object(request), target);
        return create(request, target, admission.named(target, body), options);
    }

    private ApiResponse create(
            ApiRequest request, Target target, JsonObject body, WriteOptions options) {
        BodyFit.checkPlace(target, body);
        admission.requireNamespace(target);
        JsonObject placed = BodyFit.placed(target, body);
        WriteOutcome outcome = parts.rules().create(target.type(), placed, options);
        return store(request, target, stored(request, target, outcome));
    }

    /** Stores a new object that the rules have passed. */
    private ApiResponse store(ApiRequest request, Target target, WriteOutcome.Stored outcome) {
        Target named = target.named(ObjectMeta.name(outcome.object()));
        if (WriteRequest.dryRun(request)) {
            if (parts.find(named).isPresent()) {
                throw new Refusal(Statuses.alreadyExists(target.type(), named.name()));
            }
            return answer(request, target, 201, admission.draft(target, outcome.object()), outcome);
        }
        JsonObject admitted = admission.creating(target, outcome.object());
        return switch (parts.store().create(target.stored(), admitted)) {
            case StoreResult.Written written ->
                    answer(request, target, 201, written.object(), outcome);
            case StoreResult.Exists _ ->
                    throw new Refusal(Statuses.alreadyExists(target.type(), named.name()));
            case StoreResult.Absent _, StoreResult.Stale _ ->
                    throw new IllegalStateException("a create cannot end so");
        };
    }

    ApiResponse update(ApiRequest request, Target target) {
        WriteOptions options = options(request, target, false);
        JsonObject body = BodyFit.withType(bodies.object(request), target);
        BodyFit.checkPlace(target, body);
        BodyFit.checkName(target, body);
        JsonObject placed = BodyFit.placed(target, body);
        if (target.subresource().isEmpty()) {
            BodyFit.requireName(target, body);
            refuse(parts.rules().unreadable(target.type(), placed));
            if (parts.find(target).isEmpty()
                    && CREATED_BY_PUT.contains(target.type().gvk().kind())) {
                // Who means an object that was there does not want another one.
                BodyFit.checkIdentity(
                        target, JsonObject.EMPTY, ObjectMeta.of(placed).without("resourceVersion"));
                if (ObjectMeta.of(body).string("resourceVersion", "").isEmpty()) {
                    return create(request, target, placed, options);
                }
            }
        }
        return replacing(
                request,
                target,
                ObjectMeta.version(placed) != 0,
                current -> {
                    BodyFit.checkIdentity(target, current, ObjectMeta.of(placed));
                    return parts.rules().update(target.type(), current, placed, options);
                });
    }

    ApiResponse patch(ApiRequest request, Target target) {
        String mediaType = RequestBody.mediaType(request);
        return switch (mediaType) {
            case "application/apply-patch+yaml", "application/apply-patch+json" ->
                    apply(request, target);
            case "application/json-patch+json" -> patch(request, target, PatchKind.JSON);
            case "application/merge-patch+json" -> patch(request, target, PatchKind.MERGE);
            case "application/strategic-merge-patch+json" -> {
                if (target.type().custom()) {
                    throw new Refusal(Statuses.unsupportedMediaType(offered(true)));
                }
                yield patch(request, target, PatchKind.STRATEGIC);
            }
            default ->
                    throw new Refusal(
                            Statuses.unsupportedMediaType(offered(target.type().custom())));
        };
    }

    private static List<String> offered(boolean custom) {
        List<String> types =
                new ArrayList<>(
                        List.of(
                                "application/json-patch+json",
                                "application/merge-patch+json",
                                "application/apply-patch+yaml"));
        if (!custom) {
            types.add("application/strategic-merge-patch+json");
        }
        return types;
    }

    private ApiResponse patch(ApiRequest request, Target target, PatchKind kind) {
        WriteOptions options = options(request, target, false);
        JsonValue patch = RequestBody.json(request.body().bytes());
        JsonObject named =
                patch instanceof JsonObject object ? ObjectMeta.of(object) : JsonObject.EMPTY;
        return replacing(
                request,
                target,
                named.has("resourceVersion"),
                current -> {
                    BodyFit.checkIdentity(target, current, named);
                    return parts.rules().patch(target.type(), current, kind, patch, options);
                });
    }

    private ApiResponse apply(ApiRequest request, Target target) {
        WriteOptions options = options(request, target, true);
        if (!(RequestBody.jsonOrYaml(request.body().bytes()) instanceof JsonObject applied)) {
            throw new Refusal(Statuses.badRequest("the applied configuration is not an object"));
        }
        BodyFit.checkType(target, applied);
        BodyFit.checkPlace(target, applied);
        BodyFit.checkName(target, applied);
        JsonObject placed = BodyFit.placed(target, applied);
        if (parts.find(target).isPresent() || !target.subresource().isEmpty()) {
            return applyOver(request, target, placed, options);
        }
        BodyFit.requireName(target, applied);
        JsonObject metadata = ObjectMeta.of(placed);
        if (!metadata.string("uid", "").isEmpty()) {
            throw new Refusal(
                    Statuses.conflict(
                            target.type(),
                            target.name(),
                            "uid mismatch: the provided object specified uid "
                                    + metadata.string("uid", "")
                                    + ", and no existing object was found"));
        }
        admission.requireNamespace(target);
        WriteOutcome.Stored outcome =
                stored(
                        request,
                        target,
                        parts.rules().apply(target.type(), Optional.empty(), placed, options));
        try {
            return store(request, target, outcome);
        } catch (Refusal refusal) {
            // Somebody created it in between: then this apply comes second, as on a real server.
            if (refusal.response().status() == 409 && parts.find(target).isPresent()) {
                return applyOver(request, target, placed, options);
            }
            throw refusal;
        }
    }

    private ApiResponse applyOver(
            ApiRequest request, Target target, JsonObject placed, WriteOptions options) {
        return replacing(
                request,
                target,
                ObjectMeta.of(placed).has("resourceVersion"),
                current -> {
                    BodyFit.checkIdentity(target, current, ObjectMeta.of(placed));
                    return parts.rules()
                            .apply(target.type(), Optional.of(current), placed, options);
                });
    }

    /** What the rules make of the object as it is stored now. */
    @FunctionalInterface
    interface Change {
        WriteOutcome of(JsonObject current);
    }

    /**
     * Replaces a stored object by what the change makes of it; tries anew when somebody else wrote
     * in between, unless the client named the version that it meant.
     */
    private ApiResponse replacing(
            ApiRequest request, Target target, boolean versionNamed, Change change) {
        boolean dryRun = WriteRequest.dryRun(request);
        for (int attempt = 1; ; attempt++) {
            JsonObject current = parts.require(target);
            WriteOutcome.Stored outcome = stored(request, target, change.of(current));
            JsonObject admitted = outcome.object();
            BodyFit.checkVersion(target, current, ObjectMeta.of(admitted));
            if (dryRun || outcome.unchanged()) {
                return answer(request, target, 200, dryRun ? admitted : current, outcome);
            }
            Optional<JsonObject> written = write(target, current, admitted);
            if (written.isPresent()) {
                return answer(request, target, 200, written.get(), outcome);
            }
            if (versionNamed || attempt == ATTEMPTS) {
                throw new Refusal(Statuses.stale(target.type(), target.name()));
            }
        }
    }

    /** Writes over the current object; empty when that is no longer current. */
    private Optional<JsonObject> write(Target target, JsonObject current, JsonObject next) {
        boolean over = ObjectMeta.deleting(next) && Admission.mayGo(next);
        StoreResult result =
                over
                        ? parts.store()
                                .remove(
                                        target.stored(),
                                        target.namespace(),
                                        target.name(),
                                        ObjectMeta.version(current))
                        : parts.store().update(target.stored(), next, ObjectMeta.version(current));
        return switch (result) {
            case StoreResult.Written written ->
                    Optional.of(
                            over
                                    ? ObjectMeta.withVersion(
                                            next, ObjectMeta.version(written.object()))
                                    : written.object());
            case StoreResult.Stale _ -> Optional.empty();
            case StoreResult.Absent _ ->
                    throw new Refusal(Statuses.notFound(target.type(), target.name()));
            case StoreResult.Exists _ -> throw new IllegalStateException("an update cannot end so");
        };
    }

    /** Replaces an object by what the change makes of it and returns it, for subresources. */
    JsonObject rewrite(ApiRequest request, Target target, Change change) {
        return replacing(request.withHeader("accept", "application/json"), target, false, change)
                .jsonBody();
    }

    /**
     * Replaces an object without asking the rules, for what the server itself writes.
     *
     * @throws Refusal 404 or 409, or what the rewriting throws
     */
    JsonObject replaceAsIs(Target target, Rewriting next) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            JsonObject current = parts.require(target);
            Optional<JsonObject> written = write(target, current, next.of(current));
            if (written.isPresent()) {
                return written.get();
            }
        }
        throw new Refusal(Statuses.stale(target.type(), target.name()));
    }

    /** Makes a new object of the current one. */
    @FunctionalInterface
    interface Rewriting {
        /**
         * Returns the new object.
         *
         * @throws Refusal when it cannot be
         */
        JsonObject of(JsonObject current);
    }

    private WriteOptions options(ApiRequest request, Target target, boolean apply) {
        return WriteRequest.options(request, target.subresource(), apply, parts.clock().instant());
    }

    private static void refuse(Optional<WriteOutcome.Refused> refused) {
        refused.ifPresent(
                one -> {
                    throw new Refusal(one.status());
                });
    }

    private WriteOutcome.Stored stored(ApiRequest request, Target target, WriteOutcome outcome) {
        return switch (outcome) {
            case WriteOutcome.Stored stored -> {
                JsonObject admitted = webhooks.admit(request, target, stored.object());
                yield admitted.equals(stored.object())
                        ? stored
                        : new WriteOutcome.Stored(admitted, false, stored.warnings());
            }
            case WriteOutcome.Refused refused -> throw new Refusal(refused.status());
        };
    }

    private ApiResponse answer(
            ApiRequest request,
            Target target,
            int status,
            JsonObject object,
            WriteOutcome.Stored outcome) {
        ApiResponse response = new Presenter(request, target, parts).one(status, object);
        for (String warning : outcome.warnings()) {
            response = response.withHeader("Warning", warningHeader(warning));
        }
        return response;
    }

    private static String warningHeader(String text) {
        String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"").replace('\n', ' ');
        return "299 - \"" + quoted + "\"";
    }
}
