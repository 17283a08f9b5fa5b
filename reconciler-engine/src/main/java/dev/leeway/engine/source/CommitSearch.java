package dev.leeway.engine.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which commits are wanted: those that match everything given. Letters match in either case.
 *
 * @param words each must stand in the message, the author's name or address, or begin the id
 * @param author must stand in the author's name or address; may be empty
 * @param path a file or folder that the commit changed; may be empty
 * @param follow whether a file is followed to the names that it had before
 * @param text must have come or gone in a changed line; may be empty. Slow: every commit's files
 *     are compared
 */
public record CommitSearch(
        List<String> words, String author, String path, boolean follow, String text) {
    /** Every commit. */
    public static final CommitSearch ALL = new CommitSearch(List.of(), "", "", false, "");

    public CommitSearch {
        words = List.copyOf(words);
    }

    /** Returns the commits that changed a file or folder. */
    public static CommitSearch ofPath(String path, boolean follow) {
        return new CommitSearch(List.of(), "", path, follow, "");
    }

    /**
     * Reads what an operator typed: words, {@code author:NAME}, {@code path:PATH} and {@code
     * diff:TEXT}; what stands between double quotes is one, and a backslash before a double quote
     * or a backslash makes it a plain one.
     */
    public static CommitSearch parse(String typed) {
        List<String> words = new ArrayList<>();
        String author = "";
        String path = "";
        String text = "";
        for (String part : parts(typed)) {
            String lower = part.toLowerCase(Locale.ROOT);
            if (lower.startsWith("author:")) {
                author = part.substring("author:".length());
            } else if (lower.startsWith("path:")) {
                path = part.substring("path:".length()).replaceAll("^/+|/+$", "");
            } else if (lower.startsWith("diff:")) {
                text = part.substring("diff:".length());
            } else {
                words.add(part);
            }
        }
        return new CommitSearch(words, author, path, false, text);
    }

    /** Returns what to type to find the commits that changed a path. */
    public static String typedPath(String path) {
        return "path:\"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private static List<String> parts(String typed) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < typed.length(); at++) {
            char character = typed.charAt(at);
            char next = at + 1 < typed.length() ? typed.charAt(at + 1) : ' ';
            if (character == '\\' && (next == '"' || next == '\\')) {
                part.append(next);
                at++;
            } else if (character == '"') {
                quoted = !quoted;
            } else if (Character.isWhitespace(character) && !quoted) {
                if (!part.isEmpty()) {
                    parts.add(part.toString());
                }
                part.setLength(0);
            } else {
                part.append(character);
            }
        }
        if (!part.isEmpty()) {
            parts.add(part.toString());
        }
        return parts;
    }

    /** Returns whether every commit is wanted. */
    public boolean isAll() {
        return equals(ALL);
    }

    /** Returns whether a commit has the words and the author; says nothing of files. */
    public boolean matches(Commit commit, String message) {
        String who = (commit.author() + " <" + commit.email() + ">").toLowerCase(Locale.ROOT);
        String said = message.toLowerCase(Locale.ROOT);
        return who.contains(author.toLowerCase(Locale.ROOT))
                && words.stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .allMatch(
                                word ->
                                        said.contains(word)
                                                || who.contains(word)
                                                || commit.id().startsWith(word));
    }
}
