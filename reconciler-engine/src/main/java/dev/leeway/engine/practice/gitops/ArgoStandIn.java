package dev.leeway.engine.practice.gitops;

import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.practice.api.PracticeApi;
import dev.leeway.engine.practice.api.PracticeWorker;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Does with {@code Application} objects what Argo CD's controller does: compares, syncs new
 * revisions where that is automated, heals drift where that is asked for, answers refreshes, stands
 * back from {@code skip-reconcile} and from deny windows of its project.
 *
 * <p>The source is the ConfigMap that {@code spec.source.path} names in the Application's
 * namespace; its resource version is the revision. Source of fields and habits: Argo CD
 * documentation, "Automated Sync Policy" and "Annotations and Labels used by Argo CD".
 */
public final class ArgoStandIn implements PracticeWorker {
    private static final Gvk APPLICATION = new Gvk("argoproj.io", "v1alpha1", "Application");
    private static final GroupKind KIND = APPLICATION.groupKind();
    private static final Gvk PROJECT = new Gvk("argoproj.io", "v1alpha1", "AppProject");
    private static final String REFRESH = "argocd.argoproj.io/refresh";
    private static final String SKIP = "argocd.argoproj.io/skip-reconcile";
    private static final String TRACKING = "argocd.argoproj.io/tracking-id";

    private final InstantSource clock;
    private final Duration tick;
    private final Duration healAfter;
    private final Map<String, Long> driftSince = new HashMap<>();

    /**
     * Makes one.
     *
     * @param tick how often it looks
     * @param healAfter how long drift must stand before it is healed
     */
    public ArgoStandIn(InstantSource clock, Duration tick, Duration healAfter) {
        this.clock = clock;
        this.tick = tick;
        this.healAfter = healAfter;
    }

    @Override
    public String name() {
        return "practice-argo";
    }

    @Override
    public void run(PracticeApi api) throws InterruptedException {
        EngineApi engine = new EngineApi(api, "argocd-controller");
        engine.define(APPLICATION, "applications", false);
        engine.define(PROJECT, "appprojects", false);
        while (!Thread.currentThread().isInterrupted()) {
            for (JsonObject application : List.copyOf(engine.list(KIND))) {
                reconcile(engine, application);
            }
            Thread.sleep(tick);
        }
    }

    private void reconcile(EngineApi engine, JsonObject application) {
        JsonObject metadata = application.objectAt("metadata");
        JsonObject annotations = metadata.objectAt("annotations");
        if (annotations.string(SKIP, "").equals("true")) {
            return;
        }
        engine.source(
                        metadata.string("namespace", ""),
                        application.stringAt("spec", "source", "path").orElse(""))
                .ifPresent(source -> reconcile(engine, application, source));
        if (annotations.has(REFRESH)) {
            engine.merge(
                    application,
                    "",
                    JsonReader.readObject(
                            "{\"metadata\":{\"annotations\":{\"%s\":null}},".formatted(REFRESH)
                                    + "\"status\":{\"reconciledAt\":\"%s\"}}"
                                            .formatted(clock.instant())));
        }
    }

    private void reconcile(EngineApi engine, JsonObject application, JsonObject source) {
        String name = application.objectAt("metadata").string("name", "");
        String revision = source.objectAt("metadata").string("resourceVersion", "");
        List<JsonObject> drifted = new ArrayList<>();
        for (JsonObject manifest : EngineApi.manifests(source)) {
            JsonObject tracked = tracked(name, manifest);
            if (engine.differs(tracked)) {
                drifted.add(tracked);
            }
        }
        if (drifted.isEmpty()) {
            driftSince.remove(name);
        }
        boolean known =
                application
                        .stringAt("status", "sync", "revision")
                        .filter(revision::equals)
                        .isPresent();
        if (!drifted.isEmpty() && due(engine, application, known)) {
            drifted.forEach(manifest -> engine.apply(manifest, false));
            drifted.clear();
            driftSince.remove(name);
        }
        report(engine, application, revision, drifted.isEmpty() ? "Synced" : "OutOfSync");
    }

    /** A new revision is synced at once; drift on a known one only by self-healing, later. */
    private boolean due(EngineApi engine, JsonObject application, boolean known) {
        String name = application.objectAt("metadata").string("name", "");
        if (!(application.at("spec", "syncPolicy", "automated") instanceof JsonObject automated)
                || !automated.bool("enabled", true)
                || denied(engine, application)) {
            driftSince.remove(name);
            return false;
        }
        if (!known) {
            return true;
        }
        long since = driftSince.computeIfAbsent(name, _ -> System.nanoTime());
        return automated.bool("selfHeal", false)
                && System.nanoTime() - since >= healAfter.toNanos();
    }

    private boolean denied(EngineApi engine, JsonObject application) {
        JsonObject metadata = application.objectAt("metadata");
        return engine.get(
                        PROJECT.groupKind(),
                        metadata.string("namespace", ""),
                        application.stringAt("spec", "project").orElse("default"))
                .filter(
                        project ->
                                SyncWindows.deny(
                                        project, metadata.string("name", ""), clock.instant()))
                .isPresent();
    }

    private static JsonObject tracked(String application, JsonObject manifest) {
        JsonObject metadata = manifest.objectAt("metadata");
        Gvk gvk = Gvk.of(manifest.string("apiVersion", ""), manifest.string("kind", ""));
        String mark =
                application
                        + ":"
                        + gvk.group()
                        + "/"
                        + gvk.kind()
                        + ":"
                        + metadata.string("namespace", "")
                        + "/"
                        + metadata.string("name", "");
        return manifest.withAt(List.of("metadata", "annotations", TRACKING), new JsonString(mark));
    }

    private static void report(
            EngineApi engine, JsonObject application, String revision, String status) {
        JsonObject sync = application.objectAt("status", "sync");
        if (sync.string("status", "").equals(status)
                && sync.string("revision", "").equals(revision)) {
            return;
        }
        engine.merge(
                application,
                "",
                JsonObject.of(
                        "status",
                        JsonObject.builder()
                                .put(
                                        "sync",
                                        JsonObject.builder()
                                                .put("status", status)
                                                .put("revision", revision)
                                                .build())
                                .put("operationState", JsonNull.NULL)
                                .build()));
    }
}
