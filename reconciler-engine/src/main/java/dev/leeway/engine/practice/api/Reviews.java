package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.access.AccessRules;
import dev.leeway.engine.practice.access.Identity;
import dev.leeway.engine.practice.fault.FaultSubject;
import dev.leeway.engine.practice.fault.Faults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Answers who one is and what one may do: what the roles allow, but for what a fault forbids. */
final class Reviews {
    /** The kinds that are questions, not objects. */
    static final Set<String> GROUPS = Set.of("authorization.k8s.io", "authentication.k8s.io");

    /**
     * What every cluster lets everybody do whom it knows. Source: Kubernetes documentation, "Using
     * RBAC Authorization", section "API discovery roles".
     */
    private static final List<JsonObject> EVERYBODY =
            List.of(
                    own(
                            "authorization.k8s.io",
                            "selfsubjectaccessreviews",
                            "selfsubjectrulesreviews"),
                    own("authentication.k8s.io", "selfsubjectreviews"),
                    paths("/healthz", "/livez", "/readyz", "/version", "/version/"),
                    paths("/.well-known", "/.well-known/*"),
                    paths(
                            "/api",
                            "/api/*",
                            "/apis",
                            "/apis/*",
                            "/healthz",
                            "/livez",
                            "/openapi",
                            "/openapi/*",
                            "/readyz",
                            "/version",
                            "/version/"));

    private final Faults faults;
    private final AccessRules rules;
    private final Function<String, Optional<String>> holders;
    private final RequestBody bodies = new RequestBody();

    /**
     * Makes the answers.
     *
     * @param holders tells whose token it is
     */
    Reviews(Faults faults, AccessRules rules, Function<String, Optional<String>> holders) {
        this.faults = faults;
        this.rules = rules;
        this.holders = holders;
    }

    ApiResponse answer(ApiRequest request, Target target) {
        JsonObject body = bodies.object(request);
        JsonObject spec = body.objectAt("spec");
        Identity self = AccessGate.identity(request);
        JsonObject status =
                switch (target.type().gvk().kind()) {
                    case "SelfSubjectReview" -> JsonObject.of("userInfo", user(self));
                    case "TokenReview" -> token(spec.string("token", ""));
                    case "SelfSubjectRulesReview" -> rules(self, spec.string("namespace", ""));
                    case "SelfSubjectAccessReview" -> access(self, spec);
                    default -> access(other(spec), spec);
                };
        JsonObject answer =
                JsonObject.builder()
                        .put("kind", target.type().gvk().kind())
                        .put("apiVersion", target.type().gvk().apiVersion())
                        .put("metadata", body.object("metadata").orElse(JsonObject.EMPTY))
                        .put("spec", spec)
                        .put("status", status)
                        .build();
        return ApiResponse.json(201, answer);
    }

    private static Identity other(JsonObject spec) {
        return Identity.of(spec.string("user", ""), texts(spec.arrayAt("groups")));
    }

    private static List<String> texts(JsonArray array) {
        return array.stream()
                .filter(JsonString.class::isInstance)
                .map(text -> ((JsonString) text).value())
                .toList();
    }

    private JsonObject access(Identity who, JsonObject spec) {
        JsonObject wanted = spec.objectAt("resourceAttributes");
        FaultSubject subject =
                new FaultSubject(
                        wanted.string("verb", ""),
                        wanted.string("group", ""),
                        wanted.string("resource", ""),
                        wanted.string("subresource", ""),
                        wanted.string("namespace", ""),
                        wanted.string("name", ""),
                        who.user());
        JsonObject path = spec.objectAt("nonResourceAttributes");
        if (!path.isEmpty()) {
            boolean may = rules.allowsPath(who, path.string("verb", ""), path.string("path", ""));
            return JsonObject.of("allowed", JsonValue.of(may));
        }
        Optional<String> by = rules.allowing(who, AccessGate.attempt(subject));
        return by.isEmpty() || faults.forbids(subject)
                ? JsonObject.of("allowed", JsonValue.of(false))
                : JsonObject.builder().put("allowed", true).put("reason", by.get()).build();
    }

    private JsonObject token(String token) {
        return holders.apply(token)
                .map(
                        user ->
                                JsonObject.of(
                                        "authenticated",
                                        JsonValue.of(true),
                                        "user",
                                        user(Identity.of(user, List.of()))))
                .orElseGet(() -> JsonObject.of("authenticated", JsonValue.of(false)));
    }

    private static JsonObject user(Identity who) {
        return JsonObject.builder()
                .put("username", who.user())
                .put("groups", JsonArray.ofStrings(who.groups().stream().sorted().toList()))
                .build();
    }

    /** What holds for somebody: his own rules, then those of everybody who is known. */
    private JsonObject rules(Identity who, String namespace) {
        List<JsonObject> all = new ArrayList<>();
        if (who.groups().contains(Identity.MASTERS)) {
            all.add(anything("apiGroups", "resources"));
            all.add(anything("nonResourceURLs"));
        } else {
            all.addAll(rules.rules(who, namespace));
        }
        all.addAll(EVERYBODY);
        return JsonObject.builder()
                .put("resourceRules", with(all, "resources"))
                .put("nonResourceRules", with(all, "nonResourceURLs"))
                .put("incomplete", false)
                .build();
    }

    private static JsonArray with(List<JsonObject> rules, String member) {
        return new JsonArray(List.copyOf(rules.stream().filter(rule -> rule.has(member)).toList()));
    }

    private static JsonObject paths(String... urls) {
        return JsonObject.of(
                "verbs",
                JsonArray.ofStrings(List.of("get")),
                "nonResourceURLs",
                JsonArray.ofStrings(List.of(urls)));
    }

    private static JsonObject own(String group, String... resources) {
        return JsonObject.builder()
                .put("verbs", JsonArray.ofStrings(List.of("create")))
                .put("apiGroups", JsonArray.ofStrings(List.of(group)))
                .put("resources", JsonArray.ofStrings(List.of(resources)))
                .build();
    }

    private static JsonObject anything(String... members) {
        JsonArray any = JsonArray.of(new JsonString("*"));
        JsonObject.Builder rule = JsonObject.builder().put("verbs", any);
        for (String member : members) {
            rule.put(member, any);
        }
        return rule.build();
    }
}
