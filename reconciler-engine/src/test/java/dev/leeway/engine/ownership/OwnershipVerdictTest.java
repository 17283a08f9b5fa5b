package dev.leeway.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.InventoryEntry;
import dev.leeway.engine.ownership.Ownership.Leave;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From the marks on an object and what their owners say of it, to whose it is. */
class OwnershipVerdictTest {
    private static final ResourceKey KEY = new ResourceKey("apps", "Deployment", "shop", "web");
    private static final String ARGO = "argocd.argoproj.io/tracking-id";
    private static final String OWN_MARK =
            "\"leeway.dev/tracking-id\":\"front:apps/Deployment:shop/web\"";
    private static final ClaimerState NO_ARGO =
            new ClaimerState.None(Wording.quoted("Argo CD is not there"));

    private final Map<Question, ClaimerState> answers = new HashMap<>();
    private Optional<InventoryEntry> entry = Optional.empty();
    private Optional<Flap> flap = Optional.empty();

    private Ownership of(String metadata) {
        Manifest live =
                new Manifest(
                        JsonReader.readObject(
                                """
                                {"apiVersion":"apps/v1","kind":"Deployment",\
                                "metadata":{"name":"web","namespace":"shop","uid":"u1",%s}}"""
                                        .formatted(metadata)));
        List<Claim> claims = Claims.on(KEY, live, "front", "applyset-own-v1");
        return OwnershipVerdict.of(
                KEY, live, "front", entry, ClaimCheck.of(KEY, live, claims, answers), flap);
    }

    private static String annotations(String pairs) {
        return "\"annotations\":{" + pairs + "}";
    }

    private static String tracking(String text) {
        return "\"" + ARGO + "\":\"" + text + "\"";
    }

    private static Manifest application(String policy, String resources) {
        return new Manifest(
                JsonReader.readObject(
                        """
                        {"apiVersion":"argoproj.io/v1alpha1","kind":"Application",\
                        "metadata":{"name":"shop","namespace":"argocd"},"spec":{"syncPolicy":%s},\
                        "status":{"reconciledAt":"2026-11-22T08:00:00Z","resources":[%s]}}"""
                                .formatted(policy, resources)));
    }

    private static final String LISTED =
            "{\"group\":\"apps\",\"kind\":\"Deployment\",\"namespace\":\"shop\",\"name\":\"web\"}";

    private void argo(Manifest... applications) {
        answers.put(
                new Question.EngineObjects(ForeignEngine.ARGO),
                new ClaimerState.Read(List.of(applications)));
    }

    private static final String TRACKED = annotations(tracking("shop:apps/Deployment:shop/web"));

    @Test
    void anObjectThatNobodyClaimsIsUnownedAndWrittenWhenAsked() {
        Ownership verdict =
                of("\"managedFields\":[{\"manager\":\"kubectl\",\"operation\":\"Apply\"}]");

        assertThat(verdict).isInstanceOf(Ownership.Unowned.class);
        assertThat(verdict.message()).contains("kubectl");
        assertThat(verdict.leave()).isEqualTo(Leave.WHEN_ASKED);
    }

    @Test
    void theMarkOrTheInventoryMakesItOurs() {
        assertThat(of(annotations(OWN_MARK))).isInstanceOf(Ownership.Ours.class);
        entry = Optional.of(entry("u1"));
        assertThat(of("\"labels\":{}")).isInstanceOf(Ownership.Ours.class);
        entry = Optional.of(entry("another"));
        assertThat(of("\"labels\":{}").message()).contains("made it anew");
    }

    @Test
    void anAnnouncedObjectIsOursOnlyIfLeewayAppliedIt() {
        entry = Optional.of(entry(""));

        assertThat(of("\"labels\":{}")).isInstanceOf(Ownership.Unowned.class);
        assertThat(of("\"managedFields\":[{\"manager\":\"leeway\",\"operation\":\"Apply\"}]"))
                .isInstanceOf(Ownership.Ours.class);
    }

    @Test
    void aMarkOfAnotherApplicationBeatsWhatTheInventoryRemembers() {
        entry = Optional.of(entry("u1"));

        Ownership verdict =
                of(annotations("\"leeway.dev/tracking-id\":\"back:apps/Deployment:shop/web\""));

        assertThat(verdict).isInstanceOf(Ownership.ForeignDormant.class);
        assertThat(verdict.message()).contains("Leeway application back");
    }

