package dev.leeway.engine.apply;

import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.concurrent.FanOut;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.live.PredictionRequest;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Told;
import dev.leeway.engine.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sends the steps of one place at the same time, and settles what became of each. */
final class PlaceSender {
    private static final int NOT_AUTHENTICATED = 401;

    private final ClusterReader reader;
    private final StepSender sender;
    private final MigrationSender migrations;
    private final HookRunner hooks;
    private final LostAnswers lostAnswers;
    private final KindArrival arrival;
    private final ApplySettings settings;
    private final RunBook book;
    private final FanOut fanOut;
    private final RunRight right;
    private final AtomicReference<@Nullable ResourceKey> signedOutAt = new AtomicReference<>();

    PlaceSender(
            ClusterReader reader,
            StepSender sender,
            MigrationSender migrations,
            HookRunner hooks,
            LostAnswers lostAnswers,
            KindArrival arrival,
            ApplySettings settings,
            RunBook book,
            FanOut fanOut,
            RunRight right) {
        this.reader = reader;
        this.sender = sender;
        this.migrations = migrations;
        this.hooks = hooks;
        this.lostAnswers = lostAnswers;
        this.arrival = arrival;
        this.settings = settings;
        this.book = book;
        this.fanOut = fanOut;
        this.right = right;
    }

    /** What became of a step when it was sent. */
    private sealed interface Sent {
        /** It has its result. */
        record Settled(StepResult result) implements Sent {}

        /** It is a hook that runs now. */
        record Running(Awaited.Hook hook) implements Sent {}
    }

