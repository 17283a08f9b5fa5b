package dev.leeway.desktop.text;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.yaml.YamlSyntaxException;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.live.BypassMark;
import dev.leeway.engine.live.HoldMarks;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.desktop.work.SilencePhrase;
import dev.leeway.engine.json.JsonPhrase;
import static dev.leeway.engine.wording.Wording.count;
import static dev.leeway.engine.wording.Wording.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.apply.InventoryPhrase;
import dev.leeway.engine.apply.RefusalPhrase;
import dev.leeway.engine.apply.StepPhrase;
import dev.leeway.engine.apply.SyncPhrase;
import dev.leeway.engine.apply.WaitPhrase;
import dev.leeway.engine.audit.StorePhrase;
import dev.leeway.engine.bypass.AwaitPhrase;
import dev.leeway.engine.bypass.BypassPhrase;
import dev.leeway.engine.bypass.GuardPhrase;
import dev.leeway.engine.bypass.review.ReversalPhrase;
import dev.leeway.engine.cluster.login.LoginPhrase;
import dev.leeway.engine.compare.DoubtPhrase;
import dev.leeway.engine.compare.PrunePhrase;
import dev.leeway.engine.credential.CredentialPhrase;
import dev.leeway.engine.desired.DesiredPhrase;
import dev.leeway.engine.edit.EditRefusalPhrase;
import dev.leeway.engine.edit.rendered.EditPhrase;
import dev.leeway.engine.health.Health;
import dev.leeway.engine.health.HealthContext;
import dev.leeway.engine.history.Deed;
import dev.leeway.engine.history.TallyPhrase;
import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.live.HoldMarkPhrase;
import dev.leeway.engine.live.OutlookPhrase;
import dev.leeway.engine.plan.HoldPhrase;
import dev.leeway.engine.plan.PlanPhrase;
import dev.leeway.engine.proposal.HostPhrase;
import dev.leeway.engine.proposal.ProposalPhrase;
import dev.leeway.engine.proposal.ProposalRecords;
import dev.leeway.engine.render.RenderPhrase;
import dev.leeway.engine.render.kustomize.build.KustomizePhrase;
import dev.leeway.engine.run.CutOffPhrase;
import dev.leeway.engine.run.RollBackPhrase;
import dev.leeway.engine.run.RunPhrase;
import dev.leeway.engine.source.SourcePhrase;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.health.HealthPhrase;
import dev.leeway.engine.health.HealthRules;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.ownership.ClaimPhrase;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.automation.AutomationPhrase;
import dev.leeway.engine.compare.OriginPhrase;
import dev.leeway.engine.explain.PlacePhrase;
import dev.leeway.engine.yaml.YamlPhrase;
import dev.leeway.engine.render.NoticePhrase;
import dev.leeway.engine.discover.DiscoveryPhrase;
import dev.leeway.engine.cluster.RequestPhrase;
import dev.leeway.engine.proposal.DeliveryPhrase;
import dev.leeway.engine.audit.TrailPhrase;
import dev.leeway.desktop.release.ReleasePhrase;
import dev.leeway.engine.wording.Phrase;
import dev.leeway.engine.workspace.WorkspacePhrase;
import dev.leeway.engine.workspace.WorkspaceReader;
import dev.leeway.engine.workspace.WorkspaceReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine says, in the languages of the window. */
class EngineWordsTest {
    private static final Path ENGINE =
            Path.of("../reconciler-engine/src/test/resources/dev/leeway/engine/health");

