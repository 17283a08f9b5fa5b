package dev.leeway.engine.bypass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.schema.FieldSchema;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two people edit one object: what the other one changed meanwhile stays. */
class WholeEditTest {
    private static final JsonObject READ = config("7", "'colour': 'blue', 'size': '1'");
    private static final JsonObject RED = config("7", "'colour': 'red', 'size': '1'");

    private static JsonObject config(String version, String data) {
        return JsonReader.readObject(
                ("{'apiVersion': 'v1', 'kind': 'ConfigMap', 'metadata': {'name': 'settings',"
                                + " 'namespace': 'shop', 'uid': 'u', 'resourceVersion': '"
                                + version
                                + "'}, 'data': {"
                                + data
                                + "}}")
                        .replace('\'', '"'));
    }

    private static List<String> edited(
            JsonObject live, JsonObject edited, Optional<JsonObject> base) throws FixException {
        return Fixes.of(
                        new Manifest(live),
                        new FixAction.EditWhole(edited, base),
                        new FieldSchema.Unknown())
                .touched()
                .stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void whatSomebodyElseAddedMeanwhileIsNotTakenAway() throws Exception {
        JsonObject live = config("8", "'colour': 'blue', 'size': '1', 'of-jon': 'x'");

        assertThat(edited(live, RED, Optional.of(READ))).containsExactly(".data.colour");
    }

    @Test
    void theSameFieldIsNotFoughtOver() throws Exception {
        JsonObject green = config("8", "'colour': 'green', 'size': '1'");
        assertThatThrownBy(() -> edited(green, RED, Optional.of(READ)))
                .isInstanceOf(FixException.class)
                .hasMessageContaining(".data.colour")
                .hasMessageContaining("somebody else");

        JsonObject same = config("8", "'colour': 'red', 'size': '1'");
        assertThatThrownBy(() -> edited(same, RED, Optional.of(READ)))
                .hasMessageContaining("Nothing was changed");
    }

    @Test
    void anOlderTextOfWhichNobodyKnowsWhatItWasIsRefused() throws Exception {
        JsonObject live = config("8", "'colour': 'blue', 'size': '1', 'of-jon': 'x'");
        assertThatThrownBy(() -> edited(live, RED, Optional.empty()))
                .isInstanceOf(FixException.class)
                .hasMessageContaining("older version");

        assertThat(edited(READ, RED, Optional.empty())).containsExactly(".data.colour");
        JsonObject unversioned = RED.withoutAt(List.of("metadata", "resourceVersion"));
        assertThat(edited(live, unversioned, Optional.empty()))
                .as("who leaves the version out means the text as it stands")
                .containsExactlyInAnyOrder(".data.colour", ".data.of-jon");
    }

    @Test
    void aStatusThatMovedMakesNoTextOld() throws Exception {
        JsonObject live =
                JsonReader.readObject(
                        """
                        {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"api",
                         "namespace":"shop","uid":"u","resourceVersion":"9","generation":3},
                         "spec":{"replicas":2},"status":{"replicas":2}}
                        """);
        String text =
                live.toJson()
                        .replace("\"resourceVersion\":\"9\"", "\"resourceVersion\":\"8\"")
                        .replace("{\"replicas\":2}", "{\"replicas\":4}");
        assertThat(edited(live, JsonReader.readObject(text), Optional.empty()))
                .containsExactly(".spec.replicas");

        JsonObject older =
                JsonReader.readObject(text.replace("\"generation\":3", "\"generation\":2"));
        assertThatThrownBy(() -> edited(live, older, Optional.empty()))
                .hasMessageContaining("older version");
    }
}
