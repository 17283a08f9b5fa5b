package dev.leeway.engine.render.directory;

import dev.leeway.engine.render.RenderPhrase;
import dev.leeway.engine.wording.Wording;
import java.io.Serial;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A glob on a relative path: {@code *} for any text, slashes included as Argo CD has it, {@code ?}
 * for one character, {@code [abc]} and {@code [!abc]}, and lists {@code {a,b}}, which may nest.
 */
final class Glob {
    private final Pattern pattern;

    /** A text is not a glob; says why. */
    static final class GlobException extends Exception {
        @Serial private static final long serialVersionUID = 1L;

        private final transient Wording said;

        GlobException(Wording said, @Nullable Throwable cause) {
            super(said.text(), cause);
            this.said = said;
        }

        Wording said() {
            return said;
        }
    }

    private Glob(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Reads a glob.
     *
     * @throws GlobException when a bracket or brace is not closed
     */
    static Glob of(String glob) throws GlobException {
        StringBuilder regex = new StringBuilder();
        int braces = 0;
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            switch (c) {
                case '*' -> regex.append(".*");
                case '?' -> regex.append('.');
                case '{' -> {
                    regex.append("(?:");
                    braces++;
                }
                case '}' -> {
                    regex.append(braces > 0 ? ")" : "\\}");
                    braces = Math.max(0, braces - 1);
                }
                case ',' -> regex.append(braces > 0 ? "|" : ",");
                case '[' -> {
                    int end = glob.indexOf(']', i + 2);
                    if (end < 0) {
                        throw new GlobException(RenderPhrase.GLOB_OPEN.of("["), null);
                    }
                    regex.append(characters(glob.substring(i + 1, end)));
                    i = end;
                }
                case '\\' -> {
                    i++;
                    if (i < glob.length()) {
                        regex.append(Pattern.quote(glob.substring(i, i + 1)));
                    }
                }
                default -> regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        if (braces > 0) {
            throw new GlobException(RenderPhrase.GLOB_OPEN.of("{"), null);
        }
        try {
            return new Glob(Pattern.compile(regex.toString(), Pattern.DOTALL));
        } catch (PatternSyntaxException e) {
            throw new GlobException(Wording.quoted(e.getDescription()), e);
        }
    }

    private static String characters(String inside) {
        boolean negated = inside.startsWith("!") || inside.startsWith("^");
        String set =
                (negated ? inside.substring(1) : inside).replaceAll("([\\\\\\[\\]&^])", "\\\\$1");
        return (negated ? "[^" : "[") + set + "]";
    }

    /** Returns whether the whole path matches. */
    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }
}
