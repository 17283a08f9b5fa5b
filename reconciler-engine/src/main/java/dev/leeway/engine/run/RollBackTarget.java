package dev.leeway.engine.run;

import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.history.DeployDifference;
import dev.leeway.engine.history.KeptManifest;
import dev.leeway.engine.history.SyncRecord;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.plan.PlanOptions;
import dev.leeway.engine.run.RollBackPreview.Source;
import java.util.ArrayList;
import dev.leeway.engine.wording.Wording;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what to roll back to, and works out what that would do. */
final class RollBackTarget {
    private static final int FEWEST_DIGITS = 4;

    private final ReconcileDeploys deploys;
    private final ReconcileEngine engine;
    private final EngineParts parts;
    private final String application;
    private final RunListener listener;

    RollBackTarget(
            ReconcileDeploys deploys,
            ReconcileEngine engine,
            EngineParts parts,
            String application,
            RunListener listener) {
        this.deploys = deploys;
        this.engine = engine;
        this.parts = parts;
        this.application = application;
        this.listener = listener;
    }

    /** The target against the cluster. */
    private record Compared(Comparison comparison, Source source, Optional<SyncRecord> sync) {}

    RollBackPreview preview(String target, boolean fromKept, PlanOptions options)
            throws RunException, InterruptedException {
        Optional<SyncRecord> named = named(target);
        Compared compared = fromKept ? kept(target, named) : fromGitOrKept(target, named);
        Comparison comparison = compared.comparison();
        String commit = comparison.revision().commit();
        List<HoldMark> replaced =
                comparison.inventory().holds().stream()
                        .filter(hold -> replaces(hold, commit))
                        .toList();
        List<HoldMark> standing = new ArrayList<>(comparison.inventory().holds());
        standing.removeAll(replaced);
        Plan plan = engine.plan(comparison.holding(standing), options, listener);
        RollBackPreview preview =
                new RollBackPreview(
                        application,
                        comparison.revision(),
                        compared.sync(),
                        compared.source(),
                        comparison,
                        plan,
                        List.of(),
                        replaced);
        return new RollBackPreview(
                preview.application(),
                preview.target(),
                preview.sync(),
                preview.source(),
                preview.comparison(),
                preview.plan(),
                RollBackWarnings.of(preview, then(compared)),
                preview.replaced());
    }

    /** An earlier roll back gives way to this one; any other hold stays in the way. */
    static boolean replaces(HoldMark hold, String commit) {
        return hold.scope() instanceof HoldScope.WholeApplication
                && hold.revision().isPresent()
                && !hold.allows(commit);
    }

    private Optional<SyncRecord> named(String target) throws RunException {
        return target.matches("#?\\d{1,9}")
                ? deploys.find(application, Long.parseLong(target.replace("#", "")))
                : Optional.empty();
    }

    private Compared fromGitOrKept(String target, Optional<SyncRecord> named)
            throws RunException, InterruptedException {
        String revision = named.map(sync -> sync.start().revision().commit()).orElse(target);
        try {
            Comparison comparison = engine.compare(application, request(revision, named), listener);
            Optional<SyncRecord> sync =
                    named.isPresent() ? named : newestAt(comparison.revision().commit());
            return new Compared(comparison, new Source.Git(), sync);
        } catch (RunException e) {
            boolean gitsFault = e.stage() == Stage.SOURCE || e.stage() == Stage.RENDER;
            if (!gitsFault) {
                throw e;
            }
            Optional<SyncRecord> sync = named.isPresent() ? named : newestAt(target);
            if (sync.isEmpty() || sync.get().kept().isEmpty()) {
                throw e;
            }
            return kept(sync.get(), RollBackPhrase.NOT_FROM_GIT.of(e.said()));
        }
    }

    /** A commit stays what it is: the remote is asked only when the mirror does not have it. */
    private static RunRequest request(String revision, Optional<SyncRecord> named) {
        RunRequest request = RunRequest.USUAL.at(revision);
        return named.isPresent() ? request.fromMirror() : request;
    }

    private Compared kept(String target, Optional<SyncRecord> named)
            throws RunException, InterruptedException {
        Optional<SyncRecord> sync = named.isPresent() ? named : newestAt(target);
        if (sync.isEmpty()) {
            throw ReconcileDeploys.trouble(
                    application,
                    RunPhrase.NO_SYNC_AT.of(application, target),
                    RunPhrase.NO_SYNC_AT_NEXT.of(application));
        }
        return kept(sync.get(), RollBackPhrase.ASKED_FOR.of());
    }

    private Compared kept(SyncRecord sync, Wording why) throws RunException, InterruptedException {
        KeptDeploy deploy =
                new KeptDeploy(sync, deploys.manifests(sync), parts.history().digests());
        return new Compared(
                engine.compare(application, deploy, listener),
                new Source.Kept(sync.number(), why),
                Optional.of(sync));
    }

    /** Returns the newest sync at a commit, of which the first digits are enough. */
    private Optional<SyncRecord> newestAt(String commit) throws RunException {
        String digits = commit.toLowerCase(Locale.ROOT);
        if (digits.length() < FEWEST_DIGITS || !digits.matches("[0-9a-f]+")) {
            return Optional.empty();
        }
        return deploys.list(application, Long.MAX_VALUE, Integer.MAX_VALUE).stream()
                .filter(sync -> sync.start().revision().commit().startsWith(digits))
                .findFirst();
    }

    /** Returns what was deployed then against what Git renders to now. */
    private Optional<DeployDifference> then(Compared compared) throws RunException {
        if (compared.source() instanceof Source.Kept
                || compared.sync().isEmpty()
                || compared.sync().get().kept().isEmpty()) {
            return Optional.empty();
        }
        List<KeptManifest> now =
                compared.comparison().resources().stream()
                        .map(ResourceComparison::desired)
                        .flatMap(Optional::stream)
                        .map(
                                object ->
                                        KeptManifest.of(
                                                parts.history()
                                                        .digests()
                                                        .withoutValues(object.manifest())))
                        .toList();
        return Optional.of(DeployDifference.between(deploys.manifests(compared.sync().get()), now));
    }

    /** Compares the target of a preview again. */
    Comparison again(RollBackPreview preview) throws RunException, InterruptedException {
        return switch (preview.source()) {
            case Source.Git _ ->
                    engine.compare(
                            application,
                            RunRequest.USUAL.at(preview.target().commit()).fromMirror(),
                            listener);
            case Source.Kept kept ->
                    kept(deploys.sync(application, kept.number()), kept.why()).comparison();
        };
    }
}
