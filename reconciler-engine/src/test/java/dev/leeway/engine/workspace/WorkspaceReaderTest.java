package dev.leeway.engine.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.render.RenderSpec;
import dev.leeway.engine.workspace.Workspace.Rendering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkspaceReaderTest {
    private static final String GOOD =
            """
            apiVersion: leeway.dev/v1alpha1
            kind: Workspace
            metadata:
              name: shop
            ignoreDifferences:
              - {group: "*", kind: "*", jsonPointers: [/metadata/annotations/checked-at]}
            repositories:
              - name: platform
                url: https://git.example.com/shop/platform.git
                revision: main
                pullRequests:
                  provider: github
                  url: https://api.github.com
              - name: local
                url: repositories/shop.git
                revision: "1.10"
            clusters:
              - name: prod-eu
                kubeconfig: ~/.kube/config
                context: prod-eu
                protected: true
            applications:
              - name: checkout
                source:
                  repository: platform
                  path: apps/checkout//overlays/prod/
                  type: auto
                  directory: {recurse: true, include: "*.yaml", exclude: ""}
                  helm: {releaseName: checkout, valueFiles: [values-prod.yaml], values: {a: 1, b: [x, true, null, 1.5]}}
                destination: {cluster: prod-eu, namespace: checkout}
                sync: {automated: false, selfHeal: false, prune: true, options: [CreateNamespace=true]}
                ignoreDifferences:
                  - {group: apps, kind: Deployment, jsonPointers: [/spec/replicas]}
                  - kind: "*"
                    jqPathExpressions: ['.spec.containers[] | select(.name == "x")']
                    managedFieldsManagers: [kube-controller-manager]
              - name: root
                source: {repository: local, path: ., revision: v2, type: kustomize}
                destination: {cluster: prod-eu, namespace: root}
            history: {syncs: 50}
            """;

    @TempDir private Path folder;
    private Path home;

    @BeforeEach
    void makeHome() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
    }

    @Test
    void everyPartOfAGoodFileIsRead() throws IOException {
        Workspace workspace = good(GOOD);
        assertThat(workspace.name()).isEqualTo("shop");
        assertThat(workspace.history()).isEqualTo(new Workspace.KeptHistory(50, 256));
        assertThat(workspace.repositories())
                .containsExactly(
                        new Workspace.Repository(
                                "platform",
                                "https://git.example.com/shop/platform.git",
                                "main",
                                Optional.of(
                                        new Workspace.PullRequests(
                                                Workspace.PullRequests.Provider.GITHUB,
                                                Optional.of(
                                                        java.net.URI.create(
                                                                "https://api.github.com"))))),
                        new Workspace.Repository(
                                "local",
                                folder.resolve("repositories/shop.git").toString(),
                                "1.10",
                                Optional.empty()));
        assertThat(workspace.clusters())
                .containsExactly(
                        new Workspace.Cluster(
                                "prod-eu",
                                Optional.of(home.resolve(".kube/config")),
                                "prod-eu",
                                true));
        Workspace.Application checkout = workspace.application("checkout").orElseThrow();
        assertThat(checkout.source().path()).isEqualTo("apps/checkout/overlays/prod");
        assertThat(checkout.source().revision()).isEqualTo("main");
        assertThat(checkout.source().rendering())
                .isEqualTo(
                        new Rendering.Detect(
                                new RenderSpec.Directory(true, "*.yaml", ""),
                                new RenderSpec.Helm(
                                        "checkout",
                                        List.of("values-prod.yaml"),
                                        JsonReader.readObject(
                                                "{\"a\":1,\"b\":[\"x\",true,null,1.5]}"),
                                        Optional.empty())));
        assertThat(checkout.sync())
                .isEqualTo(new Workspace.SyncPolicy(false, false, true, true, false));
        assertThat(checkout.ignoreDifferences())
                .containsExactly(
                        new Workspace.IgnoreDifference(
                                "*",
                                "*",
                                "",
                                "",
                                List.of("/metadata/annotations/checked-at"),
                                List.of(),
                                List.of(),
                                "leeway.yaml:6"),
                        new Workspace.IgnoreDifference(
                                "apps",
                                "Deployment",
                                "",
                                "",
                                List.of("/spec/replicas"),
                                List.of(),
                                List.of(),
                                "leeway.yaml:33"),
                        new Workspace.IgnoreDifference(
                                "",
                                "*",
                                "",
                                "",
                                List.of(),
                                List.of(".spec.containers[] | select(.name == \"x\")"),
                                List.of("kube-controller-manager"),
                                "leeway.yaml:34"));
        Workspace.Application root = workspace.application("root").orElseThrow();
        assertThat(root.source().path()).isEmpty();
        assertThat(root.source().revision()).isEqualTo("v2");
        assertThat(root.source().rendering())
                .isEqualTo(new Rendering.As(new RenderSpec.Kustomize()));
        assertThat(root.sync())
                .isEqualTo(new Workspace.SyncPolicy(false, false, false, false, false));
    }

    @Test
    void everyMistakeIsReportedAtOnceWithItsPlace() throws IOException {
        List<WorkspaceProblem> problems =
                bad(
                        """
                        apiVersion: leeway.dev/v1
                        kind: Workspace
                        metadata: {name: 12}
                        repositories:
                          - name: platform
                            url: https://git.example.com/shop/platform.git
                            revison: main
                          - name: platform
                            url: ftp://git.example.com/x
                            revision: 1.10
                        clusters:
                          - name: prod
                            context: prod
                            protected: yes
                        aplications: []
                        applications:
                          - name: Checkout
                            source: {repository: platfrom, path: ../etc, type: kustomise}
                            destination: {cluster: prd}
                            sync: {options: [CreateNamespaces=true], prune: "true"}
                            ignoreDifferences: {group: apps}
                        history: {syncs: 0, megabytes: much}
                        """);
        assertThat(problems.stream().map(problem -> place(problem) + " " + problem.field()))
                .containsExactly(
                        "1:13 apiVersion",
                        "3:18 metadata.name",
                        "5:5 repositories[0].revision",
                        "7:5 repositories[0].revison",
                        "8:11 repositories[1].name",
                        "9:10 repositories[1].url",
                        "10:15 repositories[1].revision",
                        "14:16 clusters[0].protected",
                        "15:1 aplications",
                        "17:11 applications[0].name",
                        "18:26 applications[0].source.repository",
                        "18:42 applications[0].source.path",
                        "18:56 applications[0].source.type",
                        "19:18 applications[0].destination.namespace",
                        "19:28 applications[0].destination.cluster",
                        "20:21 applications[0].sync.options",
                        "20:53 applications[0].sync.prune",
                        "21:24 applications[0].ignoreDifferences",
                        "22:18 history.syncs",
                        "22:32 history.megabytes");
        assertThat(messageAt(problems, "repositories[0].revison"))
                .contains("did you mean 'revision'");
        assertThat(messageAt(problems, "aplications")).contains("did you mean 'applications'");
        assertThat(messageAt(problems, "applications[0].source.repository"))
                .contains("did you mean 'platform'");
        assertThat(messageAt(problems, "applications[0].source.type"))
                .contains("did you mean 'kustomize'");
        assertThat(messageAt(problems, "applications[0].destination.cluster"))
                .contains("did you mean 'prod'");
        assertThat(messageAt(problems, "repositories[1].revision"))
                .contains("\"1.10\" with quotes");
        assertThat(messageAt(problems, "clusters[0].protected"))
                .isEqualTo("must be true or false, not 'yes'");
        assertThat(messageAt(problems, "history.syncs"))
                .isEqualTo("must be a whole number from 1 to 999999999, not 0");
    }

    @Test
    void mistakesInIgnoreRulesAreReportedAtTheirItems() throws IOException {
        List<WorkspaceProblem> problems =
                bad(
                        """
                        apiVersion: leeway.dev/v1alpha1
                        kind: Workspace
                        metadata: {name: w}
                        repositories: []
                        clusters: []
                        applications: []
                        ignoreDifferences:
                          - kind: ConfigMap
                          - kind: Deployment
                            jqPathExpressions:
                              - .spec.replicas
                              - .spec.containers[
                            jsonPointers: [/spec/replicas, spec/paused]
                            managedFieldsManagers: [""]
                        """);
        assertThat(problems.stream().map(problem -> place(problem) + " " + problem.field()))
                .containsExactly(
                        "8:5 ignoreDifferences[0].jsonPointers",
                        "12:9 ignoreDifferences[1].jqPathExpressions[1]",
                        "13:36 ignoreDifferences[1].jsonPointers[1]",
                        "14:29 ignoreDifferences[1].managedFieldsManagers[0]");
    }

    @Test
    void aRepeatedKeyIsAMistakeAtEveryLevel() throws IOException {
        List<WorkspaceProblem> problems =
                bad(
                        GOOD.replace("  name: shop\n", "  name: shop\n  name: other\n")
                                .replace("{a: 1,", "{a: 1, a: 2,"));
        assertThat(problems)
                .extracting(WorkspaceProblem::field)
                .containsExactly("metadata.name", "applications[0].source.helm.values.a");
        assertThat(problems.getFirst().message()).contains("line 4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://alice:s3cretword@git.example.com/x.git",
                "https://ghp_s3cretword0000000000000000000000000@git.example.com/x.git",
                "https://git.example.com/x.git?access_token=s3cretword",
                "ssh://git:s3cretword@git.example.com/x.git",
                "https://a b:s3cretword@git.example.com/x.git"
            })
    void credentialsInAUrlAreRefusedAndNotRepeated(String url) throws IOException {
        List<WorkspaceProblem> problems =
                bad(GOOD.replace("https://git.example.com/shop/platform.git", url));
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().field()).isEqualTo("repositories[0].url");
        assertThat(problems.getFirst().toString()).doesNotContain("s3cretword");
    }

    @ParameterizedTest
    @CsvSource({
        "http://git.example.com/x.git, plain http",
        "git://git.example.com/x.git, scheme 'git'",
        "https://git.example.com, no repository",
        "https:///x.git, no host",
        "~bob/x.git, another user's home"
    })
    void addressesThatCannotBeUsedAreRefused(String url, String reason) throws IOException {
        List<WorkspaceProblem> problems =
                bad(GOOD.replace("https://git.example.com/shop/platform.git", url));
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().message()).contains(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "git@git.example.com:shop/platform.git",
                "ssh://git@git.example.com:2222/shop/platform.git",
                "https://alice@git.example.com/shop/platform.git",
                "http://localhost:8080/platform.git",
                "file:///srv/git/platform.git"
            })
    void addressesThatCanBeUsedStayAsTheyAre(String url) throws IOException {
        Workspace workspace = good(GOOD.replace("https://git.example.com/shop/platform.git", url));
        assertThat(workspace.repositories().getFirst().url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "0644", "1_000", "12:30"})
    void valuesThatReadersDisagreeAboutNeedQuotes(String value) throws IOException {
        List<WorkspaceProblem> problems = bad(GOOD.replace("{a: 1,", "{a: " + value + ","));
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().message()).contains('"' + value + '"');
    }

    @Test
    void anEmptyPathIsNotTheRoot() throws IOException {
        List<WorkspaceProblem> problems = bad(GOOD.replace("path: .,", "path: \"\","));
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().message()).contains("write '.'");
    }

    @Test
    void aBlockWithoutEffectIsAMistake() throws IOException {
        List<WorkspaceProblem> problems =
                bad(GOOD.replace("type: kustomize}", "type: kustomize, helm: {}}"));
        assertThat(problems)
                .extracting(WorkspaceProblem::message)
                .containsExactly("has no effect, because the type is 'kustomize'");
    }

    @Test
    void textThatIsNotYamlIsReportedWhereItBreaks() throws IOException {
        List<WorkspaceProblem> problems = bad("kind: Workspace\nmetadata: {name: [\n");
        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().line()).isEqualTo(3);
        assertThat(problems.getFirst().message()).startsWith("is not YAML");
    }

    @Test
    void aSecondDocumentIsNotIgnored() throws IOException {
        assertThat(bad(GOOD + "---\nkind: Other\n"))
                .extracting(WorkspaceProblem::message)
                .containsExactly("a second document begins here; a workspace file holds one");
    }

    @Test
    void filesThatCannotBeReadSayWhy() throws IOException {
        WorkspaceReader reader = new WorkspaceReader(home);
        assertThat(onlyProblem(reader.read(folder.resolve("none.yaml"))))
                .contains("does not exist");
        assertThat(onlyProblem(reader.read(folder))).contains("is a folder");
        Path binary = Files.write(folder.resolve("binary.yaml"), new byte[] {(byte) 0xff, 0x01});
        assertThat(onlyProblem(reader.read(binary))).contains("not UTF-8");
        assertThat(onlyProblem(reader.read(write("")))).contains("is empty");
    }

    @Test
    void aRootThatIsNoMappingIsOneMistake() throws IOException {
        assertThat(bad("- a\n"))
                .extracting(WorkspaceProblem::message)
                .containsExactly("must be a mapping of keys to values, not a list");
    }

    @Test
    void anAliasBombIsRefusedQuickly() throws IOException {
        StringBuilder bomb = new StringBuilder("a: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            bomb.append("a").append(i).append(": &a").append(i).append(" [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("*a").append(i - 1).append("]\n");
        }
        String text =
                GOOD.replace(
                        "values: {a: 1, b: [x, true, null, 1.5]}}",
                        "values:\n" + bomb.toString().indent(10) + "          }");
        assertThat(bad(text)).isNotEmpty();
    }

    private Workspace good(String text) throws IOException {
        WorkspaceReading reading = new WorkspaceReader(home).read(write(text));
        assertThat(reading).isInstanceOf(WorkspaceReading.Read.class);
        return ((WorkspaceReading.Read) reading).workspace();
    }

    private List<WorkspaceProblem> bad(String text) throws IOException {
        WorkspaceReading reading = new WorkspaceReader(home).read(write(text));
        assertThat(reading).isInstanceOf(WorkspaceReading.Refused.class);
        return ((WorkspaceReading.Refused) reading).problems();
    }

    private static String onlyProblem(WorkspaceReading reading) {
        assertThat(reading).isInstanceOf(WorkspaceReading.Refused.class);
        List<WorkspaceProblem> problems = ((WorkspaceReading.Refused) reading).problems();
        assertThat(problems).hasSize(1);
        return problems.getFirst().message();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("leeway.yaml"), text);
    }

    private static String place(WorkspaceProblem problem) {
        return problem.line() + ":" + problem.column();
    }

    private static String messageAt(List<WorkspaceProblem> problems, String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(WorkspaceProblem::message)
                .findFirst()
                .orElseThrow();
    }
}
