package dev.leeway.engine.ownership;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.TrackingMark;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the claims that stand on a live object. Pure.
 *
 * <p>Sources: Argo CD, Flux, Helm and cli-utils documentation of their tracking marks; KEP-3659 for
 * ApplySets; Kubernetes API conventions for owner references.
 */
public final class Claims {
    /** The annotation {@code APPLICATION:GROUP/KIND:NAMESPACE/NAME}. */
    public static final String ARGO_TRACKING = "argocd.argoproj.io/tracking-id";

    /** The label that Argo CD can be told to track by, and that charts set as well. */
    public static final String INSTANCE = "app.kubernetes.io/instance";

    private static final String KUSTOMIZE = "kustomize.toolkit.fluxcd.io/";
    private static final String HELM_CONTROLLER = "helm.toolkit.fluxcd.io/";
    private static final String HELM_NAME = "meta.helm.sh/release-name";
    private static final String HELM_NAMESPACE = "meta.helm.sh/release-namespace";
    private static final String CLI_UTILS = "config.k8s.io/owning-inventory";

    private final ResourceKey key;
    private final Manifest live;
    private final String application;
    private final String applySet;
    private final List<Claim> claims = new ArrayList<>();

    private Claims(ResourceKey key, Manifest live, String application, String applySet) {
        this.key = key;
        this.live = live;
        this.application = application;
        this.applySet = applySet;
    }

    /**
     * Returns the claims of others on an object.
     *
     * @param application the application that asks; its own mark is no claim of another
     * @param applySet the id of its inventory as an ApplySet's parent
     */
    public static List<Claim> on(
            ResourceKey key, Manifest live, String application, String applySet) {
        Claims claims = new Claims(key, live, application, applySet);
        claims.leeway();
        claims.argo();
        claims.flux();
        claims.helm();
        claims.applySet();
        claims.cliUtils();
        claims.controllers();
        claims.managers();
        return List.copyOf(claims.claims);
    }

    private void leeway() {
        live.annotation(TrackingMark.ANNOTATION)
                .flatMap(text -> TrackingMark.applicationIn(text, key))
                .filter(other -> !other.equals(application))
                .ifPresent(
                        other ->
                                claims.add(
                                        new Claim.LeewayApplication(
                                                other,
                                                live.label(TrackingMark.PART_OF).orElse(""),
                                                ClaimPhrase.ANNOTATION_NAMES.of(
                                                        TrackingMark.ANNOTATION))));
    }

    private void argo() {
        live.annotation(ARGO_TRACKING).flatMap(this::argoTracking).ifPresent(claims::add);
        live.label(INSTANCE)
                .ifPresent(
                        name ->
                                claims.add(
                                        new Claim.ArgoLabel(
                                                name, ClaimPhrase.LABEL_IS.of(INSTANCE, name))));
    }

    /** An application in another namespace than Argo CD's own is written {@code NAMESPACE_NAME}. */
    private Optional<Claim> argoTracking(String text) {
        String[] parts = text.split(":", 3);
        if (parts.length != 3 || parts[0].isEmpty()) {
            return Optional.empty();
        }
        int cut = parts[0].indexOf('_');
        boolean names =
                parts[1].equals(key.group() + "/" + key.kind())
                        && parts[2].substring(parts[2].indexOf('/') + 1).equals(key.name())
                        && (key.namespace().isEmpty()
                                || parts[2].startsWith(key.namespace() + "/"));
        return Optional.of(
                new Claim.ArgoTracking(
                        cut < 0 ? Optional.empty() : Optional.of(parts[0].substring(0, cut)),
                        parts[0].substring(cut + 1),
                        names,
                        ClaimPhrase.ANNOTATION_IS.of(ARGO_TRACKING, text)));
    }

    private void flux() {
        label(KUSTOMIZE + "name")
                .ifPresent(
                        name ->
                                claims.add(
                                        new Claim.FluxKustomization(
                                                label(KUSTOMIZE + "namespace").orElse(""),
                                                name,
                                                ClaimPhrase.LABEL_NAMES.of(KUSTOMIZE + "name"))));
        label(HELM_CONTROLLER + "name")
                .ifPresent(
                        name ->
                                claims.add(
                                        new Claim.FluxHelmRelease(
                                                label(HELM_CONTROLLER + "namespace").orElse(""),
                                                name,
                                                ClaimPhrase.LABEL_NAMES.of(
                                                        HELM_CONTROLLER + "name"))));
    }

    private Optional<String> label(String name) {
        return live.label(name).filter(value -> !value.isEmpty());
    }

    /** A release that Flux drives is Flux' claim, and not another one. */
    private void helm() {
        boolean driven = claims.stream().anyMatch(Claim.FluxHelmRelease.class::isInstance);
        live.annotation(HELM_NAME)
                .filter(name -> !name.isEmpty() && !driven)
                .ifPresent(
                        name ->
                                claims.add(
                                        new Claim.HelmRelease(
                                                live.annotation(HELM_NAMESPACE)
                                                        .orElse(key.namespace()),
                                                name,
                                                ClaimPhrase.ANNOTATION_NAMES.of(HELM_NAME))));
    }

    private void applySet() {
        boolean leeways = claims.stream().anyMatch(Claim.LeewayApplication.class::isInstance);
        live.label(TrackingMark.PART_OF)
                .filter(id -> !id.equals(applySet) && !leeways)
                .ifPresent(
                        id ->
                                claims.add(
                                        new Claim.ApplySet(
                                                id,
                                                ClaimPhrase.LABEL_NAMES.of(TrackingMark.PART_OF))));
    }

    private void cliUtils() {
        live.annotation(CLI_UTILS)
                .filter(id -> !id.isEmpty())
                .ifPresent(
                        id ->
                                claims.add(
                                        new Claim.KptInventory(
                                                id, ClaimPhrase.ANNOTATION_NAMES.of(CLI_UTILS))));
    }

    private void controllers() {
        for (JsonObject owner : live.metadata().arrayAt("ownerReferences").objects().toList()) {
            if (owner.bool("controller", false)) {
                String version = owner.string("apiVersion", "");
                Gvk gvk = Gvk.of(version, owner.string("kind", ""));
                claims.add(
                        new Claim.Controller(
                                version,
                                // Owners are of the same namespace or of the whole cluster; which,
                                // its kind tells.
                                new ResourceKey(
                                        gvk.group(),
                                        gvk.kind(),
                                        key.namespace(),
                                        owner.string("name", "")),
                                owner.string("uid", ""),
                                ClaimPhrase.NAMED_CONTROLLER.of()));
            }
        }
    }

    private static Wording wrote(ManagedEntry entry) {
        ClaimPhrase plain = entry.applies() ? ClaimPhrase.APPLIED : ClaimPhrase.UPDATED;
        ClaimPhrase dated = entry.applies() ? ClaimPhrase.APPLIED_AT : ClaimPhrase.UPDATED_AT;
        return entry.time().map(time -> dated.of(Wording.moment(time))).orElseGet(plain::of);
    }

    private void managers() {
        for (ManagedEntry entry : ManagedEntry.of(live)) {
            boolean engine = ForeignEngine.of(entry.manager()).isPresent();
            if (!entry.isLeeways()
                    && entry.subresource().isEmpty()
                    && (entry.applies() || engine)) {
                claims.add(
                        new Claim.FieldWriter(
                                entry.manager(), entry.operation(), entry.time(), wrote(entry)));
            }
        }
    }
}
