package dev.leeway.engine.practice.rules;

import static dev.leeway.engine.practice.rules.Writes.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.schema.FieldSchema;
import org.junit.jupiter.api.Test;

class PatchesTest {
    private static final FieldSchema POD =
            Writes.TYPES.type(Gvk.of("v1", "Pod")).orElseThrow().schema();

    private static JsonObject strategic(String original, String patch) {
        return StrategicMerge.apply(json(original), json(patch), POD);
    }

    @Test
    void jsonPatchDoesEachOperation() {
        String patch =
                """
                [{"op":"test","path":"/a/b~1c","value":1},{"op":"add","path":"/l/1","value":"x"},
                 {"op":"add","path":"/l/-","value":"y"},{"op":"remove","path":"/l/0"},
                 {"op":"replace","path":"/a/b~1c","value":2},{"op":"copy","from":"/a","path":"/copy"},
                 {"op":"move","from":"/a/b~1c","path":"/moved"}]""";
        assertThat(JsonPatch.apply(json("{\"a\":{\"b/c\":1},\"l\":[0,1]}"), JsonReader.read(patch)))
                .isEqualTo(
                        json("{\"a\":{},\"l\":[\"x\",1,\"y\"],\"copy\":{\"b/c\":2},\"moved\":2}"));
    }

    /** Unlike RFC 6902 has it; API servers do. */
    @Test
    void jsonPatchReplacesWhatIsNotThere() {
        JsonValue patched =
                JsonPatch.apply(
                        json("{}"),
                        JsonReader.read("[{\"op\":\"replace\",\"path\":\"/a\",\"value\":1}]"));
        assertThat(patched).isEqualTo(json("{\"a\":1}"));
    }

    @Test
    void jsonPatchFailsWhereAStepDoesNotFit() {
        for (String step :
                new String[] {
                    "{\"op\":\"test\",\"path\":\"/a\",\"value\":2}",
                    "{\"op\":\"remove\",\"path\":\"/no\"}",
                    "{\"op\":\"replace\",\"path\":\"/no/x\",\"value\":1}",
                    "{\"op\":\"replace\",\"path\":\"/l/0\",\"value\":1}",
                    "{\"op\":\"add\",\"path\":\"/no/x\",\"value\":1}",
                    "{\"op\":\"add\",\"path\":\"/l/5\",\"value\":1}",
                    "{\"op\":\"add\",\"path\":\"/l/01\",\"value\":1}",
                    "{\"op\":\"fly\",\"path\":\"/a\"}",
                    "{\"op\":\"add\",\"path\":\"a\",\"value\":1}"
                }) {
            assertThatThrownBy(
                            () ->
                                    JsonPatch.apply(
                                            json("{\"a\":1,\"l\":[]}"),
                                            JsonReader.read("[" + step + "]")))
                    .as(step)
                    .isInstanceOfSatisfying(
                            PatchFailedException.class,
                            e -> assertThat(e.why()).isEqualTo(PatchFailedException.Why.UNFIT));
        }
        assertThatThrownBy(() -> JsonPatch.apply(json("{}"), json("{}")))
                .isInstanceOfSatisfying(
                        PatchFailedException.class,
                        e -> assertThat(e.why()).isEqualTo(PatchFailedException.Why.MALFORMED));
    }

    @Test
    void mergePatchTakesNullsAway() {
        assertThat(
                        JsonPatch.merge(
                                json("{\"a\":{\"b\":1,\"c\":2},\"d\":[1]}"),
                                json("{\"a\":{\"b\":null,\"e\":{\"f\":null}},\"d\":[2]}")))
                .isEqualTo(json("{\"a\":{\"c\":2,\"e\":{}},\"d\":[2]}"));
    }

    @Test
    void listsWithAKeyAreMergedByIt() {
        assertThat(
                        strategic(
                                """
                                {"spec":{"containers":[{"name":"a","image":"1"},{"name":"b","image":"1"}]}}""",
                                """
                                {"spec":{"containers":[{"name":"b","image":"2"},{"name":"c","image":"3"}]}}"""))
                .isEqualTo(
                        json(
                                """
                                {"spec":{"containers":[{"name":"a","image":"1"},{"name":"b","image":"2"},
                                 {"name":"c","image":"3"}]}}"""));
    }

