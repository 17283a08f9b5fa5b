package dev.leeway.desktop.text;

import static dev.leeway.engine.wording.Wording.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.apply.StepPhrase;
import dev.leeway.engine.apply.StepRecords;
import dev.leeway.engine.apply.SyncPhrase;
import dev.leeway.engine.apply.WaitPhrase;
import dev.leeway.engine.bypass.Stage;
import dev.leeway.engine.bypass.StageTurn;
import dev.leeway.engine.health.HealthPhrase;
import dev.leeway.engine.history.Deed;
import dev.leeway.engine.history.SyncTally;
import dev.leeway.engine.history.SyncTally.End;
import dev.leeway.engine.history.SyncWords;
import dev.leeway.engine.live.FieldConflict;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.plan.HoldPhrase;
import dev.leeway.engine.plan.HoldReason;
import dev.leeway.engine.wording.Wording;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Records are told in the window's language; what has no words of its own stays as it is. */
class RecordWordsTest {
    private final RecordWords german = new RecordWords(new Text(Locale.GERMAN, ZoneOffset.UTC));
    private final RecordWords english = new RecordWords(new Text(Locale.ENGLISH, ZoneOffset.UTC));

    @Test
    void stepsAndDeedsAreTold() {
        assertThat(german.action("patch")).isEqualTo("ändern");
        assertThat(german.deed(Deed.changed(1).text())).isEqualTo("1 Feld geändert");
        assertThat(german.deed(Deed.changed(2_500).text())).isEqualTo("2.500 Felder geändert");
        assertThat(german.step("create: " + Deed.CREATED.pattern())).isEqualTo("anlegen: angelegt");
        for (Deed deed : Deed.values()) {
            String words = deed == Deed.FIELDS_CHANGED ? "3 fields changed" : deed.pattern();
            assertThat(english.deed(words)).isEqualTo(words);
            assertThat(german.deed(words)).isNotEqualTo(words);
        }
    }

    @Test
    void whatBecameOfAStepIsTold() {
        Wording failed = WaitPhrase.BECAUSE.of(WaitPhrase.DEGRADED.of(), HealthPhrase.FAILED.of());
        Wording notDone =
                SyncPhrase.HOOK_NOT_DONE.of(
                        quoted("Job shop/migrate"),
                        StepPhrase.AND.of(
                                WaitPhrase.TIME_UP.of(Wording.count(1800), failed),
                                StepPhrase.FINALIZER_STOPPED.of()));

        assertThat(english.deed(notDone.text())).isEqualTo(notDone.text());
        assertThat(german.deed(notDone.text()))
                .isEqualTo(
                        "Der Hook Job shop/migrate wurde nicht ausgeführt: die Zeit von 1800 s war"
                                + " um; zuletzt: Beeinträchtigt: Ist gescheitert.; sein"
                                + " Finalizer wurde nicht entfernt, denn der Sync wurde"
                                + " angehalten");
        assertThat(
                        german.step(
                                "patch: the Service is no good Ask for less, or let the quota be raised."))
                .isEqualTo(
                        "ändern: the Service is no good Weniger verlangen oder das Kontingent"
                                + " erhöhen lassen.");
        assertThat(german.closing(SyncPhrase.NO_TRAIL.pattern()))
                .isEqualTo(
                        "Das Audit-Protokoll ließ sich nicht schreiben; es wurde nichts gesendet.");
        assertThat(german.inventory("inventory sent: somebody's words"))
                .isEqualTo("Inventar gesendet: somebody's words");
    }

    @Test
    void whyAnObjectWasLeftAloneIsTold() {
        String conflict =
                new HoldReason.Conflicting(
                                List.of(
                                        new FieldConflict("kubectl", ".spec.replicas", "no"),
                                        new FieldConflict("argo", ".spec.paused", "no")))
                        .message();

        assertThat(english.deed(conflict)).isEqualTo(conflict);
        assertThat(german.deed(conflict))
                .startsWith(
                        ".spec.replicas gehört kubectl; .spec.paused gehört argo. Leeway nimmt");
        assertThat(german.deed(HoldPhrase.PRUNE_NOT_ASKED.of("ConfigMap shop/old").text()))
                .isEqualTo(
                        "ConfigMap shop/old steht nicht mehr in Git. Es bleibt, bis ein Sync es"
                                + " löschen soll.");
    }

