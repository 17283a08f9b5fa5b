package dev.leeway.desktop.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.state.SyncState.Outcome;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.apply.RefusalPhrase;
import dev.leeway.engine.apply.StepPhrase;
import dev.leeway.engine.apply.StepResult;
import dev.leeway.engine.desired.ObjectOptions;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.NamespaceEnd;
import dev.leeway.engine.plan.HoldPhrase;
import dev.leeway.engine.plan.HoldReason;
import dev.leeway.engine.plan.Step;
import dev.leeway.engine.plan.StepPlace;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** What became of a step stands in the window's language beside it. */
class OutcomeReadingTest {
    private static final ResourceKey OLD = new ResourceKey("", "Namespace", "", "old");
    private static final StepPlace PLACE = new StepPlace(StepPlace.Stage.PRUNE, 0, 0);
    private static final Step PRUNE =
            new Step.Prune(
                    OLD,
                    NamespaceEnd.KIND,
                    PLACE,
                    new Manifest(JsonObject.EMPTY),
                    ObjectOptions.Dependents.FOREGROUND);

    private static Outcome german(StepResult result) {
        return new OutcomeReading(new Text(Locale.GERMAN, ZoneOffset.UTC))
                .of(result, Duration.ZERO);
    }

    @Test
    void aRefusalOfTheServerStandsWithWhatCanBeDone() {
        Wording said =
                StepPhrase.TOGETHER.of(
                        Wording.quoted("namespaces \"old\" is forbidden"),
                        RefusalPhrase.RIGHT.of());

        assertThat(german(new StepResult.Failed(PRUNE, 403, "Forbidden", said, List.of())))
                .isEqualTo(
                        new Outcome.Failed(
                                "namespaces \"old\" is forbidden Um das Recht dazu bitten oder"
                                        + " jemanden synchronisieren lassen, der es hat.",
                                "Bei der Cluster-Verwaltung um das Recht bitten, dann neu"
                                        + " planen."));
    }

    @Test
    void whatCameAfterAFailureSaysAfterWhich() {
        Wording said =
                StepPhrase.EARLIER_ONE.of(StepPhrase.PRUNE.of(), Wording.quoted(OLD.toString()));

        assertThat(german(new StepResult.NotAttempted(PRUNE, said)))
                .isEqualTo(
                        new Outcome.NotStarted(
                                "Ein früherer Schritt wurde nicht ausgeführt (Namespace old"
                                        + " löschen), und dieser kommt danach."));
    }

    @Test
    void anObjectThatIsLeftAloneSaysWhy() {
        HoldReason reason = new HoldReason.PruneRefused(HoldPhrase.HOME.of(OLD.toString()));
        Step hold = new Step.Hold(OLD, PLACE, reason);

        assertThat(
                        german(
                                new StepResult.Refused(
                                        hold, new StepResult.Refusal.Held(), reason.said())))
                .isEqualTo(
                        new Outcome.Held(
                                "In Namespace old wohnt die Anwendung: Alles darin ginge mit, auch"
                                        + " Leeways Inventar. Von Hand löschen, wenn das gemeint"
                                        + " ist."));
    }
}
