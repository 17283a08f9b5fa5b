package dev.leeway.engine.source;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell why a repository cannot be read, and what to do next. */
public enum SourcePhrase implements Phrase {
    AUTHOR("a commit needs an author, and Git knows none"),
    AUTHOR_NEXT("Run git config --global user.name and git config --global user.email."),
    BRANCH_LOST("the connection ended before the host said what became of the branch"),
    BRANCH_LOST_NEXT("Wait for the next try."),
    COMMITS_MANY("'{0}' is the beginning of {1} commits"),
    COMMITS_MANY_NEXT("Write more of the commit's id."),
    EDITED_MISSING("there is no '{0}' in the edited revision"),
    EDITED_UNWRITTEN("the edited files could not be written: {0}"),
    EDITED_UNWRITTEN_NEXT("Look at the temporary folder's space and permissions."),
    FILE_LARGE("{0} has {1} bytes, the limit is {2}"),
    FILE_LARGE_NEXT("Take the file out of the folder, or exclude it."),
    FILE_MISSING("there is no file '{0}' in {1}"),
    FILE_MISSING_NEXT("Check the path and the revision."),
    IS_FOLDER("it is a folder"),
    IS_LINK("it is a link"),
    IS_NO_FOLDER("it is not a folder"),
    IS_SUBMODULE("it is a submodule"),
    MIRROR_GONE("the mirror is gone"),
    MIRROR_NONE("it is not a repository"),
    MIRROR_UNKEPT("the mirror could not keep the commit ({0})"),
    MIRROR_UNNOTED("the mirror could not note {0} ({1})"),
    MIRROR_ROOM_NEXT("Check that the disk has room and Leeway's data folder is writable."),
    NAME_TWICE("'{0}' is the name of a branch and of a tag"),
    NAME_TWICE_NEXT("Write refs/heads/{0} or refs/tags/{0}."),
    NO_COMMIT("'{0}' is not a commit but a {1}"),
    NO_COMMIT_NEXT("Name a branch, a tag or a commit."),
    OUTSIDE("it leads out of the folder"),
    SAME_FILE("'{0}' and another path are the same file on this disk"),
    SAME_FILE_NEXT("Rename one of them; this disk does not tell upper from lower case."),
    SETTINGS_UNREAD("Git's settings cannot be read: {0}"),
    SETTINGS_UNREAD_NEXT("Correct the settings."),
    SIGNATURE_EXPIRED("the key or the signature has expired"),
    SIGNATURE_KEY("the key that it was made with is not known here"),
    SIGNATURE_LATE("git did not answer in time"),
    SIGNATURE_NO_REASON("git gave no reason"),
    SIGNATURE_REVOKED("the key was revoked"),
    SIGNATURE_UNASKED("git could not be asked: {0}"),
    TRIED_AGAIN("It is tried again by itself."),
    UNSIGNED("the commit could not be signed: {0}"),
    UNSIGNED_NEXT("Check that git commit -S works here, or turn commit.gpgSign off."),
    UNWRITABLE("'{0}' cannot be written to this disk: {1}"),
    UNWRITABLE_NEXT("Rename the file in the repository."),
    AND_NEXT("{0}. {1}"),
    AT("{0}: {1}"),
    DAMAGED("the local mirror is damaged: {0}"),
    DAMAGED_NEXT("Refresh: Leeway sets the damaged mirror aside and fetches it anew."),
    DISK("the local disk refused: {0}"),
    DISK_NEXT("Free some space, or make Leeway's data folder writable."),
    FOREIGN_HOST("{0}, which is not followed: a login would go there"),
    FOREIGN_HOST_NEXT("If the repository moved, write its new address into the workspace."),
    LOCKED("another Leeway is fetching this repository and did not finish in time"),
    LOCKED_NEXT("Wait for it, or close the other Leeway, then try again."),
    LOGIN_NEXT(
            "Check that 'git ls-remote' works with this address; for https store a login in your Git credential helper, for ssh load the key into the agent."),
    LOGIN_REFUSED("the host refused the login that the Git credential helper gave"),
    LOGIN_WANTED("the host wants a login and none is at hand"),
    NOT_FETCHED("could not be fetched: {0}"),
    NOT_FETCHED_NEXT("Check that 'git ls-remote' works with this address."),
    NO_ADDRESS("is not an address that can be read"),
    NO_ADDRESS_NEXT("Correct the repository's url in the workspace."),
    NO_FOLDER("there is no such folder"),
    NO_FOLDER_NEXT("Check the path, and whether its disk is mounted."),
    NO_GIT_FOLDER("the folder is not a Git repository"),
    NO_GIT_FOLDER_NEXT("Name the folder that holds .git, or a bare repository."),
    NO_HOST("no such host: {0}"),
    NO_HOST_NEXT("Check the address, the network and the VPN."),
    NO_PATH("there is no {0} in {1} ({2})"),
    NO_PATH_NEXT("Check the path and the revision in the workspace."),
    NO_REPOSITORY("there is no Git repository that this login may read"),
    NO_REPOSITORY_NEXT(
            "Check the address; hosts also answer so when the login lacks the right to read."),
    NO_REVISION("there is no branch, tag or commit '{0}'"),
    NO_REVISION_NEXT(
            "Check the revision in the workspace; the branch may have been deleted or renamed."),
    PATH_UNREAD("{0} cannot be read so: {1}"),
    QUOTED_PATH("'{0}'"),
    ROOT("the root"),
    SILENT("the host does not answer: {0}"),
    SILENT_NEXT("Check the network and the VPN, and whether the host is up."),
    SSH_HOST("the SSH host is not trusted: {0}"),
    SSH_HOST_NEXT(
            "Compare the host's fingerprint with the one its owner publishes, then add the key to ~/.ssh/known_hosts (connecting once with ssh offers that)."),
    TIME_UP("the time was up before the repository was fetched"),
    TIME_UP_NEXT(
            "Try again; a large repository needs longer the first time, and what was fetched counts."),
    TLS("the secure connection failed: {0}"),
    TLS_NEXT(
            "Check the address and the clock; if the host has a private certificate authority, add it to the trust store of the Java that runs Leeway."),
    UNFETCHED("nothing was fetched yet"),
    UNFETCHED_NEXT("Fetch the repository.");

    private final String pattern;

    SourcePhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "sources";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
