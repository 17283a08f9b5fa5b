package dev.leeway.desktop.control.code;

import dev.leeway.desktop.control.code.CodeToken.Kind;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Colours lines of YAML and JSON; any other text stays plain. It looks at one line at a time and
 * remembers whether a block of text goes on, so that it is quick and never fails: a wrong colour is
 * a blemish, and half a file with none is worse. Pure.
 */
public final class CodeColouring {
    private static final Pattern WORD =
            Pattern.compile(
                    "true|false|null|~|[-+]?(\\d[\\d_]*)(\\.\\d+)?([eE][-+]?\\d+)?|0x[0-9a-fA-F]+");
    private static final Pattern BLOCK = Pattern.compile("[|>][-+0-9]*\\s*(#.*)?");
    private static final Pattern KEY =
            Pattern.compile(
                    "(\"(?:[^\"\\\\]|\\\\.)*\"|'[^']*'|[^\\s#\"'{}\\[\\]&*!|>%@`,][^#]*?):(?=\\s|$)");
    private static final Pattern JSON =
            Pattern.compile(
                    "(\"(?:[^\"\\\\]|\\\\.)*\"?)(\\s*:)?|\\b(true|false|null)\\b"
                            + "|-?\\b\\d+(\\.\\d+)?([eE][-+]?\\d+)?\\b");

    /** A longer line is not looked at: nobody reads it, and it would take long. */
    private static final int LONGEST = 10_000;

    private CodeColouring() {}

    /**
     * Colours a file.
     *
     * @param path its path, whose ending tells the language
     * @return the stretches of every line, in order and without gaps
     */
    public static List<List<CodeToken>> of(String path, List<String> lines) {
        String name = path.toLowerCase(Locale.ROOT);
        if (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith("chart.lock")) {
            return new Yaml().lines(lines);
        }
        if (name.endsWith(".json")) {
            return lines.stream().map(CodeColouring::json).toList();
        }
        return lines.stream().map(CodeColouring::plain).toList();
    }

    private static List<CodeToken> plain(String line) {
        return line.isEmpty() ? List.of() : List.of(new CodeToken(Kind.PLAIN, 0, line.length()));
    }

    private static List<CodeToken> json(String line) {
        if (line.length() > LONGEST) {
            return plain(line);
        }
        Stretches stretches = new Stretches();
        Matcher matcher = JSON.matcher(line);
        while (matcher.find()) {
            boolean text = matcher.group(1) != null;
            boolean key = text && matcher.group(2) != null;
            stretches.add(
                    key ? Kind.KEY : text ? Kind.TEXT : Kind.WORD, matcher.start(), matcher.end());
        }
        return stretches.until(line.length());
    }

    /** Collects stretches, and fills what lies between them with plain ones. */
    private static final class Stretches {
        private final List<CodeToken> tokens = new ArrayList<>();
        private int at;

        void add(Kind kind, int start, int end) {
            if (start > at) {
                tokens.add(new CodeToken(Kind.PLAIN, at, start));
            }
            if (end > start) {
                tokens.add(new CodeToken(kind, start, end));
            }
            at = end;
        }

        List<CodeToken> until(int end) {
            if (end > at) {
                tokens.add(new CodeToken(Kind.PLAIN, at, end));
            }
            return List.copyOf(tokens);
        }
    }

    private static final class Yaml {
        /** The indentation that a block of text is deeper than; -1 outside of one. */
        private int block = -1;

        List<List<CodeToken>> lines(List<String> lines) {
            return lines.stream().map(this::line).toList();
        }

        private List<CodeToken> line(String line) {
            if (line.length() > LONGEST) {
                return plain(line);
            }
            int indent = 0;
            while (indent < line.length() && line.charAt(indent) == ' ') {
                indent++;
            }
            boolean blank = line.isBlank();
            if (block >= 0 && (blank || indent > block)) {
                return blank ? plain(line) : List.of(new CodeToken(Kind.TEXT, 0, line.length()));
            }
            if (!blank) {
                block = -1;
            }
            Stretches stretches = new Stretches();
            int at = indent;
            int column = indent;
            while (line.startsWith("- ", at)
                    || (line.startsWith("-", at) && at + 1 == line.length())) {
                column = at;
                at++;
                while (at < line.length() && line.charAt(at) == ' ') {
                    at++;
                }
            }
            if (line.startsWith("---") || line.startsWith("...") || line.startsWith("%")) {
                stretches.add(Kind.WORD, 0, Math.min(3, line.length()));
                at = Math.min(3, line.length());
            }
            Matcher key = KEY.matcher(line).region(at, line.length());
            if (key.lookingAt()) {
                stretches.add(Kind.KEY, key.start(), key.end());
                column = at;
                at = key.end();
            }
            value(line, at, column, stretches);
            return stretches.until(line.length());
        }

        private void value(String line, int from, int column, Stretches stretches) {
            int at = from;
            while (at < line.length() && line.charAt(at) == ' ') {
                at++;
            }
            int end = comment(line, at);
            int last = end;
            while (last > at && line.charAt(last - 1) == ' ') {
                last--;
            }
            String value = line.substring(at, last);
            if (BLOCK.matcher(value).matches()) {
                block = column;
                stretches.add(Kind.WORD, at, last);
            } else if (value.startsWith("\"") || value.startsWith("'")) {
                stretches.add(Kind.TEXT, at, last);
            } else if (WORD.matcher(value).matches()) {
                stretches.add(Kind.WORD, at, last);
            } else if (value.startsWith("&") || value.startsWith("*") || value.startsWith("!")) {
                int space = line.indexOf(' ', at);
                stretches.add(Kind.WORD, at, space < 0 || space > last ? last : space);
            }
            if (end < line.length()) {
                stretches.add(Kind.COMMENT, end, line.length());
            }
        }

        /** Where a comment begins: at a hash at the start or after a space, outside of quotes. */
        private static int comment(String line, int from) {
            char quote = 0;
            for (int at = from; at < line.length(); at++) {
                char character = line.charAt(at);
                if (quote != 0) {
                    quote = character == quote ? 0 : quote;
                } else if ((character == '"' || character == '\'')
                        && (at == from || " [{,:".indexOf(line.charAt(at - 1)) >= 0)) {
                    quote = character;
                } else if (character == '#' && (at == 0 || line.charAt(at - 1) == ' ')) {
                    return at;
                }
            }
            return line.length();
        }
    }
}
