package dev.leeway.engine.bypass.review;

import dev.leeway.engine.bypass.GuardRef;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.PatchRequest;
import dev.leeway.engine.live.Prediction;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the hold that lasts on an Argo CD Application: a deny window of its project where that may
 * be written, which also holds generated Applications; else its own automation, with everything
 * above it held first that would put the automation back: ApplicationSets, parent Applications,
 * Flux.
 *
 * <p>Source: Argo CD documentation, "Sync Windows", "App Of Apps", "Controlling Resource
 * Modification"; Flux documentation, "Kustomization".
 */
final class ArgoParents {
    private static final String GROUP = "argoproj.io";
    private static final GroupKind PROJECT = new GroupKind(GROUP, "AppProject");
    private static final GroupKind SET = new GroupKind(GROUP, "ApplicationSet");
    private static final String TRACKING = "argocd.argoproj.io/tracking-id";
    private static final String FLUX = "kustomize.toolkit.fluxcd.io";
    private static final int HIGHEST = 8;

    private final ClusterReader reader;
    private final Duration timeout;

    ArgoParents(ClusterReader reader, Duration timeout) {
        this.reader = reader;
        this.timeout = timeout;
    }

    /** Returns the hold for an Application that reconciles by itself. */
    Holding holding(Manifest application, ServedKind kind)
            throws ClusterException, InterruptedException {
        Optional<GuardRef> window = window(application);
        if (window.isPresent()) {
            return Holding.by(window.get());
        }
        return automation(application, kind, new HashSet<>());
    }

    private Optional<GuardRef> window(Manifest application)
            throws ClusterException, InterruptedException {
        String name = application.root().stringAt("spec", "project").orElse("default");
        Optional<ServedKind> kind = reader.kinds(timeout).preferred(PROJECT);
        if (kind.isEmpty()) {
            return Optional.empty();
        }
        ResourceKey key = new ResourceKey(GROUP, "AppProject", application.namespace(), name);
        Optional<Manifest> project = read(key, kind.get());
        return project.isPresent() && mayPatch(project.get(), kind.get())
                ? Optional.of(
                        new GuardRef(
                                GuardRef.Kind.ARGO_PROJECT_WINDOW,
                                key,
                                kind.get().gvk(),
                                new HoldScope.WholeApplication(),
                                Optional.of(application.key())))
                : Optional.empty();
    }

    private Holding automation(Manifest application, ServedKind kind, Set<ResourceKey> seen)
            throws ClusterException, InterruptedException {
        if (!seen.add(application.key()) || seen.size() > HIGHEST) {
            return Holding.none(ReversalPhrase.CIRCLE.of(application.key().toString()));
        }
        List<GuardRef> first = new ArrayList<>();
        for (Holding above :
                List.of(
                        generator(application),
                        parent(application, kind, seen),
                        flux(application, kind))) {
            if (above.guard().isEmpty() && !above.advice().isEmpty()) {
                return above;
            }
            first.addAll(above.first());
            above.guard().ifPresent(first::add);
        }
        return new Holding(
                first,
                Optional.of(
                        new GuardRef(
                                GuardRef.Kind.ARGO_APPLICATION,
                                application.key(),
                                kind.gvk(),
                                new HoldScope.WholeApplication())),
                Wording.none());
    }

    private static final Holding NOTHING = new Holding(List.of(), Optional.empty(), Wording.none());

