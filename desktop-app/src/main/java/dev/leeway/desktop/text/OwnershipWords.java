package dev.leeway.desktop.text;

import dev.leeway.engine.ownership.CheckedClaim;
import dev.leeway.engine.ownership.Claim;
import dev.leeway.engine.ownership.Ownership;
import java.util.stream.Collectors;

/** Says in the window's language whose an object is. Immutable; safe for use from any thread. */
public final class OwnershipWords {
    private final Text text;
    private final EngineWords said;

    /** Makes it for a language. */
    public OwnershipWords(Text text) {
        this.text = text;
        this.said = new EngineWords(text);
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
            case Ownership.Ours ours ->
                    text.text("ownership.says-ours", said.words(ours.evidence()));
            case Ownership.ForeignActive foreign ->
                    text.text("ownership.says-foreign", claim(foreign.owner()));
            case Ownership.ForeignDormant foreign ->
                    text.text("ownership.says-foreign", claim(foreign.owner()));
            case Ownership.ForeignStale stale ->
                    text.text("ownership.says-stale", claim(stale.owner()));
            case Ownership.Contested contested ->
                    text.text("ownership.says-contested", said.words(contested.evidence()));
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
        return said.words(checked.said());
    }
}
