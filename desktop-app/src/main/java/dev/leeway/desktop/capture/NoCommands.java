package dev.leeway.desktop.capture;

import dev.leeway.desktop.state.Commands;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.SyncWord;
import dev.leeway.desktop.state.Undo;
import dev.leeway.engine.apply.WayOut;
import dev.leeway.engine.resource.ResourceKey;

import java.nio.file.Path;

/** Pictures change nothing. */
final class NoCommands implements Commands {
    @Override
    public void openWorkspace(Path file) {}

    @Override
    public void openPractice() {}

    @Override
    public void openAgain() {}

    @Override
    public void compare(String application) {}

    @Override
    public void compareAll() {}

    @Override
    public void explain(String application, ResourceKey object) {}

    @Override
    public void history(String application) {}

    @Override
    public void compareDeploys(String application, long earlier, long later) {}

    @Override
    public void fetch() {}

    @Override
    public void plan(String application, PlanWish wish) {}

    @Override
    public void planAgain(String application) {}

    @Override
    public void sync(String application, String digest, SyncWord word) {}

    @Override
    public void decide(String application, ResourceKey object, WayOut way) {}

    @Override
    public void undo(Undo undo) {}

    @Override
    public void understood(String application) {}

    @Override
    public void cancelSync(String application) {}

    @Override
    public void tendLeases() {}

    @Override
    public void cancelWork(String id) {}

    @Override
    public void keep(Preferences preferences) {}

    @Override
    public void copy(String text) {}
}
