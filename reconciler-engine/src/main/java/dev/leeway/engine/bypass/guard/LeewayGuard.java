package dev.leeway.engine.bypass.guard;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.apply.HoldKeeper;
import dev.leeway.engine.bypass.Guard;
import dev.leeway.engine.bypass.GuardPhrase;
import dev.leeway.engine.bypass.GuardState;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.live.InventoryState;
import java.util.Optional;

/** Holds what Leeway itself would reconcile, beside the application's inventory in its cluster. */
public final class LeewayGuard implements Guard {
    private final HoldKeeper keeper;

    /** Makes a guard over one application's holds. */
    public LeewayGuard(HoldKeeper keeper) {
        this.keeper = keeper;
    }

    @Override
    public String engine() {
        return "Leeway";
    }

    @Override
    public HoldScope scopeFor(HoldScope.OneObject object) {
        return object;
    }

    @Override
    public GuardState place(HoldMark hold) throws InterruptedException {
        HoldKeeper.Result result = keeper.place(hold);
        GuardState now = check(hold);
        if (now instanceof GuardState.NotStanding
                && result instanceof HoldKeeper.Result.NotKept not) {
            return new GuardState.Refused(not.said(), GuardPhrase.OWN_SYNC_NEXT.of());
        }
        return now;
    }

    @Override
    public GuardState check(HoldMark hold) throws InterruptedException {
        return switch (keeper.read()) {
            case InventoryState.Unreadable unreadable -> new GuardState.Unknown(unreadable.said());
            case InventoryState.NoneYet _ ->
                    new GuardState.NotStanding(GuardPhrase.NO_OBJECT.of(keeper.key().toString()));
            case InventoryState.Found found -> {
                Optional<HoldMark> kept =
                        found.holds().stream()
                                .filter(one -> one.id().equals(hold.id()))
                                .findFirst();
                yield kept.isPresent() && kept.get().scope().equals(hold.scope())
                        ? new GuardState.Standing(
                                GuardPhrase.READ_FROM.of(
                                        kept.get().said(), Wording.quoted(keeper.key().toString())))
                        : new GuardState.NotStanding(
                                GuardPhrase.NO_HOLD.of(keeper.key().toString(), hold.id()));
            }
        };
    }

    @Override
    public GuardState lift(HoldMark hold) throws InterruptedException {
        HoldKeeper.Result result = keeper.release(hold.id());
        GuardState now = check(hold);
        if (now instanceof GuardState.Standing && result instanceof HoldKeeper.Result.NotKept not) {
            return new GuardState.Refused(not.said(), GuardPhrase.AGAIN_NEXT.of());
        }
        return now;
    }
}