    /**
     * Sends the steps.
     *
     * @return the hooks that run now; every other step that was begun has its result
     */
    List<Awaited.Hook> send(List<Integer> steps) {
        List<Integer> sound = tried(steps);
        List<FanOut.Outcome<Sent>> outcomes =
                fanOut.runKeepingOutcomes(sound, settings.placeTimeout(), this::settleOne);
        boolean interrupted = Thread.interrupted();
        List<Awaited.Hook> running = new ArrayList<>();
        for (int i = 0; i < sound.size(); i++) {
            int at = sound.get(i);
            switch (outcomes.get(i)) {
                case FanOut.Outcome.Done<Sent> done -> {
                    switch (done.value()) {
                        case Sent.Settled _ -> {}
                        case Sent.Running hook -> running.add(hook.hook());
                    }
                }
                case FanOut.Outcome.Failed<Sent> failed ->
                        interrupted |= lookUp(at, Told.by(failed.cause()));
                case FanOut.Outcome.Unfinished<Sent> _ ->
                        interrupted |= lookUp(at, StepPhrase.STOPPED_UNDER_WAY.of());
                case FanOut.Outcome.NotStarted<Sent> _ -> {}
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return running;
    }

    /**
     * Asks the server about what could not be asked about when the plan was made, before anything
     * of the place is sent; returns the steps that it does not refuse.
     */
    private List<Integer> tried(List<Integer> steps) {
        List<Integer> open = steps.stream().filter(this::isUntried).toList();
        List<FanOut.Outcome<Optional<StepResult>>> answers =
                fanOut.runKeepingOutcomes(open, settings.placeTimeout(), this::tryOne);
        List<Integer> sound = new ArrayList<>(steps);
        for (int i = 0; i < open.size(); i++) {
            if (answers.get(i) instanceof FanOut.Outcome.Done<Optional<StepResult>> done
                    && done.value().isPresent()) {
                Integer at = open.get(i);
                book.finish(at, done.value().get());
                sound.removeIf(at::equals);
            }
        }
        return sound;
    }

    private boolean isUntried(int at) {
        return book.step(at) instanceof Step.Create create
                && !create.verified()
                && !create.key().kind().equals("Namespace");
    }

    private Optional<StepResult> tryOne(int at) throws InterruptedException {
        Step.Create create = (Step.Create) book.step(at);
        Optional<DesiredObject> object = arrival.resolve(create.desired());
        if (object.isEmpty()) {
            return Optional.of(unserved(create));
        }
        Prediction answer =
                reader.predict(
                        new PredictionRequest(
                                object.get().key(),
                                object.get().kind(),
                                object.get().manifest(),
                                settings.manager(),
                                false,
                                "",
                                settings.requestTimeout()));
        // Everything but a plain refusal is found out by sending it.
        return answer instanceof Prediction.Rejected rejected && !rejected.refusesDryRun()
                ? Optional.of(
                        Refusals.failed(
                                create,
                                new WriteResult.Rejected(
                                        rejected.status(),
                                        rejected.reason(),
                                        rejected.message(),
                                        rejected.causes())))
                : Optional.empty();
    }

    private static StepResult unserved(Step step) {
        return new StepResult.NotAttempted(
                step, StepPhrase.UNSERVED.of(step.key().groupKind().toString()));
    }

    /** A result is told as soon as it is there; the others of the place may take long. */
    private Sent settleOne(int at) throws InterruptedException {
        Sent sent = sendOne(at);
        if (sent instanceof Sent.Settled settled) {
            if (settled.result() instanceof StepResult.Failed failed
                    && failed.status() == NOT_AUTHENTICATED) {
                signedOutAt.set(failed.step().key());
            }
            book.finish(at, settled.result());
        }
        return sent;
    }

    /** Credentials that were refused although they were renewed are refused for every object. */
    private Optional<Wording> signedOut() {
        return Optional.ofNullable(signedOutAt.get())
                .map(key -> StepPhrase.SIGNED_OUT.of(key.toString()));
    }

    private Sent sendOne(int at) throws InterruptedException {
        Step step = book.step(at);
        Optional<Wording> reason = right.lost().or(this::signedOut);
        if (reason.isPresent()) {
            return new Sent.Settled(new StepResult.NotAttempted(step, reason.get()));
        }
        try {
            book.sending(at);
        } catch (StoreException e) {
            return new Sent.Settled(
                    new StepResult.NotAttempted(step, StepPhrase.UNNOTED.of(StepPhrase.told(e))));
        }
        return switch (step) {
            case Step.Create create -> new Sent.Settled(create(create));
            case Step.Patch patch -> new Sent.Settled(sender.patch(patch));
            case Step.Migrate migrate -> new Sent.Settled(migrations.migrate(migrate));
            case Step.Recreate recreate -> new Sent.Settled(sender.recreate(recreate));
            case Step.Prune prune -> new Sent.Settled(sender.prune(prune));
            case Step.RunHook hook -> run(at, hook);
            case Step.Hold hold -> new Sent.Settled(lostAnswers.findOut(hold, Wording.none()));
        };
    }

    private StepResult create(Step.Create create) throws InterruptedException {
        Optional<DesiredObject> object = arrival.resolve(create.desired());
        return object.isPresent() ? sender.create(create, object.get()) : unserved(create);
    }

    private Sent run(int at, Step.RunHook step) throws InterruptedException {
        Optional<DesiredObject> object = arrival.resolve(step.desired());
        if (object.isEmpty()) {
            return new Sent.Settled(unserved(step));
        }
        Step.RunHook known =
                new Step.RunHook(object.get(), step.phase(), step.place(), step.cleanups());
        return switch (hooks.begin(known)) {
            case HookRunner.Begun.Running running ->
                    new Sent.Running(new Awaited.Hook(at, known, running.uid()));
            case HookRunner.Begun.Ended ended -> new Sent.Settled(ended.result());
        };
    }

    /** Settles a step whose sending broke; returns whether that was cancelled. */
    private boolean lookUp(int at, Wording why) {
        Step step = book.step(at);
        if (book.result(at).isPresent()) {
            // What broke came after the result, and is no doubt about it.
            book.trouble(SyncPhrase.AFTER_SETTLED.of(Wording.quoted(step.key().toString()), why));
            return false;
        }
        try {
            book.finish(at, lostAnswers.findOut(step, why));
            return false;
        } catch (InterruptedException e) {
            book.finish(at, new StepResult.Unknown(step, StepPhrase.FATE_UNKNOWN.of()));
            return true;
        }
    }
}
