package dev.leeway.desktop.session;

import dev.leeway.desktop.reading.Moment;
import dev.leeway.desktop.reading.Moment.Source;
import dev.leeway.desktop.reading.Moment.Weight;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.text.RecordWords;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditRecord;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.history.DriftSpan;
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.source.Commit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts what was written down into the words of the timeline. */
final class MomentWords {
    private final Text text;
    private final RecordWords records;

    MomentWords(Text text) {
        this.text = text;
        this.records = new RecordWords(text);
    }

    Moment of(AuditRecord record) {
        return of(record, Optional.empty());
    }

    /**
     * Puts a trail and the proposals into words. That a proposal was handed in happened once and is
     * told once, with what either knows of it; a proposal of which no record tells, because the
     * trail was cut or begins later, has a line of its own.
     *
     * @param since what is older is left out
     */
    List<Moment> of(List<AuditRecord> trail, List<Proposal> proposals, Instant since) {
        Map<String, Proposal> untold = new LinkedHashMap<>();
        proposals.forEach(proposal -> untold.put(proposal.id(), proposal));
        List<Moment> moments = new ArrayList<>();
        for (AuditRecord record : trail) {
            AuditEvent event = record.event();
            boolean handsIn =
                    event.kind() == AuditKind.PULL_REQUEST_CHANGED
                            && event.outcome() == Outcome.BEGUN;
            moments.add(
                    of(
                            record,
                            handsIn
                                    ? Optional.ofNullable(untold.remove(event.runId()))
                                    : Optional.empty()));
        }
        untold.values().stream()
                .filter(proposal -> !proposal.madeAt().isBefore(since))
                .map(this::of)
                .forEach(moments::add);
        return moments;
    }

    private Moment of(AuditRecord record, Optional<Proposal> handedIn) {
        AuditEvent event = record.event();
        List<String> facts = new ArrayList<>();
        add(facts, "", said(event));
        handedIn.ifPresent(proposal -> addProposal(facts, proposal));
        add(facts, "activity.fact.revision", event.revision());
        add(facts, "activity.fact.plan", event.planDigest());
        add(facts, "activity.fact.run", event.runId());
        add(
                facts,
                "activity.fact.versions",
                event.resourceVersionAfter().isEmpty()
                        ? ""
                        : (event.resourceVersionBefore().isEmpty()
                                        ? "-"
                                        : event.resourceVersionBefore())
                                + " \u2192 "
                                + event.resourceVersionAfter());
        facts.add(
                text.text("activity.fact.record", Long.toString(record.sequence()), record.hash()));
        return new Moment(
                "audit-" + record.sequence(),
                event.time(),
                source(event.kind()),
                weight(event),
                event.application(),
                event.cluster(),
                event.object().map(MomentWords::name).orElse(""),
                event.operator(),
                headline(event),
                facts,
                handedIn.isPresent() ? Optional.of(new Route.Repositories()) : place(event));
    }

    /**
     * What happened in a line. What became of a branch or a request is a sentence already, which
     * says whether there is a request at all. Where the record says more than that it was begun or
     * done, that: the stage that a bypass reached or what it is about to do, what an object got,
     * what a sync did.
     */
    private String headline(AuditEvent event) {
        return isDelivery(event.kind())
                ? records.deliveryOf(event.message()).orElseGet(() -> byKind(event))
                : byKind(event);
    }

    private static boolean isDelivery(AuditKind kind) {
        return kind == AuditKind.REPOSITORY_PUSHED || kind == AuditKind.PULL_REQUEST_CHANGED;
    }

    private String byKind(AuditEvent event) {
        String kind = kind(event.kind());
        Optional<String> begun =
                event.kind() == AuditKind.BYPASS_CHANGED && event.outcome() == Outcome.BEGUN
                        ? records.beginning(event.message())
                        : Optional.empty();
        Optional<String> done = isDone(event.outcome()) ? done(event) : Optional.empty();
        return begun.map(what -> text.text("activity.begins", kind, what))
                .orElseGet(
                        () ->
                                text.text(
                                        "activity.said",
                                        kind,
                                        done.orElseGet(() -> outcome(event.outcome()))));
    }

