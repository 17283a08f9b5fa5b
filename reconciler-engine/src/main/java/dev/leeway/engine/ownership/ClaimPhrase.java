package dev.leeway.engine.ownership;

import dev.leeway.engine.wording.Phrase;

/** The phrases that tell whose an object is and on what that rests. */
public enum ClaimPhrase implements Phrase {
    AND("{0}, and {1}"),
    AND_LEAVES_ALONE("{0}, and leaves it alone (reconcile: disabled)"),
    AND_NOT_RECONCILED("{0}, and is not reconciled at all"),
    AND_RECONCILES("{0}, and reconciles by itself"),
    AND_STANDING("{0}; {1}"),
    AND_SUSPENDED("{0}, and is suspended"),
    AND_SYNCING("{0}, and is syncing now"),
    AND_SYNCS("{0}, and syncs by itself"),
    AND_SYNCS_WHEN_ASKED("{0}, and syncs when somebody asks"),
    ANNOTATION_IS("its annotation {0} is {1}"),
    ANNOTATION_NAMES("its annotation {0} names it"),
    APPLICATION_UNREAD("its Application could not be read: {0}"),
    APPLIED("it applied fields of the object"),
    APPLIED_AT("it applied fields of the object at {0}"),
    ARGO_APPLICATION("Argo CD application {0}"),
    BOTH_APPLY("{0} and {1} both apply {2}"),
    CHANGED_HANDS("{0} changed hands {1} times within ten minutes, between {2}, last at {3}"),
    CLAIMED("{0}: {1}"),
    CONTROLLER_GONE("it is gone, or is another one of that name"),
    CONTROLLER_KEEPS("it exists, and its controller keeps the object as it wants it"),
    COPIED("the mark names another object, so it was copied and says nothing"),
    FIELD_MANAGER("field manager {0}"),
    HELM_RELEASE("Helm release {0}"),
    INVENTORY("inventory {0} (kpt or another tool of its family)"),
    INVENTORY_STANDS("its inventory {0} stands; its tool writes when somebody runs it"),
    IS_CONTESTED("More than one owner claims it: {0}."),
    IS_FLAPPING("{0}: somebody will overwrite what is written. {1}"),
    IS_FOREIGN("It belongs to {0}."),
    IS_NOT_KNOWN("Whose it is, is not known: {0}."),
    IS_OURS("It is this application's own: {0}."),
    IS_STALE("It carries a mark that was left behind: {0}."),
    IS_UNOWNED("It exists, and Leeway did not make it."),
    IS_UNOWNED_APPLIED("It exists, and Leeway did not make it (applied by {0})."),
    LABEL_IS("its label {0} is {1}"),
    LABEL_NAMES("its label {0} names it"),
    LABEL_OF_CHARTS("charts set this label too, and no Application is known that lists the object"),
    LEEWAYS_INVENTORY_STANDS("its inventory {0} stands; Leeway writes for it when somebody asks"),
    LEEWAY_APPLICATION("Leeway application {0}"),
    LEEWAY_WHEN_ASKED("Leeway writes for it when somebody asks"),
    LISTS("{0} lists it"),
    MANAGERS("{0} and {1}"),
    NAMED_CONTROLLER("it is named as the controller in the object's owner references"),
    NEXT_ACTIVE(
            "Leeway leaves it to its owner, who would undo the change: change it where the owner reads it, or suspend the owner."),
    NEXT_CONTESTED("Leeway does not write to it until all claims but one are ended."),
    NEXT_DORMANT(
            "Adopt it to let Leeway write to it; its owner overwrites that when it is run or resumed, so end its claim too."),
    NEXT_FLAPPING("Find out who writes and stop him, or adopt it to write all the same."),
    NEXT_NOT_KNOWN("Leeway does not write to it until that can be read, or the mark is taken off."),
    NEXT_STALE("Adopt it to let Leeway write to it from now on."),
    NEXT_UNOWNED("Adopt it to let Leeway write to it, and prune it one day."),
    NONE_LISTS("none of its objects lists this one any more"),
    NOT_ASKED("it was not asked about"),
    NOT_SERVED("the cluster does not serve {0}"),
    NO_APPLICATION("there is no such Application"),
    NO_LIST("{0} exists and keeps no list"),
    NO_OBJECT("there is no such object any more"),
    NO_PARENT("no Secret or ConfigMap is its parent any more"),
    NO_RELEASE("there is no such release any more"),
    OBJECTS_UNREAD("which of its objects it wrote for could not be read: {0}"),
    OBJECT_UNREAD("its own object could not be read: {0}"),
    OURS_AND("this application ({0}), and {1}"),
    OURS_ANNOUNCED("Leeway announced it, and applied it"),
    OURS_MADE_ANEW("Leeway's inventory names it, and somebody deleted and made it anew since"),
    OURS_MARKED("it carries Leeway's mark"),
    OURS_NAMED("Leeway's inventory names it"),
    OURS_NAMED_AND_MARKED("Leeway's inventory names it, and it carries Leeway's mark"),
    OWNS_FIELDS("a field manager owns fields, not the object; Leeway takes none of them unasked"),
    PARENT_STANDS("its parent {0} stands; its tool writes when somebody runs it"),
    PARENT_UNREAD("whether its parent still stands could not be read ({0})"),
    RELEASE_EXISTS("the release exists; Helm writes when somebody runs it"),
    RELEASE_PENDING("the release exists, and an operation of Helm is under way or was broken off"),
    RELEASE_UNREAD("whether the release exists could not be read: {0}"),
    SERVED_UNSAID("the cluster could not say whether it serves {0}"),
    THEN("{0} {1}"),
    UNLISTED("{0} does not list it"),
    UNREAD("it could not be read: {0}"),
    UPDATED("it updated fields of the object"),
    UPDATED_AT("it updated fields of the object at {0}"),
    WROTE_FOR_ABOVE("it wrote for the claim above"),
    YOUNG("{0} has not reconciled yet");

    private final String pattern;

    ClaimPhrase(String pattern) {
        this.pattern = pattern;
    }

    @Override
    public String area() {
        return "claims";
    }

    @Override
    public String pattern() {
        return pattern;
    }
}
