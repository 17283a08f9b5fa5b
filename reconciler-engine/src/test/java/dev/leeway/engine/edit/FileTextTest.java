package dev.leeway.engine.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What an editor shows of a file, and the bytes that come of it. */
class FileTextTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String edited(String file, String from, String to) {
        FileText text = FileText.of(bytes(file)).orElseThrow();
        assertThat(text.shown()).contains(from).doesNotContain("\r").doesNotContain("\uFEFF");
        return new String(text.bytes(text.shown().replace(from, to)), StandardCharsets.UTF_8);
    }

    @Test
    void keepsBreaksMarksAndWhatIsMixed() {
        assertThat(edited("a: 1\nb: 2\n", "b: 2", "b: 3\nc: 4")).isEqualTo("a: 1\nb: 3\nc: 4\n");
        assertThat(edited("\uFEFFa: 1\r\nb: 2\r\n", "b: 2", "b: 3\nc: 4"))
                .isEqualTo("\uFEFFa: 1\r\nb: 3\r\nc: 4\r\n");
        assertThat(edited("a: 1\r\nb: 2\nc: 3\nd: 4\r\n", "c: 3", "c: 5"))
                .as("only the line that was edited takes the file's own break")
                .isEqualTo("a: 1\r\nb: 2\nc: 5\r\nd: 4\r\n");
        assertThat(edited("a: 1\r\nb: 2", "b: 2", "b: 3")).isEqualTo("a: 1\r\nb: 3");
        assertThat(edited("a: 1\r\nb: 2", "b: 2", "b: 2\n")).isEqualTo("a: 1\r\nb: 2\r\n");
        assertThat(edited("a: 1\nb: 2\n", "b: 2\n", "b: 2")).isEqualTo("a: 1\nb: 2");
        assertThat(edited("a: 1\n", "a: 1\n", "")).isEmpty();
    }

    @Test
    void writesAnotherEncodingAsItWas() {
        byte[] file = "\uFEFFa: 1\r\n".getBytes(StandardCharsets.UTF_16LE);
        FileText text = FileText.of(file).orElseThrow();
        assertThat(text.shown()).isEqualTo("a: 1\n");
        assertThat(text.bytes("a: \u00fc\n"))
                .isEqualTo("\uFEFFa: \u00fc\r\n".getBytes(StandardCharsets.UTF_16LE));
    }

    @Test
    void doesNotShowWhatIsNoText() {
        assertThat(FileText.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', 0})).isEmpty();
        assertThat(FileText.of(bytes("a\0b"))).isEmpty();
        assertThat(FileText.of(bytes("a\rb"))).isEmpty();
    }

    /** What is typed comes out as typed, and what is not touched comes out byte for byte. */
    @Test
    void holdsForAnyMixture() {
        Random random = new Random(7);
        for (int run = 0; run < 500; run++) {
            StringBuilder file = new StringBuilder();
            int lines = random.nextInt(8);
            for (int i = 0; i < lines; i++) {
                file.append("abc".charAt(random.nextInt(3)));
                file.append(random.nextBoolean() ? "\n" : "\r\n");
            }
            file.append(random.nextBoolean() ? "" : "z");
            FileText text = FileText.of(bytes(file.toString())).orElseThrow();
            assertThat(text.bytes(text.shown())).isEqualTo(bytes(file.toString()));
            int at = random.nextInt(text.shown().length() + 1);
            String typed = text.shown().substring(0, at) + "x\ny" + text.shown().substring(at);
            String written = new String(text.bytes(typed), StandardCharsets.UTF_8);
            assertThat(written.replace("\r\n", "\n")).isEqualTo(typed);
        }
    }
}
