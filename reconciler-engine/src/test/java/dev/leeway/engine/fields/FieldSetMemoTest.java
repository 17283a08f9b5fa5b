package dev.leeway.engine.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import org.junit.jupiter.api.Test;

class FieldSetMemoTest {
    private final FieldSetMemo memo = new FieldSetMemo();

    @Test
    void theSameFieldsAreReadOnce() {
        FieldSet first = memo.parse(fields("{'f:spec':{'f:replicas':{}}}"));
        assertThat(first).isEqualTo(FieldSet.of(FieldPath.of("spec", "replicas")));
        assertThat(memo.parse(fields("{'f:spec':{'f:replicas':{}}}"))).isSameAs(first);
        assertThat(memo.parse(fields("{'f:spec':{'f:paused':{}}}")))
                .isEqualTo(FieldSet.of(FieldPath.of("spec", "paused")));
    }

    @Test
    void whatIsNoFieldsV1IsRefusedEachTime() {
        JsonObject odd = fields("{'x:spec':{}}");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> memo.parse(odd)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static JsonObject fields(String json) {
        return JsonReader.readObject(json.replace('\'', '"'));
    }
}
