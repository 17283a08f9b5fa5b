package dev.leeway.engine.proposal.host;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.proposal.HostException;

import java.time.Duration;
import java.util.List;

/** GitLab. Source: GitLab documentation, "Merge requests API" and "Commits API". */
final class GitlabHost extends ApiHost {
    private final RepositoryPlace place;
    private final String project;

    GitlabHost(HostHttp http, RepositoryPlace place) {
        super(http);
        this.place = place;
        this.project = "/projects/" + q(String.join("/", place.path()));
    }

    @Override
    List<JsonObject> requests(String branch, String target, Duration timeout)
            throws HostException, InterruptedException {
        return http().list(
                        project
                                + "/merge_requests?state=all&order_by=created_at&sort=desc&per_page=100"
                                + "&source_branch="
                                + q(branch)
                                + "&target_branch="
                                + q(target),
                        timeout)
                .objects()
                .toList();
    }

    @Override
    List<JsonObject> openRequests(int limit, Duration timeout)
            throws HostException, InterruptedException {
        return http().list(
                        project
                                + "/merge_requests?state=opened&order_by=created_at&sort=desc&per_page="
                                + limit,
                        timeout)
                .objects()
                .toList();
    }

    @Override
    String author(JsonObject json) {
        return text(json, "author", "username");
    }

    @Override
    PullRequest request(JsonObject json) {
        State state =
                switch (text(json, "state")) {
                    case "merged" -> State.MERGED;
                    case "closed" -> State.CLOSED;
                    default -> State.OPEN;
                };
        return new PullRequest(
                text(json, "iid"),
                text(json, "web_url"),
                state,
                text(json, "source_branch"),
                text(json, "target_branch"),
                text(json, "sha"),
                state == State.MERGED ? mergeCommit(json) : "");
    }

    /** A squash without a merge commit leaves its own, a fast-forward the branch's. */
    private static String mergeCommit(JsonObject json) {
        for (String name : List.of("merge_commit_sha", "squash_commit_sha", "sha")) {
            if (!text(json, name).isEmpty()) {
                return text(json, name);
            }
        }
        return "";
    }

    @Override
    public PullRequest open(NewPullRequest wanted, Duration timeout)
            throws HostException, InterruptedException {
        JsonObject body =
                JsonObject.builder()
                        .put("source_branch", new JsonString(wanted.branch()))
                        .put("target_branch", new JsonString(wanted.target()))
                        .put("title", new JsonString(wanted.title()))
                        .put("description", new JsonString(wanted.body()))
                        .build();
        return request(http().send("POST", project + "/merge_requests", body, timeout));
    }

    @Override
    public PullRequest read(String number, Duration timeout)
            throws HostException, InterruptedException {
        return request(http().get(project + "/merge_requests/" + q(number), timeout));
    }

    @Override
    public PullRequest update(String number, String title, String body, Duration timeout)
            throws HostException, InterruptedException {
        return described("PUT", project + "/merge_requests/" + q(number), title, body, timeout);
    }

    @Override
    public PullRequest close(String number, Duration timeout)
            throws HostException, InterruptedException {
        JsonObject event = JsonObject.of("state_event", new JsonString("close"));
        return request(
                http().send("PUT", project + "/merge_requests/" + q(number), event, timeout));
    }

    @Override
    public List<RequestCheck> checks(PullRequest request, Duration timeout)
            throws HostException, InterruptedException {
        return newest(
                http().list(
                                project
                                        + "/repository/commits/"
                                        + q(request.head())
                                        + "/statuses?per_page=100",
                                timeout)
                        .objects()
                        .map(
                                status ->
                                        new RequestCheck(
                                                text(status, "name"),
                                                state(text(status, "status")),
                                                text(status, "target_url")))
                        .toList());
    }

    private static CheckState state(String status) {
        return switch (status) {
            case "success", "skipped" -> CheckState.PASSED;
            case "failed", "canceled" -> CheckState.FAILED;
            case "pending",
                    "running",
                    "created",
                    "manual",
                    "scheduled",
                    "preparing",
                    "waiting_for_resource" ->
                    CheckState.PENDING;
            default -> CheckState.UNKNOWN;
        };
    }

    @Override
    public String compareLink(String branch, String target) {
        return place.web()
                + "/-/merge_requests/new?merge_request%5Bsource_branch%5D="
                + q(branch)
                + "&merge_request%5Btarget_branch%5D="
                + q(target);
    }
}
