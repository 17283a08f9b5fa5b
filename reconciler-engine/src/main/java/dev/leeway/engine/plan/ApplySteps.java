package dev.leeway.engine.plan;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Doubt;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.desired.ObjectOptions;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.live.TrackingMark;
import dev.leeway.engine.plan.StepPlace.Stage;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.util.List;
import java.util.Optional;

/** Works out how a desired object that is missing or changed is brought about. Pure. */
final class ApplySteps {
    private static final StepPlace FIRST = new StepPlace(Stage.PREPARE, 0, 0);

    private final Comparison comparison;
    private final PlanOptions options;
    private final PlanEvidence evidence;
    private final SyncOrder order;

    ApplySteps(Comparison comparison, PlanOptions options, PlanEvidence evidence, SyncOrder order) {
        this.comparison = comparison;
        this.options = options;
        this.evidence = evidence;
        this.order = order;
    }

    /** Returns the step for an object that is missing or changed. */
    Step step(ResourceComparison resource, DesiredObject desired) {
        Optional<HoldReason> leftAlone = leftAlone(resource, desired);
        return leftAlone.isPresent()
                ? hold(resource, desired, leftAlone.get())
                : answered(resource, desired);
    }

    /** Returns the step for an object about which the server refused to say what it would store. */
    Step doubted(ResourceComparison resource, DesiredObject desired, Doubt doubt) {
        Optional<HoldReason> leftAlone = leftAlone(resource, desired);
        if (leftAlone.isPresent()) {
            return hold(resource, desired, leftAlone.get());
        }
        return doubt instanceof Doubt.Rejected rejected
                        && ImmutableFields.explain(resource.key().groupKind(), rejected.causes())
                ? immutable(resource, desired, rejected)
                : hold(resource, desired, new HoldReason.Undetermined(doubt));
    }

    /**
     * An object in sync that is to become the application's own is applied as it is, and marked; so
     * is an own one that carries no mark, because a sync was cut off before it could put it on.
     */
    Optional<Step> marked(ResourceComparison resource) {
        return resource.toSend()
                .filter(
                        desired ->
                                OwnerLeave.adopts(comparison, resource, options)
                                        || (OwnerLeave.lacksMark(comparison, resource)
                                                && leftAlone(resource, desired).isEmpty()))
                .map(
                        desired ->
                                new Step.Patch(
                                        desired,
                                        place(desired),
                                        resource.liveManifest().orElseThrow(),
                                        List.of(),
                                        false));
    }

    private Optional<HoldReason> leftAlone(ResourceComparison resource, DesiredObject desired) {
        ObjectOptions asked = ObjectOptions.of(desired.manifest(), options.sync());
        ObjectOptions live =
                resource.liveManifest()
                        .map(one -> ObjectOptions.of(one, options.sync()))
                        .orElse(asked);
        if (asked.apply() == ObjectOptions.Apply.NEVER
                || live.apply() == ObjectOptions.Apply.NEVER) {
            return Optional.of(
                    new HoldReason.AskedFor(
                            HoldPhrase.NOT_RECONCILED.of(resource.key().toString())));
        }
        if (asked.apply() == ObjectOptions.Apply.IF_ABSENT && resource.liveManifest().isPresent()) {
            return Optional.of(
                    new HoldReason.AskedFor(
                            HoldPhrase.ONLY_WHERE_ABSENT.of(resource.key().toString())));
        }
        return asked.failOnShared() ? shared(resource) : Optional.empty();
    }

    private Optional<HoldReason> shared(ResourceComparison resource) {
        return resource.liveManifest()
                .flatMap(live -> live.annotation(TrackingMark.ANNOTATION))
                .filter(
                        mark ->
                                !mark.equals(
                                        TrackingMark.text(
                                                comparison.application(), resource.key())))
                .map(
                        mark ->
                                new HoldReason.Shared(
                                        HoldPhrase.SHARED.of(
                                                resource.key().toString(), mark.split(":", 2)[0])));
    }

    private Step answered(ResourceComparison resource, DesiredObject desired) {
        Prediction preview = evidence.previews().get(resource.key());
        boolean takesOver = options.takeOver().contains(resource.key());
        return switch (preview) {
            case null -> write(resource, desired, false, takesOver);
            case Prediction.Predicted _ -> write(resource, desired, true, takesOver);
            case Prediction.Conflicting conflicting ->
                    takesOver
                            ? write(resource, desired, true, true)
                            : hold(
                                    resource,
                                    desired,
                                    new HoldReason.Conflicting(conflicting.conflicts()));
            case Prediction.Rejected rejected -> rejected(resource, desired, rejected);
            case Prediction.NotAllowed notAllowed ->
                    hold(resource, desired, doubt(new Doubt.NotAllowed(notAllowed.message())));
            case Prediction.Outdated outdated ->
                    hold(
                            resource,
                            desired,
                            doubt(new Doubt.Outdated(resource.key(), outdated.message())));
            case Prediction.Unanswered unanswered ->
                    hold(resource, desired, doubt(new Doubt.Unanswered(unanswered.said())));
        };
    }

    private static HoldReason doubt(Doubt doubt) {
        return new HoldReason.Undetermined(doubt);
    }

    private Step write(
            ResourceComparison resource,
            DesiredObject desired,
            boolean verified,
            boolean takesOver) {
        return resource.liveManifest().isPresent()
                ? new Step.Patch(
                        desired,
                        place(desired),
                        resource.liveManifest().get(),
                        resource.changes(),
                        takesOver)
                : new Step.Create(desired, place(desired), verified);
    }

    /** The inventory lies in the destination namespace and is written before the rest. */
    StepPlace place(DesiredObject desired) {
        boolean destination =
                desired.key().equals(new ResourceKey("", "Namespace", "", comparison.namespace()));
        return destination ? FIRST : order.applying(desired);
    }

    private Step rejected(
            ResourceComparison resource, DesiredObject desired, Prediction.Rejected rejected) {
        Doubt.Rejected doubt =
                new Doubt.Rejected(
                        rejected.status(),
                        rejected.reason(),
                        rejected.message(),
                        rejected.causes());
        return ImmutableFields.explain(resource.key().groupKind(), rejected.causes())
                ? immutable(resource, desired, doubt)
                : hold(resource, desired, new HoldReason.Rejected(doubt));
    }

    private Step immutable(
            ResourceComparison resource, DesiredObject desired, Doubt.Rejected rejected) {
        boolean allowed =
                options.recreate().contains(resource.key())
                        || ObjectOptions.of(desired.manifest(), options.sync()).force();
        Optional<Manifest> live = resource.liveManifest();
        return allowed && live.isPresent()
                ? new Step.Recreate(
                        desired,
                        place(desired),
                        live.get().uid(),
                        resource.liveVersion(),
                        rejected.causes(),
                        live.get(),
                        evidence.cascades().getOrDefault(resource.key(), Cascade.NOTHING))
                : hold(resource, desired, new HoldReason.Immutable(rejected));
    }

    private Step hold(ResourceComparison resource, DesiredObject desired, HoldReason reason) {
        return new Step.Hold(resource.key(), place(desired), reason);
    }
}
