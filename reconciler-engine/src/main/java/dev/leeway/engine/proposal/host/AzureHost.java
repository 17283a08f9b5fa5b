package dev.leeway.engine.proposal.host;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.proposal.HostException;
import dev.leeway.engine.proposal.HostException.Problem;

import dev.leeway.engine.proposal.HostPhrase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Azure DevOps. Source: Azure DevOps REST API reference 7.1, "Git: Pull Requests" and "Pull Request
 * Statuses".
 */
final class AzureHost extends ApiHost {
    private static final String VERSION = "api-version=7.1";
    private static final int LONGEST_TEXT = 4_000;

    private final String web;
    private final String repository;

    AzureHost(HostHttp http, RepositoryPlace place) throws HostException {
        super(http);
        Names names = Names.of(place);
        this.web = http.api() + "/" + q(names.project()) + "/_git/" + q(names.repository());
        this.repository =
                "/" + q(names.project()) + "/_apis/git/repositories/" + q(names.repository());
    }

    /**
     * What a repository is called.
     *
     * @param before what stands before the project: an organization or collections
     * @param project the project
     * @param repository the repository
     */
    record Names(List<String> before, String project, String repository) {
        /**
         * Reads {@code .../PROJECT/_git/REPOSITORY}, or {@code v3/ORG/PROJECT/REPOSITORY} of ssh.
         */
        static Names of(RepositoryPlace place) throws HostException {
            List<String> path = place.path();
            int git = path.indexOf("_git");
            if (git >= 1 && git + 1 < path.size()) {
                return new Names(path.subList(0, git - 1), path.get(git - 1), path.get(git + 1));
            }
            if (path.size() == 4 && path.getFirst().matches("v\\d+")) {
                return new Names(path.subList(1, 2), path.get(2), path.get(3));
            }
            throw new HostException(
                    Problem.NOT_FOUND,
                    HostPhrase.NO_AZURE.of(),
                    HostPhrase.NO_AZURE_NEXT.of(),
                    Optional.empty(),
                    null);
        }
    }

    @Override
    List<JsonObject> requests(String branch, String target, Duration timeout)
            throws HostException, InterruptedException {
        return listed(
                repository
                        + "/pullrequests?searchCriteria.status=all&searchCriteria.sourceRefName="
                        + q(fullName(branch))
                        + "&searchCriteria.targetRefName="
                        + q(fullName(target))
                        + "&$top=100&"
                        + VERSION,
                "value",
                timeout);
    }

    @Override
    List<JsonObject> openRequests(int limit, Duration timeout)
            throws HostException, InterruptedException {
        return listed(
                repository
                        + "/pullrequests?searchCriteria.status=active&$top="
                        + limit
                        + "&"
                        + VERSION,
                "value",
                timeout);
    }

    @Override
    String author(JsonObject json) {
        return text(json, "createdBy", "displayName");
    }

    @Override
    PullRequest request(JsonObject json) {
        State state =
                switch (text(json, "status")) {
                    case "completed" -> State.MERGED;
                    case "abandoned" -> State.CLOSED;
                    default -> State.OPEN;
                };
        String number = text(json, "pullRequestId");
        return new PullRequest(
                number,
                web + "/pullrequest/" + number,
                state,
                shortName(text(json, "sourceRefName")),
                shortName(text(json, "targetRefName")),
                text(json, "lastMergeSourceCommit", "commitId"),
                state == State.MERGED ? text(json, "lastMergeCommit", "commitId") : "");
    }

    @Override
    public PullRequest open(NewPullRequest wanted, Duration timeout)
            throws HostException, InterruptedException {
        JsonObject body =
                JsonObject.builder()
                        .put("sourceRefName", new JsonString(fullName(wanted.branch())))
                        .put("targetRefName", new JsonString(fullName(wanted.target())))
                        .put("title", new JsonString(wanted.title()))
                        .put("description", new JsonString(fitting(wanted.body())))
                        .build();
        return request(http().send("POST", repository + "/pullrequests?" + VERSION, body, timeout));
    }

    /** The host refuses longer texts. */
    private static String fitting(String body) {
        String end = "\n\n(shortened)";
        return body.length() <= LONGEST_TEXT
                ? body
                : body.substring(0, LONGEST_TEXT - end.length()) + end;
    }

    @Override
    public PullRequest read(String number, Duration timeout)
            throws HostException, InterruptedException {
        return request(
                http().get(repository + "/pullrequests/" + q(number) + "?" + VERSION, timeout));
    }

    @Override
    public PullRequest update(String number, String title, String body, Duration timeout)
            throws HostException, InterruptedException {
        return described(
                "PATCH",
                repository + "/pullrequests/" + q(number) + "?" + VERSION,
                title,
                fitting(body),
                timeout);
    }

    @Override
    public PullRequest close(String number, Duration timeout)
            throws HostException, InterruptedException {
        return request(
                http().send(
                                "PATCH",
                                repository + "/pullrequests/" + q(number) + "?" + VERSION,
                                JsonObject.of("status", new JsonString("abandoned")),
                                timeout));
    }

    /** Statuses come oldest first. */
    @Override
    public List<RequestCheck> checks(PullRequest request, Duration timeout)
            throws HostException, InterruptedException {
        return newest(
                listed(
                                repository
                                        + "/pullRequests/"
                                        + q(request.number())
                                        + "/statuses?"
                                        + VERSION,
                                "value",
                                timeout)
                        .stream()
                        .map(
                                status ->
                                        new RequestCheck(
                                                name(status),
                                                state(text(status, "state")),
                                                text(status, "targetUrl")))
                        .toList()
                        .reversed());
    }

    private static String name(JsonObject status) {
        String genre = text(status, "context", "genre");
        String name = text(status, "context", "name");
        return genre.isEmpty() ? name : genre + "/" + name;
    }

    private static CheckState state(String state) {
        return switch (state) {
            case "succeeded", "notApplicable" -> CheckState.PASSED;
            case "pending", "notSet" -> CheckState.PENDING;
            case "failed", "error" -> CheckState.FAILED;
            default -> CheckState.UNKNOWN;
        };
    }

    @Override
    public String compareLink(String branch, String target) {
        return web + "/pullrequestcreate?sourceRef=" + q(branch) + "&targetRef=" + q(target);
    }
}
