package dev.leeway.desktop.sample;

import static dev.leeway.desktop.sample.SampleObjects.NOW;

import dev.leeway.desktop.session.FindingsReading;
import dev.leeway.desktop.state.RepositoryPlace;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.desktop.state.Automation;
import dev.leeway.desktop.state.ClusterState;
import dev.leeway.desktop.state.FieldRow;
import dev.leeway.desktop.state.FieldStory;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.Notice;
import dev.leeway.desktop.state.ObjectStory;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.Preferences;
import dev.leeway.desktop.state.Route;
import dev.leeway.desktop.state.RunningWork;
import dev.leeway.desktop.state.Sight;
import dev.leeway.desktop.state.SyncState.Outcome;
import dev.leeway.desktop.state.Trouble;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.compare.Difference;
import dev.leeway.engine.compare.ResourceComparison;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.health.HealthRules;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A workspace in which every state occurs. */
public final class SampleWorkspace {
    private final Text text = new Text(Locale.ENGLISH, ZoneOffset.UTC);
    private final FindingsReading reading = new FindingsReading(text, HealthRules.standard());

    /** Returns the words that it is written in. */
    public Text text() {
        return text;
    }

    /**
     * Returns the findings of the application {@code checkout-prod}: two changed, one each of
     * missing, extra and undetermined.
     */
    public Findings drifting() {
        Manifest git =
                SampleObjects.deployment(
                        "checkout", "api", "registry.example.com/api:1.4.2", 3, 3, "u-api");
        Manifest live =
                SampleObjects.deployment(
                        "checkout", "api", "registry.example.com/api:1.4.3-hotfix", 5, 4, "u-api");
        FieldPath container =
                FieldPath.of("spec", "template", "spec", "containers")
                        .then(new PathElement.Key(JsonObject.of("name", new JsonString("api"))));
        ResourceComparison api =
                SampleObjects.both(
                        git,
                        live,
                        new Difference.Changed(
                                List.of(
                                        SampleObjects.change(
                                                "/spec/replicas",
                                                FieldPath.of("spec", "replicas"),
                                                JsonValue.of(3),
                                                JsonValue.of(5),
                                                "kubectl-scale",
                                                Duration.ofMinutes(12)),
                                        SampleObjects.change(
                                                "/spec/template/spec/containers/0/image",
                                                container.then(PathElement.name("image")),
                                                new JsonString("registry.example.com/api:1.4.2"),
                                                new JsonString(
                                                        "registry.example.com/api:1.4.3-hotfix"),
                                                "kubectl-edit",
                                                Duration.ofMinutes(9))),
                                List.of()));
        Manifest secretInGit =
                SampleObjects.small(
                        "v1",
                        "Secret",
                        "checkout",
                        "api-token",
                        ",'type':'Opaque','data':{'token':'c2VjcmV0','user':'YXBp'}");
        Manifest secretLive =
                SampleObjects.small(
                        "v1",
                        "Secret",
                        "checkout",
                        "api-token",
                        ",'type':'Opaque','data':{'token':'b3RoZXI=','user':'YXBp'}");
        ResourceComparison secret =
                SampleObjects.both(
                        secretInGit,
                        secretLive,
                        new Difference.Changed(
                                List.of(
                                        SampleObjects.change(
                                                "/data/token",
                                                FieldPath.of("data", "token"),
                                                new JsonString("••••••••"),
                                                new JsonString("•••••••• (differs)"),
                                                "vault-sync",
                                                Duration.ofHours(2))),
                                List.of()));
        List<ResourceComparison> resources =
                List.of(
                        api,
                        secret,
                        SampleObjects.missing(
                                SampleObjects.small(
                                        "networking.k8s.io/v1",
                                        "NetworkPolicy",
                                        "checkout",
                                        "deny-egress",
                                        ",'spec':{'podSelector':{},'policyTypes':['Egress'],'egress':[]}")),
                        SampleObjects.extra(
                                SampleObjects.small(
                                        "v1",
                                        "ConfigMap",
                                        "checkout",
                                        "feature-flags-2024",
                                        ",'data':{'beta':'off'}")),
                        SampleObjects.unreadable(
                                SampleObjects.small(
                                        "networking.k8s.io/v1",
                                        "NetworkPolicy",
                                        "checkout",
                                        "allow-metrics",
                                        "")),
                        SampleObjects.same(
                                SampleObjects.small(
                                        "v1",
                                        "Service",
                                        "checkout",
                                        "api",
                                        ",'spec':{'type':'ClusterIP','ports':[{'port':80}]}")),
                        SampleObjects.same(
                                SampleObjects.small(
                                        "v1",
                                        "ConfigMap",
                                        "checkout",
                                        "api-env",
                                        ",'data':{'LOG_LEVEL':'info'}")),
                        SampleObjects.same(
                                SampleObjects.small(
                                        "v1", "ServiceAccount", "checkout", "api", "")));
        List<Manifest> owned = new ArrayList<>();
        owned.add(
                SampleObjects.owned(
                        "apps/v1",
                        "ReplicaSet",
                        "checkout",
                        "api-6d4cf56db6",
                        "u-api",
                        ",'spec':{'replicas':5},'status':{'replicas':5,'readyReplicas':4,'availableReplicas':4,'observedGeneration':1}"));
        for (String pod : List.of("8x2lq", "d9fjk", "lm4zt", "qq7wn")) {
            owned.add(pod("api-6d4cf56db6-" + pod, "Running", true));
        }
        owned.add(pod("api-6d4cf56db6-zz81c", "Pending", false));
        return reading.of(
                SampleObjects.comparison(
                        "checkout-prod", "prod-eu", "checkout", NOW.minusSeconds(12), resources),
                "platform",
                owned,
                List.of());
    }

