package dev.leeway.engine.render;

import dev.leeway.engine.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** How the files of an application become manifests. */
public sealed interface RenderSpec {
    /**
     * Plain manifests.
     *
     * @param recurse whether folders below count
     * @param include a glob that a file's relative path must match; empty for every manifest file
     * @param exclude a glob that excludes, tested first; empty for none
     */
    record Directory(boolean recurse, String include, String exclude) implements RenderSpec {
        /** Returns the default: this folder only, every manifest file. */
        public static Directory plain() {
            return new Directory(false, "", "");
        }
    }

    /** A kustomization. */
    record Kustomize() implements RenderSpec {}

    /**
     * A Helm chart.
     *
     * @param releaseName the release's name; empty for the application's name
     * @param valueFiles paths relative to the chart, lowest precedence first
     * @param values values that override the files
     * @param kubeVersion the version to tell the chart, empty for the destination cluster's
     */
    record Helm(
            String releaseName,
            List<String> valueFiles,
            JsonObject values,
            Optional<String> kubeVersion)
            implements RenderSpec {
        public Helm {
            valueFiles = List.copyOf(valueFiles);
        }
    }
}
