package dev.leeway.product.fuzz;

import java.util.Locale;

/** A reader that meets foreign bytes. */
enum FuzzTarget {
    /** Every reader, the first byte choosing which. */
    EVERY("fuzz.EveryReaderFuzz"),
    /** JSON documents and streams of them, as watches send them. */
    JSON("json.JsonFuzz"),
    /** Manifests. */
    MANIFEST("yaml.ManifestFuzz"),
    /** Managed fields. */
    MANAGED_FIELDS("fields.ManagedFieldsFuzz"),
    /** The workspace file. */
    WORKSPACE("workspace.WorkspaceFuzz"),
    /** Kustomizations. */
    KUSTOMIZATION("render.kustomize.build.KustomizationFuzz"),
    /** Source files that are edited. */
    SOURCE_EDITOR("edit.SourceEditorFuzz"),
    /** Answers of hosts about pull requests. */
    REQUEST_ANSWER("proposal.host.RequestAnswerFuzz");

    private final String type;

    FuzzTarget(String type) {
        this.type = type;
    }

    /** The class whose {@code fuzzerTestOneInput} is called. */
    String className() {
        return "dev.leeway.engine." + type;
    }

    /** The name of its folder of inputs. */
    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
