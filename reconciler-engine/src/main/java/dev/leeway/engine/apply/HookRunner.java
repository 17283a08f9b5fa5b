package dev.leeway.engine.apply;

import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.desired.HookMarks;
import dev.leeway.engine.desired.HookMarks.Cleanup;
import dev.leeway.engine.health.HealthRules;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes hooks, and clears them away. A hook that ends by itself is held by a finalizer until its
 * end was seen, so that a Job with a time to live is not gone before anybody looked. The finalizer
 * has a field manager of its own, so that taking it away takes nothing else away. Safe for several
 * threads.
 */
final class HookRunner {
    /** The field manager of the finalizer. */
    static final String MANAGER = "leeway-hooks";

    private static final Set<GroupKind> RUN_ONCE =
            Set.of(new GroupKind("batch", "Job"), new GroupKind("", "Pod"));

    private final ClusterReader reader;
    private final ClusterWriter writer;
    private final ApplySettings settings;
    private final Repetition repetition;
    private final GoneWait gone;

    HookRunner(
            ClusterReader reader,
            ClusterWriter writer,
            ApplySettings settings,
            Repetition repetition,
            GoneWait gone) {
        this.reader = reader;
        this.writer = writer;
        this.settings = settings;
        this.repetition = repetition;
        this.gone = gone;
    }

    /** Whether a hook was begun. */
    sealed interface Begun {
        /** It is in the cluster under this uid. */
        record Running(String uid) implements Begun {}

        /** It is not, and this became of its step. */
        record Ended(StepResult result) implements Begun {}
    }

    /** Begins a hook: clears away what an earlier run left, and makes it anew. */
    Begun begin(Step.RunHook step) throws InterruptedException {
        DesiredObject desired = step.desired();
        LiveState before = now(desired);
        switch (before) {
            case LiveState.Unreadable unreadable
                    when unreadable.reason() != LiveState.Unreadable.Reason.UNKNOWN_KIND -> {
                return new Begun.Ended(
                        new StepResult.NotAttempted(
                                step, StepPhrase.UNREAD_HOOK.of(unreadable.said())));
            }
            case LiveState.Present present -> {
                Optional<Wording> trouble = clear(step, present.manifest());
                if (trouble.isPresent()) {
                    return new Begun.Ended(
                            new StepResult.Failed(step, 0, "", trouble.get(), List.of()));
                }
            }
            case LiveState.Absent _, LiveState.Unreadable _ -> {}
        }
        return made(step);
    }

    private Optional<Wording> clear(Step.RunHook step, Manifest old) throws InterruptedException {
        boolean anew =
                step.cleanups().contains(Cleanup.BEFORE_HOOK_CREATION)
                        || RUN_ONCE.contains(step.key().groupKind());
        if (!anew) {
            return Optional.empty();
        }
        if (!HookMarks.isHook(old)) {
            return Optional.of(StepPhrase.NO_HOOK.of(step.key().toString()));
        }
        Optional<Wording> trouble = delete(step.desired(), old);
        if (trouble.isPresent()) {
            return trouble.map(StepPhrase.HOOK_LEFT::of);
        }
        return gone.await(step.key(), step.desired().kind(), old.uid());
    }

    private Begun made(Step.RunHook step) throws InterruptedException {
        DesiredObject desired = step.desired();
        WriteResult result =
                repetition.send(
                        desired.key(),
                        () -> writer.apply(request(desired, desired.manifest(), settings, "")));
        return switch (result) {
            case WriteResult.Written written -> held(desired, written.object());
            case WriteResult.Unknown unknown -> afterDoubt(step, unknown.said());
            case WriteResult.Outdated outdated ->
                    afterDoubt(step, Wording.quoted(outdated.message()));
            case WriteResult.Conflicting conflicting ->
                    new Begun.Ended(
                            new StepResult.Failed(
                                    step,
                                    409,
                                    "Conflict",
                                    StepPhrase.OTHERS_OWN_HOOK.of(
                                            conflicting.conflicts().toString()),
                                    List.of()));
            case WriteResult.Rejected rejected ->
                    new Begun.Ended(
                            new StepResult.Failed(
                                    step,
                                    rejected.status(),
                                    rejected.reason(),
                                    rejected.said(),
                                    rejected.causes()));
            case WriteResult.NotSent notSent ->
                    new Begun.Ended(new StepResult.NotAttempted(step, notSent.said()));
            case WriteResult.AlreadyGone _ ->
                    new Begun.Ended(
                            new StepResult.Failed(
                                    step, 0, "", StepPhrase.VANISHED_MADE.of(), List.of()));
        };
    }

