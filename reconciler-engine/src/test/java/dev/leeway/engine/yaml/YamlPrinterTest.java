package dev.leeway.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class YamlPrinterTest {
    private static final String[] PIECES = {
        "a",
        "b",
        " ",
        "  ",
        "\n",
        "\n\n",
        ":",
        "#",
        "- ",
        "yes",
        "1",
        "0x1",
        "é",
        "😀",
        "\t",
        "'",
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        "&",
        "*",
        "!",
        "|",
        ">",
        "%",
        "@",
        "`",
        "~",
        "null",
        "---",
        "...",
        "=",
        "<<",
        "?",
        " #",
        ": ",
        "\u0085",
        "\u2028",
        "\u00a0",
        "\r",
        "\u0007",
        "\ufeff",
        "1:30",
        "2024-01-01",
        "1e3",
        ".5",
        "+",
        "-",
        "0",
        "\u0000",
        "\u007f",
        "lorem ipsum dolor sit amet consectetur adipiscing elit sed do eiusmod tempor "
    };

    @Test
    void whatItPrintsReadsBackEqual() throws Exception {
        for (long seed = 0; seed < 4_000; seed++) {
            JsonValue value = JsonObject.of("v", value(new Random(seed), 0));
            String text = YamlPrinter.print(value);
            assertThat(YamlDocuments.readOne(text, YamlLimits.DEFAULT))
                    .as("seed %s:%n%s", seed, text)
                    .contains(value);
        }
    }

    @Test
    void whatItPrintsIsStable() throws Exception {
        for (long seed = 0; seed < 200; seed++) {
            String text = YamlPrinter.print(value(new Random(seed), 0));
            JsonValue back = YamlDocuments.readOne(text, YamlLimits.DEFAULT).orElse(JsonNull.NULL);
            assertThat(YamlPrinter.print(back)).isEqualTo(text);
        }
    }

    @Test
    void printsTheFormThatKubectlPrints() {
        JsonValue value =
                JsonReader.read(
                        """
                        {"apiVersion":"v1","list":[{"a":1,"b":["x",[1,2]]},[],{}],"s":["yes","on: off","1.10","0644","",
                        "line\\nline\\n","no end\\nx","end\\n\\n"," lead\\nx","tab\\tx","- a","a #b","12:30","2024-01-01","~"],
                        "123":1.5e300,"true":null,"f":0.000001}
                        """);

        assertThat(YamlPrinter.print(value))
                .isEqualTo(
                        """
                        apiVersion: v1
                        list:
                        - a: 1
                          b:
                          - x
                          - - 1
                            - 2
                        - []
                        - {}
                        s:
                        - "yes"
                        - 'on: off'
                        - "1.10"
                        - "0644"
                        - ""
                        - |
                          line
                          line
                        - |-
                          no end
                          x
                        - |+
                          end

                        - |2-
                           lead
                          x
                        - "tab\\tx"
                        - '- a'
                        - 'a #b'
                        - "12:30"
                        - "2024-01-01"
                        - "~"
                        "123": 1.5e+300
                        "true": null
                        f: 1e-06
                        """);
    }

    @Test
    void sortsKeysAsKubectlDoes() {
        JsonValue value =
                JsonReader.read(
                        "{\"b\":1,\"a10\":1,\"a2\":1,\"a\":1,\"A\":1,\"a-b\":1,\"a/b\":1,\"ab\":1,\"1\":1,\"a02\":1}");

        assertThat(((JsonObject) YamlPrinter.sorted(value)).names())
                .containsExactly("1", "A", "a", "a-b", "a/b", "a2", "a02", "a10", "ab", "b");
    }

    @Test
    void separatesDocuments() {
        assertThat(
                        YamlPrinter.printAll(
                                List.of(JsonObject.of("a", JsonNumber.of(1)), JsonObject.EMPTY)))
                .isEqualTo("a: 1\n---\n{}\n");
    }

    private static JsonValue value(Random random, int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 10)) {
            case 0 -> JsonNumber.of(random.nextLong() >> random.nextInt(64));
            case 1 -> number(random);
            case 2 -> random.nextBoolean() ? JsonBoolean.TRUE : JsonNull.NULL;
            case 3, 4, 5 -> new JsonString(text(random));
            case 6, 7 -> {
                List<JsonValue> items = new ArrayList<>();
                for (int i = random.nextInt(4); i > 0; i--) {
                    items.add(value(random, depth + 1));
                }
                yield new JsonArray(items);
            }
            default -> {
                JsonObject.Builder members = JsonObject.builder();
                for (int i = random.nextInt(4); i > 0; i--) {
                    members.put(text(random), value(random, depth + 1));
                }
                yield members.build();
            }
        };
    }

    private static JsonNumber number(Random random) {
        double value = Math.scalb(random.nextDouble() - 0.5, random.nextInt(200) - 100);
        return JsonNumber.of(new BigDecimal(Double.toString(value)));
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(6) + (random.nextInt(8) == 0 ? 10 : 0);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
