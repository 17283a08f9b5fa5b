package dev.leeway.engine.proposal.host;

import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.proposal.HostException;
import dev.leeway.engine.proposal.PullRequestHost;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the hosts' APIs have in common: requests come as objects, one by one or in lists. */
abstract class ApiHost implements PullRequestHost {
    /** Hosts give no larger pages. */
    static final int MOST_OPEN = 100;

    private static final String HEADS = "refs/heads/";

    private final HostHttp http;

    ApiHost(HostHttp http) {
        this.http = http;
    }

    HostHttp http() {
        return http;
    }

    /** Returns the requests of a branch into a target, the newest first. */
    abstract List<JsonObject> requests(String branch, String target, Duration timeout)
            throws HostException, InterruptedException;

    /** Returns the open requests into any target, the newest first. */
    abstract List<JsonObject> openRequests(int limit, Duration timeout)
            throws HostException, InterruptedException;

    /** Returns the name of who opened a request. */
    abstract String author(JsonObject json);

    /** Reads a request out of the host's answer. */
    abstract PullRequest request(JsonObject json);

    @Override
    public Optional<PullRequest> find(String branch, String target, Duration timeout)
            throws HostException, InterruptedException {
        List<PullRequest> all =
                requests(branch, target, timeout).stream()
                        .map(this::request)
                        .filter(one -> one.branch().equals(branch) && one.target().equals(target))
                        .toList();
        return all.stream()
                .filter(one -> one.state() == State.OPEN)
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    @Override
    public List<OpenRequest> open(int limit, Duration timeout)
            throws HostException, InterruptedException {
        return openRequests(Math.clamp(limit, 1, MOST_OPEN), timeout).stream()
                .map(
                        json ->
                                new OpenRequest(
                                        request(json),
                                        text(json, "title"),
                                        author(json),
                                        isDraft(json)))
                .filter(one -> one.request().state() == State.OPEN)
                .limit(limit)
                .toList();
    }

    /** Most hosts say so in one of these two members. */
    boolean isDraft(JsonObject json) {
        return json.bool("draft", false) || json.bool("isDraft", false);
    }

    /** Returns the objects of a list that the host's answer has under a name. */
    final List<JsonObject> listed(String path, String member, Duration timeout)
            throws HostException, InterruptedException {
        return http.get(path, timeout).arrayAt(member).objects().toList();
    }

    /** Gives a request another title and description; most hosts call them so. */
    final PullRequest described(
            String method, String path, String title, String description, Duration timeout)
            throws HostException, InterruptedException {
        JsonObject changed =
                JsonObject.of(
                        "title", new JsonString(title), "description", new JsonString(description));
        return request(http.send(method, path, changed, timeout));
    }

    /** Returns a branch as Git names it in full. */
    static String fullName(String branch) {
        return HEADS + branch;
    }

    /** Returns a branch by its short name. */
    static String shortName(String ref) {
        return ref.startsWith(HEADS) ? ref.substring(HEADS.length()) : ref;
    }

    /** Returns a number or text member as text. */
    static String text(JsonObject json, String... path) {
        JsonValue value = json.at(path);
        return switch (value) {
            case null -> "";
            case JsonString(String text) -> text;
            case JsonNumber number -> number.toString();
            default -> "";
        };
    }

    /** Keeps the newest check of each name; hosts list the newest first. */
    static List<RequestCheck> newest(List<RequestCheck> checks) {
        Map<String, RequestCheck> byName = new LinkedHashMap<>();
        checks.forEach(check -> byName.putIfAbsent(check.name(), check));
        return List.copyOf(byName.values());
    }

    static String q(String text) {
        return RepositoryPlace.encoded(text);
    }
}
