package dev.leeway.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.leeway.engine.browse.AccessAnswer;
import dev.leeway.engine.browse.AccessQuestion;
import dev.leeway.engine.browse.ClusterBrowser;
import dev.leeway.engine.browse.ClusterEvent;
import dev.leeway.engine.browse.Grants;
import dev.leeway.engine.browse.LogLine;
import dev.leeway.engine.browse.LogNews;
import dev.leeway.engine.browse.LogRequest;
import dev.leeway.engine.browse.OwnerTree;
import dev.leeway.engine.browse.TableColumn;
import dev.leeway.engine.browse.TableNews;
import dev.leeway.engine.browse.TableRow;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.practice.PracticeOptions;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.controller.Controllers;
import dev.leeway.engine.practice.fault.FaultEffect;
import dev.leeway.engine.practice.fault.FaultRule;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Looking around in the practice cluster, over TLS, with its controllers at work. */
@Timeout(120)
class ClusterBrowserTest {
    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final String MAPS = "/api/v1/namespaces/default/configmaps";

    @TempDir Path folder;
    private PracticeCluster practice;
    private ClusterConnection cluster;
    private ClusterBrowser browser;
    private final List<Thread> started = new ArrayList<>();

    @BeforeEach
    void start() throws Exception {
        practice =
                PracticeCluster.start(
                        PracticeOptions.usual().with(new Controllers(InstantSource.system())));
        cluster = PracticeClient.connect(practice, folder, TestCluster.QUICK);
        browser = cluster.browser();
    }

    @AfterEach
    void stop() {
        started.forEach(Thread::interrupt);
        cluster.close();
        practice.close();
    }

    private ServedKind kind(String group, String kind) throws Exception {
        return browser.kinds(WAIT).preferred(new GroupKind(group, kind)).orElseThrow();
    }

    private void post(String path, String json) {
        var answer =
                practice.api()
                        .handle(
                                ApiRequest.of("POST", path)
                                        .withQuery("fieldManager", "test")
                                        .withBody("application/json", JsonReader.readObject(json)));
        assertThat(answer.isSuccess()).as(json).isTrue();
    }

    private void map(String name, String app) {
        post(
                MAPS,
                """
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"%s",
                 "labels":{"app":"%s"}},"data":{"k":"v"}}
                """
                        .formatted(name, app));
    }

    private void deployment(String name, int replicas, String image) {
        post(
                "/apis/apps/v1/namespaces/default/deployments",
                """
                {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"%s"},
                 "spec":{"replicas":%d,"selector":{"matchLabels":{"app":"%s"}},
                  "template":{"metadata":{"labels":{"app":"%s"}},
                   "spec":{"containers":[{"name":"web","image":"%s"}]}}}}
                """
                        .formatted(name, replicas, name, name, image));
    }

