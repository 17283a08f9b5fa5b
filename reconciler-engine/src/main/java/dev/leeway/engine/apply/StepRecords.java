package dev.leeway.engine.apply;

import java.util.regex.Pattern;
import java.util.Map;
import dev.leeway.engine.audit.StorePhrase;
import dev.leeway.engine.health.HealthPhrase;
import dev.leeway.engine.history.Deed;
import dev.leeway.engine.history.SyncTally;
import dev.leeway.engine.history.SyncWords;
import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.live.HoldMarkPhrase;
import dev.leeway.engine.live.OutlookPhrase;
import dev.leeway.engine.compare.PrunePhrase;
import dev.leeway.engine.plan.HoldPhrase;
import dev.leeway.engine.plan.PlanPhrase;
import dev.leeway.engine.wording.Phrase;
import dev.leeway.engine.wording.PhraseReader;
import dev.leeway.engine.wording.Wording;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads from records what became of steps and of syncs. Records keep it in English for ever; what
 * is no phrase of Leeway's, above all what a server said, is read as it stands.
 */
public final class StepRecords {
    /** Numbers decide about the words around them. */
    private static final Set<Phrase> HEALTH_COUNTS =
            Set.of(
                    HealthPhrase.LAGS,
                    HealthPhrase.REPLICAS_UPDATED,
                    HealthPhrase.UPDATED_AVAILABLE,
                    HealthPhrase.OLD_REPLICAS,
                    HealthPhrase.REPLICAS_AVAILABLE,
                    HealthPhrase.REPLICAS_READY,
                    HealthPhrase.BEYOND_PARTITION,
                    HealthPhrase.AVAILABLE,
                    HealthPhrase.READY,
                    HealthPhrase.READY_ON_DELETE,
                    HealthPhrase.PODS_UPDATED,
                    HealthPhrase.PODS_AVAILABLE,
                    HealthPhrase.ON_NODES,
                    HealthPhrase.JOB_PODS,
                    HealthPhrase.RUNS_ACTIVE,
                    HealthPhrase.ENDED_WITH_CODE,
                    HealthPhrase.DISRUPTIONS_ALLOWED,
                    HealthPhrase.PARTITION_HOLDS,
                    HealthPhrase.ALL_READY,
                    HealthPhrase.DAYS,
                    HealthPhrase.TIMES,
                    HealthPhrase.SCRIPT_TOO_LONG);

    /** What stands in their places stands as it is. */
    private static final Set<Phrase> HEALTH_SAYS =
            Set.of(
                    HealthPhrase.AGED,
                    HealthPhrase.AGED_LATE,
                    HealthPhrase.NOT_SCHEDULED,
                    HealthPhrase.NOT_READY_RESTARTED,
                    HealthPhrase.PHASE,
                    HealthPhrase.PHASE_QUOTED,
                    HealthPhrase.STATE,
                    HealthPhrase.ARGO_SAYS,
                    HealthPhrase.LAST_RUN_FAILED,
                    HealthPhrase.LAST_RUN_SUCCEEDED,
                    HealthPhrase.CHECK_FAILED,
                    HealthPhrase.COMMIT_NOT_ACTIVE,
                    HealthPhrase.SCRIPT_FAILED,
                    HealthPhrase.EXPRESSION_FALSE,
                    HealthPhrase.EXPRESSION_FAILED);

    /** What a container does, from without to within. */
    private static final List<Phrase> HEALTH_WITHIN =
            List.of(
                    HealthPhrase.LAST,
                    HealthPhrase.RESTARTED,
                    HealthPhrase.OF_IMAGE,
                    HealthPhrase.EXIT_CODE);

    /** Why a container ended, in one word. */
    private static final Pattern REASON = Pattern.compile("\\w+");

    /** How kubelets call trouble with an image. */
    private static final Pattern IMAGE_TROUBLE =
            Pattern.compile("\\S*: (Err)?Image\\w+|\\S*: (InvalidImageName|\\w*Pull\\w*)");

    /** How many are deleted, by which what was to be typed is told from a server's words. */
    private static final Pattern COUNT = Pattern.compile("\\d+");

    private static final PhraseReader READER =
            new PhraseReader(
                    phrases(),
                    counting(),
                    Stream.concat(HEALTH_WITHIN.stream(), Stream.of(PlanPhrase.CONFIRM)).toList(),
                    Map.of(
                            HealthPhrase.OF_IMAGE,
                            IMAGE_TROUBLE.asMatchPredicate(),
                            HealthPhrase.EXIT_CODE,
                            REASON.asMatchPredicate(),
                            PlanPhrase.CONFIRM,
                            COUNT.asMatchPredicate()));

    private StepRecords() {}

    /** Reads what a record says. */
    public static Wording read(String words) {
        return READER.read(words);
    }

    /** Reads how a sync ended: in numbers, or why it did not go on. */
    public static Wording readClosing(String words) {
        SyncWords.Closing closing = SyncWords.Closing.read(words);
        return closing.said(
                SyncTally.read(closing.message())
                        .map(SyncTally::said)
                        .orElseGet(() -> read(closing.message())));
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
                                HoldMarkPhrase.values(),
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
        Stream<Phrase> plain =
                Arrays.<Phrase>stream(HealthPhrase.values()).filter(one -> one.places() == 0);
        return Stream.of(
                        ours,
                        plain,
                        HEALTH_COUNTS.stream(),
                        HEALTH_SAYS.stream(),
                        Stream.<Phrase>of(HealthPhrase.AND))
                .flatMap(one -> one)
                .toList();
    }

    private static Set<Phrase> counting() {
        Set<Phrase> counting = new HashSet<>(HEALTH_COUNTS);
        counting.add(Deed.FIELDS_CHANGED);
        counting.add(StepPhrase.TAKEN_IN);
        return counting;
    }
}
