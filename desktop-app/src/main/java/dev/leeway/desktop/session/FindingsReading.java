package dev.leeway.desktop.session;

import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.FieldRow;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.state.Wellness;
import dev.leeway.desktop.text.EngineWords;
import dev.leeway.desktop.text.FieldValue;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.compare.Attribution;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.FieldOwner;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.health.Health;
import dev.leeway.engine.health.HealthContext;
import dev.leeway.engine.health.HealthRules;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.ownership.Ownership;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns the engine's comparison into what the screens show. Pure. */
public final class FindingsReading {
    private static final int LONGEST_VALUE = 400;

    private final Text text;
    private final HealthRules rules;

    /** Makes a reading that judges health by the given rules. */
    public FindingsReading(Text text, HealthRules rules) {
        this.text = text;
        this.rules = rules;
    }

    /**
     * Reads a comparison.
     *
     * @param repository the name of the repository that was rendered
     * @param owned what the application's objects made in the cluster
     * @param remarks what else the operator should know
     */
    public Findings of(
            Comparison comparison, String repository, List<Manifest> owned, List<Trouble> remarks) {
        HealthContext context = HealthContext.at(comparison.at());
        Map<String, ResourceKey> byUid = new HashMap<>();
        List<ObjectState> objects = new ArrayList<>();
        for (ResourceComparison resource : comparison.resources()) {
            resource.liveManifest().ifPresent(live -> byUid.put(live.uid(), resource.key()));
            objects.add(object(resource, comparison.ownerships().find(resource.key()), context));
        }
        owned.forEach(manifest -> byUid.put(manifest.uid(), manifest.key()));
        for (Manifest manifest : owned) {
            objects.add(made(manifest, byUid, context));
        }
        List<Trouble> notes = new ArrayList<>();
        comparison
                .stale()
                .ifPresent(
                        stale ->
                                notes.add(
                                        new Trouble(
                                                text.text(
                                                        "finding.old-revision",
                                                        text.moment(stale.lastConfirmed())),
                                                new EngineWords(text).words(stale.why()),
                                                text.text("finding.old-revision-next"))));
        notes.addAll(remarks);
        List<Trouble> problems = new ArrayList<>();
        comparison
                .problems()
                .forEach(
                        problem ->
                                problems.add(
                                        new Trouble(
                                                new EngineWords(text).words(problem.said()),
                                                text.text(
                                                        "finding.at", problem.origin().toString()),
                                                text.text("finding.no-prune"),
                                                RepositoryPlace.of(
                                                        repository,
                                                        comparison.revision().commit(),
                                                        problem.origin()))));
        if (comparison.inventory() instanceof InventoryState.Unreadable unreadable) {
            problems.add(
                    new Trouble(
                            text.text("finding.no-inventory"),
                            new EngineWords(text).words(unreadable.said()),
                            text.text("finding.no-inventory-next")));
        }
        return Findings.of(comparison.revision(), comparison.at(), notes, objects, problems);
    }

