package dev.leeway.engine.bypass.guard;

import dev.leeway.engine.bypass.Guard;
import dev.leeway.engine.bypass.GuardPhrase;
import dev.leeway.engine.bypass.GuardState;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds everything that a Flux HelmRelease brings, by suspending it: there is no mark for a single
 * object that also holds against an upgrade. Source: Flux documentation, "HelmRelease", section
 * "Suspend".
 */
public final class FluxSuspendGuard implements Guard {
    private static final String POINTER = "/spec/suspend";

    private final GuardedObject release;

    FluxSuspendGuard(GuardedObject release) {
        this.release = release;
    }

    @Override
    public String engine() {
        return "Flux " + release.key().kind() + " " + release.key().name();
    }

    @Override
    public HoldScope scopeFor(HoldScope.OneObject object) {
        return new HoldScope.WholeApplication();
    }

    @Override
    public GuardState place(HoldMark hold) throws InterruptedException {
        return release.place(live -> suspending(live, hold), () -> check(hold));
    }

    private static List<JsonValue> suspending(Manifest live, HoldMark hold) {
        Optional<JsonValue> now = Optional.ofNullable(live.root().at("spec", "suspend"));
        HoldNote note = HoldNote.of(live).orElseGet(() -> new HoldNote(now, List.of())).plus(hold);
        List<JsonValue> operations = new ArrayList<>(note.on(live));
        if (!suspended(live)) {
            operations.add(GuardedObject.set(POINTER, JsonValue.of(true)));
        }
        return operations;
    }

    private static boolean suspended(Manifest live) {
        return live.root().objectAt("spec").bool("suspend", false);
    }

    @Override
    public GuardState check(HoldMark hold) throws InterruptedException {
        return release.check(live -> standing(live, hold));
    }

    private GuardState standing(Manifest live, HoldMark hold) {
        boolean noted = HoldNote.names(live, hold);
        return noted && suspended(live)
                ? new GuardState.Standing(
                        GuardPhrase.SUSPENDED.of(engine(), live.resourceVersion()))
                : new GuardState.NotStanding(
                        noted
                                ? GuardPhrase.RESUMED.of(engine())
                                : GuardPhrase.NO_HOLD.of(engine(), hold.id()));
    }

    @Override
    public GuardState lift(HoldMark hold) throws InterruptedException {
        return release.lift(live -> resuming(live, hold), () -> check(hold));
    }

    private static List<JsonValue> resuming(Manifest live, HoldMark hold) {
        return HoldNote.without(
                live,
                hold,
                note -> {
                    if (note.saved().isPresent()) {
                        return List.of(GuardedObject.set(POINTER, note.saved().get()));
                    }
                    return live.root().at("spec", "suspend") == null
                            ? List.of()
                            : List.of(GuardedObject.remove(POINTER));
                });
    }
}
