package dev.leeway.desktop.state;

import dev.leeway.engine.resource.ResourceKey;

import java.util.Optional;

/** A place in the window. */
public sealed interface Route {
    /** What needs attention. */
    record Overview() implements Route {}

    /** The table of applications. */
    record Applications() implements Route {}

    /**
     * One application.
     *
     * @param name its name
     * @param tab which side of it
     */
    record Application(String name, Tab tab) implements Route {}

    /**
     * The plan of one application, and its run.
     *
     * @param name the application's name
     */
    record PlanAndSync(String name) implements Route {}

    /**
     * Branches, files, history and differences of the repositories.
     *
     * @param place where in them; empty for wherever one begins
     */
    record Repositories(Optional<RepositoryPlace> place) implements Route {
        /** Makes the page as one comes to it from the rail. */
        public Repositories() {
            this(Optional.empty());
        }
    }

    /**
     * What the clusters hold.
     *
     * @param place where in them; empty for where one was last
     */
    record Clusters(Optional<ClusterPlace> place) implements Route {
        /** Makes the page as one comes to it from the rail. */
        public Clusters() {
            this(Optional.empty());
        }
    }

    /** Emergency fixes under a lease. */
    record Bypasses() implements Route {}

    /**
     * One lease.
     *
     * @param id its id
     */
    record Bypass(String id) implements Route {}

    /**
     * An emergency fix that is being prepared.
     *
     * @param application the application
     * @param object the object to fix; empty while none is chosen
     */
    record BypassWizard(String application, Optional<ResourceKey> object) implements Route {}

    /** What happened, on one clock. */
    record Activity() implements Route {}

    /** The service level indicators. */
    record Insights() implements Route {}

    /** The first page, when no workspace is open. */
    record Welcome() implements Route {}

    /** The settings. */
    record Settings() implements Route {}

    /** The sides of an application. */
    enum Tab {
        /** The tree of its objects. */
        RESOURCES,
        /** Its differences. */
        DRIFT,
        /** What somebody added to its objects beside Git. */
        ADDED,
        /** Its earlier syncs. */
        HISTORY,
        /** Its manifests, as rendered and as they live. */
        MANIFESTS
    }
}
