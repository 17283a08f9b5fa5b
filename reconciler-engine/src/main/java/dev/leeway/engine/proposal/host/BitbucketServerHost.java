package dev.leeway.engine.proposal.host;

import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.proposal.HostException;

import java.time.Duration;
import java.util.List;

/**
 * Bitbucket Data Center. Source: its REST API documentation, "Pull Requests" and "Builds and
 * Deployments".
 */
final class BitbucketServerHost extends ApiHost {
    private final String web;
    private final String repository;

    /** Makes it; the address of an https repository has {@code scm} before the project. */
    BitbucketServerHost(HostHttp http, RepositoryPlace place) throws HostException {
        super(http);
        List<String> names = place.ownerAndName();
        this.repository =
                "/rest/api/1.0/projects/" + q(names.getFirst()) + "/repos/" + q(names.getLast());
        this.web = http.api() + "/projects/" + q(names.getFirst()) + "/repos/" + q(names.getLast());
    }

    @Override
    List<JsonObject> requests(String branch, String target, Duration timeout)
            throws HostException, InterruptedException {
        return listed(
                repository
                        + "/pull-requests?state=ALL&order=NEWEST&direction=OUTGOING&limit=100&at="
                        + q(fullName(branch)),
                "values",
                timeout);
    }

    @Override
    List<JsonObject> openRequests(int limit, Duration timeout)
            throws HostException, InterruptedException {
        return listed(
                repository + "/pull-requests?state=OPEN&order=NEWEST&limit=" + limit,
                "values",
                timeout);
    }

    @Override
    String author(JsonObject json) {
        return text(json, "author", "user", "name");
    }

    @Override
    PullRequest request(JsonObject json) {
        State state = BitbucketWords.requestState(json);
        String link =
                json.objectAt("links")
                        .arrayAt("self")
                        .objects()
                        .map(one -> text(one, "href"))
                        .findFirst()
                        .orElse(web + "/pull-requests/" + text(json, "id"));
        return new PullRequest(
                text(json, "id"),
                link,
                state,
                shortName(text(json, "fromRef", "id")),
                shortName(text(json, "toRef", "id")),
                text(json, "fromRef", "latestCommit"),
                state == State.MERGED ? text(json, "properties", "mergeCommit", "id") : "");
    }

    @Override
    public PullRequest open(NewPullRequest wanted, Duration timeout)
            throws HostException, InterruptedException {
        JsonObject body =
                JsonObject.builder()
                        .put("title", new JsonString(wanted.title()))
                        .put("description", new JsonString(wanted.body()))
                        .put("fromRef", ref(wanted.branch()))
                        .put("toRef", ref(wanted.target()))
                        .build();
        return request(http().send("POST", repository + "/pull-requests", body, timeout));
    }

    private static JsonObject ref(String branch) {
        return JsonObject.of("id", new JsonString(fullName(branch)));
    }

    @Override
    public PullRequest read(String number, Duration timeout)
            throws HostException, InterruptedException {
        return request(http().get(repository + "/pull-requests/" + q(number), timeout));
    }

    /** The host wants the version that is changed, so that nobody's change is lost. */
    @Override
    public PullRequest update(String number, String title, String body, Duration timeout)
            throws HostException, InterruptedException {
        String path = repository + "/pull-requests/" + q(number);
        JsonObject now = http().get(path, timeout);
        JsonValue version = now.find("version").orElse(JsonNumber.of(0));
        JsonObject changed =
                JsonObject.builder()
                        .put("version", version)
                        .put("title", new JsonString(title))
                        .put("description", new JsonString(body))
                        .build();
        return request(http().send("PUT", path, changed, timeout));
    }

    /** Older servers read the version from the address, newer ones from the body too. */
    @Override
    public PullRequest close(String number, Duration timeout)
            throws HostException, InterruptedException {
        String path = repository + "/pull-requests/" + q(number);
        JsonValue version = http().get(path, timeout).find("version").orElse(JsonNumber.of(0));
        return request(
                http().send(
                                "POST",
                                path + "/decline?version=" + version.toJson(),
                                JsonObject.of("version", version),
                                timeout));
    }

    @Override
    public List<RequestCheck> checks(PullRequest request, Duration timeout)
            throws HostException, InterruptedException {
        return newest(
                listed(
                                "/rest/build-status/1.0/commits/"
                                        + q(request.head())
                                        + "?orderBy=NEWEST&limit=100",
                                "values",
                                timeout)
                        .stream()
                        .map(BitbucketWords::check)
                        .toList());
    }

    @Override
    public String compareLink(String branch, String target) {
        return web
                + "/pull-requests?create&sourceBranch="
                + q(fullName(branch))
                + "&targetBranch="
                + q(fullName(target));
    }
}