    @Test
    void anApplicationThatListsItAndSyncsByItselfIsItsActiveOwner() {
        argo(application("{\"automated\":{}}", LISTED));

        Ownership verdict = of(TRACKED);

        assertThat(verdict).isInstanceOf(Ownership.ForeignActive.class);
        assertThat(verdict.leave()).isEqualTo(Leave.NEVER);
        assertThat(verdict.message())
                .contains("Argo CD application shop", ARGO, "argocd/shop lists it");
    }

    @Test
    void withoutAutomationItIsDormantUntilAnOperationRuns() {
        argo(application("{}", LISTED));
        assertThat(of(TRACKED)).isInstanceOf(Ownership.ForeignDormant.class);
        argo(application("{\"automated\":{\"enabled\":false}}", LISTED));
        assertThat(of(TRACKED)).isInstanceOf(Ownership.ForeignDormant.class);
        argo(
                new Manifest(
                        application("{}", LISTED)
                                .root()
                                .withAt(
                                        List.of("status", "operationState", "phase"),
                                        JsonReader.read("\"Running\""))));
        assertThat(of(TRACKED)).isInstanceOf(Ownership.ForeignActive.class);
    }

    @Test
    void aMarkThatItsOwnerDoesNotStandByIsStale() {
        argo(application("{\"automated\":{}}", ""));
        assertThat(of(TRACKED)).isInstanceOf(Ownership.ForeignStale.class);
        argo();
        assertThat(of(TRACKED).message()).contains("no such Application");
        answers.put(new Question.EngineObjects(ForeignEngine.ARGO), NO_ARGO);
        assertThat(of(TRACKED)).isInstanceOf(Ownership.ForeignStale.class);
    }

    @Test
    void aCopiedTrackingAnnotationSaysNothing() {
        argo(application("{\"automated\":{}}", LISTED));

        Ownership verdict = of(annotations(tracking("shop:apps/Deployment:shop/other")));

        assertThat(verdict).isInstanceOf(Ownership.Unowned.class);
        assertThat(verdict.claims().getFirst().standing()).isInstanceOf(Standing.Inert.class);
    }

    @Test
    void anApplicationInANamespaceOfItsOwnIsAskedForByThatName() {
        List<Claim> claims =
                Claims.on(
                        KEY,
                        new Manifest(
                                JsonReader.readObject(
                                        "{\"metadata\":{"
                                                + annotations(
                                                        tracking(
                                                                "team-a_shop:apps/Deployment:shop/web"))
                                                + "}}")),
                        "front",
                        "");

        assertThat(ClaimCheck.question(claims.getFirst()))
                .contains(new Question.EngineObject(ForeignEngine.ARGO, "team-a", "shop"));
    }

    @Test
    void theInstanceLabelCountsOnlyWhenAnApplicationStandsByIt() {
        String label = "\"labels\":{\"app.kubernetes.io/instance\":\"shop\"}";
        answers.put(
                new Question.EngineObjects(ForeignEngine.ARGO),
                new ClaimerState.Unreadable(Wording.quoted("forbidden")));
        assertThat(of(label)).isInstanceOf(Ownership.Unowned.class);
        argo(application("{\"automated\":{}}", LISTED));
        assertThat(of(label)).isInstanceOf(Ownership.ForeignActive.class);
    }

    @Test
    void whatCouldNotBeReadIsNotKnownAndNeverWritten() {
        answers.put(
                new Question.EngineObjects(ForeignEngine.ARGO),
                new ClaimerState.Unreadable(Wording.quoted("applications is forbidden")));

        Ownership verdict = of(TRACKED);

        assertThat(verdict).isInstanceOf(Ownership.NotKnown.class);
        assertThat(verdict.leave()).isEqualTo(Leave.NEVER);
        assertThat(verdict.message()).contains("forbidden");
        assertThat(of(annotations(OWN_MARK + "," + tracking("shop:apps/Deployment:shop/web"))))
                .isInstanceOf(Ownership.NotKnown.class);
    }

