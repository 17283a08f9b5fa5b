package dev.leeway.desktop.sample;

import dev.leeway.desktop.state.Commands;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.SyncWord;
import dev.leeway.desktop.state.Undo;
import dev.leeway.engine.apply.WayOut;
import dev.leeway.engine.resource.ResourceKey;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Notes what was asked for. */
public final class RecordingCommands implements Commands {
    /** What was chosen about the window, in order. */
    public final List<Preferences> kept = new ArrayList<>();

    /** What was asked for, in order. */
    public final List<String> asked = new ArrayList<>();

    /** The objects that an explanation was asked for, in order. */
    public final List<ResourceKey> explained = new ArrayList<>();

    /** What was wished of plans, in order. */
    public final List<PlanWish> wishes = new ArrayList<>();

    /** What was said when plans were approved, in order. */
    public final List<SyncWord> words = new ArrayList<>();

    @Override
    public void openWorkspace(Path file) {
        asked.add("open " + file);
    }

    @Override
    public void openPractice() {
        asked.add("open practice");
    }

    @Override
    public void openAgain() {
        asked.add("open again");
    }

    @Override
    public void compare(String application) {
        asked.add("compare " + application);
    }

    @Override
    public void compareAll() {
        asked.add("compare all");
    }

    @Override
    public void explain(String application, ResourceKey object) {
        explained.add(object);
    }

    @Override
    public void history(String application) {
        asked.add("history " + application);
    }

    @Override
    public void compareDeploys(String application, long earlier, long later) {
        asked.add("deploys " + application + " " + earlier + " " + later);
    }

    @Override
    public void fetch() {
        asked.add("fetch");
    }

    @Override
    public void plan(String application, PlanWish wish) {
        wishes.add(wish);
        asked.add(
                "plan "
                        + application
                        + (wish.allows(PlanWish.Leave.PRUNE) ? " with prune" : "")
                        + (wish.allows(PlanWish.Leave.TAKE_OVER) ? " taking over" : "")
                        + (wish.only().isEmpty() ? "" : " of " + wish.only()));
    }

    @Override
    public void planAgain(String application) {
        asked.add("plan " + application + " again");
    }

    @Override
    public void sync(String application, String digest, SyncWord word) {
        words.add(word);
        asked.add("sync " + application + " " + digest);
    }

    @Override
    public void decide(String application, ResourceKey object, WayOut way) {
        asked.add("decide " + application + " " + object.name() + " " + way);
    }

    @Override
    public void undo(Undo undo) {
        asked.add("undo " + undo);
    }

    @Override
    public void understood(String application) {
        asked.add("understood " + application);
    }

    @Override
    public void cancelSync(String application) {
        asked.add("cancel " + application);
    }

    @Override
    public void tendLeases() {
        asked.add("tend leases");
    }

    @Override
    public void cancelWork(String id) {
        asked.add("cancel work " + id);
    }

    @Override
    public void keep(Preferences preferences) {
        kept.add(preferences);
    }

    @Override
    public void copy(String text) {
        asked.add("copy " + text);
    }
}
