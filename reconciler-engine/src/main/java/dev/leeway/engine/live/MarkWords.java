package dev.leeway.engine.live;

import dev.leeway.engine.json.JsonPhrase;
import dev.leeway.engine.wording.Phrase;
import dev.leeway.engine.wording.PhraseReader;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Knows what Leeway itself puts where a mark names its owner and a reason, so that it can be worded
 * too; the words of people stand as they are. Pure.
 */
final class MarkWords {
    private static final PhraseReader READER = new PhraseReader(known(), Set.of(), Set.of());

    private MarkWords() {}

    /** Returns an owner or a reason as it can be worded. */
    static Wording of(String words) {
        return READER.read(words);
    }

    private static List<Phrase> known() {
        return Stream.concat(
                        Stream.<Phrase>of(
                                HoldMarkPhrase.MARK_FIX,
                                HoldMarkPhrase.MARK_NO_ENTRY,
                                HoldMarkPhrase.MARK_NO_FIELD,
                                HoldMarkPhrase.MARK_NO_LIST,
                                HoldMarkPhrase.MARK_SCOPE,
                                HoldMarkPhrase.MARK_SOMEBODY,
                                HoldMarkPhrase.MARK_UNREADABLE),
                        Stream.of(JsonPhrase.values()))
                .toList();
    }
}
