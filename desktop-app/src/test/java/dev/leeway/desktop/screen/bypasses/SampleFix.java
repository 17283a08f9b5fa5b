package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.engine.bypass.Bypass;
import dev.leeway.engine.bypass.FieldEdit;
import dev.leeway.engine.bypass.ObjectFix;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A fix of a Deployment's replicas under a lease of the sample workspace. */
final class SampleFix {
    static final ResourceKey API = new ResourceKey("apps", "Deployment", "checkout", "api");

    private SampleFix() {}

    /** Returns a bypass that began then and ends three hours after the sample's time. */
    static Bypass ofReplicas(String id, int before, int after, Instant begun) {
        ObjectFix fix =
                new ObjectFix(
                        API,
                        new Gvk("apps", "v1", "Deployment"),
                        "u-api",
                        "41",
                        List.of(
                                new FieldEdit(
                                        FieldPath.of("spec", "replicas"),
                                        Optional.of(JsonValue.of(before)),
                                        Optional.of(JsonValue.of(after)),
                                        true)),
                        List.of(),
                        false);
        return new Bypass(
                id,
                "checkout-prod",
                "prod-eu",
                "checkout",
                "the queue is full",
                "",
                "maria",
                Optional.empty(),
                begun,
                SampleObjects.NOW.plus(Duration.ofHours(3)),
                List.of(fix),
                List.of());
    }
}
