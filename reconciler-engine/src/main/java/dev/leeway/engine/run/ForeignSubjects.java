package dev.leeway.engine.run;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.compare.Subject;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.desired.DesiredSet;
import dev.leeway.engine.live.LiveSet;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.ownership.ForeignTerms;
import dev.leeway.engine.ownership.Ownerships;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.resource.ResourceKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Puts the objects of other owners in their owners' terms for judging, and the verdicts back in our
 * own. Pure but for the judging that is handed to it.
 */
final class ForeignSubjects {
    private ForeignSubjects() {}

    /**
     * Returns the subjects, those of other owners under their owners' names and with their marks.
     */
    static List<Subject> inOwnersTerms(List<Subject> subjects, Ownerships ownerships) {
        return subjects.stream().map(subject -> inOwnersTerms(subject, ownerships)).toList();
    }

    private static Subject inOwnersTerms(Subject subject, Ownerships ownerships) {
        DesiredObject desired = subject.desired();
        Optional<String> manager = ownerships.foreignManager(desired.key());
        if (manager.isEmpty() || !(subject.live() instanceof LiveState.Present present)) {
            return subject;
        }
        return new Subject(
                new DesiredObject(
                        desired.key(),
                        desired.kind(),
                        ForeignTerms.body(desired.manifest(), present.manifest()),
                        desired.origin()),
                subject.live(),
                subject.schema(),
                manager.get(),
                subject.rules());
    }

    /** Returns the verdicts with what Git wants, without the marks that were lent for judging. */
    static List<ResourceComparison> inOwnWords(
            DesiredSet desired, List<ResourceComparison> verdicts) {
        Map<ResourceKey, DesiredObject> own = new HashMap<>();
        desired.objects().forEach(object -> own.put(object.key(), object));
        List<ResourceComparison> all = new ArrayList<>();
        for (ResourceComparison verdict : verdicts) {
            all.add(
                    new ResourceComparison(
                            verdict.key(),
                            verdict.kind(),
                            Optional.ofNullable(own.get(verdict.key())).or(verdict::desired),
                            verdict.live(),
                            verdict.predicted(),
                            verdict.difference(),
                            verdict.judgement(),
                            verdict.leftAlone()));
        }
        return all;
    }

    /** Judges desired objects on readings that were made. */
    interface Judged {
        /** Returns one verdict for each object. */
        List<ResourceComparison> of(List<DesiredObject> objects, LiveSet live)
                throws InterruptedException;
    }

    /**
     * Returns the comparison with the objects that are to be adopted judged anew under Leeway's own
     * name: that is how they will be applied, and it takes away less than their owner would.
     */
    static Comparison adopted(Comparison comparison, PlanOptions options, Judged judged)
            throws InterruptedException {
        List<DesiredObject> objects = new ArrayList<>();
        SortedMap<ResourceKey, LiveState> states = new TreeMap<>();
        for (ResourceComparison one : comparison.resources()) {
            boolean foreign = comparison.ownerships().foreignManager(one.key()).isPresent();
            if (foreign && options.adopt().contains(one.key()) && one.desired().isPresent()) {
                objects.add(one.desired().get());
                states.put(one.key(), one.live());
            }
        }
        if (objects.isEmpty()) {
            return comparison;
        }
        Map<ResourceKey, ResourceComparison> anew = new HashMap<>();
        LiveSet live =
                new LiveSet(comparison.cluster(), states, comparison.inventory(), comparison.at());
        judged.of(objects, live).forEach(verdict -> anew.put(verdict.key(), verdict));
        return comparison.with(
                comparison.resources().stream()
                        .map(one -> anew.getOrDefault(one.key(), one))
                        .toList());
    }
}
