package dev.leeway.engine.workspace;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.desired.SyncOptions;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.workspace.Workspace.Application;
import dev.leeway.engine.workspace.Workspace.IgnoreDifference;
import dev.leeway.engine.workspace.Workspace.Rendering;
import dev.leeway.engine.workspace.Workspace.Repository;
import dev.leeway.engine.workspace.Workspace.Source;
import dev.leeway.engine.workspace.Workspace.SyncPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.Optional;

/** What an application of a workspace file must look like. */
final class ApplicationShape {
    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final String CREATE_NAMESPACE = "CreateNamespace";
    private static final String WITHOUT_LEASE = "SyncWithoutLease";
    private static final List<String> TYPES = List.of("auto", "directory", "kustomize", "helm");

    private final List<Repository> repositories;
    private final List<String> clusters;
    private final List<IgnoreDifference> everywhere;
    private final Path file;

    /**
     * Makes a shape.
     *
     * @param everywhere the workspace's own rules about what to ignore
     * @param file the workspace file
     */
    ApplicationShape(
            List<Repository> repositories,
            List<String> clusters,
            List<IgnoreDifference> everywhere,
            Path file) {
        this.everywhere = everywhere;
        this.file = file;
        this.repositories = repositories;
        this.clusters = clusters;
    }

    Application read(Section section) {
        String name = section.text("name");
        if (!name.isBlank() && !name.matches(LABEL)) {
            section.wrong("name", WorkspacePhrase.APPLICATION_NAME.of(name));
        }
        Source source = source(section.section("source"));
        Section destination = section.section("destination");
        String cluster = cluster(destination);
        String namespace = destination.text("namespace");
        if (!namespace.isBlank() && !namespace.matches(LABEL)) {
            destination.wrong("namespace", WorkspacePhrase.NAMESPACE_NAME.of(namespace));
        }
        destination.close();
        SyncPolicy sync =
                section.optionalSection("sync")
                        .map(ApplicationShape::sync)
                        .orElse(new SyncPolicy(false, false, false, false, false));
        List<IgnoreDifference> ignored = new ArrayList<>(everywhere);
        ignored.addAll(new IgnoreShape(file).readAll(section));
        section.close();
        return new Application(name, source, cluster, namespace, sync, ignored);
    }

    private String cluster(Section destination) {
        String cluster = destination.text("cluster");
        if (!cluster.isBlank() && !clusters.contains(cluster)) {
            destination.wrong(
                    "cluster",
                    Spelling.hinted(
                            WorkspacePhrase.CLUSTER_UNKNOWN.of(cluster), cluster, clusters));
        }
        return cluster;
    }

    private Source source(Section section) {
        String name = section.text("repository");
        Optional<Repository> repository =
                repositories.stream().filter(one -> one.name().equals(name)).findFirst();
        if (!name.isBlank() && repository.isEmpty()) {
            List<String> names = repositories.stream().map(Repository::name).toList();
            section.wrong(
                    "repository",
                    Spelling.hinted(WorkspacePhrase.REPOSITORY_UNKNOWN.of(name), name, names));
        }
        String path = folder(section);
        String revision =
                section.optionalWord("revision")
                        .orElse(repository.map(Repository::revision).orElse(""));
        Rendering rendering = rendering(section);
        section.close();
        return new Source(name, path, revision, rendering);
    }

    private static String folder(Section section) {
        if (section.optionalText("path").filter(String::isBlank).isPresent()) {
            section.wrong("path", WorkspacePhrase.PATH_EMPTY.of());
            return "";
        }
        String written = section.text("path");
        if (written.startsWith("/") || written.contains("\\")) {
            section.wrong("path", WorkspacePhrase.PATH_NOT_RELATIVE.of());
            return "";
        }
        List<String> parts = new ArrayList<>();
        for (String part : written.split("/", -1)) {
            if (part.equals("..")) {
                section.wrong("path", WorkspacePhrase.PATH_UP.of());
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }

    private static Rendering rendering(Section section) {
        String type = section.optionalWord("type").orElse("auto");
        RenderSpec.Directory directory =
                section.optionalSection("directory")
                        .map(ApplicationShape::directory)
                        .orElse(RenderSpec.Directory.plain());
        RenderSpec.Helm helm =
                section.optionalSection("helm")
                        .map(ApplicationShape::helm)
                        .orElse(
                                new RenderSpec.Helm(
                                        "", List.of(), JsonObject.EMPTY, Optional.empty()));
        refuseFor(section, type, "directory");
        refuseFor(section, type, "helm");
        return switch (type) {
            case "auto" -> new Rendering.Detect(directory, helm);
            case "directory" -> new Rendering.As(directory);
            case "kustomize" -> new Rendering.As(new RenderSpec.Kustomize());
            case "helm" -> new Rendering.As(helm);
            default -> {
                if (!type.isBlank()) {
                    section.wrong("type", WorkspaceShape.notOneOf(type, TYPES));
                }
                yield new Rendering.Detect(directory, helm);
            }
        };
    }

    private static void refuseFor(Section section, String type, String block) {
        if (section.has(block) && TYPES.contains(type) && !type.equals("auto")) {
            if (!type.equals(block)) {
                section.wrong(block, WorkspacePhrase.NO_EFFECT.of(type));
            }
        }
    }

    private static RenderSpec.Directory directory(Section section) {
        boolean recurse = section.flag("recurse");
        String include = section.optionalText("include").orElse("");
        String exclude = section.optionalText("exclude").orElse("");
        section.close();
        return new RenderSpec.Directory(recurse, include, exclude);
    }

    private static RenderSpec.Helm helm(Section section) {
        String releaseName = section.optionalWord("releaseName").orElse("");
        List<String> valueFiles = section.texts("valueFiles");
        for (String file : valueFiles) {
            if (file.startsWith("/") || file.contains("://")) {
                section.wrong("valueFiles", WorkspacePhrase.VALUE_FILE.of(file));
            }
        }
        Optional<String> kubeVersion = section.optionalWord("kubeVersion");
        RenderSpec.Helm helm =
                new RenderSpec.Helm(releaseName, valueFiles, section.tree("values"), kubeVersion);
        section.close();
        return helm;
    }

    private static SyncPolicy sync(Section section) {
        List<String> known = new ArrayList<>();
        for (String option : section.texts("options")) {
            if (SyncOptions.knows(option)) {
                known.add(option);
            } else {
                section.wrong("options", WorkspaceShape.notOneOf(option, SyncOptions.vocabulary()));
            }
        }
        SyncOptions options = SyncOptions.of(known);
        Optional<Section> metadata = section.optionalSection("managedNamespaceMetadata");
        Map<String, String> labels = metadata.map(one -> strings(one, "labels")).orElse(Map.of());
        Map<String, String> annotations =
                metadata.map(one -> strings(one, "annotations")).orElse(Map.of());
        metadata.ifPresent(Section::close);
        SyncPolicy sync =
                new SyncPolicy(
                        section.flag("automated"),
                        section.flag("selfHeal"),
                        section.flag("prune"),
                        options.on(CREATE_NAMESPACE),
                        options.on(WITHOUT_LEASE),
                        options,
                        labels,
                        annotations);
        section.close();
        return sync;
    }

    private static Map<String, String> strings(Section section, String key) {
        Map<String, String> strings = new TreeMap<>();
        section.tree(key)
                .forEach(
                        (name, value) -> {
                            if (value instanceof JsonString text) {
                                strings.put(name, text.value());
                            } else {
                                section.wrong(key, WorkspacePhrase.OPTION_VALUE.of(name));
                            }
                        });
        return strings;
    }
}
