package dev.leeway.engine.proposal.host;

import dev.leeway.engine.proposal.HostException;
import dev.leeway.engine.proposal.PullRequestHost;
import dev.leeway.engine.proposal.RequestHosts;
import dev.leeway.engine.proposal.host.HostTokens.HostToken;
import dev.leeway.engine.workspace.Workspace;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the host that the workspace names for a repository. The token is asked for the repository's
 * own host where that host offers the API itself, else for the API's host. Safe for use from
 * several threads; close it to end its connections.
 */
public final class WorkspaceRequestHosts implements RequestHosts, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final HttpClient client;
    private final HostTokens tokens;
    private final InstantSource clock;

    /** Makes it. */
    public WorkspaceRequestHosts(HostTokens tokens, InstantSource clock) {
        this.tokens = tokens;
        this.clock = clock;
        this.client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT)
                        .build();
    }

    @Override
    public Optional<PullRequestHost> of(Workspace.Repository repository) throws HostException {
        if (repository.pullRequests().isEmpty()) {
            return Optional.empty();
        }
        Workspace.PullRequests wanted = repository.pullRequests().get();
        RepositoryPlace place = RepositoryPlace.of(repository.url());
        Optional<String> given = wanted.url().map(url -> url.toString().replaceAll("/+$", ""));
        return Optional.of(
                switch (wanted.provider()) {
                    case GITHUB -> github(place, given.orElse("https://api.github.com"));
                    case GITLAB -> gitlab(place, given.orElse(root(place)));
                    case GITEA -> gitea(place, given.orElse(root(place)));
                    case BITBUCKET ->
                            bitbucket(place, given.orElse("https://api.bitbucket.org/2.0"));
                    case AZURE -> azure(place, given);
                });
    }

    private PullRequestHost github(RepositoryPlace place, String api) throws HostException {
        HostHttp http =
                http(
                        api,
                        place,
                        token -> "Bearer " + token.secret(),
                        Map.of(
                                "Accept",
                                "application/vnd.github+json",
                                "X-GitHub-Api-Version",
                                "2022-11-28"));
        return new GithubHost(http, place);
    }

    private PullRequestHost gitlab(RepositoryPlace place, String address) {
        String api = address.endsWith("/api/v4") ? address : address + "/api/v4";
        return new GitlabHost(http(api, place, token -> "Bearer " + token.secret(), json()), place);
    }

    private PullRequestHost gitea(RepositoryPlace place, String address) throws HostException {
        String api = address.endsWith("/api/v1") ? address : address + "/api/v1";
        return new GiteaHost(http(api, place, token -> "token " + token.secret(), json()), place);
    }

    private PullRequestHost bitbucket(RepositoryPlace place, String address) throws HostException {
        boolean cloud = place.host().equals("bitbucket.org") || address.matches(".*/2\\.0");
        if (cloud) {
            String api = address.endsWith("/2.0") ? address : address + "/2.0";
            return new BitbucketCloudHost(
                    http(api, place, WorkspaceRequestHosts::cloudToken, json()), place);
        }
        String api = address.replaceFirst("/rest(/api(/[^/]+)?)?$", "");
        return new BitbucketServerHost(
                http(api, place, token -> "Bearer " + token.secret(), json()), place);
    }

    /** Access tokens of a repository or workspace have no user of their own. */
    private static String cloudToken(HostToken token) {
        return token.user().isEmpty() || token.user().equals("x-token-auth")
                ? "Bearer " + token.secret()
                : basic(token.user(), token.secret());
    }

    private PullRequestHost azure(RepositoryPlace place, Optional<String> given)
            throws HostException {
        AzureHost.Names names = AzureHost.Names.of(place);
        String organization = RepositoryPlace.joined(names.before());
        String own =
                place.host().equals("ssh.dev.azure.com") ? "https://dev.azure.com" : root(place);
        String address = given.orElse(own);
        String api =
                organization.isEmpty() || address.endsWith("/" + organization)
                        ? address
                        : address + "/" + organization;
        return new AzureHost(http(api, place, token -> basic("", token.secret()), json()), place);
    }

    private HostHttp http(
            String api,
            RepositoryPlace place,
            Function<HostToken, String> authorization,
            Map<String, String> headers) {
        URI address = URI.create(api);
        return new HostHttp(
                client, address, tokenPlace(address, place), tokens, authorization, headers, clock);
    }

    /**
     * GitHub and Bitbucket serve their API under another name; the login for the repository is the
     * one for the API there. Anywhere else a login for one host is never taken to another.
     */
    private static URI tokenPlace(URI api, RepositoryPlace place) {
        boolean samePlace =
                (api.getHost().equals("api.github.com") && place.host().equals("github.com"))
                        || (api.getHost().equals("api.bitbucket.org")
                                && place.host().equals("bitbucket.org"));
        String path = "/" + RepositoryPlace.joined(place.path());
        return URI.create(
                samePlace
                        ? "https://" + place.host() + path
                        : api.getScheme() + "://" + api.getAuthority() + path);
    }

    private static String root(RepositoryPlace place) {
        return place.scheme() + "://" + place.host();
    }

    private static Map<String, String> json() {
        return Map.of("Accept", "application/json");
    }

    private static String basic(String user, String secret) {
        byte[] pair = (user + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
