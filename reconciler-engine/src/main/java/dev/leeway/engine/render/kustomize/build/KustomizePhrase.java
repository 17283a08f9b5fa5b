package dev.leeway.engine.render.kustomize.build;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why a kustomization cannot be built. */
public enum KustomizePhrase implements Phrase {
    ABSOLUTE("'{0}' is an absolute path; write it relative to the kustomization"),
    ANNOTATION("the annotation '{0}'"),
    ANYTHING("anything"),
    A_KUSTOMIZATION("a kustomization"),
    A_LIST("a list"),
    A_MAPPING("a mapping"),
    A_NUMBER("a number"),
    A_TEXT("a text"),
    BUILD_METADATA("buildMetadata '{0}'"),
    COMPONENT("the component '{0}' is not a folder of the repository"),
    DIRECTIVE("the directive {0}: {1}"),
    DIRECTIVE_ROOT("the directive $patch at the root"),
    EMPTY("is empty"),
    ENCODING("a replacement with an encoding"),
    ENV_TAKEN("an env file that takes '{0}' from the environment"),
    GENERATED_EXISTS("{0} '{1}' is generated, and it exists already"),
    INCLUDES_ITSELF("the kustomization includes itself"),
    ITEM_EMPTY("{0} is empty"),
    ITEM_SHAPE("an item of the list is not an object"),
    KEY_TWICE("the key '{0}' is generated twice"),
    LACKS("has no {0}"),
    LINK_OUTSIDE("the link leads out of the repository, to '{0}'"),
    LIST_PATCH("a patch of the list {0}"),
    LITERAL("the literal '{0}' is not key=value"),
    MERGE_NULLS("a merge into {0}, which holds null values,"),
    MUST_BE("{0} must be {1}, not {2}"),
    MUST_BE_QUOTED("{0} must be {1}, not {2}; put it in quotes"),
    NEEDS_TARGET("a JSON patch needs a target"),
    NONE_TO_CHANGE("{0} '{1}' is to be {2}d, and there is none"),
    NOTHING("nothing"),
    NOTHING_TO_SCALE("replicas names '{0}', and there is nothing of that name to scale"),
    NOT_AN_OBJECT("is not an object"),
    NOT_A_FILE("there is no '{0}' in the repository that is a file"),
    NOT_BELOW(
            "'{0}' does not lie in or below the folder of the kustomization, and Kustomize reads no such file; move it, or make a kustomization of it"),
    NOT_BUILT_IN("{0} is not among what Leeway builds by itself"),
    NOT_ONE_OBJECT("is not one object"),
    NO_COUNT("the entry for '{0}' under replicas has no count"),
    NO_EXPRESSION("'{0}' is no regular expression: {1}"),
    NO_FIELD_PATH("'{0}' is no field path"),
    NO_FILE("holds no kustomization.yaml"),
    NO_MERGE_KEY("$patch in the list {0}, which has no merge key,"),
    NO_OBJECT_LEFT("a JSON patch leaves no object"),
    NO_OPERATION("'{0}' is no operation of a JSON patch"),
    NO_OPERATIONS("is not a list of operations"),
    NO_ORDER("'{0}' is no order; write legacy or fifo"),
    NO_PART("a replacement asks for part {0} of '{1}'"),
    NO_PLACE("a JSON patch names '{0}', and there is no such place"),
    NO_POINTER("'{0}' is no JSON pointer"),
    NO_RESOURCE("the resource '{0}' does not exist in the repository"),
    NO_SOURCE_FIELD("'{0}' is not a field of {1}, from which a value is to be copied"),
    NO_TARGETS("a replacement has no targets"),
    NO_TARGET_FIELD("'{0}' is not a field of {1}; set options.create to make it"),
    OPERATION_SHAPE("an operation of a JSON patch is not an object"),
    OTHER_HOST(
            "'{0}' lies on another host; Leeway never fetches it by itself. Vendor it into the repository"),
    OUTSIDE("'{0}' leads out of the repository"),
    OWN_TRANSFORMER("a transformer in the kustomization itself"),
    PATCHES_NONE("patches {0}, and there is no such object"),
    PATCH_DOCUMENTS("a patch of several documents with a target"),
    PATCH_FITS("a patch of {0} that fits {1} objects"),
    PATCH_SHAPE("a patch is neither an object nor a list of operations"),
    PATCH_SOURCE("a patch needs either 'patch' or 'path'"),
    QUOTED("'{0}'"),
    REFERENCE("a reference to '{0}', which is what more than one {1} was called,"),
    REMOVES_ALL("a JSON patch removes the whole object"),
    SAME_KEYS("a patch of {0} with items that {1} do not tell apart"),
    SELECTOR("the selector '{0}'"),
    SEVERAL_FILES("holds several kustomization files: {0}"),
    SOME_KEYS("a patch of {0} of which only some have the field {1}"),
    SOURCE_COUNT("the source of a replacement ({0}) is {1} objects and must be one"),
    TARGET_COUNT("the target of a JSON patch ({0}) is {1} objects"),
    TEST_FAILS("the test at {0} fails"),
    THERE_ALREADY("{0} is there already"),
    THE_NUMBER("the number {0}"),
    TRANSFORMER("the transformer '{0}'"),
    TRANSFORMER_FOLDER("the folder of transformers '{0}'"),
    TRUE_OR_FALSE("true or false"),
    UNKNOWN_FIELD("'{0}' is no field of {1}"),
    UNLIKE_DIALECT(
            "a value that Kustomize reads otherwise than Kubernetes (line {0} of {1}); put it in quotes"),
    UNNAMED_GENERATOR("a generator of a {0} has no name");

    private final String pattern;

    KustomizePhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "kustomize";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
