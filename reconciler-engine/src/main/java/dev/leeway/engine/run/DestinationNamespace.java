package dev.leeway.engine.run;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.NamespaceEnd;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.plan.StepPlace;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.workspace.Workspace;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Works out what is to be done to the destination namespace where Git does not keep it. */
final class DestinationNamespace {
    private static final StepPlace FIRST = new StepPlace(StepPlace.Stage.PREPARE, 0, 0);
    private final ClusterReader reader;
    private final Duration timeout;

    DestinationNamespace(ClusterReader reader, Duration timeout) {
        this.reader = reader;
        this.timeout = timeout;
    }

    /**
     * Returns a step that makes it where it is missing, one that gives it the labels and
     * annotations which the workspace asks for where they differ, or none.
     */
    List<Step> steps(Comparison comparison, Workspace.SyncPolicy policy)
            throws InterruptedException {
        ResourceKey key = new ResourceKey("", "Namespace", "", comparison.namespace());
        boolean desired = comparison.resources().stream().anyMatch(one -> one.key().equals(key));
        if (desired || comparison.namespace().isEmpty()) {
            return List.of();
        }
        DesiredObject object =
                new DesiredObject(
                        key,
                        NamespaceEnd.KIND,
                        manifest(key.name(), policy),
                        new Origin("CreateNamespace=true", 0, 0));
        return switch (reader.readNow(key, NamespaceEnd.KIND, timeout)) {
            case LiveState.Absent _ -> List.of(new Step.Create(object, FIRST, false));
            case LiveState.Present present -> patch(object, present.manifest(), policy);
            // Without it nothing can be applied, and that failure tells what is wrong.
            case LiveState.Unreadable _ -> List.of();
        };
    }

    private static List<Step> patch(
            DesiredObject object, Manifest live, Workspace.SyncPolicy policy) {
        boolean carries =
                live.labels().entrySet().containsAll(policy.namespaceLabels().entrySet())
                        && live.annotations()
                                .entrySet()
                                .containsAll(policy.namespaceAnnotations().entrySet());
        return carries ? List.of() : List.of(new Step.Patch(object, FIRST, live, List.of(), false));
    }

    private static Manifest manifest(String name, Workspace.SyncPolicy policy) {
        JsonObject.Builder metadata = JsonObject.builder().put("name", name);
        put(metadata, "labels", policy.namespaceLabels());
        put(metadata, "annotations", policy.namespaceAnnotations());
        return new Manifest(
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "Namespace")
                        .put("metadata", metadata.build())
                        .build());
    }

    private static void put(JsonObject.Builder metadata, String field, Map<String, String> values) {
        if (!values.isEmpty()) {
            metadata.put(field, JsonObject.ofStrings(values));
        }
    }
}
