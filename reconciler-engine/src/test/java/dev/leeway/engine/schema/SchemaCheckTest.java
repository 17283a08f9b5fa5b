package dev.leeway.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.schema.SchemaSuggestions.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Objects against a shape as a cluster describes it. */
class SchemaCheckTest {
    private static final FieldSchema SHAPE = shape();

    private static FieldSchema shape() {
        JsonObject document =
                (JsonObject)
                        JsonReader.read(
                                """
                                {"components":{"schemas":{
                                "Shop":{"type":"object","required":["spec"],
                                 "x-kubernetes-group-version-kind":[{"group":"x","version":"v1","kind":"Shop"}],
                                 "properties":{"kind":{"type":"string"},
                                  "spec":{"allOf":[{"$ref":"#/components/schemas/Spec"}],"description":"What is wanted."}}},
                                "Spec":{"type":"object","description":"The specification.","properties":{
                                 "replicas":{"type":"integer","minimum":0,"maximum":9,"description":"How many."},
                                 "policy":{"type":"string","enum":["Always","Never"]},
                                 "open":{"type":"boolean"},
                                 "size":{"oneOf":[{"type":"string"},{"type":"number"}]},
                                 "labels":{"type":"object","additionalProperties":{"type":"string"}},
                                 "doors":{"type":"array","x-kubernetes-list-type":"map",
                                  "x-kubernetes-list-map-keys":["name"],
                                  "items":{"type":"object","required":["name"],
                                   "properties":{"name":{"type":"string"},"port":{"type":"integer"}}}}}}
                                }}}
                                """);
        return OpenApiSchemas.of(Map.of("x/v1", document))
                .find(new dev.leeway.engine.resource.Gvk("x", "v1", "Shop"))
                .orElseThrow();
    }

    private static List<SchemaProblem> of(String json) {
        return SchemaCheck.of((JsonObject) JsonReader.read(json), SHAPE);
    }

    @Test
    void whatFitsHasNoProblem() {
        assertThat(
                        of(
                                """
                                {"kind":"Shop","spec":{"replicas":3,"policy":"Never","open":true,"size":"5Gi",
                                "labels":{"any":"thing"},"doors":[{"name":"a"},{"name":"b","port":80}]}}"""))
                .isEmpty();
        assertThat(of("{\"spec\":{\"replicas\":null}}")).as("a null is pruned").isEmpty();
    }

    @Test
    void eachProblemNamesItsField() {
        assertThat(
                        of(
                                """
                                {"spec":{"replica":1,"replicas":12,"policy":"Alwas","open":"yes","zzzzzz":1,
                                "labels":{"n":1},"doors":[{"name":"a"},{"name":"a"},{"port":"x"}]}}"""))
                .containsExactly(
                        new SchemaProblem.UnknownField("/spec/replica", "replica", "replicas"),
                        new SchemaProblem.OutOfRange("/spec/replicas", "0..9"),
                        new SchemaProblem.NotAllowed("/spec/policy", List.of("Always", "Never")),
                        new SchemaProblem.WrongType("/spec/open", "boolean", "string"),
                        new SchemaProblem.UnknownField("/spec/zzzzzz", "zzzzzz", ""),
                        new SchemaProblem.WrongType("/spec/labels/n", "string", "integer"),
                        new SchemaProblem.RepeatedItem("/spec/doors/1", List.of("name")),
                        new SchemaProblem.WrongType("/spec/doors/2/port", "integer", "string"),
                        new SchemaProblem.MissingField("/spec/doors/2", "name"));
        assertThat(of("{\"kind\":\"Shop\"}"))
                .containsExactly(new SchemaProblem.MissingField("", "spec"));
    }

    @Test
    void suggestionsCarryTypeAndDescription() {
        List<Step> spec = List.of(new Step.Field("spec"));
        assertThat(SchemaSuggestions.fields(SHAPE, spec))
                .extracting(SchemaSuggestion::text)
                .containsExactly("doors", "labels", "open", "policy", "replicas", "size");
        assertThat(SchemaSuggestions.describe(SHAPE, spec))
                .hasValueSatisfying(
                        said -> {
                            assertThat(said.type()).isEqualTo("object");
                            assertThat(said.documentation()).isEqualTo("What is wanted.");
                        });
        assertThat(
                        SchemaSuggestions.values(
                                SHAPE, List.of(new Step.Field("spec"), new Step.Field("policy"))))
                .extracting(SchemaSuggestion::text)
                .containsExactly("Always", "Never");
        assertThat(
                        SchemaSuggestions.fields(
                                SHAPE,
                                List.of(
                                        new Step.Field("spec"),
                                        new Step.Field("doors"),
                                        new Step.Item())))
                .extracting(SchemaSuggestion::text)
                .as("what is required comes first")
                .containsExactly("name", "port");
        assertThat(SchemaSuggestions.fields(SHAPE, List.of(new Step.Field("nothing")))).isEmpty();
    }
}
