package dev.leeway.desktop.state;

import dev.leeway.engine.apply.SyncEnd;
import dev.leeway.engine.apply.Wait;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.run.CutOffRun;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that can change the state. */
public sealed interface AppEvent {
    /** A workspace is being opened. */
    record WorkspaceOpening(String name, Instant at) implements AppEvent {}

    /** A workspace was opened: its applications and clusters are known, nothing more. */
    record WorkspaceOpened(
            String name,
            boolean practice,
            List<ClusterState> clusters,
            List<ApplicationState> applications)
            implements AppEvent {}

    /** A workspace could not be opened; each trouble names a line. */
    record WorkspaceRefused(String name, List<Trouble> troubles) implements AppEvent {}

    /** A comparison began. */
    record ComparisonStarted(String application, Instant at) implements AppEvent {}

    /** A comparison ended well. */
    record ComparisonArrived(String application, Findings findings) implements AppEvent {}

    /** A comparison ended badly; what was known stays and is old. */
    record ComparisonFailed(String application, Sight.Reading reading, Trouble trouble, Instant at)
            implements AppEvent {}

    /** A comparison was cancelled. */
    record ComparisonCancelled(String application) implements AppEvent {}

    /** One object's differences were explained. */
    record StoryArrived(String application, ObjectStory story) implements AppEvent {}

    /** The history of an application is being read. */
    record HistoryStarted(String application, Instant at) implements AppEvent {}

    /** The newest syncs of an application were read. */
    record HistoryArrived(String application, List<SyncRecord> syncs, Instant at)
            implements AppEvent {}

    /** The history of an application could not be read. */
    record HistoryFailed(String application, Trouble trouble, Instant at) implements AppEvent {}

    /** Two syncs are being compared. */
    record DeploysComparing(String application, Instant at) implements AppEvent {}

    /** Two syncs were compared. */
    record DeploysCompared(String application, DeployComparison comparison, Instant at)
            implements AppEvent {}

    /** Two syncs could not be compared. */
    record DeploysNotCompared(String application, Trouble trouble, Instant at)
            implements AppEvent {}

    /** A plan is being made. */
    record PlanStarted(String application, Instant at) implements AppEvent {}

    /** A plan is ready for review. */
    record PlanArrived(String application, PlanState plan, Instant at) implements AppEvent {}

    /** A plan could not be made. */
    record PlanFailed(String application, Trouble trouble, Instant at) implements AppEvent {}

    /** An approved plan began to run. */
    record SyncStarted(String application, PlanState plan, Instant at) implements AppEvent {}

    /** A step began or ended. */
    record StepChanged(String application, int step, SyncState.Outcome outcome)
            implements AppEvent {}

    /** A run began to wait for something, or a wait changed or ended. */
    record SyncWaits(String application, Wait what) implements AppEvent {}

    /**
     * It became known which syncs of an application were cut off by the end of their process, the
     * oldest first; none: nothing is to be told of any.
     */
    record CutOffKnown(String application, List<CutOffRun> runs) implements AppEvent {}

    /** What holds an application in its cluster became known. */
    record HoldsKnown(String application, List<HoldMark> holds) implements AppEvent {}

    /** When an application was last synced and how far Git went on since became known. */
    record DeliveryKnown(String application, Delivery delivery) implements AppEvent {}

    /** The operator asked to stop; the step under way is finished first. */
    record SyncCancelling(String application) implements AppEvent {}

    /** A run ended, and how it came out. */
    record SyncEnded(String application, Instant at, SyncEnd end, Optional<Trouble> trouble)
            implements AppEvent {}

    /** A cluster answered or did not. */
    record ClusterSeen(String name, ClusterState.Connection connection, String message)
            implements AppEvent {}

    /** A repository is being fetched. */
    record FetchStarted(String repository, Instant at) implements AppEvent {}

    /** A repository's remote answered. */
    record Fetched(String repository, Instant at) implements AppEvent {}

    /** A repository's remote did not answer; what was fetched before stays in force. */
    record FetchFailed(String repository, String why, Instant at) implements AppEvent {}

    /** The bypass leases were read, those of other workspaces too; the newest first. */
    record LeasesRead(List<LeaseState> leases, Instant at) implements AppEvent {}

    /** The bypass leases could not be read; what was known stays and is old. */
    record LeasesNotRead(Trouble trouble, Instant at) implements AppEvent {}

    /** One bypass lease is as it is now. */
    record LeaseChanged(LeaseState lease) implements AppEvent {}

    /** A comparison saw which objects of an application carry the mark of a bypass. */
    record MarksSeen(String application, List<MarkedObject> marks) implements AppEvent {}

    /** Long work began. */
    record WorkStarted(RunningWork work) implements AppEvent {}

    /** Long work went on. */
    record WorkProgressed(String id, long done, long total) implements AppEvent {}

    /** Long work ended. */
    record WorkEnded(String id) implements AppEvent {}

    /** Somebody wants the operator to know something. */
    record NoticePosted(Notice notice) implements AppEvent {}

    /** The operator took back what a notice told. */
    record TakenBack(Undo undo) implements AppEvent {}

    /** The operator has seen the notices. */
    record NoticesRead() implements AppEvent {}

    /** The window goes to a place. */
    record Navigated(Route route) implements AppEvent {}

    /** The window goes back. */
    record WentBack() implements AppEvent {}

    /** The window goes forward. */
    record WentForward() implements AppEvent {}

    /** Somebody looks elsewhere in the clusters. */
    record Browsed(BrowsingState place) implements AppEvent {}

    /** The operator chose something about the window. */
    record Preferred(Preferences preferences) implements AppEvent {}

    /** Time went by. */
    record Ticked(Instant now) implements AppEvent {}
}
