package dev.leeway.engine.json;

import dev.leeway.engine.wording.Wording;
import java.util.Optional;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Says plainly what the library that parses JSON says of common mistakes; the rest of its sentences
 * are quoted as its own. Pure.
 */
final class ParserSentences {
    private static final String ODD = "Unexpected character \\('(.)' \\(code \\d+\\)\\)";

    private static final List<Sentence> KNOWN =
            List.of(
                    known(ODD + ": was expecting double-quote.*", JsonPhrase.WANTS_NAME),
                    known(ODD + ": was expecting a colon.*", JsonPhrase.WANTS_COLON),
                    known(ODD + ": was expecting comma.*", JsonPhrase.WANTS_COMMA),
                    known(ODD + ": expected a (?:valid )?value.*", JsonPhrase.WANTS_VALUE),
                    known(ODD + ".*", JsonPhrase.CHARACTER),
                    known("Unexpected close marker '(.)'.*", JsonPhrase.CHARACTER),
                    known("Unrecognized token '(.*?)'.*", JsonPhrase.TOKEN),
                    known("Unrecognized character escape '(.)'.*", JsonPhrase.ESCAPE),
                    known("Duplicate field '(.*)'", JsonPhrase.TWICE),
                    new Sentence(
                            Pattern.compile("Unexpected end-of-input.*", Pattern.DOTALL),
                            _ -> JsonPhrase.END.of()),
                    new Sentence(
                            Pattern.compile("Illegal unquoted character.*", Pattern.DOTALL),
                            _ -> JsonPhrase.CONTROL.of()),
                    new Sentence(
                            Pattern.compile("Document nesting depth.*exceeds.*", Pattern.DOTALL),
                            _ -> JsonPhrase.DEEP.of()));

    private ParserSentences() {}

    private record Sentence(Pattern theirs, Function<MatchResult, Wording> ours) {
        Optional<Wording> read(String words) {
            return Optional.of(theirs.matcher(words))
                    .filter(matcher -> matcher.matches())
                    .map(matcher -> ours.apply(matcher.toMatchResult()));
        }
    }

    private static Sentence known(String theirs, JsonPhrase ours) {
        return new Sentence(
                Pattern.compile(theirs, Pattern.DOTALL),
                found -> ours.of(String.valueOf(found.group(1))));
    }

    /** Returns what is wrong, of the library's sentence about it. */
    static Wording of(String words) {
        return KNOWN.stream()
                .flatMap(sentence -> sentence.read(words).stream())
                .findFirst()
                .orElseGet(() -> JsonPhrase.SAYS.of(words));
    }
}
