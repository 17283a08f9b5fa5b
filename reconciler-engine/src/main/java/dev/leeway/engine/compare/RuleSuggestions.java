package dev.leeway.engine.compare;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Offers ignore rules for fields that a program in the cluster owns by design. Pure. */
public final class RuleSuggestions {
    private static final List<String> INJECTION =
            List.of(
                    "cert-manager.io/inject-ca-from",
                    "cert-manager.io/inject-ca-from-secret",
                    "cert-manager.io/inject-apiserver-ca",
                    "service.beta.openshift.io/inject-cabundle");
    private static final FieldPath REPLICAS = FieldPath.of("spec", "replicas");

    private RuleSuggestions() {}

    /**
     * Returns the rules worth offering for an object.
     *
     * @param resource the verdict on it
     * @param autoscalers the desired objects among which autoscalers may be
     */
    public static List<SuggestedRule> of(ResourceComparison resource, List<Manifest> autoscalers) {
        List<SuggestedRule> suggestions = new ArrayList<>();
        Optional<Manifest> live = resource.liveManifest();
        for (FieldChange change : resource.changes()) {
            if (change.path().equals(REPLICAS)) {
                scaled(resource.key(), change, autoscalers).ifPresent(suggestions::add);
            }
            if (change.pointer().endsWith("/caBundle") && live.isPresent()) {
                injected(resource.key(), change, live.get()).ifPresent(suggestions::add);
            }
        }
        return suggestions;
    }

    private static Optional<SuggestedRule> scaled(
            ResourceKey key, FieldChange change, List<Manifest> autoscalers) {
        Optional<Manifest> autoscaler =
                autoscalers.stream().filter(one -> targets(one, key)).findFirst();
        if (autoscaler.isPresent()) {
            Manifest one = autoscaler.get();
            return Optional.of(
                    rule(
                            key,
                            change.pointer(),
                            one.kind()
                                    + " "
                                    + one.name()
                                    + " scales it. Better still: take the field out of Git."));
        }
        boolean scaled =
                change.attribution() instanceof Attribution.Known known
                        && Stream.concat(Stream.of(known.owner()), known.coOwners().stream())
                                .anyMatch(
                                        owner ->
                                                owner.subresource().equals("scale")
                                                        && ManagerNature.of(owner)
                                                                == ManagerNature.PROGRAM);
        return scaled
                ? Optional.of(
                        rule(
                                key,
                                change.pointer(),
                                "A program scales it. Better still: take the field out of Git."))
                : Optional.empty();
    }

    private static boolean targets(Manifest autoscaler, ResourceKey key) {
        GroupKind kind = autoscaler.gvk().groupKind();
        boolean horizontal = kind.kind().equals("HorizontalPodAutoscaler");
        boolean scaledObject = kind.kind().equals("ScaledObject");
        if ((!horizontal && !scaledObject)
                || !autoscaler.key().namespace().equals(key.namespace())) {
            return false;
        }
        JsonObject target = autoscaler.root().objectAt("spec", "scaleTargetRef");
        // KEDA takes a Deployment where the kind is not said.
        String targetKind = target.string("kind", scaledObject ? "Deployment" : "");
        return targetKind.equals(key.kind()) && target.string("name", "").equals(key.name());
    }

    private static Optional<SuggestedRule> injected(
            ResourceKey key, FieldChange change, Manifest live) {
        return INJECTION.stream()
                .filter(mark -> live.annotation(mark).isPresent())
                .findFirst()
                .map(
                        mark ->
                                rule(
                                        key,
                                        change.pointer(),
                                        "The annotation "
                                                + mark
                                                + " has the bundle injected in the cluster."));
    }

    private static SuggestedRule rule(ResourceKey key, String pointer, String reason) {
        return new SuggestedRule(
                new IgnoreRule(
                        key.group(),
                        key.kind(),
                        key.namespace(),
                        key.name(),
                        List.of(pointer),
                        List.of(),
                        List.of(),
                        "suggested"),
                reason);
    }
}
