package dev.leeway.engine.bypass.guard;

import dev.leeway.engine.bypass.Guard;
import dev.leeway.engine.bypass.GuardPhrase;
import dev.leeway.engine.bypass.GuardState;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds a whole Argo CD Application by taking its automation away; the removed part is noted on the
 * Application and put back when the last hold is lifted.
 *
 * <p>Proof: a refresh is asked for, and after the controller looked, the automation must still be
 * gone. An ApplicationSet or a parent application that restores it shows there. Source: Argo CD
 * documentation, "Automated Sync Policy", and the Application's published type.
 */
public final class ArgoGuard implements Guard {
    private final GuardedObject application;
    private final ArgoRefresh refresh;

    /** Makes a guard; the observation is how long the controller has to look at the Application. */
    ArgoGuard(GuardedObject application, Duration observation) {
        this.application = application;
        this.refresh = new ArgoRefresh(application, observation);
    }

    @Override
    public String engine() {
        return refresh.who();
    }

    @Override
    public HoldScope scopeFor(HoldScope.OneObject object) {
        return new HoldScope.WholeApplication();
    }

    @Override
    public GuardState place(HoldMark hold) throws InterruptedException {
        Optional<GuardState> busy = refresh.busy();
        if (busy.isPresent()) {
            return busy.get();
        }
        return switch (application.change(live -> taking(live, hold))) {
            case GuardedObject.Changed.Not(GuardState.Unknown unknown) -> {
                GuardState now = check(hold);
                yield now instanceof GuardState.Standing ? observed(hold) : unknown;
            }
            case GuardedObject.Changed.Not(GuardState why) -> why;
            case GuardedObject.Changed.Done _ -> observed(hold);
        };
    }

    private static List<JsonValue> taking(Manifest live, HoldMark hold) {
        Optional<JsonValue> automated = automated(live);
        HoldNote note =
                HoldNote.of(live).orElseGet(() -> new HoldNote(automated, List.of())).plus(hold);
        List<JsonValue> operations =
                new ArrayList<>(
                        GuardedObject.annotate(
                                live,
                                JsonObject.builder()
                                        .put(HoldNote.ANNOTATION, note.text())
                                        .put(ArgoRefresh.ANNOTATION, "normal")
                                        .build()));
        if (automated.isPresent()) {
            operations.add(GuardedObject.remove("/spec/syncPolicy/automated"));
        }
        return operations;
    }

    private static Optional<JsonValue> automated(Manifest live) {
        return Optional.ofNullable(live.root().at("spec", "syncPolicy", "automated"));
    }

    /** Waits until the controller has looked, and reads again. */
    private GuardState observed(HoldMark hold) throws InterruptedException {
        Optional<Manifest> looked = refresh.looked();
        return looked.isPresent()
                ? GuardedObject.judged(looked.get(), live -> standing(live, hold))
                : refresh.silent();
    }

    @Override
    public GuardState check(HoldMark hold) throws InterruptedException {
        return application.check(live -> standing(live, hold));
    }

    private GuardState standing(Manifest live, HoldMark hold) {
        if (!HoldNote.names(live, hold)) {
            return new GuardState.NotStanding(GuardPhrase.NO_HOLD.of(engine(), hold.id()));
        }
        return automated(live).isEmpty()
                ? new GuardState.Standing(
                        GuardPhrase.NO_AUTOMATION.of(engine(), live.resourceVersion()))
                : new GuardState.NotStanding(
                        GuardPhrase.AUTOMATION_BACK.of(Wording.quoted(engine()), restorer(live)));
    }

    private static Wording restorer(Manifest live) {
        return live.metadata()
                .arrayAt("ownerReferences")
                .objects()
                .map(owner -> owner.string("kind", "") + " " + owner.string("name", ""))
                .findFirst()
                .map(Wording::quoted)
                .orElseGet(GuardPhrase.SOMEBODY::of);
    }

    @Override
    public GuardState lift(HoldMark hold) throws InterruptedException {
        return application.lift(live -> giving(live, hold), () -> check(hold));
    }

    private static List<JsonValue> giving(Manifest live, HoldMark hold) {
        return HoldNote.without(
                live,
                hold,
                note ->
                        note.saved().filter(_ -> automated(live).isEmpty()).stream()
                                .map(saved -> automation(live, saved))
                                .toList(),
                ArgoRefresh.ANNOTATION);
    }

    private static JsonValue automation(Manifest live, JsonValue saved) {
        return live.root().at("spec", "syncPolicy") instanceof JsonObject
                ? GuardedObject.set("/spec/syncPolicy/automated", saved)
                : GuardedObject.set("/spec/syncPolicy", JsonObject.of("automated", saved));
    }
}
