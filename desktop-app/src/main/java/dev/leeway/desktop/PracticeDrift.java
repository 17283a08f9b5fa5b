package dev.leeway.desktop;

import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.practice.api.ApiRequest;
import dev.leeway.engine.practice.api.ApiResponse;
import dev.leeway.engine.practice.api.PracticeApi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What somebody changed by hand in the practice cluster before the operator came. */
final class PracticeDrift {
    private static final Logger LOG = LoggerFactory.getLogger(PracticeDrift.class);
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String STRATEGIC_PATCH = "application/strategic-merge-patch+json";

    private final PracticeApi api;

    PracticeDrift(PracticeApi api) {
        this.api = api;
    }

    /**
     * Makes the changes: a scaled and hot-fixed storefront, a forgotten debug image and a variable
     * that Git does not know, a policy that is gone.
     */
    void make() {
        patch(
                "/apis/apps/v1/namespaces/shop/deployments/storefront/scale",
                MERGE_PATCH,
                "kubectl",
                "{\"spec\":{\"replicas\":5}}");
        patch(
                "/apis/apps/v1/namespaces/shop/deployments/storefront",
                STRATEGIC_PATCH,
                "kubectl-edit",
                """
                {"spec":{"template":{"spec":{"containers":[{"name":"web",\
                "image":"registry.example.com/shop/storefront:1.8.1-hotfix"}]}}}}""");
        patch(
                "/api/v1/namespaces/shop/configmaps/storefront",
                MERGE_PATCH,
                "kubectl-edit",
                "{\"data\":{\"BANNER\":\"Payments are slow, we are on it\",\"PAGE_SIZE\":\"12\"}}");
        patch(
                "/api/v1/namespaces/shop/secrets/catalog-db",
                MERGE_PATCH,
                "kubectl-patch",
                "{\"data\":{\"password\":\"c3RpbGwtb25seS1mb3ItcHJhY3RpY2U=\"}}");
        send(
                ApiRequest.of(
                        "DELETE",
                        "/apis/networking.k8s.io/v1/namespaces/shop/networkpolicies/storefront"));
        patch(
                "/apis/apps/v1/namespaces/checkout-prod/deployments/checkout",
                STRATEGIC_PATCH,
                "kubectl-set",
                """
                {"spec":{"template":{"spec":{"containers":[{"name":"api",\
                "image":"registry.example.com/shop/checkout:1.4.3-debug",\
                "env":[{"name":"TRACE","value":"all"}]}]}}}}""");
    }

    private void patch(String path, String contentType, String manager, String body) {
        send(
                ApiRequest.of("PATCH", path)
                        .by(ApiRequest.ADMIN)
                        .withQuery("fieldManager", manager)
                        .withBody(contentType, JsonReader.read(body)));
    }

    private void send(ApiRequest request) {
        ApiResponse response = api.handle(request);
        if (!response.isSuccess()) {
            LOG.warn(
                    "the practice cluster refused {} {}: {}",
                    request.method(),
                    request.path(),
                    response.status());
        }
    }
}
