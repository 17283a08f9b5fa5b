package dev.leeway.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileContentTest {
    private static FileContent of(String text) {
        return FileContent.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static FileContent.Lines lines(String text) {
        return (FileContent.Lines) of(text);
    }

    @Test
    void linesHaveNoEnds() {
        assertThat(lines("a\nb\n").lines()).containsExactly("a", "b");
        assertThat(lines("a\n\nb").lines()).containsExactly("a", "", "b");
        assertThat(lines("").lines()).isEmpty();
    }

    @Test
    void endsAreTold() {
        assertThat(lines("a\nb\n").ends()).isEqualTo(FileContent.Ends.LF);
        assertThat(lines("a\r\nb\r\n").ends()).isEqualTo(FileContent.Ends.CRLF);
        assertThat(lines("a\r\nb\r\n").lines()).containsExactly("a", "b");
        assertThat(lines("a\r\nb\n").ends()).isEqualTo(FileContent.Ends.MIXED);
        assertThat(lines("a\rb\n").lines()).as("a lone one is text").containsExactly("a\rb");
    }

    @Test
    void whatIsNoTextIsSaidToBeNone() {
        assertThat(of("a\0b")).isEqualTo(new FileContent.Binary(3));
        FileContent latin = FileContent.of(new byte[] {'a', (byte) 0xe4, '\n'});
        assertThat(latin)
                .isInstanceOfSatisfying(
                        FileContent.Lines.class,
                        lines -> {
                            assertThat(lines.lossy()).isTrue();
                            assertThat(lines.lines()).containsExactly("a\ufffd");
                        });
        assertThat(lines("ä").lossy()).isFalse();
    }

    @Test
    void whatLiesInLfsIsSaidToLieElsewhere() {
        assertThat(of("version https://git-lfs.github.com/spec/v1\noid sha256:ab\nsize 5\n"))
                .isInstanceOf(FileContent.ElsewhereInLfs.class);
    }
}