    private static ApplyRequest request(
            DesiredObject desired, Manifest body, ApplySettings settings, String basedOn) {
        return new ApplyRequest(
                desired.key(),
                desired.kind(),
                body,
                settings.manager(),
                false,
                basedOn,
                settings.requestTimeout());
    }

    private Begun afterDoubt(Step.RunHook step, Wording lost) throws InterruptedException {
        return now(step.desired()) instanceof LiveState.Present present
                ? held(step.desired(), present.manifest())
                : new Begun.Ended(new StepResult.Unknown(step, StepPhrase.HOOK_NOT_SHOWN.of(lost)));
    }

    /** Puts the finalizer on what ends by itself; without it the hook runs all the same. */
    private Begun held(DesiredObject desired, Manifest made) throws InterruptedException {
        boolean custom = desired.key().group().contains(".");
        if ((RUN_ONCE.contains(desired.key().groupKind()) || custom) && !isHeld(made)) {
            writer.apply(finalizer(desired, true, ""));
        }
        return new Begun.Running(made.uid());
    }

    private ApplyRequest finalizer(DesiredObject desired, boolean hold, String basedOn) {
        ResourceKey key = desired.key();
        JsonObject.Builder metadata = JsonObject.builder().put("name", key.name());
        if (!key.namespace().isEmpty()) {
            metadata.put("namespace", key.namespace());
        }
        if (hold) {
            metadata.put("finalizers", JsonArray.of(JsonValue.of(HealthRules.HOOK_FINALIZER)));
        }
        Manifest body =
                new Manifest(
                        JsonObject.builder()
                                .put("apiVersion", desired.kind().gvk().apiVersion())
                                .put("kind", key.kind())
                                .put("metadata", metadata.build())
                                .build());
        return new ApplyRequest(
                key, desired.kind(), body, MANAGER, true, basedOn, settings.requestTimeout());
    }

    private static boolean isHeld(Manifest object) {
        return object.metadata().arrayAt("finalizers").stream()
                .anyMatch(JsonValue.of(HealthRules.HOOK_FINALIZER)::equals);
    }

    /** Takes the finalizer away, if it is there; returns why that was not possible. */
    Optional<Wording> release(DesiredObject desired) throws InterruptedException {
        for (int attempt = 0; ; attempt++) {
            if (!(now(desired) instanceof LiveState.Present present)
                    || !isHeld(present.manifest())) {
                return Optional.empty();
            }
            String version = present.manifest().resourceVersion();
            WriteResult result =
                    repetition.send(
                            desired.key(), () -> writer.apply(finalizer(desired, false, version)));
            if (result instanceof WriteResult.Written) {
                return Optional.empty();
            }
            if (attempt >= settings.retry().limit()) {
                return Optional.of(
                        StepPhrase.FINALIZER_LEFT.of(
                                HealthRules.HOOK_FINALIZER, desired.key().toString()));
            }
        }
    }

    /** Deletes a hook, its finalizer first; returns why that was not possible. */
    Optional<Wording> delete(DesiredObject desired, String uid) throws InterruptedException {
        return now(desired) instanceof LiveState.Present present
                        && present.manifest().uid().equals(uid)
                ? delete(desired, present.manifest())
                : Optional.empty();
    }

    private Optional<Wording> delete(DesiredObject desired, Manifest live)
            throws InterruptedException {
        WriteResult result =
                repetition.send(
                        desired.key(),
                        () ->
                                writer.delete(
                                        new DeleteRequest(
                                                desired.key(),
                                                desired.kind(),
                                                live.uid(),
                                                "",
                                                DeleteRequest.Propagation.BACKGROUND,
                                                settings.requestTimeout())));
        Optional<Wording> held = release(desired);
        return result instanceof WriteResult.Written || result instanceof WriteResult.AlreadyGone
                ? held
                : Optional.of(result.trouble());
    }

    private LiveState now(DesiredObject desired) throws InterruptedException {
        return reader.readNow(desired.key(), desired.kind(), settings.requestTimeout());
    }
}
