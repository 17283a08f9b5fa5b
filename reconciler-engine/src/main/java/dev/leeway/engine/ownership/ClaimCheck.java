package dev.leeway.engine.ownership;

import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the claims on an object against what its claimers' own records say. Pure: the same
 * readings give the same standings.
 */
public final class ClaimCheck {
    private final ResourceKey key;
    private final Manifest live;
    private final List<Claim> claims;
    private final Map<Question, ClaimerState> answers;

    private ClaimCheck(
            ResourceKey key,
            Manifest live,
            List<Claim> claims,
            Map<Question, ClaimerState> answers) {
        this.key = key;
        this.live = live;
        this.claims = claims;
        this.answers = answers;
    }

    /**
     * Returns the claims with what came of checking them, in their order.
     *
     * @param answers what was read, by {@link Question#about}; a question without an answer counts
     *     as one that could not be answered
     */
    public static List<CheckedClaim> of(
            ResourceKey key,
            Manifest live,
            List<Claim> claims,
            Map<Question, ClaimerState> answers) {
        ClaimCheck check = new ClaimCheck(key, live, claims, answers);
        return claims.stream()
                .map(claim -> new CheckedClaim(claim, check.standing(claim)))
                .toList();
    }

    /**
     * Returns what has to be read before a claim can be judged; empty when its mark says it all.
     */
    public static Optional<Question> question(Claim claim) {
        return Question.about(claim);
    }

    private Standing standing(Claim claim) {
        return switch (claim) {
            case Claim.ArgoTracking argo when !argo.namesObject() ->
                    new Standing.Inert(ClaimPhrase.COPIED.of());
            case Claim.ArgoTracking argo -> argo(claim, argo.namespace(), argo.name());
            case Claim.ArgoLabel label -> label(label);
            case Claim.FluxKustomization _, Claim.FluxHelmRelease _ -> flux(claim);
            case Claim.HelmRelease helm -> helm(helm);
            case Claim.ApplySet set ->
                    parent(claim, "ApplySet " + set.id(), ClaimPhrase.PARENT_STANDS);
            case Claim.KptInventory tool ->
                    parent(claim, "cli-utils " + tool.inventory(), ClaimPhrase.INVENTORY_STANDS);
            case Claim.Controller controller -> controller(controller);
            case Claim.LeewayApplication other -> leeway(other);
            case Claim.FieldWriter manager -> manager(manager);
        };
    }

    private ClaimerState answer(Claim claim) {
        return Question.about(claim)
                .map(
                        question ->
                                answers.getOrDefault(
                                        question,
                                        new ClaimerState.Unreadable(ClaimPhrase.NOT_ASKED.of())))
                .orElse(new ClaimerState.None(Wording.none()));
    }

    private Standing argo(Claim claim, Optional<String> namespace, String name) {
        return switch (answer(claim)) {
            case ClaimerState.None none -> new Standing.Stale(none.evidence());
            case ClaimerState.Unreadable unreadable ->
                    new Standing.NotKnown(ClaimPhrase.APPLICATION_UNREAD.of(unreadable.why()));
            case ClaimerState.Read read -> {
                List<Manifest> named =
                        read.objects().stream()
                                .filter(one -> one.name().equals(name))
                                .filter(
                                        one ->
                                                namespace.isEmpty()
                                                        || one.namespace().equals(namespace.get()))
                                .sorted(
                                        Comparator.comparing(
                                                (Manifest one) ->
                                                        !EngineRecords.argoLists(one, key)))
                                .toList();
                yield named.isEmpty()
                        ? new Standing.Stale(ClaimPhrase.NO_APPLICATION.of())
                        : EngineRecords.argo(named.getFirst(), key);
            }
        };
    }

    /** A label that everybody sets counts only when an Application stands by it. */
    private Standing label(Claim.ArgoLabel label) {
        Standing standing = argo(label, Optional.empty(), label.name());
        return standing instanceof Standing.Confirmed
                ? standing
                : new Standing.Inert(ClaimPhrase.LABEL_OF_CHARTS.of());
    }

    private Standing flux(Claim claim) {
        return switch (answer(claim)) {
            case ClaimerState.None none -> new Standing.Stale(none.evidence());
            case ClaimerState.Unreadable unreadable ->
                    new Standing.NotKnown(ClaimPhrase.OBJECT_UNREAD.of(unreadable.why()));
            case ClaimerState.Read read when read.objects().isEmpty() ->
                    new Standing.Stale(ClaimPhrase.NO_OBJECT.of());
            case ClaimerState.Read read -> EngineRecords.flux(read.objects().getFirst(), key, live);
        };
    }

