package dev.leeway.engine.workspace;

import dev.leeway.engine.workspace.Workspace.Application;
import dev.leeway.engine.workspace.Workspace.Cluster;
import dev.leeway.engine.workspace.Workspace.IgnoreDifference;
import dev.leeway.engine.workspace.Workspace.KeptHistory;
import dev.leeway.engine.workspace.Workspace.PullRequests;
import dev.leeway.engine.workspace.Workspace.Repository;
import dev.leeway.engine.wording.Phrase;
import dev.leeway.engine.wording.Wording;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.nodes.Node;

/** What a workspace file must look like, down to repositories and clusters. */
final class WorkspaceShape {
    private static final String API_VERSION = "leeway.dev/v1alpha1";
    private static final String KIND = "Workspace";
    private static final String NAME = "[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";

    private final Path file;
    private final Findings findings;
    private final LocalPaths paths;

    WorkspaceShape(Path file, Findings findings, LocalPaths paths) {
        this.file = file;
        this.findings = findings;
        this.paths = paths;
    }

    /** Reads the whole; the answer counts only when there are no findings. */
    Workspace read(Node root) {
        Section top = Section.open(findings, "", root);
        mustBe(top, "apiVersion", API_VERSION);
        mustBe(top, "kind", KIND);
        Section metadata = top.section("metadata");
        String name = metadata.text("name");
        metadata.close();
        List<Repository> repositories = repositories(top);
        List<Cluster> clusters = clusters(top);
        List<String> clusterNames = clusters.stream().map(Cluster::name).toList();
        List<IgnoreDifference> everywhere = new IgnoreShape(file).readAll(top);
        ApplicationShape shape = new ApplicationShape(repositories, clusterNames, everywhere, file);
        List<Application> applications =
                named(top.sections("applications"), WorkspacePhrase.APPLICATION_TAKEN).stream()
                        .map(shape::read)
                        .toList();
        KeptHistory history =
                top.optionalSection("history")
                        .map(WorkspaceShape::history)
                        .orElse(KeptHistory.USUAL);
        Workspace.OwnHealth health =
                top.optionalSection("health")
                        .map(section -> health(section, clusters))
                        .orElse(Workspace.OwnHealth.NONE);
        top.close();
        return new Workspace(file, name, repositories, clusters, applications, history, health);
    }

    private static KeptHistory history(Section section) {
        KeptHistory usual = KeptHistory.USUAL;
        int syncs = section.number("syncs", 1, usual.syncs());
        int megabytes = section.number("megabytes", 0, usual.megabytes());
        section.close();
        return new KeptHistory(syncs, megabytes);
    }

    private Workspace.OwnHealth health(Section section, List<Cluster> clusters) {
        Optional<Path> scripts = section.optionalWord("scripts").flatMap(paths::resolve);
        if (section.has("scripts") && scripts.filter(Files::isDirectory).isEmpty()) {
            section.wrong("scripts", WorkspacePhrase.SCRIPTS.of());
        }
        List<Workspace.Expressions> expressions =
                section.sections("expressions").stream().map(WorkspaceShape::expressions).toList();
        Optional<Workspace.ArgoSettings> argo =
                section.optionalSection("argocdConfigMap").map(one -> argo(one, clusters));
        section.close();
        return new Workspace.OwnHealth(scripts, expressions, argo);
    }

    private static Workspace.ArgoSettings argo(Section section, List<Cluster> clusters) {
        String cluster = section.text("cluster");
        List<String> known = clusters.stream().map(Cluster::name).toList();
        if (!cluster.isBlank() && !known.contains(cluster)) {
            section.wrong("cluster", notOneOf(cluster, known));
        }
        String namespace = section.optionalWord("namespace").orElse("argocd");
        section.close();
        return new Workspace.ArgoSettings(cluster, namespace);
    }

    private static Workspace.Expressions expressions(Section section) {
        Workspace.Expressions read =
                new Workspace.Expressions(
                        section.text("apiVersion"),
                        section.text("kind"),
                        section.optionalText("inProgress").orElse(""),
                        section.optionalText("failed").orElse(""),
                        section.text("current"));
        section.close();
        return read;
    }

