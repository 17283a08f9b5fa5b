package dev.leeway.engine.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What stands at a path of a revision, for reading. */
public sealed interface FileContent {
    /** The largest file that is shown, in bytes. */
    long USUAL_LIMIT = 4L * 1024 * 1024;

    /** So many bytes tell text from other things, as in Git. */
    int PROBE = 8_000;

    /** The first line of what Git LFS leaves in the place of a file. */
    String LFS = "version https://git-lfs.github.com/spec/";

    /**
     * Lines of text.
     *
     * @param lines the lines, without their ends
     * @param size the size in bytes
     * @param ends how lines end
     * @param lossy whether it holds bytes that are no UTF-8, which are shown as U+FFFD
     */
    record Lines(List<String> lines, long size, Ends ends, boolean lossy) implements FileContent {
        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /** How the lines of a file end. */
    enum Ends {
        /** With a line feed. */
        LF,
        /** With a carriage return and a line feed. */
        CRLF,
        /** Some so, some so. */
        MIXED
    }

    /** It is no text. */
    record Binary(long size) implements FileContent {}

    /** It is too large to be shown. */
    record TooLarge(long size, long limit) implements FileContent {}

    /** It lies in Git LFS; only a note of it stands in the repository. */
    record ElsewhereInLfs(List<String> note) implements FileContent {
        public ElsewhereInLfs {
            note = List.copyOf(note);
        }
    }

    /** It is a link; links are not followed. */
    record Link(String target) implements FileContent {}

    /** It is another repository, which Leeway does not follow. */
    record Submodule(String commit) implements FileContent {}

    /** It is a folder. */
    record Folder() implements FileContent {}

    /** There is nothing at the path. */
    record Nothing() implements FileContent {}

    /**
     * Reads what stands at a path.
     *
     * @param limit the most bytes of a text
     */
    static FileContent of(SourceTree tree, String path, long limit)
            throws SourceException, InterruptedException {
        Optional<SourceEntry> entry = tree.entry(path);
        if (entry.isEmpty()) {
            return new Nothing();
        }
        return switch (entry.get().type()) {
            case FOLDER -> new Folder();
            case LINK -> new Link(entry.get().linkTarget());
            case SUBMODULE -> new Submodule(tree.objectId(path).orElse(""));
            case FILE ->
                    entry.get().size() > limit
                            ? new TooLarge(entry.get().size(), limit)
                            : of(tree.read(path, limit));
        };
    }

    /** Judges the bytes of a file. Pure. */
    static FileContent of(byte[] bytes) {
        for (int i = 0; i < Math.min(PROBE, bytes.length); i++) {
            if (bytes[i] == 0) {
                return new Binary(bytes.length);
            }
        }
        boolean lossy = false;
        String text;
        try {
            text =
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
        } catch (CharacterCodingException e) {
            lossy = true;
            text = new String(bytes, StandardCharsets.UTF_8);
        }
        Lines lines = lines(text, bytes.length, lossy);
        boolean pointer = bytes.length < 1_024 && text.startsWith(LFS);
        return pointer ? new ElsewhereInLfs(lines.lines()) : lines;
    }

    private static Lines lines(String text, long size, boolean lossy) {
        List<String> lines = new ArrayList<>();
        int crlf = 0;
        int lf = 0;
        int from = 0;
        while (from < text.length()) {
            int end = text.indexOf('\n', from);
            if (end < 0) {
                lines.add(text.substring(from));
                break;
            }
            boolean returned = end > from && text.charAt(end - 1) == '\r';
            if (returned) {
                crlf++;
            } else {
                lf++;
            }
            lines.add(text.substring(from, returned ? end - 1 : end));
            from = end + 1;
        }
        Ends ends = crlf == 0 ? Ends.LF : lf == 0 ? Ends.CRLF : Ends.MIXED;
        return new Lines(lines, size, ends, lossy);
    }
}
