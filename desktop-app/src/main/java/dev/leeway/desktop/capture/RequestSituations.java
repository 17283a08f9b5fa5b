package dev.leeway.desktop.capture;

import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.bypass.AwaitPhrase;
import dev.leeway.engine.bypass.Bypass;
import dev.leeway.engine.bypass.BypassState;
import dev.leeway.engine.bypass.JournalEntry;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.proposal.Landing;
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.ProposalReason;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.KeyCode;

/**
 * A lease whose pull request was opened, merged, changed in review. The practice workspace has no
 * host of pull requests, so what its answers would bring about is made by the same events. Pure.
 */
final class RequestSituations {
    private static final String HOST = "https://git.example.com/shop/platform/pull/";
    private static final String NUMBER = "42";
    private static final String BASE = "a1b2c3d4e5f60718293a4b5c6d7e8f9012345678";
    private static final String COMMIT = "5e0b6f1c2d3e4f506172839405a6b7c8d9e0f1a2";
    private static final String MERGE = "9c8b7a6f5e4d3c2b1a09f8e7d6c5b4a392817060";

    private final AppState state;
    private final Text text;

    RequestSituations(AppState state, Text text) {
        this.state = state;
        this.text = text;
    }

    List<Shot> of(LeaseState lease) {
        Proposal.RequestRef request = new Proposal.RequestRef(NUMBER, HOST + NUMBER);
        LeaseState open = open(lease, request);
        return List.of(
                shot("bypass-request-open", open),
                Shot.of(
                        "bypass-request-abandon",
                        state.after(new AppEvent.LeaseChanged(open)),
                        new Route.Bypass(open.id()),
                        frame -> frame.screen().ifPresent(one -> one.key(KeyCode.U))),
                shot(
                        "bypass-request-merged",
                        merged(open, Optional.of(request), Landing.AS_PROPOSED)),
                shot(
                        "bypass-request-edited",
                        merged(open, Optional.of(request), Landing.OTHERWISE)),
                shot("bypass-request-moved-on", merged(open, Optional.empty(), Landing.MOVED_ON)));
    }

    private Shot shot(String name, LeaseState lease) {
        return Shot.of(
                name, state.after(new AppEvent.LeaseChanged(lease)), new Route.Bypass(lease.id()));
    }

    /** Some seconds after the fix became live, which is a moment ago. */
    private Instant at(int seconds) {
        return state.now().plusSeconds(seconds);
    }

    private LeaseState open(LeaseState lease, Proposal.RequestRef request) {
        String branch = "leeway/bypass/" + lease.id();
        Lease proposed =
                lease.lease()
                        .plus(
                                new JournalEntry.Reached(
                                        new BypassState.Proposed(
                                                at(1), lease.id(), branch, COMMIT)));
        return with(
                lease,
                proposed,
                "",
                new Proposal(
                        lease.id(),
                        ProposalReason.Kind.BYPASS,
                        lease.application(),
                        "platform",
                        "main",
                        branch,
                        BASE,
                        COMMIT,
                        lease.lease().bypass().reason(),
                        List.of("charts/payments/templates/deployment.yaml"),
                        at(1),
                        new Proposal.Stage.Open(request),
                        new Proposal.Delivery(1, at(1))));
    }

    private LeaseState merged(
            LeaseState open, Optional<Proposal.RequestRef> request, Landing landing) {
        Lease merged =
                open.lease()
                        .plus(
                                new JournalEntry.Reached(
                                        new BypassState.Merged(at(2), MERGE, landing)));
        return with(
                open,
                merged,
                landing == Landing.AS_PROPOSED
                        ? text.text(
                                "picture.converging", BASE.substring(0, 7), MERGE.substring(0, 7))
                        : waitsForADecision(open.lease().bypass(), landing),
                open.proposal()
                        .orElseThrow()
                        .at(new Proposal.Stage.Merged(request, MERGE, landing)));
    }

    private String waitsForADecision(Bypass bypass, Landing landing) {
        Wording differ =
                AwaitPhrase.DIFFER.of(
                        Wording.joined(
                                AwaitPhrase.AND,
                                bypass.fixes().getFirst().lasting().stream()
                                        .map(path -> Wording.quoted(path.toString()))
                                        .toList()),
                        Wording.quoted(bypass.objects().getFirst().toString()));
        return new EngineWords(text)
                .words(
                        landing == Landing.MOVED_ON
                                ? AwaitPhrase.MOVED_ON.of(
                                        Wording.quoted(MERGE.substring(0, 7)), differ)
                                : AwaitPhrase.MERGED_OTHERWISE.of(differ));
    }

    private LeaseState with(LeaseState lease, Lease other, String waitsFor, Proposal proposal) {
        return new LeaseState(
                other,
                lease.here(),
                false,
                waitsFor,
                Optional.of(proposal),
                Optional.empty(),
                state.now());
    }
}
