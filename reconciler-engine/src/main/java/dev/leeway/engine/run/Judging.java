package dev.leeway.engine.run;

import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.compare.Judge;
import dev.leeway.engine.compare.Judgement;
import dev.leeway.engine.compare.PathExpressions;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.compare.Subject;
import dev.leeway.engine.compare.VerdictMemo;
import dev.leeway.engine.concurrent.FanOut;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.fields.FieldSetMemo;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.live.PredictionRequest;
import dev.leeway.engine.resource.Manifest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Judges every desired object: by what is remembered, else by proof, else by asking the server. An
 * object that changed while it was asked about is read and asked about again, after pauses that
 * grow: while pods are rolled out their controller writes one status after the other.
 */
final class Judging {
    private static final int ATTEMPTS = 5;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(40);
    private static final int PART = 32;

    private final ClusterReader reader;
    private final VerdictMemo memo;
    private final FanOut fanOut;
    private final InstantSource clock;
    private final Duration timeout;
    private final PathExpressions expressions;

    Judging(
            ClusterReader reader,
            VerdictMemo memo,
            FanOut fanOut,
            InstantSource clock,
            Duration timeout,
            PathExpressions expressions) {
        this.reader = reader;
        this.memo = memo;
        this.fanOut = fanOut;
        this.clock = clock;
        this.timeout = timeout;
        this.expressions = expressions;
    }

    /** Returns one verdict for each subject, in their order. */
    List<ResourceComparison> judge(List<Subject> subjects, IntConsumer progress)
            throws InterruptedException {
        List<Optional<ResourceComparison>> verdicts = withoutServer(subjects);
        String admission =
                verdicts.stream().anyMatch(Judging::restsOnServer)
                        ? AdmissionState.read(reader, timeout)
                        : "";
        List<Subject> open = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            Subject subject = subjects.get(i);
            if (restsOnServer(verdicts.get(i))
                    && memo.forgetUnless(reader.cluster(), subject, admission)) {
                verdicts.set(i, Optional.empty());
            }
            if (verdicts.get(i).isEmpty()) {
                open.add(subject);
            }
        }
        AtomicInteger done = new AtomicInteger(subjects.size() - open.size());
        progress.accept(done.get());
        List<FanOut.Outcome<ResourceComparison>> answers =
                fanOut.run(
                        open,
                        timeout,
                        subject -> {
                            ResourceComparison verdict = byServer(subject, admission);
                            progress.accept(done.incrementAndGet());
                            return verdict;
                        });
        List<ResourceComparison> all = new ArrayList<>();
        int next = 0;
        for (Optional<ResourceComparison> known : verdicts) {
            ResourceComparison verdict =
                    known.isPresent() ? known.get() : answer(open.get(next), answers.get(next));
            next += known.isPresent() ? 0 : 1;
            all.add(verdict.leavingAlone(subjects.get(all.size()).rules(), expressions));
        }
        return all;
    }

    /** A verdict that is open yet, or was given by the server once. */
    private static boolean restsOnServer(Optional<ResourceComparison> verdict) {
        return verdict.isEmpty() || verdict.get().judgement() == Judgement.SERVER_DRY_RUN;
    }

    /** Judges what needs no server, on every processor: a first comparison proves thousands. */
    private List<Optional<ResourceComparison>> withoutServer(List<Subject> subjects)
            throws InterruptedException {
        FieldSetMemo sets = new FieldSetMemo();
        List<List<Subject>> parts = new ArrayList<>();
        for (int from = 0; from < subjects.size(); from += PART) {
            parts.add(subjects.subList(from, Math.min(from + PART, subjects.size())));
        }
        FanOut processors = new FanOut("prove", Runtime.getRuntime().availableProcessors());
        List<Optional<ResourceComparison>> verdicts = new ArrayList<>(subjects.size());
        List<FanOut.Outcome<List<Optional<ResourceComparison>>>> outcomes =
                processors.run(
                        parts,
                        timeout,
                        part -> part.stream().map(one -> withoutServer(one, sets)).toList());
        for (int i = 0; i < parts.size(); i++) {
            switch (outcomes.get(i)) {
                case FanOut.Outcome.Done<List<Optional<ResourceComparison>>> done ->
                        verdicts.addAll(done.value());
                case FanOut.Outcome.Failed<List<Optional<ResourceComparison>>> failed ->
                        throw new IllegalStateException("judging failed", failed.cause());
                case FanOut.Outcome.Unfinished<List<Optional<ResourceComparison>>> _,
                        FanOut.Outcome.NotStarted<List<Optional<ResourceComparison>>> _ ->
                        parts.get(i).forEach(_ -> verdicts.add(Optional.empty()));
            }
        }
        return verdicts;
    }

    private Optional<ResourceComparison> withoutServer(Subject subject, FieldSetMemo sets) {
        Optional<ResourceComparison> known = memo.find(reader.cluster(), subject, clock.instant());
        if (known.isPresent()) {
            return known;
        }
        Optional<ResourceComparison> verdict = Judge.byItself(subject, sets);
        verdict.ifPresent(one -> memo.keep(reader.cluster(), subject, one, "", clock.instant()));
        return verdict;
    }

    private ResourceComparison byServer(Subject first, String admission)
            throws InterruptedException {
        Subject subject = first;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                // Most often it changed once, and long ago: the first time there is no need to
                // wait.
                if (attempt > 1) {
                    Thread.sleep(FIRST_PAUSE.multipliedBy(1L << attempt));
                }
                DesiredObject desired = subject.desired();
                subject = subject.withLive(reader.readNow(desired.key(), desired.kind(), timeout));
            }
            Optional<ResourceComparison> known = withoutServer(subject, new FieldSetMemo());
            if (known.isPresent()) {
                return known.get();
            }
            if (subject.live() instanceof LiveState.Present present) {
                Optional<ResourceComparison> verdict = ask(subject, present.manifest());
                if (verdict.isPresent()) {
                    memo.keep(reader.cluster(), subject, verdict.get(), admission, clock.instant());
                    return verdict.get();
                }
            }
        }
        return Judge.moving(subject, ATTEMPTS);
    }

    private Optional<ResourceComparison> ask(Subject subject, Manifest live)
            throws InterruptedException {
        DesiredObject desired = subject.desired();
        Prediction prediction =
                reader.predict(
                        new PredictionRequest(
                                desired.key(),
                                desired.kind(),
                                desired.manifest(),
                                subject.manager(),
                                true,
                                live.resourceVersion(),
                                timeout));
        return Judge.byPrediction(subject, live, prediction, expressions);
    }

    private ResourceComparison answer(Subject subject, FanOut.Outcome<ResourceComparison> outcome)
            throws InterruptedException {
        return switch (outcome) {
            case FanOut.Outcome.Done<ResourceComparison> done -> done.value();
            case FanOut.Outcome.Failed<ResourceComparison> failed ->
                    throw new IllegalStateException(
                            "judging " + subject.desired().key() + " failed", failed.cause());
            case FanOut.Outcome.Unfinished<ResourceComparison> _,
                    FanOut.Outcome.NotStarted<ResourceComparison> _ ->
                    late(subject);
        };
    }

    private ResourceComparison late(Subject subject) throws InterruptedException {
        Prediction none =
                new Prediction.Unanswered(
                        ClusterPhrase.COMPARE_LATE.of(subject.desired().key().toString()));
        return subject.live() instanceof LiveState.Present present
                ? Judge.byPrediction(subject, present.manifest(), none, expressions).orElseThrow()
                : Judge.moving(subject, ATTEMPTS);
    }
}