    @Test
    void ourObjectThatAnotherEngineReconcilesIsContestedAndThatADormantOneListsIsNot() {
        String both = annotations(OWN_MARK + "," + tracking("shop:apps/Deployment:shop/web"));
        argo(application("{\"automated\":{}}", LISTED));
        assertThat(of(both)).isInstanceOf(Ownership.Contested.class);
        argo(application("{}", LISTED));
        assertThat(of(both)).isInstanceOf(Ownership.Ours.class);
        argo();
        assertThat(of(both)).isInstanceOf(Ownership.Ours.class);
    }

    @Test
    void twoStandingClaimsAreContestedWhoeverActs() {
        argo(application("{}", LISTED));
        answers.put(
                new Question.HelmRelease("shop", "web"),
                new ClaimerState.Read(List.of(new Manifest(JsonReader.readObject("{}")))));

        Ownership verdict =
                of(
                        annotations(
                                tracking("shop:apps/Deployment:shop/web")
                                        + ",\"meta.helm.sh/release-name\":\"web\""));

        assertThat(verdict).isInstanceOf(Ownership.Contested.class);
        assertThat(verdict.message()).contains("Argo CD", "Helm release shop/web");
    }

    @Test
    void aHelmReleaseIsDormantWhileItExistsAndStaleAfterwards() {
        String helm =
                annotations(
                        "\"meta.helm.sh/release-name\":\"web\","
                                + "\"meta.helm.sh/release-namespace\":\"shop\"");
        Question question = new Question.HelmRelease("shop", "web");
        answers.put(
                question,
                new ClaimerState.Read(
                        List.of(
                                new Manifest(
                                        JsonReader.readObject(
                                                "{\"metadata\":{\"labels\":{\"status\":\"deployed\"}}}")))));
        assertThat(of(helm)).isInstanceOf(Ownership.ForeignDormant.class);
        answers.put(
                question,
                new ClaimerState.Read(
                        List.of(
                                new Manifest(
                                        JsonReader.readObject(
                                                "{\"metadata\":{\"labels\":{\"status\":\"pending-upgrade\"}}}")))));
        assertThat(of(helm)).isInstanceOf(Ownership.ForeignActive.class);
        answers.put(question, new ClaimerState.Read(List.of()));
        assertThat(of(helm)).isInstanceOf(Ownership.ForeignStale.class);
        answers.put(question, new ClaimerState.Unreadable(Wording.quoted("secrets is forbidden")));
        assertThat(of(helm)).isInstanceOf(Ownership.NotKnown.class);
    }

    @Test
    void aKustomizationOwnsWhatItsInventoryLists() {
        String flux =
                "\"labels\":{\"kustomize.toolkit.fluxcd.io/name\":\"apps\","
                        + "\"kustomize.toolkit.fluxcd.io/namespace\":\"flux-system\"}";
        Question question =
                new Question.EngineObject(ForeignEngine.KUSTOMIZE, "flux-system", "apps");
        answers.put(question, kustomization(false, "shop_web_apps_Deployment"));
        assertThat(of(flux)).isInstanceOf(Ownership.ForeignActive.class);
        assertThat(
                        of(
                                flux
                                        + ",\"annotations\":{\"kustomize.toolkit.fluxcd.io/reconcile\":\"Disabled\"}"))
                .isInstanceOf(Ownership.ForeignDormant.class);
        answers.put(question, kustomization(true, "shop_web_apps_Deployment"));
        assertThat(of(flux)).isInstanceOf(Ownership.ForeignDormant.class);
        answers.put(question, kustomization(false, "shop_other_apps_Deployment"));
        assertThat(of(flux)).isInstanceOf(Ownership.ForeignStale.class);
    }

    private static ClaimerState kustomization(boolean suspended, String id) {
        return new ClaimerState.Read(
                List.of(
                        new Manifest(
                                JsonReader.readObject(
                                        """
                                        {"kind":"Kustomization","metadata":{"name":"apps",\
                                        "namespace":"flux-system"},"spec":{"suspend":%s},\
                                        "status":{"inventory":{"entries":[{"id":"%s","v":"v1"}]}}}"""
                                                .formatted(suspended, id)))));
    }

    @Test
    void rolesAreFoundUnderTheNameThatFluxWritesThemBy() {
        Manifest owner =
                ((ClaimerState.Read)
                                kustomization(
                                        false,
                                        "_system__auth_rbac.authorization.k8s.io_ClusterRole"))
                        .objects()
                        .getFirst();

        assertThat(
                        EngineRecords.fluxLists(
                                owner,
                                new ResourceKey(
                                        "rbac.authorization.k8s.io",
                                        "ClusterRole",
                                        "",
                                        "system:auth")))
                .isTrue();
    }

