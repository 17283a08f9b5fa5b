package dev.leeway.engine.render;

import dev.leeway.engine.source.SourceEntry;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells by the files of an application's own folder how it is rendered. Names count as a whole, so
 * that {@code MyChart.yaml} is no chart.
 */
public final class RenderDetection {
    /** The names that make a folder a kustomization. */
    public static final List<String> KUSTOMIZATION_NAMES =
            List.of("kustomization.yaml", "kustomization.yml", "Kustomization");

    private RenderDetection() {}

    /**
     * How to render, and why.
     *
     * @param spec how
     * @param rule the rule that fired, in words for the operator
     */
    public record Detected(RenderSpec spec, String rule) {}

    /**
     * Detects.
     *
     * @param path the application's folder
     * @param asDirectory how to render it if it is a plain folder
     * @param asHelm how to render it if it is a chart
     * @throws RenderException when the folder does not exist or cannot be read
     */
    public static Detected detect(
            SourceTree tree, String path, RenderSpec.Directory asDirectory, RenderSpec.Helm asHelm)
            throws RenderException, InterruptedException {
        RepositoryFiles files = new RepositoryFiles(tree);
        String folder = files.folder(path, new Origin(path, 0, 0)).path();
        Set<String> names = new HashSet<>();
        try {
            for (SourceEntry entry : tree.list(folder, false)) {
                if (entry.type() == SourceEntry.Type.FILE
                        || entry.type() == SourceEntry.Type.LINK) {
                    names.add(entry.name());
                }
            }
        } catch (SourceException e) {
            throw RepositoryFiles.failed(new Origin(path, 0, 0), e);
        }
        boolean chart = names.contains("Chart.yaml");
        for (String name : KUSTOMIZATION_NAMES) {
            if (names.contains(name)) {
                String rule =
                        chart
                                ? "the folder has both " + name + " and Chart.yaml; Kustomize wins"
                                : "the folder has " + name;
                return new Detected(new RenderSpec.Kustomize(), rule);
            }
        }
        return chart
                ? new Detected(asHelm, "the folder has Chart.yaml")
                : new Detected(
                        asDirectory,
                        "the folder has neither a kustomization nor Chart.yaml, so it is plain"
                                + " manifests");
    }
}
