package dev.leeway.engine.bypass;

import dev.leeway.engine.bypass.BypassState.Goal;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Leases that tests share. */
public final class Leases {
    static final ResourceKey API = new ResourceKey("apps", "Deployment", "shop", "api");
    static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

    private Leases() {}

    public static Bypass bypass(String id) {
        return new Bypass(
                id,
                "shop",
                "test",
                "shop",
                "the queue is full",
                "INC-7",
                "maria",
                Optional.of("jon"),
                START,
                START.plus(Duration.ofHours(4)),
                List.of(
                        fix(
                                API,
                                new FieldEdit(
                                        FieldPath.of("spec", "replicas"),
                                        Optional.of(JsonValue.of(2)),
                                        Optional.of(JsonValue.of(6)),
                                        true))),
                List.of(
                        new GuardRef(
                                GuardRef.Kind.LEEWAY,
                                API,
                                new Gvk("apps", "v1", "Deployment"),
                                new HoldScope.OneObject(API))));
    }

    /** Returns a lease whose proposal was merged, as proposed or with other values. */
    static Lease merged(Lease lease, boolean asProposed) {
        Instant at = lease.state().at();
        return lease.plus(
                new JournalEntry.Reached(
                        new BypassState.Merged(
                                at, "5e0b6f1c2d3e4f506172839405a6b7c8d9e0f1a2", asProposed)));
    }

    static ObjectFix fix(ResourceKey key, FieldEdit... edits) {
        return new ObjectFix(
                key,
                new Gvk(key.group(), "v1", key.kind()),
                "uid-1",
                "100",
                List.of(edits),
                List.of(),
                false);
    }

    public static BypassState state(Stage stage, Instant at) {
        return switch (stage) {
            case DRAFT -> new BypassState.Draft(at);
            case GUARDED ->
                    new BypassState.Guarded(
                            at, List.of(new BypassState.Proof("Leeway", "it stands")));
            case FIXED ->
                    new BypassState.Fixed(
                            at, List.of(new BypassState.FixedObject(API, "uid-1", "101")));
            case PROPOSED -> new BypassState.Proposed(at, "b-1", "leeway/bypass/b-1", "c0ffee");
            case MERGED -> new BypassState.Merged(at, "c0ffee", true);
            case CONVERGING -> new BypassState.Converging(at, new Goal.MergedCommit("c0ffee"));
            case RELEASED -> new BypassState.Released(at, new Goal.GitState("maria"), "c0ffee");
            case ERODED ->
                    new BypassState.Eroded(
                            at,
                            List.of(
                                    new BypassState.Erosion(
                                            API, FieldPath.of("spec", "replicas"), "argocd")),
                            Stage.FIXED);
            case EXPIRED -> new BypassState.Expired(at, Stage.PROPOSED);
            case ABANDONED -> new BypassState.Abandoned(at, "maria", true, "taken back");
        };
    }
}
