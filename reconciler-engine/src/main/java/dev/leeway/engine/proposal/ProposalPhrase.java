package dev.leeway.engine.proposal;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why a change is not proposed, and what to do next. */
public enum ProposalPhrase implements Phrase {
    ALSO_CHANGES("{0} changes"),
    AND("{0}; {1}"),
    APPEARS("{0} appears"),
    AT_HOST("the proposal {0} is at the host already"),
    AT_HOST_NEXT("Reopen its request there; Leeway sees that by itself."),
    A_BRANCH("a branch"),
    BRANCH_REFUSED("the host refused the branch {0}: {1}"),
    BRANCH_REFUSED_NEXT(
            "Ask for the right to push, or let somebody who has it take the patch: 'leeway proposals patch {0} > fix.patch', then 'git am fix.patch'."),
    BRANCH_TAKEN("the repository has a branch {0} with other commits; it is left as it is"),
    BRANCH_TAKEN_NEXT("Look at that branch; delete it there, or drop this proposal."),
    CHECK_NAME_NEXT("Check the name; the workspace may have changed."),
    DISAPPEARS("{0} disappears"),
    DRAFT_NEXT("Draft the proposal again."),
    MERGED("the proposal {0} is merged already"),
    MERGED_NEXT("Revert it instead."),
    MOVED_ON("the branch {0} moved on, and the same files changed there"),
    NONE("there is no proposal {0}"),
    NONE_NEXT("List them again."),
    NO_OPEN_REQUEST("the proposal {0} has no open request"),
    NO_OPEN_REQUEST_NEXT("Look at its host."),
    NOT_LIVE("{0} does not get its live value"),
    NO_APPLICATION("the workspace {0} has no application '{1}'"),
    NO_BRANCH(
            "{0} is followed at '{1}', which is not {2}; a pull request needs a branch to be merged into"),
    NO_BRANCH_NEXT("Name the branch as the repository's revision in the workspace."),
    NO_REPOSITORY("the workspace {0} has no repository '{1}'"),
    ONE_BRANCH("one branch but several"),
    READ_ALREADY("it cannot be read already without this edit: {0}"),
    RENDERED_ALREADY("it cannot be rendered already without this edit: {0}"),
    STRANGER("it is no application of this workspace, and it builds on what is edited"),
    TIME_UP("the time was up before an edit of {0} was found and proved"),
    TIME_UP_NEXT("Try again with fewer fields at once."),
    UNPROVED("this edit of {0} does not prove, so it is not proposed"),
    UNPROVED_THERE("the branch {0} moved on, and there no edit proves any more: {1}"),
    UNPROVED_THERE_NEXT("Draft the proposal again, or finish the files by hand."),
    UNRENDERED("the branch {0} cannot be rendered any more: {1}"),
    UNRENDERED_NEXT("Correct the branch, then try again."),
    WOULD_CHANGE("{0} would change too"),
    BRINGS_BACK("brings {0} back to {1}"),
    NO_EDIT("no edit was found that gives {0} {1} its live value and changes nothing else"),
    NOT_RENDERED("Git does not render {0}, so it has no field to edit"),
    SECRET(
            "the values of {0} are secret and are never written to a repository; change them where they are kept"),
    UNPROVED_NEXT("Finish the files by hand, or choose another edit.");

    private final String pattern;

    ProposalPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "proposals";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
