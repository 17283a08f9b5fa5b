package dev.leeway.engine.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The practice cluster enforces roles for whoever is not its administrator, in Kubernetes' words.
 */
class PracticeAccessTest {
    private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/";

    private PracticeCluster cluster;
    private PracticeHttp http;
    private String token;

    @BeforeEach
    void start() throws Exception {
        cluster = PracticeCluster.start(PracticeOptions.usual());
        http = new PracticeHttp(cluster);
        made(
                "/api/v1/namespaces/default/serviceaccounts",
                object("v1", "ServiceAccount", "robot", ""));
        token =
                made(
                                "/api/v1/namespaces/default/serviceaccounts/robot/token",
                                "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenRequest\",\"spec\":{}}")
                        .stringAt("status", "token")
                        .orElseThrow();
    }

    @AfterEach
    void stop() {
        http.close();
        cluster.close();
    }

    private static String object(String version, String kind, String name, String more) {
        return "{\"apiVersion\":\"%s\",\"kind\":\"%s\",\"metadata\":{\"name\":\"%s\"}%s}"
                .formatted(version, kind, name, more);
    }

    private JsonObject made(String path, String body) throws Exception {
        PracticeHttp.Answer answer =
                http.send(
                        http.request(path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build());
        assertThat(answer.status()).as(path).isEqualTo(201);
        return answer.json();
    }

    private void role(String name, String groups, String resources, String verbs, String more)
            throws Exception {
        made(
                RBAC + "clusterroles",
                object(
                        "rbac.authorization.k8s.io/v1",
                        "ClusterRole",
                        name,
                        ",\"rules\":[{\"apiGroups\":[%s],\"resources\":[%s],\"verbs\":[%s]%s}]"
                                .formatted(groups, resources, verbs, more)));
    }

    private void bind(String place, String kind, String role) throws Exception {
        made(
                place,
                object(
                        "rbac.authorization.k8s.io/v1",
                        kind,
                        role,
                        (",\"roleRef\":{\"apiGroup\":\"rbac.authorization.k8s.io\",\"kind\":\"ClusterRole\",\"name\":\"%s\"},"
                                        + "\"subjects\":[{\"kind\":\"ServiceAccount\",\"namespace\":\"default\",\"name\":\"robot\"}]")
                                .formatted(role)));
    }

    private HttpRequest.Builder asRobot(String path) {
        return HttpRequest.newBuilder(URI.create(cluster.url() + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + token);
    }

    private PracticeHttp.Answer get(String path) throws Exception {
        return http.send(asRobot(path).build());
    }

    private PracticeHttp.Answer apply(String name) throws Exception {
        return http.send(
                asRobot("/api/v1/namespaces/default/configmaps/" + name + "?fieldManager=robot")
                        .header("Content-Type", "application/apply-patch+yaml")
                        .method(
                                "PATCH",
                                BodyPublishers.ofString(object("v1", "ConfigMap", name, "")))
                        .build());
    }

    @Test
    void withoutARoleNothingButTheListOfKindsIsTold() throws Exception {
        PracticeHttp.Answer pods = get("/api/v1/namespaces/default/pods");
        assertThat(pods.status()).isEqualTo(403);
        assertThat(pods.json().string("message"))
                .contains(
                        "pods is forbidden: User \"system:serviceaccount:default:robot\" cannot"
                                + " list resource \"pods\" in API group \"\" in the namespace"
                                + " \"default\"");
        assertThat(pods.json().string("reason")).contains("Forbidden");
        assertThat(get("/api/v1/nodes").json().string("message", ""))
                .endsWith("at the cluster scope");
        assertThat(get("/apis").status()).isEqualTo(200);
        assertThat(get("/metrics").status()).isEqualTo(403);
        assertThat(get("/practice/faults").status()).isNotEqualTo(200);
    }

    @Test
    void aBindingInANamespaceReachesThatNamespace() throws Exception {
        role("look", "\"\"", "\"configmaps\",\"namespaces\"", "\"get\",\"list\"", "");
        bind(RBAC + "namespaces/default/rolebindings", "RoleBinding", "look");

        assertThat(get("/api/v1/namespaces/default/configmaps").status()).isEqualTo(200);
        assertThat(get("/api/v1/namespaces/default").status()).isEqualTo(200);
        assertThat(get("/api/v1/namespaces/kube-system/configmaps").status()).isEqualTo(403);
        assertThat(get("/api/v1/configmaps").status()).isEqualTo(403);
        assertThat(get("/api/v1/namespaces/default/secrets").status()).isEqualTo(403);
        assertThat(get("/api/v1/namespaces/default/configmaps?watch=true").status()).isEqualTo(403);
    }

    @Test
    void anApplyThatMakesAnObjectNeedsTheRightToMakeIt() throws Exception {
        role("change", "\"\"", "\"configmaps\"", "\"patch\"", "");
        bind(RBAC + "clusterrolebindings", "ClusterRoleBinding", "change");
        made("/api/v1/namespaces/default/configmaps", object("v1", "ConfigMap", "there", ""));

        assertThat(apply("there").status()).isEqualTo(200);
        PracticeHttp.Answer absent = apply("absent");
        assertThat(absent.status()).isEqualTo(403);
        assertThat(absent.json().string("message", "")).contains("cannot create resource");
    }

    @Test
    void namesSubresourcesAndReviewsFollowTheRoles() throws Exception {
        role("one", "\"\"", "\"configmaps\"", "\"get\"", ",\"resourceNames\":[\"mine\"]");
        bind(RBAC + "clusterrolebindings", "ClusterRoleBinding", "one");

        assertThat(get("/api/v1/namespaces/default/configmaps/mine").status()).isEqualTo(404);
        assertThat(get("/api/v1/namespaces/default/configmaps/other").status()).isEqualTo(403);
        assertThat(may("get", "mine")).isTrue();
        assertThat(may("get", "other")).isFalse();
        assertThat(may("delete", "mine")).isFalse();
    }

    private boolean may(String verb, String name) throws Exception {
        PracticeHttp.Answer answer =
                http.send(
                        asRobot("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews")
                                .header("Content-Type", "application/json")
                                .POST(
                                        BodyPublishers.ofString(
                                                ("{\"apiVersion\":\"authorization.k8s.io/v1\",\"kind\":\"SelfSubjectAccessReview\","
                                                                + "\"spec\":{\"resourceAttributes\":{\"verb\":\"%s\",\"resource\":\"configmaps\","
                                                                + "\"namespace\":\"default\",\"name\":\"%s\"}}}")
                                                        .formatted(verb, name)))
                                .build());
        assertThat(answer.status()).isEqualTo(201);
        return answer.json().objectAt("status").bool("allowed", false);
    }

    @Test
    void onlyTheAdministratorMayBeSomebodyElse() throws Exception {
        HttpRequest asViewer =
                http.request("/api/v1/namespaces/default/pods")
                        .header("Impersonate-User", "ada")
                        .header("Impersonate-Group", "practice:viewers")
                        .build();
        HttpRequest secrets =
                http.request("/api/v1/namespaces/default/secrets")
                        .header("Impersonate-User", "ada")
                        .header("Impersonate-Group", "practice:viewers")
                        .build();
        HttpRequest robot =
                asRobot("/api/v1/namespaces/default/pods")
                        .header("Impersonate-User", "practice-admin")
                        .build();

        assertThat(http.send(asViewer).status()).isEqualTo(200);
        assertThat(http.send(secrets).json().string("message", "")).contains("User \"ada\"");
        assertThat(http.send(robot).status()).isEqualTo(401);
    }

    @Test
    void anAccountThatIsGoneTakesItsTokensWithIt() throws Exception {
        assertThat(get("/apis").status()).isEqualTo(200);
        http.send(
                http.request("/api/v1/namespaces/default/serviceaccounts/robot").DELETE().build());
        assertThat(get("/apis").status()).isEqualTo(401);
    }
}
