package dev.leeway.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.leeway.desktop.session.OpenWorkspace;
import dev.leeway.desktop.session.WorkspaceSession;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.SyncState;
import dev.leeway.desktop.state.SyncWord;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.bypass.LeaseView;
import dev.leeway.engine.bypass.Stage;
import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;
import dev.leeway.engine.run.CutOffRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A sync whose process was really killed is told of when the workspace opens, with what is known
 * and what is not, until the operator has understood or the next sync begins.
 */
@Timeout(180)
@Execution(ExecutionMode.CONCURRENT)
class CutOffTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir Path folder = Path.of("");
    private final BlockingQueue<AppEvent> events = new LinkedBlockingQueue<>();
    private AppState state = AppState.first(Preferences.first(), Instant.EPOCH);
    private ShopOnDisk shop;
    private WorkspaceSession session;
    private OpenWorkspace open;

    @BeforeEach
    void makeAShop() throws Exception {
        shop =
                ShopOnDisk.in(
                        folder,
                        Map.of(
                                "a-first.yaml",
                                object("ConfigMap", "first", "data: {colour: blue}"),
                                "b-web.yaml",
                                object("Service", "web", "spec: {ports: [{port: 80}]}")),
                        ShopOnDisk.SHOP
                                + """
                                  - name: other
                                    source: {repository: platform, path: ., type: directory}
                                    destination: {cluster: practice, namespace: kube-system}
                                """);
    }

    private static String object(String kind, String name, String more) {
        return """
        apiVersion: v1
        kind: %s
        metadata: {name: %s}
        %s
        """
                .formatted(kind, name, more);
    }

    @AfterEach
    void close() throws Exception {
        if (session != null) {
            session.close();
        }
        shop.close();
    }

    private static FaultRule slow(Duration latency, String resource) {
        return FaultRule.always(new FaultEffect.Latency(latency))
                .onVerbs("patch")
                .onResources(resource);
    }

    /**
     * Runs a command in a process of its own and kills it in a write.
     *
     * @param asked how many patches of the resource only ask whether they would be accepted
     */
    private void killed(String resource, int asked, String... command) throws Exception {
        shop.cluster().faults().add(slow(Duration.ofSeconds(2), resource));
        Process process = shop.start(folder.resolve("killed.txt"), command);
        try {
            await("the write begins")
                    .atMost(PATIENCE)
                    .until(
                            () ->
                                    shop.cluster().faults().standing().getFirst().strikes()
                                                    > asked - 1
                                            || !process.isAlive());
            shop.cluster().faults().add(slow(PATIENCE, resource));
            await("the write")
                    .atMost(PATIENCE)
                    .until(
                            () ->
                                    shop.cluster().faults().standing().getLast().strikes() > 0
                                            || !process.isAlive());
            assertThat(process.isAlive())
                    .as(Files.readString(folder.resolve("killed.txt")))
                    .isTrue();
        } finally {
            process.destroyForcibly().waitFor();
        }
        shop.cluster().faults().clear();
    }

    private void killASyncInTheService() throws Exception {
        killed("services", 1, "sync", "--yes", "-w", shop.file().toString(), "shop");
    }

    private void openTheWindow() throws Exception {
        open = shop.open();
        session =
                new WorkspaceSession(
                        new VirtualThreadWork(),
                        events::add,
                        new Text(Locale.ENGLISH, ZoneOffset.UTC),
                        "tester",
                        InstantSource.system(),
                        kept -> {},
                        copied -> {});
        session.open("shop", () -> open);
    }

    private void until(String what, Predicate<AppState> so) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!so.test(state)) {
            AppEvent event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(event).as(what + "; told: " + state.notices()).isNotNull();
            state = state.after(event);
        }
    }

    private List<CutOffRun> cutOff() {
        return state.applications().find("shop").orElseThrow().cutOff();
    }

    private long settled() throws Exception {
        return open
                .audit()
                .list(new AuditQuery(Optional.empty(), Optional.empty(), Optional.empty(), 1000))
                .stream()
                .filter(one -> one.event().kind() == AuditKind.RUN_SETTLED)
                .count();
    }

    @Test
    void isToldWhenTheWorkspaceOpensAndUntilItWasUnderstood() throws Exception {
        killASyncInTheService();
        openTheWindow();
        until("told", now -> now.applications().find("shop").isPresent() && !cutOff().isEmpty());

        CutOffRun run = cutOff().getFirst();
        assertThat(run.findings())
                .extracting(one -> one.step().key().kind(), CutOffRun.Finding::state)
                .contains(
                        tuple("ConfigMap", CutOffRun.State.DONE),
                        tuple("Service", CutOffRun.State.NOT_DONE));
        until("noticed", now -> now.notices().stream().anyMatch(CutOffTest::isOfTheSync));
        assertThat(state.applications().find("other").orElseThrow().cutOff()).isEmpty();
        assertThat(settled()).as("nobody has understood yet").isZero();

        session.understood("shop");
        until("understood", now -> cutOff().isEmpty());
        assertThat(settled()).isEqualTo(1);
        assertThat(open.engine().cutOff()).isEmpty();
    }

    private static boolean isOfTheSync(Notice notice) {
        return notice.grave()
                && notice.trouble().what().startsWith("A sync of shop was cut off")
                && notice.trouble().why().contains("0 not known, 1 done, 1 not done")
                && notice.route().equals(new Route.PlanAndSync("shop"));
    }

    @Test
    void aBypassThatWasKilledInItsFixIsToldOfAndGoesOn() throws Exception {
        openTheWindow();
        ShopOnDisk.sync(open);
        session.close();
        killed(
                "configmaps",
                1,
                "bypass",
                "start",
                "--yes",
                "-w",
                shop.file().toString(),
                "--incident",
                "none",
                "--reason",
                "killed on purpose",
                "--config-key",
                "colour=red",
                "shop",
                "/ConfigMap/default/first");
        state = AppState.first(Preferences.first(), Instant.EPOCH);
        events.clear();

        openTheWindow();
        until(
                "told",
                now ->
                        now.leases().open().stream()
                                .anyMatch(one -> one.lease().pending().isPresent()));
        String id = state.leases().open().getFirst().id();
        until(
                "noticed",
                now ->
                        now.notices().stream()
                                .anyMatch(
                                        one ->
                                                one.trouble().what().contains("was cut off")
                                                        && one.route()
                                                                .equals(new Route.Bypass(id))));
        assertThat(state.leases().open().getFirst().view(Instant.now()).next())
                .startsWith(LeaseView.Action.GO_ON);
        session.readings().leases().orElseThrow().goOn(id);
        session.tendLeases();
        until(
                "fixed",
                now ->
                        now.leases().open().stream()
                                .anyMatch(one -> one.lease().stage() == Stage.FIXED));
    }

    @Test
    void theNextSyncClosesTheAccountBeforeItWritesAnything() throws Exception {
        killASyncInTheService();
        openTheWindow();
        until("told", now -> now.applications().find("shop").isPresent() && !cutOff().isEmpty());
        session.plan("shop", PlanWish.PLAIN);
        until(
                "planned",
                now ->
                        now.applications().find("shop").orElseThrow().plan()
                                instanceof Loadable.Loaded<?>);
        String digest =
                state.applications()
                        .find("shop")
                        .orElseThrow()
                        .plan()
                        .latest()
                        .orElseThrow()
                        .digest();
        session.sync("shop", digest, SyncWord.NOTHING);
        until(
                "synced",
                now ->
                        now.applications()
                                .find("shop")
                                .flatMap(app -> app.sync())
                                .filter(one -> one.phase() == SyncState.Phase.ENDED)
                                .isPresent());

        assertThat(cutOff()).isEmpty();
        List<AuditKind> trail =
                open
                        .audit()
                        .list(
                                new AuditQuery(
                                        Optional.empty(), Optional.empty(), Optional.empty(), 1000))
                        .stream()
                        .map(one -> one.event().kind())
                        .toList();
        assertThat(trail.stream().filter(AuditKind.RUN_SETTLED::equals)).hasSize(1);
        assertThat(state.applications().find("shop").orElseThrow().sync().orElseThrow().failures())
                .isZero();
    }

    @Test
    void whatTheClusterCannotBeAskedIsNotKnownAndIsAskedAgainBeforeItIsClosed() throws Exception {
        killASyncInTheService();
        shop.cluster()
                .faults()
                .add(
                        FaultRule.always(new FaultEffect.Unavailable())
                                .onVerbs("get")
                                .onResources("services"));
        openTheWindow();
        until("told", now -> now.applications().find("shop").isPresent() && !cutOff().isEmpty());
        assertThat(cutOff().getFirst().count(CutOffRun.State.UNKNOWN)).isEqualTo(1);
        assertThat(cutOff().getFirst().foundOut()).isFalse();

        shop.cluster().faults().clear();
        session.understood("shop");
        until("understood", now -> cutOff().isEmpty());
        assertThat(
                        open
                                .audit()
                                .list(
                                        new AuditQuery(
                                                Optional.empty(),
                                                Optional.empty(),
                                                Optional.empty(),
                                                1000))
                                .stream()
                                .filter(one -> one.event().kind() == AuditKind.RUN_SETTLED)
                                .map(one -> one.event().message()))
                .singleElement()
                .asString()
                .contains("0 unknown");
    }
}
