package dev.leeway.desktop.state;

import dev.leeway.engine.apply.WayOut;
import dev.leeway.engine.resource.ResourceKey;

import java.nio.file.Path;

/**
 * What the operator can ask for. Every call returns at once; what comes of it arrives as events.
 * Called on the window's thread.
 */
public interface Commands {
    /** Opens another workspace file; what is open is closed first. */
    void openWorkspace(Path file);

    /** Opens the practice workspace; what is open is closed first. */
    void openPractice();

    /**
     * Opens anew what was asked for last, so that the workspace file is read again; what is open is
     * closed first. Does nothing when nothing was ever asked for.
     */
    void openAgain();

    /** Compares one application. */
    void compare(String application);

    /** Compares every application. */
    void compareAll();

    /** Explains one object's differences: where they come from, and who asked for what in Git. */
    void explain(String application, ResourceKey object);

    /** Reads the newest syncs of an application. */
    void history(String application);

    /** Compares what Git asked for at two syncs of an application. */
    void compareDeploys(String application, long earlier, long later);

    /** Fetches every repository, and compares what moved. */
    void fetch();

    /** Makes a plan for review. */
    void plan(String application, PlanWish wish);

    /** Makes a plan for review as the last one was asked for. */
    void planAgain(String application);

    /**
     * Runs the plan under review. The caller has the operator's word for every deletion in it.
     *
     * @param digest the plan that the operator saw; another plan is not run
     * @param word what the operator typed and said with it
     */
    void sync(String application, String digest, SyncWord word);

    /** Decides about something that a run waits for. */
    void decide(String application, ResourceKey object, WayOut way);

    /** Takes back what can be taken back. */
    void undo(Undo undo);

    /** Takes note that the operator knows of the syncs of an application that were cut off. */
    void understood(String application);

    /** Stops a run after the step under way. */
    void cancelSync(String application);

    /**
     * Looks after the bypass leases now: what came of them arrives as events. Ask for it after
     * every step that was taken with one.
     */
    void tendLeases();

    /** Stops long work, by the identity that its {@link RunningWork} carries. */
    void cancelWork(String id);

    /** Keeps what the operator chose about the window. */
    void keep(Preferences preferences);

    /** Puts text on the clipboard. */
    void copy(String text);
}
