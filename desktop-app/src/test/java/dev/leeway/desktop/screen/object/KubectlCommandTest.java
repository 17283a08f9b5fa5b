package dev.leeway.desktop.screen.object;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.browse.KubectlTarget;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Commands that can be pasted into a shell, and texts that can be shown. */
class KubectlCommandTest {
    private static final ServedKind PODS =
            new ServedKind(new Gvk("", "v1", "Pod"), "pods", true, Set.of("list"));
    private static final ServedKind DEPLOYMENTS =
            new ServedKind(new Gvk("apps", "v1", "Deployment"), "deployments", true, Set.of());
    private static final ServedKind NODES =
            new ServedKind(new Gvk("", "v1", "Node"), "nodes", false, Set.of());

    private final KubectlCommand kubectl =
            new KubectlCommand(new KubectlTarget(List.of(), "prod eu", "https://x"));

    @Test
    void wordsAreQuotedForTheShell() {
        assertThat(KubectlCommand.quoted("plain-1.2/x")).isEqualTo("plain-1.2/x");
        assertThat(KubectlCommand.quoted("it's; rm -rf $HOME"))
                .isEqualTo("'it'\\''s; rm -rf $HOME'");
        assertThat(KubectlCommand.quoted("")).isEqualTo("''");
        assertThat(
                        kubectl.about(
                                PODS,
                                new ResourceKey("", "Pod", "shop", "web-1"),
                                "get",
                                "-o",
                                "yaml"))
                .isEqualTo("kubectl --context 'prod eu' -n shop get pods web-1 -o yaml");
    }

    @Test
    void listsNameTheirNamespacesAndSelector() {
        assertThat(kubectl.list(DEPLOYMENTS, List.of("shop"), "app=web", true))
                .isEqualTo(
                        "kubectl --context 'prod eu' -n shop get deployments.apps -l app=web -o"
                                + " wide");
        assertThat(kubectl.list(PODS, List.of(), "", false))
                .isEqualTo("kubectl --context 'prod eu' get pods -A");
        assertThat(kubectl.list(NODES, List.of("shop"), "", false))
                .isEqualTo("kubectl --context 'prod eu' get nodes");
        assertThat(
                        new KubectlCommand(new KubectlTarget(List.of("/home/a b/config"), "c", ""))
                                .rollout(
                                        DEPLOYMENTS,
                                        new ResourceKey("apps", "Deployment", "shop", "web"),
                                        "restart"))
                .isEqualTo(
                        "kubectl --kubeconfig '/home/a b/config' --context c -n shop rollout"
                                + " restart deployments.apps/web");
    }

    @Test
    void secretsShowTheirKeysAlone() {
        Manifest secret =
                new Manifest(
                        JsonReader.readObject(
                                """
                                {"apiVersion":"v1","kind":"Secret","metadata":{"name":"s",
                                 "managedFields":[{"manager":"kubectl"}],
                                 "annotations":{"kubectl.kubernetes.io/last-applied-configuration":
                                  "{\\"data\\":{\\"password\\":\\"aHVudGVyMg==\\"}}"}},
                                 "data":{"password":"aHVudGVyMg=="}}
                                """));
        Manifest shown = ObjectText.masked(secret);
        String yaml = ObjectText.yaml(shown, true);
        assertThat(yaml).contains("password:").doesNotContain("aHVudGVyMg");
        assertThat(yaml).contains("managedFields:");
        assertThat(ObjectText.yaml(shown, false)).doesNotContain("managedFields");
        assertThat(ObjectText.managers(shown)).isEqualTo(1);
        assertThat(ObjectText.lines("a: b\n- c: d\n  - e\n# f: g\n\"h: i\": j\n"))
                .extracting(line -> line.text().substring(0, line.keyEnd()))
                .containsExactly("a:", "- c:", "", "", "\"h: i\":");
    }
}
