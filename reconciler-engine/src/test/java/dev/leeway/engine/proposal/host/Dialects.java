package dev.leeway.engine.proposal.host;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.proposal.host.HostServer.Answer;
import dev.leeway.engine.proposal.host.HostServer.Dialect;
import dev.leeway.engine.proposal.host.HostServer.Stored;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/** The hosts' own shapes of requests and answers. */
final class Dialects {
    static final String HEAD = "1111111111111111111111111111111111111111";
    static final String MERGE = "2222222222222222222222222222222222222222";

    private Dialects() {}

    static JsonObject json(String text, Object... values) {
        String filled = text;
        for (Object value : values) {
            String quoted =
                    value instanceof String words ? new JsonString(words).toJson() : "" + value;
            filled = filled.replaceFirst("\\?", Matcher.quoteReplacement(quoted));
        }
        return JsonReader.readObject(filled);
    }

    private static Answer refusal(int status, String text) {
        return new Answer(status, JsonReader.read(text));
    }

    private static String ofState(Stored request, Map<String, String> words) {
        return words.getOrDefault(request.state(), "");
    }

    /** GitHub; the list leaves {@code merged} out, and open requests name a trial merge. */
    static final class Github implements Dialect {
        @Override
        public JsonValue list(List<Stored> requests) {
            return HostServer.array(
                    requests.stream().map(one -> one(one).without("merged")).toList());
        }

        @Override
        public JsonObject one(Stored one) {
            boolean merged = one.state().equals("merged");
            JsonObject json =
                    json(
                            """
                            {"number": ?, "html_url": ?, "state": ?, "merged": ?,
                             "merged_at": null, "merge_commit_sha": ?, "user": {"login": "ada"}, "draft": true,
                             "title": ?, "body": ?,
                             "head": {"ref": ?, "sha": ?}, "base": {"ref": ?}}
                            """,
                            one.number(),
                            "https://github.com/shop/platform/pull/" + one.number(),
                            one.state().equals("open") ? "open" : "closed",
                            merged,
                            merged ? MERGE : "3333333333333333333333333333333333333333",
                            one.title(),
                            one.body(),
                            one.branch(),
                            HEAD,
                            one.target());
            return merged ? json.with("merged_at", new JsonString("2026-03-02T04:00:00Z")) : json;
        }

        @Override
        public Stored read(int number, JsonObject body) {
            return new Stored(
                    number,
                    body.string("head", ""),
                    body.string("base", ""),
                    body.string("title", ""),
                    body.string("body", ""),
                    "open");
        }

        @Override
        public Answer duplicate() {
            return refusal(
                    422,
                    """
                    {"message": "Validation Failed", "errors": [{"resource": "PullRequest",
                     "code": "custom", "message": "A pull request already exists for shop:x."}]}
                    """);
        }

        @Override
        public boolean closes(
                String method, String step, Map<String, String> query, JsonObject body) {
            return method.equals("PATCH") && body.string("state", "").equals("closed");
        }

        @Override
        public String collection() {
            return "/repos/shop/platform/pulls";
        }

        @Override
        public @Nullable JsonValue checks(String path) {
            if (path.equals("/repos/shop/platform/commits/" + HEAD + "/check-runs")) {
                return json(
                        """
                        {"check_runs": [
                          {"name": "lint", "status": "completed", "conclusion": "success",
                           "html_url": "https://ci/1"},
                          {"name": "test", "status": "in_progress", "conclusion": null,
                           "html_url": "https://ci/2"}]}
                        """);
            }
            return path.equals("/repos/shop/platform/commits/" + HEAD + "/status")
                    ? json(
                            """
                            {"statuses": [{"context": "policy", "state": "failure",
                             "target_url": "https://ci/3"}]}
                            """)
                    : null;
        }
    }

    /** GitLab. */
    static final class Gitlab implements Dialect {
        @Override
        public JsonValue list(List<Stored> requests) {
            return HostServer.array(requests.stream().map(this::one).toList());
        }

