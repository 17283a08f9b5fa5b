package dev.leeway.engine.discover;

import dev.leeway.engine.wording.Wording;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.workspace.Workspace;
import dev.leeway.engine.workspace.WorkspaceReader;
import dev.leeway.engine.workspace.WorkspaceReading;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What other engines reconcile is offered as it is, or not at all with the reason. */
class DiscoveryTest {
    private static Manifest manifest(String yaml) throws Exception {
        return new Manifest(
                (JsonObject) YamlDocuments.readOne(yaml, YamlLimits.DEFAULT).orElseThrow());
    }

    private static final String ARGO =
            """
            apiVersion: argoproj.io/v1alpha1
            kind: Application
            metadata: {name: shop.front, namespace: argocd}
            spec:
              project: default
              source:
                repoURL: https://git.example.com/shop/platform.git
                path: charts/front
                targetRevision: release
                helm:
                  releaseName: front
                  valueFiles: [values-prod.yaml]
                  values: |
                    replicas: 3
              destination: {server: 'https://kubernetes.default.svc', namespace: front}
              syncPolicy:
                automated: {prune: true}
                syncOptions: [CreateNamespace=true, Unheard=true]
              ignoreDifferences:
              - {group: apps, kind: Deployment, jsonPointers: [/spec/replicas]}
              - {kind: Pod}
            """;

    @Test
    void anArgoApplicationIsOfferedWithWhatIsOtherwise() throws Exception {
        FoundApplication.Offered found =
                (FoundApplication.Offered) ArgoApplications.of(manifest(ARGO));
        assertThat(found.object()).isEqualTo("Application argocd/shop.front");
        assertThat(found.revision()).isEqualTo("release");
        assertThat(found.source().objectAt("helm", "values").integer("replicas", 0)).isEqualTo(3);
        assertThat(found.sync().bool("prune", false)).isTrue();
        assertThat(found.sync().bool("automated", false))
                .as("another engine syncs it by itself, Leeway does not")
                .isFalse();
        assertThat(found.ignoreDifferences()).hasSize(1);
        assertThat(found.remarks())
                .extracting(Wording::text)
                .hasSize(3)
                .anyMatch(remark -> remark.contains("Unheard=true"))
                .anyMatch(remark -> remark.contains("goes on to sync"))
                .anyMatch(remark -> remark.contains("names no field"));
    }

    @Test
    void whatAWorkspaceCannotSayIsRefusedWithEveryReason() throws Exception {
        FoundApplication.NotOffered refused =
                (FoundApplication.NotOffered)
                        ArgoApplications.of(
                                manifest(
                                        ARGO.replace("path: charts/front", "chart: front")
                                                .replace("release\n", "1.*\n")
                                                .replace(
                                                        "releaseName: front",
                                                        "parameters: [{name: a, value: b}]")
                                                .replace(
                                                        "server: 'https://kubernetes.default.svc'",
                                                        "name: other")));
        assertThat(refused.why())
                .extracting(Wording::text)
                .hasSize(4)
                .anyMatch(why -> why.contains("chart repository"))
                .anyMatch(why -> why.contains("version range"))
                .anyMatch(why -> why.contains("helm.parameters"))
                .anyMatch(why -> why.contains("another cluster, other"));
    }

    @Test
    void fluxObjectsNeedTheirGitRepository() throws Exception {
        String kustomization =
                """
                apiVersion: kustomize.toolkit.fluxcd.io/v1
                kind: Kustomization
                metadata: {name: infra, namespace: flux-system}
                spec:
                  path: ./clusters/prod/
                  prune: true
                  sourceRef: {kind: GitRepository, name: fleet}
                """;
        FluxObjects flux =
                new FluxObjects(
                        Map.of(
                                "flux-system/fleet",
                                manifest(
                                                """
                                                url: ssh://git@git.example.com/fleet
                                                ref: {branch: main}
                                                """)
                                        .root()));
        FoundApplication.Offered found =
                (FoundApplication.Offered) flux.kustomization(manifest(kustomization));
        assertThat(found.repository()).isEqualTo("ssh://git@git.example.com/fleet");
        assertThat(found.source().string("path", "")).isEqualTo("clusters/prod");
        assertThat(found.namespace()).isEqualTo("flux-system");

        FoundApplication.NotOffered refused =
                (FoundApplication.NotOffered)
                        flux.kustomization(
                                manifest(
                                        kustomization.replace("name: fleet", "name: gone")
                                                + "  postBuild: {substitute: {a: b}}\n"));
        assertThat(refused.why())
                .extracting(Wording::text)
                .anyMatch(why -> why.contains("flux-system/gone was not found"))
                .anyMatch(why -> why.contains("postBuild"));

        FoundApplication.NotOffered chart =
                (FoundApplication.NotOffered)
                        flux.release(
                                manifest(
                                        """
                                        apiVersion: helm.toolkit.fluxcd.io/v2
                                        kind: HelmRelease
                                        metadata: {name: db, namespace: data}
                                        spec:
                                          chart:
                                            spec:
                                              chart: postgresql
                                              sourceRef: {kind: HelmRepository, name: bitnami}
                                          valuesFrom: [{kind: Secret, name: s}]
                                        """));
        assertThat(chart.why())
                .extracting(Wording::text)
                .anyMatch(why -> why.contains("HelmRepository, not Git"))
                .anyMatch(why -> why.contains("valuesFrom"));
    }

    @Test
    void theFileThatIsMadeIsAWorkspace() throws Exception {
        FoundApplication.Offered found =
                (FoundApplication.Offered) ArgoApplications.of(manifest(ARGO));
        WorkspaceDraft draft =
                new WorkspaceDraft(
                        "shop",
                        "admin@prod:eu",
                        Optional.empty(),
                        true,
                        "/srv/git/platform",
                        "main",
                        List.of(found, found));
        WorkspaceReading read =
                WorkspaceReader.ofUser()
                        .read(
                                Path.of("/tmp/made/leeway.yaml"),
                                draft.yaml().getBytes(StandardCharsets.UTF_8));
        assertThat(read).isInstanceOf(WorkspaceReading.Read.class);
        Workspace workspace = ((WorkspaceReading.Read) read).workspace();
        assertThat(workspace.applications())
                .extracting(Workspace.Application::name)
                .containsExactly("shop-front", "shop-front-2");
        assertThat(workspace.clusters().getFirst().context()).isEqualTo("admin@prod:eu");
        assertThat(workspace.clusters().getFirst().guarded()).isTrue();
        assertThat(workspace.repositories())
                .extracting(Workspace.Repository::name)
                .containsExactly("platform", "platform-2");
        assertThat(workspace.applications().getFirst().source().revision()).isEqualTo("release");
    }
}
