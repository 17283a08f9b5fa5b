package dev.leeway.engine.plan;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.live.TrackingMark;
import dev.leeway.engine.ownership.CheckedClaim;
import dev.leeway.engine.ownership.Ownership;
import dev.leeway.engine.ownership.Standing;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.Optional;

/** What a plan may do to an object, by whose it is. Pure. */
final class OwnerLeave {
    private OwnerLeave() {}

    /** Returns why an object may not be written; empty when it may, or does not exist yet. */
    static Optional<HoldReason> refusalToWrite(
            Comparison comparison, ResourceComparison resource, PlanOptions options) {
        if (resource.liveManifest().isEmpty()) {
            return Optional.empty();
        }
        Ownership ownership = ownership(comparison, resource);
        boolean may =
                switch (ownership.leave()) {
                    case FREE -> true;
                    case WHEN_ASKED -> options.adopt().contains(resource.key());
                    case NEVER -> false;
                };
        return may ? Optional.empty() : Optional.of(new HoldReason.NotOurs(ownership));
    }

    /** Returns why an object of our inventory may not be deleted because of somebody's claim. */
    static Optional<Wording> refusalToPrune(Comparison comparison, ResourceComparison resource) {
        Ownership ownership = ownership(comparison, resource);
        if (!ownership.ours()) {
            return Optional.of(HoldPhrase.NOT_OURS.of(ownership.said()));
        }
        return ownership.claims().stream()
                .filter(claim -> claim.standing() instanceof Standing.Confirmed)
                .findFirst()
                .map(CheckedClaim::said)
                .map(claim -> HoldPhrase.CLAIMED_TOO.of(claim));
    }

    /** Returns whether an object in sync is to be made this application's own, as was asked. */
    static boolean adopts(Comparison comparison, ResourceComparison resource, PlanOptions options) {
        Ownership ownership = ownership(comparison, resource);
        return resource.liveManifest().isPresent()
                && options.adopt().contains(resource.key())
                && !ownership.ours()
                && ownership.leave() == Ownership.Leave.WHEN_ASKED;
    }

    /** Returns whether an object is this application's own and does not say so. */
    static boolean lacksMark(Comparison comparison, ResourceComparison resource) {
        return ours(comparison, resource)
                && resource.liveManifest()
                        .filter(
                                live ->
                                        !TrackingMark.names(
                                                live, comparison.application(), resource.key()))
                        .isPresent();
    }

    static boolean ours(Comparison comparison, ResourceComparison resource) {
        return ownership(comparison, resource).ours();
    }

    private static Ownership ownership(Comparison comparison, ResourceComparison resource) {
        return comparison
                .ownerships()
                .find(resource.key())
                .orElseGet(() -> new Ownership.Unowned(List.of()));
    }
}