        @Override
        public JsonObject one(Stored one) {
            JsonObject json =
                    json(
                            """
                            {"id": 9001, "iid": ?, "web_url": ?, "state": ?, "sha": ?,
                             "merge_commit_sha": null, "squash_commit_sha": null,
                             "source_branch": ?, "target_branch": ?, "author": {"username": "ada"}, "draft": true,
                             "title": ?,
                             "description": ?}
                            """,
                            one.number(),
                            "https://gitlab.com/x/-/merge_requests/" + one.number(),
                            ofState(
                                    one,
                                    Map.of(
                                            "open", "opened", "merged", "merged", "closed",
                                            "closed")),
                            HEAD,
                            one.branch(),
                            one.target(),
                            one.title(),
                            one.body());
            return one.state().equals("merged")
                    ? json.with("merge_commit_sha", new JsonString(MERGE))
                    : json;
        }

        @Override
        public Stored read(int number, JsonObject body) {
            return new Stored(
                    number,
                    body.string("source_branch", ""),
                    body.string("target_branch", ""),
                    body.string("title", ""),
                    body.string("description", ""),
                    "open");
        }

        @Override
        public Answer duplicate() {
            return refusal(
                    409,
                    """
                    {"message": ["Another open merge request already exists for this source branch: !1"]}
                    """);
        }

        @Override
        public boolean closes(
                String method, String step, Map<String, String> query, JsonObject body) {
            return method.equals("PUT") && body.string("state_event", "").equals("close");
        }

        @Override
        public String collection() {
            return "/api/v4/projects/shop%2Fplatform/merge_requests";
        }

        @Override
        public @Nullable JsonValue checks(String path) {
            return path.endsWith("/repository/commits/" + HEAD + "/statuses")
                    ? JsonReader.read(
                            """
                            [{"name": "lint", "status": "success", "target_url": "https://ci/1"},
                             {"name": "test", "status": "running", "target_url": "https://ci/2"},
                             {"name": "policy", "status": "failed", "target_url": "https://ci/3"}]
                            """)
                    : null;
        }
    }

    /** Gitea and Forgejo. */
    static final class Gitea implements Dialect {
        @Override
        public JsonValue list(List<Stored> requests) {
            return HostServer.array(requests.stream().map(this::one).toList());
        }

        @Override
        public JsonObject one(Stored one) {
            boolean merged = one.state().equals("merged");
            JsonObject json =
                    json(
                            """
                            {"number": ?, "html_url": ?, "state": ?, "merged": ?, "user": {"login": "ada"}, "draft": true,
                             "title": ?,
                             "body": ?, "merge_commit_sha": null, "head": {"ref": ?, "sha": ?},
                             "base": {"ref": ?}}
                            """,
                            one.number(),
                            "https://git.example.com/shop/platform/pulls/" + one.number(),
                            one.state().equals("open") ? "open" : "closed",
                            merged,
                            one.title(),
                            one.body(),
                            one.branch(),
                            HEAD,
                            one.target());
            return merged ? json.with("merge_commit_sha", new JsonString(MERGE)) : json;
        }

        @Override
        public Stored read(int number, JsonObject body) {
            return new Github().read(number, body);
        }

        @Override
        public Answer duplicate() {
            return refusal(409, "{\"message\": \"pull request already exists for these targets\"}");
        }

        @Override
        public boolean closes(
                String method, String step, Map<String, String> query, JsonObject body) {
            return new Github().closes(method, step, query, body);
        }

        @Override
        public String collection() {
            return "/api/v1/repos/shop/platform/pulls";
        }

        @Override
        public @Nullable JsonValue checks(String path) {
            return path.equals("/api/v1/repos/shop/platform/commits/" + HEAD + "/status")
                    ? json(
                            """
                            {"state": "failure", "statuses": [
                              {"context": "lint", "status": "success", "target_url": "https://ci/1"},
                              {"context": "test", "status": "pending", "target_url": "https://ci/2"},
                              {"context": "policy", "status": "failure",
                               "target_url": "https://ci/3"}]}
                            """)
                    : null;
        }
    }