    @Test
    void listsWithoutAKeyAreReplaced() {
        assertThat(
                        strategic(
                                "{\"spec\":{\"tolerations\":[{\"key\":\"a\"}]}}",
                                "{\"spec\":{\"tolerations\":[{\"key\":\"b\"}]}}"))
                .isEqualTo(json("{\"spec\":{\"tolerations\":[{\"key\":\"b\"}]}}"));
    }

    @Test
    void directivesDeleteAndReplace() {
        assertThat(
                        strategic(
                                "{\"spec\":{\"containers\":[{\"name\":\"a\"},{\"name\":\"b\"}]}}",
                                """
                                {"spec":{"containers":[{"name":"a","$patch":"delete"}]}}"""))
                .isEqualTo(json("{\"spec\":{\"containers\":[{\"name\":\"b\"}]}}"));
        assertThat(
                        strategic(
                                "{\"spec\":{\"containers\":[{\"name\":\"a\"},{\"name\":\"b\"}]}}",
                                """
                                {"spec":{"containers":[{"name":"z"},{"$patch":"replace"}]}}"""))
                .isEqualTo(json("{\"spec\":{\"containers\":[{\"name\":\"z\"}]}}"));
        assertThat(
                        strategic(
                                "{\"metadata\":{\"labels\":{\"a\":\"1\",\"b\":\"2\"}}}",
                                """
                                {"metadata":{"labels":{"$patch":"replace","c":"3"}}}"""))
                .isEqualTo(json("{\"metadata\":{\"labels\":{\"c\":\"3\"}}}"));
    }

    @Test
    void retainKeysDropsTheOthers() {
        assertThat(
                        strategic(
                                """
                                {"spec":{"volumes":[{"name":"v","emptyDir":{}}]}}""",
                                """
                                {"spec":{"volumes":[{"$retainKeys":["name","hostPath"],"name":"v","hostPath":{"path":"/"}}]}}"""))
                .isEqualTo(
                        json(
                                "{\"spec\":{\"volumes\":[{\"name\":\"v\",\"hostPath\":{\"path\":\"/\"}}]}}"));
    }

    @Test
    void plainListsLoseAndGainValues() {
        assertThat(
                        strategic(
                                "{\"metadata\":{\"finalizers\":[\"a\",\"b\"]}}",
                                """
                                {"metadata":{"$deleteFromPrimitiveList/finalizers":["a"],"finalizers":["b","c"]}}"""))
                .isEqualTo(json("{\"metadata\":{\"finalizers\":[\"b\",\"c\"]}}"));
    }

    @Test
    void setElementOrderSorts() {
        assertThat(
                        strategic(
                                "{\"spec\":{\"containers\":[{\"name\":\"a\"},{\"name\":\"x\"},{\"name\":\"b\"}]}}",
                                """
                                {"spec":{"$setElementOrder/containers":[{"name":"b"},{"name":"a"}],
                                 "containers":[{"name":"b","image":"1"}]}}"""))
                .isEqualTo(
                        json(
                                """
                                {"spec":{"containers":[{"name":"x"},{"name":"b","image":"1"},{"name":"a"}]}}"""));
    }

    @Test
    void nullsAndMissingKeysAreHandled() {
        assertThat(strategic("{\"spec\":{\"hostname\":\"h\"}}", "{\"spec\":{\"hostname\":null}}"))
                .isEqualTo(json("{\"spec\":{}}"));
        assertThatThrownBy(
                        () ->
                                strategic(
                                        "{\"spec\":{\"containers\":[{\"name\":\"a\"}]}}",
                                        "{\"spec\":{\"containers\":[{\"image\":\"i\"}]}}"))
                .isInstanceOf(PatchFailedException.class);
        assertThatThrownBy(() -> strategic("{}", "{\"$patch\":\"fly\"}"))
                .isInstanceOf(PatchFailedException.class);
    }
}
