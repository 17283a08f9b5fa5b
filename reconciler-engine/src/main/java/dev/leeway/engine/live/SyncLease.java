package dev.leeway.engine.live;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The Lease by which two Leeways keep from syncing one application at the same time: one for each
 * application, beside its inventory in the destination namespace. It exists while a sync runs.
 *
 * <p>Source of the form: Kubernetes API, {@code coordination.k8s.io/v1 Lease}.
 */
public final class SyncLease {
    /** Leases, as every cluster serves them. */
    public static final ServedKind KIND =
            new ServedKind(
                    new Gvk("coordination.k8s.io", "v1", "Lease"),
                    "leases",
                    true,
                    Set.of("get", "patch", "delete"));

    private static final String RUN = "leeway.dev/run";
    private static final String MANAGER = "leeway-lease-";
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private SyncLease() {}

    /** Returns where an application's lease is. */
    public static ResourceKey key(String application, String namespace) {
        return new ResourceKey("coordination.k8s.io", "Lease", namespace, "leeway-" + application);
    }

    /**
     * Returns the field manager of one holder. Each has its own, so that of two who create the
     * lease at the same moment the server lets one in and tells the other.
     */
    public static String manager(String session) {
        return MANAGER + session;
    }

    /**
     * Returns the object that says who holds it.
     *
     * @param holder who, as {@code USER@HOST#SESSION}
     * @param duration how long it lasts without being renewed
     */
    public static Manifest held(
            ResourceKey key,
            String holder,
            String runId,
            Duration duration,
            Instant acquired,
            Instant renewed) {
        return object(
                key,
                JsonObject.builder()
                        .put("name", key.name())
                        .put("namespace", key.namespace())
                        .put("annotations", JsonObject.builder().put(RUN, runId).build())
                        .build(),
                JsonObject.builder()
                        .put("holderIdentity", holder)
                        .put("leaseDurationSeconds", duration.toSeconds())
                        .put("acquireTime", MICROS.format(acquired))
                        .put("renewTime", MICROS.format(renewed))
                        .build());
    }

    /** Returns the object that says that its writer holds it no more. */
    public static Manifest given(ResourceKey key) {
        return object(
                key,
                JsonObject.builder()
                        .put("name", key.name())
                        .put("namespace", key.namespace())
                        .build(),
                JsonObject.EMPTY);
    }

    private static Manifest object(ResourceKey key, JsonObject metadata, JsonObject spec) {
        return new Manifest(
                JsonObject.builder()
                        .put("apiVersion", KIND.gvk().apiVersion())
                        .put("kind", key.kind())
                        .put("metadata", metadata)
                        .put("spec", spec)
                        .build());
    }

    /** Reads what was found where the lease should be. */
    public static LeaseState read(LiveState state) {
        return switch (state) {
            case LiveState.Absent _ -> new LeaseState.Free("", "");
            case LiveState.Unreadable unreadable ->
                    new LeaseState.Unreadable(unreadable.reason(), unreadable.said());
            case LiveState.Present present -> read(present.manifest());
        };
    }

    private static LeaseState read(Manifest lease) {
        JsonObject spec = lease.root().objectAt("spec");
        String holder = spec.string("holderIdentity", "");
        if (holder.isEmpty() || lease.metadata().has("deletionTimestamp")) {
            return new LeaseState.Free(lease.uid(), lease.resourceVersion());
        }
        Duration duration = Duration.ofSeconds(spec.integer("leaseDurationSeconds", 60));
        Instant renewed = renewed(lease, spec);
        return new LeaseState.Held(
                holder,
                lease.annotation(RUN).orElse(""),
                renewed,
                renewed.plus(duration),
                lease.uid(),
                lease.resourceVersion());
    }

    /** The server's own note of the last write is no matter of the holder's clock. */
    private static Instant renewed(Manifest lease, JsonObject spec) {
        return lease.metadata()
                .arrayAt("managedFields")
                .objects()
                .filter(entry -> entry.string("manager", "").startsWith(MANAGER))
                .flatMap(entry -> entry.string("time").flatMap(SyncLease::time).stream())
                .max(Instant::compareTo)
                .or(() -> spec.string("renewTime").flatMap(SyncLease::time))
                .orElse(Instant.EPOCH);
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
