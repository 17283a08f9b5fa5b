package dev.leeway.desktop.session;

import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.PlanWish.Leave;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.ownership.Ownership;
import dev.leeway.engine.plan.FailureWish;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.resource.ResourceKey;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns what the operator wants of a plan into what the engine is asked for. Pure. */
final class PlanOptionsReading {
    /** The field managers of the tools that applied from the client's side: kubectl and Helm. */
    private static final Set<String> CLIENT_SIDE = Set.of("kubectl-client-side-apply", "helm");

    private PlanOptionsReading() {}

    static PlanOptions of(PlanWish wish, Comparison comparison) {
        if (!wish.fields().isEmpty()) {
            return settingBack(wish, comparison);
        }
        return before(wish)
                .takingOver(
                        some(
                                wish,
                                Leave.TAKE_OVER,
                                comparison.resources().stream()
                                        .filter(resource -> !resource.changes().isEmpty())
                                        .map(ResourceComparison::key)
                                        .collect(Collectors.toSet())))
                .adopting(
                        some(
                                wish,
                                Leave.ADOPT,
                                comparison.ownerships().byObject().entrySet().stream()
                                        .filter(
                                                one ->
                                                        one.getValue().leave()
                                                                == Ownership.Leave.WHEN_ASKED)
                                        .map(Map.Entry::getKey)
                                        .collect(Collectors.toSet())));
    }

    /**
     * What sets fields back takes them from whoever changed them, and touches nothing else; what
     * was added there is taken in first, so that it goes.
     */
    private static PlanOptions settingBack(PlanWish wish, Comparison comparison) {
        Set<String> adders = new HashSet<>();
        wish.fields()
                .forEach(
                        (key, fields) ->
                                comparison
                                        .find(key)
                                        .map(resource -> resource.addersOf(fields))
                                        .ifPresent(adders::addAll));
        PlanOptions plain = PlanOptions.PLAIN;
        return new PlanOptions(
                false,
                wish.only(),
                wish.fields(),
                wish.only(),
                Set.of(),
                Set.of(),
                wish.allows(Leave.WITHOUT_LEASE),
                adders,
                wish.hooks(),
                plain.onFailure(),
                plain.sync());
    }

    /** Returns what can be asked for before anything was compared. */
    static PlanOptions before(PlanWish wish) {
        PlanOptions options =
                PlanOptions.PLAIN
                        .withPrune(wish.allows(Leave.PRUNE))
                        .onlyFor(wish.only())
                        .recreating(wish.granted(Leave.RECREATE))
                        .withHooks(wish.hooks())
                        .onFailure(
                                wish.allows(Leave.CONTINUE)
                                        ? FailureWish.CONTINUE_INDEPENDENT
                                        : FailureWish.STOP);
        if (wish.allows(Leave.MIGRATE)) {
            options = options.migrating(CLIENT_SIDE);
        }
        return wish.allows(Leave.WITHOUT_LEASE) ? options.goingOnWithoutLease() : options;
    }

    private static Set<ResourceKey> some(PlanWish wish, Leave leave, Set<ResourceKey> all) {
        Set<ResourceKey> keys = new HashSet<>(wish.granted(leave));
        if (wish.allows(leave)) {
            keys.addAll(all);
        }
        return keys;
    }
}
