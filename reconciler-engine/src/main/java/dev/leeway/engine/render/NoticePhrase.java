package dev.leeway.engine.render;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell what rendering passed over or took for granted. */
public enum NoticePhrase implements Phrase {
    APIS_UNKNOWN(
            "the chart asks which APIs the cluster has; the Helm library answers with Helm's own list. Name a helm program in Settings to tell it the cluster's"),
    CHART_PACKED(
            "a packed chart; its hooks and crds/ are not part of the result. Unpack it, or name a helm program in Settings"),
    CLUSTER_VERSION("the cluster's version is not known; the chart was told {0}"),
    HELM_TEST("{0} is a Helm test; it is never applied"),
    LINK_TO_FOLDER("a link to a folder; it is not followed"),
    LINK_TO_NOTHING("a link to nothing: there is no {0}"),
    NO_FIELDS("not a manifest: it has no apiVersion, kind or metadata"),
    NO_ITEM("not a manifest: an item of the list is no mapping"),
    NO_MANIFEST("the folder gives no manifest"),
    NO_MANIFEST_BELOW("the folder gives no manifest; folders below are not looked into"),
    NO_MAPPING("not a manifest: the document is not a mapping"),
    NO_MAPPING_OUT("not a manifest: the output is no mapping"),
    NO_YAML("not a manifest, and not YAML either: {0}"),
    SKIPPED("skipped: it carries the mark {0}"),
    SUBMODULE("a submodule; submodules are not followed");

    private final String pattern;

    NoticePhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "renderings";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