    /** An ApplicationSet writes the whole spec of what it generated. */
    private Holding generator(Manifest application) throws ClusterException, InterruptedException {
        Optional<String> name =
                application
                        .metadata()
                        .arrayAt("ownerReferences")
                        .objects()
                        .filter(owner -> owner.string("kind", "").equals("ApplicationSet"))
                        .map(owner -> owner.string("name", ""))
                        .findFirst();
        if (name.isEmpty()) {
            return NOTHING;
        }
        ResourceKey key =
                new ResourceKey(GROUP, "ApplicationSet", application.namespace(), name.get());
        Optional<ServedKind> kind = reader.kinds(timeout).preferred(SET);
        Optional<Manifest> set = kind.isEmpty() ? Optional.empty() : read(key, kind.get());
        if (set.isEmpty()) {
            return Holding.none(ReversalPhrase.SET_UNREAD.of(name.get()));
        }
        String policy =
                set.get().root().stringAt("spec", "syncPolicy", "applicationsSync").orElse("sync");
        if (policy.equals("create-only") || policy.equals("create-delete")) {
            return NOTHING;
        }
        return mayPatch(set.get(), kind.get())
                ? Holding.by(
                        new GuardRef(
                                GuardRef.Kind.ARGO_SET_EXCEPTION,
                                key,
                                kind.get().gvk(),
                                new HoldScope.WholeApplication(),
                                Optional.of(application.key())))
                : Holding.none(ReversalPhrase.SET_PUTS_BACK.of(name.get()));
    }

    /** A parent Application puts back what its source declares. */
    private Holding parent(Manifest application, ServedKind kind, Set<ResourceKey> seen)
            throws ClusterException, InterruptedException {
        Optional<String> name = trackedBy(application);
        if (name.isEmpty()) {
            return NOTHING;
        }
        Optional<Manifest> parent =
                reader.list(kind, application.namespace(), timeout).stream()
                        .filter(one -> one.name().equals(name.get()))
                        .findFirst();
        if (parent.isEmpty()) {
            // A mark that was left behind; or a parent elsewhere, which the proof would show.
            return NOTHING;
        }
        return reconciles(parent.get()) ? automation(parent.get(), kind, seen) : NOTHING;
    }

    private static Optional<String> trackedBy(Manifest application) {
        return application
                .annotation(TRACKING)
                .filter(
                        mark ->
                                mark.endsWith(
                                        ":"
                                                + GROUP
                                                + "/Application:"
                                                + application.namespace()
                                                + "/"
                                                + application.name()))
                .map(mark -> mark.substring(0, mark.indexOf(':')))
                .map(claimed -> claimed.substring(claimed.indexOf('_') + 1));
    }

    /** Returns whether an Application acts without anybody asking it to. */
    static boolean reconciles(Manifest application) {
        JsonObject policy = application.root().objectAt("spec", "syncPolicy");
        boolean paused =
                application
                        .annotation("argocd.argoproj.io/skip-reconcile")
                        .filter("true"::equals)
                        .isPresent();
        return policy.has("automated")
                && policy.objectAt("automated").bool("enabled", true)
                && !paused;
    }

    /** A Kustomization applies the Application again at every interval. */
    private Holding flux(Manifest application, ServedKind kind) {
        return application.label(FLUX + "/name").isPresent()
                ? Holding.by(
                        new GuardRef(
                                GuardRef.Kind.FLUX_OBJECT,
                                application.key(),
                                kind.gvk(),
                                new HoldScope.OneObject(application.key())))
                : NOTHING;
    }

    private Optional<Manifest> read(ResourceKey key, ServedKind kind) throws InterruptedException {
        return reader.readNow(key, kind, timeout) instanceof LiveState.Present present
                ? Optional.of(present.manifest())
                : Optional.empty();
    }

    /** A dry run tells whether the object may be written; nothing is. */
    private boolean mayPatch(Manifest object, ServedKind kind) throws InterruptedException {
        JsonObject operation =
                JsonObject.builder()
                        .put("op", "test")
                        .put("path", "/metadata/name")
                        .put("value", object.name())
                        .build();
        return reader.predict(
                        new PatchRequest(
                                object.key(),
                                kind,
                                object.uid(),
                                object.resourceVersion(),
                                new JsonArray(List.<JsonValue>of(operation)),
                                BypassMark.MANAGER,
                                timeout))
                instanceof Prediction.Predicted;
    }
}