    private static Manifest pod(String name, String phase, boolean ready) {
        return SampleObjects.owned(
                "v1",
                "Pod",
                "checkout",
                name,
                "u-api-6d4cf56db6",
                (",'spec':{'containers':[{'name':'api'}]},'status':{'phase':'%s','containerStatuses':[{'name':'api','ready':%b,'restartCount':0,"
                                + "'state':%s}],'conditions':[{'type':'Ready','status':'%s'}]}")
                        .formatted(
                                phase,
                                ready,
                                ready
                                        ? "{'running':{'startedAt':'2026-11-22T02:00:00Z'}}"
                                        : "{'waiting':{'reason':'ImagePullBackOff','message':'Back-off"
                                                + " pulling image"
                                                + " registry.example.com/api:1.4.3-hotfix'}}",
                                ready ? "True" : "False"));
    }

    /** Returns findings in which everything agrees. */
    public Findings agreeing(String application, String namespace, long secondsAgo) {
        return reading.of(
                SampleObjects.comparison(
                        application,
                        "practice",
                        namespace,
                        NOW.minusSeconds(secondsAgo),
                        List.of(
                                SampleObjects.same(
                                        SampleObjects.deployment(
                                                namespace,
                                                application,
                                                "shop/" + application + ":2.0",
                                                2,
                                                2,
                                                "u-" + application)),
                                SampleObjects.same(
                                        SampleObjects.small(
                                                "v1",
                                                "Service",
                                                namespace,
                                                application,
                                                ",'spec':{'type':'ClusterIP'}")))),
                "platform",
                List.of(),
                List.of());
    }

