package dev.leeway.engine.run;

import dev.leeway.engine.live.ClusterException;
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

    /** Returns a verdict on every object that exists. */
    Ownerships read(LiveSet live, Instant now) throws InterruptedException {
        String applySet = InventoryObject.applySet(application, namespace);
        Map<ResourceKey, InventoryEntry> entries = live.inventory().known().byKey();
        Map<ResourceKey, List<Claim>> claims = new HashMap<>();
        Map<Question, ClaimerState> answers = new HashMap<>();
        for (Map.Entry<ResourceKey, LiveState> one : live.states().entrySet()) {
            if (one.getValue() instanceof LiveState.Present present) {
                List<Claim> found =
                        Claims.on(one.getKey(), present.manifest(), application, applySet);
                claims.put(one.getKey(), found);
                for (Claim claim : found) {
                    Optional<Question> question = ClaimCheck.question(claim);
                    if (question.isPresent() && !answers.containsKey(question.get())) {
                        answers.put(question.get(), answer(question.get()));
                    }
                }
            }
        }
        SortedMap<ResourceKey, Ownership> verdicts = new TreeMap<>();
        SortedMap<ResourceKey, String> askedAs = new TreeMap<>();
        claims.forEach(
                (key, found) -> {
                    if (live.state(key) instanceof LiveState.Present present) {
                        Manifest manifest = present.manifest();
                        flaps.follow(key, manifest);
                        Ownership verdict =
                                OwnershipVerdict.of(
                                        key,
                                        manifest,
                                        application,
                                        Optional.ofNullable(entries.get(key)),
                                        ClaimCheck.of(key, manifest, found, answers),
                                        flaps.of(key, now));
                        verdicts.put(key, verdict);
                        ForeignTerms.manager(verdict, manifest)
                                .ifPresent(manager -> askedAs.put(key, manager));
                    }
                });
        return new Ownerships(verdicts, askedAs);
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
            return new ClaimerState.Unreadable(String.valueOf(refused.getMessage()));
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
            case LiveState.Unreadable unreadable ->
                    new ClaimerState.Unreadable(unreadable.message());
            case null -> new ClaimerState.Unreadable("there was no answer about " + place);
        };
    }

    private ClaimerState unserved(GroupKind kind) {
        return kinds.unreadableGroups().contains(kind.group())
                ? new ClaimerState.Unreadable("the cluster could not say whether it serves " + kind)
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
            return new ClaimerState.Unreadable(String.valueOf(refused.getMessage()));
        }
    }

    /** Looked for in the whole cluster, or where that is not permitted, in the own namespace. */
    private ClaimerState labelled(Question.Labelled labelled) throws InterruptedException {
        List<Manifest> found = new ArrayList<>();
        String refusal = "";
        for (GroupKind groupKind : PARENTS) {
            Optional<ServedKind> kind = kinds.preferred(groupKind);
            if (kind.isEmpty()) {
                continue;
            }
            try {
                found.addAll(labelled(kind.get(), "", labelled));
            } catch (ClusterException refused) {
                refusal = String.valueOf(refused.getMessage());
                try {
                    found.addAll(labelled(kind.get(), namespace, labelled));
                } catch (ClusterException alsoRefused) {
                    refusal = String.valueOf(alsoRefused.getMessage());
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
