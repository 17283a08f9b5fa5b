package dev.leeway.engine.cluster;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.browse.AccessAnswer;
import dev.leeway.engine.browse.AccessQuestion;
import dev.leeway.engine.browse.GrantRules;
import dev.leeway.engine.browse.Grants;
import dev.leeway.engine.cluster.ApiOutcome.Answered;
import dev.leeway.engine.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Asks who may do what: the operator by the server's word, others by its RBAC objects. */
final class AccessReading {
    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/";

    private final ApiClient client;

    AccessReading(ApiClient client) {
        this.client = client;
    }

    AccessAnswer mayI(AccessQuestion question, Duration timeout) throws InterruptedException {
        JsonObject attributes =
                JsonObject.builder()
                        .put("verb", question.verb())
                        .put("group", question.group())
                        .put("resource", question.resource())
                        .put("subresource", question.subresource())
                        .put("namespace", question.namespace())
                        .put("name", question.name())
                        .build();
        JsonObject review =
                JsonObject.builder()
                        .put("apiVersion", "authorization.k8s.io/v1")
                        .put("kind", "SelfSubjectAccessReview")
                        .put("spec", JsonObject.of("resourceAttributes", attributes))
                        .build();
        ApiCall call =
                ApiCall.write(
                        "POST",
                        "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
                        ApiCall.JSON,
                        review,
                        "ask whether you may " + question.verb() + " " + question.fullResource());
        ApiOutcome outcome = client.send(call, timeout);
        if (!(outcome instanceof Answered answer) || !answer.good()) {
            return new AccessAnswer.Unanswered(Refusals.error(call, outcome).said());
        }
        JsonObject status = answer.body().objectAt("status");
        String reason = status.string("reason", "");
        String trouble = status.string("evaluationError", "");
        if (status.bool("allowed", false)) {
            return new AccessAnswer.Allowed(reason);
        }
        return trouble.isEmpty() || status.bool("denied", false)
                ? new AccessAnswer.Denied(reason)
                : new AccessAnswer.Unanswered(Wording.quoted(trouble));
    }

    Grants whoMay(AccessQuestion question, Duration timeout) throws InterruptedException {
        Deadline deadline = Deadline.after(timeout);
        List<Wording> unread = new ArrayList<>();
        String inside =
                question.namespace().isEmpty()
                        ? ""
                        : "namespaces/" + Targets.escaped(question.namespace()) + "/";
        GrantRules.Objects objects =
                new GrantRules.Objects(
                        all("clusterroles", "", unread, deadline),
                        inside.isEmpty() ? List.of() : all("roles", inside, unread, deadline),
                        all("clusterrolebindings", "", unread, deadline),
                        inside.isEmpty()
                                ? List.of()
                                : all("rolebindings", inside, unread, deadline));
        return new Grants(GrantRules.of(question, objects), unread);
    }

    private List<JsonObject> all(
            String resource, String inside, List<Wording> unread, Deadline deadline)
            throws InterruptedException {
        List<JsonObject> objects = new ArrayList<>();
        String next = "";
        do {
            String target = RBAC + inside + resource + "?limit=500";
            target +=
                    next.isEmpty()
                            ? ""
                            : "&continue=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
            ApiCall call = ApiCall.get(target, "list " + resource);
            ApiOutcome outcome = client.send(call, deadline.left());
            if (!(outcome instanceof Answered answer) || !answer.good()) {
                unread.add(Refusals.error(call, outcome).said());
                return objects;
            }
            answer.body().arrayAt("items").objects().forEach(objects::add);
            next = answer.body().objectAt("metadata").string("continue", "");
        } while (!next.isEmpty());
        return objects;
    }
}
