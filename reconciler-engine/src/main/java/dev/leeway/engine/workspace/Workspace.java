package dev.leeway.engine.workspace;

import dev.leeway.engine.desired.SyncOptions;
import dev.leeway.engine.render.RenderSpec;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Optional;

/**
 * One {@code leeway.yaml}, checked: every name in it is known, every path is absolute.
 *
 * @param file where it stands
 * @param name its name
 * @param repositories the repositories, names unique
 * @param clusters the clusters, names unique
 * @param applications the applications, names unique
 * @param history how much is kept of each application's deploys
 * @param health the user's own ways to judge health
 */
public record Workspace(
        Path file,
        String name,
        List<Repository> repositories,
        List<Cluster> clusters,
        List<Application> applications,
        KeptHistory history,
        OwnHealth health) {
    /** Makes a workspace that judges health by Leeway's rules alone. */
    public Workspace(
            Path file,
            String name,
            List<Repository> repositories,
            List<Cluster> clusters,
            List<Application> applications,
            KeptHistory history) {
        this(file, name, repositories, clusters, applications, history, OwnHealth.NONE);
    }

    /**
     * The user's own ways to judge health.
     *
     * @param scripts the folder of Lua scripts, laid out as {@code GROUP/KIND/health.lua}
     * @param expressions CEL expressions, in the form of Flux's health checks
     * @param argo where an Argo CD keeps its own scripts, if they count
     */
    public record OwnHealth(
            Optional<Path> scripts, List<Expressions> expressions, Optional<ArgoSettings> argo) {
        /** None. */
        public static final OwnHealth NONE =
                new OwnHealth(Optional.empty(), List.of(), Optional.empty());

        public OwnHealth {
            expressions = List.copyOf(expressions);
        }
    }

    /**
     * The ConfigMap {@code argocd-cm} of a cluster.
     *
     * @param cluster the cluster's name, which is in the workspace
     * @param namespace the namespace
     */
    public record ArgoSettings(String cluster, String namespace) {
        /** The name of the ConfigMap. */
        public static final String NAME = "argocd-cm";
    }

    /**
     * The expressions for one kind; each empty for never.
     *
     * @param apiVersion the group and version, for example {@code apps/v1}
     * @param inProgress true while it is on its way; asked first
     * @param failed true when it failed; asked second
     * @param current true when it is well
     */
    public record Expressions(
            String apiVersion, String kind, String inProgress, String failed, String current) {}

    public Workspace {
        repositories = List.copyOf(repositories);
        clusters = List.copyOf(clusters);
        applications = List.copyOf(applications);
    }

    /** Makes one that keeps the usual history. */
    public Workspace(
            Path file,
            String name,
            List<Repository> repositories,
            List<Cluster> clusters,
            List<Application> applications) {
        this(file, name, repositories, clusters, applications, KeptHistory.USUAL);
    }

    /**
     * How much is kept of each application's deploys. The latest one and those that a hold needs
     * are kept in any case.
     *
     * @param syncs the most syncs; at least 1
     * @param megabytes the most mebibytes of rendered manifests, as they are stored
     */
    public record KeptHistory(int syncs, int megabytes) {
        /** The newest 1,000 syncs, at most 256 MiB of manifests. */
        public static final KeptHistory USUAL = new KeptHistory(1_000, 256);
    }

    /** Returns the repository of this name, or empty. */
    public Optional<Repository> repository(String wanted) {
        return repositories.stream().filter(one -> one.name().equals(wanted)).findFirst();
    }

    /** Returns the cluster of this name, or empty. */
    public Optional<Cluster> cluster(String wanted) {
        return clusters.stream().filter(one -> one.name().equals(wanted)).findFirst();
    }

    /** Returns the application of this name, or empty. */
    public Optional<Application> application(String wanted) {
        return applications.stream().filter(one -> one.name().equals(wanted)).findFirst();
    }

    /**
     * A Git repository.
     *
     * @param name its name
     * @param url https, ssh or file URL, {@code user@host:path}, or an absolute local path; never
     *     with a password or token in it
     * @param revision the branch, tag or commit to follow
     * @param pullRequests where pull requests are opened, if anywhere
     */
    public record Repository(
            String name, String url, String revision, Optional<PullRequests> pullRequests) {}

    /**
     * Where pull requests are opened.
     *
     * @param provider which API the host speaks
     * @param url the API's address; empty for the provider's own public one
     */
    public record PullRequests(Provider provider, Optional<URI> url) {
        /** The APIs that are spoken. */
        public enum Provider {
            /** GitHub and GitHub Enterprise. */
            GITHUB,
            /** GitLab. */
            GITLAB,
            /** Gitea and Forgejo. */
            GITEA,
            /** Bitbucket. */
            BITBUCKET,
            /** Azure DevOps. */
            AZURE
        }
    }

    /**
     * A Kubernetes cluster.
     *
     * @param name its name
     * @param kubeconfig the kubeconfig file; empty for {@code KUBECONFIG}, then {@code
     *     ~/.kube/config}
     * @param context the context in it
     * @param guarded whether deletions and bypasses ask for typed confirmation ({@code protected})
     * @param approval whether a bypass needs a second person
     */
    public record Cluster(
            String name,
            Optional<Path> kubeconfig,
            String context,
            boolean guarded,
            boolean approval) {
        /** Makes a cluster on which nobody needs a second person. */
        public Cluster(String name, Optional<Path> kubeconfig, String context, boolean guarded) {
            this(name, kubeconfig, context, guarded, false);
        }
    }

    /**
     * One source bound to one destination.
     *
     * @param name its name
     * @param source where its manifests come from
     * @param cluster the destination cluster's name, which is in the workspace
     * @param namespace the destination namespace
     * @param sync how it is synced
     * @param ignoreDifferences which differences do not count: the workspace's own rules, then the
     *     application's
     */
    public record Application(
            String name,
            Source source,
            String cluster,
            String namespace,
            SyncPolicy sync,
            List<IgnoreDifference> ignoreDifferences) {
        public Application {
            ignoreDifferences = List.copyOf(ignoreDifferences);
        }
    }

    /**
     * Where manifests come from.
     *
     * @param repository the repository's name, which is in the workspace
     * @param path the folder in it, without leading or trailing slash; empty for the root
     * @param revision the application's own revision, or the repository's when it names none
     * @param rendering how files become manifests
     */
    public record Source(String repository, String path, String revision, Rendering rendering) {}

    /** How files become manifests. */
    public sealed interface Rendering {
        /**
         * The folder's content decides ({@code type: auto}).
         *
         * @param asDirectory how, should it hold plain manifests
         * @param asHelm how, should it hold a chart
         */
        record Detect(RenderSpec.Directory asDirectory, RenderSpec.Helm asHelm)
                implements Rendering {}

        /** The workspace says so. */
        record As(RenderSpec spec) implements Rendering {}
    }

    /**
     * How an application is synced.
     *
     * @param automated whether without being asked
     * @param selfHeal whether drift is undone without being asked
     * @param prune whether what Git dropped is deleted by default
     * @param createNamespace whether the destination namespace is made when it is missing
     * @param withoutLease whether a sync goes on where no lease may be written, so that nothing
     *     keeps two Leeways apart
     * @param options every sync option, those above among them
     * @param namespaceLabels the labels that a made or kept destination namespace gets
     * @param namespaceAnnotations the annotations that it gets
     */
    public record SyncPolicy(
            boolean automated,
            boolean selfHeal,
            boolean prune,
            boolean createNamespace,
            boolean withoutLease,
            SyncOptions options,
            Map<String, String> namespaceLabels,
            Map<String, String> namespaceAnnotations) {
        public SyncPolicy {
            namespaceLabels = Collections.unmodifiableMap(new TreeMap<>(namespaceLabels));
            namespaceAnnotations = Collections.unmodifiableMap(new TreeMap<>(namespaceAnnotations));
        }

        /** Makes a policy without further options. */
        public SyncPolicy(
                boolean automated,
                boolean selfHeal,
                boolean prune,
                boolean createNamespace,
                boolean withoutLease) {
            this(
                    automated,
                    selfHeal,
                    prune,
                    createNamespace,
                    withoutLease,
                    createNamespace
                            ? SyncOptions.of(List.of("CreateNamespace=true"))
                            : SyncOptions.NONE,
                    Map.of(),
                    Map.of());
        }
    }

    /**
     * Differences that do not count.
     *
     * @param group the API group, empty for the core group; may hold {@code *}
     * @param kind the kind; may hold {@code *}
     * @param namespace the namespace, empty for every one
     * @param name the name, empty for every one
     * @param jsonPointers the fields, as JSON pointers
     * @param jqPathExpressions the fields, as jq path expressions
     * @param managers the field managers whose changed fields do not count
     * @param place where the rule stands, for example {@code leeway.yaml:12}
     */
    public record IgnoreDifference(
            String group,
            String kind,
            String namespace,
            String name,
            List<String> jsonPointers,
            List<String> jqPathExpressions,
            List<String> managers,
            String place) {
        public IgnoreDifference {
            jsonPointers = List.copyOf(jsonPointers);
            jqPathExpressions = List.copyOf(jqPathExpressions);
            managers = List.copyOf(managers);
        }
    }
}