    @Test
    void aHeldObjectIsTold() {
        HoldMark mark =
                new HoldMark(
                        "h-1",
                        new HoldScope.WholeApplication(),
                        "Jo Doe",
                        "migration: no rollout",
                        Instant.parse("2026-11-29T15:12:08Z"),
                        Optional.of(Instant.parse("2026-11-29T19:12:08Z")),
                        Optional.empty());
        String kept = new HoldReason.Held(mark).message();

        assertThat(kept)
                .isEqualTo(
                        "The application is held by Jo Doe since 2026-11-29T15:12:08Z until"
                                + " 2026-11-29T19:12:08Z: migration: no rollout. Nothing moves it"
                                + " before the hold is released ('leeway hold release').");
        assertThat(german.deed(kept))
                .isEqualTo(
                        "Jo Doe hält die Anwendung seit 29. Nov. 2026, 15:12:08 bis 29. Nov. 2026,"
                                + " 19:12:08 an: migration: no rollout. Nichts bewegt es, bevor der"
                                + " Halt aufgehoben ist ('leeway hold release').");
        assertThat(german.hold(mark.sentence())).startsWith("Jo Doe hält die Anwendung seit 29.");
        assertThat(german.hold("a note of somebody")).isEqualTo("a note of somebody");
    }

    @Test
    void healthWithNumbersIsTold() {
        String waited =
                WaitPhrase.BECAUSE
                        .of(
                                WaitPhrase.DEGRADED.of(),
                                HealthPhrase.AGED.of(
                                        HealthPhrase.REPLICAS_AVAILABLE.of(1, 1200),
                                        HealthPhrase.DAYS.of(2)))
                        .text();

        assertThat(english.deed(waited))
                .isEqualTo("Degraded: 1 of 1,200 replicas are available. (for 2 days)");
        assertThat(german.deed(waited))
                .isEqualTo("Beeinträchtigt: 1 von 1.200 Replikaten verfügbar. (seit 2 Tagen)");
        assertThat(german.deed("3 of my replicas are available."))
                .isEqualTo("3 of my replicas are available.");
    }

    @Test
    void aSyncsBeginningAndEndAreTold() {
        String ended = new SyncTally(Map.of(End.DONE, 4, End.NOT_PLANNED, 1)).words();
        assertThat(german.closing(ended)).isEqualTo("4 fertig, 1 Dokument nicht geplant");
        assertThat(german.closing(new SyncWords.Closing("c0ffee1", ended).words()))
                .isEqualTo("von selbst (c0ffee1): 4 fertig, 1 Dokument nicht geplant");
        assertThat(german.closing(new SyncTally(Map.of()).words())).isEqualTo("nichts zu tun");
        assertThat(german.opening(new SyncWords.Opening(1, "").words()))
                .isEqualTo("1 Schritt freigegeben");
        assertThat(english.closing(ended)).isEqualTo("4 done, 1 document not planned");
        assertThat(german.inventory(SyncWords.INVENTORY_WRITTEN)).isEqualTo("Inventar geschrieben");
    }

    @Test
    void aBypassesTurnsAreTold() {
        String said = "bypass b-1: " + new StageTurn(Stage.GUARDED, Stage.FIXED).words();
        assertThat(english.bypass(said)).isEqualTo("bypass b-1: held \u2192 fixed");
        for (Stage from : Stage.values()) {
            for (Stage to : Stage.values()) {
                StageTurn turn = new StageTurn(from, to);
                assertThat(StageTurn.read(turn.words())).contains(turn);
                assertThat(german.bypass("bypass b-1: " + turn.words())).doesNotContain(to.name());
            }
        }
        assertThat(german.bypass("bypass b-1: to be or not to be"))
                .isEqualTo("Bypass b-1: to be or not to be");
        assertThat(german.bypass("nothing")).isEqualTo("nothing");
    }

    @Test
    void whatABypassIsAboutToDoIsTold() {
        String fix =
                "bypass b-1: fix apps/Deployment shop/web at .spec.replicas, .spec.paused; "
                        + "/ConfigMap shop/flags at .data.MODE";
        assertThat(english.beginning(fix))
                .contains(
                        "fix apps/Deployment shop/web at .spec.replicas, .spec.paused; "
                                + "/ConfigMap shop/flags at .data.MODE");
        assertThat(german.beginning(fix))
                .contains(
                        "Korrektur von apps/Deployment shop/web bei .spec.replicas, .spec.paused; "
                                + "/ConfigMap shop/flags bei .data.MODE");
        assertThat(english.beginning("bypass b-1: fix [apps/Deployment shop/web]"))
                .contains("fix apps/Deployment shop/web");
        assertThat(german.beginning("bypass b-1: hold Leeway, Flux"))
                .contains("Halt gegen Leeway, Flux");
        assertThat(english.beginning("bypass b-1: extended until noon")).isEmpty();
        assertThat(english.beginning("nothing")).isEmpty();
    }

