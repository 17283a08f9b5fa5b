package dev.leeway.desktop.sample;

import static dev.leeway.desktop.sample.SampleObjects.NOW;

import dev.leeway.desktop.state.DeployComparison;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.history.DeployDifference;
import dev.leeway.engine.history.KeptManifest;
import dev.leeway.engine.history.ObjectResult;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.history.SyncStart;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Revision;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The history of an application in which every outcome occurs. */
public final class SampleHistory {
    private static final ResourceKey API = new ResourceKey("apps", "Deployment", "checkout", "api");
    private static final ResourceKey POLICY =
            new ResourceKey("networking.k8s.io", "NetworkPolicy", "checkout", "deny-egress");

    private SampleHistory() {}

    /** Returns three syncs, newest first: one that failed in part, one that was done, an older. */
    public static List<SyncRecord> syncs() {
        return List.of(
                sync(
                        14,
                        SampleObjects.REVISION,
                        Duration.ofHours(2),
                        Outcome.FAILED,
                        List.of(
                                new ObjectResult(
                                        API,
                                        "patch",
                                        Outcome.DONE,
                                        "",
                                        List.of(
                                                new ObjectResult.Field(
                                                        ".spec.replicas",
                                                        Optional.of(JsonValue.of(5)),
                                                        Optional.of(JsonValue.of(3))))),
                                new ObjectResult(
                                        POLICY,
                                        "create",
                                        Outcome.FAILED,
                                        "admission webhook denied the request",
                                        List.of()))),
                sync(
                        13,
                        revision("77aa0012bb", "Give the checkout more room"),
                        Duration.ofHours(30),
                        Outcome.DONE,
                        List.of(new ObjectResult(API, "patch", Outcome.DONE, "", List.of()))),
                sync(
                        9,
                        revision("1f00dd44aa", "Begin"),
                        Duration.ofDays(9),
                        Outcome.CANCELLED,
                        List.of(
                                new ObjectResult(
                                        API, "create", Outcome.NOT_ATTEMPTED, "", List.of()))));
    }

    /** Returns what differs between the two newest. */
    public static DeployComparison comparison() {
        return new DeployComparison(
                13,
                14,
                DeployDifference.between(
                        List.of(
                                KeptManifest.of(
                                        SampleObjects.deployment(
                                                        "checkout",
                                                        "api",
                                                        "registry.example.com/api:1.4.1",
                                                        3,
                                                        3,
                                                        "u-api")
                                                .root())),
                        List.of(
                                KeptManifest.of(
                                        SampleObjects.deployment(
                                                        "checkout",
                                                        "api",
                                                        "registry.example.com/api:1.4.2",
                                                        3,
                                                        3,
                                                        "u-api")
                                                .root()))));
    }

    private static Revision revision(String commit, String subject) {
        return new Revision(
                commit, "main", subject, SampleObjects.REVISION.author(), NOW.minusSeconds(999));
    }

    private static SyncRecord sync(
            long number,
            Revision revision,
            Duration ago,
            Outcome outcome,
            List<ObjectResult> results) {
        return new SyncRecord(
                number,
                new SyncStart(
                        "run-" + number,
                        "checkout-prod",
                        "prod-eu",
                        revision,
                        "digest-" + number,
                        "tester",
                        NOW.minus(ago),
                        number == 13),
                Optional.of(NOW.minus(ago).plusMillis(4_300)),
                outcome,
                "",
                results,
                OptionalInt.of(5),
                false);
    }
}
