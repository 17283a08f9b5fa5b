package dev.leeway.engine.run;

import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.InventoryEntry;
import dev.leeway.engine.live.InventoryObject;
import dev.leeway.engine.live.LiveSet;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.ownership.Claim;
import dev.leeway.engine.ownership.ClaimCheck;
import dev.leeway.engine.ownership.ClaimPhrase;
import dev.leeway.engine.ownership.ClaimerState;
import dev.leeway.engine.ownership.Claims;
import dev.leeway.engine.ownership.FlapMemory;
import dev.leeway.engine.ownership.ForeignEngine;
import dev.leeway.engine.ownership.ForeignTerms;
import dev.leeway.engine.ownership.Ownership;
import dev.leeway.engine.ownership.OwnershipVerdict;
import dev.leeway.engine.ownership.Ownerships;
import dev.leeway.engine.ownership.Question;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.KindCatalog;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds out whose the live objects of an application are; asks only about marks that stand. */
final class OwnershipReading {
    private static final List<GroupKind> PARENTS =
            List.of(new GroupKind("", "Secret"), new GroupKind("", "ConfigMap"));

    private final ClusterReader reader;
    private final KindCatalog kinds;
    private final String application;
    private final String namespace;
    private final FlapMemory flaps;
    private final Duration timeout;

    OwnershipReading(
            ClusterReader reader,
            KindCatalog kinds,
            String application,
            String namespace,
            FlapMemory flaps,
            Duration timeout) {
        this.reader = reader;
        this.kinds = kinds;
        this.application = application;
        this.namespace = namespace;
        this.flaps = flaps;
        this.timeout = timeout;
    }

    /** An object that exists, and who claims it. */
    private record Claimed(ResourceKey key, Manifest manifest, List<Claim> claims) {}

    /** Whose an object is. */
    private record Judged(ResourceKey key, Ownership ownership, Optional<String> askedAs) {}

    /**
     * Returns a verdict on every object that exists; what asks nobody is done on every processor.
     */
    Ownerships read(LiveSet live, Instant now) throws InterruptedException {
        List<Claimed> claimed = claimed(live);
        Map<Question, ClaimerState> answers = answers(claimed);
        claimed.forEach(one -> flaps.follow(one.key(), one.manifest()));
        Map<ResourceKey, InventoryEntry> entries = live.inventory().known().byKey();
        List<Judged> judged =
                claimed.parallelStream().map(one -> judged(one, entries, answers, now)).toList();
        SortedMap<ResourceKey, Ownership> verdicts = new TreeMap<>();
        SortedMap<ResourceKey, String> askedAs = new TreeMap<>();
        for (Judged one : judged) {
            verdicts.put(one.key(), one.ownership());
            one.askedAs().ifPresent(manager -> askedAs.put(one.key(), manager));
        }
        return new Ownerships(verdicts, askedAs);
    }

    private List<Claimed> claimed(LiveSet live) {
        String applySet = InventoryObject.applySet(application, namespace);
        return List.copyOf(live.states().entrySet()).parallelStream()
                .flatMap(one -> claimed(one.getKey(), one.getValue(), applySet).stream())
                .toList();
    }

    private Optional<Claimed> claimed(ResourceKey key, LiveState state, String applySet) {
        return state instanceof LiveState.Present present
                ? Optional.of(
                        new Claimed(
                                key,
                                present.manifest(),
                                Claims.on(key, present.manifest(), application, applySet)))
                : Optional.empty();
    }

    private Map<Question, ClaimerState> answers(List<Claimed> claimed) throws InterruptedException {
        Map<Question, ClaimerState> answers = new HashMap<>();
        for (Claimed one : claimed) {
            for (Claim claim : one.claims()) {
                Optional<Question> question = ClaimCheck.question(claim);
                if (question.isPresent() && !answers.containsKey(question.get())) {
                    answers.put(question.get(), answer(question.get()));
                }
            }
        }
        return answers;
    }

    private Judged judged(
            Claimed one,
            Map<ResourceKey, InventoryEntry> entries,
            Map<Question, ClaimerState> answers,
            Instant now) {
        Ownership ownership =
                OwnershipVerdict.of(
                        one.key(),
                        one.manifest(),
                        application,
                        Optional.ofNullable(entries.get(one.key())),
                        ClaimCheck.of(one.key(), one.manifest(), one.claims(), answers),
                        flaps.of(one.key(), now));
        return new Judged(one.key(), ownership, ForeignTerms.manager(ownership, one.manifest()));
    }

