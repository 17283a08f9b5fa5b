package dev.leeway.engine.proposal;

import dev.leeway.engine.wording.Phrase;

/** The phrases by which the audit trail tells what became of branches and pull requests. */
public enum DeliveryPhrase implements Phrase {
    BRANCH_REFUSED("The host refused the branch {0}."),
    CLOSED("Closed the pull request {0}."),
    CLOSED_UNMERGED("The pull request {0} was closed without a merge."),
    CORRECTED("Corrected the text of the pull request {0}."),
    FOUND("Found the pull request {0}."),
    GAVE_UP("Gave {0} up: {1}"),
    GIVEN_UP("the bypass {0} was given up"),
    HANDED_IN("Handed in {0}: {1}"),
    LOOKED("The proposal {0} was looked at."),
    MERGED("The branch {0} was merged as {1}."),
    MERGED_OTHERWISE("The branch {0} was merged as {1}, with other values than proposed."),
    MOVED_ON("{0} has other values than before and than proposed on {1} as of {2}."),
    OPEN("The pull request {0} is open."),
    OPENED("Opened the pull request {0}."),
    PUSHED("Pushed the branch {0}."),
    PUSHED_ALONE("Pushed, to be merged with Git (no pull request): {0}.");

    private final String pattern;

    DeliveryPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "deliveries";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
