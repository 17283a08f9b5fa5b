package dev.leeway.engine.compare;

import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.schema.FieldSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers verdicts, so that comparing an unchanged object costs nothing. A verdict counts only
 * for the very uid, resource version, desired body, manager, rules and shape that it was given on,
 * one that rests on the server's word also for the admission of then, and for half an hour at most,
 * since a webhook may come to another opinion by itself. Safe for use from several threads.
 */
public final class VerdictMemo {
    private static final Duration LIFE = Duration.ofMinutes(30);

    /**
     * Verdicts of one moment end over these minutes, so that they are not all asked for at once.
     */
    private static final int SPREAD_SECONDS = 300;

    private static final int MOST = 200_000;

    private final Map<Place, Entry> entries = new ConcurrentHashMap<>();

    private record Place(String cluster, ResourceKey key, String manager) {}

    private record Entry(
            Subject subject,
            String uid,
            String version,
            Instant until,
            String admission,
            ResourceComparison verdict) {}

    /** Returns the verdict that still stands, about this reading of the live object. */
    public Optional<ResourceComparison> find(String cluster, Subject subject, Instant now) {
        if (!(subject.live() instanceof LiveState.Present present)) {
            return Optional.empty();
        }
        Entry entry = entries.get(place(cluster, subject));
        if (entry == null
                || !entry.version().equals(present.manifest().resourceVersion())
                || !entry.uid().equals(present.manifest().uid())
                || entry.until().isBefore(now)
                || !sameQuestion(entry.subject(), subject)) {
            return Optional.empty();
        }
        ResourceComparison known = entry.verdict();
        return Optional.of(
                new ResourceComparison(
                        known.key(),
                        known.kind(),
                        Optional.of(subject.desired()),
                        subject.live(),
                        known.predicted(),
                        known.difference(),
                        known.judgement()));
    }

    /**
     * Forgets a verdict that was given under another admission, and returns whether there was one.
     */
    public boolean forgetUnless(String cluster, Subject subject, String admission) {
        Place place = place(cluster, subject);
        Entry entry = entries.get(place);
        return entry != null
                && !entry.admission().equals(admission)
                && entries.remove(place, entry);
    }

    private static boolean sameQuestion(Subject then, Subject now) {
        return then.manager().equals(now.manager())
                && then.rules().equals(now.rules())
                && sameShape(then.schema(), now.schema())
                && then.desired().kind().equals(now.desired().kind())
                && then.desired().manifest().equals(now.desired().manifest());
    }

    /** Shapes are kept by whoever read them; another one means that definitions were read anew. */
    private static boolean sameShape(Optional<FieldSchema> then, Optional<FieldSchema> now) {
        return then.equals(now);
    }

    /**
     * Keeps a verdict that rests on a proof or on the server's word; others are asked for again.
     *
     * @param admission what admission the cluster had when the server gave its word; empty for a
     *     proof
     */
    public void keep(
            String cluster,
            Subject subject,
            ResourceComparison verdict,
            String admission,
            Instant now) {
        List<Judgement> lasting = List.of(Judgement.LOCAL_PROOF, Judgement.SERVER_DRY_RUN);
        if (!lasting.contains(verdict.judgement())
                || !(verdict.live() instanceof LiveState.Present present)) {
            return;
        }
        if (entries.size() >= MOST) {
            entries.clear();
        }
        entries.put(
                place(cluster, subject),
                new Entry(
                        subject,
                        present.manifest().uid(),
                        present.manifest().resourceVersion(),
                        now.plus(LIFE).minusSeconds(spread(subject)),
                        admission,
                        verdict));
    }

    private static int spread(Subject subject) {
        return Math.floorMod(subject.desired().key().hashCode(), SPREAD_SECONDS);
    }

    private static Place place(String cluster, Subject subject) {
        return new Place(cluster, subject.desired().key(), subject.manager());
    }
}
