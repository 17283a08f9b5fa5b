package dev.leeway.engine.practice.fault;

import java.util.Set;

/**
 * When something goes wrong.
 *
 * @param verbs the verbs concerned, empty for all
 * @param resources the resources concerned, as {@code deployments.apps} or {@code pods}, with
 *     {@code /status} and the like for subresources; empty for all
 * @param namespace the namespace concerned, empty for all
 * @param name the object concerned, empty for all
 * @param probability how likely it is, from 0 to 1
 * @param seed what the dice begin with, so that a drill can be repeated
 * @param times how often it happens at most, 0 for always
 * @param effect what happens
 */
public record FaultRule(
        Set<String> verbs,
        Set<String> resources,
        String namespace,
        String name,
        double probability,
        long seed,
        int times,
        FaultEffect effect) {
    public FaultRule {
        verbs = Set.copyOf(verbs);
        resources = Set.copyOf(resources);
    }

    /** Returns a rule that always strikes every request. */
    public static FaultRule always(FaultEffect effect) {
        return new FaultRule(Set.of(), Set.of(), "", "", 1, 0, 0, effect);
    }

    /** Returns this rule for some verbs alone. */
    public FaultRule onVerbs(String... some) {
        return new FaultRule(
                Set.of(some), resources, namespace, name, probability, seed, times, effect);
    }

    /** Returns this rule for some resources alone. */
    public FaultRule onResources(String... some) {
        return new FaultRule(
                verbs, Set.of(some), namespace, name, probability, seed, times, effect);
    }

    /** Returns this rule striking so many times at most. */
    public FaultRule times(int most) {
        return new FaultRule(verbs, resources, namespace, name, probability, seed, most, effect);
    }

    /** Returns this rule striking with a probability. */
    public FaultRule withProbability(double likely, long diceSeed) {
        return new FaultRule(verbs, resources, namespace, name, likely, diceSeed, times, effect);
    }

    /** Returns whether the rule is about such a request. */
    public boolean concerns(FaultSubject subject) {
        String resource =
                subject.group().isEmpty()
                        ? subject.resource()
                        : subject.resource() + "." + subject.group();
        String full =
                subject.subresource().isEmpty() ? resource : resource + "/" + subject.subresource();
        return (verbs.isEmpty() || verbs.contains(subject.verb()))
                && (resources.isEmpty() || resources.contains(full))
                && (namespace.isEmpty() || namespace.equals(subject.namespace()))
                && (name.isEmpty() || name.equals(subject.name()));
    }
}
