package dev.leeway.engine.compare.jq;

import dev.leeway.engine.compare.DoubtPhrase;
import dev.leeway.engine.wording.PhraseReader;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.Set;

/** What is wrong with an expression, as it comes over from the process that evaluates it. Pure. */
final class JqWords {
    private static final PhraseReader READER =
            new PhraseReader(
                    List.of(
                            DoubtPhrase.EXPRESSION_LONG,
                            DoubtPhrase.EXPRESSION_NESTED,
                            DoubtPhrase.EXPRESSION_RECURSES,
                            DoubtPhrase.JQ_SAYS),
                    Set.of(),
                    Set.of());

    private JqWords() {}

    /** Returns English words of Leeway's as the phrase that they are; any others are quoted. */
    static Wording of(String words) {
        return READER.read(words);
    }
}
