package dev.leeway.engine.practice.fault;

import dev.leeway.engine.json.JsonArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The faults that are switched on. Safe for use from any thread; the cluster's own users (named
 * {@code system:...}) are spared.
 */
public final class Faults {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, Armed> armed = new LinkedHashMap<>();
    private int lastId;

    /** A rule, its dice and how often it struck. */
    private static final class Armed {
        private final FaultRule rule;
        private final Random dice;
        private int strikes;

        Armed(FaultRule rule) {
            this.rule = rule;
            this.dice = new Random(rule.seed());
        }

        boolean spent() {
            return rule.times() > 0 && strikes >= rule.times();
        }

        boolean strikes(FaultSubject subject) {
            if (spent() || !rule.concerns(subject)) {
                return false;
            }
            boolean strikes = rule.probability() >= 1 || dice.nextDouble() < rule.probability();
            if (strikes) {
                this.strikes++;
            }
            return strikes;
        }
    }

    /**
     * A rule as it stands.
     *
     * @param id its number
     * @param rule the rule
     * @param strikes how often it struck
     */
    public record Standing(int id, FaultRule rule, int strikes) {}

    /** Switches a fault on and returns its number. */
    public int add(FaultRule rule) {
        return locked(
                () -> {
                    armed.put(++lastId, new Armed(rule));
                    return lastId;
                });
    }

    /** Switches a fault off; returns whether it was on. */
    public boolean remove(int id) {
        return locked(() -> armed.remove(id) != null);
    }

    /** Switches all faults off. */
    public void clear() {
        locked(
                () -> {
                    armed.clear();
                    return 0;
                });
    }

    /** Returns the faults that are on, in the order in which they came. */
    public List<Standing> standing() {
        return locked(
                () -> {
                    List<Standing> all = new ArrayList<>();
                    armed.forEach((id, each) -> all.add(new Standing(id, each.rule, each.strikes)));
                    return all;
                });
    }

    /** Returns what strikes a request, in order; each counts as having struck. */
    public List<FaultEffect> strike(FaultSubject subject) {
        if (isSpared(subject)) {
            return List.of();
        }
        return locked(
                () ->
                        armed.values().stream()
                                .filter(each -> each.strikes(subject))
                                .map(each -> each.rule.effect())
                                .toList());
    }

    /** Returns whether a request would be forbidden; counts nothing. */
    public boolean forbids(FaultSubject subject) {
        return !isSpared(subject)
                && locked(
                        () ->
                                armed.values().stream()
                                        .anyMatch(
                                                each ->
                                                        each.rule.effect()
                                                                        instanceof
                                                                        FaultEffect.Forbidden
                                                                && !each.spent()
                                                                && each.rule.concerns(subject)));
    }

    /**
     * Returns the patches of the mutating webhooks that see a request, in order; counts nothing.
     */
    public List<JsonArray> rewritings(FaultSubject subject) {
        if (isSpared(subject)) {
            return List.of();
        }
        return locked(
                () -> {
                    List<JsonArray> patches = new ArrayList<>();
                    for (Armed each : armed.values()) {
                        if (each.rule.effect() instanceof FaultEffect.MutatingWebhook hook
                                && each.rule.concerns(subject)) {
                            patches.add(hook.patch());
                        }
                    }
                    return patches;
                });
    }

    private static boolean isSpared(FaultSubject subject) {
        return subject.user().startsWith("system:")
                && !subject.user().startsWith("system:serviceaccount:");
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