    /** Bitbucket Cloud. */
    static final class BitbucketCloud implements Dialect {
        @Override
        public JsonValue list(List<Stored> requests) {
            return JsonObject.of(
                    "values", HostServer.array(requests.stream().map(this::one).toList()));
        }

        @Override
        public JsonObject one(Stored one) {
            JsonObject json =
                    json(
                            """
                            {"id": ?, "state": ?, "author": {"display_name": "ada"}, "draft": true,
                             "title": ?, "description": ?,
                             "links": {"html": {"href": ?}}, "merge_commit": null,
                             "source": {"branch": {"name": ?}, "commit": {"hash": ?}},
                             "destination": {"branch": {"name": ?}}}
                            """,
                            one.number(),
                            ofState(
                                    one,
                                    Map.of(
                                            "open",
                                            "OPEN",
                                            "merged",
                                            "MERGED",
                                            "closed",
                                            "DECLINED")),
                            one.title(),
                            one.body(),
                            "https://bitbucket.org/shop/platform/pull-requests/" + one.number(),
                            one.branch(),
                            HEAD,
                            one.target());
            return one.state().equals("merged")
                    ? json.with("merge_commit", JsonObject.of("hash", new JsonString(MERGE)))
                    : json;
        }

        @Override
        public Stored read(int number, JsonObject body) {
            return new Stored(
                    number,
                    body.at("source", "branch", "name") instanceof JsonString(String from)
                            ? from
                            : "",
                    body.at("destination", "branch", "name") instanceof JsonString(String to)
                            ? to
                            : "",
                    body.string("title", ""),
                    body.string("description", ""),
                    "open");
        }

        @Override
        public Answer duplicate() {
            return refusal(
                    409,
                    "{\"type\": \"error\", \"error\": {\"message\": \"There is an open pull request"
                            + " already exists\"}}");
        }

        @Override
        public boolean closes(
                String method, String step, Map<String, String> query, JsonObject body) {
            return method.equals("POST") && step.equals("decline") && body.isEmpty();
        }

        @Override
        public String collection() {
            return "/2.0/repositories/shop/platform/pullrequests";
        }

        @Override
        public @Nullable JsonValue checks(String path) {
            return path.endsWith("/pullrequests/1/statuses")
                    ? json(
                            """
                            {"values": [
                              {"key": "l", "name": "lint", "state": "SUCCESSFUL", "url": "https://ci/1"},
                              {"key": "t", "name": "test", "state": "INPROGRESS", "url": "https://ci/2"},
                              {"key": "policy", "name": "", "state": "FAILED", "url": "https://ci/3"}]}
                            """)
                    : null;
        }
    }

    /** Bitbucket Data Center. */
    static final class BitbucketServer implements Dialect {
        @Override
        public JsonValue list(List<Stored> requests) {
            return JsonObject.of(
                    "values", HostServer.array(requests.stream().map(this::one).toList()));
        }

        @Override
        public JsonObject one(Stored one) {
            JsonObject json =
                    json(
                            """
                            {"id": ?, "version": 3, "state": ?, "author": {"user": {"name": "ada"}}, "draft": true,
                             "title": ?, "description": ?,
                             "fromRef": {"id": ?, "latestCommit": ?}, "toRef": {"id": ?},
                             "links": {"self": [{"href": ?}]}, "properties": {}}
                            """,
                            one.number(),
                            ofState(
                                    one,
                                    Map.of(
                                            "open",
                                            "OPEN",
                                            "merged",
                                            "MERGED",
                                            "closed",
                                            "DECLINED")),
                            one.title(),
                            one.body(),
                            "refs/heads/" + one.branch(),
                            HEAD,
                            "refs/heads/" + one.target(),
                            "https://git.example.com/projects/shop/repos/platform/pull-requests/"
                                    + one.number());
            return one.state().equals("merged")
                    ? json.with(
                            "properties",
                            JsonObject.of(
                                    "mergeCommit", JsonObject.of("id", new JsonString(MERGE))))
                    : json;
        }