    private ClaimerState answer(Question question) throws InterruptedException {
        return switch (question) {
            case Question.EngineObjects all -> engineObjects(all.engine());
            case Question.EngineObject one -> {
                ForeignEngine engine = one.engine();
                yield object(
                        kinds.preferred(new GroupKind(engine.group(), engine.kind())),
                        new ResourceKey(
                                engine.group(), engine.kind(), one.namespace(), one.name()));
            }
            case Question.Owner owner -> {
                Gvk gvk = Gvk.of(owner.apiVersion(), owner.key().kind());
                yield object(
                        kinds.find(gvk).or(() -> kinds.preferred(gvk.groupKind())), owner.key());
            }
            case Question.HelmRelease release -> release(release);
            case Question.Labelled labelled -> labelled(labelled);
        };
    }

    private ClaimerState engineObjects(ForeignEngine engine) throws InterruptedException {
        GroupKind groupKind = new GroupKind(engine.group(), engine.kind());
        Optional<ServedKind> kind = kinds.preferred(groupKind);
        if (kind.isEmpty()) {
            return unserved(groupKind);
        }
        try {
            return new ClaimerState.Read(List.copyOf(reader.list(kind.get(), "", timeout)));
        } catch (ClusterException refused) {
            return new ClaimerState.Unreadable(refused.said());
        }
    }

    private ClaimerState object(Optional<ServedKind> kind, ResourceKey key)
            throws InterruptedException {
        if (kind.isEmpty()) {
            return unserved(key.groupKind());
        }
        ResourceKey place =
                kind.get().namespaced()
                        ? key
                        : new ResourceKey(key.group(), key.kind(), "", key.name());
        return switch (reader.read(Map.of(place, kind.get()), timeout).get(place)) {
            case LiveState.Present present -> new ClaimerState.Read(List.of(present.manifest()));
            case LiveState.Absent _ -> new ClaimerState.Read(List.of());
            case LiveState.Unreadable unreadable -> new ClaimerState.Unreadable(unreadable.said());
            case null ->
                    new ClaimerState.Unreadable(
                            ClusterPhrase.UNANSWERED_ABOUT.of(place.toString()));
        };
    }

    private ClaimerState unserved(GroupKind kind) {
        return kinds.unreadableGroups().contains(kind.group())
                ? new ClaimerState.Unreadable(ClaimPhrase.SERVED_UNSAID.of(kind.toString()))
                : new ClaimerState.None(ClaimPhrase.NOT_SERVED.of(kind.toString()));
    }

    private ClaimerState release(Question.HelmRelease release) throws InterruptedException {
        try {
            Optional<ServedKind> secrets = kinds.preferred(new GroupKind("", "Secret"));
            if (secrets.isEmpty()) {
                return unserved(new GroupKind("", "Secret"));
            }
            return new ClaimerState.Read(
                    reader
                            .labelled(
                                    secrets.get(),
                                    release.namespace(),
                                    "name",
                                    release.name(),
                                    timeout)
                            .stream()
                            .filter(one -> one.label("owner").filter("helm"::equals).isPresent())
                            .toList());
        } catch (ClusterException refused) {
            return new ClaimerState.Unreadable(refused.said());
        }
    }

    /** Looked for in the whole cluster, or where that is not permitted, in the own namespace. */
    private ClaimerState labelled(Question.Labelled labelled) throws InterruptedException {
        List<Manifest> found = new ArrayList<>();
        Wording refusal = Wording.none();
        for (GroupKind groupKind : PARENTS) {
            Optional<ServedKind> kind = kinds.preferred(groupKind);
            if (kind.isEmpty()) {
                continue;
            }
            try {
                found.addAll(labelled(kind.get(), "", labelled));
            } catch (ClusterException refused) {
                refusal = refused.said();
                try {
                    found.addAll(labelled(kind.get(), namespace, labelled));
                } catch (ClusterException alsoRefused) {
                    refusal = alsoRefused.said();
                }
            }
        }
        return found.isEmpty() && !refusal.isEmpty()
                ? new ClaimerState.Unreadable(refusal)
                : new ClaimerState.Read(found);
    }

    private List<Manifest> labelled(ServedKind kind, String where, Question.Labelled labelled)
            throws ClusterException, InterruptedException {
        return List.copyOf(
                reader.labelled(kind, where, labelled.label(), labelled.value(), timeout));
    }
}
