package dev.leeway.engine.bypass.guard;

import dev.leeway.engine.bypass.Guard;
import dev.leeway.engine.bypass.GuardPhrase;
import dev.leeway.engine.bypass.GuardState;
import dev.leeway.engine.json.JsonArray;
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
 * Lets an ApplicationSet leave the sync policy and the hold's note of one generated Application
 * alone, so that a hold on that Application can stand. What was there before is noted on the
 * ApplicationSet and put back. Source: Argo CD documentation, "Controlling if/when the
 * ApplicationSet controller modifies Application resources".
 */
public final class ArgoSetGuard implements Guard {
    private static final String IGNORED = "/spec/ignoreApplicationDifferences";
    private static final String PRESERVED = "/spec/preservedFields";

    private final GuardedObject set;
    private final String application;

    ArgoSetGuard(GuardedObject set, String application) {
        this.set = set;
        this.application = application;
    }

    @Override
    public String engine() {
        return "Argo CD application set " + set.key().name();
    }

    @Override
    public HoldScope scopeFor(HoldScope.OneObject object) {
        return new HoldScope.WholeApplication();
    }

    @Override
    public GuardState place(HoldMark hold) throws InterruptedException {
        return set.place(live -> excepting(live, hold), () -> check(hold));
    }

    private List<JsonValue> excepting(Manifest live, HoldMark hold) {
        HoldNote note =
                HoldNote.of(live)
                        .orElseGet(() -> new HoldNote(Optional.of(saved(live)), List.of()))
                        .plus(hold);
        List<JsonValue> operations = new ArrayList<>(note.on(live));
        if (!excepted(live)) {
            List<JsonValue> rules =
                    new ArrayList<>(
                            live.root().arrayAt("spec", "ignoreApplicationDifferences").items());
            rules.add(
                    JsonObject.builder()
                            .put("name", application)
                            .put("jsonPointers", JsonArray.ofStrings(List.of("/spec/syncPolicy")))
                            .build());
            operations.add(GuardedObject.set(IGNORED, new JsonArray(rules)));
        }
        if (!preserved(live)) {
            JsonObject fields = live.root().objectAt("spec", "preservedFields");
            List<JsonValue> annotations = new ArrayList<>(fields.arrayAt("annotations").items());
            annotations.add(new JsonString(HoldNote.ANNOTATION));
            operations.add(
                    GuardedObject.set(
                            PRESERVED, fields.with("annotations", new JsonArray(annotations))));
        }
        return operations;
    }

    /** What was there is kept whole, so that it comes back byte for byte. */
    private static JsonObject saved(Manifest live) {
        JsonObject.Builder saved = JsonObject.builder();
        for (String name : List.of("ignoreApplicationDifferences", "preservedFields")) {
            Optional.ofNullable(live.root().at("spec", name))
                    .ifPresent(value -> saved.put(name, value));
        }
        return saved.build();
    }

    private boolean excepted(Manifest live) {
        return live.root()
                .arrayAt("spec", "ignoreApplicationDifferences")
                .objects()
                .filter(rule -> List.of("", application).contains(rule.string("name", "")))
                .flatMap(rule -> rule.arrayAt("jsonPointers").stream())
                .anyMatch(pointer -> pointer.equals(new JsonString("/spec/syncPolicy")));
    }

    private static boolean preserved(Manifest live) {
        return live.root()
                .objectAt("spec", "preservedFields")
                .arrayAt("annotations")
                .items()
                .contains(new JsonString(HoldNote.ANNOTATION));
    }

    @Override
    public GuardState check(HoldMark hold) throws InterruptedException {
        return set.check(live -> standing(live, hold));
    }

    private GuardState standing(Manifest live, HoldMark hold) {
        boolean noted = HoldNote.names(live, hold);
        return noted && excepted(live) && preserved(live)
                ? new GuardState.Standing(
                        GuardPhrase.LEAVES_ALONE.of(engine(), application, live.resourceVersion()))
                : new GuardState.NotStanding(GuardPhrase.NO_EXCEPTION.of(engine(), application));
    }

    @Override
    public GuardState lift(HoldMark hold) throws InterruptedException {
        return set.lift(live -> restoring(live, hold), () -> check(hold));
    }

    private static List<JsonValue> restoring(Manifest live, HoldMark hold) {
        return HoldNote.without(live, hold, note -> givingBack(live, note));
    }

    private static List<JsonValue> givingBack(Manifest live, HoldNote note) {
        List<JsonValue> operations = new ArrayList<>();
        JsonObject saved =
                note.saved()
                        .filter(JsonObject.class::isInstance)
                        .map(JsonObject.class::cast)
                        .orElse(JsonObject.EMPTY);
        for (String name : List.of("ignoreApplicationDifferences", "preservedFields")) {
            if (saved.has(name)) {
                operations.add(GuardedObject.set("/spec/" + name, saved.require(name)));
            } else if (live.root().at("spec", name) != null) {
                operations.add(GuardedObject.remove("/spec/" + name));
            }
        }
        return operations;
    }
}
