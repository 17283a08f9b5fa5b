package dev.leeway.engine.discover;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why what another engine reconciles cannot be taken up as it is. */
public enum DiscoveryPhrase implements Phrase {
    ANOTHER_CLUSTER("it goes to another cluster"),
    ANOTHER_CLUSTER_NAMED(
            "it goes to another cluster, {0}; add that cluster to the workspace and the application by hand"),
    ARGO_GOES_ON(
            "Argo CD goes on to sync it by itself; Leeway will compare it and not write to it"),
    CHART_NOT_IN_GIT("its chart does not come from Git"),
    CHART_REPOSITORY("its chart comes from a chart repository, not from Git"),
    CHANGED_OUTSIDE("it changes the kustomization from outside ({0})"),
    FLUX_FOLDER(
            "Flux makes a kustomization of every manifest below the folder where there is none; so does this, by reading the folder and those below it"),
    FLUX_GOES_ON("Flux goes on to reconcile it; Leeway will compare it and not write to it"),
    FLUX_NAMESPACE(
            "Flux puts every object into the namespace '{0}'; Leeway only those that name none"),
    JSONNET("it renders Jsonnet"),
    KINDS_UNREAD("The kinds of {0} could not be read"),
    NOT_FROM_GIT("its source is a {0}, not Git"),
    NOT_FROM_GIT_UNNAMED("its source is a kind not named, not Git"),
    NOT_SAID("it sets '{0}', which a workspace cannot say"),
    NO_NAMESPACE("it names no destination namespace"),
    NO_REPOSITORY("it names no repository"),
    NO_REPOSITORY_FOUND("the GitRepository {0} was not found"),
    OBJECTS_UNREAD("{0} objects could not be listed: {1}"),
    OPTION_LEFT_OUT("the sync option '{0}' is left out: Leeway has none such"),
    PLUGIN("a config management plugin renders it"),
    RULE_LEFT_OUT("one of its rules under ignoreDifferences names no field; it is left out"),
    SOURCES("it has {0} sources; a workspace application has one"),
    VALUES_NO_MAPPING("its values are not a mapping"),
    VALUES_NO_YAML("its values are not YAML: {0} (line {1}, column {2})"),
    VALUE_FILE("one of its value files is not in the chart's folder: {0}"),
    VALUE_FILES_FROM_ROOT("its value files are named from the repository's root"),
    VERSION_RANGE("it follows the version range '{0}'");

    private final String pattern;

    DiscoveryPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "discoveries";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
