package dev.leeway.engine.apply;

import dev.leeway.engine.audit.StorePhrase;
import dev.leeway.engine.health.HealthPhrase;
import dev.leeway.engine.history.Deed;
import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.live.OutlookPhrase;
import dev.leeway.engine.compare.PrunePhrase;
import dev.leeway.engine.plan.HoldPhrase;
import dev.leeway.engine.plan.PlanPhrase;
import dev.leeway.engine.wording.Phrase;
import dev.leeway.engine.wording.PhraseReader;
import dev.leeway.engine.wording.Wording;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads from records what became of steps and of syncs. Records keep it in English for ever; what
 * is no phrase of Leeway's, above all what a server said, is read as it stands.
 */
public final class StepRecords {
    private static final PhraseReader READER =
            new PhraseReader(phrases(), Set.of(Deed.FIELDS_CHANGED, StepPhrase.TAKEN_IN));

    private StepRecords() {}

    /** Reads what a record says. */
    public static Wording read(String words) {
        return READER.read(words);
    }

    private static List<Phrase> phrases() {
        Stream<Phrase> ours =
                Stream.<Phrase[]>of(
                                Deed.values(),
                                StepPhrase.values(),
                                RefusalPhrase.values(),
                                SyncPhrase.values(),
                                InventoryPhrase.values(),
                                WaitPhrase.values(),
                                HoldPhrase.values(),
                                PrunePhrase.values(),
                                // Why a deletion was to be confirmed.
                                new Phrase[] {
                                    PlanPhrase.MANY,
                                    PlanPhrase.TAKES_ALONG,
                                    PlanPhrase.HOLDS_DATA,
                                    PlanPhrase.ASKS
                                },
                                OutlookPhrase.values(),
                                ClusterPhrase.values(),
                                StorePhrase.values())
                        .flatMap(Arrays::stream);
        // The numbers of the others decide about the words around them.
        Stream<Phrase> plain =
                Arrays.<Phrase>stream(HealthPhrase.values()).filter(one -> one.places() == 0);
        return Stream.concat(ours, plain).toList();
    }
}
