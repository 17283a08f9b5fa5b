package dev.leeway.engine.workspace;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell what is wrong with a workspace file, and what would be right. */
public enum WorkspacePhrase implements Phrase {
    // How mistakes are told together.
    AT("{0}: {1}"),
    HAS_MISTAKES("the workspace has mistakes:\n  {0}"),
    KNOWN_KEYS("{0}; known keys: {1}"),
    LINES("{0}\n  {1}"),
    MEANT("{0}; did you mean '{1}'?"),

    // The file as a whole.
    CLOSED_TO_YOU("cannot be read: no permission"),
    FILE_EMPTY("is empty; a workspace was expected"),
    FILE_FOLDER("is a folder; name the leeway.yaml file in it"),
    FILE_LARGE("is larger than {0} MiB, so it is hardly a workspace file"),
    FILE_MISSING("does not exist; check the path, or write a new workspace there"),
    FILE_UNREADABLE("cannot be read: {0}"),
    NOT_UTF8("is not UTF-8 text; save it as UTF-8"),
    NOT_YAML("is not YAML: {0}"),
    SECOND_DOCUMENT("a second document begins here; a workspace file holds one"),

    // What a value is.
    NATURE_ALIAS("an alias"),
    NATURE_LIST("a list"),
    NATURE_MAPPING("a mapping"),
    NATURE_NOTHING("nothing"),
    NATURE_NUMBER("a number"),
    NATURE_QUOTED("text in quotes"),
    NATURE_TRUTH("true or false"),
    NATURE_WORD("'{0}'"),

    // What keys and values must be.
    EMPTY("must not be empty"),
    KEY_FORM("a key must be a plain word"),
    KEY_UNKNOWN("is not a key here"),
    MISSING("is missing"),
    NO_FLAG("must be true or false, not {0}"),
    NO_LIST("must be a list, not {0}"),
    NO_MAPPING("must be a mapping of keys to values, not {0}"),
    NO_NUMBER("must be a whole number from {0} to {1}, not {2}"),
    NO_TEXT("must be text, not {0}"),
    NOT_IN_QUOTES("must be text, but reads as {0}; write \"{1}\" with quotes"),
    ONLY("must be '{0}', not '{1}'"),
    TWICE("stands twice"),
    TWICE_SINCE("stands twice; it stands on line {0} already"),
    WORD_UNKNOWN("'{0}' is not known; known: {1}"),

    // Free values.
    VALUE_AMBIGUOUS(
            "'{0}' means different things to different readers; write \"{0}\" with quotes for the text, or true, false or a decimal number"),
    VALUE_NUMBER("'{0}' is no number that can be passed on"),
    VALUE_TAGGED("has a tag, '{0}', that is not read here"),
    VALUE_TOO_LARGE("is too large or too deep to be read"),
    VALUE_UNREADABLE("cannot be read"),

    // Names.
    APPLICATION_NAME(
            "'{0}' cannot name an application, because clusters keep that name: use up to 63 lower-case letters, digits and '-'"),
    APPLICATION_TAKEN("another application is called '{0}' already, number {1} of the list"),
    CLUSTER_TAKEN("another cluster is called '{0}' already, number {1} of the list"),
    CLUSTER_UNKNOWN("no cluster is called '{0}'"),
    NAME(
            "'{0}' cannot be a name: use up to 63 letters, digits, '-', '_' and '.', with a letter or digit at both ends"),
    NAMESPACE_NAME("'{0}' cannot be a namespace: up to 63 lower-case letters, digits and '-'"),
    REPOSITORY_TAKEN("another repository is called '{0}' already, number {1} of the list"),
    REPOSITORY_UNKNOWN("no repository is called '{0}'"),

    // Sources and paths.
    NO_EFFECT("has no effect, because the type is '{0}'"),
    OPTION_VALUE("'{0}' has a value that YAML reads as no text; put it in quotes"),
    PATH_EMPTY("must not be empty; write '.' for the repository's root"),
    PATH_NOT_RELATIVE("must be relative to the repository's root, with '/' between the parts"),
    PATH_OF_NO_SYSTEM("is not a path on this system"),
    PATH_OF_OTHERS("names another user's home; write the path out, only '~/' is expanded"),
    PATH_UP("must not hold '..'"),
    SCRIPTS("must name a folder that is there"),
    VALUE_FILE("'{0}' must be a path relative to the chart"),

    // Addresses.
    ADDRESS_HOSTLESS("names no host that can be read"),
    ADDRESS_MALFORMED("is not a URL that can be read: the fault is at character {0}"),
    ADDRESS_OF_API("must be an https URL, as in https://api.github.com"),
    ADDRESS_OF_GITEA("is missing; Gitea has no address that everybody uses"),
    ADDRESS_PATHLESS("names no path after file://"),
    ADDRESS_PLAIN(
            "must not be plain http, which anybody on the way can read and change; use https"),
    ADDRESS_QUERY(
            "must end at the path: what follows '?' or '#' is not part of a repository's address, and a token there would be seen"),
    ADDRESS_SCHEME(
            "has the scheme '{0}', which is not spoken; use https, ssh, file or a local path"),
    ADDRESS_SECRET(
            "holds a password or token; credentials never stand in the workspace: take it out (and replace it at the host, it may have been seen), Leeway asks your Git credential helper"),
    ADDRESS_WITHOUT_REPOSITORY("names a host but no repository on it"),

    // Rules about what to ignore.
    RULE_EXPRESSION("is not a jq path expression: {0}"),
    RULE_POINTER(
            "'{0}' is not a JSON pointer; one looks like /spec/replicas, with '~1' for a '/' within a name and '~0' for a '~'"),
    RULE_WITHOUT_FIELDS(
            "is missing, and so are {0} and {1}: a rule names the fields with at least one of them");

    private final String pattern;

    WorkspacePhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "mistakes";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
