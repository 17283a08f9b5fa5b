package dev.leeway.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.ZoneOffset;
import java.util.Locale;

/** A value can be told from an absent one, and a string from what it looks like. */
class FieldValueTest {
    private final Text text = new Text(Locale.ENGLISH, ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "``,\"\"",
                "` `,\" \"",
                "`ends `,\"ends \"",
                "24,\"24\"",
                "-1.5e3,\"-1.5e3\"",
                "true,\"true\"",
                "null,\"null\"",
                "1.4.3,1.4.3",
                "shop/api:2.0,shop/api:2.0",
                "two words,two words",
                "trueish,trueish"
            })
    void aStringIsQuotedWhereItWouldMislead(String value, String words) {
        assertThat(FieldValue.words(new JsonString(value), text)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"24,24", "0,0"})
    void aNumberIsNot(int value, String words) {
        assertThat(FieldValue.words(JsonValue.of(value), text)).isEqualTo(words);
    }
}
