package dev.leeway.engine.json;

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
                .hasMessageContaining("depth");
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
