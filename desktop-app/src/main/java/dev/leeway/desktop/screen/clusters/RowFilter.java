package dev.leeway.desktop.screen.clusters;

import dev.leeway.engine.browse.TableRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * Which rows are shown: words, {@code !words} that must not occur, {@code /expressions/} and label
 * selectors ({@code app=web}, {@code tier!=db}, {@code -l 'env in (prod,test)'}), all of which must
 * hold. Pure.
 */
public final class RowFilter implements Predicate<TableRow> {
    /** Shows everything. */
    public static final RowFilter ALL =
            new RowFilter(List.of(), Optional.empty(), List.of(), Optional.empty());

    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?";
    private static final Pattern EQUALITY =
            Pattern.compile("(" + LABEL + ")(!=|==|=)([A-Za-z0-9._-]*)");
    private static final Pattern SET =
            Pattern.compile("(" + LABEL + ")\\s+(in|notin)\\s*\\(([^)]*)\\)");
    private static final Pattern PRESENCE = Pattern.compile("(!?)\\s*(" + LABEL + ")");
    private static final Pattern PART = Pattern.compile("[^,(]*(?:\\([^)]*\\)?[^,]*)?");

    /** What a label must be. */
    private record Term(String label, boolean negative, Optional<Set<String>> values, String text) {
        boolean holds(TableRow row) {
            String value = row.label(label);
            boolean is =
                    values.isEmpty()
                            ? value != null
                            : value != null && values.get().contains(value);
            return is != negative;
        }
    }

    private final List<String> words;
    private final Optional<Pattern> expression;
    private final List<Term> terms;
    private final Optional<String> problem;

    private RowFilter(
            List<String> words,
            Optional<Pattern> expression,
            List<Term> terms,
            Optional<String> problem) {
        this.words = words;
        this.expression = expression;
        this.terms = terms;
        this.problem = problem;
    }

    /** Reads what somebody typed; while it is no filter yet it shows everything and says why. */
    public static RowFilter of(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return ALL;
        }
        if (text.startsWith("/")) {
            return expression(text);
        }
        if (text.startsWith("-l ")) {
            return selector(text.substring("-l ".length()).strip().replaceAll("^'|'$", ""));
        }
        List<String> words = new ArrayList<>();
        List<Term> terms = new ArrayList<>();
        for (String word : text.split("\\s+", -1)) {
            if (word.contains("=") && !addTerms(word, terms)) {
                return broken(word);
            } else if (!word.contains("=")) {
                words.add(word.toLowerCase(java.util.Locale.ROOT));
            }
        }
        return new RowFilter(words, Optional.empty(), terms, Optional.empty());
    }

    private static RowFilter expression(String text) {
        String inside =
                text.length() > 1 && text.endsWith("/")
                        ? text.substring(1, text.length() - 1)
                        : text.substring(1);
        try {
            return new RowFilter(
                    List.of(),
                    Optional.of(Pattern.compile(inside, Pattern.CASE_INSENSITIVE)),
                    List.of(),
                    Optional.empty());
        } catch (PatternSyntaxException e) {
            return broken(String.valueOf(e.getDescription()));
        }
    }

    private static RowFilter selector(String text) {
        List<Term> terms = new ArrayList<>();
        return addTerms(text, terms)
                ? new RowFilter(List.of(), Optional.empty(), terms, Optional.empty())
                : broken(text);
    }

    private static RowFilter broken(String why) {
        return new RowFilter(List.of(), Optional.empty(), List.of(), Optional.of(why));
    }

    private static boolean addTerms(String text, List<Term> terms) {
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            String part = parts.group().strip();
            if (part.isEmpty()) {
                continue;
            }
            Matcher equality = EQUALITY.matcher(part);
            Matcher set = SET.matcher(part);
            Matcher presence = PRESENCE.matcher(part);
            if (equality.matches()) {
                terms.add(
                        new Term(
                                equality.group(1),
                                equality.group(2).equals("!="),
                                Optional.of(Set.of(equality.group(3))),
                                part));
            } else if (set.matches()) {
                Set<String> values = new HashSet<>();
                for (String value : set.group(3).split(",", -1)) {
                    values.add(value.strip());
                }
                terms.add(
                        new Term(
                                set.group(1),
                                set.group(2).equals("notin"),
                                Optional.of(Set.copyOf(values)),
                                part));
            } else if (presence.matches()) {
                terms.add(
                        new Term(
                                presence.group(2),
                                !presence.group(1).isEmpty(),
                                Optional.empty(),
                                part));
            } else {
                return false;
            }
        }
        return true;
    }

    /** Returns why it is no filter; empty when it is one. */
    public Optional<String> problem() {
        return problem;
    }

    /** Returns whether it shows everything. */
    public boolean all() {
        return words.isEmpty() && expression.isEmpty() && terms.isEmpty();
    }

    /** Returns the labels part as {@code kubectl -l} takes it; empty for none. */
    public String selectorText() {
        return terms.stream().map(Term::text).collect(Collectors.joining(","));
    }

    @Override
    public boolean test(TableRow row) {
        for (Term term : terms) {
            if (!term.holds(row)) {
                return false;
            }
        }
        for (String word : words) {
            boolean not = word.length() > 1 && word.charAt(0) == '!';
            if (contains(row, not ? word.substring(1) : word) == not) {
                return false;
            }
        }
        return expression.isEmpty() || found(row, expression.get());
    }

    private static boolean contains(TableRow row, String word) {
        if (containsIn(row.name(), word) || containsIn(row.namespace(), word)) {
            return true;
        }
        for (int i = 0; i < row.size(); i++) {
            if (containsIn(row.cell(i), word)) {
                return true;
            }
        }
        return false;
    }

    /** Compares without making a lower-case copy of thirty thousand cells. */
    private static boolean containsIn(String text, String word) {
        int last = text.length() - word.length();
        if (last < 0) {
            return false;
        }
        char first = word.charAt(0);
        for (int i = 0; i <= last; i++) {
            if (Character.toLowerCase(text.charAt(i)) == first
                    && text.regionMatches(true, i, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean found(TableRow row, Pattern wanted) {
        if (wanted.matcher(row.name()).find() || wanted.matcher(row.namespace()).find()) {
            return true;
        }
        for (int i = 0; i < row.size(); i++) {
            if (wanted.matcher(row.cell(i)).find()) {
                return true;
            }
        }
        return false;
    }
}
