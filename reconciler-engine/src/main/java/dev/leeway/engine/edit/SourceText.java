package dev.leeway.engine.edit;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * A file's text with what it takes to write the same bytes again. Offsets count Java characters.
 *
 * @param text the text without its byte order mark
 * @param mark the byte order mark's bytes as text, or empty
 * @param charset how the bytes are to be written
 */
record SourceText(String text, String mark, Charset charset) {

    static SourceText of(byte[] bytes) throws CharacterCodingException {
        Charset charset = StandardCharsets.UTF_8;
        if (bytes.length >= 2 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF) {
            charset = StandardCharsets.UTF_16BE;
        } else if (bytes.length >= 2 && bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE) {
            charset = StandardCharsets.UTF_16LE;
        }
        String all =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
        return all.startsWith("\uFEFF")
                ? new SourceText(all.substring(1), "\uFEFF", charset)
                : new SourceText(all, "", charset);
    }

    SourceText with(String other) {
        return new SourceText(other, mark, charset);
    }

    byte[] bytes() {
        return (mark + text).getBytes(charset);
    }

    /** Returns the line break that the file uses: that of its first line. */
    String lineBreak() {
        int at = text.indexOf('\n');
        return at > 0 && text.charAt(at - 1) == '\r' ? "\r\n" : "\n";
    }

    /** Returns where the line of an offset starts. */
    int lineStart(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** Returns where the line of an offset ends, before its line break. */
    int lineEnd(int offset) {
        int at = text.indexOf('\n', offset);
        if (at < 0) {
            return text.length();
        }
        return at > offset && text.charAt(at - 1) == '\r' ? at - 1 : at;
    }

    /** Returns where the line after that of an offset starts; the end of the text if none does. */
    int nextLine(int offset) {
        int at = text.indexOf('\n', offset);
        return at < 0 ? text.length() : at + 1;
    }

    /** Returns the number of an offset's line, from 1. */
    int lineNumber(int offset) {
        return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    /** Returns an offset's distance from the start of its line, in characters of the page. */
    int column(int offset) {
        return text.codePointCount(lineStart(offset), offset);
    }

    /** Returns whether only spaces stand before an offset on its line. */
    boolean leadsItsLine(int offset) {
        return isBlank(lineStart(offset), offset);
    }

    /** Returns whether a stretch holds nothing but white space. */
    boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Character.isWhitespace(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Returns the first offset from here on that holds neither white space nor a comment. */
    int skipTrivia(int offset) {
        int at = offset;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#' && (at == 0 || Character.isWhitespace(text.charAt(at - 1)))) {
                at = lineEnd(at);
            } else if (Character.isWhitespace(c)) {
                at++;
            } else {
                return at;
            }
        }
        return at;
    }

    /** Returns the first offset from here on, on the same line, that holds no blank. */
    int skipBlanks(int offset) {
        int at = offset;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    /** Returns where the comment of a line starts, or the limit when it has none. */
    int commentStart(int offset, int limit) {
        for (int at = offset; at < limit; at++) {
            if (text.charAt(at) == '#'
                    && (at == 0 || Character.isWhitespace(text.charAt(at - 1)))) {
                return at;
            }
        }
        return limit;
    }
}
