package dev.leeway.engine.apply;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.plan.FailureWish;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What was not done in a run, and what therefore must not follow. */
final class Failures {
    private final FailureWish wish;
    private final Set<String> namespaces = new HashSet<>();
    private final Set<GroupKind> kinds = new HashSet<>();
    private Wording first = Wording.none();

    Failures(FailureWish wish) {
        this.wish = wish;
    }

    /** Takes note of a step that was not done. */
    void add(StepResult result) {
        Step step = result.step();
        if (first.isEmpty()) {
            first =
                    StepPhrase.EARLIER_ONE.of(
                            StepPhrase.action(step), Wording.quoted(step.key().toString()));
        }
        if (step.key().groupKind().equals(new GroupKind("", "Namespace"))) {
            namespaces.add(step.key().name());
        }
        if (step instanceof Step.Create create
                && step.key().kind().equals("CustomResourceDefinition")) {
            JsonObject spec = create.desired().manifest().root().objectAt("spec");
            kinds.add(
                    new GroupKind(
                            spec.string("group", ""), spec.objectAt("names").string("kind", "")));
        }
    }

    boolean any() {
        return !first.isEmpty();
    }

    /** Returns why no later wave may follow; empty when what is independent may. */
    Optional<Wording> reasonToStop() {
        return first.isEmpty() || wish == FailureWish.CONTINUE_INDEPENDENT
                ? Optional.empty()
                : Optional.of(first);
    }

    /**
     * Returns whether a step must not follow: it stands in a namespace, or is of a kind, that was
     * not made, or it deletes or runs a hook after a failure.
     */
    boolean hinder(Step step) {
        if (first.isEmpty()) {
            return false;
        }
        ResourceKey key = step.key();
        return step instanceof Step.Prune
                || step instanceof Step.RunHook
                || namespaces.contains(key.namespace())
                || kinds.contains(key.groupKind());
    }
}
