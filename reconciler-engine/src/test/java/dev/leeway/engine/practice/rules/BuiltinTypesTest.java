package dev.leeway.engine.practice.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.schema.FieldSchema;
import dev.leeway.engine.schema.KubernetesFixtures;
import dev.leeway.engine.schema.OpenApiObject;
import dev.leeway.engine.schema.OpenApiSchemas;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BuiltinTypesTest {
    private static final BuiltinTypes TYPES = BuiltinTypes.load();

    @Test
    void knowsNamesVerbsAndShapes() {
        ResourceType deployment = TYPES.type(Gvk.of("apps/v1", "Deployment")).orElseThrow();

        assertThat(deployment.plural()).isEqualTo("deployments");
        assertThat(deployment.shortNames()).containsExactly("deploy");
        assertThat(deployment.categories()).containsExactly("all");
        assertThat(deployment.namespaced()).isTrue();
        assertThat(deployment.verbs()).contains("create", "patch", "watch");
        assertThat(deployment.subresources()).containsExactlyInAnyOrder("scale", "status");
        assertThat(deployment.schema().field("spec"))
                .get()
                .isInstanceOfSatisfying(
                        OpenApiObject.class,
                        spec -> assertThat(spec.definition()).endsWith(".DeploymentSpec"));
        assertThat(TYPES.groupVersions()).startsWith("v1").contains("apps/v1", "batch/v1");
    }

    @Test
    void writesDocumentsThatResolveOnTheirOwn() {
        for (String groupVersion : TYPES.groupVersions()) {
            JsonObject document = TYPES.openApiDocument(groupVersion);
            OpenApiSchemas schemas = OpenApiSchemas.of(Map.of(groupVersion, document));
            TYPES.all().stream()
                    .filter(type -> type.gvk().apiVersion().equals(groupVersion))
                    .forEach(
                            type ->
                                    assertThat(schemas.find(type.gvk()))
                                            .get()
                                            .isInstanceOf(FieldSchema.Struct.class));
            assertThat(document.objectAt("paths").size()).isPositive();
        }
        JsonObject patch =
                TYPES.openApiDocument("apps/v1")
                        .objectAt(
                                "paths",
                                "/apis/apps/v1/namespaces/{namespace}/deployments/{name}",
                                "patch");
        assertThat(patch.arrayAt("parameters").objects())
                .map(parameter -> parameter.string("name", ""))
                .contains("fieldValidation", "force");
    }

    @Test
    @Tag("fixtures")
    void tablesAgreeWithTheRecordedDocuments() {
        Map<String, JsonObject> definitions = BuiltinTables.definitions();
        Map<String, JsonObject> discovery = BuiltinTables.discovery();
        Map<String, String> definitionTable = BuiltinTypes.table("definitions.txt");
        Map<String, String> discoveryTable = BuiltinTypes.table("discovery.txt");

        long agreed = agreeing(definitions, definitionTable) + agreeing(discovery, discoveryTable);
        int total = definitions.size() + discovery.size();
        System.out.println("built-in types (tables): " + agreed + " of " + total);
        assertThat(agreed).isEqualTo(total);
        assertThat(definitionTable).hasSameSizeAs(definitions);
        assertThat(discoveryTable.keySet()).containsExactlyElementsOf(discovery.keySet());
        assertThat(KubernetesFixtures.folder()).exists();
    }

    private static long agreeing(Map<String, JsonObject> recorded, Map<String, String> table) {
        return recorded.entrySet().stream()
                .filter(
                        entry ->
                                JsonReader.readObject(table.getOrDefault(entry.getKey(), "{}"))
                                        .equals(entry.getValue()))
                .count();
    }
}