    /** What came out otherwise is said in the word for that, and its numbers stand below. */
    private static boolean isDone(Outcome outcome) {
        return switch (outcome) {
            case DONE, HELD, PARTLY -> true;
            case BEGUN, FAILED, REFUSED, NOT_ATTEMPTED, UNKNOWN, CANCELLED -> false;
        };
    }

    private Optional<String> done(AuditEvent event) {
        return switch (event.kind()) {
            case BYPASS_CHANGED -> records.turn(event.message());
            case OBJECT_APPLIED -> records.deedOf(event.message());
            case SYNC_ENDED ->
                    Optional.of(records.closing(event.message())).filter(said -> !said.isBlank());
            case SYNC_STARTED,
                    OBJECT_DELETED,
                    INVENTORY_WRITTEN,
                    RUN_SETTLED,
                    HOLD_PLACED,
                    HOLD_RELEASED,
                    REPOSITORY_PUSHED,
                    PULL_REQUEST_CHANGED,
                    TRAIL_DAMAGED,
                    CERTIFICATE_NOT_CHECKED ->
                    Optional.empty();
        };
    }

    private String said(AuditEvent event) {
        return switch (event.kind()) {
            case SYNC_STARTED -> records.opening(event.message());
            case OBJECT_APPLIED, OBJECT_DELETED -> records.step(event.message());
            case SYNC_ENDED -> records.closing(event.message());
            case INVENTORY_WRITTEN -> records.inventory(event.message());
            case BYPASS_CHANGED -> records.bypass(event.message());
            case HOLD_PLACED, HOLD_RELEASED -> records.hold(event.message());
            case REPOSITORY_PUSHED, PULL_REQUEST_CHANGED -> records.delivery(event.message());
            case RUN_SETTLED -> records.deed(event.message());
            case TRAIL_DAMAGED, CERTIFICATE_NOT_CHECKED -> records.damage(event.message());
        };
    }

    private static Source source(AuditKind kind) {
        return switch (kind) {
            case SYNC_STARTED, OBJECT_APPLIED, OBJECT_DELETED, SYNC_ENDED -> Source.SYNC;
            case HOLD_PLACED, HOLD_RELEASED -> Source.HOLD;
            case BYPASS_CHANGED -> Source.BYPASS;
            case REPOSITORY_PUSHED, PULL_REQUEST_CHANGED -> Source.PROPOSAL;
            case INVENTORY_WRITTEN, RUN_SETTLED, TRAIL_DAMAGED, CERTIFICATE_NOT_CHECKED ->
                    Source.ACCOUNT;
        };
    }

    private String kind(AuditKind kind) {
        return text.text(
                switch (kind) {
                    case SYNC_STARTED -> "activity.kind.sync-started";
                    case OBJECT_APPLIED -> "activity.kind.object-applied";
                    case OBJECT_DELETED -> "activity.kind.object-deleted";
                    case SYNC_ENDED -> "activity.kind.sync-ended";
                    case INVENTORY_WRITTEN -> "activity.kind.inventory-written";
                    case RUN_SETTLED -> "activity.kind.run-settled";
                    case HOLD_PLACED -> "activity.kind.hold-placed";
                    case HOLD_RELEASED -> "activity.kind.hold-released";
                    case BYPASS_CHANGED -> "activity.kind.bypass-changed";
                    case REPOSITORY_PUSHED -> "activity.kind.repository-pushed";
                    case PULL_REQUEST_CHANGED -> "activity.kind.pull-request-changed";
                    case TRAIL_DAMAGED -> "activity.kind.trail-damaged";
                    case CERTIFICATE_NOT_CHECKED -> "activity.kind.certificate-not-checked";
                });
    }

    private String outcome(Outcome outcome) {
        return text.text(
                switch (outcome) {
                    case BEGUN -> "outcome.begun";
                    case DONE -> "outcome.well";
                    case FAILED -> "outcome.failed";
                    case REFUSED -> "outcome.refused";
                    case HELD -> "outcome.well-but-held";
                    case PARTLY -> "outcome.partly";
                    case NOT_ATTEMPTED -> "outcome.not-started";
                    case UNKNOWN -> "outcome.unknown";
                    case CANCELLED -> "outcome.cancelled";
                });
    }

