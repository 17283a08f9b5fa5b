package dev.leeway.engine.health;

import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.wording.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All the ways to judge an object, in order: being deleted, the user's rules, the rule made for the
 * kind, and for kinds that are not Kubernetes' own the generic reading. Immutable.
 */
public final class HealthRules {
    /** The finalizer by which Leeway keeps a hook until its end was seen. */
    public static final String HOOK_FINALIZER = "leeway.dev/hook-finalizer";

    private static final Set<JsonValue> HOOK_FINALIZERS =
            Set.of(JsonValue.of(HOOK_FINALIZER), JsonValue.of("argocd.argoproj.io/hook-finalizer"));
    private static final String ARGO_HOOK = "argocd.argoproj.io/hook";
    private static final String HELM_HOOK = "helm.sh/hook";

    /** The groups that Kubernetes itself serves; without a rule, their kinds have no health. */
    private static final Set<String> KUBERNETES_GROUPS =
            Set.of(
                    "",
                    "admissionregistration.k8s.io",
                    "apiextensions.k8s.io",
                    "apiregistration.k8s.io",
                    "apps",
                    "authentication.k8s.io",
                    "authorization.k8s.io",
                    "autoscaling",
                    "batch",
                    "certificates.k8s.io",
                    "coordination.k8s.io",
                    "discovery.k8s.io",
                    "events.k8s.io",
                    "extensions",
                    "flowcontrol.apiserver.k8s.io",
                    "internal.apiserver.k8s.io",
                    "metrics.k8s.io",
                    "networking.k8s.io",
                    "node.k8s.io",
                    "policy",
                    "rbac.authorization.k8s.io",
                    "resource.k8s.io",
                    "scheduling.k8s.io",
                    "storage.k8s.io",
                    "storagemigration.k8s.io");

    private final Map<GroupKind, HealthRule> byKind;
    private final List<GroupRule> byGroup;
    private final List<HealthRule> users;
    private final Wording remark;

    private record GroupRule(String name, Predicate<String> covers, HealthRule rule) {}

    private HealthRules(
            Map<GroupKind, HealthRule> byKind,
            List<GroupRule> byGroup,
            List<HealthRule> users,
            Wording remark) {
        this.byKind = Map.copyOf(byKind);
        this.byGroup = List.copyOf(byGroup);
        this.users = List.copyOf(users);
        this.remark = remark;
    }

    /** Returns Leeway's own rules. */
    public static HealthRules standard() {
        return new HealthRules(kindRules(), groupRules(), List.of(), Wording.none());
    }

    /**
     * Returns these rules with the user's before them; the first that has an answer wins, and names
     * itself in {@link Health#rule()}.
     */
    public HealthRules with(List<HealthRule> userRules) {
        return new HealthRules(byKind, byGroup, userRules, remark);
    }

    /**
     * Returns these rules with a remark that every verdict on a kind of others carries, where no
     * rule of the user gave it: why not all of the user's rules could be asked.
     */
    public HealthRules remarking(Wording why) {
        return new HealthRules(byKind, byGroup, users, why);
    }

    /**
     * Returns the verdict, or empty for a kind that has no health: such an object is well once it
     * exists.
     *
     * @param live the object as read from the cluster
     */
    public Optional<Health> assess(Manifest live, HealthContext context) {
        if (isDeleted(live)) {
            String since = live.metadata().string("deletionTimestamp", "");
            Wording said = context.aged(HealthPhrase.BEING_DELETED.of(), since);
            return Optional.of(Health.progressing(said).from("deletion"));
        }
        for (HealthRule user : users) {
            Optional<Health> verdict = user.assess(live, context);
            if (verdict.isPresent()) {
                return verdict;
            }
        }
        return builtIn(live, context).or(() -> generic(live)).map(one -> remarked(live, one));
    }

    private Health remarked(Manifest live, Health verdict) {
        return remark.isEmpty() || KUBERNETES_GROUPS.contains(live.gvk().group())
                ? verdict
                : new Health(
                        verdict.status(),
                        verdict.said().isEmpty()
                                ? HealthPhrase.REMARK.of(remark)
                                : HealthPhrase.REMARKED.of(verdict.said(), remark),
                        verdict.rule());
    }

    private Optional<Health> builtIn(Manifest live, HealthContext context) {
        GroupKind kind = live.gvk().groupKind();
        HealthRule rule = byKind.get(kind);
        if (rule != null) {
            return rule.assess(live, context).map(health -> health.from(kind.toString()));
        }
        return byGroup.stream()
                .filter(candidate -> candidate.covers.test(kind.group()))
                .findFirst()
                .flatMap(found -> found.rule.assess(live, context).map(h -> h.from(found.name)));
    }