    private static Stream<Phrase> phrases() {
        return Stream.<Phrase[]>of(
                        HealthPhrase.values(),
                        ClaimPhrase.values(),
                        ReversalPhrase.values(),
                        WaitPhrase.values(),
                        AwaitPhrase.values(),
                        SourcePhrase.values(),
                        ClusterPhrase.values(),
                        RenderPhrase.values(),
                        KustomizePhrase.values(),
                        DesiredPhrase.values(),
                        BypassPhrase.values(),
                        ProposalPhrase.values(),
                        HostPhrase.values(),
                        StorePhrase.values(),
                        RunPhrase.values(),
                        GuardPhrase.values(),
                        DoubtPhrase.values(),
                        HoldPhrase.values(),
                        HoldMarkPhrase.values(),
                        TallyPhrase.values(),
                        EditRefusalPhrase.values(),
                        PrunePhrase.values(),
                        PlanPhrase.values(),
                        CutOffPhrase.values(),
                        EditPhrase.values(),
                        RollBackPhrase.values(),
                        LoginPhrase.values(),
                        CredentialPhrase.values(),
                        Deed.values(),
                        StepPhrase.values(),
                        RefusalPhrase.values(),
                        SyncPhrase.values(),
                        InventoryPhrase.values(),
                        OutlookPhrase.values(),
                        AutomationPhrase.values(),
                        OriginPhrase.values(),
                        PlacePhrase.values(),
                        YamlPhrase.values(),
                        NoticePhrase.values(),
                        DiscoveryPhrase.values(),
                        RequestPhrase.values(),
                        DeliveryPhrase.values(),
                        TrailPhrase.values(),
                        ReleasePhrase.values(),
                        WorkspacePhrase.values(),
                        JsonPhrase.values(),
                        SilencePhrase.values())
                .flatMap(Arrays::stream);
    }

    private static EngineWords in(Locale language) {
        return new EngineWords(new Text(language, ZoneOffset.UTC));
    }

    private static Wording filled(Phrase phrase) {
        return phrase.of(IntStream.range(0, phrase.places()).mapToLong(i -> i + 2).toArray());
    }

    @ParameterizedTest
    @MethodSource("phrases")
    void theEnglishWindowSaysWhatTheEngineSays(Phrase phrase) {
        assertThat(in(Locale.ENGLISH).words(filled(phrase))).isEqualTo(filled(phrase).text());
    }

    @ParameterizedTest
    @MethodSource("phrases")
    void everyPhraseHasGermanWordsWithAllItsParts(Phrase phrase) {
        String german = in(Locale.GERMAN).words(filled(phrase));
        for (int place = 0; place < phrase.places(); place++) {
            assertThat(german).contains(Integer.toString(place + 2));
        }
        assertThat(german).doesNotContain("{");
    }

    @Test
    void everyWordBelongsToAPhrase() {
        List<String> keys = phrases().map(EngineWords::key).toList();
        List<String> areas = phrases().map(Phrase::area).distinct().toList();

        assertThat(areas.stream().flatMap(a -> Text.bundle(a, Locale.ENGLISH).keySet().stream()))
                .containsExactlyInAnyOrderElementsOf(keys);
    }

    /** What the rules make of the statuses that operators document, which fill the places. */
    @ParameterizedTest
    @ValueSource(strings = {"documented-statuses.tsv", "unruled-kinds.tsv"})
    void whatTheRulesSayIsWorded(String file) throws IOException {
        HealthContext context = HealthContext.at(Instant.parse("2026-11-22T03:12:40Z"));
        int worded = 0;
        for (String line : Files.readAllLines(ENGINE.resolve(file))) {
            if (line.startsWith("#") || line.isBlank()) {
                continue;
            }
            Health health = HealthRules.standard().assess(object(line), context).orElseThrow();
            assertThat(in(Locale.ENGLISH).words(health.said())).isEqualTo(health.message());
            worded += in(Locale.GERMAN).words(health.said()).equals(health.message()) ? 0 : 1;
        }
        assertThat(worded).isGreaterThan(20);
    }

    private static Manifest object(String line) {
        String[] row = line.split("\t", -1);
        int border = row[1].lastIndexOf('/');
        JsonObject rest = JsonReader.readObject(row[2]);
        return new Manifest(
                JsonObject.builder()
                        .put("apiVersion", row[1].substring(0, border))
                        .put("kind", row[1].substring(border + 1))
                        .putAll(rest)
                        .put(
                                "metadata",
                                rest.objectAt("metadata")
                                        .withAt(List.of("name"), JsonValue.of("example")))
                        .build());
    }