    private ObjectState object(
            ResourceComparison resource, Optional<Ownership> ownership, HealthContext context) {
        Optional<Health> health =
                resource.liveManifest().flatMap(live -> rules.assess(live, context));
        List<FieldRow> fields = fields(resource.difference());
        return new ObjectState(
                resource.key(),
                condition(resource.difference()),
                health.map(FindingsReading::wellness).orElse(Wellness.NONE),
                message(resource, health),
                fields,
                Optional.of(resource),
                Optional.empty(),
                resource.desired().map(desired -> desired.origin().toString()).orElse(""),
                resource.estimated(),
                ownership,
                fields.stream()
                        .map(FieldRow::since)
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder()),
                rows(resource.additions()),
                FactsReading.of(resource.live()));
    }

    private ObjectState made(
            Manifest manifest, Map<String, ResourceKey> byUid, HealthContext context) {
        Optional<Health> health = rules.assess(manifest, context);
        return new ObjectState(
                manifest.key(),
                Condition.OWNED,
                health.map(FindingsReading::wellness).orElse(Wellness.NONE),
                health.map(this::worthSaying).orElse(""),
                List.of(),
                Optional.empty(),
                manifest.metadata()
                        .arrayAt("ownerReferences")
                        .objects()
                        .map(owner -> byUid.get(owner.string("uid", "")))
                        .filter(key -> key != null)
                        .findFirst(),
                "",
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                FactsReading.of(manifest));
    }

    private static Condition condition(Difference difference) {
        return switch (difference) {
            case Difference.InSync _ -> Condition.IN_SYNC;
            case Difference.Missing _ -> Condition.MISSING;
            case Difference.Changed _ -> Condition.CHANGED;
            case Difference.Mutated _ -> Condition.MUTATED;
            case Difference.Extra _ -> Condition.EXTRA;
            case Difference.Undetermined _ -> Condition.UNDETERMINED;
        };
    }

    private List<FieldRow> fields(Difference difference) {
        return switch (difference) {
            case Difference.Changed changed -> rows(changed.fields());
            case Difference.Mutated mutated -> rows(mutated.fields());
            case Difference.Undetermined undetermined ->
                    undetermined.estimate().map(guess -> rows(guess.fields())).orElse(List.of());
            case Difference.InSync _, Difference.Missing _, Difference.Extra _ -> List.of();
        };
    }

    /** Returns rows for changed fields. */
    List<FieldRow> rows(List<FieldChange> changes) {
        return changes.stream().map(this::row).toList();
    }

    private FieldRow row(FieldChange change) {
        return switch (change.attribution()) {
            case Attribution.Known(FieldOwner owner, List<FieldOwner> coOwners) ->
                    row(change, owner.manager(), operation(owner, coOwners), owner.time());
            case Attribution.Unknown(Attribution.Unknown.Reason reason) ->
                    row(change, "", nobody(reason), Optional.empty());
        };
    }

    private String nobody(Attribution.Unknown.Reason reason) {
        return text.text(
                switch (reason) {
                    case NOT_THERE -> "finding.nobody-not-there";
                    case NOT_RECORDED -> "finding.nobody-recorded";
                    case UNOWNED -> "finding.nobody-owns";
                    case NOT_LIVE -> "finding.nobody-not-live";
                });
    }

    private FieldRow row(FieldChange change, String who, String how, Optional<Instant> since) {
        return new FieldRow(
                change.path().toString(),
                change.pointer(),
                change.desired().map(this::value),
                change.live().map(this::value),
                who,
                how,
                since);
    }

    private String operation(FieldOwner owner, List<FieldOwner> coOwners) {
        String operation =
                owner.subresource().isEmpty()
                        ? owner.operation()
                        : owner.operation() + " /" + owner.subresource();
        return coOwners.isEmpty()
                ? operation
                : text.text(
                        "finding.co-owners",
                        operation,
                        String.join(", ", coOwners.stream().map(FieldOwner::manager).toList()));
    }

    private String value(JsonValue value) {
        String words = FieldValue.words(value, text);
        return words.length() <= LONGEST_VALUE ? words : words.substring(0, LONGEST_VALUE) + "…";
    }

    private String message(ResourceComparison resource, Optional<Health> health) {
        return switch (resource.difference()) {
            case Difference.Undetermined(var doubt, var estimate) ->
                    new HoldWords(text).doubt(doubt);
            case Difference.Extra(var uid, var version, var kept) ->
                    kept.map(new EngineWords(text)::words).orElse(text.text("finding.extra"));
            case Difference.Missing _ -> text.text("finding.missing");
            case Difference.Mutated mutated ->
                    text.text(
                            "finding.mutated",
                            mutated.admission().stream()
                                    .map(change -> change.path().toString())
                                    .collect(Collectors.joining(", ")));
            case Difference.InSync _, Difference.Changed _ ->
                    health.map(this::worthSaying).orElse("");
        };
    }

    private String worthSaying(Health health) {
        return wellness(health) == Wellness.HEALTHY || health.silent()
                ? ""
                : new EngineWords(text).words(health.said());
    }

    /** Returns how well an object is by what a rule says of it. */
    static Wellness wellness(Health health) {
        if (health.silent()) {
            return Wellness.NONE;
        }
        return switch (health.status()) {
            case HEALTHY -> Wellness.HEALTHY;
            case SUSPENDED -> Wellness.SUSPENDED;
            case PROGRESSING -> Wellness.PROGRESSING;
            case MISSING -> Wellness.MISSING;
            case DEGRADED -> Wellness.DEGRADED;
            case UNKNOWN -> Wellness.UNKNOWN;
        };
    }
}
