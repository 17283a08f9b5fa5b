package dev.leeway.engine.yaml;

import dev.leeway.engine.wording.Phrase;
import dev.leeway.engine.wording.PhraseReader;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Knows the sentences of the library that parses YAML, so that they can be worded too. Pure. */
final class ParserWords {
    private static final PhraseReader READER = new PhraseReader(known(), Set.of(), Set.of());

    private ParserWords() {}

    /**
     * Returns what the library says: in words of our own, or else quoted as its words.
     *
     * @param context what it was reading; empty when it does not say
     * @param problem what is wrong
     */
    static Wording of(String context, String problem) {
        Wording wrong = read(problem);
        return context.isBlank() ? wrong : YamlPhrase.WITHIN.of(READER.read(context), wrong);
    }

    private static Wording read(String problem) {
        Wording read = READER.read(problem);
        return read instanceof Wording.Quoted ? YamlPhrase.SAYS.of(read) : read;
    }

    private static List<Phrase> known() {
        return Stream.of(YamlPhrase.values())
                .filter(one -> one.name().startsWith("PARSER_") || one.name().startsWith("WHILE_"))
                .<Phrase>map(one -> one)
                .toList();
    }
}
