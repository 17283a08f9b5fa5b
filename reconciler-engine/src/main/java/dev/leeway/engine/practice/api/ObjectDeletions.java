package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.store.ObjectMeta;
import dev.leeway.engine.practice.store.Selection;
import dev.leeway.engine.practice.store.StoreResult;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Answers delete and deletecollection: grace, finalizers, what happens to dependents. */
final class ObjectDeletions {
    private static final String FOREGROUND = "foregroundDeletion";
    private static final String ORPHAN = "orphan";
    private static final long POD_GRACE = 30;

    /** Kinds of which a deletion answers the object; the others answer a Status. */
    private static final Set<String> ANSWERED_WITH_OBJECT =
            Set.of(
                    "Pod",
                    "PodTemplate",
                    "Service",
                    "ServiceAccount",
                    "PersistentVolume",
                    "PersistentVolumeClaim",
                    "ResourceQuota",
                    "StorageClass",
                    "CSIDriver",
                    "CSINode");

    /** Kinds whose dependents are orphaned unless the client says otherwise. */
    private static final Set<String> ORPHANING = Set.of("Job", "ReplicationController");

    private final ClusterParts parts;
    private final RequestBody bodies = new RequestBody();

    ObjectDeletions(ClusterParts parts) {
        this.parts = parts;
    }

    ApiResponse delete(ApiRequest request, Target target) {
        JsonObject options = options(request);
        boolean dryRun = dryRun(request, options);
        JsonObject gone = delete(target, options, dryRun);
        boolean waits = ObjectMeta.deleting(gone) && !Admission.mayGo(gone);
        boolean answersObject =
                waits
                        || (!target.type().custom()
                                && ANSWERED_WITH_OBJECT.contains(target.type().gvk().kind()));
        return answersObject
                ? new Presenter(request, target, parts).one(200, gone)
                : ApiResponse.json(200, Statuses.deleted(target.type(), gone));
    }

    ApiResponse deleteAll(ApiRequest request, Target target) {
        JsonObject options = options(request);
        boolean dryRun = dryRun(request, options);
        Selection selection =
                SelectableFields.selection(request, target, parts.definitionOf(target.type()));
        List<JsonObject> deleted = new ArrayList<>();
        for (JsonObject object : parts.store().list(target.stored(), selection).objects()) {
            Target each =
                    new Target(
                            target.type(),
                            ObjectMeta.namespace(object),
                            ObjectMeta.name(object),
                            "");
            try {
                deleted.add(delete(each, options, dryRun));
            } catch (Refusal refusal) {
                if (refusal.response().status() != 404) {
                    throw refusal;
                }
            }
        }
        JsonObject metadata =
                JsonObject.of(
                        "resourceVersion",
                        JsonValue.of(Long.toString(parts.store().currentVersion())));
        return new Presenter(request, target, parts).many(new ListPages.Page(deleted, metadata));
    }

    /**
     * Deletes one object, or marks it so that it goes when its finalizers and its grace allow.
     *
     * @return the object's last state, or its state while it waits
     * @throws Refusal 404 or 409
     */
    JsonObject delete(Target target, JsonObject options, boolean dryRun) {
        while (true) {
            JsonObject current = parts.require(target);
            checkPreconditions(target, current, options);
            JsonObject marked = marked(target, current, options);
            if (dryRun) {
                return Admission.mayGo(marked) ? current : marked;
            }
            boolean goes = Admission.mayGo(marked);
            if (!goes && marked.equals(current)) {
                return current;
            }
            long version = ObjectMeta.version(current);
            StoreResult result =
                    goes
                            ? parts.store()
                                    .remove(
                                            target.stored(),
                                            target.namespace(),
                                            target.name(),
                                            version)
                            : parts.store().update(target.stored(), marked, version);
            switch (result) {
                case StoreResult.Written written -> {
                    return goes
                            ? ObjectMeta.withVersion(current, ObjectMeta.version(written.object()))
                            : written.object();
                }
                case StoreResult.Absent _ ->
                        throw new Refusal(Statuses.notFound(target.type(), target.name()));
                case StoreResult.Stale _, StoreResult.Exists _ -> {
                    // Somebody wrote in between: judge what is there now.
                }
            }
        }
    }

    private JsonObject marked(Target target, JsonObject current, JsonObject options) {
        List<String> finalizers = finalizers(target, current, options);
        JsonObject marked = ObjectMeta.withFinalizers(current, finalizers);
        long grace = grace(target, current, options);
        if (ObjectMeta.deleting(current)) {
            boolean shorter =
                    grace < ObjectMeta.of(current).integer("deletionGracePeriodSeconds", 0);
            return shorter ? withGrace(marked, grace) : marked;
        }
        JsonObject dated = withGrace(marked, grace);
        long generation = ObjectMeta.of(current).integer("generation", 0);
        if (generation > 0) {
            dated = ObjectMeta.with(dated, "generation", JsonValue.of(generation + 1));
        }
        return target.stored().equals(Admission.NAMESPACE)
                ? dated.withAt(List.of("status", "phase"), new JsonString("Terminating"))
                : dated;
    }

