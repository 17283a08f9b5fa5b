package dev.leeway.engine.cluster;

import static dev.leeway.engine.cluster.ScriptedServer.endedWatch;
import static dev.leeway.engine.cluster.ScriptedServer.hangUp;
import static dev.leeway.engine.cluster.ScriptedServer.json;
import static dev.leeway.engine.cluster.ScriptedServer.status;
import static dev.leeway.engine.cluster.TestCluster.A;
import static dev.leeway.engine.cluster.TestCluster.CONFIG_MAP;
import static dev.leeway.engine.cluster.TestCluster.MAPS;
import static dev.leeway.engine.cluster.TestCluster.QUICK;
import static dev.leeway.engine.cluster.TestCluster.WAIT;
import static dev.leeway.engine.cluster.TestCluster.event;
import static dev.leeway.engine.cluster.TestCluster.item;
import static dev.leeway.engine.cluster.TestCluster.key;
import static dev.leeway.engine.cluster.TestCluster.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterHealth;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import dev.leeway.engine.live.WatchState;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.ResourceKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class LiveReadTest {
    private static final String ALL = "/api/v1/configmaps";

    @TempDir Path folder;
    private ScriptedServer server;
    private ClusterConnection cluster;

    @BeforeEach
    void start() throws Exception {
        server = new ScriptedServer();
        server.on("GET", "/version", json(200, "{\"gitVersion\":\"v1.36.2\"}"));
        cluster = TestCluster.connect(server, folder, QUICK);
    }

    @AfterEach
    void stop() {
        cluster.close();
        server.close();
    }

    private LiveState read(ResourceKey key) throws InterruptedException {
        return TestCluster.read(cluster, key);
    }

    private static String value(@Nullable LiveState state) {
        return ((LiveState.Present) Objects.requireNonNull(state))
                .manifest()
                .root()
                .stringAt("data", "k")
                .orElseThrow();
    }

    private List<WatchState> states() {
        return cluster.health().watches().stream().map(watch -> watch.state()).toList();
    }

    @Test
    void listsInPagesThenReadsWithoutAskingAgain() throws Exception {
        server.on(
                "GET",
                MAPS,
                json(200, list(7, "more", item("a", 3, "x"), item("b", 4, "y"))),
                json(200, list(7, "", item("c", 5, "z"))));
        server.on("WATCH", MAPS, server.watch());
        assertThat(value(read(A))).isEqualTo("x");
        LiveState.Present c = (LiveState.Present) read(key("c"));
        assertThat(c.manifest().kind()).as("lists leave the kind out").isEqualTo("ConfigMap");
        assertThat(c.manifest().apiVersion()).isEqualTo("v1");
        await().until(() -> server.count("GET", MAPS + "?watch=true") == 1);
        int before = server.requests().size();
        for (int i = 0; i < 100; i++) {
            assertThat(read(A)).isInstanceOf(LiveState.Present.class);
            assertThat(read(key("nowhere"))).isInstanceOf(LiveState.Absent.class);
        }
        assertThat(server.requests()).hasSize(before);
        assertThat(server.requests())
                .extracting(ScriptedServer.Request::target)
                .anyMatch(target -> target.contains("limit=2&continue=more"))
                .anyMatch(target -> target.contains("watch=true") && target.contains("Version=7"));
        assertThat(cluster.health().current()).isTrue();
    }

    @Test
    void followsChangesAndTellsListeners() throws Exception {
        Map<ResourceKey, LiveState> heard = new ConcurrentHashMap<>();
        cluster.reader().onChange(heard::put);
        server.on("GET", MAPS, json(200, list(7, "", item("a", 3, "x"), item("b", 4, "y"))));
        server.on(
                "WATCH",
                MAPS,
                server.watch(
                        event("MODIFIED", item("a", 8, "new")),
                        event("DELETED", item("b", 9, "y")),
                        event("BOOKMARK", "{\"metadata\":{\"resourceVersion\":\"12\"}}"),
                        event("ADDED", item("c", 13, "z"))));
        read(A);
        await().until(() -> heard.size() == 3);
        assertThat(value(heard.get(A))).isEqualTo("new");
        assertThat(heard.get(key("b"))).isInstanceOf(LiveState.Absent.class);
        assertThat(value(read(A))).isEqualTo("new");
        assertThat(read(key("b"))).isInstanceOf(LiveState.Absent.class);
        assertThat(value(read(key("c")))).isEqualTo("z");
    }

    @Test
    void goesOnFromTheLastVersionWhenAWatchEndsOrBreaks() throws Exception {
        server.on("GET", MAPS, json(200, list(7, "", item("a", 3, "x"))));
        server.on(
                "WATCH",
                MAPS,
                endedWatch(event("BOOKMARK", "{\"metadata\":{\"resourceVersion\":\"20\"}}")),
                hangUp(),
                endedWatch(event("MODIFIED", item("a", 21, "late")), "{\"type\":\"MODIF"),
                server.watch());
        read(A);
        // Between two watches objects are asked for one by one, and this server knows none.
        await().until(
                        () ->
                                read(A) instanceof LiveState.Present present
                                        && value(present).equals("late"));
        await().until(() -> server.count("GET", MAPS + "?watch=true") == 4);
        assertThat(server.count("GET", MAPS + "?limit")).as("lists").isEqualTo(1);
        assertThat(server.requests())
                .extracting(ScriptedServer.Request::target)
                .filteredOn(target -> target.contains("watch=true"))
                .extracting(target -> target.replaceAll(".*resourceVersion=", ""))
                .containsExactly("7", "20", "20", "21");
    }

    @Test
    void listsAgainWhenItsVersionHasExpired() throws Exception {
        server.on(
                "GET",
                MAPS,
                json(200, list(7, "", item("a", 3, "x"), item("b", 4, "y"))),
                json(200, list(30, "", item("a", 29, "relisted"))));
        server.on(
                "WATCH",
                MAPS,
                endedWatch(event("ERROR", "{\"kind\":\"Status\",\"code\":410}")),
                server.watch());
        Map<ResourceKey, LiveState> heard = new ConcurrentHashMap<>();
        cluster.reader().onChange(heard::put);
        read(A);
        await().until(() -> value(read(A)).equals("relisted"));
        await().until(() -> heard.size() == 2);
        assertThat(heard.get(key("b"))).isInstanceOf(LiveState.Absent.class);
    }

    @Test
    void aWatchRefusedWith410ListsAgain() throws Exception {
        server.on("GET", MAPS, json(200, list(7, "", item("a", 3, "x"))));
        server.on("WATCH", MAPS, status(410, "Expired", "too old"), server.watch());
        read(A);
        await().until(() -> server.count("GET", MAPS + "?limit") == 2);
        await().until(() -> states().getFirst() instanceof WatchState.Live);
    }

    @Test
    void pagesThatExpireAreFetchedInOnePiece() throws Exception {
        server.on(
                "GET",
                MAPS,
                json(200, list(7, "more", item("a", 3, "x"))),
                status(410, "Expired", "the continue token is too old"),
                json(200, list(9, "", item("a", 8, "whole"))));
        server.on("WATCH", MAPS, server.watch());
        assertThat(value(read(A))).isEqualTo("whole");
    }

    @Test
    void aListThatDoesNotEndIsAnErrorAndNotAbsence() throws Exception {
        server.on("GET", MAPS, json(200, list(7, "again", item("b", 3, "x"))));
        server.on("GET", MAPS + "/a", json(200, item("a", 3, "single")));
        assertThat(value(read(A))).as("asked for alone").isEqualTo("single");
        assertThat(states().getFirst())
                .isInstanceOfSatisfying(
                        WatchState.Stale.class,
                        stale -> assertThat(stale.why().text()).contains("does not end"));
        assertThatThrownBy(() -> cluster.reader().list(CONFIG_MAP, "shop", WAIT))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("does not end");
    }

    @Test
    void aListThatIsNoneIsAnErrorAndNotAbsence() throws Exception {
        server.on("GET", MAPS, json(200, "{\"kind\":\"Surprise\"}"));
        server.on("GET", MAPS + "/a", json(200, "[]"));
        assertThat(read(A))
                .isInstanceOfSatisfying(
                        LiveState.Unreadable.class,
                        state -> assertThat(state.reason()).isEqualTo(Reason.SERVER_ERROR));
    }

    @Test
    void forbiddenListsAreAskedOneByOneAndNeverAbsent() throws Exception {
        server.on("GET", MAPS, forbidden());
        server.on("GET", MAPS + "/a", json(200, item("a", 3, "granted")));
        server.on("GET", MAPS + "/b", forbidden());
        var states = cluster.reader().read(Map.of(A, CONFIG_MAP, key("b"), CONFIG_MAP), WAIT);
        assertThat(value(states.get(A))).isEqualTo("granted");
        assertThat(states.get(key("b")))
                .isInstanceOfSatisfying(
                        LiveState.Unreadable.class,
                        state -> {
                            assertThat(state.reason()).isEqualTo(Reason.FORBIDDEN);
                            assertThat(state.message()).contains("cannot list");
                        });
        assertThat(states().getFirst()).isInstanceOf(WatchState.Forbidden.class);
        assertThatThrownBy(() -> cluster.reader().list(CONFIG_MAP, "shop", WAIT))
                .isInstanceOfSatisfying(
                        ClusterException.class,
                        error -> assertThat(error.reason()).isEqualTo(Reason.FORBIDDEN));
    }

    @Test
    void whereTheWholeClusterIsForbiddenItListsEachNamespace() throws Exception {
        server.on("GET", ALL, forbidden());
        Map<ResourceKey, ServedKind> many = new ConcurrentHashMap<>();
        for (String namespace : List.of("n1", "n2", "n3", "n4", "n5")) {
            String path = "/api/v1/namespaces/" + namespace + "/configmaps";
            server.on(
                    "GET",
                    path,
                    json(200, list(7, "", item("a", 3, "x").replace("shop", namespace))));
            server.on("WATCH", path, server.watch());
            many.put(new ResourceKey("", "ConfigMap", namespace, "a"), CONFIG_MAP);
        }
        var states = cluster.reader().read(many, WAIT);
        assertThat(states.values()).hasSize(5).allMatch(LiveState.Present.class::isInstance);
        assertThat(server.count("GET", ALL)).isEqualTo(1);
    }

    @Test
    void manyNamespacesAreWatchedAsOne() throws Exception {
        server.on("GET", ALL, json(200, list(7, "", item("a", 3, "x"))));
        server.on("WATCH", ALL, server.watch());
        for (String namespace : List.of("n1", "n2", "n3")) {
            String path = "/api/v1/namespaces/" + namespace + "/configmaps";
            server.on("GET", path, json(200, list(7, "")));
            server.on("WATCH", path, server.watch());
            cluster.reader()
                    .read(
                            Map.of(new ResourceKey("", "ConfigMap", namespace, "a"), CONFIG_MAP),
                            WAIT);
        }
        assertThat(value(read(A))).isEqualTo("x");
        await().untilAsserted(() -> assertThat(read(A)).isInstanceOf(LiveState.Present.class));
        assertThat(cluster.reader().list(CONFIG_MAP, "", WAIT)).hasSize(1);
        assertThat(server.count("GET", ALL + "?limit")).isEqualTo(1);
    }

    @Test
    void aKindThatIsNotServedIsUnknown() throws Exception {
        server.on("GET", MAPS, json(404, "404 page not found"));
        assertThat(read(A))
                .isInstanceOfSatisfying(
                        LiveState.Unreadable.class,
                        state -> assertThat(state.reason()).isEqualTo(Reason.UNKNOWN_KIND));
    }

    @Test
    void aKindThatIsServedByNowIsReadWhenSomebodyAsks() throws Exception {
        server.on(
                "GET",
                MAPS,
                json(404, "404 page not found"),
                json(200, list(7, "", item("a", 3, "x"))));
        server.on("WATCH", MAPS, server.watch());
        // With an operator's patience: left alone, the watch tries again only a minute later.
        try (ClusterConnection patient = TestCluster.connect(server, folder, WatchTiming.DEFAULT)) {
            assertThat(TestCluster.read(patient, A)).isInstanceOf(LiveState.Unreadable.class);
            assertThat(value(TestCluster.read(patient, A))).isEqualTo("x");
        }
    }

    @Test
    void aDeadClusterIsUnreadableSoonAndEachObjectSaysSo() throws Exception {
        server.close();
        Map<ResourceKey, ServedKind> many = new ConcurrentHashMap<>();
        for (int i = 0; i < 500; i++) {
            many.put(key("m" + i), CONFIG_MAP);
        }
        long before = System.nanoTime();
        var states = cluster.reader().read(many, Duration.ofSeconds(20));
        assertThat(states.values())
                .hasSize(500)
                .allSatisfy(
                        state ->
                                assertThat(((LiveState.Unreadable) state).reason())
                                        .isEqualTo(Reason.UNREACHABLE));
        assertThat(System.nanoTime() - before).isLessThan(TimeUnit.SECONDS.toNanos(8));
        assertThat(cluster.health().contact()).isInstanceOf(ClusterHealth.Contact.Lost.class);
        assertThat(cluster.health().current()).isFalse();
    }

    @Test
    void expiredCredentialsAreSaidToBeSo() throws Exception {
        server.on("GET", MAPS, status(401, "Unauthorized", "Unauthorized"));
        assertThat(read(A))
                .isInstanceOfSatisfying(
                        LiveState.Unreadable.class,
                        state -> assertThat(state.reason()).isEqualTo(Reason.NOT_AUTHENTICATED));
    }

    @Test
    void aWatchThatGoesSilentIsNoticed() throws Exception {
        cluster.close();
        WatchTiming nervous =
                new WatchTiming(
                        Duration.ofSeconds(1),
                        Duration.ofMillis(200),
                        QUICK.openTimeout(),
                        QUICK.pageTimeout(),
                        QUICK.firstPause(),
                        QUICK.longestPause(),
                        QUICK.pulse(),
                        QUICK.pulseTimeout(),
                        QUICK.asleepAfter(),
                        QUICK.unhurried(),
                        QUICK.pageSize());
        cluster = TestCluster.connect(server, folder, nervous);
        server.on("GET", MAPS, json(200, list(7, "", item("a", 3, "x"))));
        // Each watch is asked to end after a second or so; these never end.
        server.on(
                "WATCH", MAPS, server.watch(), server.watch(event("MODIFIED", item("a", 9, "y"))));
        assertThat(value(read(A))).isEqualTo("x");
        await().until(() -> value(read(A)).equals("y"));
        assertThat(server.count("GET", MAPS + "?limit")).isEqualTo(1);
    }

    @Test
    void afterSleepNothingIsTrustedUntilTheServerConfirmsIt() throws Exception {
        server.on("GET", MAPS, json(200, list(7, "", item("a", 3, "x"))));
        server.on(
                "WATCH", MAPS, server.watch(), server.watch(event("MODIFIED", item("a", 9, "y"))));
        read(A);
        await().until(() -> server.count("GET", MAPS + "?watch=true") == 1);
        cluster.pulse().beat(Duration.ofHours(8));
        await().until(() -> value(read(A)).equals("y"));
        assertThat(server.count("GET", MAPS + "?watch=true")).isEqualTo(2);
    }

    @Test
    void aServerThatEndsWatchesAtOnceIsNotAskedInACircle() throws Exception {
        server.on("GET", MAPS, json(200, list(7, "", item("a", 3, "x"))));
        server.on("WATCH", MAPS, endedWatch());
        read(A);
        await().until(() -> server.count("GET", MAPS + "?watch=true") >= 3);
        long before = server.count("GET", MAPS + "?watch=true");
        await().during(Duration.ofMillis(500)).until(() -> true);
        assertThat(server.count("GET", MAPS + "?watch=true") - before).isLessThan(8);
    }

    @Test
    void kindsThatCannotBeWatchedAreAskedFor() throws Exception {
        ServedKind review =
                new ServedKind(new Gvk("x.io", "v1", "Odd"), "odds", false, Set.of("get"));
        ResourceKey odd = new ResourceKey("x.io", "Odd", "", "o:1");
        server.on(
                "GET",
                "/apis/x.io/v1/odds/o%3A1",
                json(200, "{\"metadata\":{\"name\":\"o:1\",\"resourceVersion\":\"1\"}}"));
        assertThat(cluster.reader().read(Map.of(odd, review), WAIT).get(odd))
                .isInstanceOf(LiveState.Present.class);
    }

    @Test
    void absentIsOnlyWhatTheServerSaysItDoesNotFind() throws Exception {
        server.on("GET", MAPS + "/a", status(404, "NotFound", "configmaps a not found"));
        assertThat(cluster.reader().readNow(A, CONFIG_MAP, WAIT))
                .isInstanceOf(LiveState.Absent.class);
        server.on("GET", MAPS + "/a", ScriptedServer.text(404, "text/plain", "404 page not found"));
        assertThat(cluster.reader().readNow(A, CONFIG_MAP, WAIT))
                .isInstanceOfSatisfying(
                        LiveState.Unreadable.class,
                        state -> assertThat(state.reason()).isEqualTo(Reason.UNKNOWN_KIND));
    }

    private static ScriptedServer.Answer forbidden() {
        return status(403, "Forbidden", "configmaps is forbidden: User 'u' cannot list");
    }
}
