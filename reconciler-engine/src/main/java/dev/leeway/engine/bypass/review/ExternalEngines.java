package dev.leeway.engine.bypass.review;

import dev.leeway.engine.bypass.GuardRef;
import dev.leeway.engine.bypass.review.FixReview.Reverter;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the Argo CD Application and the Flux object that claim a live object, and when they would
 * put their own state back. Source of marks and times: the documentation of Argo CD ("Resource
 * Tracking", "Automatic Self-Healing") and of Flux ("Kustomization", "HelmRelease").
 */
final class ExternalEngines {
    private static final GroupKind APPLICATION = new GroupKind("argoproj.io", "Application");
    private static final String TRACKING = "argocd.argoproj.io/tracking-id";
    private static final Duration SELF_HEAL = Duration.ofSeconds(5);
    private static final Pattern SPAN = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s|m|h)");

    private final ClusterReader reader;
    private final Duration timeout;

    ExternalEngines(ClusterReader reader, Duration timeout) {
        this.reader = reader;
        this.timeout = timeout;
    }

    /** Returns who claims the object and would revert it. */
    List<Reverter> claims(Manifest live) throws InterruptedException {
        List<Reverter> found = new ArrayList<>();
        Optional<String> tracking = live.annotation(TRACKING);
        if (tracking.isPresent()) {
            argo(live, tracking.get()).ifPresent(found::add);
        }
        flux(live, "kustomize", "Kustomization").ifPresent(found::add);
        flux(live, "helm", "HelmRelease").ifPresent(found::add);
        return found;
    }

    private Optional<Reverter> argo(Manifest live, String tracking) throws InterruptedException {
        ResourceKey key = live.key();
        String self = key.group() + "/" + key.kind() + ":" + key.namespace() + "/" + key.name();
        int colon = tracking.indexOf(':');
        if (colon < 0 || !tracking.substring(colon + 1).equals(self)) {
            // A mark that names another object came with a copy and says nothing.
            return Optional.empty();
        }
        String claimed = tracking.substring(0, colon);
        int separator = claimed.indexOf('_');
        String name = separator < 0 ? claimed : claimed.substring(separator + 1);
        String namespace = separator < 0 ? "" : claimed.substring(0, separator);
        Wording evidence = ReversalPhrase.TRACKED.of(claimed);
        try {
            Optional<ServedKind> kind = reader.kinds(timeout).preferred(APPLICATION);
            if (kind.isEmpty()) {
                return Optional.of(gone(argo(name), evidence));
            }
            Optional<Manifest> application =
                    reader.list(kind.get(), namespace, timeout).stream()
                            .filter(one -> one.name().equals(name))
                            .findFirst();
            return Optional.of(
                    application.isEmpty()
                            ? gone(argo(name), evidence)
                            : argo(application.get(), kind.get(), evidence));
        } catch (ClusterException e) {
            return Optional.of(unread(argo(name), evidence, String.valueOf(e.getMessage())));
        }
    }

    private static Wording argo(String name) {
        return ReversalPhrase.ARGO_APPLICATION.of(name);
    }

    private Reverter argo(Manifest application, ServedKind kind, Wording evidence)
            throws ClusterException, InterruptedException {
        Wording who = argo(application.name());
        if (!ArgoParents.reconciles(application)) {
            return new Reverter(
                    who,
                    Optional.empty(),
                    ReversalPhrase.ONLY_SYNCED.of(),
                    ReversalPhrase.NO_AUTOMATION.of(evidence),
                    Optional.empty(),
                    ReversalPhrase.TELL_SYNCER.of());
        }
        boolean heals =
                application
                        .root()
                        .objectAt("spec", "syncPolicy", "automated")
                        .bool("selfHeal", false);
        Holding holding = new ArgoParents(reader, timeout).holding(application, kind);
        return new Reverter(
                who,
                heals ? Optional.of(SELF_HEAL) : Optional.empty(),
                heals ? ReversalPhrase.SELF_HEALING.of() : ReversalPhrase.APPLIED_ANEW.of(),
                evidence,
                holding.guard(),
                holding.advice(),
                holding.first());
    }

    private Optional<Reverter> flux(Manifest live, String controller, String kindName)
            throws InterruptedException {
        String group = controller + ".toolkit.fluxcd.io";
        Optional<String> name = live.label(group + "/name");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String namespace = live.label(group + "/namespace").orElse("");
        Wording who = Wording.quoted("Flux " + kindName + " " + namespace + "/" + name.get());
        Wording evidence = ReversalPhrase.LABELLED.of();
        try {
            Optional<ServedKind> kind =
                    reader.kinds(timeout).preferred(new GroupKind(group, kindName));
            if (kind.isEmpty()) {
                return Optional.of(gone(who, evidence));
            }
            LiveState state =
                    reader.readNow(
                            new ResourceKey(group, kindName, namespace, name.get()),
                            kind.get(),
                            timeout);
            return Optional.of(
                    switch (state) {
                        case LiveState.Absent _ -> gone(who, evidence);
                        case LiveState.Unreadable unreadable ->
                                unread(who, evidence, unreadable.message());
                        case LiveState.Present present ->
                                controller.equals("helm")
                                        ? release(present.manifest(), kind.get(), who, evidence)
                                        : kustomization(live, present.manifest(), who, evidence);
                    });
        } catch (ClusterException e) {
            return Optional.of(unread(who, evidence, String.valueOf(e.getMessage())));
        }
    }

    private static Reverter kustomization(
            Manifest live, Manifest kustomization, Wording who, Wording evidence) {
        Optional<Duration> interval =
                kustomization.root().stringAt("spec", "interval").flatMap(ExternalEngines::span);
        boolean suspended = kustomization.root().objectAt("spec").bool("suspend", false);
        GuardRef guard =
                new GuardRef(
                        GuardRef.Kind.FLUX_OBJECT,
                        live.key(),
                        live.gvk(),
                        new HoldScope.OneObject(live.key()));
        return new Reverter(
                who,
                suspended ? Optional.empty() : interval,
                suspended
                        ? ReversalPhrase.RESUMED.of()
                        : kustomization
                                .root()
                                .stringAt("spec", "interval")
                                .map(every -> ReversalPhrase.RECONCILED_EVERY.of(every))
                                .orElse(ReversalPhrase.RECONCILED.of()),
                evidence,
                Optional.of(guard),
                Wording.none());
    }

    private static Reverter release(
            Manifest release, ServedKind kind, Wording who, Wording evidence) {
        String mode = release.root().stringAt("spec", "driftDetection", "mode").orElse("disabled");
        boolean corrects = mode.equals("enabled");
        Optional<Duration> interval =
                corrects
                        ? release.root().stringAt("spec", "interval").flatMap(ExternalEngines::span)
                        : Optional.empty();
        GuardRef guard =
                new GuardRef(
                        GuardRef.Kind.FLUX_RELEASE,
                        release.key(),
                        kind.gvk(),
                        new HoldScope.WholeApplication());
        return new Reverter(
                who,
                interval,
                corrects ? ReversalPhrase.CORRECTS_DRIFT.of() : ReversalPhrase.NEXT_UPGRADE.of(),
                evidence,
                Optional.of(guard),
                Wording.none(),
                above(release));
    }

    /** A Kustomization that applies the release may declare that it is not suspended. */
    private static List<GuardRef> above(Manifest release) {
        return release.label("kustomize.toolkit.fluxcd.io/name").isPresent()
                ? List.of(
                        new GuardRef(
                                GuardRef.Kind.FLUX_OBJECT,
                                release.key(),
                                release.gvk(),
                                new HoldScope.OneObject(release.key())))
                : List.of();
    }

    private static Reverter gone(Wording who, Wording evidence) {
        return new Reverter(
                who,
                Optional.empty(),
                ReversalPhrase.NEVER.of(),
                evidence,
                Optional.empty(),
                ReversalPhrase.STALE_MARK.of());
    }

    private static Reverter unread(Wording who, Wording evidence, String why) {
        return new Reverter(
                who,
                Optional.empty(),
                ReversalPhrase.UNREAD.of(why),
                evidence,
                Optional.empty(),
                ReversalPhrase.ASK_READER.of());
    }

    /** Reads a span as Go prints it, for example {@code 1h30m}. */
    static Optional<Duration> span(String text) {
        Matcher matcher = SPAN.matcher(text);
        Duration total = Duration.ZERO;
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            double amount = Double.parseDouble(matcher.group(1));
            long unit =
                    switch (matcher.group(2)) {
                        case "ms" -> 1;
                        case "s" -> 1_000;
                        case "m" -> 60_000;
                        default -> 3_600_000;
                    };
            total = total.plusMillis(Math.round(amount * unit));
            end = matcher.end();
        }
        return end == text.length() && end > 0 ? Optional.of(total) : Optional.empty();
    }
}