    /** Returns a plan with a deletion. */
    public PlanState plan() {
        List<PlanState.Row> rows = new ArrayList<>();
        rows.add(
                new PlanState.Row(
                        PlanState.Verb.CREATE,
                        new ResourceKey(
                                "networking.k8s.io", "NetworkPolicy", "checkout", "deny-egress"),
                        "apps/checkout/base/policy.yaml:12",
                        List.of()));
        rows.add(
                new PlanState.Row(
                        PlanState.Verb.PATCH,
                        new ResourceKey("apps", "Deployment", "checkout", "api"),
                        ".spec.replicas: 5 → 3 and 1 more",
                        List.of(
                                new FieldRow(
                                        ".spec.replicas",
                                        "/spec/replicas",
                                        Optional.of("3"),
                                        Optional.of("5"),
                                        "kubectl-scale",
                                        "Update",
                                        Optional.of(NOW)))));
        rows.add(
                new PlanState.Row(
                        PlanState.Verb.PATCH,
                        new ResourceKey("", "Secret", "checkout", "api-token"),
                        ".data.token: •••••••• (differs) → ••••••••",
                        List.of()));
        rows.add(
                new PlanState.Row(
                        PlanState.Verb.PRUNE,
                        new ResourceKey("", "ConfigMap", "checkout", "feature-flags-2024"),
                        "with everything that it owns",
                        List.of()));
        rows.add(
                new PlanState.Row(
                        PlanState.Verb.HOLD,
                        new ResourceKey(
                                "networking.k8s.io", "NetworkPolicy", "checkout", "allow-metrics"),
                        "networkpolicies.networking.k8s.io \"allow-metrics\" is forbidden: User"
                                + " \"dev\" cannot get it",
                        List.of()));
        return new PlanState(
                SampleObjects.REVISION,
                "digest-1",
                PlanWish.PLAIN.with(PlanWish.Leave.PRUNE, true),
                rows);
    }

    /** Returns the state of a window in which every state occurs. */
    public AppState state() {
        ClusterState prod =
                new ClusterState(
                        "prod-eu", true, false, ClusterState.Connection.CONNECTED, "v1.36.2");
        ClusterState practice =
                new ClusterState(
                        "practice", false, true, ClusterState.Connection.CONNECTED, "v1.36.2");
        ClusterState edge =
                new ClusterState(
                        "edge-us",
                        false,
                        false,
                        ClusterState.Connection.UNREACHABLE,
                        "connect timed out after 10 s");
        List<ApplicationState> apps = new ArrayList<>();
        apps.add(app("catalog", practice, "shop", "apps/catalog", "directory"));
        apps.add(
                app("checkout-prod", prod, "checkout", "apps/checkout/overlays/prod", "kustomize"));
        apps.add(
                app(
                        "checkout-staging",
                        practice,
                        "checkout-staging",
                        "apps/checkout/overlays/staging",
                        "kustomize"));
        apps.add(app("payments", practice, "payments", "charts/payments", "helm"));
        apps.add(app("storefront", prod, "storefront", "apps/storefront", "directory"));
        apps.add(app("recommendations", edge, "shop", "apps/recommendations", "directory"));
        apps.add(app("reports", practice, "reports", "apps/reports", "directory"));
        List<AppEvent> events = new ArrayList<>();
        events.add(new AppEvent.WorkspaceOpened("shop", true, List.of(prod, practice, edge), apps));
        events.add(new AppEvent.ComparisonArrived("catalog", agreeing("catalog", "shop", 40)));
        events.add(new AppEvent.ComparisonArrived("checkout-prod", drifting()));
        events.add(new AppEvent.StoryArrived("checkout-prod", story()));
        events.add(
                new AppEvent.ComparisonArrived(
                        "checkout-staging", agreeing("checkout-staging", "checkout-staging", 50)));
        events.add(
                new AppEvent.ComparisonArrived("payments", agreeing("payments", "payments", 61)));
        events.add(new AppEvent.ComparisonArrived("storefront", drifting()));
        events.add(
                new AppEvent.ComparisonFailed(
                        "recommendations",
                        Sight.Reading.NOT_COMPARABLE,
                        new Trouble(
                                "The files of recommendations do not render",
                                "apps/recommendations/deployment.yaml:14: mapping values are not"
                                        + " allowed here",
                                "Correct the file and push, then compare again.",
                                Optional.of(
                                        new RepositoryPlace(
                                                "platform",
                                                "main",
                                                new RepositoryPlace.View.Files(
                                                        "apps/recommendations/deployment.yaml",
                                                        14)))),
                        NOW.minusSeconds(70)));
        events.add(new AppEvent.ComparisonStarted("reports", NOW.minusSeconds(2)));
        events.add(
                new AppEvent.WorkStarted(
                        new RunningWork(
                                "1",
                                RunningWork.Kind.COMPARE,
                                "reports",
                                12,
                                40,
                                NOW.minusSeconds(2),
                                Optional.empty())));
        events.add(new AppEvent.HistoryArrived("checkout-prod", SampleHistory.syncs(), NOW));
        events.add(new AppEvent.PlanArrived("checkout-prod", plan(), NOW));
        events.add(new AppEvent.PlanArrived("storefront", plan(), NOW));
        events.add(new AppEvent.SyncStarted("storefront", plan(), NOW.minusSeconds(3)));
        events.add(
                new AppEvent.StepChanged(
                        "storefront", 0, new Outcome.Done(Duration.ofMillis(180))));
        events.add(
                new AppEvent.StepChanged(
                        "storefront",
                        1,
                        new Outcome.Failed(
                                "Deployment.apps \"api\" is invalid:"
                                        + " spec.template.spec.containers[0].image: Required value",
                                "Correct the manifest in Git or the rule that refuses it, then plan"
                                        + " again.")));
        events.add(
                new AppEvent.StepChanged("storefront", 2, new Outcome.Running(SampleObjects.NOW)));
        events.add(
                new AppEvent.NoticePosted(
                        new Notice(
                                false,
                                new Trouble("The sync of catalog is done: 7 of 7 steps", "", ""),
                                NOW.minusSeconds(300),
                                new Route.PlanAndSync("catalog"))));
        events.add(
                new AppEvent.NoticePosted(
                        new Notice(
                                true,
                                new Trouble(
                                        "The sync of payments did not do everything: 3 of 5 steps"
                                                + " done",
                                        "connect timed out after 10 s",
                                        "Compare to see what is the case now, then plan again."),
                                NOW.minusSeconds(30),
                                new Route.PlanAndSync("payments"))));
        AppState state = AppState.first(Preferences.first(), NOW);
        for (AppEvent event : events) {
            state = state.after(event);
        }
        return state;
    }

