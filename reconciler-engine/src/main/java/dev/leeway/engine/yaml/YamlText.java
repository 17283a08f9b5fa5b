package dev.leeway.engine.yaml;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.List;

/** Bytes to text, and text to the chunks that hold one document each. */
final class YamlText {
    private YamlText() {}

    /** A stretch of the text between two separators; {@code line} is where it starts, from 1. */
    record Chunk(String text, int line, boolean opened) {}

    /** Decodes UTF-8, or UTF-16 with a byte order mark. */
    static String decode(byte[] bytes) throws YamlSyntaxException {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return decode(bytes, 3, StandardCharsets.UTF_8);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decode(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decode(bytes, 2, StandardCharsets.UTF_16LE);
        }
        return decode(bytes, 0, StandardCharsets.UTF_8);
    }

    private static boolean startsWith(byte[] bytes, int... prefix) {
        if (bytes.length < prefix.length) {
            return false;
        }
        for (int i = 0; i < prefix.length; i++) {
            if ((bytes[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static String decode(byte[] bytes, int from, Charset charset)
            throws YamlSyntaxException {
        var decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer out = CharBuffer.allocate(bytes.length - from + 1);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        String text = out.toString();
        if (!result.isError()) {
            return text;
        }
        int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
        int column = text.length() - text.lastIndexOf('\n');
        try {
            result.throwException();
        } catch (CharacterCodingException e) {
            throw new YamlSyntaxException(YamlPhrase.BYTES.of(charset.toString()), 0, line, column);
        }
        return text;
    }

    /**
     * Splits at lines of {@code ---}. The rest of such a line belongs to the document that it
     * opens, so that nothing written there is lost; directives stay with their document.
     */
    static List<Chunk> split(String text) {
        List<Chunk> chunks = new ArrayList<>();
        int start = 0;
        int startLine = 1;
        boolean opened = false;
        int line = 1;
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            int next = end < 0 ? text.length() : end + 1;
            if (isSeparator(text, at, next) && !(at > start && onlyDirectives(text, start, at))) {
                if (at > start || opened) {
                    chunks.add(new Chunk(text.substring(start, at), startLine, opened));
                }
                start = at;
                startLine = line;
                opened = true;
            }
            at = next;
            line++;
        }
        chunks.add(new Chunk(text.substring(start), startLine, opened));
        return chunks;
    }

    private static boolean isSeparator(String text, int from, int to) {
        if (!text.startsWith("---", from) || from + 3 > to) {
            return false;
        }
        return from + 3 == to || Character.isWhitespace(text.charAt(from + 3));
    }

    private static boolean onlyDirectives(String text, int from, int to) {
        boolean directive = false;
        for (String row : text.substring(from, to).split("\n", -1)) {
            if (row.startsWith("%")) {
                directive = true;
            } else if (!row.isBlank() && !row.startsWith("#")) {
                return false;
            }
        }
        return directive;
    }
}
