package dev.leeway.engine.run;

import dev.leeway.engine.apply.RunStart;
import dev.leeway.engine.apply.StepPhrase;
import dev.leeway.engine.apply.StepRecords;
import dev.leeway.engine.apply.UnfinishedRun;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.workspace.Workspace;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds out what can be found out about a run that a crash cut off. */
final class CutOffReading {
    private final Workspace workspace;
    private final ClusterConnections clusters;

    CutOffReading(Workspace workspace, ClusterConnections clusters) {
        this.workspace = workspace;
        this.clusters = clusters;
    }

    /** Returns what is known of each step; the cluster is asked about those whose fate is open. */
    CutOffRun read(UnfinishedRun run) throws InterruptedException {
        List<CutOffRun.Finding> findings = new ArrayList<>();
        for (UnfinishedRun.Trace trace : run.steps()) {
            findings.add(
                    switch (trace.state()) {
                        case UnfinishedRun.State.NotSent _ ->
                                new CutOffRun.Finding(
                                        trace.step(),
                                        CutOffRun.State.NEVER_SENT,
                                        CutOffPhrase.NEVER_SENT.of());
                        case UnfinishedRun.State.Ended ended ->
                                ended(trace.step(), ended, run.start());
                        case UnfinishedRun.State.Sent sent ->
                                asked(trace.step(), run.start(), sent.at());
                    });
        }
        return new CutOffRun(run, findings);
    }

    private CutOffRun.Finding ended(
            RunStart.Planned step, UnfinishedRun.State.Ended ended, RunStart start)
            throws InterruptedException {
        return switch (ended.outcome()) {
            case DONE ->
                    new CutOffRun.Finding(
                            step, CutOffRun.State.DONE, StepRecords.read(ended.message()));
            case FAILED, REFUSED, PARTLY ->
                    new CutOffRun.Finding(
                            step, CutOffRun.State.NOT_DONE, StepRecords.read(ended.message()));
            case NOT_ATTEMPTED, HELD ->
                    new CutOffRun.Finding(
                            step, CutOffRun.State.NEVER_SENT, StepRecords.read(ended.message()));
            case BEGUN, UNKNOWN, CANCELLED -> asked(step, start, ended.at());
        };
    }

    private CutOffRun.Finding asked(RunStart.Planned step, RunStart start, Instant sentAt)
            throws InterruptedException {
        Optional<Workspace.Cluster> cluster = workspace.cluster(start.cluster());
        if (cluster.isEmpty()) {
            return unasked(step, CutOffPhrase.NO_CLUSTER.of(start.cluster()));
        }
        try {
            ClusterReader reader = clusters.to(cluster.get()).reader();
            Optional<ServedKind> kind =
                    reader.kinds(ReconcileEngine.QUESTION).preferred(step.key().groupKind());
            return kind.isEmpty()
                    ? unasked(step, CutOffPhrase.NOT_SERVED.of())
                    : judged(
                            step,
                            reader.readNow(step.key(), kind.get(), ReconcileEngine.QUESTION),
                            sentAt);
        } catch (ClusterException e) {
            return unasked(step, StepPhrase.TOGETHER.of(e.said(), e.advice()));
        }
    }

    private static CutOffRun.Finding judged(
            RunStart.Planned step, LiveState state, Instant sentAt) {
        boolean deletes = step.action().equals("prune");
        return switch (state) {
            case LiveState.Absent _ when deletes ->
                    new CutOffRun.Finding(step, CutOffRun.State.DONE, CutOffPhrase.GONE.of());
            case LiveState.Absent _ when step.action().equals("create") ->
                    new CutOffRun.Finding(
                            step, CutOffRun.State.NOT_DONE, CutOffPhrase.NOT_CREATED.of());
            case LiveState.Present present
                    when !deletes && appliedSince(present.manifest(), sentAt) ->
                    new CutOffRun.Finding(
                            step, CutOffRun.State.DONE, CutOffPhrase.APPLIED_SINCE.of());
            case LiveState.Absent _, LiveState.Present _ ->
                    unknown(step, CutOffPhrase.NOT_SHOWN.of());
            case LiveState.Unreadable unreadable -> unasked(step, unreadable.said());
        };
    }

    /** Managed fields record full seconds. */
    private static boolean appliedSince(Manifest live, Instant sentAt) {
        return live.metadata()
                .arrayAt("managedFields")
                .objects()
                .filter(
                        entry ->
                                entry.string("manager", "").equals("leeway")
                                        && entry.string("operation", "").equals("Apply"))
                .flatMap(entry -> entry.string("time").stream())
                .anyMatch(time -> time.compareTo(sentAt.minusSeconds(1).toString()) >= 0);
    }

    private static CutOffRun.Finding unknown(RunStart.Planned step, Wording said) {
        return new CutOffRun.Finding(
                step, CutOffRun.State.UNKNOWN, CutOffPhrase.COMPARE_FIRST.of(said));
    }

    private static CutOffRun.Finding unasked(RunStart.Planned step, Wording said) {
        return new CutOffRun.Finding(
                step, CutOffRun.State.UNKNOWN, CutOffPhrase.COMPARE_FIRST.of(said), true);
    }

    /** Returns the findings in one line, for the journal. */
    static String summary(CutOffRun run) {
        StringBuilder text = new StringBuilder();
        for (CutOffRun.State state : CutOffRun.State.values()) {
            text.append(text.isEmpty() ? "" : ", ")
                    .append(run.count(state))
                    .append(' ')
                    .append(state.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        return text.toString();
    }
}
