package dev.leeway.engine.health;

import dev.leeway.engine.resource.Manifest;
import java.util.Optional;
import java.util.Set;

/** Judges what Crossplane and its providers manage, whatever their group. */
final class CrossplaneRule {
    private static final Set<String> NEVER_FALSE = Set.of("LastAsyncOperation", "Synced");
    private static final Set<String> GOALS =
            Set.of(
                    "Ready",
                    "Healthy",
                    "Offered",
                    "Established",
                    "ValidPipeline",
                    "RevisionHealthy");
    private static final Set<String> PACKAGES = Set.of("Provider", "Configuration", "Function");

    /** Kinds that are read by controllers and report nothing. */
    private static final Set<String> SETTINGS =
            Set.of(
                    "ProviderConfig",
                    "ClusterProviderConfig",
                    "ProviderConfigUsage",
                    "Composition",
                    "CompositionRevision",
                    "DeploymentRuntimeConfig",
                    "ControllerConfig",
                    "EnvironmentConfig",
                    "StoreConfig");

    private CrossplaneRule() {}

    static boolean covers(String group) {
        return group.endsWith(".crossplane.io") || group.endsWith(".upbound.io");
    }

    static Optional<Health> assess(Manifest live, HealthContext context) {
        Workload managed = Workload.of(live);
        if (SETTINGS.contains(live.kind())) {
            return Optional.of(Health.healthy(HealthPhrase.READ_BY_PROVIDER.of()));
        }
        if (managed.conditions().isEmpty()) {
            return Optional.empty();
        }
        if (PACKAGES.contains(live.kind()) && live.gvk().group().equals("pkg.crossplane.io")) {
            return Optional.of(installed(managed));
        }
        Optional<Condition> goal = Optional.empty();
        for (Condition condition : managed.conditions()) {
            if (condition.isFalse() && condition.reason().equals("ReconcilePaused")) {
                return Optional.of(Health.suspended(condition.text()));
            }
            if (condition.isFalse() && NEVER_FALSE.contains(condition.type())) {
                return Optional.of(Health.degraded(condition.text()));
            }
            if (condition.isTrue() && GOALS.contains(condition.type())) {
                goal = Optional.of(condition);
            }
        }
        return Optional.of(
                goal.map(c -> Health.healthy(c.text()))
                        .orElseGet(
                                () -> Health.progressing(managed.conditions().getFirst().text())));
    }

    private static Health installed(Workload provider) {
        int met = 0;
        for (Condition condition : provider.conditions()) {
            boolean needed =
                    condition.type().equals("Installed") || condition.type().equals("Healthy");
            if (needed && condition.isFalse()) {
                return Health.degraded(condition.text());
            }
            met += needed && condition.isTrue() ? 1 : 0;
        }
        return met == 2
                ? Health.healthy(HealthPhrase.INSTALLED.of())
                : Health.progressing(HealthPhrase.BEING_INSTALLED.of());
    }
}
