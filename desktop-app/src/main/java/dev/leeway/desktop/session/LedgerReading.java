package dev.leeway.desktop.session;

import dev.leeway.desktop.reading.Ledger;
import dev.leeway.desktop.reading.ReadingException;
import dev.leeway.desktop.reading.Moment;
import dev.leeway.desktop.reading.Numbers;
import dev.leeway.desktop.reading.Timeline;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.engine.audit.AuditQuery;
import dev.leeway.engine.audit.AuditRecord;
import dev.leeway.engine.audit.AuditVerdict;
import dev.leeway.engine.audit.StoreException;
import dev.leeway.engine.concurrent.FanOut;
import dev.leeway.engine.insights.Course;
import dev.leeway.engine.insights.Happening;
import dev.leeway.engine.insights.Insights;
import dev.leeway.engine.insights.Period;
import dev.leeway.engine.insights.Targets;
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.ProposalException;
import dev.leeway.engine.run.RunException;
import dev.leeway.engine.workspace.Workspace;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the ledger of an open workspace. Safe for use from several threads. */
final class LedgerReading implements Ledger {
    /** Longer trails are cut at the oldest end, and that is said. */
    private static final int MOST_RECORDS = 20_000;

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int AT_ONCE = 6;
    private static final int MOST_PARTS = 30;

    private final Surroundings here;
    private final MomentWords words;

    LedgerReading(Surroundings here) {
        this.here = here;
        this.words = new MomentWords(here.text());
    }

    @Override
    public Timeline timeline(Instant since) throws ReadingException, InterruptedException {
        List<Moment> moments = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        moments.addAll(words.of(audited(since, unseen), proposals(unseen), since));
        drift(since, moments, unseen);
        List<OutsideMoments> outside = new ArrayList<>();
        Workspace workspace = here.open().workspace();
        workspace
                .repositories()
                .forEach(one -> outside.add(new OutsideMoments.Commits(here, words, one, since)));
        for (Workspace.Cluster cluster : workspace.clusters()) {
            outside.add(new OutsideMoments.Events(here, words, cluster, since));
        }
        List<FanOut.Outcome<OutsideMoments.Seen>> seen =
                new FanOut("timeline", AT_ONCE).run(outside, PATIENCE, OutsideMoments::look);
        for (int i = 0; i < seen.size(); i++) {
            if (seen.get(i) instanceof FanOut.Outcome.Done<OutsideMoments.Seen>(var found)) {
                moments.addAll(found.moments());
                unseen.addAll(found.unseen());
            } else {
                unseen.add(outside.get(i).notSeen(here.text().text("activity.no-answer")));
            }
        }
        moments.sort(Comparator.comparing(Moment::at).thenComparing(Moment::id).reversed());
        return new Timeline(since, moments, unseen);
    }

    private List<AuditRecord> audited(Instant since, List<String> unseen) throws ReadingException {
        try {
            List<AuditRecord> trail =
                    here.open()
                            .audit()
                            .list(
                                    new AuditQuery(
                                            Optional.of(since),
                                            Optional.empty(),
                                            Optional.empty(),
                                            MOST_RECORDS));
            if (trail.size() == MOST_RECORDS) {
                unseen.add(here.text().text("activity.trail-cut", MOST_RECORDS));
            }
            Set<String> ours = applications();
            return trail.stream()
                    .filter(
                            record ->
                                    record.event().application().isEmpty()
                                            || ours.contains(record.event().application()))
                    .toList();
        } catch (StoreException e) {
            throw unreadable(e);
        }
    }

    private void drift(Instant since, List<Moment> moments, List<String> unseen) {
        Set<String> ours = applications();
        try {
            here.open().history().drift(since).stream()
                    .filter(span -> ours.contains(span.application()))
                    .forEach(span -> moments.addAll(words.of(span, since)));
        } catch (StoreException e) {
            unseen.add(here.text().text("activity.no-drift", new EngineWords(here.text()).why(e)));
        }
    }

    private List<Proposal> proposals(List<String> unseen) {
        try {
            return here.open().proposals().all();
        } catch (ProposalException e) {
            unseen.add(
                    here.text().text("activity.no-proposals", new EngineWords(here.text()).why(e)));
            return List.of();
        }
    }

    private Set<String> applications() {
        return here.open().workspace().applications().stream()
                .map(Workspace.Application::name)
                .collect(Collectors.toSet());
    }

    @Override
    public AuditVerdict verify() throws ReadingException {
        try {
            return here.open().audit().verify(Optional.empty());
        } catch (StoreException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Numbers numbers(int days) throws ReadingException, InterruptedException {
        Period period = Period.days(days, here.now());
        try {
            List<Happening> happenings = here.open().engine().deploys().happenings(period);
            int parts = Math.min(days, MOST_PARTS);
            return new Numbers(
                    Insights.of(happenings, period, Targets.USUAL, parts),
                    Course.of(happenings, period, parts),
                    Targets.USUAL);
        } catch (RunException e) {
            throw new ReadingException(
                    new Trouble(
                            here.text().text("insights.unreadable"),
                            new EngineWords(here.text()).why(e),
                            new EngineWords(here.text()).next(e)),
                    e);
        }
    }

    private ReadingException unreadable(StoreException e) {
        return new ReadingException(
                new Trouble(
                        here.text().text("activity.unreadable"),
                        new EngineWords(here.text()).why(e),
                        new EngineWords(here.text()).next(e)),
                e);
    }
}