    private JsonObject withGrace(JsonObject object, long grace) {
        String due =
                parts.clock()
                        .instant()
                        .truncatedTo(ChronoUnit.SECONDS)
                        .plusSeconds(grace)
                        .toString();
        return ObjectMeta.with(
                ObjectMeta.with(object, "deletionTimestamp", due),
                "deletionGracePeriodSeconds",
                JsonValue.of(grace));
    }

    /** Only pods that run on a node get time to end. */
    private static long grace(Target target, JsonObject object, JsonObject options) {
        if (!target.type().gvk().groupKind().toString().equals("Pod")) {
            return 0;
        }
        boolean runs =
                object.stringAt("spec", "nodeName").isPresent()
                        && !Set.of("Succeeded", "Failed")
                                .contains(object.stringAt("status", "phase").orElse(""));
        OptionalLong asked = options.integer("gracePeriodSeconds");
        if (!runs) {
            return 0;
        }
        return asked.orElse(
                object.objectAt("spec").integer("terminationGracePeriodSeconds", POD_GRACE));
    }

    private static List<String> finalizers(Target target, JsonObject object, JsonObject options) {
        List<String> finalizers = new ArrayList<>(ObjectMeta.finalizers(object));
        String policy = policy(target, options);
        if (policy.isEmpty()) {
            return finalizers;
        }
        finalizers.remove(FOREGROUND);
        finalizers.remove(ORPHAN);
        if (policy.equals("Foreground")) {
            finalizers.add(FOREGROUND);
        } else if (policy.equals("Orphan")) {
            finalizers.add(ORPHAN);
        }
        return finalizers;
    }

    /** Returns the policy; empty when neither the client nor the kind says anything. */
    private static String policy(Target target, JsonObject options) {
        if (options.get("orphanDependents") instanceof JsonBoolean orphan) {
            return orphan.value() ? "Orphan" : "Background";
        }
        String asked = options.string("propagationPolicy", "");
        if (!asked.isEmpty() && !Set.of("Foreground", "Background", "Orphan").contains(asked)) {
            throw new Refusal(
                    Statuses.failure(
                            422,
                            "Invalid",
                            "DeleteOptions.meta.k8s.io \"\" is invalid: propagationPolicy:"
                                    + " Unsupported value: \""
                                    + asked
                                    + "\": supported values: \"Foreground\", \"Background\","
                                    + " \"Orphan\", \"nil\""));
        }
        boolean orphans =
                asked.isEmpty()
                        && !target.type().custom()
                        && ORPHANING.contains(target.type().gvk().kind());
        return orphans ? "Orphan" : asked;
    }

    private static void checkPreconditions(Target target, JsonObject current, JsonObject options) {
        JsonObject wanted = options.object("preconditions").orElse(JsonObject.EMPTY);
        String uid = wanted.string("uid", "");
        if (!uid.isEmpty() && !uid.equals(ObjectMeta.uid(current))) {
            throw new Refusal(
                    Statuses.conflict(
                            target.type(),
                            target.name(),
                            "the UID in the precondition ("
                                    + uid
                                    + ") does not match the UID in record ("
                                    + ObjectMeta.uid(current)
                                    + "). The object might have been deleted and then recreated"));
        }
        String version = wanted.string("resourceVersion", "");
        if (!version.isEmpty()
                && !version.equals(ObjectMeta.of(current).string("resourceVersion", ""))) {
            throw new Refusal(
                    Statuses.conflict(
                            target.type(),
                            target.name(),
                            "the ResourceVersion in the precondition ("
                                    + version
                                    + ") does not match the ResourceVersion in record ("
                                    + ObjectMeta.of(current).string("resourceVersion", "")
                                    + "). The object might have been modified"));
        }
    }

    private static boolean dryRun(ApiRequest request, JsonObject options) {
        List<String> inBody =
                options.array("dryRun").orElse(JsonArray.EMPTY).stream()
                        .filter(JsonString.class::isInstance)
                        .map(value -> ((JsonString) value).value())
                        .toList();
        WriteRequest.checkDryRun(inBody);
        return WriteRequest.dryRun(request) || !inBody.isEmpty();
    }

    /** Reads the options from the body, or else from the query. */
    private JsonObject options(ApiRequest request) {
        if (!request.body().isEmpty()) {
            return bodies.object(request);
        }
        JsonObject.Builder options = JsonObject.builder();
        String grace = request.parameter("gracePeriodSeconds");
        try {
            if (!grace.isEmpty()) {
                options.put("gracePeriodSeconds", Long.parseLong(grace));
            }
        } catch (NumberFormatException e) {
            throw new Refusal(
                    Statuses.badRequest("gracePeriodSeconds: invalid value \"" + grace + "\""));
        }
        if (!request.parameter("propagationPolicy").isEmpty()) {
            options.put("propagationPolicy", request.parameter("propagationPolicy"));
        }
        if (!request.parameter("orphanDependents").isEmpty()) {
            options.put("orphanDependents", request.flag("orphanDependents"));
        }
        return options.build();
    }
}