    private List<TableNews> follow(ServedKind kind, String namespace) {
        List<TableNews> heard = new CopyOnWriteArrayList<>();
        started.add(
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        browser.followTable(kind, namespace, heard::add);
                                    } catch (InterruptedException ended) {
                                        // The test is over.
                                        heard.clear();
                                    }
                                }));
        return heard;
    }

    private static <T> List<T> only(List<TableNews> heard, Class<T> type) {
        return heard.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static List<String> names(Stream<TableRow> rows) {
        return rows.map(TableRow::name).sorted().toList();
    }

    @Test
    void aTableComesInPagesWithTheServersColumnsAndStaysLive() throws Exception {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            map(name, "web");
        }
        List<TableNews> heard = follow(kind("", "ConfigMap"), "default");
        await().until(() -> !only(heard, TableNews.Complete.class).isEmpty());

        List<TableColumn> columns = only(heard, TableNews.Began.class).getFirst().columns();
        assertThat(columns).extracting(TableColumn::name).containsExactly("Name", "Data", "Age");
        assertThat(columns.get(1).numeric()).isTrue();
        List<TableNews.Page> pages = only(heard, TableNews.Page.class);
        assertThat(pages).as("two objects a page").hasSizeGreaterThanOrEqualTo(3);
        assertThat(pages.getFirst().left()).isNotEqualTo(OptionalLong.empty());
        assertThat(names(pages.stream().flatMap(page -> page.rows().stream())))
                .contains("a", "b", "c", "d", "e");
        TableRow first = pages.getFirst().rows().getFirst();
        assertThat(first.label("app")).isEqualTo("web");
        assertThat(first.cell(1)).isEqualTo("1");
        assertThat(first.created()).isPresent();
        assertThat(only(heard, TableNews.Complete.class).getFirst().live()).isTrue();

        map("f", "api");
        await().until(
                        () ->
                                names(
                                                only(heard, TableNews.Changed.class).stream()
                                                        .map(TableNews.Changed::row))
                                        .contains("f"));
        practice.api().handle(ApiRequest.of("DELETE", MAPS + "/a"));
        await().until(
                        () ->
                                only(heard, TableNews.Removed.class).stream()
                                        .anyMatch(gone -> gone.row().name().equals("a")));
    }

    @Test
    void theWideViewHasMoreColumnsThanTheUsualOne() throws Exception {
        List<TableNews> heard = follow(kind("apps", "Deployment"), "");
        await().until(() -> !only(heard, TableNews.Began.class).isEmpty());
        List<TableColumn> columns = only(heard, TableNews.Began.class).getFirst().columns();
        assertThat(columns)
                .filteredOn(TableColumn::wide)
                .extracting(TableColumn::name)
                .contains("Containers", "Images", "Selector");
    }

    @Test
    void aBrokenWatchIsResumedAndAnExpiredOneListedAnew() throws Exception {
        map("a", "web");
        practice.faults()
                .add(
                        FaultRule.always(new FaultEffect.ExpiredWatch())
                                .onVerbs("watch")
                                .onResources("configmaps")
                                .times(1));
        List<TableNews> heard = follow(kind("", "ConfigMap"), "default");
        await().until(() -> only(heard, TableNews.Complete.class).size() >= 2);
        map("b", "web");
        await().until(
                        () ->
                                only(heard, TableNews.Changed.class).stream()
                                        .anyMatch(change -> change.row().name().equals("b")));
    }

    @Test
    void whatMayNotBeListedIsTroubleAndNeverAnEmptyTable() throws Exception {
        int fault =
                practice.faults()
                        .add(
                                FaultRule.always(new FaultEffect.Forbidden())
                                        .onVerbs("list", "watch")
                                        .onResources("configmaps", "namespaces"));
        List<TableNews> heard = follow(kind("", "ConfigMap"), "default");
        await().until(() -> !only(heard, TableNews.Trouble.class).isEmpty());
        TableNews.Trouble trouble = only(heard, TableNews.Trouble.class).getFirst();
        assertThat(trouble.reason()).isEqualTo(Reason.FORBIDDEN);
        assertThat(trouble.said().text()).contains("cannot list resource \"configmaps\"");
        assertThat(trouble.advice().isEmpty()).isFalse();
        assertThat(only(heard, TableNews.Complete.class)).isEmpty();
        assertThatThrownBy(() -> browser.namespaces(WAIT))
                .isInstanceOfSatisfying(
                        ClusterException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.FORBIDDEN));
        assertThatThrownBy(() -> browser.count(kind("", "ConfigMap"), "default", WAIT))
                .isInstanceOf(ClusterException.class);

        practice.faults().remove(fault);
        await().until(() -> !only(heard, TableNews.Complete.class).isEmpty());
        assertThat(browser.namespaces(WAIT)).contains("default", "kube-system");
    }

    @Test
    void countsWithoutListing() throws Exception {
        for (int i = 0; i < 30; i++) {
            map("m" + i, "web");
        }
        long there = browser.count(kind("", "ConfigMap"), "default", WAIT).orElseThrow();
        assertThat(there).isGreaterThanOrEqualTo(30);
        assertThat(browser.kinds(WAIT).all())
                .as("every kind that discovery offers")
                .hasSizeGreaterThan(40);
        assertThat(browser.kinds(WAIT).shortNames(kind("apps", "Deployment"))).contains("deploy");
    }

    @Test
    void aLogIsFollowedUntilCancelled() throws Exception {
        deployment("web", 1, "web:1");
        String pod = runningPods("web", 1).getFirst();
        List<LogLine> lines = new CopyOnWriteArrayList<>();
        AtomicReference<Object> end = new AtomicReference<>("follows");
        Thread follower =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        browser.log(
                                                LogRequest.follow("default", pod, "web", 100),
                                                news -> {
                                                    if (news
                                                            instanceof
                                                            LogNews.Lines(List<LogLine> more)) {
                                                        lines.addAll(more);
                                                    }
                                                });
                                        end.set("ended");
                                    } catch (ClusterException | InterruptedException e) {
                                        end.set(e);
                                    }
                                });
        started.add(follower);
        await().atMost(WAIT).until(() -> lines.size() >= 3);
        assertThat(lines).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
        assertThat(lines.getFirst().text()).contains("container web of " + pod + " started");
        assertThat(lines.getFirst().at()).isAfter(Instant.EPOCH);
        assertThat(end.get()).isEqualTo("follows");

        follower.interrupt();
        await().untilAsserted(() -> assertThat(end.get()).isInstanceOf(InterruptedException.class));
    }

    @Test
    void aLogThatBreaksOffGoesOnWithoutRepeatingLines() throws Exception {
        deployment("web", 1, "web:1");
        String pod = runningPods("web", 1).getFirst();
        List<LogLine> whole =
                read(
                        new LogRequest(
                                "default",
                                pod,
                                "web",
                                false,
                                false,
                                OptionalInt.empty(),
                                Optional.empty()));
        assertThat(whole).isNotEmpty();
        List<LogLine> tail =
                read(
                        new LogRequest(
                                "default",
                                pod,
                                "web",
                                false,
                                false,
                                OptionalInt.of(1),
                                Optional.empty()));
        assertThat(tail).hasSize(1);
        assertThat(
                        read(
                                new LogRequest(
                                        "default",
                                        pod,
                                        "web",
                                        false,
                                        false,
                                        OptionalInt.empty(),
                                        Optional.of(Duration.ofHours(1)))))
                .hasSizeGreaterThanOrEqualTo(whole.size());
    }

    @Test
    void theRunBeforeARestartCanBeRead() throws Exception {
        deployment("bad", 1, "bad:crashing");
        ServedKind pods = kind("", "Pod");
        String pod =
                await().atMost(Duration.ofSeconds(60))
                        .until(
                                () -> podsOf("bad").stream().filter(this::hasRestarted).findFirst(),
                                Optional::isPresent)
                        .orElseThrow();
        assertThat(pods.plural()).isEqualTo("pods");
        List<LogLine> lines =
                read(
                        new LogRequest(
                                "default",
                                pod,
                                "web",
                                false,
                                true,
                                OptionalInt.empty(),
                                Optional.empty()));
        assertThat(lines).isNotEmpty();
        assertThat(lines.getLast().text()).contains("exit code 1");

        deployment("web", 1, "web:1");
        String well = runningPods("web", 1).getFirst();
        assertThatThrownBy(
                        () ->
                                read(
                                        new LogRequest(
                                                "default",
                                                well,
                                                "web",
                                                false,
                                                true,
                                                OptionalInt.empty(),
                                                Optional.empty())))
                .hasMessageContaining("previous terminated container \"web\"");
    }

    private boolean hasRestarted(String pod) {
        return practice.api()
                .handle(ApiRequest.of("GET", "/api/v1/namespaces/default/pods/" + pod))
                .jsonBody()
                .arrayAt("status", "containerStatuses")
                .objects()
                .anyMatch(status -> status.integer("restartCount", 0) > 0);
    }

    private List<LogLine> read(LogRequest request) throws Exception {
        List<LogLine> lines = new ArrayList<>();
        browser.log(
                request,
                news -> {
                    if (news instanceof LogNews.Lines(List<LogLine> more)) {
                        lines.addAll(more);
                    }
                });
        return lines;
    }

    private List<String> podsOf(String app) {
        return practice.api()
                .handle(
                        ApiRequest.of("GET", "/api/v1/namespaces/default/pods")
                                .withQuery("labelSelector", "app=" + app))
                .jsonBody()
                .arrayAt("items")
                .objects()
                .map(pod -> pod.stringAt("metadata", "name").orElseThrow())
                .toList();
    }

    private List<String> runningPods(String app, int count) {
        return await().atMost(WAIT)
                .until(
                        () -> podsOf(app).stream().filter(this::runs).toList(),
                        pods -> pods.size() >= count);
    }

    private boolean runs(String pod) {
        return practice.api()
                .handle(ApiRequest.of("GET", "/api/v1/namespaces/default/pods/" + pod))
                .jsonBody()
                .stringAt("status", "phase")
                .filter("Running"::equals)
                .isPresent();
    }

    @Test
    void ownersAreFoundUpAndDown() throws Exception {
        deployment("web", 2, "web:1");
        String pod = runningPods("web", 2).getFirst();
        OwnerTree down =
                browser.owners(
                        new ResourceKey("apps", "Deployment", "default", "web"),
                        kind("apps", "Deployment"),
                        WAIT);
        assertThat(down.unread()).isEmpty();
        assertThat(down.nodes())
                .extracting(node -> node.key().kind())
                .containsExactly("Deployment", "ReplicaSet", "Pod", "Pod");
        assertThat(down.nodes().get(2).owner()).contains(down.nodes().get(1).uid());

        OwnerTree up =
                browser.owners(new ResourceKey("", "Pod", "default", pod), kind("", "Pod"), WAIT);
        assertThat(up.nodes())
                .extracting(node -> node.key().kind())
                .containsExactly("Deployment", "ReplicaSet", "Pod");
        assertThat(up.nodes()).allMatch(node -> node.presence() == OwnerTree.Presence.PRESENT);

        practice.faults()
                .add(
                        FaultRule.always(new FaultEffect.Forbidden())
                                .onVerbs("get", "list")
                                .onResources("replicasets.apps"));
        OwnerTree part =
                browser.owners(new ResourceKey("", "Pod", "default", pod), kind("", "Pod"), WAIT);
        assertThat(part.nodes().getFirst().presence()).isEqualTo(OwnerTree.Presence.UNREAD);
        assertThat(part.unread()).anyMatch(words -> words.text().contains("replicasets"));
    }

    @Test
    void anOwnerThatIsGoneIsShownAsGone() throws Exception {
        post(
                MAPS,
                """
                {"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"child",
                 "finalizers":["test/keep"],
                 "ownerReferences":[{"apiVersion":"v1","kind":"ConfigMap","name":"parent",
                  "uid":"no-such-uid"}]}}
                """);
        OwnerTree tree =
                browser.owners(
                        new ResourceKey("", "ConfigMap", "default", "child"),
                        kind("", "ConfigMap"),
                        WAIT);
        assertThat(tree.nodes().getFirst().key().name()).isEqualTo("parent");
        assertThat(tree.nodes().getFirst().presence()).isEqualTo(OwnerTree.Presence.GONE);
    }

    @Test
    void eventsAreThoseOfTheObjectNewestFirst() throws Exception {
        deployment("web", 1, "web:1");
        String pod = runningPods("web", 1).getFirst();
        ResourceKey key = new ResourceKey("", "Pod", "default", pod);
        List<ClusterEvent> events =
                await().atMost(WAIT)
                        .until(
                                () -> browser.events(key, "", WAIT).events(),
                                found -> found.size() >= 2);
        assertThat(events).allMatch(event -> event.about().name().equals(pod));
        assertThat(events)
                .isSortedAccordingTo(
                        (a, b) -> b.last().orElseThrow().compareTo(a.last().orElseThrow()));
        assertThat(browser.events("default", WAIT).events())
                .extracting(event -> event.about().kind())
                .contains("Deployment", "Pod");
        practice.faults()
                .add(
                        FaultRule.always(new FaultEffect.Forbidden())
                                .onVerbs("list")
                                .onResources("events"));
        assertThatThrownBy(() -> browser.events(key, "", WAIT))
                .isInstanceOf(ClusterException.class);
    }

    @Test
    void whoMayIsReadFromTheRoles() throws Exception {
        post(
                "/apis/rbac.authorization.k8s.io/v1/namespaces/default/roles",
                """
                {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"Role",
                 "metadata":{"name":"deleter"},
                 "rules":[{"apiGroups":[""],"resources":["pods"],"verbs":["delete"]}]}
                """);
        post(
                "/apis/rbac.authorization.k8s.io/v1/namespaces/default/rolebindings",
                """
                {"apiVersion":"rbac.authorization.k8s.io/v1","kind":"RoleBinding",
                 "metadata":{"name":"night"},
                 "roleRef":{"apiGroup":"rbac.authorization.k8s.io","kind":"Role","name":"deleter"},
                 "subjects":[{"kind":"Group","name":"on-call",
                   "apiGroup":"rbac.authorization.k8s.io"},
                  {"kind":"ServiceAccount","name":"janitor","namespace":"ops"}]}
                """);
        AccessQuestion question = new AccessQuestion("delete", "", "pods", "", "default", "");
        assertThat(browser.mayI(question, WAIT)).isInstanceOf(AccessAnswer.Allowed.class);
        Grants grants = browser.whoMay(question, WAIT);
        assertThat(grants.unread()).isEmpty();
        assertThat(grants.grants())
                .extracting(Grants.Grant::subject)
                .contains("on-call", "ops/janitor");
        assertThat(grants.grants())
                .filteredOn(grant -> grant.subject().equals("on-call"))
                .allMatch(grant -> grant.binding().equals("RoleBinding/default/night"));
        assertThat(
                        browser.whoMay(
                                        new AccessQuestion(
                                                "delete", "", "pods", "", "kube-system", ""),
                                        WAIT)
                                .grants())
                .extracting(Grants.Grant::subject)
                .doesNotContain("on-call");

        practice.faults()
                .add(
                        FaultRule.always(new FaultEffect.Forbidden())
                                .onVerbs("delete")
                                .onResources("pods"));
        practice.faults()
                .add(
                        FaultRule.always(new FaultEffect.Forbidden())
                                .onVerbs("list")
                                .onResources("clusterrolebindings.rbac.authorization.k8s.io"));
        assertThat(browser.mayI(question, WAIT)).isInstanceOf(AccessAnswer.Denied.class);
        assertThat(browser.whoMay(question, WAIT).unread())
                .anyMatch(words -> words.text().contains("clusterrolebindings"));
    }

    @Test
    void oneObjectIsReadNow() throws Exception {
        map("a", "web");
        assertThat(
                        browser.object(
                                new ResourceKey("", "ConfigMap", "default", "a"),
                                kind("", "ConfigMap"),
                                WAIT))
                .isInstanceOf(LiveState.Present.class);
        assertThat(
                        browser.object(
                                new ResourceKey("", "ConfigMap", "default", "none"),
                                kind("", "ConfigMap"),
                                WAIT))
                .isInstanceOf(LiveState.Absent.class);
    }
}
