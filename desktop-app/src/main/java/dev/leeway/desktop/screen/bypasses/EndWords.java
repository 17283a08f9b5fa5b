package dev.leeway.desktop.screen.bypasses;

import dev.leeway.desktop.state.Automation;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.bypass.Bypass;
import dev.leeway.engine.bypass.BypassState;
import dev.leeway.engine.bypass.GuardRef;
import dev.leeway.engine.bypass.LeaseOutlook;
import dev.leeway.engine.bypass.LeaseView;
import dev.leeway.engine.bypass.Stage;
import dev.leeway.engine.proposal.Proposal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an end of a lease will do to the cluster, to its proposal and to the syncs of its
 * application, in words, worked out from how they stand. Pure.
 */
final class EndWords {
    private final Text text;
    private final LeaseState lease;
    private final Optional<LeaseOutlook> outlook;
    private final Automation automation;

    /**
     * Makes the words about a lease.
     *
     * @param outlook what its ends would do to the cluster; empty while that is not known
     * @param automation who syncs its application without being asked
     */
    EndWords(Text text, LeaseState lease, Optional<LeaseOutlook> outlook, Automation automation) {
        this.text = text;
        this.lease = lease;
        this.outlook = outlook;
        this.automation = automation;
    }

    /** Returns whether something is an end of a lease, and no step on its way. */
    static boolean isEnd(LeaseView.Action action) {
        return switch (action) {
            case RELEASE, RELEASE_INTO_GIT, ABANDON -> true;
            case GO_ON, PROPOSE, FIX_ANEW, EXTEND -> false;
        };
    }

    /**
     * Returns what an end will do.
     *
     * @param closing whether an open request is to be closed with it
     */
    String of(LeaseView.Action end, boolean closing) {
        List<String> sentences = new ArrayList<>();
        switch (end) {
            case RELEASE -> release(sentences);
            case RELEASE_INTO_GIT -> intoGit(sentences);
            case ABANDON -> takeBack(sentences, closing);
            case GO_ON, PROPOSE, FIX_ANEW, EXTEND ->
                    throw new IllegalArgumentException(end + " is no end");
        }
        if (outlook.filter(LeaseOutlook::estimated).isPresent()) {
            sentences.add(text.text("bypasses.end-estimated"));
        }
        return String.join(" ", sentences);
    }

    private void release(List<String> sentences) {
        if (outlook.isEmpty()) {
            sentences.add(text.text("bypasses.end-release-unknown"));
            return;
        }
        LeaseOutlook known = outlook.get();
        if (known.inGit()) {
            sentences.add(text.text("bypasses.end-release", known.fields()));
            request(
                            "bypasses.end-request-left",
                            "bypasses.end-branch-left",
                            "bypasses.end-branch-left")
                    .ifPresent(sentences::add);
            sentences.add(syncs(0));
            return;
        }
        sentences.add(text.text("bypasses.end-release-not-yet", known.differing()));
        Optional<String> reviewed =
                request(
                        "bypasses.end-request-waits",
                        "bypasses.end-branch-waits",
                        "bypasses.end-branch-waits");
        if (reviewed.isPresent()) {
            sentences.add(reviewed.get());
        } else if (lease.lease().mergedOtherwise().isPresent()) {
            sentences.add(text.text("bypasses.end-release-choose"));
        } else if (lease.lease().stage() == Stage.FIXED) {
            sentences.add(text.text("bypasses.end-release-propose"));
        } else {
            sentences.add(text.text("bypasses.end-release-follows"));
        }
    }

    private void intoGit(List<String> sentences) {
        if (outlook.isEmpty()) {
            sentences.add(text.text("bypasses.end-into-git-unknown"));
        } else {
            LeaseOutlook known = outlook.get();
            sentences.add(
                    known.set() == 0
                            ? text.text("bypasses.end-into-git-nothing")
                            : text.text("bypasses.end-into-git", known.set()));
            if (known.unnamed() > 0) {
                sentences.add(text.text("bypasses.end-unnamed", known.unnamed()));
            }
        }
        request(
                        "bypasses.end-request-back",
                        "bypasses.end-branch-back",
                        "bypasses.end-proposal-unsent")
                .ifPresent(sentences::add);
        sentences.add(syncs(0));
    }

