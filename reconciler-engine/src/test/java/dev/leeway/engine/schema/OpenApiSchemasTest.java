package dev.leeway.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.FieldSets;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.schema.FieldSchema.ListKind;
import dev.leeway.engine.schema.FieldSchema.Scalar;
import dev.leeway.engine.schema.FieldSchema.ScalarType;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class OpenApiSchemasTest {
    private static final JsonObject DOCUMENT =
            JsonReader.readObject(
                    """
                    {"components":{"schemas":{
                      "x.Widget":{"type":"object",
                        "x-kubernetes-group-version-kind":[{"group":"x","version":"v1","kind":"Widget"}],
                        "properties":{
                          "size":{"type":"integer"},
                          "share":{"x-kubernetes-int-or-string":true},
                          "part":{"allOf":[{"$ref":"#/components/schemas/x.Part"}]},
                          "whole":{"allOf":[{"$ref":"#/components/schemas/x.Part"}],"x-kubernetes-map-type":"atomic"},
                          "free":{"type":"object"},
                          "any":{},
                          "labels":{"type":"object","additionalProperties":{"type":"string"}},
                          "ports":{"type":"array","x-kubernetes-list-type":"map",
                            "x-kubernetes-list-map-keys":["port","protocol"],
                            "items":{"type":"object","properties":{"port":{"type":"integer"},
                              "protocol":{"type":"string","default":"TCP"}}}},
                          "tags":{"type":"array","items":{"type":"string"},"x-kubernetes-list-type":"set"},
                          "owners":{"type":"array","items":{"$ref":"#/components/schemas/x.Part"},
                            "x-kubernetes-patch-strategy":"merge","x-kubernetes-patch-merge-key":"uid"},
                          "args":{"type":"array","items":{"type":"string"}}}},
                      "x.Part":{"type":"object","properties":{"uid":{"type":"string"},
                        "inner":{"$ref":"#/components/schemas/x.Part"}}}}}}""");

    private static final FieldSchema.Struct WIDGET =
            (FieldSchema.Struct)
                    OpenApiSchemas.of(Map.of("x/v1", DOCUMENT))
                            .find(new Gvk("x", "v1", "Widget"))
                            .orElseThrow();

    @Test
    void knowsOnlyWhatIsDescribed() {
        OpenApiSchemas schemas = OpenApiSchemas.of(Map.of("x/v1", DOCUMENT));

        assertThat(schemas.find(new Gvk("x", "v1", "Gadget"))).isEmpty();
        assertThat(schemas.find(new Gvk("x", "v2", "Widget"))).isEmpty();
        assertThat(WIDGET.field("nothing")).isEmpty();
    }

    @Test
    void readsScalarsListsAndMaps() {
        assertThat(WIDGET.field("size")).contains(new Scalar(ScalarType.INTEGER));
        assertThat(WIDGET.field("share")).contains(new Scalar(ScalarType.INT_OR_STRING));
        assertThat(items("ports").kind()).isEqualTo(ListKind.MAP);
        assertThat(items("ports").keyDefaults()).isEqualTo(Map.of("protocol", JsonValue.of("TCP")));
        assertThat(items("tags").kind()).isEqualTo(ListKind.SET);
        assertThat(items("owners").keys()).containsExactly("uid");
        assertThat(items("args").kind()).isEqualTo(ListKind.ATOMIC);
        assertThat(struct("labels").additional()).contains(new Scalar(ScalarType.STRING));
        assertThat(struct("part").atomic()).isFalse();
        assertThat(struct("whole").atomic()).isTrue();
        assertThat(struct("free").preservesUnknown()).isTrue();
        assertThat(WIDGET.field("any")).contains(new FieldSchema.Unknown());
    }

    @Test
    void followsRecursionAsDeepAsAsked() {
        FieldSchema.Struct here = struct("part");
        for (int depth = 0; depth < 50; depth++) {
            here = (FieldSchema.Struct) here.field("inner").orElseThrow();
        }
        assertThat(here.field("uid")).isPresent();
    }

    @Test
    void saysWhatAnAppliedObjectOwns() {
        JsonObject applied =
                JsonReader.readObject(
                        """
                        {"size":1,"part":{"inner":{}},"whole":{"uid":"1"},"labels":{"a":"b"},"free":{"x":{"y":1}},
                         "ports":[{"port":80}],"tags":["t"],"owners":[],"args":["a"],"any":{"k":[1]}}""");

        assertThat(FieldSets.of(applied, WIDGET).paths())
                .map(FieldPath::toString)
                .containsExactlyInAnyOrder(
                        ".size",
                        ".part.inner",
                        ".whole",
                        ".labels.a",
                        ".free.x",
                        ".free.x.y",
                        ".ports[port=80,protocol=\"TCP\"]",
                        ".ports[port=80,protocol=\"TCP\"].port",
                        ".tags[=\"t\"]",
                        ".args",
                        ".any.k");
    }

    @Test
    @Tag("fixtures")
    void readsTheDocumentsOfARealServer() {
        OpenApiSchemas schemas = OpenApiSchemas.of(KubernetesFixtures.openApiDocuments());
        FieldSchema deployment = schemas.find(Gvk.of("apps/v1", "Deployment")).orElseThrow();
        JsonObject applied =
                JsonReader.readObject(
                        """
                        {"spec":{"selector":{"matchLabels":{"a":"b"}},"template":{"spec":{"containers":[
                          {"name":"c","ports":[{"containerPort":1}]}]}}}}""");

        assertThat(FieldSets.of(applied, deployment).toFieldsV1())
                .isEqualTo(
                        JsonReader.readObject(
                                """
                                {"f:spec":{"f:selector":{},"f:template":{"f:spec":{"f:containers":{"k:{\\"name\\":\\"c\\"}":
                                 {".":{},"f:name":{},"f:ports":{"k:{\\"containerPort\\":1,\\"protocol\\":\\"TCP\\"}":
                                 {".":{},"f:containerPort":{}}}}}}}}}"""));
    }

    private static FieldSchema.Items items(String name) {
        return (FieldSchema.Items) WIDGET.field(name).orElseThrow();
    }

    private static FieldSchema.Struct struct(String name) {
        return (FieldSchema.Struct) WIDGET.field(name).orElseThrow();
    }
}