    private static Optional<Health> generic(Manifest live) {
        return KUBERNETES_GROUPS.contains(live.gvk().group())
                ? Optional.empty()
                : Optional.of(GenericReading.read(live));
    }

    /** Returns whether the object runs at a moment of a sync instead of being kept. */
    public static boolean isHook(Manifest object) {
        boolean helm =
                object.annotation(HELM_HOOK).filter(h -> !h.equals("crd-install")).isPresent();
        return helm || object.annotation(ARGO_HOOK).isPresent();
    }

    /** A finished hook keeps its verdict while the hook finalizer holds it. */
    private static boolean isDeleted(Manifest live) {
        boolean held =
                live.metadata().arrayAt("finalizers").stream().anyMatch(HOOK_FINALIZERS::contains);
        return live.metadata().string("deletionTimestamp").isPresent() && !held;
    }

    private static Map<GroupKind, HealthRule> kindRules() {
        Map<GroupKind, HealthRule> rules = new LinkedHashMap<>();
        for (String group : List.of("apps", "extensions")) {
            rules.put(new GroupKind(group, "Deployment"), DeploymentRule::assess);
            rules.put(new GroupKind(group, "DaemonSet"), DaemonSetRule::assess);
            rules.put(new GroupKind(group, "ReplicaSet"), ReplicaSetRule::assess);
        }
        rules.put(new GroupKind("apps", "StatefulSet"), StatefulSetRule::assess);
        rules.put(new GroupKind("", "Pod"), PodRule::assess);
        rules.put(new GroupKind("", "Service"), ServiceRule::assess);
        rules.put(new GroupKind("", "PersistentVolumeClaim"), PersistentVolumeClaimRule::assess);
        rules.put(new GroupKind("batch", "Job"), JobRule::assess);
        rules.put(new GroupKind("batch", "CronJob"), CronJobRule::assess);
        rules.put(new GroupKind("networking.k8s.io", "Ingress"), IngressRule::assess);
        rules.put(new GroupKind("extensions", "Ingress"), IngressRule::assess);
        rules.put(new GroupKind("policy", "PodDisruptionBudget"), PodDisruptionBudgetRule::assess);
        rules.put(
                new GroupKind("autoscaling", "HorizontalPodAutoscaler"),
                HorizontalPodAutoscalerRule::assess);
        rules.put(new GroupKind("apiregistration.k8s.io", "APIService"), ApiServiceRule::assess);
        rules.put(
                new GroupKind("apiextensions.k8s.io", "CustomResourceDefinition"),
                CustomResourceDefinitionRule::assess);
        rules.put(new GroupKind("argoproj.io", "Application"), ArgoApplicationRule::assess);
        rules.put(new GroupKind("argoproj.io", "Rollout"), ArgoRolloutRule::assess);
        rules.put(new GroupKind("argoproj.io", "Workflow"), ArgoWorkflowRule::assess);
        rules.put(new GroupKind("cert-manager.io", "Certificate"), CertificateRule::assess);
        rules.put(new GroupKind("keda.sh", "ScaledObject"), KedaRule::assess);
        rules.put(new GroupKind("keda.sh", "ScaledJob"), KedaRule::assess);
        rules.put(new GroupKind("postgresql.cnpg.io", "Cluster"), CloudNativePgRule::assess);
        rules.put(new GroupKind("rollouts.kruise.io", "Rollout"), KruiseRolloutRule::assess);
        rules.put(
                new GroupKind("opentelemetry.io", "OpenTelemetryCollector"),
                OpenTelemetryCollectorRule::assess);
        String promoter = "promoter.argoproj.io";
        rules.put(new GroupKind(promoter, "PromotionStrategy"), PromotionRule::assess);
        rules.put(new GroupKind(promoter, "ChangeTransferPolicy"), PromotionRule::assess);
        rules.putAll(OperatorRules.byKind());
        return rules;
    }

    private static List<GroupRule> groupRules() {
        return List.of(
                new GroupRule("crossplane", CrossplaneRule::covers, CrossplaneRule::assess),
                new GroupRule("flux", FluxRule::covers, FluxRule::assess),
                new GroupRule("rabbitmq", "rabbitmq.com"::equals, RabbitTopologyRule::assess),
                new GroupRule("gloo", GlooRule::covers, GlooRule::assess),
                new GroupRule(
                        "ack", group -> group.endsWith(AckRule.GROUP_SUFFIX), AckRule::assess),
                new GroupRule("elastic", ElasticRule::covers, ElasticRule::assess),
                new GroupRule("gatekeeper", GatekeeperRule::covers, GatekeeperRule::assess),
                new GroupRule("gateway-api", GatewayApiRule.GROUP::equals, GatewayApiRule::assess));
    }
}