    private void takeBack(List<String> sentences, boolean closing) {
        if (isUnsent()) {
            sentences.add(text.text("bypasses.end-take-back-unsent"));
            sentences.add(syncs(0));
            return;
        }
        if (outlook.isEmpty()) {
            sentences.add(text.text("bypasses.end-take-back-unknown"));
        } else {
            LeaseOutlook known = outlook.get();
            sentences.add(
                    known.back() == 0
                            ? text.text("bypasses.end-take-back-nothing")
                            : text.text("bypasses.end-take-back", known.back()));
            if (known.left() > 0) {
                sentences.add(text.text("bypasses.end-take-back-left", known.left()));
            }
        }
        request(
                        closing ? "bypasses.end-request-closed" : "bypasses.end-request-back",
                        "bypasses.end-branch-back",
                        "bypasses.end-proposal-unsent")
                .ifPresent(sentences::add);
        merge().filter(BypassState.Merged::asProposed)
                .ifPresent(
                        merged ->
                                sentences.add(
                                        text.text(
                                                "bypasses.end-merged-stays",
                                                brief(merged.mergeCommit()))));
        sentences.add(syncs(outlook.map(LeaseOutlook::undone).orElse(0)));
    }

    private boolean isUnsent() {
        return lease.lease().last(BypassState.Fixed.class).isEmpty()
                && lease.lease().pending().isEmpty();
    }

    private Optional<BypassState.Merged> merge() {
        return lease.lease().last(BypassState.Merged.class);
    }

    private static String brief(String commit) {
        return commit.length() > 7 ? commit.substring(0, 7) : commit;
    }

    /**
     * What becomes of a proposal that is neither merged nor over, by its request where one is open,
     * else by its branch, and what is said of one that was not sent yet.
     */
    private Optional<String> request(String ofRequest, String ofBranch, String ofUnsent) {
        return lease.proposal()
                .flatMap(
                        proposal ->
                                switch (proposal.stage()) {
                                    case Proposal.Stage.Open(Proposal.RequestRef request) ->
                                            Optional.of(text.text(ofRequest, request.number()));
                                    case Proposal.Stage.Pushed _, Proposal.Stage.BranchOnly _ ->
                                            Optional.of(text.text(ofBranch, proposal.branch()));
                                    case Proposal.Stage.Waiting _, Proposal.Stage.Stuck _ ->
                                            Optional.of(text.text(ofUnsent, proposal.branch()));
                                    case Proposal.Stage.Merged _,
                                            Proposal.Stage.Closed _,
                                            Proposal.Stage.Dropped _ ->
                                            Optional.empty();
                                });
    }

    /** What whoever applies the application does to the fields once no hold keeps it away. */
    private String syncs(int undone) {
        Bypass bypass = lease.lease().bypass();
        String others =
                bypass.guards().stream()
                        .filter(guard -> guard.kind() != GuardRef.Kind.LEEWAY)
                        .map(GuardRef::engine)
                        .collect(Collectors.joining(", "));
        String who =
                others.isEmpty()
                        ? text.text(
                                switch (automation) {
                                    case NONE -> "bypasses.end-sync-by-hand";
                                    case COMMITS -> "bypasses.end-sync-commits";
                                    case COMMITS_AND_DRIFT -> "bypasses.end-sync-drift";
                                })
                        : others;
        return outlook.isEmpty()
                ? text.text("bypasses.end-syncs-again", who)
                : undone == 0
                        ? text.text("bypasses.end-syncs-same", who)
                        : text.text("bypasses.end-syncs-set", who, undone);
    }
}
