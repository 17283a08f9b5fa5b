package dev.leeway.desktop.capture;

import dev.leeway.desktop.screen.bypasses.BypassesScreen;
import dev.leeway.desktop.screen.frame.Frame;
import dev.leeway.desktop.screen.proposal.ProposalModel;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Route;
import dev.leeway.engine.edit.EditProof.Mismatch;
import dev.leeway.engine.edit.rendered.EditPhrase;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.proposal.Candidate;
import dev.leeway.engine.proposal.Effect;
import dev.leeway.engine.proposal.FileChange;
import dev.leeway.engine.proposal.ProposalDraft;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;

/**
 * A way to propose a fix that changes more of the application than the fix, so that it takes a
 * tick, without and with it. No fix of the practice workspace has one; it is made for the picture,
 * with a checksum and a generated name that change with the value. Pure.
 */
final class ConsentShots {
    private static final String FILE = "charts/payments/values-prod.yaml";
    private static final String BEFORE =
            """
            # Two at least: the provider drops idle connections after a minute.
            replicas: 2
            image:
              tag: 3.1.0
            provider: live
            """;

    private ConsentShots() {}

    static List<Shot> of(AppState state, String lease) {
        Route route = new Route.Bypass(lease);
        return List.of(
                Shot.of("bypass-consent", state, route, asked(lease, false)),
                Shot.of("bypass-consented", state, route, asked(lease, true)));
    }

    /** Lets the ways be drafted, then shows the one that does more. */
    private static Consumer<Frame> asked(String lease, boolean ticked) {
        return frame -> {
            if (frame.screen().orElse(null) instanceof BypassesScreen screen) {
                screen.model().review();
                screen.model()
                        .proposingProperty()
                        .get()
                        .ifPresent(proposal -> onceDrafted(proposal, lease, ticked));
            }
        };
    }

    /** A draft has arrived for good once a way of it is chosen. */
    private static void onceDrafted(ProposalModel proposal, String lease, boolean ticked) {
        proposal.chosenProperty()
                .addListener(
                        new InvalidationListener() {
                            @Override
                            public void invalidated(Observable chosen) {
                                Optional<ProposalDraft> draft =
                                        proposal.draftProperty().get().latest();
                                if (proposal.chosenProperty().get().isPresent()
                                        && draft.isPresent()) {
                                    chosen.removeListener(this);
                                    proposal.finish(lease, doingMore(draft.get()));
                                    proposal.consent(ticked);
                                }
                            }
                        });
    }

    private static ProposalDraft doingMore(ProposalDraft draft) {
        ResourceKey fixed = draft.touched().getFirst().object();
        Candidate more =
                new Candidate(
                        Candidate.Way.WITH_MORE,
                        List.of(EditPhrase.SETS_VALUE.of("timeout", FILE)),
                        List.of(
                                FileChange.of(
                                        FILE,
                                        Optional.of(bytes(BEFORE)),
                                        Optional.of(bytes(BEFORE + "timeout: 30s\n")))),
                        new Effect(
                                draft.application(),
                                new Effect.Verdict.Otherwise(alsoChanged(fixed))),
                        List.of());
        return new ProposalDraft(
                draft.application(),
                draft.repository(),
                draft.base(),
                draft.target(),
                draft.touched(),
                List.of(more));
    }

    private static List<Mismatch> alsoChanged(ResourceKey fixed) {
        FieldPath checksum =
                FieldPath.of("spec", "template", "metadata", "annotations")
                        .then(PathElement.name("checksum/config"));
        ResourceKey settings = new ResourceKey("", "ConfigMap", fixed.namespace(), "settings");
        return List.of(
                new Mismatch.AlsoChanged(fixed, checksum),
                new Mismatch.Disappears(named(settings, "settings-57htbt4m9c")),
                new Mismatch.Appears(named(settings, "settings-d54tdfkt26")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static ResourceKey named(ResourceKey key, String name) {
        return new ResourceKey(key.group(), key.kind(), key.namespace(), name);
    }
}