        @Override
        public Stored read(int number, JsonObject body) {
            return new Stored(
                    number,
                    ref(body.at("fromRef", "id")),
                    ref(body.at("toRef", "id")),
                    body.string("title", ""),
                    body.string("description", ""),
                    "open");
        }

        private static String ref(@Nullable JsonValue value) {
            return value instanceof JsonString(String ref)
                    ? ref.replaceFirst("^refs/heads/", "")
                    : "";
        }

        @Override
        public Answer duplicate() {
            return refusal(
                    409,
                    """
                    {"errors": [{"context": null, "message":
                     "Only one pull request may be open for a given source and target branch"}]}
                    """);
        }

        @Override
        public boolean closes(
                String method, String step, Map<String, String> query, JsonObject body) {
            return method.equals("POST")
                    && step.equals("decline")
                    && query.getOrDefault("version", "").equals("3");
        }

        @Override
        public String collection() {
            return "/rest/api/1.0/projects/shop/repos/platform/pull-requests";
        }

        @Override
        public @Nullable JsonValue checks(String path) {
            return path.equals("/rest/build-status/1.0/commits/" + HEAD)
                    ? new BitbucketCloud().checks("/pullrequests/1/statuses")
                    : null;
        }
    }

    /** Azure DevOps. */
    static final class Azure implements Dialect {
        @Override
        public JsonValue list(List<Stored> requests) {
            JsonArray value = HostServer.array(requests.stream().map(this::one).toList());
            return JsonObject.of("value", value);
        }

        @Override
        public JsonObject one(Stored one) {
            JsonObject json =
                    json(
                            """
                            {"pullRequestId": ?, "status": ?, "createdBy": {"displayName": "ada"}, "isDraft": true,
                             "title": ?, "description": ?,
                             "sourceRefName": ?, "targetRefName": ?,
                             "lastMergeSourceCommit": {"commitId": ?}}
                            """,
                            one.number(),
                            ofState(
                                    one,
                                    Map.of(
                                            "open", "active",
                                            "merged", "completed",
                                            "closed", "abandoned")),
                            one.title(),
                            one.body(),
                            "refs/heads/" + one.branch(),
                            "refs/heads/" + one.target(),
                            HEAD);
            return one.state().equals("merged")
                    ? json.with("lastMergeCommit", JsonObject.of("commitId", new JsonString(MERGE)))
                    : json;
        }

        @Override
        public Stored read(int number, JsonObject body) {
            return new Stored(
                    number,
                    body.string("sourceRefName", "").replaceFirst("^refs/heads/", ""),
                    body.string("targetRefName", "").replaceFirst("^refs/heads/", ""),
                    body.string("title", ""),
                    body.string("description", ""),
                    "open");
        }

        @Override
        public Answer duplicate() {
            return refusal(
                    409,
                    """
                    {"message": "TF401179: An active pull request for the source and target branch already exists."}
                    """);
        }

        @Override
        public boolean closes(
                String method, String step, Map<String, String> query, JsonObject body) {
            return method.equals("PATCH") && body.string("status", "").equals("abandoned");
        }

        @Override
        public String collection() {
            return "/shop/web%20team/_apis/git/repositories/platform/pullrequests";
        }

        @Override
        public @Nullable JsonValue checks(String path) {
            return path.endsWith("/pullRequests/1/statuses")
                    ? json(
                            """
                            {"value": [
                              {"state": "failed", "context": {"name": "lint"}},
                              {"state": "succeeded", "context": {"name": "lint"}, "targetUrl": "https://ci/1"},
                              {"state": "pending", "context": {"name": "test"}, "targetUrl": "https://ci/2"},
                              {"state": "error", "context": {"name": "policy", "genre": ""}, "targetUrl": "https://ci/3"}]}
                            """)
                    : null;
        }
    }
}
