package dev.leeway.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlDocumentsTest {
    private static List<YamlDocument> read(String text) throws YamlSyntaxException {
        return YamlDocuments.read(text, YamlLimits.DEFAULT);
    }

    private static JsonValue one(String text) throws YamlSyntaxException {
        return YamlDocuments.readOne(text, YamlLimits.DEFAULT).orElseThrow();
    }

    private static YamlSyntaxException refused(String text) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(
                YamlSyntaxException.class, () -> read(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    0b-1 | -1
                    .5_0 | 0.5
                    0777777777777777777777777 | 7.777777777777778e23
                    !!int "0x1F" | 31
                    !!float 1 | 1
                    !!bool 'no' | false
                    !!binary aGk= | "hi"
                    ! yes | "yes"
                    !local 12 | "12"
                    !<tag:yaml.org,2002:int> 7 | 7
                    9223372036854775808 | 9223372036854776000
                    2024-01-01 | "2024-01-01"
                    12:30:45 | "12:30:45"
                    """)
    void readsScalarsAsKubernetesDoes(String yaml, String json) throws Exception {
        assertThat(one("v: " + yaml)).isEqualTo(JsonObject.of("v", JsonReader.read(json)));
    }

    @Test
    void turnsKeysIntoText() throws Exception {
        assertThat(one("{yes: 1, 0x1F: 2, 1.0: 3, 1e6: 4, '~': 5, .inf: 6}"))
                .isEqualTo(
                        JsonReader.read(
                                "{\"true\":1,\"31\":2,\"1\":3,\"1e+06\":4,\"~\":5,\".inf\":6}"));
        assertThat(refused("~: 1").problem()).contains("not null");
        assertThat(refused("[a]: 1").problem()).contains("not a collection");
    }

    @Test
    void splitsAtSeparatorsAndCountsEveryDocument() throws Exception {
        List<YamlDocument> documents =
                read("# head\n---\na: 1\n--- # second\n\n--- {b: 2}\n---\n~\n---\nc: |\n  ---x\n");

        assertThat(documents).extracting(YamlDocument::index).containsExactly(0, 2, 4);
        assertThat(documents).extracting(YamlDocument::line).containsExactly(3, 6, 10);
        assertThat(documents.get(2).value()).isEqualTo(JsonReader.read("{\"c\":\"---x\\n\"}"));
    }

    @Test
    void keepsDirectivesWithTheirDocument() throws Exception {
        assertThat(one("%YAML 1.1\n---\na: yes\n")).isEqualTo(JsonReader.read("{\"a\":true}"));
    }

    @Test
    void losesNothingAfterADocumentEndMark() throws Exception {
        assertThat(refused("a: 1\n...\nb: 2\n").line()).isEqualTo(3);
        assertThat(read("a: 1\n...\n---\nb: 2\n")).hasSize(2);
    }

    @Test
    void whatIsNeverEndedIsPlacedWhereItBegan() {
        assertThat(refused("a: 1\nb: \"open\nc: 2\n").line()).isEqualTo(2);
        assertThat(refused("---\na: 1\nb: [1,\n  2\n\n").line()).isEqualTo(3);
        assertThat(refused("a: 1\nb: c: d\n").line()).as("what is wrong in itself").isEqualTo(2);
    }

    @Test
    void anchorsDoNotCrossDocuments() {
        YamlSyntaxException error = refused("a: &x 1\n---\nb: *x\n");

        assertThat(error.problem()).contains("*x");
        assertThat(error.document()).isEqualTo(1);
        assertThat(error.line()).isEqualTo(3);
        assertThat(error.column()).isEqualTo(4);
    }

    @Test
    void mergesWhereTheMergeKeyStands() throws Exception {
        assertThat(one("p: &p {a: 1, b: 1}\nq: {<<: *p, a: 2}\nr: {a: 2, <<: [*p, {c: 3, a: 9}]}"))
                .isEqualTo(
                        JsonReader.read(
                                "{\"p\":{\"a\":1,\"b\":1},\"q\":{\"a\":2,\"b\":1},"
                                        + "\"r\":{\"a\":1,\"c\":3,\"b\":1}}"));
        assertThat(refused("<<: 5").problem()).contains("merge key");
        assertThat(one("'<<': 5")).isEqualTo(JsonReader.read("{\"<<\":5}"));
    }

    @Test
    void refusesARepeatedKeyWithItsPlace() {
        YamlSyntaxException error = refused("a:\n  b: 1\n  b: 2\n");

        assertThat(error)
                .hasMessage("the key 'b' stands twice in the same mapping (line 3, column 3)");
        assertThat(refused("{\"a\": 1, \"a\": 2}").problem()).contains("'a' stands twice");
        assertThat(refused("1: a\n'1': b\n").problem()).contains("'1' stands twice");
    }

    @Test
    void readsEveryEncoding() throws Exception {
        JsonValue expected = JsonReader.read("{\"a\":\"é😀\"}");
        String text = "a: é😀\n";

        assertThat(bytes(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
        assertThat(bytes(("\uFEFF" + text).getBytes(StandardCharsets.UTF_8))).isEqualTo(expected);
        assertThat(bytes(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo(expected);
        assertThat(bytes(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo(expected);
        assertThatThrownBy(() -> bytes(new byte[] {'a', ':', '\n', ' ', (byte) 0xFF}))
                .isInstanceOf(YamlSyntaxException.class)
                .hasMessageContaining("not UTF-8 text")
                .hasMessageContaining("line 2, column 2");
    }

    private static JsonValue bytes(byte[] bytes) throws YamlSyntaxException {
        return YamlDocuments.read(bytes, YamlLimits.DEFAULT).getFirst().value();
    }

    @Test
    void readsWindowsLineEnds() throws Exception {
        assertThat(one("a: |\r\n  x\r\n  y\r\nb: 'p\r\n  q'\r\n---\r\n"))
                .isEqualTo(JsonReader.read("{\"a\":\"x\\ny\\n\",\"b\":\"p q\"}"));
    }

    @Test
    void readsJsonThatIsNotYaml() throws Exception {
        assertThat(one("{\"a\":\"\\ud83d\\ude00\",\"" + "k".repeat(2000) + "\":1}"))
                .isInstanceOf(JsonObject.class);
    }

    @Test
    void refusesAnAliasBomb() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++) {
            bomb.append("a" + i + ": &a" + i + " [");
            bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("*a" + (i - 1)).append("]\n");
        }
        YamlSyntaxException error = refused(bomb.toString());

        assertThat(error.problem()).contains("aliases").contains("500000");
        assertThat(error.line()).isBetween(5, 8);
        assertThat(refused("a: &a [*a]").problem()).contains("contains itself");
    }

    @Test
    void refusesWhatIsTooDeepOrTooLarge() {
        assertThat(refused("[".repeat(5000)).problem()).contains("deeper than 400");
        assertThatThrownBy(
                        () -> YamlDocuments.read(new byte[11], YamlLimits.DEFAULT.withMaxBytes(10)))
                .isInstanceOf(YamlSyntaxException.class)
                .hasMessageContaining("larger than the limit of 10 bytes");
    }

    @Test
    void namesLineAndColumnOfASyntaxError() {
        YamlSyntaxException error = refused("a: 1\n---\nb: [1, 2\nc: 3\n");

        assertThat(error.document()).isEqualTo(1);
        assertThat(error.line()).isEqualTo(4);
        assertThat(refused("a: b\n\tc: d\n").line()).isEqualTo(2);
        assertThat(refused("a: |\n  \tx\n").problem()).contains("tab");
        assertThat(refused("a: \u0001\n").problem()).contains("U+0001");
    }

    @Test
    void knowsTheLineOfEveryField() throws Exception {
        YamlDocument document =
                read("""
                                x: 0
                                ---
                                kind: A
                                spec:
                                  list:
                                  - name: a
                                    on: 1
                                  -
                                    name: b
                                  "a/b~c": 2
                                  alias: &x {y: 1}
                                  merged:
                                    <<: *x
                                """)
                        .get(1);
        YamlPlaces places = document.places();

        assertThat(document.line()).isEqualTo(3);
        assertThat(places.line("/spec/list/0/name")).isEqualTo(6);
        assertThat(places.line("/spec/list/0/true")).isEqualTo(7);
        assertThat(places.line("/spec/list/1/name")).isEqualTo(9);
        assertThat(places.line("/spec/a~1b~0c")).isEqualTo(10);
        assertThat(places.line("/spec/merged/y")).isEqualTo(12);
        assertThat(places.exactLine("/spec/merged/y")).isEmpty();
        assertThat(places.exactLine("/x")).isEmpty();
        assertThat(places.line("")).isEqualTo(3);
    }
}
