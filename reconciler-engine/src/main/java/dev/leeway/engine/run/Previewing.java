package dev.leeway.engine.run;

import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.apply.SameObject;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.concurrent.FanOut;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.live.PredictionRequest;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks the server about what a plan would apply, without force, so that conflicts are seen. */
final class Previewing {
    private static final GroupKind DEFINITION =
            new GroupKind("apiextensions.k8s.io", "CustomResourceDefinition");

    /** How often an object is asked about anew because only its status moved on. */
    private static final int TRIES = 5;

    private final ClusterReader reader;
    private final FanOut fanOut;
    private final String manager;
    private final Duration timeout;

    Previewing(ClusterReader reader, FanOut fanOut, String manager, Duration timeout) {
        this.reader = reader;
        this.fanOut = fanOut;
        this.manager = manager;
        this.timeout = timeout;
    }

    /**
     * Returns the server's answers, by object. An object in a namespace, or of a kind, that the
     * same plan creates is left out: the server could not tell yet.
     */
    Map<ResourceKey, Prediction> preview(
            Comparison comparison, PlanOptions options, List<Step> prepare)
            throws InterruptedException {
        Set<String> newNamespaces = new HashSet<>();
        Set<GroupKind> newKinds = new HashSet<>();
        prepare.stream()
                .filter(Step.Create.class::isInstance)
                .forEach(step -> newNamespaces.add(step.key().name()));
        List<ResourceComparison> asked = new ArrayList<>();
        for (ResourceComparison resource : comparison.resources()) {
            boolean missing = resource.difference() instanceof Difference.Missing;
            boolean changed = !resource.changes().isEmpty();
            if (missing && resource.key().kind().equals("Namespace")) {
                newNamespaces.add(resource.key().name());
            }
            if (missing && resource.key().groupKind().equals(DEFINITION)) {
                resource.desired().ifPresent(object -> newKinds.add(defined(object.manifest())));
            }
            if ((missing || changed) && options.covers(resource.key())) {
                asked.add(resource);
            }
        }
        asked.removeIf(
                resource ->
                        !resource.kind().map(ServedKind::served).orElse(false)
                                || newNamespaces.contains(resource.key().namespace())
                                || newKinds.contains(resource.key().groupKind()));
        return answers(asked);
    }

    private static GroupKind defined(Manifest definition) {
        return new GroupKind(
                definition.root().stringAt("spec", "group").orElse(""),
                definition.root().stringAt("spec", "names", "kind").orElse(""));
    }

    private Map<ResourceKey, Prediction> answers(List<ResourceComparison> asked)
            throws InterruptedException {
        List<FanOut.Outcome<Prediction>> outcomes =
                fanOut.run(asked, timeout.multipliedBy(4), this::ask);
        Map<ResourceKey, Prediction> answers = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            Prediction answer =
                    switch (outcomes.get(i)) {
                        case FanOut.Outcome.Done<Prediction> done -> done.value();
                        case FanOut.Outcome.Failed<Prediction> failed ->
                                new Prediction.Unanswered(String.valueOf(failed.cause()));
                        case FanOut.Outcome.Unfinished<Prediction> _,
                                FanOut.Outcome.NotStarted<Prediction> _ ->
                                new Prediction.Unanswered(ClusterPhrase.PLAN_LATE.of());
                    };
            answers.put(asked.get(i).key(), answer);
        }
        return answers;
    }

    /**
     * Asks about the version that was compared; about a newer one where only its status was written
     * since, as the steps do when they are sent.
     */
    private Prediction ask(ResourceComparison resource) throws InterruptedException {
        DesiredObject desired = resource.toSend().orElseThrow();
        String version = resource.liveVersion();
        Prediction answer = ask(desired, version);
        for (int i = 0; i < TRIES && answer instanceof Prediction.Outdated; i++) {
            Optional<String> newer = newer(resource, desired, version);
            if (newer.isEmpty()) {
                return answer;
            }
            version = newer.get();
            answer = ask(desired, version);
        }
        return answer;
    }

    private Optional<String> newer(ResourceComparison resource, DesiredObject desired, String than)
            throws InterruptedException {
        Optional<Manifest> seen = resource.liveManifest();
        return seen.isPresent()
                        && reader.readNow(desired.key(), desired.kind(), timeout)
                                instanceof LiveState.Present now
                        && SameObject.isSame(seen.get(), now.manifest())
                        && !now.manifest().resourceVersion().equals(than)
                ? Optional.of(now.manifest().resourceVersion())
                : Optional.empty();
    }

    private Prediction ask(DesiredObject desired, String version) throws InterruptedException {
        return reader.predict(
                new PredictionRequest(
                        desired.key(),
                        desired.kind(),
                        desired.manifest(),
                        manager,
                        false,
                        version,
                        timeout));
    }
}
