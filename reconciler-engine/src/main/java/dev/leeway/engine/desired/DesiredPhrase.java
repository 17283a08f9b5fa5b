package dev.leeway.engine.desired;

import dev.leeway.engine.wording.Phrase;

/**
 * The phrases that tell why a document does not become a desired object, or not as it is written.
 */
public enum DesiredPhrase implements Phrase {
    ALWAYS_ON_SERVER(
            "{0} asks for ServerSideApply=false: Leeway always applies on the server, so fields of other managers stay as they are"),
    NAMESPACE_LEFT_OUT("{0} belongs to no namespace; '{1}' is left out"),
    OPTIONS_UNKNOWN("{0} has sync options that Leeway does not know and passes over: {1}"),
    SERVER_SETS("{0}: only the server sets {1}; left out"),
    DOCUMENT("The document"),
    GENERATED_NAME(
            "{0} has generateName and no name, so every sync would make another one. Give it a name; only hooks may do without."),
    LACKS("{0} has no {1}. Add it."),
    MAP_NO_TEXT(
            "{0} has in metadata.{1} '{2}' a value that YAML reads as no text. Put it in quotes."),
    NAMED("{0} {1}"),
    NAME_NO_TEXT("{0} has the name {1}, which YAML reads as no text. Put it in quotes."),
    NOT_KEPT(
            "{0} stays as it is: Leeway keeps no values of Secrets, and they are others in the cluster now than they were at {1}. Set them by hand, or bring the revision back to Git."),
    NO_METADATA("{0} has no metadata. Add metadata.name."),
    NO_NAME("{0} has no name. Add metadata.name."),
    NO_NAMESPACE(
            "{0} {1} lives in a namespace, but neither it nor the application names one. Set destination.namespace or metadata.namespace."),
    TWICE("{0} stands twice: at {1} and at {2}. Remove one of them."),
    UNKNOWN_KIND(
            "The cluster does not serve {0} ({1} at {2}). Install the custom resource definition first, or correct apiVersion and kind."),
    UNREADABLE_KIND(
            "The cluster did not say which kinds the group '{0}' has, so {1} {2} at {3} cannot be judged. Look at the API service of that group, then compare again.");

    private final String pattern;

    DesiredPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "desired";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
