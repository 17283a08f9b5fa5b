package dev.leeway.engine.bypass;

import dev.leeway.engine.proposal.HostPhrase;
import dev.leeway.engine.wording.Phrase;
import dev.leeway.engine.wording.PhraseReader;
import dev.leeway.engine.wording.Wording;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads what a lease's account says of its end and its times. Accounts keep it in English for ever;
 * what operators wrote is read as it stands. Pure.
 */
public final class LeaseRecords {
    private static final PhraseReader READER =
            new PhraseReader(
                    Stream.concat(
                                    Stream.<Phrase>of(
                                            BypassPhrase.KEPT_EXTENDED,
                                            BypassPhrase.KEPT_LEFT,
                                            BypassPhrase.KEPT_OPENED,
                                            BypassPhrase.KEPT_APPROVED,
                                            BypassPhrase.KEPT_UNCLOSED,
                                            BypassPhrase.KEPT_WENT_ON),
                                    Arrays.<Phrase>stream(HostPhrase.values()))
                            .toList(),
                    Set.of(),
                    Set.of());

    private LeaseRecords() {}

    /** Reads what an account says. */
    public static Wording read(String words) {
        return READER.read(words);
    }
}
