package dev.leeway.engine.proposal;

import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A proposal that was handed in, and how far it has come. It is on the disk as it stands here.
 *
 * @param id the reason's id
 * @param kind what it comes from
 * @param application the application
 * @param repository the repository's name in the workspace
 * @param target the branch that it asks to be merged into
 * @param branch the branch that carries it
 * @param base the full id of the commit that it was made on
 * @param commit the full id of its own commit
 * @param title the commit's first line and the request's title
 * @param files the files that it changes
 * @param madeAt when it was handed in
 * @param stage how far it has come
 * @param delivery how sending goes
 */
public record Proposal(
        String id,
        ProposalReason.Kind kind,
        String application,
        String repository,
        String target,
        String branch,
        String base,
        String commit,
        String title,
        List<String> files,
        Instant madeAt,
        Stage stage,
        Delivery delivery) {
    public Proposal {
        files = List.copyOf(files);
    }

    /** How far a proposal has come. */
    public sealed interface Stage {
        /** Neither branch nor request are known to be at the host. */
        record Waiting() implements Stage {}

        /** The branch is at the host, the request not yet. */
        record Pushed() implements Stage {}

        /**
         * The branch is at the host, and nobody opens a request for it.
         *
         * @param compareLink where the operator can open one; empty when the host's is not known
         */
        record BranchOnly(String compareLink) implements Stage {}

        /**
         * The request is open.
         *
         * @param request the request
         */
        record Open(RequestRef request) implements Stage {}

        /**
         * What it asks for is in the target branch, or something else is.
         *
         * @param request the request, if there was one
         * @param mergeCommit the full id of the commit that brought it in, or in which the target
         *     was seen to have moved on
         * @param landing how the touched fields came out
         */
        record Merged(Optional<RequestRef> request, String mergeCommit, Landing landing)
                implements Stage {
            /** Makes one that was merged for certain. */
            public Merged(Optional<RequestRef> request, String mergeCommit, boolean asProposed) {
                this(request, mergeCommit, Landing.of(asProposed));
            }

            /** Returns whether the touched fields came out as live. */
            public boolean asProposed() {
                return landing == Landing.AS_PROPOSED;
            }
        }

        /** The request was closed without a merge. */
        record Closed(RequestRef request) implements Stage {}

        /**
         * It cannot be sent as it is; nothing more is tried until the operator says so.
         *
         * @param why what stands in the way
         * @param nextStep what the operator can do
         */
        record Stuck(Wording why, Wording nextStep) implements Stage {}

        /** The operator gave it up. */
        record Dropped(String why) implements Stage {}
    }

    /**
     * A request at a host.
     *
     * @param number how the host names it
     * @param url where people read it
     */
    public record RequestRef(String number, String url) {}

    /**
     * How sending goes.
     *
     * @param attempts how often it was tried
     * @param nextTry when it is tried next
     * @param lastError what went wrong last; empty when nothing did
     * @param lastNextStep what the operator can do about that
     */
    public record Delivery(int attempts, Instant nextTry, Wording lastError, Wording lastNextStep) {
        /** With nothing that went wrong. */
        public Delivery(int attempts, Instant nextTry) {
            this(attempts, nextTry, Wording.none(), Wording.none());
        }
    }

    /** Returns whether there is still something to send. */
    public boolean isUnsent() {
        return stage instanceof Stage.Waiting || stage instanceof Stage.Pushed;
    }

    /** Returns whether the merge is still to come. */
    public boolean isUnderReview() {
        return stage instanceof Stage.Open || stage instanceof Stage.BranchOnly;
    }

    /** Returns the request at the host, if one was ever opened. */
    public Optional<RequestRef> request() {
        return switch (stage) {
            case Stage.Open(RequestRef request) -> Optional.of(request);
            case Stage.Closed(RequestRef request) -> Optional.of(request);
            case Stage.Merged merged -> merged.request();
            case Stage.Waiting _,
                    Stage.Pushed _,
                    Stage.BranchOnly _,
                    Stage.Stuck _,
                    Stage.Dropped _ ->
                    Optional.empty();
        };
    }

    /** Returns a copy at another stage. */
    public Proposal at(Stage next) {
        return new Proposal(
                id,
                kind,
                application,
                repository,
                target,
                branch,
                base,
                commit,
                title,
                files,
                madeAt,
                next,
                delivery);
    }

    /** Returns a copy whose sending goes otherwise. */
    public Proposal with(Delivery next) {
        return new Proposal(
                id,
                kind,
                application,
                repository,
                target,
                branch,
                base,
                commit,
                title,
                files,
                madeAt,
                stage,
                next);
    }

    /** Returns a copy on another base. */
    public Proposal on(String newBase, String newCommit, List<String> newFiles) {
        return new Proposal(
                id,
                kind,
                application,
                repository,
                target,
                branch,
                newBase,
                newCommit,
                title,
                newFiles,
                madeAt,
                stage,
                delivery);
    }
}
