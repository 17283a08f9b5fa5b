package dev.leeway.engine.render.helm;

import dev.leeway.engine.render.NoticePhrase;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.render.ManifestRenderer;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderPhrase;
import dev.leeway.engine.render.RenderRequest;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.render.RenderedManifests.Notice;
import dev.leeway.engine.render.RepositoryFiles;
import dev.leeway.engine.render.child.PrivateFolder;
import dev.leeway.engine.render.helm.HelmWorker.Answer;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlPrinter;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Renders a chart on a private copy: with the installed Helm that the operator named, else with the
 * Helm library in a worker process. Nothing is fetched. Safe for use from several threads; close it
 * to end the worker.
 */
public final class HelmRenderer implements ManifestRenderer, AutoCloseable {
    /** What a chart is told when nobody knows the cluster's version. */
    public static final String DEFAULT_KUBE_VERSION = "1.36.0";

    private static final long WORKER_MEMORY = 640L * 1024 * 1024;
    private static final YamlLimits OUTPUT = YamlLimits.DEFAULT.withMaxBytes(64L * 1024 * 1024);
    private static final Pattern VERSION = Pattern.compile("v?(\\d+\\.\\d+)(\\.\\d+)?.*");

    private final Optional<HelmTool> tool;
    private final HelmWorkers workers;

    /**
     * Makes a renderer.
     *
     * @param helm the installed program to use; empty for the library
     */
    public HelmRenderer(Optional<Path> helm) {
        this(
                helm,
                Path.of(System.getProperty("java.home", ""), "bin", "java"),
                System.getProperty("java.class.path", ""));
    }

    /**
     * Makes a renderer whose worker runs with another Java.
     *
     * @param helm the installed program to use; empty for the library
     * @param java the Java program for the worker
     * @param classPath the class path for the worker
     */
    public HelmRenderer(Optional<Path> helm, Path java, String classPath) {
        this.tool = helm.map(HelmTool::new);
        this.workers = new HelmWorkers(java, classPath, WORKER_MEMORY);
    }

    @Override
    public RenderedManifests render(RenderRequest request)
            throws RenderException, InterruptedException {
        if (!(request.spec() instanceof RenderSpec.Helm spec)) {
            throw new IllegalArgumentException("not a chart: " + request.spec());
        }
        ChartSource chart = ChartSource.read(request, spec);
        try (PrivateFolder folder = PrivateFolder.create("chart")) {
            Path copy = folder.folder("chart").resolve(chart.name());
            request.tree().export(chart.folder(), Files.createDirectories(copy));
            Path values = folder.path().resolve("values.yaml");
            List<Notice> notices = new ArrayList<>(chart.notices());
            boolean library = tool.isEmpty();
            String text = YamlPrinter.print(chart.values());
            Files.writeString(values, library ? HookAnnotation.hide(text) : text);
            if (library) {
                notices.addAll(ChartCopy.prepare(copy, chart.folder()));
            }
            HelmTool.Order order =
                    new HelmTool.Order(
                            copy,
                            values,
                            spec.releaseName().isEmpty()
                                    ? request.application()
                                    : spec.releaseName(),
                            request.namespace().isEmpty() ? "default" : request.namespace(),
                            kubeVersion(request, spec, chart, notices),
                            request.apiVersions());
            String output = output(request, chart, order, folder);
            List<RenderedManifest> manifests = new ArrayList<>();
            if (library) {
                manifests.addAll(chart.definitions(request.tree()));
                output = HookAnnotation.show(output);
            }
            manifests.addAll(documents(output, chart, notices));
            return new RenderedManifests(
                    request.tree().revision(),
                    manifests,
                    notices,
                    tool.map(HelmTool::name).orElse("Helm library 3"));
        } catch (IOException e) {
            throw new RenderException(
                    chart.origin(),
                    RenderPhrase.CHART_COPY.of(String.valueOf(e.getMessage())),
                    RenderPhrase.CHART_COPY_NEXT.of());
        } catch (SourceException e) {
            throw RepositoryFiles.failed(chart.origin(), e);
        }
    }

