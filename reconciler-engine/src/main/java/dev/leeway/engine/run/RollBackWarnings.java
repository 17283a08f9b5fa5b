package dev.leeway.engine.run;

import dev.leeway.engine.apply.StepRecords;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.desired.DesiredProblem;
import dev.leeway.engine.history.DeployDifference;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.plan.HoldReason;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.RollBackWarning.Kind;
import dev.leeway.engine.run.RollBackWarning.Remedy;
import dev.leeway.engine.wording.Wording;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds what to know before rolling back, so that it shows in the preview and not after. Pure. */
final class RollBackWarnings {
    private static final GroupKind DEFINITION =
            new GroupKind("apiextensions.k8s.io", "CustomResourceDefinition");

    private static final int NAMED = 5;

    private final List<RollBackWarning> warnings = new ArrayList<>();

    private RollBackWarnings() {}

    /**
     * Returns them, what is about the whole first.
     *
     * @param then what was deployed at the target against what is taken for it now, where both are
     *     known
     */
    static List<RollBackWarning> of(RollBackPreview preview, Optional<DeployDifference> then) {
        RollBackWarnings found = new RollBackWarnings();
        if (preview.source() instanceof RollBackPreview.Source.Kept kept) {
            found.add(
                    Kind.NOT_FROM_GIT,
                    null,
                    RollBackPhrase.KEPT.of(number(kept.number()), kept.why()));
        }
        preview.sync().ifPresent(found::sync);
        then.filter(difference -> !difference.isEmpty()).ifPresent(found::rendering);
        preview.comparison().problems().forEach(found::problem);
        preview.comparison().resources().forEach(found::definition);
        preview.plan().steps().forEach(found::step);
        return List.copyOf(found.warnings);
    }

    private void add(Kind kind, @Nullable ResourceKey key, Wording text) {
        add(kind, key, text, Remedy.NONE);
    }

    private void add(Kind kind, @Nullable ResourceKey key, Wording text, Remedy remedy) {
        warnings.add(new RollBackWarning(kind, Optional.ofNullable(key), text, remedy));
    }

    private void sync(SyncRecord sync) {
        if (sync.outcome() != Outcome.DONE) {
            add(
                    Kind.NEVER_WHOLE,
                    null,
                    RollBackPhrase.NEVER_WHOLE.of(
                            number(sync.number()), StepRecords.readClosing(sync.message())));
        } else if (sync.start().partial()) {
            add(Kind.NEVER_WHOLE, null, RollBackPhrase.PARTIAL.of(number(sync.number())));
        }
    }

    /** The number of a sync is a name and not an amount. */
    private static Wording number(long sync) {
        return Wording.quoted(Long.toString(sync));
    }

    private void rendering(DeployDifference difference) {
        int count = difference.objects().size();
        String named =
                difference.objects().stream()
                        .limit(NAMED)
                        .map(object -> object.key().toString())
                        .collect(Collectors.joining(", "));
        add(
                Kind.RENDERS_DIFFERENTLY,
                null,
                (count > NAMED ? RollBackPhrase.RENDERS_MORE : RollBackPhrase.RENDERS)
                        .of(Wording.count(count), Wording.quoted(named)),
                Remedy.TAKE_KEPT);
    }

    private void problem(DesiredProblem problem) {
        switch (problem) {
            case DesiredProblem.NotKept not -> add(Kind.VALUES_NOT_KEPT, not.key(), not.said());
            case DesiredProblem.UnknownKind unknown ->
                    add(
                            Kind.VERSION_NOT_SERVED,
                            unknown.key(),
                            RollBackPhrase.NOT_SERVED.of(
                                    unknown.key().toString(), unknown.gvk().apiVersion()));
            case DesiredProblem.UnreadableKind unreadable ->
                    add(Kind.VERSION_NOT_SERVED, unreadable.key(), unreadable.said());
            case DesiredProblem.NotAnObject not -> add(Kind.REFUSED, null, not.said());
            case DesiredProblem.Duplicate twice -> add(Kind.REFUSED, twice.key(), twice.said());
        }
    }

