package dev.leeway.engine.json;

import org.junit.jupiter.params.provider.CsvSource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.HexFormat;

/** What is no JSON is refused with its place, whatever the bytes look like. */
class JsonReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"00000a", "00", "0000feff", "00003412", "fffe", "7b22", "c328", ""})
    void bytesThatAreNoUtf8DocumentAreRefused(String hex) {
        assertThatThrownBy(() -> JsonReader.read(HexFormat.of().parseHex(hex)))
                .isInstanceOf(JsonSyntaxException.class);
    }

    @Test
    void aNumberBeyondAllBoundsIsRefused() {
        assertThatThrownBy(() -> JsonReader.read("[12345678905e07890123456789012345]"))
                .isInstanceOf(JsonSyntaxException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\":1,}|a name in double quotes was expected, not '}' (line 1, column 8)",
                "{a:1}|a name in double quotes was expected, not 'a' (line 1, column 2)",
                "{\"a\" 1}|a colon was expected between name and value, not '1' (line 1, column 6)",
                "[1 2]|a comma was expected, not '2' (line 1, column 4)",
                "[1,]|a value was expected, not ']' (line 1, column 4)",
                "{\"a\":}|a value was expected, not '}' (line 1, column 6)",
                "}|the character '}' does not belong here (line 1, column 1)",
                "nul|nul is no JSON value; text stands in double quotes (line 1, column 1)",
                "{\"a\":1|the text ends unexpectedly (line 1, column 7)",
                "\"\\x\"|the escape \\x is not known (line 1, column 3)",
                "{} {}|more text after the JSON value (line 1, column 5)",
                "01|the JSON parser says: Invalid numeric value: Leading zeroes not allowed (line 1, column 2)"
            })
    void whatIsWrongIsSaidPlainlyOrQuoted(String text, String said) {
        assertThatThrownBy(() -> JsonReader.read(text))
                .isInstanceOfSatisfying(
                        JsonSyntaxException.class,
                        wrong -> assertThat(wrong.said().text()).isEqualTo(said))
                .hasMessage(said);
    }

    @Test
    void aRepeatedNameIsNamed() {
        assertThatThrownBy(() -> JsonReader.readStrict("{\"a\":1,\"a\":2}"))
                .hasMessageStartingWith("the name 'a' stands twice in the same object");
    }

    @Test
    void utf8IsRead() {
        assertThat(JsonReader.read("\"\u00fcber\"".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(new JsonString("\u00fcber"));
    }

    /** Beyond its bounds a document is as wrong as one that does not parse; both name the place. */
    @Test
    void whatIsTooDeepOrTooLongIsAnErrorOfTheDocument() {
        String deep = "[".repeat(600) + "]".repeat(600);
        String number = "1".repeat(2_000);
        assertThatThrownBy(() -> JsonReader.read(deep))
                .isInstanceOf(JsonSyntaxException.class)
                .hasMessageContaining("it is nested too deeply");
        assertThatThrownBy(() -> JsonReader.read(deep.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(JsonSyntaxException.class);
        assertThatThrownBy(() -> JsonReader.read(number)).isInstanceOf(JsonSyntaxException.class);
        assertThatThrownBy(
                        () ->
                                JsonReader.read(
                                        new ByteArrayInputStream(
                                                deep.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(JsonSyntaxException.class);
    }
}
