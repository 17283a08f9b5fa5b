package dev.leeway.desktop.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.ownership.CheckedClaim;
import dev.leeway.engine.ownership.Claim;
import dev.leeway.engine.ownership.Ownership;
import dev.leeway.engine.ownership.Standing;
import dev.leeway.engine.resource.ResourceKey;

import dev.leeway.engine.wording.Wording;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Who syncs an application is told by who stands by its objects, never by a mark alone. */
class SyncEngineTest {
    private static final Claim ARGO =
            new Claim.ArgoTracking(
                    Optional.of("argocd"), "shop", true, Wording.quoted("an annotation"));
    private static final Claim FLUX =
            new Claim.FluxKustomization("flux", "shop", Wording.quoted("labels"));

    private static CheckedClaim confirmed(Claim claim) {
        return new CheckedClaim(
                claim, new Standing.Confirmed("party", true, Wording.quoted("its list")));
    }

    private static Set<SyncEngine> of(Ownership... whose) {
        return SyncEngine.of(
                Stream.of(whose)
                        .map(
                                one ->
                                        new ObjectState(
                                                new ResourceKey("", "ConfigMap", "shop", "a"),
                                                Condition.IN_SYNC,
                                                Wellness.NONE,
                                                "",
                                                List.of(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                "",
                                                false,
                                                Optional.of(one),
                                                Optional.empty(),
                                                List.of(),
                                                new ObjectFacts.Absent()))
                        .toList());
    }

    @Test
    void whoeverStandsByAnObjectCounts() {
        Ownership argo = new Ownership.ForeignActive(confirmed(ARGO), List.of(confirmed(ARGO)));
        Ownership suspended =
                new Ownership.ForeignDormant(confirmed(FLUX), List.of(confirmed(FLUX)));

        assertThat(of(argo, new Ownership.Ours(Wording.quoted("the inventory"), List.of())))
                .containsExactlyInAnyOrder(SyncEngine.ARGO_CD, SyncEngine.LEEWAY);
        assertThat(of(suspended)).containsExactly(SyncEngine.FLUX);
    }

    @Test
    void aMarkThatWasLeftBehindAndOneThatCouldNotBeCheckedSayNothing() {
        CheckedClaim stale = new CheckedClaim(ARGO, new Standing.Stale(Wording.quoted("gone")));
        CheckedClaim unread =
                new CheckedClaim(FLUX, new Standing.NotKnown(Wording.quoted("no answer")));

        assertThat(
                        of(
                                new Ownership.ForeignStale(stale, List.of(stale)),
                                new Ownership.NotKnown(unread, List.of(unread)),
                                new Ownership.Unowned(List.of())))
                .isEmpty();
        assertThat(
                        of(
                                new Ownership.Contested(
                                        Wording.quoted("both"),
                                        List.of(confirmed(FLUX), stale, unread))))
                .containsExactly(SyncEngine.FLUX);
    }
}