    /** The server may take a definition that breaks what is stored, or refuse it late. */
    private void definition(ResourceComparison resource) {
        if (!resource.key().groupKind().equals(DEFINITION)
                || resource.inSync()
                || resource.desired().isEmpty()
                || resource.liveManifest().isEmpty()) {
            return;
        }
        Manifest live = resource.liveManifest().get();
        Set<String> wanted = versions(resource.desired().get().manifest());
        Set<String> lost = new LinkedHashSet<>(versions(live));
        lost.removeAll(wanted);
        Set<String> stored = new LinkedHashSet<>();
        live.root()
                .objectAt("status")
                .arrayAt("storedVersions")
                .forEach(
                        version -> {
                            if (version instanceof JsonString(String name)
                                    && !wanted.contains(name)) {
                                stored.add(name);
                            }
                        });
        if (!stored.isEmpty()) {
            add(
                    Kind.DEFINITION_LOSES_VERSION,
                    resource.key(),
                    RollBackPhrase.LOSES_STORED.of(
                            resource.key().toString(), String.join(", ", stored)),
                    Remedy.LEAVE_OUT);
        } else if (!lost.isEmpty()) {
            add(
                    Kind.DEFINITION_LOSES_VERSION,
                    resource.key(),
                    RollBackPhrase.LOSES_SERVED.of(
                            resource.key().toString(), String.join(", ", lost)));
        }
    }

    private static Set<String> versions(Manifest definition) {
        return definition
                .root()
                .objectAt("spec")
                .arrayAt("versions")
                .objects()
                .filter(version -> version.bool("served", true))
                .map((JsonObject version) -> version.string("name", ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private void step(Step step) {
        if (step instanceof Step.Hold hold) {
            held(hold);
        } else if (step instanceof Step.Recreate) {
            add(Kind.IMMUTABLE, step.key(), RollBackPhrase.RECREATED.of(step.key().toString()));
        } else if (step instanceof Step.Prune) {
            add(Kind.DELETED, step.key(), RollBackPhrase.DELETED.of(step.key().toString()));
        }
    }

    private void held(Step.Hold hold) {
        ResourceKey key = hold.key();
        Wording object = Wording.quoted(key.toString());
        switch (hold.reason()) {
            case HoldReason.Rejected rejected ->
                    add(
                            immutable(rejected) ? Kind.IMMUTABLE : Kind.REFUSED,
                            key,
                            RollBackPhrase.NOT_IN_PLACE.of(object, rejected.said()),
                            immutable(rejected) ? Remedy.RECREATE : Remedy.NONE);
            case HoldReason.PruneNotAsked _ ->
                    add(Kind.LEFT_OVER, key, RollBackPhrase.LEFT_OVER.of(object), Remedy.PRUNE);
            case HoldReason.PruneRefused refused ->
                    add(Kind.LEFT_OVER, key, RollBackPhrase.STAYS.of(object, refused.said()));
            case HoldReason.Immutable _ ->
                    add(
                            Kind.IMMUTABLE,
                            key,
                            RollBackPhrase.NOT_IN_PLACE.of(object, hold.reason().said()));
            case HoldReason.AskedFor _,
                    HoldReason.Shared _,
                    HoldReason.Undetermined _,
                    HoldReason.Conflicting _,
                    HoldReason.NotOurs _,
                    HoldReason.Held _ ->
                    add(
                            hold.reason() instanceof HoldReason.Held ? Kind.HELD : Kind.REFUSED,
                            key,
                            RollBackPhrase.STAYS_AS_IT_IS.of(object, hold.reason().said()));
        }
    }

    private static boolean immutable(HoldReason.Rejected rejected) {
        return rejected.message().contains("immutable")
                || rejected.rejected().causes().stream()
                        .anyMatch(
                                cause ->
                                        cause.message().contains("immutable")
                                                || cause.message().contains("are forbidden"));
    }
}
