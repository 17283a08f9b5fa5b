package dev.leeway.engine.wording;

import java.util.stream.Stream;
import java.util.stream.Collectors;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads English words back into the phrases that they were made of, for records that keep words.
 * What was read says in English exactly what was given; whatever is no phrase stands as it is.
 * Immutable; safe for use from any thread.
 */
public final class PhraseReader {
    /** Fewer letters than these fit too much that is no phrase. */
    private static final int TELLING = 4;

    /** No phrase of ours has phrases in phrases deeper than this; a server's words may look so. */
    private static final int DEPTH = 8;

    private static final int DIGITS = 9;

    private final List<Pattern> telling;
    private final List<Pattern> loose;
    private final List<Pattern> inner;
    private final Map<Phrase, Predicate<String>> marked;

    /**
     * Makes one that knows these phrases.
     *
     * @param counting those of them whose places are filled by numbers and nothing else
     * @param ofFields those of them that begin with the path of a field, by which they are known
     */
    public PhraseReader(List<Phrase> phrases, Set<Phrase> counting, Set<Phrase> ofFields) {
        this(
                phrases,
                counting,
                List.of(),
                ofFields.stream()
                        .collect(
                                Collectors.toMap(
                                        phrase -> phrase, _ -> first -> first.startsWith("."))));
    }

    /**
     * Makes one that knows these phrases.
     *
     * @param counting those of them whose places are filled by numbers and nothing else
     * @param inner phrases that are asked after the telling ones, in this order: their words are
     *     those of others too, so they count where a phrase ends them
     * @param marked by what stands first in them some are known that no phrase ends
     */
    public PhraseReader(
            List<? extends Phrase> phrases,
            Set<Phrase> counting,
            List<? extends Phrase> inner,
            Map<Phrase, Predicate<String>> marked) {
        this.marked = Map.copyOf(marked);
        this.inner = patterns(inner, counting).toList();
        List<Pattern> patterns =
                patterns(phrases, counting)
                        // Who says more is asked first: a frame fits what stands in it too.
                        .sorted(Comparator.comparingInt(Pattern::length).reversed())
                        .toList();
        this.telling = patterns.stream().filter(one -> one.letters() >= TELLING).toList();
        this.loose = patterns.stream().filter(one -> one.letters() < TELLING).toList();
    }

    private static Stream<Pattern> patterns(List<? extends Phrase> phrases, Set<Phrase> counting) {
        return phrases.stream()
                .map(phrase -> Pattern.of(phrase, counting.contains(phrase)))
                .flatMap(Optional::stream);
    }

    /** Returns the words as a phrase with its parts, or as they are. */
    public Wording read(String words) {
        return read(words, DEPTH);
    }

    private Wording read(String words, int depth) {
        if (words.isEmpty() || depth == 0) {
            return Wording.quoted(words);
        }
        for (Pattern pattern : telling) {
            Optional<List<String>> parts = pattern.parts(words);
            if (parts.isPresent()) {
                return phrase(pattern, parts.get(), depth);
            }
        }
        for (Pattern pattern : inner) {
            Optional<List<String>> parts = inner(pattern, words);
            if (parts.isPresent()) {
                return phrase(pattern, parts.get(), depth);
            }
        }
        for (Pattern pattern : loose) {
            Optional<List<String>> parts =
                    framed(pattern, words, this::isSpeaking, this::isSpeaking);
            if (parts.isPresent()) {
                return phrase(pattern, parts.get(), depth);
            }
        }
        return moment(words);
    }

    private Optional<List<String>> inner(Pattern pattern, String words) {
        boolean byMarkAlone = marked.containsKey(pattern.phrase());
        return framed(pattern, words, _ -> false, second -> !byMarkAlone && isTelling(second));
    }

    private Wording phrase(Pattern pattern, List<String> parts, int depth) {
        return new Wording.Phrased(
                pattern.phrase(),
                parts.stream()
                        .map(
                                part ->
                                        pattern.counting()
                                                        || (inner.contains(pattern)
                                                                && Pattern.isNumber(part))
                                                ? Wording.count(Long.parseLong(part))
                                                : read(part, depth - 1))
                        .toList());
    }

