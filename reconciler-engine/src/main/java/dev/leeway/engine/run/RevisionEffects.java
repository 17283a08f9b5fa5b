package dev.leeway.engine.run;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.concurrent.FanOut;
import dev.leeway.engine.history.DeployDifference;
import dev.leeway.engine.history.KeptManifest;
import dev.leeway.engine.history.SecretDigests;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.run.RevisionEffect.Unrendered;
import dev.leeway.engine.run.RevisionEffect.Verdict;
import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.workspace.Workspace;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Works out what revisions would change, application by application, from what they render to.
 * Verdicts are kept by the trees of the two revisions, so that looking again costs nothing. Safe
 * for use from several threads.
 */
final class RevisionEffects {
    private static final int AT_ONCE = 4;
    private static final int VERDICTS_KEPT = 4_000;
    private static final Duration ALL = Duration.ofMinutes(10);

    private final Workspace workspace;
    private final EngineParts parts;
    private final SecretDigests digests = new SecretDigests(freshKey());
    private final FanOut fanOut = new FanOut("effects", AT_ONCE);
    private final Map<Known, Verdict> kept = new LinkedHashMap<>(16, 0.75f, true);

    RevisionEffects(Workspace workspace, EngineParts parts) {
        this.workspace = workspace;
        this.parts = parts;
    }

    private record Known(String application, String from, String to) {}

    /** One side: its documents, or why there are none. */
    private record Side(List<KeptManifest> manifests, Optional<Unrendered> trouble) {
        static Side without(Wording why, Wording advice) {
            return new Side(List.of(), Optional.of(new Unrendered(why, advice)));
        }
    }

    /** The digests are compared with each other only, so nobody needs the key again. */
    private static byte[] freshKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return key;
    }

    void tell(
            String repository,
            Optional<String> from,
            String to,
            Duration timeout,
            Consumer<RevisionEffect> listener)
            throws InterruptedException {
        List<Workspace.Application> readers =
                workspace.applications().stream()
                        .filter(one -> one.source().repository().equals(repository))
                        .toList();
        List<FanOut.Outcome<Verdict>> outcomes =
                fanOut.run(
                        readers,
                        ALL,
                        application -> {
                            Verdict verdict = verdict(application, from, to, timeout);
                            listener.accept(effect(application, verdict));
                            return verdict;
                        });
        // No application goes unmentioned: an answer that is missing would read as "nothing".
        for (int i = 0; i < readers.size(); i++) {
            Optional<Unrendered> trouble = trouble(outcomes.get(i));
            if (trouble.isPresent()) {
                listener.accept(
                        effect(readers.get(i), new Verdict.NotKnown(Optional.empty(), trouble)));
            }
        }
    }

    private static RevisionEffect effect(Workspace.Application application, Verdict verdict) {
        return new RevisionEffect(
                application.name(),
                application.cluster(),
                application.source().revision(),
                verdict);
    }

    private static Optional<Unrendered> trouble(FanOut.Outcome<Verdict> outcome) {
        return switch (outcome) {
            case FanOut.Outcome.Done<Verdict> _ -> Optional.empty();
            case FanOut.Outcome.Failed<Verdict>(Exception cause) ->
                    Optional.of(
                            new Unrendered(
                                    RunPhrase.FAILED.of(cause.toString()), RunPhrase.REPORT.of()));
            case FanOut.Outcome.Unfinished<Verdict> _, FanOut.Outcome.NotStarted<Verdict> _ ->
                    Optional.of(
                            new Unrendered(RunPhrase.TIME_UP.of(), RunPhrase.COMPARE_NEXT.of()));
        };
    }

    private Verdict verdict(
            Workspace.Application application, Optional<String> from, String to, Duration timeout)
            throws InterruptedException {
        ReconcileRun before = run(application, from.orElse(to), timeout);
        ReconcileRun after = run(application, to, timeout);
        SourceTree newer;
        Optional<SourceTree> older;
        try {
            newer = after.source();
            older = from.isPresent() ? Optional.of(before.source()) : Optional.empty();
        } catch (SourceException e) {
            return new Verdict.NotKnown(
                    Optional.empty(), Optional.of(new Unrendered(e.said(), e.advice())));
        }
        Optional<Known> known = known(application, older, newer);
        @Nullable Verdict old = known.isPresent() ? find(known.get()) : null;
        if (old != null) {
            return old;
        }
        Side earlier =
                older.isPresent()
                        ? side(before, older.get())
                        : new Side(List.of(), Optional.empty());
        Side later = side(after, newer);
        Verdict verdict = judged(earlier, later);
        // What could not be rendered may be mended outside of Git, as a missing program is.
        if (known.isPresent() && !(verdict instanceof Verdict.NotKnown)) {
            keep(known.get(), verdict);
        }
        return verdict;
    }

    private static Verdict judged(Side earlier, Side later) {
        if (earlier.trouble().isPresent() || later.trouble().isPresent()) {
            return new Verdict.NotKnown(earlier.trouble(), later.trouble());
        }
        DeployDifference difference =
                DeployDifference.between(earlier.manifests(), later.manifests());
        return difference.isEmpty()
                ? new Verdict.Unchanged(difference.same())
                : new Verdict.Changed(difference);
    }

    private ReconcileRun run(Workspace.Application application, String revision, Duration timeout) {
        return new ReconcileRun(
                parts,
                application,
                workspace.repository(application.source().repository()).orElseThrow(),
                new RunRequest(
                        Optional.of(revision), RunRequest.USUAL.fromMirror().freshness(), timeout),
                RunListener.NONE);
    }

    private Side side(ReconcileRun run, SourceTree tree) throws InterruptedException {
        try {
            return new Side(
                    run.render(tree, "", List.of()).manifests().stream()
                            .map(RenderedManifest::manifest)
                            .map(this::masked)
                            .toList(),
                    Optional.empty());
        } catch (SourceException | RenderException e) {
            return Side.without(e.said(), e.advice());
        }
    }

    private KeptManifest masked(Manifest manifest) {
        return KeptManifest.of(digests.withoutValues(manifest));
    }

    private static Optional<Known> known(
            Workspace.Application application, Optional<SourceTree> older, SourceTree newer)
            throws InterruptedException {
        try {
            Optional<String> to = newer.objectId("");
            Optional<String> from =
                    older.isPresent() ? older.get().objectId("") : Optional.of("nothing");
            return from.flatMap(one -> to.map(other -> new Known(application.name(), one, other)));
        } catch (SourceException e) {
            return Optional.empty();
        }
    }

    private @Nullable Verdict find(Known known) {
        synchronized (kept) {
            return kept.get(known);
        }
    }

    private void keep(Known known, Verdict verdict) {
        synchronized (kept) {
            kept.put(known, verdict);
            var oldest = kept.keySet().iterator();
            while (kept.size() > VERDICTS_KEPT) {
                oldest.next();
                oldest.remove();
            }
        }
    }
}
