package dev.leeway.engine.practice.rules;

import static dev.leeway.engine.practice.rules.Writes.causes;
import static dev.leeway.engine.practice.rules.Writes.code;
import static dev.leeway.engine.practice.rules.Writes.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.rules.WriteOptions.FieldValidation;
import dev.leeway.engine.practice.rules.WriteRules.PatchKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class CustomTypesTest {
    private static final JsonObject CRD =
            json(
                    """
                    {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition",
                     "metadata":{"name":"widgets.example.io"},
                     "spec":{"group":"example.io","scope":"Namespaced",
                      "names":{"plural":"widgets","kind":"Widget","shortNames":["wd"]},
                      "versions":[{"name":"v0","served":false,"storage":false,"schema":{"openAPIV3Schema":{"type":"object"}}},
                       {"name":"v1","served":true,"storage":true,"subresources":{"status":{}},
                        "schema":{"openAPIV3Schema":{"type":"object","required":["spec"],"properties":{
                         "spec":{"type":"object","required":["size"],"properties":{
                           "size":{"type":"integer","minimum":1,"maximum":10},
                           "colour":{"type":"string","enum":["red","blue"],"default":"red"},
                           "code":{"type":"string","pattern":"^[a-z]+$","maxLength":5},
                           "share":{"x-kubernetes-int-or-string":true},
                           "free":{"type":"object","x-kubernetes-preserve-unknown-fields":true},
                           "parts":{"type":"array","maxItems":3,"x-kubernetes-list-type":"map",
                            "x-kubernetes-list-map-keys":["name"],"items":{"type":"object","required":["name"],
                            "properties":{"name":{"type":"string"},"count":{"type":"integer","default":1}}}}}},
                         "status":{"type":"object","properties":{"ready":{"type":"boolean"}}}}}}}]}}""");

    private static final CustomTypes TYPES = new CustomTypes(Writes.TYPES.definitions());

    private static Writes widgets() {
        return new Writes(TYPES.of(CRD).getFirst());
    }

    private static String widget(String spec) {
        return """
                {"apiVersion":"example.io/v1","kind":"Widget","metadata":{"name":"w","namespace":"n"},"spec":{%s}}"""
                .formatted(spec);
    }

    @Test
    void oneTypeForEachServedVersion() {
        List<ResourceType> types = TYPES.of(CRD);

        assertThat(types)
                .singleElement()
                .satisfies(
                        type -> {
                            assertThat(type.gvk()).hasToString("example.io/v1 Widget");
                            assertThat(type.singular()).isEqualTo("widget");
                            assertThat(type.shortNames()).containsExactly("wd");
                            assertThat(type.subresources()).containsExactly("status");
                            assertThat(type.custom()).isTrue();
                        });
    }

    @Test
    void definitionsThemselvesAreFilledInAndChecked() {
        Writes definitions = new Writes("apiextensions.k8s.io/v1", "CustomResourceDefinition");
        assertThat(code(definitions.create(CRD.toJson()))).isZero();
        JsonObject stored = definitions.object();
        assertThat(stored.objectAt("spec", "names").string("listKind")).contains("WidgetList");
        assertThat(stored.objectAt("spec", "conversion").string("strategy")).contains("None");
        assertThat(stored.objectAt("status").arrayAt("storedVersions").size()).isEqualTo(1);

        String misnamed = CRD.toJson().replace("widgets.example.io", "other.example.io");
        assertThat(
                        causes(
                                new Writes("apiextensions.k8s.io/v1", "CustomResourceDefinition")
                                        .create(misnamed)))
                .containsExactly("FieldValueInvalid metadata.name");
    }

    @Test
    void unknownFieldsArePrunedAndDefaultsSet() {
        Writes widgets = widgets();
        widgets.create(
                widget(
                        """
                        "size":3,"odd":1,"free":{"kept":{"deep":1}},"parts":[{"name":"a","odd":1}],"colour":null"""));

        assertThat(widgets.object().objectAt("spec"))
                .isEqualTo(
                        json(
                                """
                                {"size":3,"colour":"red","free":{"kept":{"deep":1}},"parts":[{"name":"a","count":1}]}"""));
        assertThat(code(widgets().create(widget("\"size\":3,\"odd\":1"), FieldValidation.STRICT)))
                .isEqualTo(400);
    }

    @Test
    void valuesAreCheckedAgainstTheSchema() {
        assertThat(causes(widgets().create(widget(""))))
                .containsExactly("FieldValueRequired spec.size");
        assertThat(
                        causes(
                                widgets()
                                        .create(
                                                widget(
                                                        """
                                                        "size":11,"colour":"green","code":"ABC","share":1.5,
                                                        "parts":[{"name":"a"},{"name":"a"}]"""))))
                .containsExactlyInAnyOrder(
                        "FieldValueInvalid spec.size",
                        "FieldValueNotSupported spec.colour",
                        "FieldValueInvalid spec.code",
                        "FieldValueTypeInvalid spec.share",
                        "FieldValueDuplicate spec.parts[1]");
    }

    @Test
    void appliesMergeKeyedListsAndTrackThem() {
        Writes widgets = widgets();
        widgets.apply("a", widget("\"size\":1,\"parts\":[{\"name\":\"x\"}]"));
        widgets.apply("b", widget("\"size\":1,\"parts\":[{\"name\":\"y\"}]"));

        assertThat(widgets.object().objectAt("spec").arrayAt("parts").size()).isEqualTo(2);
        assertThat(widgets.owned("b"))
                .contains(".spec.parts[name=\"y\"]", ".spec.parts[name=\"y\"].name", ".spec.size");
        assertThat(code(widgets.apply("c", widget("\"nope\":1")))).isEqualTo(500);
    }

    @Test
    void statusHasItsOwnDoorAndGenerationCountsTheRest() {
        Writes widgets = widgets();
        widgets.create(widget("\"size\":1"));
        widgets.patch(PatchKind.MERGE, "{\"status\":{\"ready\":true}}");
        assertThat(widgets.object().has("status")).isFalse();

        widgets.updateStatus(widgets.object().with("status", json("{\"ready\":true}")));
        assertThat(widgets.object().objectAt("status")).isEqualTo(json("{\"ready\":true}"));
        assertThat(widgets.object().objectAt("metadata").integer("generation", 0)).isEqualTo(1);

        widgets.patch(PatchKind.MERGE, "{\"spec\":{\"size\":2}}");
        assertThat(widgets.object().objectAt("metadata").integer("generation", 0)).isEqualTo(2);
        assertThat(code(widgets.patch(PatchKind.STRATEGIC, "{}"))).isEqualTo(415);
    }
}