    /** Returns why the deployment of {@link #drifting()} differs. */
    public static ObjectStory story() {
        FieldStory.By by =
                new FieldStory.By(
                        SampleObjects.REVISION.shortCommit(),
                        SampleObjects.REVISION.author(),
                        SampleObjects.REVISION.authoredAt(),
                        SampleObjects.REVISION.subject());
        return new ObjectStory(
                new ResourceKey("apps", "Deployment", "checkout", "api"),
                List.of(
                        new FieldStory(
                                ".spec.replicas",
                                FieldStory.Origin.HAND,
                                false,
                                "changed by hand",
                                "Managed fields name kubectl-scale (Update through scale).",
                                Optional.of(
                                        new FieldStory.GitLine(
                                                "apps/checkout/overlays/prod/replicas.yaml:6",
                                                false,
                                                Optional.of(by))),
                                "The patch says so."),
                        new FieldStory(
                                ".spec.template.spec.containers[name=\"api\"].image",
                                FieldStory.Origin.STALE,
                                true,
                                "likely still as of 77aa001",
                                "An older revision asks for this value.",
                                Optional.of(
                                        new FieldStory.GitLine(
                                                "apps/checkout/base/deployment.yaml:24",
                                                true,
                                                Optional.of(by))),
                                "The base manifest says so, and no patch was found that does.")),
                List.of());
    }

    /** Returns an application of which nothing is known yet. */
    public static ApplicationState app(
            String name, ClusterState cluster, String namespace, String path, String renderer) {
        return ApplicationState.unasked(
                name, cluster, namespace, "platform", path, renderer, Automation.NONE);
    }
}
