package dev.leeway.engine.run;

import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.audit.AuditRecord;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.insights.Happening;
import dev.leeway.engine.insights.Happenings;
import dev.leeway.engine.insights.Insights;
import dev.leeway.engine.insights.Period;
import dev.leeway.engine.insights.Targets;
import dev.leeway.engine.workspace.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what was written down of a workspace's applications, for the indicators. */
final class InsightReading {
    /** How long before the period something may have begun that still went on in it. */
    private static final Duration REACH = Duration.ofDays(120);

    private static final int TREND_PARTS = 12;

    private final Workspace workspace;
    private final EngineParts parts;

    InsightReading(Workspace workspace, EngineParts parts) {
        this.workspace = workspace;
        this.parts = parts;
    }

    Insights read(Period period, Targets targets) throws StoreException {
        return Insights.of(happenings(period), period, targets, TREND_PARTS);
    }

    List<Happening> happenings(Period period) throws StoreException {
        List<Happening> happenings = new ArrayList<>();
        List<AuditRecord> trail =
                parts.audit()
                        .list(
                                new AuditQuery(
                                        Optional.of(period.from().minus(REACH)),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Integer.MAX_VALUE));
        happenings.addAll(Happenings.syncs(trail));
        happenings.addAll(Happenings.bypasses(trail));
        happenings.addAll(Happenings.drift(parts.history().drift(period.from())));
        for (Workspace.Application application : workspace.applications()) {
            happenings.addAll(
                    Happenings.deployedCommits(
                            parts.history()
                                    .page(
                                            application.name(),
                                            application.cluster(),
                                            Long.MAX_VALUE,
                                            Integer.MAX_VALUE),
                            trail));
        }
        Set<String> ours =
                workspace.applications().stream()
                        .map(Workspace.Application::name)
                        .collect(Collectors.toSet());
        happenings.removeIf(one -> !ours.contains(one.application()));
        return happenings;
    }
}