    @Test
    void anEngineThatLeavesNoMarkIsLookedForInItsRecords() {
        String applied =
                "\"managedFields\":[{\"manager\":\"argocd-controller\",\"operation\":\"Apply\"}]";
        argo(application("{\"automated\":{}}", LISTED));
        assertThat(of(applied)).isInstanceOf(Ownership.ForeignActive.class);
        argo();
        assertThat(of(applied)).isInstanceOf(Ownership.ForeignStale.class);
    }

    @Test
    void aControllerOwnsWhatItControlsWhileItExists() {
        String owned =
                "\"ownerReferences\":[{\"apiVersion\":\"example.com/v1\",\"kind\":\"Shop\","
                        + "\"name\":\"main\",\"uid\":\"c1\",\"controller\":true}]";
        Question question =
                new Question.Owner(
                        "example.com/v1", new ResourceKey("example.com", "Shop", "shop", "main"));
        answers.put(question, withUid("c1"));
        assertThat(of(owned)).isInstanceOf(Ownership.ForeignActive.class);
        answers.put(question, withUid("c2"));
        assertThat(of(owned)).isInstanceOf(Ownership.ForeignStale.class);
    }

    private static ClaimerState withUid(String uid) {
        return new ClaimerState.Read(
                List.of(
                        new Manifest(
                                JsonReader.readObject(
                                        "{\"metadata\":{\"uid\":\"" + uid + "\"}}"))));
    }

    @Test
    void membersOfAnotherApplySetAndOfKptInventoriesAreDormant() {
        String set = "\"labels\":{\"applyset.kubernetes.io/part-of\":\"applyset-x-v1\"}";
        Question parent = new Question.Labelled("applyset.kubernetes.io/id", "applyset-x-v1");
        answers.put(parent, withUid("p"));
        assertThat(of(set)).isInstanceOf(Ownership.ForeignDormant.class);
        answers.put(parent, new ClaimerState.Read(List.of()));
        assertThat(of(set)).isInstanceOf(Ownership.ForeignStale.class);
        assertThat(of("\"labels\":{\"applyset.kubernetes.io/part-of\":\"applyset-own-v1\"}"))
                .isInstanceOf(Ownership.Unowned.class);

        answers.put(
                new Question.Labelled("cli-utils.sigs.k8s.io/inventory-id", "i1"), withUid("p"));
        assertThat(of(annotations("\"config.k8s.io/owning-inventory\":\"i1\"")))
                .isInstanceOf(Ownership.ForeignDormant.class);
    }

    @Test
    void oneFieldThatTwoOthersApplyIsContestedAndSharedLabelsAreNot() {
        String entries =
                "\"managedFields\":[{\"manager\":\"a\",\"operation\":\"Apply\",\"fieldsV1\":%s},"
                        + "{\"manager\":\"b\",\"operation\":\"Apply\",\"fieldsV1\":%s}]";
        String replicas = "{\"f:spec\":{\"f:replicas\":{}}}";
        String label = "{\"f:metadata\":{\"f:labels\":{\"f:x\":{}}}}";

        assertThat(of(entries.formatted(replicas, replicas)).message())
                .contains("a and b both apply .spec.replicas");
        assertThat(of(entries.formatted(label, label))).isInstanceOf(Ownership.Unowned.class);
        assertThat(of(entries.formatted(replicas, label))).isInstanceOf(Ownership.Unowned.class);
    }

    @Test
    void flappingAsksAndAnActiveOwnerStaysOne() {
        flap = Optional.of(new Flap(".spec.replicas", List.of("a", "b"), 3, Instant.EPOCH));
        Ownership ours = of(annotations(OWN_MARK));
        assertThat(ours).isInstanceOf(Ownership.Flapping.class);
        assertThat(ours.leave()).isEqualTo(Leave.WHEN_ASKED);
        assertThat(ours.ours()).isTrue();
        argo(application("{\"automated\":{}}", LISTED));
        assertThat(of(TRACKED)).isInstanceOf(Ownership.ForeignActive.class);
    }

    private static InventoryEntry entry(String uid) {
        return new InventoryEntry(KEY, "v1", uid, "c".repeat(40), Instant.EPOCH);
    }
}