    private static void mustBe(Section section, String key, String only) {
        String written = section.text(key);
        if (!written.isBlank() && !written.equals(only)) {
            section.wrong(key, WorkspacePhrase.ONLY.of(only, written));
        }
    }

    /** Checks the names of a list's members, and that no two are the same. */
    private static List<Section> named(List<Section> sections, Phrase taken) {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            String name = section.peek("name");
            if (name.isBlank()) {
                continue;
            }
            Integer before = first.putIfAbsent(name, i);
            if (before != null) {
                section.wrong("name", taken.of(name, Integer.toString(before + 1)));
            }
        }
        return sections;
    }

    private static String name(Section section) {
        String name = section.text("name");
        if (!name.isBlank() && !name.matches(NAME)) {
            section.wrong("name", WorkspacePhrase.NAME.of(name));
        }
        return name;
    }

    private List<Repository> repositories(Section top) {
        List<Repository> repositories = new ArrayList<>();
        for (Section section :
                named(top.sections("repositories"), WorkspacePhrase.REPOSITORY_TAKEN)) {
            String name = name(section);
            String url = address(section);
            String revision = section.text("revision");
            Optional<PullRequests> pullRequests =
                    section.optionalSection("pullRequests").map(WorkspaceShape::pullRequests);
            section.close();
            repositories.add(new Repository(name, url, revision, pullRequests));
        }
        return repositories;
    }

    private String address(Section section) {
        String written = section.text("url");
        if (written.isBlank()) {
            return "";
        }
        return switch (RepositoryAddress.of(written)) {
            case RepositoryAddress.Kind.Remote remote -> remote.url();
            case RepositoryAddress.Kind.Local local ->
                    path(section, "url", local.path()).map(Path::toString).orElse("");
            case RepositoryAddress.Kind.Wrong wrong -> {
                section.wrong("url", wrong.what());
                yield "";
            }
        };
    }

    private static PullRequests pullRequests(Section section) {
        PullRequests.Provider provider = PullRequests.Provider.GITHUB;
        String word = section.text("provider");
        List<String> words =
                Stream.of(PullRequests.Provider.values())
                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                        .toList();
        if (words.contains(word)) {
            provider = PullRequests.Provider.valueOf(word.toUpperCase(Locale.ROOT));
        } else if (!word.isBlank()) {
            section.wrong("provider", notOneOf(word, words));
        }
        Optional<String> url = section.optionalWord("url");
        Optional<Wording> fault =
                url.filter(text -> !text.isBlank()).flatMap(RepositoryAddress::faultOfApi);
        fault.ifPresent(what -> section.wrong("url", what));
        if (url.isEmpty() && provider == PullRequests.Provider.GITEA) {
            section.wrong("url", WorkspacePhrase.ADDRESS_OF_GITEA.of());
        }
        section.close();
        return new PullRequests(
                provider, fault.isPresent() ? Optional.empty() : url.map(URI::create));
    }

    private List<Cluster> clusters(Section top) {
        List<Cluster> clusters = new ArrayList<>();
        for (Section section : named(top.sections("clusters"), WorkspacePhrase.CLUSTER_TAKEN)) {
            String name = name(section);
            Optional<Path> kubeconfig =
                    section.optionalWord("kubeconfig")
                            .filter(text -> !text.isBlank())
                            .flatMap(text -> path(section, "kubeconfig", text));
            String context = section.text("context");
            boolean guarded = section.flag("protected");
            boolean approval = section.flag("approval");
            section.close();
            clusters.add(new Cluster(name, kubeconfig, context, guarded, approval));
        }
        return clusters;
    }

    private Optional<Path> path(Section section, String key, String written) {
        if (LocalPaths.othersHome(written)) {
            section.wrong(key, WorkspacePhrase.PATH_OF_OTHERS.of());
            return Optional.empty();
        }
        Optional<Path> path = paths.resolve(written);
        if (path.isEmpty()) {
            section.wrong(key, WorkspacePhrase.PATH_OF_NO_SYSTEM.of());
        }
        return path;
    }

    /** Says which words would be right. */
    static Wording notOneOf(String written, Collection<String> words) {
        return Spelling.hinted(
                WorkspacePhrase.WORD_UNKNOWN.of(written, String.join(", ", words)), written, words);
    }
}
