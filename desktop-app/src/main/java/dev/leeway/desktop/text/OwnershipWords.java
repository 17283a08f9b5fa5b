package dev.leeway.desktop.text;

import dev.leeway.engine.ownership.CheckedClaim;
import dev.leeway.engine.ownership.Claim;
import dev.leeway.engine.ownership.Ownership;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says in the window's language whose an object is. The evidence, which quotes marks and records,
 * stands as it was found. Immutable; safe for use from any thread.
 */
public final class OwnershipWords {
    private final Text text;

    /** Makes it for a language. */
    public OwnershipWords(Text text) {
        this.text = text;
    }

    /** Returns whose an object is and on what that rests, in sentences. */
    public String sentence(Ownership whose) {
        return switch (whose) {
            case Ownership.Unowned unowned -> {
                String appliers = appliers(unowned);
                yield appliers.isEmpty()
                        ? text.text("ownership.says-unowned")
                        : text.text("ownership.says-unowned-applied", appliers);
            }
            case Ownership.Ours ours -> text.text("ownership.says-ours", ours.evidence());
            case Ownership.ForeignActive foreign ->
                    text.text("ownership.says-foreign", claim(foreign.owner()));
            case Ownership.ForeignDormant foreign ->
                    text.text("ownership.says-foreign", claim(foreign.owner()));
            case Ownership.ForeignStale stale ->
                    text.text("ownership.says-stale", claim(stale.owner()));
            case Ownership.Contested contested ->
                    text.text("ownership.says-contested", contested.evidence());
            case Ownership.Flapping flapping ->
                    text.text(
                                    "ownership.says-flapping",
                                    flapping.flap().path(),
                                    flapping.flap().changes(),
                                    String.join(", ", flapping.flap().managers()),
                                    text.moment(flapping.flap().last()))
                            + " "
                            + sentence(flapping.beneath());
            case Ownership.NotKnown not ->
                    text.text("ownership.says-not-known", claim(not.doubt()));
        };
    }

    /** Returns what to do about an object that is not the application's own; empty for its own. */
    public String next(Ownership whose) {
        return switch (whose) {
            case Ownership.Unowned _ -> text.text("ownership.next-unowned");
            case Ownership.ForeignDormant _ -> text.text("ownership.next-dormant");
            case Ownership.ForeignStale _ -> text.text("ownership.next-stale");
            case Ownership.Flapping _ -> text.text("ownership.next-flapping");
            case Ownership.ForeignActive _ -> text.text("ownership.next-active");
            case Ownership.Contested _ -> text.text("ownership.next-contested");
            case Ownership.NotKnown _ -> text.text("ownership.next-not-known");
            case Ownership.Ours _ -> "";
        };
    }

    private static String appliers(Ownership.Unowned unowned) {
        return unowned.claims().stream()
                .map(CheckedClaim::claim)
                .filter(Claim.FieldWriter.class::isInstance)
                .map(claim -> ((Claim.FieldWriter) claim).manager())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String claim(CheckedClaim checked) {
        String evidence =
                Stream.of(checked.claim().evidence(), checked.standing().evidence())
                        .filter(words -> !words.isEmpty())
                        .collect(Collectors.joining("; "));
        String claimer = claimer(checked.claim());
        return evidence.isEmpty() ? claimer : text.text("ownership.claim", claimer, evidence);
    }

    private String claimer(Claim claim) {
        return switch (claim) {
            case Claim.ArgoTracking argo ->
                    text.text(
                            "ownership.argo",
                            argo.namespace()
                                    .map(place -> place + "/" + argo.name())
                                    .orElse(argo.name()));
            case Claim.ArgoLabel argo -> text.text("ownership.argo", argo.name());
            case Claim.HelmRelease helm ->
                    text.text("ownership.helm", helm.namespace() + "/" + helm.name());
            case Claim.KptInventory kpt -> text.text("ownership.inventory", kpt.inventory());
            case Claim.LeewayApplication leeway ->
                    text.text("ownership.leeway", leeway.application());
            case Claim.FieldWriter writer -> text.text("ownership.manager", writer.manager());
            // These are names as they are.
            case Claim.FluxKustomization _,
                    Claim.FluxHelmRelease _,
                    Claim.ApplySet _,
                    Claim.Controller _ ->
                    claim.claimer();
        };
    }
}