    @Test
    void partsAreWordedToo() {
        Wording aged =
                HealthPhrase.AGED_LATE.of(
                        HealthPhrase.JOB_PODS.of(1, 0, 2), HealthPhrase.DAYS.of(3));

        assertThat(aged.text())
                .isEqualTo(
                        "1 pods active, 0 succeeded, 2 failed (for 3 days, longer than expected)");
        assertThat(in(Locale.GERMAN).words(aged))
                .isEqualTo(
                        "1 Pod aktiv, 0 erfolgreich, 2 gescheitert"
                                + " (seit 3 Tagen, länger als erwartet)");
    }

    @Test
    void whyAProposalDoesNotGoOnIsWordedAfterItWasKept() {
        Wording why =
                ProposalPhrase.UNPROVED_THERE.of(
                        quoted("main"),
                        ProposalPhrase.AND.of(
                                ProposalPhrase.NOT_LIVE.of("`Deployment shop/web .spec.replicas`"),
                                ProposalPhrase.WOULD_CHANGE.of("storefront")));

        Wording kept = ProposalRecords.read(why.text());

        assertThat(kept.text()).isEqualTo(why.text());
        assertThat(in(Locale.GERMAN).words(kept))
                .isEqualTo(in(Locale.GERMAN).words(why))
                .isEqualTo(
                        "der Branch main ging weiter, und dort lässt sich keine Änderung mehr"
                                + " beweisen: `Deployment shop/web .spec.replicas` bekommt nicht"
                                + " den Wert, der live ist; storefront würde sich auch ändern");
    }

    @Test
    void mistakesInAWorkspaceAreToldWithTheirPlacesInTheWindowsLanguage() {
        String yaml =
                """
                apiVersion: leeway.dev/v1alpha1
                kind: Workspace
                metadata: {name: 12}
                aplications: []
                history: {syncs: many}
                """;
        WorkspaceReading read =
                new WorkspaceReader(Path.of("/home/ada"))
                        .read(Path.of("/w/leeway.yaml"), yaml.getBytes(UTF_8));
        WorkspaceReading.Refused refused = (WorkspaceReading.Refused) read;

        assertThat(refused.said().text())
                .isEqualTo(
                        """
                        the workspace has mistakes:
                          /w/leeway.yaml:3:18: metadata.name: must be text, but reads as a number; write "12" with quotes
                          /w/leeway.yaml:4:1: aplications: is not a key here; did you mean 'applications'?
                          /w/leeway.yaml:5:18: history.syncs: must be a whole number from 1 to 999999999, not 'many'""");
        assertThat(in(Locale.ENGLISH).words(refused.said())).isEqualTo(refused.said().text());
        assertThat(in(Locale.GERMAN).words(refused.said()))
                .isEqualTo(
                        """
                        der Workspace hat Fehler:
                          /w/leeway.yaml:3:18: metadata.name: muss Text sein, wird aber anders gelesen (eine Zahl); "12" mit Anführungszeichen schreiben
                          /w/leeway.yaml:4:1: aplications: ist hier kein Schlüssel; meinten Sie „applications“?
                          /w/leeway.yaml:5:18: history.syncs: muss eine ganze Zahl von 1 bis 999999999 sein, nicht „many“""");
    }

    @Test
    void theObjectsOwnWordsStandAsTheyAre() {
        Wording strange = HealthPhrase.PHASE_QUOTED.of("it's {0} {1}");

        assertThat(strange.text()).isEqualTo("Its phase is 'it's {0} {1}'.");
        assertThat(in(Locale.ENGLISH).words(strange)).isEqualTo(strange.text());
        assertThat(in(Locale.GERMAN).words(quoted("Back-off"))).isEqualTo("Back-off");
        assertThat(in(Locale.GERMAN).words(Wording.none())).isEmpty();
    }