    private static Weight weight(AuditEvent event) {
        if (event.kind() == AuditKind.TRAIL_DAMAGED) {
            return Weight.GRAVE;
        }
        return switch (event.outcome()) {
            case FAILED, REFUSED, PARTLY, UNKNOWN -> Weight.GRAVE;
            case CANCELLED, NOT_ATTEMPTED -> Weight.NOTABLE;
            case BEGUN, DONE, HELD ->
                    event.kind() == AuditKind.OBJECT_DELETED
                                    || event.kind() == AuditKind.BYPASS_CHANGED
                            ? Weight.NOTABLE
                            : Weight.CALM;
        };
    }

    private static Optional<Route> place(AuditEvent event) {
        if (source(event.kind()) == Source.BYPASS) {
            return Optional.of(new Route.Bypasses());
        }
        return event.application().isEmpty()
                ? Optional.empty()
                : Optional.of(new Route.Application(event.application(), Route.Tab.HISTORY));
    }

    /** The coming of a drift, and its going if it went. */
    List<Moment> of(DriftSpan span, Instant since) {
        List<Moment> moments = new ArrayList<>();
        String id =
                "drift-"
                        + span.application()
                        + "-"
                        + span.object().toArgument()
                        + "-"
                        + span.since();
        if (!span.since().isBefore(since)) {
            moments.add(
                    drift(
                            id,
                            span,
                            span.since(),
                            Weight.NOTABLE,
                            "activity.drift-came",
                            List.of(
                                    text.text(
                                            span.recorded()
                                                    ? "activity.fact.time-recorded"
                                                    : "activity.fact.time-seen"))));
        }
        span.gone()
                .filter(gone -> !gone.isBefore(since))
                .ifPresent(
                        gone ->
                                moments.add(
                                        drift(
                                                id + "-gone",
                                                span,
                                                gone,
                                                Weight.CALM,
                                                "activity.drift-went",
                                                List.of(
                                                        text.text(
                                                                "activity.fact.drifted-for",
                                                                text.age(span.since(), gone))))));
        return moments;
    }

    private Moment drift(
            String id, DriftSpan span, Instant at, Weight weight, String key, List<String> facts) {
        return new Moment(
                id,
                at,
                Source.DRIFT,
                weight,
                span.application(),
                span.cluster(),
                name(span.object()),
                "",
                text.text(key),
                facts,
                Optional.of(new Route.Application(span.application(), Route.Tab.DRIFT)));
    }

    Moment of(Proposal proposal) {
        List<String> facts = new ArrayList<>();
        addProposal(facts, proposal);
        facts.add(text.text("activity.fact.revision", proposal.commit()));
        return new Moment(
                "proposal-" + proposal.id(),
                proposal.madeAt(),
                Source.PROPOSAL,
                Weight.CALM,
                proposal.application(),
                "",
                "",
                "",
                text.text("activity.proposed", proposal.title()),
                facts,
                Optional.of(new Route.Repositories()));
    }

    private void addProposal(List<String> facts, Proposal proposal) {
        facts.add(text.text("activity.fact.branch", proposal.branch()));
        facts.add(text.text("activity.fact.files", String.join(", ", proposal.files())));
    }

    Moment of(Commit commit, String repository) {
        return new Moment(
                "commit-" + repository + "-" + commit.id(),
                commit.authoredAt(),
                Source.COMMIT,
                Weight.CALM,
                "",
                "",
                repository + " " + commit.id().substring(0, Math.min(7, commit.id().length())),
                commit.author(),
                commit.subject(),
                List.of(
                        text.text("activity.fact.revision", commit.id()),
                        text.text("activity.fact.author", commit.author(), commit.email())),
                Optional.of(
                        new Route.Repositories(
                                Optional.of(
                                        new RepositoryPlace(
                                                repository,
                                                commit.id(),
                                                new RepositoryPlace.View.Commits(
                                                        commit.id(), ""))))));
    }

    static String name(ResourceKey key) {
        return key.kind()
                + " "
                + (key.namespace().isEmpty() ? "" : key.namespace() + "/")
                + key.name();
    }

    private void add(List<String> facts, String key, String value) {
        if (!value.isEmpty()) {
            facts.add(key.isEmpty() ? value : text.text(key, value));
        }
    }
}
