package dev.leeway.desktop.sample;

import dev.leeway.engine.compare.Attribution;
import dev.leeway.engine.compare.Comparison;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.Doubt;
import dev.leeway.engine.compare.FieldChange;
import dev.leeway.engine.compare.FieldOwner;
import dev.leeway.engine.compare.Judgement;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.InventoryState;
import dev.leeway.engine.ownership.Ownerships;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.Revision;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Objects of an invented shop. */
public final class SampleObjects {
    /** The moment at which everything happens. */
    public static final Instant NOW = Instant.parse("2026-11-22T03:12:40Z");

    /** The revision that is compared. */
    public static final Revision REVISION =
            new Revision(
                    "3f2c1ab94d0e7788aa11bb22cc33dd44ee55ff66",
                    "main",
                    "Raise the catalog's request limit to 2.4.0",
                    "Jane Doe",
                    NOW.minus(Duration.ofHours(30)));

    private SampleObjects() {}

    /** Reads JSON written with single quotes. */
    public static Manifest manifest(String json) {
        return new Manifest(JsonReader.readObject(json.replace('\'', '"')));
    }

    /** Returns a Deployment with a status that says how many of its replicas are ready. */
    public static Manifest deployment(
            String namespace, String name, String image, int replicas, int ready, String uid) {
        return manifest(
                """
                {'apiVersion':'apps/v1','kind':'Deployment','metadata':{'name':'%s','namespace':'%s','uid':'%s',
                 'resourceVersion':'41','generation':3,'labels':{'app':'%s','tier':'front'},
                 'annotations':{'example.com/owner':'team-%s','example.com/runbook':'https://runbooks.example.com/%s'}},
                 'spec':{'replicas':%d,'selector':{'matchLabels':{'app':'%s'}},
                 'strategy':{'type':'RollingUpdate','rollingUpdate':{'maxSurge':'25%%','maxUnavailable':0}},
                 'template':{'metadata':{'labels':{'app':'%s','tier':'front'}},
                 'spec':{'containers':[{'name':'api','image':'%s','imagePullPolicy':'IfNotPresent',
                 'args':['--listen=:8080','--log-format=json'],
                 'env':[{'name':'LOG_LEVEL','value':'info'},{'name':'CACHE_TTL','value':'300s'}],
                 'ports':[{'containerPort':8080,'name':'http','protocol':'TCP'}],
                 'readinessProbe':{'httpGet':{'path':'/ready','port':'http'},'periodSeconds':5},
                 'livenessProbe':{'httpGet':{'path':'/live','port':'http'},'periodSeconds':10},
                 'resources':{'limits':{'memory':'256Mi'},'requests':{'cpu':'100m','memory':'128Mi'}}}],
                 'securityContext':{'runAsNonRoot':true},'terminationGracePeriodSeconds':30}}},
                 'status':{'observedGeneration':3,'replicas':%d,'updatedReplicas':%d,'readyReplicas':%d,'availableReplicas':%d,
                 'conditions':[{'type':'Available','status':'%s'}]}}
                """
                        .formatted(
                                name,
                                namespace,
                                uid,
                                name,
                                name,
                                name,
                                replicas,
                                name,
                                name,
                                image,
                                replicas,
                                replicas,
                                ready,
                                ready,
                                ready == replicas ? "True" : "False"));
    }

    /** Returns a small object of a kind. */
    public static Manifest small(
            String apiVersion, String kind, String namespace, String name, String rest) {
        return manifest(
                "{'apiVersion':'%s','kind':'%s','metadata':{'name':'%s','namespace':'%s','uid':'u-%s-%s'}%s}"
                        .formatted(apiVersion, kind, name, namespace, kind, name, rest));
    }

    /** Returns an object made by another one. */
    public static Manifest owned(
            String apiVersion,
            String kind,
            String namespace,
            String name,
            String owner,
            String rest) {
        return manifest(
                "{'apiVersion':'%s','kind':'%s','metadata':{'name':'%s','namespace':'%s','uid':'u-%s','ownerReferences':[{'uid':'%s','controller':true}]}%s}"
                        .formatted(apiVersion, kind, name, namespace, name, owner, rest));
    }