    @Test
    void generationsAreNotGroupedLikeAmounts() {
        Wording lag = HealthPhrase.LAGS.of(1233, 1234);

        assertThat(in(Locale.ENGLISH).words(lag)).isEqualTo(lag.text());
        assertThat(in(Locale.GERMAN).words(count(1234))).isEqualTo("1234");
    }

    @Test
    void aMarkThatCannotBeReadIsWordedThoughItKeepsText() {
        EngineWords german = in(Locale.GERMAN);
        HoldMark hold = HoldMarks.of(carrying(HoldMarks.ANNOTATION, "[1,]")).getFirst();
        BypassMark bypass = BypassMark.of(carrying(BypassMark.ANNOTATION, "{")).orElseThrow();

        assertThat(hold.owner()).isEqualTo("somebody unknown");
        assertThat(german.words(hold.saidOwner())).isEqualTo("jemand Unbekanntes");
        assertThat(hold.said().text()).isEqualTo(hold.sentence());
        assertThat(german.words(hold.saidReason()))
                .isEqualTo(
                        "die Annotation leeway.dev/holds an ConfigMap shop/web ist nicht zu lesen"
                                + " (erwartet wurde ein Wert, hier steht „]“ (Zeile 1, Spalte 4));"
                                + " vielleicht hat sie ein neueres Leeway geschrieben");
        assertThat(german.words(bypass.saidOwner())).isEqualTo("jemand Unbekanntes");
        assertThat(
                        german.words(
                                bypass.asHold(new ResourceKey("", "ConfigMap", "shop", "web"))
                                        .saidReason()))
                .isEqualTo("eine Notfallkorrektur liegt darauf (Bypass unreadable)");
    }

    private static Manifest carrying(String annotation, String text) {
        return new Manifest(
                JsonReader.readObject(
                                "{\"apiVersion\": \"v1\", \"kind\": \"ConfigMap\", \"metadata\":"
                                        + " {\"name\": \"web\", \"namespace\": \"shop\"}}")
                        .withAt(
                                List.of("metadata", "annotations"),
                                JsonObject.builder().put(annotation, text).build()));
    }

    @Test
    void aRemarkOnVerdictsIsWorded() {
        Manifest queue =
                new Manifest(
                        JsonReader.readObject(
                                "{\"apiVersion\": \"example.org/v1\", \"kind\": \"Queue\","
                                        + " \"metadata\": {\"name\": \"mails\"}}"));
        Health health =
                HealthRules.standard()
                        .remarking(HealthPhrase.CONFIG_ABSENT.of("argocd-cm", "argocd", "practice"))
                        .assess(queue, HealthContext.at(Instant.EPOCH))
                        .orElseThrow();

        assertThat(in(Locale.ENGLISH).words(health.said())).isEqualTo(health.message());
        assertThat(in(Locale.GERMAN).words(health.said()))
                .endsWith(
                        "(argocd-cm im Namespace argocd von practice existiert nicht, daher wurde"
                                + " keines seiner Skripte für den Zustand gefragt)");
    }

    @Test
    void whatAParserAloneKnowsIsQuotedInASentenceOfTheLanguage() {
        assertThatThrownBy(() -> YamlDocuments.read("%YAML 3.0\n--- a\n", YamlLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        YamlSyntaxException.class,
                        wrong ->
                                assertThat(in(Locale.GERMAN).words(wrong.said()))
                                        .contains("der YAML-Parser meldet: „"));
        assertThatThrownBy(() -> JsonReader.read("01"))
                .isInstanceOfSatisfying(
                        JsonSyntaxException.class,
                        wrong ->
                                assertThat(in(Locale.GERMAN).words(wrong.said()))
                                        .isEqualTo(
                                                "der JSON-Parser meldet: „Invalid numeric value:"
                                                        + " Leading zeroes not allowed“ (Zeile 1,"
                                                        + " Spalte 2)"));
    }
}
