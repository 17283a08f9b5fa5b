package dev.leeway.engine.proposal;

import dev.leeway.engine.edit.EditRefusalPhrase;
import dev.leeway.engine.edit.rendered.EditPhrase;
import dev.leeway.engine.render.RenderPhrase;
import dev.leeway.engine.source.SourcePhrase;
import dev.leeway.engine.wording.Phrase;
import dev.leeway.engine.wording.PhraseReader;
import dev.leeway.engine.wording.Wording;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads from the outbox why a proposal does not go on. The outbox keeps it in English; what is no
 * phrase of Leeway's, above all what a host said, is read as it stands.
 */
public final class ProposalRecords {
    private static final PhraseReader READER =
            new PhraseReader(
                    Stream.<Phrase[]>of(
                                    ProposalPhrase.values(),
                                    DeliveryPhrase.values(),
                                    EditPhrase.values(),
                                    EditRefusalPhrase.values(),
                                    HostPhrase.values(),
                                    SourcePhrase.values(),
                                    RenderPhrase.values())
                            .flatMap(Arrays::stream)
                            .toList(),
                    Set.of(),
                    Set.of(EditPhrase.FIELDS));

    private ProposalRecords() {}

    /** Reads what the outbox says. */
    public static Wording read(String words) {
        return READER.read(words);
    }
}
