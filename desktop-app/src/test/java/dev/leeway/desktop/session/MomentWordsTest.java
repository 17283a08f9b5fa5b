package dev.leeway.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.reading.Moment;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.audit.AuditEvent;
import dev.leeway.engine.audit.AuditKind;
import dev.leeway.engine.audit.AuditRecord;
import dev.leeway.engine.audit.Outcome;
import dev.leeway.engine.history.Deed;
import dev.leeway.engine.proposal.DeliveryPhrase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A line of the timeline says what was begun and what was done, not only that something was. */
class MomentWordsTest {
    private final MomentWords english = words(Locale.ENGLISH);
    private final MomentWords german = words(Locale.GERMAN);

    private static MomentWords words(Locale language) {
        return new MomentWords(new Text(language, ZoneOffset.UTC));
    }

    private static String what(MomentWords words, AuditKind kind, Outcome outcome, String said) {
        AuditEvent event = AuditEvent.of(Instant.EPOCH, "jo", kind, outcome, said);
        return words.of(new AuditRecord(1, event, "", "c0ffee")).what();
    }

    @Test
    void whatAPlanHeldIsNoFailureOfItsSync() {
        assertThat(what(english, AuditKind.SYNC_ENDED, Outcome.HELD, "4 done, 2 left alone"))
                .isEqualTo("Sync: 4 done, 2 left alone");
        assertThat(what(german, AuditKind.SYNC_ENDED, Outcome.HELD, "4 done, 2 left alone"))
                .isEqualTo("Sync: 4 fertig, 2 unangetastet");
        assertThat(what(german, AuditKind.RUN_SETTLED, Outcome.HELD, "1 done"))
                .endsWith(": fertig, Rest unangetastet");
        assertThat(weight(Outcome.HELD)).isEqualTo(Moment.Weight.CALM);
        assertThat(weight(Outcome.PARTLY)).isEqualTo(Moment.Weight.GRAVE);
        // Rows from before there was a word for it stay as they were written.
        assertThat(what(german, AuditKind.SYNC_ENDED, Outcome.FAILED, "4 done, 2 refused"))
                .isEqualTo("Sync: fehlgeschlagen");
    }

    @Test
    void aProposalSaysWhatBecameOfItAndNamesNoRequestWhereThereIsNone() {
        String branch = "leeway/adopt/shop-1";
        String handedIn = DeliveryPhrase.HANDED_IN.of(branch, "Bring web into Git").text();
        assertThat(what(english, AuditKind.PULL_REQUEST_CHANGED, Outcome.BEGUN, handedIn))
                .isEqualTo("Handed in leeway/adopt/shop-1: Bring web into Git");
        assertThat(what(german, AuditKind.PULL_REQUEST_CHANGED, Outcome.BEGUN, handedIn))
                .isEqualTo("Eingereicht als leeway/adopt/shop-1: Bring web into Git");
        String alone = DeliveryPhrase.PUSHED_ALONE.of(branch).text();
        assertThat(what(english, AuditKind.REPOSITORY_PUSHED, Outcome.DONE, alone))
                .isEqualTo("Pushed, to be merged with Git (no pull request): leeway/adopt/shop-1");
        assertThat(what(german, AuditKind.REPOSITORY_PUSHED, Outcome.DONE, alone))
                .isEqualTo("Gepusht, mit Git zu mergen (kein Pull Request): leeway/adopt/shop-1");
        assertThat(what(english, AuditKind.PULL_REQUEST_CHANGED, Outcome.BEGUN, "anything"))
                .isEqualTo("Proposal: begun");
        assertThat(
                        what(
                                german,
                                AuditKind.PULL_REQUEST_CHANGED,
                                Outcome.CANCELLED,
                                "Gave leeway/adopt/shop-1 up: no longer wanted"))
                .isEqualTo("leeway/adopt/shop-1 aufgegeben: no longer wanted");
    }

    private Moment.Weight weight(Outcome outcome) {
        AuditEvent event =
                AuditEvent.of(Instant.EPOCH, "jo", AuditKind.SYNC_ENDED, outcome, "1 done");
        return english.of(new AuditRecord(1, event, "", "c0ffee")).weight();
    }

    @Test
    void aBypassSaysWhatItBegins() {
        String fix = "bypass b-1: fix apps/Deployment shop/web at .spec.replicas";
        assertThat(what(english, AuditKind.BYPASS_CHANGED, Outcome.BEGUN, fix))
                .isEqualTo("Bypass begins: fix apps/Deployment shop/web at .spec.replicas");
        assertThat(what(german, AuditKind.BYPASS_CHANGED, Outcome.BEGUN, fix))
                .isEqualTo(
                        "Bypass beginnt: Korrektur von apps/Deployment shop/web bei"
                                + " .spec.replicas");
        assertThat(what(english, AuditKind.BYPASS_CHANGED, Outcome.BEGUN, "bypass b-1: ?"))
                .isEqualTo("Bypass: begun");
    }

    @Test
    void whatWasDoneIsSaidWhereTheRecordKnowsIt() {
        assertThat(
                        what(
                                english,
                                AuditKind.OBJECT_APPLIED,
                                Outcome.DONE,
                                "patch: " + Deed.changed(2).text()))
                .isEqualTo("Object applied: 2 fields changed");
        assertThat(what(english, AuditKind.SYNC_ENDED, Outcome.DONE, "4 done"))
                .isEqualTo("Sync: 4 done");
        assertThat(what(english, AuditKind.SYNC_ENDED, Outcome.DONE, "")).isEqualTo("Sync: done");
        assertThat(what(english, AuditKind.SYNC_ENDED, Outcome.FAILED, "3 done, 1 failed"))
                .isEqualTo("Sync: failed");
        assertThat(what(english, AuditKind.SYNC_ENDED, Outcome.PARTLY, "3 done, 1 failed"))
                .isEqualTo("Sync: 3 done, 1 failed");
        assertThat(what(english, AuditKind.OBJECT_DELETED, Outcome.DONE, "prune: deleted"))
                .isEqualTo("Object deleted: done");
    }
}
