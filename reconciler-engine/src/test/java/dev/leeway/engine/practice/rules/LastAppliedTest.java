package dev.leeway.engine.practice.rules;

import static dev.leeway.engine.practice.rules.Writes.code;
import static dev.leeway.engine.practice.rules.Writes.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.WriteRules.PatchKind;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From kubectl's client-side apply to its server-side apply. */
class LastAppliedTest {
    private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";
    private final Writes writes = new Writes("v1", "ConfigMap");

    private static String config(String data) {
        return """
               {"kind":"ConfigMap","apiVersion":"v1","metadata":{"namespace":"n","name":"c"},"data":%s}"""
                .formatted(data);
    }

    /** Creates the object as client-side apply does: with a copy of its configuration. */
    @BeforeEach
    void applyOnTheClientsSide() {
        String body = config("{\"a\":\"1\",\"b\":\"2\"}");
        JsonObject copied =
                json(body)
                        .withAt(
                                List.of("metadata", "annotations", ANNOTATION),
                                JsonValue.of(body + "\n"));
        assertThat(code(writes.create(copied.toJson()))).isZero();
        assertThat(writes.owned("creator")).contains(".data.a", ".data.b");
    }

    private String copy() {
        return writes.object().objectAt("metadata", "annotations").string(ANNOTATION, "");
    }

    @Test
    void whatTheCopySaysAndIsStillSoIsTakenOverWithoutForce() {
        assertThat(code(writes.apply("kubectl", config("{\"a\":\"<9>\",\"b\":\"2\"}")))).isZero();

        assertThat(writes.object().objectAt("data").string("a", "")).isEqualTo("<9>");
        assertThat(writes.owned("kubectl")).containsExactly(".data.a", ".data.b");
        assertThat(writes.owned("creator")).contains(".data.b").doesNotContain(".data.a");
        assertThat(copy())
                .as("renewed, in the server's form, and still its owner's")
                .isEqualTo(
                        "{\"apiVersion\":\"v1\",\"data\":{\"a\":\"\\u003c9\\u003e\",\"b\":\"2\"},"
                                + "\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"c\",\"namespace\":\"n\"}}\n");
        assertThat(writes.owned("creator"))
                .anySatisfy(path -> assertThat(path).contains("last-applied"));
    }

    @Test
    void whatSomebodyChangedSinceIsAConflictAndTheRestIsNone() {
        writes.patch(PatchKind.MERGE, "{\"data\":{\"b\":\"of jon\"}}");

        WriteOutcome refused = writes.apply("kubectl", config("{\"a\":\"9\",\"b\":\"9\"}"));

        assertThat(code(refused)).isEqualTo(409);
        assertThat(Writes.causes(refused)).containsExactly("FieldManagerConflict .data.b");
    }

    @Test
    void anybodyElseIsInConflictAndRenewsNothing() {
        String before = copy();
        assertThat(code(writes.apply("other", config("{\"a\":\"9\"}")))).isEqualTo(409);
        assertThat(code(writes.force("other", config("{\"a\":\"9\"}")))).isZero();
        assertThat(copy()).isEqualTo(before);
    }

    @Test
    void withoutACopyThereIsNoneToRenewAndNothingFree() {
        writes.patchAs(
                "creator",
                PatchKind.MERGE,
                "{\"metadata\":{\"annotations\":{\"" + ANNOTATION + "\":null}}}");

        assertThat(code(writes.apply("kubectl", config("{\"a\":\"9\"}")))).isEqualTo(409);
        assertThat(code(writes.force("kubectl", config("{\"a\":\"9\"}")))).isZero();
        assertThat(copy()).isEmpty();
    }
}
