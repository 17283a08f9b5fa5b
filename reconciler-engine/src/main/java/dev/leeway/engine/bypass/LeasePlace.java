package dev.leeway.engine.bypass;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.proposal.Proposals;
import dev.leeway.engine.bypass.guard.Guards;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.run.ClusterConnection;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.run.RunRequest;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.workspace.Workspace;

/** The cluster of one lease, with everything that is done there on its behalf. */
final class LeasePlace {
    private final BypassParts parts;
    private final ClusterConnection cluster;
    private final Guards guards;
    private final SecretVault vault;

    private LeasePlace(BypassParts parts, ClusterConnection cluster, Guards guards) {
        this.parts = parts;
        this.cluster = cluster;
        this.guards = guards;
        this.vault = new SecretVault(cluster, parts.timeout());
    }

    static LeasePlace of(BypassParts parts, Bypass bypass)
            throws BypassException, InterruptedException {
        ClusterConnection cluster = connect(parts, bypass.cluster());
        return new LeasePlace(
                parts,
                cluster,
                new Guards(
                        cluster.reader(),
                        cluster.writer(),
                        bypass.application(),
                        bypass.namespace(),
                        parts.timeout(),
                        parts.observation(),
                        parts.clock()));
    }

    static ClusterConnection connect(BypassParts parts, String name)
            throws BypassException, InterruptedException {
        Workspace.Cluster cluster =
                parts.workspace()
                        .cluster(name)
                        .orElseThrow(
                                () ->
                                        new BypassException(
                                                BypassPhrase.NO_CLUSTER.of(name),
                                                BypassPhrase.NO_CLUSTER_NEXT.of(),
                                                null));
        try {
            return parts.clusters().to(cluster);
        } catch (ClusterException e) {
            throw new BypassException(e);
        }
    }

    ClusterConnection cluster() {
        return cluster;
    }

    Optional<Proposals> proposals() {
        return parts.proposals();
    }

    SecretVault vault() {
        return vault;
    }

    Guard guard(GuardRef ref) throws BypassException, InterruptedException {
        try {
            return guards.of(ref);
        } catch (ClusterException e) {
            throw new BypassException(e);
        }
    }

    /** Returns what can be done to the objects, with the true values of Secrets. */
    ObjectWork work(Bypass opened) {
        return new ObjectWork(cluster, opened, parts.timeout());
    }

    Comparison compare(Bypass bypass) throws BypassException, InterruptedException {
        try {
            return parts.engine().compare(bypass.application(), RunRequest.USUAL, _ -> {});
        } catch (RunException e) {
            throw new BypassException(e);
        }
    }

    /** Judges whether live is what Git asks for, by a comparison that was just made. */
    Convergence convergence(Bypass opened, Comparison comparison)
            throws BypassException, InterruptedException {
        return Convergence.of(opened, comparison, unnamed(opened, comparison));
    }

    /** Reads what is live of the fixed objects that Git does not name, or by another name. */
    Map<ResourceKey, Manifest> unnamed(Bypass bypass, Comparison comparison)
            throws BypassException, InterruptedException {
        Map<ResourceKey, Manifest> live = new HashMap<>();
        for (ObjectFix fix : bypass.fixes()) {
            if (Successor.of(comparison, fix.key()).isPresent()) {
                work(bypass).present(fix).ifPresent(found -> live.put(fix.key(), found));
            }
        }
        return live;
    }

    /** Returns whether a hold stands that keeps everything of the application from moving. */
    boolean holdsAll(Bypass bypass) throws BypassException, InterruptedException {
        for (GuardRef ref : bypass.guards()) {
            if (isOfAll(ref)
                    && !(guard(ref).check(bypass.hold(ref)) instanceof GuardState.NotStanding)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfAll(GuardRef ref) {
        return ref.scope() instanceof HoldScope.WholeApplication;
    }

    /**
     * Returns in words which holds are certainly gone although the lease stands; empty when none.
     */
    Wording lostHolds(Bypass bypass) throws BypassException, InterruptedException {
        Wording lost = Wording.none();
        for (GuardRef ref : bypass.guards()) {
            if (guard(ref).check(bypass.hold(ref)) instanceof GuardState.NotStanding gone) {
                lost = lost.isEmpty() ? gone.said() : GuardPhrase.AND.of(lost, gone.said());
            }
        }
        return lost.isEmpty() ? Wording.none() : AwaitPhrase.HOLD_GONE.of(lost);
    }

    /** Lifts every hold, the last one placed first; fails when one is not certainly gone. */
    void liftAll(Bypass bypass) throws BypassException, InterruptedException {
        lift(bypass, bypass.guards());
    }

    /** Lifts the holds that keep everything of the application from moving. */
    void letMove(Bypass bypass) throws BypassException, InterruptedException {
        lift(bypass, bypass.guards().stream().filter(LeasePlace::isOfAll).toList());
    }

    private void lift(Bypass bypass, List<GuardRef> refs)
            throws BypassException, InterruptedException {
        for (GuardRef ref : refs.reversed()) {
            switch (guard(ref).lift(bypass.hold(ref))) {
                case GuardState.NotStanding _ -> {}
                case GuardState.Standing standing ->
                        throw notLifted(ref, BypassPhrase.STILL_STANDS.of(standing.said()));
                case GuardState.Refused refused -> throw notLifted(ref, refused.said());
                case GuardState.Unknown unknown -> throw notLifted(ref, unknown.said());
            }
        }
    }

    private static BypassException notLifted(GuardRef ref, Wording why) {
        return new BypassException(
                BypassPhrase.NOT_LIFTED.of(Wording.quoted(ref.engine()), why),
                BypassPhrase.SAME_STEP_NEXT.of(),
                null);
    }
}
