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
import dev.leeway.engine.proposal.Proposal;
import dev.leeway.engine.proposal.ProposalReason;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
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

    private static AuditRecord record(long number, Outcome outcome, String said) {
        AuditEvent event =
                AuditEvent.of(
                                Instant.EPOCH.plusSeconds(number),
                                "jo",
                                AuditKind.PULL_REQUEST_CHANGED,
                                outcome,
                                said)
                        .inRun("b-1", "")
                        .about("shop", "prod")
                        .at("platform", "c0ffee");
        return new AuditRecord(number, event, "", "hash-" + number);
    }

    private static Proposal proposal(String id) {
        return new Proposal(
                id,
                ProposalReason.Kind.BYPASS,
                "shop",
                "platform",
                "main",
                "leeway/bypass/" + id,
                "ba5e",
                "c0ffee",
                "Keep the queue red",
                List.of("apps/shop/settings.yaml"),
                Instant.EPOCH.plusSeconds(9),
                new Proposal.Stage.Waiting(),
                new Proposal.Delivery(0, Instant.EPOCH));
    }

    @Test
    void whatWasHandedInIsToldOnceWithAllThatIsKnownOfIt() {
        String branch = "leeway/bypass/b-1";
        AuditRecord handedIn =
                record(
                        1,
                        Outcome.BEGUN,
                        DeliveryPhrase.HANDED_IN.of(branch, "Keep the queue red").text());
        AuditRecord opened =
                record(2, Outcome.DONE, DeliveryPhrase.OPENED.of("https://host/1").text());

        List<Moment> told =
                english.of(
                        List.of(opened, handedIn),
                        List.of(proposal("b-1"), proposal("b-2")),
                        Instant.EPOCH);

        assertThat(told)
                .extracting(Moment::what)
                .containsExactly(
                        "Opened the pull request https://host/1",
                        "Handed in leeway/bypass/b-1: Keep the queue red",
                        "Proposal handed in: Keep the queue red");
        assertThat(told)
                .extracting(Moment::id)
                .containsExactly("audit-2", "audit-1", "proposal-b-2");
        assertThat(told.get(1).facts())
                .anyMatch(fact -> fact.contains("leeway/bypass/b-1"))
                .anyMatch(fact -> fact.contains("apps/shop/settings.yaml"))
                .anyMatch(fact -> fact.contains("c0ffee"))
                .anyMatch(fact -> fact.contains("hash-1"));
        assertThat(english.of(List.of(), List.of(proposal("b-2")), Instant.EPOCH.plusSeconds(10)))
                .as("handed in before the time that is asked for")
                .isEmpty();
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
                .isEqualTo("Bypass, step begun: fix apps/Deployment shop/web at .spec.replicas");
        assertThat(what(german, AuditKind.BYPASS_CHANGED, Outcome.BEGUN, fix))
                .isEqualTo(
                        "Bypass, Schritt begonnen: Korrektur von apps/Deployment shop/web bei"
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
