package dev.leeway.engine.bypass.guard;

import dev.leeway.engine.bypass.Guard;
import dev.leeway.engine.bypass.GuardPhrase;
import dev.leeway.engine.bypass.GuardState;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.resource.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds one object that a Flux Kustomization applies, by the mark that Flux looks for on live
 * objects: it neither applies nor prunes an object that carries it. Source: Flux documentation,
 * "Kustomization", section "Controlling the apply behavior of resources".
 */
public final class FluxGuard implements Guard {
    private static final String RECONCILE = "kustomize.toolkit.fluxcd.io/reconcile";
    private static final JsonString DISABLED = new JsonString("disabled");

    private final GuardedObject object;

    FluxGuard(GuardedObject object) {
        this.object = object;
    }

    @Override
    public String engine() {
        return "Flux on " + object.key();
    }

    @Override
    public HoldScope scopeFor(HoldScope.OneObject wanted) {
        return wanted;
    }

    @Override
    public GuardState place(HoldMark hold) throws InterruptedException {
        return object.place(live -> disabling(live, hold), () -> check(hold));
    }

    private static List<JsonValue> disabling(Manifest live, HoldMark hold) {
        Optional<JsonValue> now = live.annotation(RECONCILE).map(JsonString::new);
        HoldNote note =
                HoldNote.of(live, HoldNote.FLUX_ANNOTATION)
                        .orElseGet(() -> new HoldNote(now, List.of()))
                        .plus(hold);
        return GuardedObject.annotate(
                live,
                JsonObject.builder()
                        .put(HoldNote.FLUX_ANNOTATION, note.text())
                        .put(RECONCILE, DISABLED)
                        .build());
    }

    @Override
    public GuardState check(HoldMark hold) throws InterruptedException {
        return object.check(live -> standing(live, hold));
    }

    private GuardState standing(Manifest live, HoldMark hold) {
        boolean noted =
                HoldNote.of(live, HoldNote.FLUX_ANNOTATION)
                        .map(note -> note.names(hold.id()))
                        .orElse(false);
        boolean disabled = live.annotation(RECONCILE).filter("disabled"::equals).isPresent();
        return noted && disabled
                ? new GuardState.Standing(
                        GuardPhrase.DISABLED.of(
                                object.key().toString(), RECONCILE, live.resourceVersion()))
                : new GuardState.NotStanding(
                        GuardPhrase.NOT_HELD.of(object.key().toString(), hold.id()));
    }

    @Override
    public GuardState lift(HoldMark hold) throws InterruptedException {
        return object.lift(live -> giving(live, hold), () -> check(hold));
    }

    private static List<JsonValue> giving(Manifest live, HoldMark hold) {
        Optional<HoldNote> note = HoldNote.of(live, HoldNote.FLUX_ANNOTATION);
        if (note.isEmpty() || !note.get().names(hold.id())) {
            return List.of();
        }
        HoldNote rest = note.get().minus(hold.id());
        if (!rest.holds().isEmpty()) {
            return GuardedObject.annotate(
                    live, JsonObject.builder().put(HoldNote.FLUX_ANNOTATION, rest.text()).build());
        }
        Optional<JsonValue> saved = note.get().saved();
        if (saved.isEmpty()) {
            return GuardedObject.strip(live, HoldNote.FLUX_ANNOTATION, RECONCILE);
        }
        List<JsonValue> operations =
                new ArrayList<>(GuardedObject.strip(live, HoldNote.FLUX_ANNOTATION));
        operations.addAll(GuardedObject.annotate(live, JsonObject.of(RECONCILE, saved.get())));
        return operations;
    }
}
