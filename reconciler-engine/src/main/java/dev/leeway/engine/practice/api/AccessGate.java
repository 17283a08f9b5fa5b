package dev.leeway.engine.practice.api;

import dev.leeway.engine.practice.access.AccessRules;
import dev.leeway.engine.practice.access.Attempt;
import dev.leeway.engine.practice.access.Identity;
import dev.leeway.engine.practice.fault.FaultSubject;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Lets through what the cluster's roles allow, and answers the rest with Kubernetes' own 403. */
final class AccessGate {
    /**
     * What everybody who is known may do in every cluster: find out what is served and who he is.
     */
    private static final Set<String> OPEN =
            Set.of("api", "apis", "openapi", "version", "healthz", "livez", "readyz");

    private static final Set<String> OWN_REVIEWS =
            Set.of("selfsubjectaccessreviews", "selfsubjectrulesreviews", "selfsubjectreviews");

    private final AccessRules rules;

    AccessGate(AccessRules rules) {
        this.rules = rules;
    }

    /**
     * Returns who sent a request: the cluster's own parts and its administrator may do everything.
     */
    static Identity identity(ApiRequest request) {
        boolean impersonated = request.header("impersonate-user").isPresent();
        if (!impersonated && !Identity.isAccount(request.user())) {
            return Identity.master(request.user());
        }
        List<String> groups =
                request.header("impersonate-group").stream()
                        .flatMap(all -> Arrays.stream(all.split(",")))
                        .map(String::strip)
                        .filter(group -> !group.isEmpty())
                        .toList();
        return Identity.of(request.user(), impersonated ? groups : List.of());
    }

    /**
     * Demands that somebody may do something.
     *
     * @throws Refusal 403
     */
    void require(ApiRequest request, FaultSubject wanted) {
        Identity who = identity(request);
        if (wanted.resource().isEmpty()) {
            requirePath(who, request, wanted.verb());
            return;
        }
        boolean aboutOneself =
                Reviews.GROUPS.contains(wanted.group())
                        && OWN_REVIEWS.contains(wanted.resource())
                        && wanted.verb().equals("create");
        if (!aboutOneself && rules.allowing(who, attempt(wanted)).isEmpty()) {
            Attempt refused = attempt(wanted);
            throw new Refusal(
                    FaultGate.forbidden(
                            new FaultSubject(
                                    refused.verb(),
                                    refused.group(),
                                    refused.resource(),
                                    refused.subresource(),
                                    refused.namespace(),
                                    refused.name(),
                                    wanted.user())));
        }
    }

    private void requirePath(Identity who, ApiRequest request, String verb) {
        String path = request.path();
        String first =
                Arrays.stream(path.split("/")).filter(p -> !p.isEmpty()).findFirst().orElse("");
        boolean open = verb.equals("get") && (first.isEmpty() || OPEN.contains(first));
        if (!open && !rules.allowsPath(who, verb, path)) {
            throw new Refusal(
                    Statuses.failure(
                            403,
                            "Forbidden",
                            "forbidden: User \"%s\" cannot %s path \"%s\""
                                    .formatted(who.user(), verb, path)));
        }
    }

    static Attempt attempt(FaultSubject wanted) {
        return new Attempt(
                wanted.verb(),
                wanted.group(),
                wanted.resource(),
                wanted.subresource(),
                wanted.namespace(),
                wanted.name());
    }
}
