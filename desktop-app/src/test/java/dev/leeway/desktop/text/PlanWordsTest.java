package dev.leeway.desktop.text;

import static dev.leeway.engine.wording.Wording.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.apply.StepPhrase;
import dev.leeway.engine.apply.StepRecords;
import dev.leeway.engine.compare.PrunePhrase;
import dev.leeway.engine.edit.rendered.EditPhrase;
import dev.leeway.engine.ownership.CheckedClaim;
import dev.leeway.engine.ownership.Flap;
import dev.leeway.engine.ownership.Ownership;
import dev.leeway.engine.plan.Cascade;
import dev.leeway.engine.plan.HoldPhrase;
import dev.leeway.engine.plan.HoldReason;
import dev.leeway.engine.plan.PlanPhrase;
import dev.leeway.engine.proposal.ProposalRecords;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.run.CutOffPhrase;
import dev.leeway.engine.run.RollBackPhrase;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a plan leaves alone, asks to be confirmed and warns of, in the window's language. */
class PlanWordsTest {
    private final EngineWords german = new EngineWords(new Text(Locale.GERMAN, ZoneOffset.UTC));

    @Test
    void whatADeletionTakesAlongIsWordedAndReadBackFromRecords() {
        Cascade cascade =
                new Cascade(
                        List.of(
                                new Cascade.Line(
                                        new GroupKind("", "Pod"),
                                        IntStream.range(0, 11).mapToObj(i -> "p" + i).toList())),
                        List.of("secrets"));
        Wording said =
                StepPhrase.UNCONFIRMED.of(
                        PlanPhrase.TAKES_ALONG.of(quoted("Namespace old"), cascade.said()),
                        PlanPhrase.CONFIRM.of("1", "shop"));

        assertThat(said.text())
                .isEqualTo(
                        "Namespace old would take along 11 \u00d7 Pod: p0, p1, p2, p3, p4, p5, p6, p7, p8,"
                                + " p9 and 1 more; and what could not be listed (secrets). That"
                                + " needs to be confirmed by typing 'delete 1 from shop'.");
        assertThat(german.words(said))
                .isEqualTo(
                        "Namespace old nähme mit: 11 \u00d7 Pod: p0, p1, p2, p3, p4, p5, p6, p7, p8, p9"
                                + " und 1 weiteres; und was sich nicht auflisten ließ (secrets)."
                                + " Das ist zu bestätigen, indem „1 aus shop löschen“ getippt"
                                + " wird.");
        Wording kept =
                StepRecords.read(
                        StepPhrase.UNCONFIRMED
                                .of(PlanPhrase.MANY.of(3, 4), quoted("delete 3 from shop"))
                                .text());
        assertThat(german.words(kept))
                .isEqualTo(
                        "3 von 4 Objekten der Anwendung würden gelöscht. Das ist zu bestätigen,"
                                + " indem „3 aus shop löschen“ getippt wird.");
        // A server's words may begin so; they stand as they are.
        assertThat(german.words(StepRecords.read("delete pods from default")))
                .isEqualTo("delete pods from default");
    }

    @Test
    void whoseAnObjectIsSaysWhyItIsNotPruned() {
        Ownership whose =
                new Ownership.Flapping(
                        new Flap(
                                ".spec.replicas",
                                List.of("hpa", "argocd"),
                                4,
                                Instant.parse("2026-11-22T03:12:40Z")),
                        new Ownership.Unowned(List.<CheckedClaim>of()));

        assertThat(HoldPhrase.NOT_OURS.of(whose.said()).text())
                .isEqualTo(
                        ".spec.replicas changed hands 4 times within ten minutes, between hpa and"
                                + " argocd, last at 2026-11-22T03:12:40Z: somebody will overwrite"
                                + " what is written. It exists, and Leeway did not make it. Delete"
                                + " it by hand if it is not wanted by anybody.");
        assertThat(german.words(HoldPhrase.NOT_OURS.of(whose.said())))
                .startsWith(
                        ".spec.replicas wechselte 4 Mal in zehn Minuten zwischen hpa und argocd")
                .endsWith(
                        "Was geschrieben wird, wird überschrieben. Es ist da, und Leeway hat es"
                                + " nicht angelegt. Von Hand löschen, wenn es niemand will.");
        assertThat(german.words(new HoldReason.NotOurs(whose).said()))
                .endsWith(
                        "Herausfinden, wer schreibt, und das anhalten; oder die Felder an Leeway"
                                + " nehmen, um trotzdem zu schreiben.");
    }

    @Test
    void whatStaysAfterARollBackSaysWhy() {
        Wording said =
                RollBackPhrase.STAYS.of(
                        quoted("ConfigMap shop/web"), PrunePhrase.KEEP.of("ConfigMap shop/web"));

        assertThat(said.text())
                .isEqualTo(
                        "ConfigMap shop/web stays: ConfigMap shop/web asks to be kept"
                                + " (helm.sh/resource-policy: keep).");
        assertThat(german.words(said))
                .isEqualTo(
                        "ConfigMap shop/web bleibt: ConfigMap shop/web soll bleiben"
                                + " (helm.sh/resource-policy: keep).");
    }

    @Test
    void hooksThatDoNotRunAreCounted() {
        assertThat(german.words(PlanPhrase.HOOKS_SELECTION.of(1)))
                .isEqualTo("1 Hook läuft nicht: Der Sync einer Auswahl lässt keine laufen.");
        assertThat(german.words(PlanPhrase.HOOKS_AS_ASKED.of(2)))
                .isEqualTo("2 Hooks laufen nicht, wie verlangt.");
    }

    @Test
    void whatBecameOfACutOffStepIsWorded() {
        Wording said = CutOffPhrase.COMPARE_FIRST.of(CutOffPhrase.NOT_SHOWN.of());

        assertThat(said.text())
                .isEqualTo(
                        "The cluster does not show whether it was carried out. Compare the"
                                + " application before syncing it again.");
        assertThat(german.words(said))
                .isEqualTo(
                        "Der Cluster zeigt nicht, ob es ausgeführt wurde. Die Anwendung"
                                + " vergleichen, bevor sie wieder synchronisiert wird.");
    }

    @Test
    void whatAnEditDoesIsWordedAndReadBackFromTheOutbox() {
        Wording said =
                EditPhrase.NO_VALUE.of(
                        EditPhrase.FIELDS.of(".spec.replicas", "Deployment web"),
                        quoted("web/templates/web.yaml"));

        assertThat(said.text())
                .isEqualTo(
                        "no value of the chart was found that feeds .spec.replicas of Deployment"
                                + " web alone; see the template web/templates/web.yaml");
        assertThat(german.words(said))
                .isEqualTo(
                        "kein Wert des Charts wurde gefunden, der allein .spec.replicas von"
                                + " Deployment web speist; siehe das Template"
                                + " web/templates/web.yaml");
        // So few letters as between a field and its object are not taken for a phrase.
        assertThat(german.words(ProposalRecords.read(said.text())))
                .startsWith("kein Wert des Charts wurde gefunden, der allein .spec.replicas");
    }
}
