package dev.leeway.engine.proposal.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.proposal.HostException;
import dev.leeway.engine.proposal.HostException.Problem;
import dev.leeway.engine.proposal.PullRequestHost;
import dev.leeway.engine.proposal.PullRequestHost.CheckState;
import dev.leeway.engine.proposal.PullRequestHost.NewPullRequest;
import dev.leeway.engine.proposal.PullRequestHost.OpenRequest;
import dev.leeway.engine.proposal.PullRequestHost.PullRequest;
import dev.leeway.engine.proposal.PullRequestHost.RequestCheck;
import dev.leeway.engine.proposal.PullRequestHost.State;
import dev.leeway.engine.proposal.host.HostTokens.HostToken;
import dev.leeway.engine.workspace.Workspace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Every host keeps the same promises, each in its own words. */
class PullRequestHostsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Instant NOW = Instant.parse("2026-03-02T03:00:00Z");
    private static final String BRANCH = "leeway/bypass/fix-1";
    private static final String SECRET = "canary-token-71c";
    private static final NewPullRequest NEW =
            new NewPullRequest(BRANCH, "main", "Keep the fix", "Because | of `this`\n");

    private final List<URI> asked = new CopyOnWriteArrayList<>();

    /** One host: how it is configured, how its server speaks, and what its token looks like. */
    record Host(
            Workspace.PullRequests.Provider provider,
            HostServer.Dialect dialect,
            String repository,
            String api,
            String authorization) {
        @Override
        public String toString() {
            return dialect.getClass().getSimpleName();
        }
    }

    static Stream<Host> hosts() {
        return Stream.of(
                new Host(
                        Workspace.PullRequests.Provider.GITHUB,
                        new Dialects.Github(),
                        "/shop/platform.git",
                        "",
                        "Bearer " + SECRET),
                new Host(
                        Workspace.PullRequests.Provider.GITLAB,
                        new Dialects.Gitlab(),
                        "/shop/platform.git",
                        "",
                        "Bearer " + SECRET),
                new Host(
                        Workspace.PullRequests.Provider.GITEA,
                        new Dialects.Gitea(),
                        "/shop/platform",
                        "",
                        "token " + SECRET),
                new Host(
                        Workspace.PullRequests.Provider.BITBUCKET,
                        new Dialects.BitbucketCloud(),
                        "/shop/platform.git",
                        "/2.0",
                        "Basic YWRhOmNhbmFyeS10b2tlbi03MWM="),
                new Host(
                        Workspace.PullRequests.Provider.BITBUCKET,
                        new Dialects.BitbucketServer(),
                        "/scm/shop/platform.git",
                        "",
                        "Bearer " + SECRET),
                new Host(
                        Workspace.PullRequests.Provider.AZURE,
                        new Dialects.Azure(),
                        "/shop/web%20team/_git/platform",
                        "",
                        "Basic OmNhbmFyeS10b2tlbi03MWM="));
    }

    private WorkspaceRequestHosts hosts(String secret) {
        return new WorkspaceRequestHosts(
                (place, _) -> {
                    asked.add(place);
                    return secret.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new HostToken("ada", secret));
                },
                () -> NOW);
    }

    private static PullRequestHost connect(
            WorkspaceRequestHosts hosts, Host host, HostServer server) throws HostException {
        Workspace.PullRequests requests =
                new Workspace.PullRequests(
                        host.provider(), Optional.of(URI.create(server.url() + host.api())));
        return hosts.of(
                        new Workspace.Repository(
                                "platform",
                                server.url() + host.repository(),
                                "main",
                                Optional.of(requests)))
                .orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void aRequestIsOpenedFoundReadAndChanged(Host host) throws Exception {
        try (HostServer server = new HostServer(host.dialect());
                WorkspaceRequestHosts hosts = hosts(SECRET)) {
            PullRequestHost api = connect(hosts, host, server);
            assertThat(api.find(BRANCH, "main", TIMEOUT)).isEmpty();

            PullRequest opened = api.open(NEW, TIMEOUT);
            assertThat(opened.number()).isEqualTo("1");
            assertThat(opened.url()).endsWith("1").startsWith("http");
            assertThat(opened.state()).isEqualTo(State.OPEN);
            assertThat(opened.branch()).isEqualTo(BRANCH);
            assertThat(opened.target()).isEqualTo("main");
            assertThat(opened.head()).isEqualTo(Dialects.HEAD);
            assertThat(opened.mergeCommit()).as("no trial merge").isEmpty();
            assertThat(server.requests().getFirst().body()).isEqualTo(NEW.body());

            assertThat(api.find(BRANCH, "main", TIMEOUT)).contains(opened);
            assertThat(api.find(BRANCH, "release", TIMEOUT)).isEmpty();
            assertThat(api.read("1", TIMEOUT)).isEqualTo(opened);
            api.update("1", "Another title", "Another text", TIMEOUT);
            assertThat(server.requests().getFirst().title()).isEqualTo("Another title");
            assertThat(server.requests().getFirst().body()).isEqualTo("Another text");
            assertThat(server.authorizations()).containsOnly(host.authorization());
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void aSecondRequestIsRefusedAndTheFirstIsFound(Host host) throws Exception {
        try (HostServer server = new HostServer(host.dialect());
                WorkspaceRequestHosts hosts = hosts(SECRET)) {
            PullRequestHost api = connect(hosts, host, server);
            PullRequest first = api.open(NEW, TIMEOUT);
            assertThatThrownBy(() -> api.open(NEW, TIMEOUT))
                    .isInstanceOfSatisfying(
                            HostException.class,
                            e -> {
                                assertThat(e.problem()).isEqualTo(Problem.REFUSED);
                                assertThat(e)
                                        .hasMessageMatching(".*(pull|merge) request.*")
                                        .hasMessageNotContaining(SECRET);
                            });
            assertThat(api.find(BRANCH, "main", TIMEOUT)).contains(first);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void mergedAndClosedAreToldApart(Host host) throws Exception {
        try (HostServer server = new HostServer(host.dialect());
                WorkspaceRequestHosts hosts = hosts(SECRET)) {
            PullRequestHost api = connect(hosts, host, server);
            api.open(NEW, TIMEOUT);
            server.settle("merged");
            assertThat(api.read("1", TIMEOUT).state()).isEqualTo(State.MERGED);
            assertThat(api.read("1", TIMEOUT).mergeCommit()).isEqualTo(Dialects.MERGE);
            assertThat(api.find(BRANCH, "main", TIMEOUT).orElseThrow().state())
                    .isEqualTo(State.MERGED);
            server.settle("closed");
            assertThat(api.read("1", TIMEOUT).state()).isEqualTo(State.CLOSED);
            assertThat(api.read("1", TIMEOUT).mergeCommit()).isEmpty();
            PullRequest again = api.open(NEW, TIMEOUT);
            assertThat(api.find(BRANCH, "main", TIMEOUT)).contains(again);
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void anOpenRequestIsClosedAndStaysAsItWas(Host host) throws Exception {
        try (HostServer server = new HostServer(host.dialect());
                WorkspaceRequestHosts hosts = hosts(SECRET)) {
            PullRequestHost api = connect(hosts, host, server);
            api.open(NEW, TIMEOUT);

            PullRequest closed = api.close("1", TIMEOUT);

            assertThat(closed.state()).isEqualTo(State.CLOSED);
            assertThat(closed.branch()).isEqualTo(BRANCH);
            assertThat(api.read("1", TIMEOUT)).isEqualTo(closed);
            assertThat(server.requests().getFirst().title()).isEqualTo(NEW.title());
            assertThat(server.requests().getFirst().body()).isEqualTo(NEW.body());
            assertThat(server.authorizations()).containsOnly(host.authorization());
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void openRequestsAreListedWhateverTheirBranches(Host host) throws Exception {
        try (HostServer server = new HostServer(host.dialect());
                WorkspaceRequestHosts hosts = hosts(SECRET)) {
            PullRequestHost api = connect(hosts, host, server);
            assertThat(api.open(10, TIMEOUT)).isEmpty();
            PullRequest first = api.open(NEW, TIMEOUT);
            server.put(new HostServer.Stored(2, "old", "main", "Done", "", "merged"));
            server.put(new HostServer.Stored(3, "gone", "main", "No", "", "closed"));
            server.put(new HostServer.Stored(4, "topic", "release", "Title \u202e x", "", "open"));

            List<OpenRequest> open = api.open(10, TIMEOUT);

            assertThat(open).extracting(one -> one.request().number()).containsExactly("4", "1");
            assertThat(open.getLast().request()).isEqualTo(first);
            assertThat(open)
                    .extracting(OpenRequest::title)
                    .as("exactly as the host says it")
                    .containsExactly("Title \u202e x", NEW.title());
            assertThat(open).allMatch(OpenRequest::draft);
            assertThat(open).extracting(OpenRequest::author).containsOnly("ada");
            assertThat(open.getFirst().request().target()).isEqualTo("release");
            assertThat(api.open(1, TIMEOUT)).hasSize(1);
            server.fail(503, Map.of(), "");
            assertThatThrownBy(() -> api.open(10, TIMEOUT))
                    .isInstanceOfSatisfying(
                            HostException.class,
                            e -> assertThat(e.problem()).isEqualTo(Problem.BUSY));
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void checksAreListed(Host host) throws Exception {
        try (HostServer server = new HostServer(host.dialect());
                WorkspaceRequestHosts hosts = hosts(SECRET)) {
            PullRequestHost api = connect(hosts, host, server);
            List<RequestCheck> checks = api.checks(api.open(NEW, TIMEOUT), TIMEOUT);
            assertThat(checks)
                    .containsExactlyInAnyOrder(
                            new RequestCheck("lint", CheckState.PASSED, "https://ci/1"),
                            new RequestCheck("test", CheckState.PENDING, "https://ci/2"),
                            new RequestCheck("policy", CheckState.FAILED, "https://ci/3"));
        }
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void troubleIsToldApart(Host host) throws Exception {
        try (HostServer server = new HostServer(host.dialect());
                WorkspaceRequestHosts hosts = hosts(SECRET)) {
            PullRequestHost api = connect(hosts, host, server);
            assertThat(problem(api)).as("no such request").isEqualTo(Problem.NOT_FOUND);
            server.fail(401, Map.of(), "{\"message\": \"Bad credentials\"}");
            assertThat(problem(api)).isEqualTo(Problem.NOT_AUTHENTICATED);
            server.fail(403, Map.of(), "{\"message\": \"Resource not accessible\"}");
            assertThat(problem(api)).isEqualTo(Problem.NOT_ALLOWED);
            server.fail(503, Map.of(), "");
            assertThat(problem(api)).isEqualTo(Problem.BUSY);
            server.fail(200, Map.of(), "<html>Sign in</html>");
            assertThat(problem(api)).isEqualTo(Problem.UNEXPECTED);
            server.fail(203, Map.of(), "<html>Sign in</html>");
            assertThat(problem(api)).isEqualTo(Problem.NOT_AUTHENTICATED);
        }
    }

    private static Problem problem(PullRequestHost api) {
        return trouble(api).problem();
    }

    private static HostException trouble(PullRequestHost api) {
        try {
            api.read("77", TIMEOUT);
        } catch (HostException e) {
            assertThat(e).hasMessageNotContaining(SECRET);
            assertThat(e.nextStep()).isNotEmpty();
            return e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new AssertionError("there was no trouble");
    }

    @ParameterizedTest
    @MethodSource("hosts")
    void aRedirectIsNotFollowed(Host host) throws Exception {
        try (HostServer server = new HostServer(host.dialect());
                HostServer other = new HostServer(host.dialect());
                WorkspaceRequestHosts hosts = hosts(SECRET)) {
            for (int status : List.of(301, 302, 307, 308)) {
                server.fail(status, Map.of("Location", other.url() + "/stolen"), "");
                assertThat(trouble(connect(hosts, host, server)))
                        .hasMessageContaining("not followed");
            }
            assertThat(other.seen()).isEmpty();
        }
    }

    @Test
    void aHostThatWantsToBeLeftAloneIsHeard() throws Exception {
        Host host = hosts().findFirst().orElseThrow();
        try (HostServer server = new HostServer(host.dialect());
                WorkspaceRequestHosts hosts = hosts(SECRET)) {
            PullRequestHost api = connect(hosts, host, server);
            server.fail(429, Map.of("Retry-After", "120"), "{}");
            assertThat(trouble(api).notBefore()).contains(NOW.plusSeconds(120));
            server.fail(503, Map.of("Retry-After", "Mon, 2 Mar 2026 03:05:00 GMT"), "");
            assertThat(trouble(api).notBefore()).contains(NOW.plusSeconds(300));
            String reset = "" + NOW.plusSeconds(600).getEpochSecond();
            server.fail(
                    403,
                    Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", reset),
                    "{\"message\": \"API rate limit exceeded\"}");
            assertThat(trouble(api).problem()).isEqualTo(Problem.BUSY);
            assertThat(trouble(api).notBefore()).contains(NOW.plusSeconds(600));
            server.fail(429, Map.of("Retry-After", "99999999"), "{}");
            assertThat(trouble(api).notBefore())
                    .as("an hour at most")
                    .contains(NOW.plusSeconds(3600));
        }
    }

    @Test
    void aHostThatSaysNothingIsGivenUpAtTheDeadline() throws Exception {
        Host host = hosts().findFirst().orElseThrow();
        try (HostServer server = new HostServer(host.dialect());
                WorkspaceRequestHosts hosts = hosts(SECRET)) {
            server.fallSilent();
            PullRequestHost api = connect(hosts, host, server);
            assertThatThrownBy(() -> api.read("1", Duration.ofMillis(200)))
                    .isInstanceOfSatisfying(
                            HostException.class,
                            e -> assertThat(e.problem()).isEqualTo(Problem.UNREACHABLE));
        }
    }

    @Test
    void aHostThatIsNotThereIsToldInWords() throws Exception {
        Host host = hosts().findFirst().orElseThrow();
        try (WorkspaceRequestHosts hosts = hosts(SECRET)) {
            PullRequestHost api;
            try (HostServer gone = new HostServer(host.dialect())) {
                api = connect(hosts, host, gone);
            }
            assertThatThrownBy(() -> api.read("1", Duration.ofSeconds(20)))
                    .isInstanceOf(HostException.class)
                    .hasMessageContaining("nothing answers there")
                    .hasMessageNotContaining("Exception");
        }
    }

    @Test
    void noTokenGoesUnencryptedToAnotherMachineOrToAnotherHost() throws Exception {
        try (WorkspaceRequestHosts hosts = hosts(SECRET)) {
            Workspace.PullRequests requests =
                    new Workspace.PullRequests(
                            Workspace.PullRequests.Provider.GITEA,
                            Optional.of(URI.create("http://git.example.com")));
            PullRequestHost plain =
                    hosts.of(
                                    new Workspace.Repository(
                                            "platform",
                                            "git@git.example.com:shop/platform.git",
                                            "main",
                                            Optional.of(requests)))
                            .orElseThrow();
            assertThat(trouble(plain)).hasMessageContaining("without encryption");
            assertThat(asked).isEmpty();
        }
        Host host = hosts().findFirst().orElseThrow();
        try (HostServer server = new HostServer(host.dialect());
                WorkspaceRequestHosts hosts = hosts("")) {
            Workspace.PullRequests elsewhere =
                    new Workspace.PullRequests(
                            Workspace.PullRequests.Provider.GITHUB,
                            Optional.of(URI.create(server.url())));
            PullRequestHost api =
                    hosts.of(
                                    new Workspace.Repository(
                                            "platform",
                                            "https://github.com/shop/platform",
                                            "main",
                                            Optional.of(elsewhere)))
                            .orElseThrow();
            assertThat(problem(api)).isEqualTo(Problem.NOT_AUTHENTICATED);
            assertThat(asked)
                    .as("the login asked for is the API host's own")
                    .allSatisfy(place -> assertThat(place.getHost()).isEqualTo("127.0.0.1"));
            assertThat(server.seen()).isEmpty();
        }
    }

    @Test
    void requestsBeyondTheFirstPageAreFound() throws Exception {
        Host gitea =
                hosts().filter(one -> one.provider() == Workspace.PullRequests.Provider.GITEA)
                        .findFirst()
                        .orElseThrow();
        try (HostServer server = new HostServer(gitea.dialect());
                WorkspaceRequestHosts hosts = hosts(SECRET)) {
            PullRequestHost api = connect(hosts, gitea, server);
            PullRequest opened = api.open(NEW, TIMEOUT);
            for (int i = 2; i <= 120; i++) {
                server.put(new HostServer.Stored(i, "other-" + i, "main", "t", "b", "open"));
            }
            assertThat(api.find(BRANCH, "main", TIMEOUT)).contains(opened);
            assertThat(server.seen()).anySatisfy(seen -> assertThat(seen).contains("page=3"));
        }
    }

    @Test
    void addressesOfRepositoriesAreRead() throws Exception {
        assertThat(RepositoryPlace.of("https://ada@git.example.com:8443/a/b/c.git").path())
                .containsExactly("a", "b", "c");
        assertThat(RepositoryPlace.of("https://ada@git.example.com:8443/a/b").host())
                .isEqualTo("git.example.com:8443");
        assertThat(RepositoryPlace.of("git@github.com:shop/platform.git").web())
                .isEqualTo("https://github.com/shop/platform");
        assertThat(RepositoryPlace.of("ssh://git@host:7999/shop/platform.git").host())
                .isEqualTo("host");
        AzureHost.Names ssh =
                AzureHost.Names.of(RepositoryPlace.of("git@ssh.dev.azure.com:v3/org/project/repo"));
        assertThat(ssh).isEqualTo(new AzureHost.Names(List.of("org"), "project", "repo"));
        assertThatThrownBy(() -> RepositoryPlace.of("/srv/git/platform.git"))
                .isInstanceOf(HostException.class);
    }
}
