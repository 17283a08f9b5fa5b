package dev.leeway.engine.proposal.host;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.proposal.HostException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * GitHub and GitHub Enterprise. Source: GitHub REST API documentation, version 2022-11-28, "Pulls",
 * "Check runs" and "Commit statuses".
 */
final class GithubHost extends PullsHost {
    private final RepositoryPlace place;
    private final String owner;

    GithubHost(HostHttp http, RepositoryPlace place) throws HostException {
        super(http, place);
        this.place = place;
        this.owner = place.ownerAndName().getFirst();
    }

    @Override
    List<JsonObject> requests(String branch, String target, Duration timeout)
            throws HostException, InterruptedException {
        return http().list(
                        repository()
                                + "/pulls?state=all&sort=created&direction=desc&per_page=100&head="
                                + q(owner + ":" + branch)
                                + "&base="
                                + q(target),
                        timeout)
                .objects()
                .toList();
    }

    @Override
    List<JsonObject> openRequests(int limit, Duration timeout)
            throws HostException, InterruptedException {
        return http().list(
                        repository()
                                + "/pulls?state=open&sort=created&direction=desc&per_page="
                                + limit,
                        timeout)
                .objects()
                .toList();
    }

    @Override
    public List<RequestCheck> checks(PullRequest request, Duration timeout)
            throws HostException, InterruptedException {
        String commit = repository() + "/commits/" + q(request.head());
        List<RequestCheck> checks = new ArrayList<>();
        http().get(commit + "/check-runs?per_page=100", timeout)
                .arrayAt("check_runs")
                .objects()
                .forEach(
                        run ->
                                checks.add(
                                        new RequestCheck(
                                                text(run, "name"),
                                                run(text(run, "status"), text(run, "conclusion")),
                                                text(run, "html_url"))));
        http().get(commit + "/status?per_page=100", timeout)
                .arrayAt("statuses")
                .objects()
                .forEach(
                        status ->
                                checks.add(
                                        new RequestCheck(
                                                text(status, "context"),
                                                status(text(status, "state")),
                                                text(status, "target_url"))));
        return newest(checks);
    }

    private static CheckState run(String status, String conclusion) {
        if (!status.equals("completed")) {
            return CheckState.PENDING;
        }
        return switch (conclusion) {
            case "success", "neutral", "skipped" -> CheckState.PASSED;
            case "failure", "timed_out", "cancelled", "action_required", "startup_failure" ->
                    CheckState.FAILED;
            default -> CheckState.UNKNOWN;
        };
    }

    private static CheckState status(String state) {
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "success" -> CheckState.PASSED;
            case "pending" -> CheckState.PENDING;
            case "failure", "error" -> CheckState.FAILED;
            default -> CheckState.UNKNOWN;
        };
    }

    @Override
    public String compareLink(String branch, String target) {
        return place.web()
                + "/compare/"
                + RepositoryPlace.branch(target)
                + "..."
                + RepositoryPlace.branch(branch)
                + "?expand=1";
    }
}
