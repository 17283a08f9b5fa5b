package dev.leeway.engine.bypass;

import dev.leeway.engine.bypass.review.FixReview;
import dev.leeway.engine.bypass.review.Reviewing;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.run.ClusterConnection;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.workspace.Workspace;

/** Reads the object of a fix as it is now, and reviews the fix. Writes nothing. */
final class LeaseReviewing {
    private final BypassParts parts;
    private final Workspace.Application application;

    LeaseReviewing(BypassParts parts, Workspace.Application application) {
        this.parts = parts;
        this.application = application;
    }

    FixReview review(ResourceKey object, FixAction action)
            throws FixException, BypassException, InterruptedException {
        ClusterConnection cluster = LeasePlace.connect(parts, application.cluster());
        try {
            ServedKind kind = kind(cluster, object);
            Manifest live = live(cluster, object, kind);
            FieldSchema schema =
                    cluster.reader()
                            .schemas(parts.timeout())
                            .find(kind.gvk())
                            .orElseGet(FieldSchema.Unknown::new);
            ObjectFix fix = Fixes.of(live, action, schema);
            return new Reviewing(cluster.reader(), application, guarded(), parts.timeout())
                    .review(live, kind, fix, schema);
        } catch (ClusterException e) {
            throw new BypassException(e);
        }
    }

    private ServedKind kind(ClusterConnection cluster, ResourceKey object)
            throws ClusterException, FixException, InterruptedException {
        return cluster.reader()
                .kinds(parts.timeout())
                .preferred(object.groupKind())
                .orElseThrow(
                        () ->
                                new FixException(
                                        BypassPhrase.KIND_NOT_SERVED.of(
                                                object.groupKind().toString()),
                                        BypassPhrase.KIND_NOT_SERVED_NEXT.of()));
    }

    private Manifest live(ClusterConnection cluster, ResourceKey object, ServedKind kind)
            throws FixException, InterruptedException {
        return switch (cluster.reader().readNow(object, kind, parts.timeout())) {
            case LiveState.Present present -> present.manifest();
            case LiveState.Absent _ ->
                    throw new FixException(
                            BypassPhrase.NOT_THERE.of(object.toString()),
                            BypassPhrase.NOT_THERE_NEXT.of());
            case LiveState.Unreadable unreadable ->
                    throw new FixException(
                            BypassPhrase.UNREAD.of(
                                    Wording.quoted(object.toString()), unreadable.said()),
                            BypassPhrase.UNREAD_NEXT.of());
        };
    }

    private boolean guarded() {
        return parts.workspace()
                .cluster(application.cluster())
                .map(Workspace.Cluster::guarded)
                .orElse(false);
    }
}
