package dev.leeway.engine.run;

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
                    "The manifests are those that Leeway kept of sync "
                            + kept.number()
                            + ": "
                            + kept.why());
        }
        preview.sync().ifPresent(found::sync);
        then.filter(difference -> !difference.isEmpty()).ifPresent(found::rendering);
        preview.comparison().problems().forEach(found::problem);
        preview.comparison().resources().forEach(found::definition);
        preview.plan().steps().forEach(found::step);
        return List.copyOf(found.warnings);
    }

    private void add(Kind kind, @Nullable ResourceKey key, String text) {
        add(kind, key, text, Remedy.NONE);
    }

    private void add(Kind kind, @Nullable ResourceKey key, String text, Remedy remedy) {
        warnings.add(new RollBackWarning(kind, Optional.ofNullable(key), text, remedy));
    }

    private void sync(SyncRecord sync) {
        if (sync.outcome() != Outcome.DONE) {
            add(
                    Kind.NEVER_WHOLE,
                    null,
                    "Sync "
                            + sync.number()
                            + " itself was not done in whole ("
                            + sync.message()
                            + "): the application never was in this state as far as Leeway knows.");
        } else if (sync.start().partial()) {
            add(
                    Kind.NEVER_WHOLE,
                    null,
                    "Sync "
                            + sync.number()
                            + " was for some of the objects only; rolling back brings all of them"
                            + " to its revision.");
        }
    }

    private void rendering(DeployDifference difference) {
        add(
                Kind.RENDERS_DIFFERENTLY,
                null,
                difference.objects().size()
                        + " object(s) render differently from that revision now than they were"
                        + " deployed then (the renderer or the workspace changed): "
                        + difference.objects().stream()
                                .limit(5)
                                .map(object -> object.key().toString())
                                .collect(Collectors.joining(", "))
                        + (difference.objects().size() > 5 ? " and others" : "")
                        + ".",
                Remedy.TAKE_KEPT);
    }

    private void problem(DesiredProblem problem) {
        switch (problem) {
            case DesiredProblem.NotKept not -> add(Kind.VALUES_NOT_KEPT, not.key(), not.message());
            case DesiredProblem.UnknownKind unknown ->
                    add(
                            Kind.VERSION_NOT_SERVED,
                            unknown.key(),
                            unknown.key()
                                    + " was written for "
                                    + unknown.gvk().apiVersion()
                                    + ", which the cluster does not serve; it cannot be rolled back"
                                    + " and stays as it is.");
            case DesiredProblem.UnreadableKind unreadable ->
                    add(Kind.VERSION_NOT_SERVED, unreadable.key(), unreadable.message());
            case DesiredProblem.NotAnObject not -> add(Kind.REFUSED, null, not.message());
            case DesiredProblem.Duplicate twice -> add(Kind.REFUSED, twice.key(), twice.message());
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
                    resource.key()
                            + " would lose "
                            + String.join(", ", stored)
                            + ", in which objects may be stored: they could not be read any"
                            + " more.",
                    Remedy.LEAVE_OUT);
        } else if (!lost.isEmpty()) {
            add(
                    Kind.DEFINITION_LOSES_VERSION,
                    resource.key(),
                    resource.key()
                            + " would no longer serve "
                            + String.join(", ", lost)
                            + "; whoever uses it breaks.");
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
            add(
                    Kind.IMMUTABLE,
                    step.key(),
                    step.key()
                            + " is deleted and made anew, because fields change that cannot be"
                            + " changed in place.");
        } else if (step instanceof Step.Prune) {
            add(Kind.DELETED, step.key(), step.key() + " came after that deploy and is deleted.");
        }
    }

    private void held(Step.Hold hold) {
        ResourceKey key = hold.key();
        switch (hold.reason()) {
            case HoldReason.Rejected rejected ->
                    add(
                            immutable(rejected) ? Kind.IMMUTABLE : Kind.REFUSED,
                            key,
                            key + " cannot be rolled back in place: " + rejected.message(),
                            immutable(rejected) ? Remedy.RECREATE : Remedy.NONE);
            case HoldReason.PruneNotAsked _ ->
                    add(
                            Kind.LEFT_OVER,
                            key,
                            key + " came after that deploy and stays.",
                            Remedy.PRUNE);
            case HoldReason.PruneRefused refused ->
                    add(Kind.LEFT_OVER, key, key + " stays: " + refused.message());
            case HoldReason.Immutable _ ->
                    add(
                            Kind.IMMUTABLE,
                            key,
                            key + " cannot be rolled back in place: " + hold.reason().message());
            case HoldReason.AskedFor _,
                    HoldReason.Shared _,
                    HoldReason.Undetermined _,
                    HoldReason.Conflicting _,
                    HoldReason.NotOurs _,
                    HoldReason.Held _ ->
                    add(
                            hold.reason() instanceof HoldReason.Held ? Kind.HELD : Kind.REFUSED,
                            key,
                            key + " stays as it is: " + hold.reason().message());
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
