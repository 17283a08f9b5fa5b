package dev.leeway.engine.practice.gitops;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.practice.api.PracticeApi;
import dev.leeway.engine.practice.api.PracticeWorker;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Does with {@code Kustomization} objects what Flux' kustomize-controller does: applies by force at
 * every interval and on request, stands back from {@code spec.suspend}, passes over objects whose
 * live or desired form carries {@code reconcile: disabled}; and with {@code HelmRelease} objects
 * what helm-controller does where drift is corrected, without that mark.
 *
 * <p>The source is the ConfigMap that {@code spec.path} names in the Kustomization's namespace; its
 * resource version is the revision. The interval is the stand-in's own, so that nobody waits for
 * minutes. Source of fields and habits: Flux documentation, "Kustomization".
 */
public final class FluxStandIn implements PracticeWorker {
    private static final String GROUP = "kustomize.toolkit.fluxcd.io";
    private static final Gvk KUSTOMIZATION = new Gvk(GROUP, "v1", "Kustomization");
    private static final Gvk RELEASE = new Gvk("helm.toolkit.fluxcd.io", "v2", "HelmRelease");
    private static final List<GroupKind> KINDS =
            List.of(KUSTOMIZATION.groupKind(), RELEASE.groupKind());
    private static final String RECONCILE = GROUP + "/reconcile";
    private static final String REQUESTED = "reconcile.fluxcd.io/requestedAt";
    private static final Duration TICK = Duration.ofMillis(50);

    private final InstantSource clock;
    private final Duration interval;
    private final Map<String, Long> lastAt = new HashMap<>();

    /**
     * Makes one.
     *
     * @param interval how often it applies
     */
    public FluxStandIn(InstantSource clock, Duration interval) {
        this.clock = clock;
        this.interval = interval;
    }

    @Override
    public String name() {
        return "practice-flux";
    }

    @Override
    public void run(PracticeApi api) throws InterruptedException {
        EngineApi engine = new EngineApi(api, "kustomize-controller");
        engine.define(KUSTOMIZATION, "kustomizations", true);
        engine.define(RELEASE, "helmreleases", true);
        while (!Thread.currentThread().isInterrupted()) {
            for (GroupKind kind : KINDS) {
                for (JsonObject owner : List.copyOf(engine.list(kind))) {
                    if (due(owner)) {
                        reconcile(engine, owner);
                    }
                }
            }
            Thread.sleep(TICK);
        }
    }

    private boolean due(JsonObject kustomization) {
        if (kustomization.objectAt("spec").bool("suspend", false)) {
            return false;
        }
        String requested = kustomization.objectAt("metadata", "annotations").string(REQUESTED, "");
        String handled = kustomization.objectAt("status").string("lastHandledReconcileAt", "");
        Long last = lastAt.get(kustomization.objectAt("metadata").string("uid", ""));
        return !requested.equals(handled)
                || last == null
                || System.nanoTime() - last >= interval.toNanos();
    }

    private void reconcile(EngineApi engine, JsonObject kustomization) {
        JsonObject metadata = kustomization.objectAt("metadata");
        lastAt.put(metadata.string("uid", ""), System.nanoTime());
        engine.source(
                        metadata.string("namespace", ""),
                        kustomization.objectAt("spec").string("path", ""))
                .ifPresent(
                        source -> {
                            for (JsonObject manifest : EngineApi.manifests(source)) {
                                apply(engine, kustomization, manifest);
                            }
                            report(engine, kustomization, source);
                        });
    }

    private static void apply(EngineApi engine, JsonObject by, JsonObject manifest) {
        JsonObject owner = by.objectAt("metadata");
        boolean release = by.string("kind", "").equals(RELEASE.kind());
        String group = release ? RELEASE.group() : GROUP;
        // An upgrade of a release knows no mark on single objects.
        boolean held =
                !release
                        && (disabled(manifest)
                                || engine.live(manifest).filter(FluxStandIn::disabled).isPresent());
        if (held) {
            return;
        }
        JsonObject labelled =
                manifest.withAt(
                                List.of("metadata", "labels", group + "/name"),
                                new JsonString(owner.string("name", "")))
                        .withAt(
                                List.of("metadata", "labels", group + "/namespace"),
                                new JsonString(owner.string("namespace", "")));
        if (engine.differs(labelled)) {
            engine.apply(labelled, false);
        }
    }

    private static boolean disabled(JsonObject object) {
        JsonObject metadata = object.objectAt("metadata");
        return metadata.objectAt("annotations").string(RECONCILE, "").equals("disabled")
                || metadata.objectAt("labels").string(RECONCILE, "").equals("disabled");
    }

    private void report(EngineApi engine, JsonObject kustomization, JsonObject source) {
        String revision = source.objectAt("metadata").string("resourceVersion", "");
        String requested = kustomization.objectAt("metadata", "annotations").string(REQUESTED, "");
        JsonObject status = kustomization.objectAt("status");
        if (status.string("lastAppliedRevision", "").equals(revision)
                && status.string("lastHandledReconcileAt", "").equals(requested)) {
            return;
        }
        JsonObject ready =
                JsonObject.builder()
                        .put("type", "Ready")
                        .put("status", "True")
                        .put("reason", "ReconciliationSucceeded")
                        .put("message", "Applied revision: " + revision)
                        .put("lastTransitionTime", clock.instant().toString())
                        .build();
        engine.merge(
                kustomization,
                "/status",
                JsonObject.of(
                        "status",
                        JsonObject.builder()
                                .put("lastAppliedRevision", revision)
                                .put("lastAttemptedRevision", revision)
                                .put("lastHandledReconcileAt", requested)
                                .put(
                                        "observedGeneration",
                                        kustomization.objectAt("metadata").integer("generation", 1))
                                .put("conditions", JsonArray.of(ready))
                                .build()));
    }
}
