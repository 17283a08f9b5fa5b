package dev.leeway.engine.proposal.host;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.proposal.HostException;
import java.time.Duration;

/**
 * The part of GitHub's API for pull requests that Gitea and Forgejo took over word for word: paths,
 * names of members and states. How requests are searched and what checks say differs.
 */
abstract class PullsHost extends ApiHost {
    private final String repository;

    PullsHost(HostHttp http, RepositoryPlace place) throws HostException {
        super(http);
        this.repository = "/repos/" + RepositoryPlace.joined(place.ownerAndName());
    }

    /** Returns the repository's path below the API's address. */
    final String repository() {
        return repository;
    }

    @Override
    final String author(JsonObject json) {
        return text(json, "user", "login");
    }

    @Override
    final PullRequest request(JsonObject json) {
        boolean merged = json.bool("merged", false) || !text(json, "merged_at").isEmpty();
        State state =
                merged
                        ? State.MERGED
                        : text(json, "state").equals("open") ? State.OPEN : State.CLOSED;
        return new PullRequest(
                text(json, "number"),
                text(json, "html_url"),
                state,
                text(json, "head", "ref"),
                text(json, "base", "ref"),
                text(json, "head", "sha"),
                // Of an open request this names a trial merge that is on no branch.
                merged ? text(json, "merge_commit_sha") : "");
    }

    @Override
    public final PullRequest open(NewPullRequest wanted, Duration timeout)
            throws HostException, InterruptedException {
        JsonObject body =
                JsonObject.builder()
                        .put("title", new JsonString(wanted.title()))
                        .put("head", new JsonString(wanted.branch()))
                        .put("base", new JsonString(wanted.target()))
                        .put("body", new JsonString(wanted.body()))
                        .build();
        return request(http().send("POST", repository + "/pulls", body, timeout));
    }

    @Override
    public final PullRequest read(String number, Duration timeout)
            throws HostException, InterruptedException {
        return request(http().get(repository + "/pulls/" + q(number), timeout));
    }

    @Override
    public final PullRequest update(String number, String title, String body, Duration timeout)
            throws HostException, InterruptedException {
        JsonObject changed =
                JsonObject.of("title", new JsonString(title), "body", new JsonString(body));
        return changed(number, changed, timeout);
    }

    @Override
    public final PullRequest close(String number, Duration timeout)
            throws HostException, InterruptedException {
        return changed(number, JsonObject.of("state", new JsonString("closed")), timeout);
    }

    private PullRequest changed(String number, JsonObject change, Duration timeout)
            throws HostException, InterruptedException {
        return request(http().send("PATCH", repository + "/pulls/" + q(number), change, timeout));
    }
}