    /** Returns the kind of a manifest as a cluster serves it. */
    public static ServedKind kind(Manifest manifest) {
        Gvk gvk = manifest.gvk();
        return new ServedKind(
                gvk,
                gvk.kind().toLowerCase(Locale.ROOT) + "s",
                !manifest.namespace().isEmpty(),
                Set.of("get", "list", "watch", "patch"));
    }

    /** Returns what Git wants. */
    public static DesiredObject desired(Manifest manifest, String file, int line) {
        return new DesiredObject(
                manifest.key(), kind(manifest), manifest, new Origin(file, 0, line));
    }

    /** Returns a field that somebody changed in the cluster. */
    public static FieldChange change(
            String pointer,
            FieldPath path,
            JsonValue desired,
            JsonValue live,
            String manager,
            Duration ago) {
        return new FieldChange(
                path,
                pointer,
                Optional.of(desired),
                Optional.of(live),
                new Attribution.Known(
                        new FieldOwner(manager, "Update", "", Optional.of(NOW.minus(ago))),
                        List.of()));
    }

    /** Returns a verdict of an object on both sides. */
    public static ResourceComparison both(Manifest desired, Manifest live, Difference difference) {
        return new ResourceComparison(
                live.key(),
                Optional.of(kind(live)),
                Optional.of(desired(desired, "apps/checkout/base/" + desired.name() + ".yaml", 1)),
                new LiveState.Present(live, NOW),
                Optional.of(desired),
                difference,
                Judgement.SERVER_DRY_RUN);
    }

    /** Returns an object in sync. */
    public static ResourceComparison same(Manifest manifest) {
        return both(manifest, manifest, Difference.InSync.WHOLLY);
    }

    /** Returns an object that the cluster does not have. */
    public static ResourceComparison missing(Manifest manifest) {
        return new ResourceComparison(
                manifest.key(),
                Optional.of(kind(manifest)),
                Optional.of(desired(manifest, "apps/checkout/base/policy.yaml", 12)),
                new LiveState.Absent(NOW),
                Optional.of(manifest),
                new Difference.Missing(),
                Judgement.PRESENCE);
    }

    /** Returns an object that Git no longer has. */
    public static ResourceComparison extra(Manifest manifest) {
        return new ResourceComparison(
                manifest.key(),
                Optional.of(kind(manifest)),
                Optional.empty(),
                new LiveState.Present(manifest, NOW),
                Optional.empty(),
                new Difference.Extra(manifest.uid(), "12", Optional.empty()),
                Judgement.PRESENCE);
    }

    /** Returns an object that could not be read. */
    public static ResourceComparison unreadable(Manifest manifest) {
        String words =
                "networkpolicies.networking.k8s.io \"%s\" is forbidden: User \"dev\" cannot get it in \"%s\""
                        .formatted(manifest.name(), manifest.namespace());
        return new ResourceComparison(
                manifest.key(),
                Optional.of(kind(manifest)),
                Optional.of(desired(manifest, "apps/checkout/base/policy.yaml", 3)),
                new LiveState.Unreadable(
                        LiveState.Unreadable.Reason.FORBIDDEN, Wording.quoted(words)),
                Optional.empty(),
                new Difference.Undetermined(
                        new Doubt.Unreadable(
                                LiveState.Unreadable.Reason.FORBIDDEN, Wording.quoted(words)),
                        Optional.empty()),
                Judgement.NONE);
    }

    /** Returns a comparison of these objects. */
    public static Comparison comparison(
            String application,
            String cluster,
            String namespace,
            Instant at,
            List<ResourceComparison> resources) {
        return new Comparison(
                application,
                cluster,
                namespace,
                REVISION,
                Optional.empty(),
                "kustomize v5.5.0",
                at,
                resources,
                List.of(),
                List.of(),
                List.of(),
                new InventoryState.NoneYet(),
                Ownerships.NONE);
    }
}
