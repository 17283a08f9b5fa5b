package dev.leeway.desktop.state;

import dev.leeway.engine.ownership.CheckedClaim;
import dev.leeway.engine.ownership.Claim;
import dev.leeway.engine.ownership.ForeignEngine;
import dev.leeway.engine.ownership.Ownership;
import dev.leeway.engine.ownership.Standing;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who brings objects to what Git says. */
public enum SyncEngine {
    /** Leeway, this application or another one. */
    LEEWAY,
    /** Argo CD. */
    ARGO_CD,
    /** Flux, its kustomize or its helm controller. */
    FLUX,
    /** Helm, run by hand or by a pipeline. */
    HELM,
    /** Somebody else who lists them as his. */
    OTHER;

    /**
     * Returns who stands by any of the objects; none while nothing exists or nobody is known to.
     * Marks that were left behind do not count.
     */
    static Set<SyncEngine> of(List<ObjectState> objects) {
        return objects.stream()
                .flatMap(object -> object.ownership().stream())
                .flatMap(SyncEngine::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<SyncEngine> of(Ownership whose) {
        return switch (whose) {
            case Ownership.Ours _ -> Stream.of(LEEWAY);
            case Ownership.ForeignActive foreign -> Stream.of(of(foreign.owner()));
            case Ownership.ForeignDormant foreign -> Stream.of(of(foreign.owner()));
            case Ownership.Contested contested ->
                    contested.claims().stream()
                            .filter(claim -> claim.standing() instanceof Standing.Confirmed)
                            .map(SyncEngine::of)
                            .distinct();
            case Ownership.Flapping flapping -> of(flapping.beneath());
            case Ownership.Unowned _, Ownership.ForeignStale _, Ownership.NotKnown _ ->
                    Stream.empty();
        };
    }

    private static SyncEngine of(CheckedClaim claim) {
        return switch (claim.claim()) {
            case Claim.ArgoTracking _, Claim.ArgoLabel _ -> ARGO_CD;
            case Claim.FluxKustomization _, Claim.FluxHelmRelease _ -> FLUX;
            case Claim.HelmRelease _ -> HELM;
            case Claim.LeewayApplication _ -> LEEWAY;
            case Claim.FieldWriter writer ->
                    ForeignEngine.of(writer.manager())
                            .map(engine -> engine == ForeignEngine.ARGO ? ARGO_CD : FLUX)
                            .orElse(OTHER);
            case Claim.ApplySet _, Claim.KptInventory _, Claim.Controller _ -> OTHER;
        };
    }
}
