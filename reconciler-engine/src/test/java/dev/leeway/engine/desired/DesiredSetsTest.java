package dev.leeway.engine.desired;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.render.RenderedManifests;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DesiredSetsTest {
    private static final Revision REVISION =
            new Revision("0123456789abcdef", "main", "s", "a", Instant.EPOCH);

    private static final KindCatalog CATALOG =
            new KindCatalog() {
                private final List<ServedKind> kinds =
                        List.of(
                                kind("v1", "ConfigMap", true),
                                kind("v1", "Namespace", false),
                                kind("apps/v1", "Deployment", true),
                                kind("extensions/v1beta1", "Deployment", true),
                                kind("apiextensions.k8s.io/v1", "CustomResourceDefinition", false));

                @Override
                public Optional<ServedKind> find(Gvk gvk) {
                    return kinds.stream().filter(kind -> kind.gvk().equals(gvk)).findFirst();
                }

                @Override
                public Optional<ServedKind> preferred(GroupKind groupKind) {
                    return kinds.stream()
                            .filter(kind -> kind.gvk().groupKind().equals(groupKind))
                            .findFirst();
                }

                @Override
                public Collection<ServedKind> all() {
                    return kinds;
                }

                @Override
                public Collection<String> unreadableGroups() {
                    return List.of("metrics.example");
                }
            };

    private static ServedKind kind(String apiVersion, String kind, boolean namespaced) {
        return new ServedKind(Gvk.of(apiVersion, kind), "plural", namespaced, Set.of("get"));
    }

    private static DesiredSet desired(String namespace, String yaml) throws Exception {
        List<RenderedManifest> manifests = new ArrayList<>();
        for (YamlDocument document : YamlDocuments.read(yaml, YamlLimits.DEFAULT)) {
            manifests.add(
                    new RenderedManifest(
                            new Manifest((JsonObject) document.value()),
                            new Origin("a.yaml", document.index(), document.line())));
        }
        return DesiredSets.of(
                new RenderedManifests(REVISION, manifests, List.of(), "test"), CATALOG, namespace);
    }

    @Test
    void fillsInTheNamespaceOfNamespacedKindsOnly() throws Exception {
        DesiredSet set =
                desired(
                        "shop",
                        """
                        {apiVersion: v1, kind: ConfigMap, metadata: {name: a}}
                        ---
                        {apiVersion: v1, kind: ConfigMap, metadata: {name: a, namespace: other}}
                        ---
                        {apiVersion: v1, kind: Namespace, metadata: {name: shop, namespace: wrong}}
                        """);

        assertThat(set.problems()).isEmpty();
        assertThat(set.objects())
                .extracting(DesiredObject::key)
                .containsExactly(
                        new ResourceKey("", "ConfigMap", "shop", "a"),
                        new ResourceKey("", "ConfigMap", "other", "a"),
                        new ResourceKey("", "Namespace", "", "shop"));
        assertThat(set.objects().get(0).manifest().namespace()).isEqualTo("shop");
        assertThat(set.objects().get(2).manifest().metadata().has("namespace")).isFalse();
        assertThat(set.notices()).hasSize(1);
        assertThat(set.notices().getFirst().message()).contains("'wrong' is left out");
    }

    @Test
    void doesNotGuessANamespace() throws Exception {
        DesiredSet set = desired("", "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}");

        assertThat(set.objects()).isEmpty();
        assertThat(set.problems().getFirst().message()).contains("Set destination.namespace");
    }

    @Test
    void takesScopesFromTheSetsOwnDefinitions() throws Exception {
        DesiredSet set =
                desired(
                        "shop",
                        """
                        {apiVersion: x.io/v1, kind: Thing, metadata: {name: t}}
                        ---
                        {apiVersion: x.io/v2, kind: Thing, metadata: {name: t}}
                        ---
                        apiVersion: apiextensions.k8s.io/v1
                        kind: CustomResourceDefinition
                        metadata: {name: things.x.io}
                        spec:
                          group: x.io
                          scope: Cluster
                          names: {kind: Thing, plural: things}
                          versions: [{name: v1, served: true}, {name: v2, served: false}]
                        """);

        assertThat(set.objects().getFirst().kind().namespaced()).isFalse();
        assertThat(set.objects().getFirst().key().namespace()).isEmpty();
        assertThat(set.problems())
                .singleElement()
                .isInstanceOf(DesiredProblem.UnknownKind.class)
                .extracting(DesiredProblem::message)
                .asString()
                .contains("x.io/v2 Thing");
    }

    @Test
    void tellsUnreadableFromUnknown() throws Exception {
        DesiredSet set =
                desired("shop", "{apiVersion: metrics.example/v1, kind: M, metadata: {name: t}}");

        assertThat(set.problems())
                .singleElement()
                .isInstanceOf(DesiredProblem.UnreadableKind.class);
    }

    @Test
    void namesBothPlacesOfADuplicateEvenUnderAnotherGroup() throws Exception {
        DesiredSet set =
                desired(
                        "shop",
                        """
                        {apiVersion: apps/v1, kind: Deployment, metadata: {name: a}}
                        ---
                        {apiVersion: apps/v1, kind: Deployment, metadata: {name: a, namespace: shop}}
                        ---
                        {apiVersion: extensions/v1beta1, kind: Deployment, metadata: {name: a}}
                        """);

        assertThat(set.objects()).hasSize(1);
        assertThat(set.problems())
                .hasSize(2)
                .allSatisfy(
                        problem ->
                                assertThat(problem).isInstanceOf(DesiredProblem.Duplicate.class));
        assertThat(set.problems().getFirst().message()).contains("a.yaml:1").contains("a.yaml:3");
    }

    @Test
    void takesOutWhatOnlyTheServerSets() throws Exception {
        DesiredSet set =
                desired(
                        "shop",
                        """
                        apiVersion: v1
                        kind: ConfigMap
                        metadata: {name: a, uid: x, resourceVersion: "1", managedFields: [], creationTimestamp: null}
                        status: {a: 1}
                        data: {}
                        """);

        assertThat(set.objects().getFirst().manifest().root().names())
                .containsExactly("apiVersion", "kind", "metadata", "data");
        assertThat(set.objects().getFirst().manifest().metadata().names())
                .containsExactly("name", "namespace");
        assertThat(set.notices())
                .singleElement()
                .satisfies(
                        notice ->
                                assertThat(notice.message())
                                        .contains(
                                                "metadata.managedFields, metadata.resourceVersion,"
                                                        + " metadata.uid, status"));
    }

    @Test
    void saysWhatADocumentLacks() throws Exception {
        DesiredSet set =
                desired(
                        "shop",
                        """
                        {kind: ConfigMap, metadata: {name: a}}
                        ---
                        {apiVersion: v1, metadata: {name: a}}
                        ---
                        {apiVersion: v1, kind: ConfigMap}
                        ---
                        {apiVersion: v1, kind: ConfigMap, metadata: {name: ""}}
                        ---
                        {apiVersion: v1, kind: ConfigMap, metadata: {name: 123}}
                        ---
                        {apiVersion: v1, kind: ConfigMap, metadata: {generateName: a-}}
                        ---
                        {apiVersion: v1, kind: ConfigMap, metadata: {name: a, labels: {v: 1.10}}}
                        ---
                        {apiVersion: v1, kind: ConfigMap, metadata: {generateName: a-, annotations: {argocd.argoproj.io/hook: Sync}}}
                        """);

        assertThat(set.objects()).isEmpty();
        assertThat(set.problems().stream().map(DesiredProblem::message).toList())
                .satisfiesExactly(
                        m -> assertThat(m).isEqualTo("ConfigMap a has no apiVersion. Add it."),
                        m -> assertThat(m).isEqualTo("The document a has no kind. Add it."),
                        m -> assertThat(m).contains("ConfigMap has no metadata"),
                        m -> assertThat(m).contains("ConfigMap has no name. Add metadata.name."),
                        m -> assertThat(m).contains("the name 123").contains("in quotes"),
                        m -> assertThat(m).contains("generateName and no name"),
                        m -> assertThat(m).contains("metadata.labels 'v'"));
        assertThat(set.hooks())
                .singleElement()
                .satisfies(
                        hook -> {
                            assertThat(hook.unnamed()).isTrue();
                            assertThat(hook.object().key().name()).isEqualTo("a-");
                            assertThat(hook.marks().phases()).containsExactly(HookPhase.SYNC);
                        });
    }
}
