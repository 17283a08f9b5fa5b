package dev.leeway.engine.proposal;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why a host did not do what it was asked, and what to do next. */
public enum HostPhrase implements Phrase {
    ANSWERED("{0} answered {1}: {2}"),
    BY_ITSELF_NEXT("It is tried again by itself."),
    ILL("{0} is not well ({1})"),
    LATE("{0} did not answer in time"),
    NOT_ALLOWED("{0} does not let this token do it: {1}"),
    NOT_ALLOWED_NEXT("Give the token the right to open pull requests."),
    NOT_FOUND("{0} has no {1}, or hides it from this token"),
    NOT_FOUND_NEXT("Check the repository's address and what the token may see."),
    NO_AZURE("the repository's address does not name an Azure DevOps project and repository"),
    NO_AZURE_NEXT("Give the address as Azure DevOps shows it, with _git in it."),
    NO_HOST("the repository's address names no host, so nothing there takes pull requests"),
    NO_HOST_NEXT(
            "Take pullRequests out of the workspace, or give the repository's address at the host."),
    NO_JSON("{0}: the answer is not JSON"),
    NO_LIST("{0}: a list was asked for, and the answer is none"),
    NO_OBJECT("{0}: an object was asked for, and the answer is none"),
    NO_OWNER("the repository's address does not name an owner and a repository"),
    NO_OWNER_NEXT("Give the repository's address as the host shows it."),
    NO_TOKEN("there is no token for {0}"),
    NO_TOKEN_NEXT(
            "Store one that may open pull requests: 'leeway credentials set {0}', or your Git credential helper."),
    PROVIDER_NEXT("Check the provider and the API's address in the workspace."),
    REFUSED("{0} refused ({1}): {2}"),
    REFUSED_NEXT("Do what it says, then try again."),
    SENDS_ON("{0} sends on to {1}, which is not followed: the token would go there"),
    SENDS_ON_NEXT("If the repository moved, write its new address into the workspace."),
    SILENT("{0} does not answer: {1}"),
    SILENT_NEXT("It is tried again by itself; check the network if it lasts."),
    TOKEN_REFUSED("{0} does not take the token"),
    TOKEN_REFUSED_NEXT("Store a valid token in the Git credential helper; it may have expired."),
    TOO_OFTEN("{0} wants to be asked less often"),
    UNENCRYPTED("{0} would get the token without encryption, so it is not asked"),
    UNENCRYPTED_NEXT("Give the API's address with https in the workspace.");

    private final String pattern;

    HostPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "hosts";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
