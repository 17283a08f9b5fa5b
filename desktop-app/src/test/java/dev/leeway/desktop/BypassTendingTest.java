package dev.leeway.desktop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.session.OpenWorkspace;
import dev.leeway.desktop.session.WorkspaceSession;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.LeaseState;
import dev.leeway.desktop.state.Loadable;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.VirtualThreadWork;
import dev.leeway.engine.bypass.BypassState;
import dev.leeway.engine.bypass.BypassTerms;
import dev.leeway.engine.bypass.FixAction;
import dev.leeway.engine.bypass.Lease;
import dev.leeway.engine.bypass.LeaseView;
import dev.leeway.engine.bypass.SecretText;
import dev.leeway.engine.bypass.Stage;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.run.ClusterConnection;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** Leases reach the state by themselves while a workspace is open: erosion, release, the end. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(value = Resources.SYSTEM_PROPERTIES, mode = ResourceAccessMode.READ)
class BypassTendingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ResourceKey SETTINGS =
            new ResourceKey("", "ConfigMap", "default", "settings");

    private static final ResourceKey SECRET = new ResourceKey("", "Secret", "default", "db");

    private static final String DB =
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: db, namespace: default}
            data: {password: b2xk}
            """;

    @TempDir Path folder = Path.of("");
    private final Text text = new Text(Locale.ENGLISH, ZoneOffset.UTC);
    private final BlockingQueue<AppEvent> events = new LinkedBlockingQueue<>();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final StringBuilder seen = new StringBuilder();
    private AppState state = AppState.first(Preferences.first(), Instant.EPOCH);
    private ShopOnDisk shop;
    private PracticeCluster cluster;
    private WorkspaceSession session;
    private OpenWorkspace open;

    @BeforeEach
    void openAShopThatIsInSync() throws Exception {
        shop =
                ShopOnDisk.in(
                        folder,
                        Map.of("db.yaml", DB, "settings.yaml", settings("blue")),
                        ShopOnDisk.SHOP);
        cluster = shop.cluster();
        open = shop.open();
        ShopOnDisk.sync(open);
        session =
                new WorkspaceSession(
                        new VirtualThreadWork(),
                        events::add,
                        text,
                        "tester",
                        () -> Instant.now().plus(ahead.get()),
                        preferences -> {},
                        copied -> {});
        session.open("shop", () -> open);
    }

    private static String settings(String colour) {
        return """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: settings, namespace: default}
        data: {colour: %s}
        """
                .formatted(colour);
    }

    @AfterEach
    void close() {
        session.close();
        shop.close();
    }

    private Lease fixed() throws Exception {
        return open.bypasses()
                .start(
                        open.bypasses()
                                .review(
                                        "shop",
                                        SETTINGS,
                                        new FixAction.SetConfigKey("colour", Optional.of("red"))),
                        BypassTerms.of("the blue queue is full", "ada"));
    }

    private void await(Predicate<AppState> enough) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!enough.test(state)) {
            AppEvent event = events.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(event).as("the state as far as it got: %s", state.leases()).isNotNull();
            seen.append(event);
            state = state.after(event);
        }
    }

    private static List<Notice> orphans(AppState now) {
        return now.notices().stream()
                .filter(told -> told.trouble().what().contains("nobody came back"))
                .toList();
    }

    private Stage stage(AppState now, String id) {
        return now.leases().find(id).map(lease -> lease.lease().stage()).orElse(Stage.DRAFT);
    }

    @Test
    void withoutALeaseTheListIsKnownToBeEmpty() throws Exception {
        await(now -> now.leases().own() instanceof Loadable.Loaded);

        assertThat(state.leases().open()).isEmpty();
        assertThat(state.leases().foreign()).isEmpty();
    }

    @Test
    void aLeaseAppearsErodesAndIsReleasedWithoutAnyoneAskingForIt() throws Exception {
        await(now -> now.leases().own() instanceof Loadable.Loaded);
        Lease lease = fixed();
        session.tendLeases();
        await(now -> stage(now, lease.id()) == Stage.FIXED);
        await(now -> now.leases().find(lease.id()).orElseThrow().waitsFor().contains("proposal"));
        LeaseView view = state.leases().find(lease.id()).orElseThrow().view(Instant.now());
        assertThat(view.alarm()).isFalse();
        assertThat(view.next()).startsWith(LeaseView.Action.PROPOSE);
        assertThat(state.leases().of("shop")).hasSize(1);

        overwrite("night-cleaner");
        await(now -> stage(now, lease.id()) == Stage.ERODED);
        assertThat(state.leases().find(lease.id()).orElseThrow().lease().state())
                .isInstanceOfSatisfying(
                        BypassState.Eroded.class,
                        eroded ->
                                assertThat(eroded.erosions())
                                        .extracting(BypassState.Erosion::manager)
                                        .containsExactly("night-cleaner"));
        await(now -> !now.notices().isEmpty());
        assertThat(state.notices().getFirst().grave()).isTrue();
        assertThat(state.notices().getFirst().trouble().what())
                .contains("shop", "overwritten by night-cleaner");

        open.bypasses().abandon(lease.id(), "ada", "not needed any more");
        session.tendLeases();
        await(now -> stage(now, lease.id()) == Stage.ABANDONED);
        assertThat(state.leases().open()).isEmpty();
        assertThat(state.leases().all()).hasSize(1);
    }

    @Test
    void theNearEndOfALeaseIsToldOnce() throws Exception {
        Lease lease = fixed();
        ahead.set(Duration.ofHours(4).minusMinutes(10));
        session.tendLeases();

        await(now -> now.notices().stream().anyMatch(n -> n.trouble().what().contains("ends in")));
        session.tendLeases();
        Instant looked = state.leases().find(lease.id()).orElseThrow().at();
        await(
                now ->
                        now.leases()
                                .find(lease.id())
                                .map(LeaseState::at)
                                .orElseThrow()
                                .isAfter(looked));

        assertThat(state.notices().stream().filter(n -> n.trouble().what().contains("ends in")))
                .hasSize(1);
    }

    @Test
    void aColleaguesLeaseIsSeenByItsMark() throws Exception {
        mark();
        session.compare("shop");
        await(now -> !now.leases().foreign("shop").isEmpty());

        assertThat(state.leases().foreign("shop").getFirst().mark().owner()).isEqualTo("maria");
        assertThat(state.leases().foreign("shop").getFirst().overdue(Instant.now())).isTrue();
        await(now -> !orphans(now).isEmpty());
        assertThat(orphans(state))
                .singleElement()
                .satisfies(
                        told -> {
                            assertThat(told.grave()).isTrue();
                            assertThat(told.route()).isEqualTo(new Route.Bypasses());
                        });
        assertThat(state.leases().open()).isEmpty();
    }

    @Test
    void aTypedSecretNeverReachesTheStateThatTheScreensShow() throws Exception {
        String canary = "c4n4ry-" + Long.toHexString(System.nanoTime());
        Lease lease =
                open.bypasses()
                        .start(
                                open.bypasses()
                                        .review(
                                                "shop",
                                                SECRET,
                                                new FixAction.SetSecretKey(
                                                        "password",
                                                        SecretText.of(canary.toCharArray()))),
                                BypassTerms.of("the password leaked", "ada"));
        session.compare("shop");
        session.explain("shop", SECRET);
        session.tendLeases();
        await(now -> stage(now, lease.id()) == Stage.FIXED);
        await(now -> now.applications().find("shop").orElseThrow().tally().differences() > 0);

        String coded = Base64.getEncoder().encodeToString(canary.getBytes(UTF_8));
        assertThat(seen.toString()).contains(lease.id()).doesNotContain(canary, coded);
        assertThat(state.leases().all() + "" + state.applications().toList())
                .contains(lease.id())
                .doesNotContain(canary, coded);
    }

    private void overwrite(String manager) throws Exception {
        patch(manager, "[{'op':'replace','path':'/data/colour','value':'grey'}]");
    }

    private void mark() throws Exception {
        patch(
                "leeway-bypass",
                "[{'op':'add','path':'/metadata/annotations','value':{'leeway.dev/bypass':"
                        + "'{\\'id\\':\\'b-1\\',\\'owner\\':\\'maria\\',"
                        + "\\'start\\':\\'2020-01-01T00:00:00Z\\',"
                        + "\\'end\\':\\'2020-01-01T04:00:00Z\\'}'}}]");
    }

    private void patch(String manager, String operations) throws Exception {
        ClusterConnection connection =
                open.clusters().to(open.workspace().cluster("practice").orElseThrow());
        ServedKind kind =
                connection.reader().kinds(PATIENCE).preferred(SETTINGS.groupKind()).orElseThrow();
        Manifest live =
                ((LiveState.Present) connection.reader().readNow(SETTINGS, kind, PATIENCE))
                        .manifest();
        JsonArray array =
                JsonReader.readObject(("{'all':" + operations + "}").replace("'", "\""))
                        .arrayAt("all");
        connection
                .writer()
                .patch(
                        new PatchRequest(
                                SETTINGS,
                                kind,
                                live.uid(),
                                live.resourceVersion(),
                                array,
                                manager,
                                PATIENCE));
    }
}
