package dev.leeway.desktop.screen.overview;

import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.screen.LeaseLooks;
import dev.leeway.desktop.screen.Looks;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.state.MarkedObject;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.bypass.BypassState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What leases need attention: overwritten, cut off, over, near their end, or left alone. */
final class LeaseAttention {
    /** From so long before its end a lease is worth a look. */
    private static final Duration NEAR = Duration.ofMinutes(30);

    private LeaseAttention() {}

    static List<Attention> of(AppState state, Text text) {
        LeaseLooks looks = new LeaseLooks(text);
        List<Attention> items = new ArrayList<>();
        for (LeaseState lease : state.leases().open()) {
            Instant end = lease.lease().bypass().end();
            Duration left = Duration.between(state.now(), end);
            if (lease.lease().state() instanceof BypassState.Eroded eroded) {
                items.add(
                        item(
                                Condition.FAILING,
                                lease,
                                text.text("bypasses.attention-eroded", LeaseLooks.managers(eroded)),
                                eroded.at()));
            } else if (lease.lease().pending().isPresent() && !lease.underWay()) {
                items.add(
                        new Attention(
                                Attention.Group.FAILING,
                                new Attention.State(Condition.FAILING, false),
                                LeaseLooks.objects(lease.lease().bypass().objects()),
                                lease.application() + "   " + lease.lease().bypass().cluster(),
                                text.text(
                                        "bypasses.attention-cut-off",
                                        lease.lease().pending().get().what()),
                                Optional.empty(),
                                lease.lease().bypass().owner(),
                                Optional.of(lease.lease().pending().get().at()),
                                Attention.Remedy.GO_ON,
                                new Route.Bypass(lease.id())));
            } else if (left.isNegative()) {
                items.add(
                        item(
                                Condition.FAILING,
                                lease,
                                text.text("bypasses.attention-over", looks.span(left.negated())),
                                end));
            } else if (left.compareTo(NEAR) < 0) {
                items.add(
                        item(
                                Condition.HELD,
                                lease,
                                text.text("bypasses.attention-ending", looks.span(left)),
                                lease.lease().bypass().start()));
            }
        }
        for (MarkedObject marked : state.leases().foreign()) {
            if (marked.overdue(state.now())) {
                String owner = new EngineWords(text).words(marked.mark().saidOwner());
                items.add(
                        new Attention(
                                Attention.Group.ENDING,
                                new Attention.State(Condition.FAILING, false),
                                marked.object().kind() + " " + Looks.name(marked.object()),
                                marked.application(),
                                text.text("bypasses.attention-orphan", owner),
                                Optional.empty(),
                                owner,
                                Optional.of(marked.mark().end()),
                                Attention.Remedy.DECIDE,
                                new Route.Bypasses()));
            }
        }
        return List.copyOf(items);
    }

    private static Attention item(
            Condition condition, LeaseState lease, String words, Instant since) {
        return new Attention(
                Attention.Group.ENDING,
                new Attention.State(condition, false),
                LeaseLooks.objects(lease.lease().bypass().objects()),
                lease.application() + "   " + lease.lease().bypass().cluster(),
                words,
                Optional.empty(),
                lease.lease().bypass().owner(),
                Optional.of(since),
                Attention.Remedy.DECIDE,
                new Route.Bypass(lease.id()));
    }
}
