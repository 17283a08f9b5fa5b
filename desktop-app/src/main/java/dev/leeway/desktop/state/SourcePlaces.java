package dev.leeway.desktop.state;

import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.resource.ResourceKey;
import java.util.Optional;

/** Tells where in a repository stands what Git asks for. Pure. */
public final class SourcePlaces {
    private SourcePlaces() {}

    /**
     * Returns the line that an object of an application comes from, at the revision that was
     * compared; empty where Git does not have it or its line is not known.
     */
    public static Optional<RepositoryPlace> of(ApplicationState app, ObjectState object) {
        return app.findings()
                .latest()
                .flatMap(
                        found ->
                                object.verdict()
                                        .flatMap(ResourceComparison::desired)
                                        .flatMap(
                                                desired ->
                                                        RepositoryPlace.of(
                                                                app.repository(),
                                                                found.revision().commit(),
                                                                desired.origin())));
    }

    /** Returns the same for an object of a cluster, of whichever application asks for it first. */
    public static Optional<RepositoryPlace> of(AppState state, String cluster, ResourceKey key) {
        return state.applications().toList().stream()
                .filter(app -> app.cluster().equals(cluster))
                .flatMap(
                        app ->
                                app.findings().latest().stream()
                                        .flatMap(found -> found.objects().stream())
                                        .filter(object -> object.key().equals(key))
                                        .flatMap(object -> of(app, object).stream()))
                .findFirst();
    }

    /**
     * Returns the folder that an application is rendered from, at the revision that was compared;
     * empty where nothing was compared yet.
     */
    public static Optional<RepositoryPlace> of(ApplicationState app) {
        return app.findings()
                .latest()
                .map(
                        found ->
                                new RepositoryPlace(
                                        app.repository(),
                                        found.revision().commit(),
                                        new RepositoryPlace.View.Files(
                                                app.path().equals(".") ? "" : app.path(), 0)));
    }
}