    private Standing helm(Claim.HelmRelease helm) {
        return switch (answer(helm)) {
            case ClaimerState.None none -> new Standing.Stale(none.evidence());
            case ClaimerState.Unreadable unreadable ->
                    new Standing.NotKnown(ClaimPhrase.RELEASE_UNREAD.of(unreadable.why()));
            case ClaimerState.Read read when read.objects().isEmpty() ->
                    new Standing.Stale(ClaimPhrase.NO_RELEASE.of());
            case ClaimerState.Read read -> {
                boolean pending =
                        read.objects().stream()
                                .anyMatch(
                                        one ->
                                                one.label("status")
                                                        .orElse("")
                                                        .startsWith("pending-"));
                yield new Standing.Confirmed(
                        "helm " + helm.namespace() + "/" + helm.name(),
                        pending,
                        pending
                                ? ClaimPhrase.RELEASE_PENDING.of()
                                : ClaimPhrase.RELEASE_EXISTS.of());
            }
        };
    }

    private Standing parent(Claim claim, String party, ClaimPhrase found) {
        return switch (answer(claim)) {
            case ClaimerState.None none -> new Standing.Stale(none.evidence());
            case ClaimerState.Unreadable unreadable ->
                    // The tools behind these marks act only when somebody runs them.
                    new Standing.Confirmed(
                            party, false, ClaimPhrase.PARENT_UNREAD.of(unreadable.why()));
            case ClaimerState.Read read when read.objects().isEmpty() ->
                    new Standing.Stale(ClaimPhrase.NO_PARENT.of());
            case ClaimerState.Read read ->
                    new Standing.Confirmed(
                            party, false, found.of(read.objects().getFirst().key().toString()));
        };
    }

    private Standing leeway(Claim.LeewayApplication other) {
        return other.applySet().isEmpty()
                ? new Standing.Confirmed(
                        "leeway " + other.application(), false, ClaimPhrase.LEEWAY_WHEN_ASKED.of())
                : parent(
                        other,
                        "leeway " + other.application(),
                        ClaimPhrase.LEEWAYS_INVENTORY_STANDS);
    }

    private Standing controller(Claim.Controller controller) {
        return switch (answer(controller)) {
            case ClaimerState.None none -> new Standing.Stale(none.evidence());
            case ClaimerState.Unreadable unreadable ->
                    new Standing.NotKnown(ClaimPhrase.UNREAD.of(unreadable.why()));
            case ClaimerState.Read read ->
                    read.objects().stream().anyMatch(one -> one.uid().equals(controller.uid()))
                            ? new Standing.Confirmed(
                                    "controller " + controller.uid(),
                                    true,
                                    ClaimPhrase.CONTROLLER_KEEPS.of())
                            : new Standing.Stale(ClaimPhrase.CONTROLLER_GONE.of());
        };
    }

    /** An engine that leaves no other mark is looked for in its own records. */
    private Standing manager(Claim.FieldWriter manager) {
        Optional<ForeignEngine> engine = ForeignEngine.of(manager.manager());
        if (engine.isEmpty()) {
            return new Standing.Inert(ClaimPhrase.OWNS_FIELDS.of());
        }
        if (claims.stream().anyMatch(other -> speaksFor(other, engine.get()))) {
            return new Standing.Inert(ClaimPhrase.WROTE_FOR_ABOVE.of());
        }
        return switch (answer(manager)) {
            case ClaimerState.None none -> new Standing.Stale(none.evidence());
            case ClaimerState.Unreadable unreadable ->
                    new Standing.NotKnown(ClaimPhrase.OBJECTS_UNREAD.of(unreadable.why()));
            case ClaimerState.Read read -> listed(engine.get(), read.objects());
        };
    }

    private static boolean speaksFor(Claim claim, ForeignEngine engine) {
        return switch (claim) {
            case Claim.ArgoTracking argo -> engine == ForeignEngine.ARGO && argo.namesObject();
            case Claim.FluxKustomization _ -> engine == ForeignEngine.KUSTOMIZE;
            case Claim.FluxHelmRelease _ -> engine == ForeignEngine.HELM;
            case Claim.ArgoLabel _,
                    Claim.HelmRelease _,
                    Claim.ApplySet _,
                    Claim.KptInventory _,
                    Claim.Controller _,
                    Claim.LeewayApplication _,
                    Claim.FieldWriter _ ->
                    false;
        };
    }

    private Standing listed(ForeignEngine engine, List<Manifest> objects) {
        List<Standing> standings = new ArrayList<>();
        for (Manifest object : objects) {
            boolean lists =
                    switch (engine) {
                        case ARGO -> EngineRecords.argoLists(object, key);
                        case KUSTOMIZE, HELM -> EngineRecords.fluxLists(object, key);
                    };
            if (lists) {
                standings.add(
                        switch (engine) {
                            case ARGO -> EngineRecords.argo(object, key);
                            case KUSTOMIZE, HELM -> EngineRecords.flux(object, key, live);
                        });
            }
        }
        return standings.isEmpty()
                ? new Standing.Stale(ClaimPhrase.NONE_LISTS.of())
                : standings.getFirst();
    }
}
