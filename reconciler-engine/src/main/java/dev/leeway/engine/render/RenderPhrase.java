package dev.leeway.engine.render;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why files cannot be rendered, and what to do next. */
public enum RenderPhrase implements Phrase {
    AND_MORE("{0} (and {1} more)"),
    AT("{0}: {1}"),
    CHART_COPY("the private copy of the chart failed: {0}"),
    CHART_COPY_NEXT("Look at the temporary folder's space and permissions."),
    CHART_NAME("the chart's name '{0}' is not one"),
    CHART_NAME_NEXT("Correct Chart.yaml."),
    CORRECT_FILE_NEXT("Correct the file."),
    CORRECT_NEXT("Correct it."),
    DEPENDENCY("the dependency '{0}' is not in charts/, and dependencies are not fetched"),
    DEPENDENCY_NEXT("Run 'helm dependency build' and commit charts/."),
    ENTRY_NO_TEXT("an entry of {0} is no text"),
    EXIT_CODE("exit code {0}"),
    FILE("file"),
    FOLDER("folder"),
    GLOB("directory.{0} '{1}' is not a glob: {2}"),
    GLOB_NEXT("Correct it in the workspace file."),
    GLOB_OPEN("'{0}' is not closed"),
    HELM_BROKE("it broke down ({0})"),
    HELM_BUSY("other charts kept it busy for the whole time limit"),
    HELM_ENDED("it was ended at {0}"),
    HELM_LOST("Helm did not finish: {0}"),
    HELM_LOST_NEXT("Look for a template that calls itself or grows without end."),
    HELM_NOT_STARTED("it could not be started: {0}"),
    HELM_NO_JAVA("there is no Java program at {0}"),
    HELM_NO_LIBRARY("the Helm library has no part for {0}"),
    HELM_NO_LIBRARY_NEXT(
            "Install helm (https://helm.sh/docs/intro/install/) and name its path in Settings."),
    HELM_REFUSED("Helm refused the chart: {0}"),
    HELM_REFUSED_NEXT("Correct the chart or its values."),
    HELM_SILENT("Helm gave no reason"),
    JSONNET("Leeway does not evaluate Jsonnet"),
    JSONNET_NEXT(
            "Commit the manifests that it renders to, or exclude the file: directory.exclude: '*.jsonnet'."),
    JSON_OBJECT("a JSON manifest is one object"),
    JSON_OBJECT_NEXT("Put each object into its own file."),
    KUSTOMIZATION_SHAPE("a kustomization is one mapping"),
    KUSTOMIZE_CHARTS("'{0}' makes Kustomize fetch and run Helm, which Leeway does not let it do"),
    KUSTOMIZE_CHARTS_NEXT(
            "Commit the rendered chart, or make the chart an application of its own."),
    KUSTOMIZE_RUNS("'{0}' runs a program or a container"),
    KUSTOMIZE_RUNS_NEXT("Commit what it produces instead; nothing from a repository is run."),
    LINK("link"),
    LINK_OUTSIDE("the link '{0}' leads out of the repository, to '{1}'"),
    LINK_OUTSIDE_NEXT("Put the file into the repository; nothing outside it is read."),
    MEMORY_LIMIT("the memory limit of {0} MiB"),
    MISSING("there is no '{0}' in the repository at revision {1}"),
    MISSING_NEXT("Correct the path, or choose a revision that has it."),
    NEEDS_TOOL(
            "this kustomization needs the program kustomize or kubectl, and none was found that builds"),
    NEEDS_TOOL_FOR(
            "this needs the program kustomize or kubectl, and none was found that builds: {0}"),
    NEEDS_TOOL_NEXT(
            "Install kustomize (https://kubectl.docs.kubernetes.io/installation/kustomize/) or kubectl, or name the program's path in Settings."),
    NOT_A_FILE("'{0}' is not a file but a {1}"),
    NOT_A_FOLDER("'{0}' is not a folder but a {1}"),
    NOT_A_FOLDER_NEXT("Name the folder that holds the manifests."),
    NOT_A_MAPPING("the file is not a mapping"),
    NO_KUSTOMIZATION("there is no kustomization in '{0}'"),
    NO_KUSTOMIZATION_NEXT("Add a kustomization.yaml, or set source.type to directory."),
    OUTPUT_LIMIT("the output limit of {0} MiB"),
    OUTSIDE("'{0}' leads out of the repository"),
    OUTSIDE_NEXT("Put it into the repository; nothing outside it is read."),
    REMOTE("'{0}' is remote, and remote bases are not fetched"),
    REMOTE_NEXT("Copy it into the repository, and refer to the copy."),
    SEVERAL_KUSTOMIZATIONS("the folder has more than one kustomization: {0}"),
    SEVERAL_KUSTOMIZATIONS_NEXT("Keep one of them."),
    SUBMODULE("submodule, which is not followed"),
    TEMPLATE_YAML("what the template gives is not YAML: {0}"),
    TEMPLATE_YAML_NEXT("Correct the template."),
    TIME_LIMIT("the time limit of {0} ms"),
    TIME_LIMIT_PLAIN("the time limit"),
    TOGETHER_TOO_LARGE(
            "the manifests of '{0}' have {1} bytes together, the largest is this file with {2}; at most {3} are read"),
    TOGETHER_TOO_LARGE_NEXT("Exclude what is not a manifest, or split the application."),
    TOOL_COPY("the private copy for the program could not be written: {0}"),
    TOOL_COPY_NEXT("Free space in the temporary folder."),
    TOOL_ENDED("{0} was ended at {1}"),
    TOOL_ENDED_NEXT("Look for what makes it grow, or split the application."),
    TOOL_NOT_STARTED("{0} could not be started: {1}"),
    TOOL_NOT_STARTED_NEXT("Name a working kustomize or kubectl in Settings."),
    TOOL_OUTPUT("the program's output cannot be read: {0}"),
    TOOL_OUTPUT_NEXT("Build it by hand and look at the output."),
    TOOL_REFUSED("{0} refused it: {1}"),
    TOOL_REFUSED_NEXT("Correct the kustomization."),
    TOO_LARGE("the file has {0} bytes; at most {1} are read from one application"),
    TOO_LARGE_NEXT("Split it, or move what is not a manifest elsewhere."),
    VALUE_FILE_OUTSIDE("the value file '{0}' leads out of the repository"),
    YAML_AT("{0} (column {1})");

    private final String pattern;

    RenderPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "renders";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