    /** A frame like "one; another" fits anything: it counts where a phrase stands in it. */
    private Optional<List<String>> framed(
            Pattern pattern, String words, Predicate<String> isFirst, Predicate<String> isSecond) {
        if (pattern.literals().size() != 3) {
            return Optional.empty();
        }
        String before = pattern.literals().getFirst();
        String between = pattern.literals().get(1);
        String after = pattern.literals().getLast();
        if (!words.startsWith(before)
                || !words.endsWith(after)
                || words.length() < before.length() + after.length()) {
            return Optional.empty();
        }
        String inner = words.substring(before.length(), words.length() - after.length());
        for (int at = inner.indexOf(between); at >= 0; at = inner.indexOf(between, at + 1)) {
            String first = inner.substring(0, at);
            String second = inner.substring(at + between.length());
            boolean known =
                    marked.getOrDefault(pattern.phrase(), _ -> false).test(first)
                            || isFirst.test(first)
                            || isSecond.test(second);
            if (known) {
                return Optional.of(List.of(first, second));
            }
        }
        return Optional.empty();
    }

    /** Whether a phrase stands there, or one with another in it. */
    private boolean isSpeaking(String words) {
        return isTelling(words)
                || inner.stream().anyMatch(pattern -> inner(pattern, words).isPresent());
    }

    private boolean isTelling(String words) {
        return telling.stream().anyMatch(pattern -> pattern.parts(words).isPresent())
                || inner.stream()
                        .anyMatch(
                                pattern ->
                                        framed(pattern, words, _ -> false, _ -> false).isPresent());
    }

    private static Wording moment(String words) {
        if (words.length() < "2026-01-01T00:00:00Z".length() || !words.endsWith("Z")) {
            return Wording.quoted(words);
        }
        try {
            Wording moment = Wording.moment(Instant.parse(words));
            return moment.text().equals(words) ? moment : Wording.quoted(words);
        } catch (DateTimeParseException none) {
            return Wording.quoted(words);
        }
    }

    /**
     * A phrase cut at its places.
     *
     * @param literals what stands before, between and after the places
     */
    private record Pattern(Phrase phrase, List<String> literals, boolean counting) {
        /** Returns it; empty for a phrase that turns its places round or has one twice. */
        static Optional<Pattern> of(Phrase phrase, boolean counting) {
            List<String> literals = new ArrayList<>();
            String rest = phrase.pattern();
            for (int place = 0; place < phrase.places(); place++) {
                int at = rest.indexOf("{" + place + "}");
                if (at < 0) {
                    return Optional.empty();
                }
                literals.add(rest.substring(0, at));
                rest = rest.substring(at + 3);
            }
            literals.add(rest);
            boolean plain = literals.stream().noneMatch(one -> one.contains("{"));
            return plain
                    ? Optional.of(new Pattern(phrase, List.copyOf(literals), counting))
                    : Optional.empty();
        }

        int length() {
            return literals.stream().mapToInt(String::length).sum();
        }

        int letters() {
            return (int)
                    literals.stream()
                            .flatMapToInt(String::chars)
                            .filter(Character::isLetter)
                            .count();
        }

        /** Returns what fills the places; empty when the words are not these. */
        Optional<List<String>> parts(String words) {
            String first = literals.getFirst();
            if (literals.size() == 1) {
                return words.equals(first) ? Optional.of(List.of()) : Optional.empty();
            }
            String last = literals.getLast();
            int end = words.length() - last.length();
            if (!words.startsWith(first) || !words.endsWith(last) || end < first.length()) {
                return Optional.empty();
            }
            List<String> parts = new ArrayList<>();
            int from = first.length();
            for (String literal : literals.subList(1, literals.size() - 1)) {
                int at = words.indexOf(literal, from);
                if (at < 0 || at + literal.length() > end) {
                    return Optional.empty();
                }
                parts.add(words.substring(from, at));
                from = at + literal.length();
            }
            parts.add(words.substring(from, end));
            return !counting || parts.stream().allMatch(Pattern::isNumber)
                    ? Optional.of(parts)
                    : Optional.empty();
        }

        private static boolean isNumber(String part) {
            return !part.isEmpty()
                    && part.length() <= DIGITS
                    && part.chars().allMatch(one -> one >= '0' && one <= '9');
        }
    }
}
