package dev.leeway.engine.ownership;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.live.InventoryEntry;
import dev.leeway.engine.live.TrackingMark;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says whose an object is, from its checked claims. Pure. */
public final class OwnershipVerdict {
    private final ResourceKey key;
    private final Manifest live;
    private final String application;
    private final Optional<InventoryEntry> entry;
    private final List<CheckedClaim> claims;

    private OwnershipVerdict(
            ResourceKey key,
            Manifest live,
            String application,
            Optional<InventoryEntry> entry,
            List<CheckedClaim> claims) {
        this.key = key;
        this.live = live;
        this.application = application;
        this.entry = entry;
        this.claims = claims;
    }

    /**
     * Returns whose an object is.
     *
     * @param application the application that asks
     * @param entry its inventory's entry of the object; empty when it has none
     * @param claims the claims of others
     * @param flap a field that changes hands right now, as the watch saw it
     */
    public static Ownership of(
            ResourceKey key,
            Manifest live,
            String application,
            Optional<InventoryEntry> entry,
            List<CheckedClaim> claims,
            Optional<Flap> flap) {
        Ownership verdict =
                new OwnershipVerdict(key, live, application, entry, claims).withoutFlapping();
        return flap.isPresent() && verdict.leave() != Ownership.Leave.NEVER
                ? new Ownership.Flapping(flap.get(), verdict)
                : verdict;
    }

    private Ownership withoutFlapping() {
        Optional<Wording> ours = ours();
        Map<String, CheckedClaim> parties = parties();
        Optional<CheckedClaim> active =
                parties.values().stream().filter(claim -> active(claim.standing())).findFirst();
        Optional<CheckedClaim> doubt = first(Standing.NotKnown.class);
        if (ours.isPresent()) {
            if (active.isPresent()) {
                return new Ownership.Contested(
                        ClaimPhrase.OURS_AND.of(ours.get(), active.get().said()), claims);
            }
            return doubt.isPresent()
                    ? new Ownership.NotKnown(doubt.get(), claims)
                    : new Ownership.Ours(ours.get(), claims);
        }
        if (parties.size() > 1) {
            return new Ownership.Contested(
                    parties.values().stream()
                            .map(CheckedClaim::said)
                            .reduce((one, next) -> ClaimPhrase.AND.of(one, next))
                            .orElseThrow(),
                    claims);
        }
        if (active.isPresent()) {
            return new Ownership.ForeignActive(active.get(), claims);
        }
        Optional<Wording> shared = parties.isEmpty() ? contestedPath() : Optional.empty();
        if (shared.isPresent()) {
            return new Ownership.Contested(shared.get(), claims);
        }
        if (doubt.isPresent()) {
            return new Ownership.NotKnown(doubt.get(), claims);
        }
        if (!parties.isEmpty()) {
            return new Ownership.ForeignDormant(parties.values().iterator().next(), claims);
        }
        return first(Standing.Stale.class)
                .<Ownership>map(claim -> new Ownership.ForeignStale(claim, claims))
                .orElseGet(() -> new Ownership.Unowned(claims));
    }

    private static boolean active(Standing standing) {
        return standing instanceof Standing.Confirmed confirmed && confirmed.active();
    }

    private Optional<CheckedClaim> first(Class<? extends Standing> standing) {
        return claims.stream().filter(claim -> standing.isInstance(claim.standing())).findFirst();
    }

    private Map<String, CheckedClaim> parties() {
        Map<String, CheckedClaim> parties = new LinkedHashMap<>();
        for (CheckedClaim claim : claims) {
            if (claim.standing() instanceof Standing.Confirmed confirmed) {
                parties.putIfAbsent(confirmed.party(), claim);
            }
        }
        return parties;
    }

    /**
     * Returns why it is this application's own. The mark of another application of Leeway says that
     * the object went there since, whatever this one's inventory remembers.
     */
    private Optional<Wording> ours() {
        if (TrackingMark.names(live, application, key)) {
            return Optional.of(
                    (entry.isPresent()
                                    ? ClaimPhrase.OURS_NAMED_AND_MARKED
                                    : ClaimPhrase.OURS_MARKED)
                            .of());
        }
        boolean wentElsewhere =
                claims.stream().anyMatch(claim -> claim.claim() instanceof Claim.LeewayApplication);
        if (entry.isEmpty() || wentElsewhere) {
            return Optional.empty();
        }
        String uid = entry.get().uid();
        if (uid.equals(live.uid())) {
            return Optional.of(ClaimPhrase.OURS_NAMED.of());
        }
        if (!uid.isEmpty()) {
            return Optional.of(ClaimPhrase.OURS_MADE_ANEW.of());
        }
        boolean wrote =
                ManagedEntry.of(live).stream()
                        .anyMatch(one -> one.manager().equals("leeway") && one.applies());
        return wrote ? Optional.of(ClaimPhrase.OURS_ANNOUNCED.of()) : Optional.empty();
    }

    /**
     * Returns a field that two others apply, each as its own. Metadata does not count: labels and
     * annotations are made to be shared.
     */
    private Optional<Wording> contestedPath() {
        List<ManagedEntry> appliers =
                ManagedEntry.of(live).stream()
                        .filter(one -> one.applies() && !one.isLeeways() && !stale(one.manager()))
                        .toList();
        for (int i = 0; i < appliers.size(); i++) {
            FieldSet mine = appliers.get(i).leaves();
            for (int j = i + 1; j < appliers.size(); j++) {
                Optional<FieldPath> both =
                        mine.intersection(appliers.get(j).leaves()).paths().stream()
                                .filter(path -> !FieldPath.of("metadata").isPrefixOf(path))
                                .findFirst();
                if (both.isPresent()) {
                    return Optional.of(
                            ClaimPhrase.BOTH_APPLY.of(
                                    appliers.get(i).manager(),
                                    appliers.get(j).manager(),
                                    both.get().toString()));
                }
            }
        }
        return Optional.empty();
    }

    private boolean stale(String manager) {
        return claims.stream()
                .anyMatch(
                        claim ->
                                claim.standing() instanceof Standing.Stale
                                        && claim.claim() instanceof Claim.FieldWriter named
                                        && named.manager().equals(manager));
    }
}
