package dev.leeway.engine.insights;

import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditRecord;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.history.DriftSpan;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.history.SyncStart;
import dev.leeway.engine.insights.Indicator.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what counts out of what Leeway wrote down. Pure. */
public final class Happenings {
    private static final Pattern BYPASS =
            Pattern.compile("bypass ([^:\\s]+): (.*)", Pattern.DOTALL);

    private Happenings() {}

    /**
     * Returns the syncs of the audit trail: a cancelled one counts neither way, and what a plan
     * held is no failure of its sync.
     */
    public static List<Happening> syncs(List<AuditRecord> trail) {
        Map<String, Instant> begun = new LinkedHashMap<>();
        List<Happening> syncs = new ArrayList<>();
        for (AuditRecord record : trail) {
            AuditEvent event = record.event();
            if (event.kind() == AuditKind.SYNC_STARTED) {
                begun.put(event.runId(), event.time());
            } else if (event.kind() == AuditKind.SYNC_ENDED
                    && event.outcome() != Outcome.CANCELLED) {
                syncs.add(
                        new Happening(
                                Kind.RECONCILE_SUCCESS,
                                event.application(),
                                begun.getOrDefault(event.runId(), event.time()),
                                Optional.of(event.time()),
                                !event.outcome().isWell()));
            }
        }
        return List.copyOf(syncs);
    }

    /**
     * Returns how long commits took from their authoring to the end of the first sync that brought
     * the whole application there. A way back to an older commit is no commit to be deployed.
     *
     * <p>How long a commit waited before anything was written down of the application is not known
     * here: an older one counts from that first record on, and not at all when the sync that
     * brought it is itself the first record.
     *
     * @param history the syncs of one application
     * @param trail the audit trail, of whatever applications
     */
    public static List<Happening> deployedCommits(
            List<SyncRecord> history, List<AuditRecord> trail) {
        List<Happening> commits = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Instant newest = Instant.MIN;
        List<SyncRecord> inOrder =
                history.stream().sorted(Comparator.comparingLong(SyncRecord::number)).toList();
        Instant first =
                inOrder.isEmpty() ? Instant.MIN : firstRecord(inOrder.getFirst().start(), trail);
        for (SyncRecord sync : inOrder) {
            Instant authored = sync.start().revision().authoredAt();
            boolean whole = sync.outcome() == Outcome.DONE && !sync.start().partial();
            // An earlier Leeway did not note the commit's author and time.
            boolean known = !sync.start().revision().requested().isEmpty();
            if (whole
                    && known
                    && seen.add(sync.start().revision().commit())
                    && !authored.isBefore(newest)) {
                newest = authored;
                if (authored.isBefore(first) && !first.isBefore(sync.start().started())) {
                    continue;
                }
                commits.add(
                        new Happening(
                                Kind.TIME_TO_RECONCILE,
                                sync.start().application(),
                                authored.isBefore(first) ? first : authored,
                                sync.ended(),
                                false));
            }
        }
        return List.copyOf(commits);
    }

    /**
     * Returns when the first thing was written down of the application that was synced first so.
     */
    private static Instant firstRecord(SyncStart first, List<AuditRecord> trail) {
        return trail.stream()
                .map(AuditRecord::event)
                .filter(event -> event.application().equals(first.application()))
                .filter(event -> !event.runId().equals(first.runId()))
                .map(AuditEvent::time)
                .filter(at -> at.isBefore(first.started()))
                .min(Comparator.naturalOrder())
                .orElse(first.started());
    }

    /** Returns the stretches of time in which objects were drifted. */
    public static List<Happening> drift(List<DriftSpan> spans) {
        return spans.stream()
                .map(
                        span ->
                                new Happening(
                                        Kind.DRIFT_AGE,
                                        span.application(),
                                        span.since(),
                                        span.gone(),
                                        false))
                .toList();
    }

    /** Returns the bypasses of the audit trail. */
    public static List<Happening> bypasses(List<AuditRecord> trail) {
        Map<String, Happening> bypasses = new LinkedHashMap<>();
        for (AuditRecord record : trail) {
            AuditEvent event = record.event();
            Matcher words = BYPASS.matcher(event.message());
            if (event.kind() == AuditKind.BYPASS_CHANGED && words.matches()) {
                String id = words.group(1);
                Happening so =
                        bypasses.getOrDefault(
                                id,
                                new Happening(
                                        Kind.BYPASS_DURATION,
                                        event.application(),
                                        event.time(),
                                        Optional.empty(),
                                        false));
                boolean over =
                        event.outcome() == Outcome.DONE
                                && (words.group(2).endsWith(" to RELEASED")
                                        || words.group(2).endsWith(" to ABANDONED"));
                bypasses.put(
                        id,
                        over
                                ? new Happening(
                                        so.kind(),
                                        so.application(),
                                        so.from(),
                                        Optional.of(event.time()),
                                        false)
                                : so);
            }
        }
        return List.copyOf(bypasses.values());
    }
}