    @Test
    void whatBecameOfAnObjectIsToldWithoutItsStep() {
        assertThat(english.deedOf("patch: " + Deed.changed(2).text())).contains("2 fields changed");
        assertThat(german.deedOf("create: " + Deed.CREATED.pattern())).contains("angelegt");
        assertThat(english.deedOf("patch: the webhook said no")).isEmpty();
        assertThat(english.deedOf("")).isEmpty();
    }

    @Test
    void whatAServerSaidStaysAsItIs() {
        String said = "patch: admission webhook \"x\" denied the request: no";
        assertThat(german.step(said))
                .isEqualTo("ändern: admission webhook \"x\" denied the request: no");
        assertThat(german.deed("deployments.apps is forbidden"))
                .isEqualTo("deployments.apps is forbidden");
        assertThat(german.closing("The run was cut off.")).isEqualTo("The run was cut off.");
        assertThat(german.action("some-day")).isEqualTo("some-day");
    }

    @Test
    void whatAContainerDoesIsReadBackFromWithoutToWithin() {
        Wording loop =
                HealthPhrase.LAST.of(
                        HealthPhrase.RESTARTED.of(
                                quoted("api: CrashLoopBackOff"), HealthPhrase.TIMES.of(3)),
                        HealthPhrase.EXIT_CODE.of(quoted("Error"), Wording.count(1)));
        Wording late =
                WaitPhrase.TIME_UP.of(
                        quoted("30"), WaitPhrase.BECAUSE.of(WaitPhrase.DEGRADED.of(), loop));

        assertThat(late.text())
                .isEqualTo(
                        "the time of 30 s was up; at last: Degraded: api: CrashLoopBackOff,"
                                + " restarted 3 times, last Error with exit code 1");
        assertThat(german(late.text()))
                .isEqualTo(
                        "die Zeit von 30 s war um; zuletzt: Beeinträchtigt: api: CrashLoopBackOff,"
                                + " 3-mal neu gestartet, zuletzt Error mit Exit-Code 1");
        assertThat(german("api: ErrImagePull of registry/shop:1: not found"))
                .isEqualTo("api: ErrImagePull bei registry/shop:1: not found");
        assertThat(
                        german(
                                "a: CrashLoopBackOff, restarted once; b: CrashLoopBackOff, restarted"
                                        + " 2 times"))
                .isEqualTo(
                        "a: CrashLoopBackOff, einmal neu gestartet; b: CrashLoopBackOff, 2-mal neu"
                                + " gestartet");
        assertThat(german("quota of the team, last change by ops"))
                .as("a server's words")
                .isEqualTo("quota of the team, last change by ops");
    }

    @Test
    void whatTheTrailTellsOfProposalsAndOfItselfIsWorded() {
        RecordWords records = new RecordWords(new Text(Locale.GERMAN, ZoneOffset.UTC));

        assertThat(records.delivery("Opened the pull request https://git.example.com/1."))
                .isEqualTo("Der Pull Request https://git.example.com/1 wurde geöffnet.");
        assertThat(records.bypass("bypass b-1: opened: Payments are slow (approved by Ada)"))
                .isEqualTo("Bypass b-1: begonnen: Payments are slow (gebilligt von Ada)");
        assertThat(records.account("too late; left alone, because they were changed since: [.a]"))
                .isEqualTo("too late; in Ruhe gelassen, weil seither geändert: [.a]");
        assertThat(
                        records.deed(
                                "cut off at work; found out: 1 done, 0 not done, 2 never sent, 1"
                                        + " unknown"))
                .isEqualTo(
                        "mitten in der Arbeit abgebrochen; festgestellt: 1 erledigt, 0 nicht erledigt,"
                                + " 2 nie gesendet, 1 unbekannt");
        assertThat(records.damage("record 7 was changed")).isEqualTo("Eintrag 7 wurde geändert");
        assertThat(records.opening("3 step(s), begun by Leeway itself: Git asks for a1b2c3d"))
                .isEqualTo("3 Schritte, von Leeway selbst begonnen: Git verlangt a1b2c3d");
    }

    private static String german(String kept) {
        return new EngineWords(new Text(Locale.GERMAN, ZoneOffset.UTC))
                .words(StepRecords.read(kept));
    }
}