    private static String kubeVersion(
            RenderRequest request, RenderSpec.Helm spec, ChartSource chart, List<Notice> notices) {
        String asked = spec.kubeVersion().orElse(request.kubeVersion());
        Matcher version = VERSION.matcher(asked);
        if (version.matches()) {
            return version.group(1) + (version.group(2) == null ? ".0" : version.group(2));
        }
        notices.add(
                new Notice(chart.origin(), NoticePhrase.CLUSTER_VERSION.of(DEFAULT_KUBE_VERSION)));
        return DEFAULT_KUBE_VERSION;
    }

    private String output(
            RenderRequest request, ChartSource chart, HelmTool.Order order, PrivateFolder folder)
            throws RenderException, InterruptedException, IOException {
        Answer answer =
                tool.isPresent()
                        ? tool.get().render(order, folder.folder("home"), request.timeout())
                        : workers.render(asJson(order), request.timeout());
        return switch (answer) {
            case Answer.Output(String text) -> text;
            case Answer.Refused(Wording words) ->
                    throw new RenderException(
                            chart.origin(),
                            RenderPhrase.HELM_REFUSED.of(without(words, folder)),
                            RenderPhrase.HELM_REFUSED_NEXT.of());
            case Answer.NoLibrary(String system) ->
                    throw new RenderException(
                            chart.origin(),
                            RenderPhrase.HELM_NO_LIBRARY.of(system),
                            RenderPhrase.HELM_NO_LIBRARY_NEXT.of());
            case Answer.Lost(Wording why) ->
                    throw new RenderException(
                            chart.origin(),
                            RenderPhrase.HELM_LOST.of(why),
                            RenderPhrase.HELM_LOST_NEXT.of());
        };
    }

    /** Helm names files of the copy; the operator knows them by their places in the chart. */
    private static Wording without(Wording words, PrivateFolder folder) {
        return words instanceof Wording.Quoted(String text)
                ? Wording.quoted(text.replace(folder.path().toString(), ""))
                : words;
    }

    private static JsonObject asJson(HelmTool.Order order) {
        return JsonObject.builder()
                .put("chart", new JsonString(order.chart().toString()))
                .put("values", new JsonString(order.values().toString()))
                .put("name", new JsonString(order.name()))
                .put("namespace", new JsonString(order.namespace()))
                .put("kubeVersion", new JsonString(order.kubeVersion()))
                .build();
    }

    private static List<RenderedManifest> documents(
            String output, ChartSource chart, List<Notice> notices) throws RenderException {
        List<RenderedManifest> manifests = new ArrayList<>();
        try {
            for (YamlDocument document : YamlDocuments.read(output, OUTPUT)) {
                Origin origin = chart.originOf(document.source());
                if (!(document.value() instanceof JsonObject root)) {
                    notices.add(new Notice(origin, NoticePhrase.NO_MAPPING_OUT.of()));
                    continue;
                }
                Manifest manifest = new Manifest(root);
                if (manifest.annotation("helm.sh/hook").filter(HelmRenderer::isTest).isPresent()) {
                    notices.add(
                            new Notice(
                                    origin,
                                    NoticePhrase.HELM_TEST.of(
                                            manifest.kind() + " " + manifest.name())));
                    continue;
                }
                manifests.add(new RenderedManifest(manifest, origin));
            }
        } catch (YamlSyntaxException e) {
            throw new RenderException(
                    chart.originAtLine(output, e.line()),
                    RenderPhrase.TEMPLATE_YAML.of(e.said()),
                    RenderPhrase.TEMPLATE_YAML_NEXT.of());
        }
        return manifests;
    }

    private static boolean isTest(String hook) {
        return List.of(hook.split(",", -1)).stream()
                .allMatch(name -> name.strip().startsWith("test"));
    }

    /** Ends the worker. */
    @Override
    public void close() {
        workers.close();
    }
}
