package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.session.OpenWorkspace;
import dev.leeway.desktop.session.WorkspaceSession;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.PlanWish.Leave;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.SyncState;
import dev.leeway.desktop.state.SyncWord;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.engine.resource.GroupKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A guarded deletion is confirmed in the words of the window that asks, and in no others. */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class TypedPhraseTest {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    @TempDir Path folder = Path.of("");
    private final BlockingQueue<AppEvent> events = new LinkedBlockingQueue<>();
    private AppState state = AppState.first(Preferences.first(), Instant.EPOCH);

    @Test
    void aGermanWindowAsksInGermanAndTheEngineDeletes() throws Exception {
        Map<String, String> files =
                Map.of(
                        "notes.yaml",
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: notes}
                        """,
                        "old.yaml",
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata:
                          name: old
                          annotations: {argocd.argoproj.io/sync-options: Prune=confirm}
                        """);
        try (ShopOnDisk shop = ShopOnDisk.in(folder, files, ShopOnDisk.SHOP);
                WorkspaceSession session = session()) {
            OpenWorkspace open = shop.open();
            ShopOnDisk.sync(open);
            assertThat(stands(shop)).isTrue();
            takeOutOfGit(shop, "old.yaml");
            session.open("shop", () -> open);
            until("the workspace is compared", app -> app.findings() instanceof Loadable.Loaded);

            PlanState plan = plan(session);
            assertThat(plan.cautions().phrase()).contains("1 aus shop löschen");
            sync(session, plan, "delete 1 from shop");
            assertThat(stands(shop)).as("the words of another language").isTrue();

            sync(session, plan(session), " 1 aus shop löschen ");
            assertThat(stands(shop)).isFalse();
        }
    }

    private WorkspaceSession session() {
        return new WorkspaceSession(
                new VirtualThreadWork(),
                events::add,
                new Text(Locale.GERMAN, ZoneOffset.UTC),
                "tester",
                InstantSource.system(),
                preferences -> {},
                copied -> {});
    }

    private static void takeOutOfGit(ShopOnDisk shop, String file) throws Exception {
        Files.delete(shop.repository().resolve(file));
        try (Git git = Git.open(shop.repository().toFile())) {
            git.rm().addFilepattern(file).call();
            git.commit().setMessage("Take out").setAuthor("a", "a@b").setSign(false).call();
        }
    }

    private PlanState plan(WorkspaceSession session) throws InterruptedException {
        session.plan("shop", PlanWish.PLAIN.with(Leave.PRUNE, true));
        until("it is asked for", app -> app.plan() instanceof Loadable.Loading);
        until("the plan", app -> app.plan() instanceof Loadable.Loaded);
        return shop().plan().latest().orElseThrow();
    }

    private void sync(WorkspaceSession session, PlanState plan, String typed)
            throws InterruptedException {
        session.sync("shop", plan.digest(), new SyncWord(typed, "", Optional.empty()));
        until(
                "it begins",
                app -> app.sync().filter(one -> one.phase() != SyncState.Phase.ENDED).isPresent());
        until(
                "the sync",
                app -> app.sync().filter(one -> one.phase() == SyncState.Phase.ENDED).isPresent());
    }

    /** Whether nobody asked for it to go: this cluster has no controller that would end it. */
    private static boolean stands(ShopOnDisk shop) {
        return shop.cluster()
                .api()
                .store()
                .get(new GroupKind("", "ConfigMap"), "default", "old")
                .filter(one -> one.stringAt("metadata", "deletionTimestamp").isEmpty())
                .isPresent();
    }

    private ApplicationState shop() {
        return state.applications().find("shop").orElseThrow();
    }

    private void until(String what, Predicate<ApplicationState> so) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        while (state.applications().find("shop").filter(so).isEmpty()) {
            AppEvent event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(event).as(what + "; told: " + state.notices()).isNotNull();
            state = state.after(event);
        }
    }
}
