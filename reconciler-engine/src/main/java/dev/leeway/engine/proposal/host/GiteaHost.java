package dev.leeway.engine.proposal.host;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.proposal.HostException;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Gitea and Forgejo. Source: their API's OpenAPI document, "repository". The list cannot be asked
 * for one branch, so pages of it are looked through.
 */
final class GiteaHost extends PullsHost {
    private static final int PAGE = 50;
    private static final int MOST_PAGES = 20;

    private final RepositoryPlace place;

    GiteaHost(HostHttp http, RepositoryPlace place) throws HostException {
        super(http, place);
        this.place = place;
    }

    @Override
    List<JsonObject> requests(String branch, String target, Duration timeout)
            throws HostException, InterruptedException {
        long until = System.nanoTime() + timeout.toNanos();
        List<JsonObject> found = new ArrayList<>();
        for (int page = 1; page <= MOST_PAGES; page++) {
            JsonArray answer =
                    http().list(
                                    repository()
                                            + "/pulls?state=all&sort=recentupdate&limit="
                                            + PAGE
                                            + "&page="
                                            + page,
                                    Duration.ofNanos(Math.max(1, until - System.nanoTime())));
            answer.objects()
                    .filter(one -> text(one, "head", "ref").equals(branch))
                    .forEach(found::add);
            // Servers may give smaller pages than asked for, but never an empty one too early.
            if (answer.isEmpty() || !found.isEmpty()) {
                break;
            }
        }
        return found;
    }

    @Override
    List<JsonObject> openRequests(int limit, Duration timeout)
            throws HostException, InterruptedException {
        return http().list(repository() + "/pulls?state=open&limit=" + limit + "&page=1", timeout)
                .objects()
                .toList();
    }

    @Override
    public List<RequestCheck> checks(PullRequest request, Duration timeout)
            throws HostException, InterruptedException {
        return newest(
                http().get(repository() + "/commits/" + q(request.head()) + "/status", timeout)
                        .arrayAt("statuses")
                        .objects()
                        .map(
                                status ->
                                        new RequestCheck(
                                                text(status, "context"),
                                                state(text(status, "status")),
                                                text(status, "target_url")))
                        .toList());
    }

    private static CheckState state(String status) {
        return switch (status) {
            case "success", "skipped" -> CheckState.PASSED;
            case "pending" -> CheckState.PENDING;
            case "failure", "error", "warning" -> CheckState.FAILED;
            default -> CheckState.UNKNOWN;
        };
    }

    @Override
    public String compareLink(String branch, String target) {
        return place.web()
                + "/compare/"
                + RepositoryPlace.branch(target)
                + "..."
                + RepositoryPlace.branch(branch);
    }
}
