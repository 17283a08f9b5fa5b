package dev.leeway.engine.proposal.host;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.proposal.HostException;

import java.time.Duration;
import java.util.List;

/** Bitbucket Cloud. Source: Bitbucket Cloud REST API documentation, "Pullrequests". */
final class BitbucketCloudHost extends ApiHost {
    private static final int LARGEST_PAGE = 50;

    private final RepositoryPlace place;
    private final String repository;

    BitbucketCloudHost(HostHttp http, RepositoryPlace place) throws HostException {
        super(http);
        this.place = place;
        this.repository = "/repositories/" + RepositoryPlace.joined(place.ownerAndName());
    }

    @Override
    List<JsonObject> requests(String branch, String target, Duration timeout)
            throws HostException, InterruptedException {
        String query =
                "source.branch.name = "
                        + quoted(branch)
                        + " AND destination.branch.name = "
                        + quoted(target);
        return listed(
                repository
                        + "/pullrequests?state=OPEN&state=MERGED&state=DECLINED"
                        + "&state=SUPERSEDED&sort=-created_on&pagelen=50&q="
                        + q(query),
                "values",
                timeout);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Override
    List<JsonObject> openRequests(int limit, Duration timeout)
            throws HostException, InterruptedException {
        return listed(
                repository
                        + "/pullrequests?state=OPEN&sort=-created_on&pagelen="
                        + Math.min(limit, LARGEST_PAGE),
                "values",
                timeout);
    }

    @Override
    String author(JsonObject json) {
        return text(json, "author", "display_name");
    }

    @Override
    PullRequest request(JsonObject json) {
        State state = BitbucketWords.requestState(json);
        return new PullRequest(
                text(json, "id"),
                text(json, "links", "html", "href"),
                state,
                text(json, "source", "branch", "name"),
                text(json, "destination", "branch", "name"),
                text(json, "source", "commit", "hash"),
                state == State.MERGED ? text(json, "merge_commit", "hash") : "");
    }

    @Override
    public PullRequest open(NewPullRequest wanted, Duration timeout)
            throws HostException, InterruptedException {
        JsonObject body =
                JsonObject.builder()
                        .put("title", new JsonString(wanted.title()))
                        .put("description", new JsonString(wanted.body()))
                        .put("source", branch(wanted.branch()))
                        .put("destination", branch(wanted.target()))
                        .build();
        return request(http().send("POST", repository + "/pullrequests", body, timeout));
    }

    private static JsonObject branch(String name) {
        return JsonObject.of("branch", JsonObject.of("name", new JsonString(name)));
    }

    @Override
    public PullRequest read(String number, Duration timeout)
            throws HostException, InterruptedException {
        return request(http().get(repository + "/pullrequests/" + q(number), timeout));
    }

    @Override
    public PullRequest update(String number, String title, String body, Duration timeout)
            throws HostException, InterruptedException {
        return described("PUT", repository + "/pullrequests/" + q(number), title, body, timeout);
    }

    @Override
    public PullRequest close(String number, Duration timeout)
            throws HostException, InterruptedException {
        return request(
                http().post(repository + "/pullrequests/" + q(number) + "/decline", timeout));
    }

    @Override
    public List<RequestCheck> checks(PullRequest request, Duration timeout)
            throws HostException, InterruptedException {
        return newest(
                listed(
                                repository
                                        + "/pullrequests/"
                                        + q(request.number())
                                        + "/statuses?pagelen=100",
                                "values",
                                timeout)
                        .stream()
                        .map(BitbucketWords::check)
                        .toList());
    }

    @Override
    public String compareLink(String branch, String target) {
        return place.web() + "/pull-requests/new?source=" + q(branch) + "&dest=" + q(target);
    }
}
