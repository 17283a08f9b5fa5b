package dev.leeway.desktop.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisibleTest {
    @Test
    void plainTextStaysTheSameObject() {
        String plain = "Grüße, ελληνικά, עברית, 日本語 👩‍💻";
        assertThat(Visible.of(plain)).isSameAs(plain);
    }

    @Test
    void controlCharactersAreShownAsTheirPictures() {
        assertThat(Visible.of("a\u0000b\u001b[31m\u007f\tc\n")).isEqualTo("a␀b␛[31m␡␉c␊");
        assertThat(Visible.of("a\u0085b")).isEqualTo("a⟨U+0085⟩b");
        assertThat(Visible.of("a\u2028b")).isEqualTo("a⟨U+2028⟩b");
    }

    @Test
    void marksThatTurnTextAroundAreShown() {
        assertThat(Visible.of("main\u202e/drorp")).isEqualTo("main⟨U+202E⟩/drorp");
        for (int mark : new int[] {0x200e, 0x200f, 0x061c, 0x202a, 0x202d, 0x2066, 0x2069}) {
            assertThat(Visible.of("a" + Character.toString(mark)))
                    .isEqualTo("a⟨U+%04X⟩".formatted(mark));
        }
    }

    @Test
    void whatIsDrawnAsNothingIsShown() {
        assertThat(Visible.of("pro\u200bd")).isEqualTo("pro⟨U+200B⟩d");
        assertThat(Visible.of("pro\u200dd")).isEqualTo("pro⟨U+200D⟩d");
        assertThat(Visible.of("pro\ufeffd")).isEqualTo("pro⟨U+FEFF⟩d");
        assertThat(Visible.of("a\u00adb")).isEqualTo("a⟨U+00AD⟩b");
        assertThat(Visible.of("a\u3164b")).isEqualTo("a⟨U+3164⟩b");
        assertThat(Visible.of("a\udb40\udc41")).isEqualTo("a⟨U+E0041⟩");
        assertThat(Visible.of("a\ud800")).as("half a character").isEqualTo("a⟨U+D800⟩");
    }

    @Test
    void joinersInScriptsAndEmojiStay() {
        assertThat(Visible.of("می\u200cخواهم")).isEqualTo("می\u200cخواهم");
        assertThat(Visible.of("👩\u200d💻")).isEqualTo("👩\u200d💻");
    }

    @Test
    void linesKeepTheirEnds() {
        assertThat(Visible.lines("a\r\nb\tc\n\u202ed")).isEqualTo("a\nb\tc\n⟨U+202E⟩d");
        assertThat(Visible.lines("a\rb")).isEqualTo("a␍b");
    }
}
