package dev.leeway.desktop.screen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.Here;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.state.SyncState;
import dev.leeway.desktop.state.SyncState.Outcome;
import dev.leeway.desktop.text.Text;
import dev.leeway.desktop.work.InlineWork;
import dev.leeway.engine.apply.SyncEnd;
import dev.leeway.engine.apply.Wait;
import dev.leeway.engine.wording.Wording;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A run's title says how it came out, as the engine decided that. */
class RunWordsTest {
    private final SampleWorkspace sample = new SampleWorkspace();

    private RunWords words(Locale language) {
        Desk desk =
                new Desk(
                        new Store(Here.THREAD, sample.state()),
                        new RecordingCommands(),
                        new Text(language, ZoneOffset.UTC),
                        new InlineWork(),
                        Here.THREAD,
                        Readings.NONE);
        return new RunWords(desk, "shop");
    }

    private String title(Locale language, PlanState plan, SyncEnd end) {
        SyncState run =
                SyncState.begun(plan, SampleObjects.NOW)
                        .with(0, new Outcome.Done(Duration.ofMillis(3)))
                        .with(1, new Outcome.Held("it is somebody else's"))
                        .ended(SampleObjects.NOW, end, Optional.empty());
        return words(language).title(run);
    }

    @Test
    void aSyncThatLeftAloneWhatItsPlanHeldIsDone() {
        PlanState plan = sample.plan();
        assertThat(title(Locale.ENGLISH, plan, SyncEnd.WHOLE))
                .isEqualTo("The sync of shop is done");
        assertThat(title(Locale.ENGLISH, plan, SyncEnd.HELD))
                .isEqualTo("The sync of shop is done; 1 object was left alone");
        assertThat(title(Locale.ENGLISH, plan, SyncEnd.PARTLY))
                .isEqualTo("The sync of shop did not do everything");
        assertThat(title(Locale.ENGLISH, plan, SyncEnd.FAILED))
                .isEqualTo("The sync of shop failed");
        assertThat(title(Locale.ENGLISH, plan, SyncEnd.CANCELLED))
                .isEqualTo("The sync of shop was cancelled");
    }

    @Test
    void theCountsOfAWaitingRunAreAllItsSteps() {
        PlanState plan = sample.plan();
        SyncState run =
                SyncState.begun(plan, SampleObjects.NOW)
                        .with(0, new Outcome.Done(Duration.ofMillis(3)))
                        .with(1, new Outcome.Running(SampleObjects.NOW))
                        .with(
                                new Wait(
                                        plan.steps().getFirst().key(),
                                        Wait.Cause.HEALTH,
                                        SampleObjects.NOW,
                                        SampleObjects.NOW.plusSeconds(60),
                                        Wording.quoted("0 of 2 ready"),
                                        false,
                                        false,
                                        Set.of()));
        int rest = plan.steps().size() - 2;

        assertThat(words(Locale.ENGLISH).title(run))
                .isEqualTo("Syncing shop: 0 of " + plan.steps().size());
        assertThat(words(Locale.ENGLISH).summary(run))
                .startsWith("0 done   ·   1 awaited   ·   1 under way   ·   " + rest + " to go");
        assertThat(words(Locale.GERMAN).summary(run))
                .startsWith("0 fertig   ·   1 abgewartet   ·   1 im Gang   ·   noch " + rest);
    }

    @Test
    void aRollBackNamesItsHoldAndWhatWasLeftAlone() {
        PlanState plain = sample.plan();
        PlanState back =
                new PlanState(
                        plain.revision(),
                        plain.digest(),
                        plain.wish(),
                        plain.steps(),
                        new PlanState.Cautions(
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                Optional.of(
                                        new PlanState.RollBack(
                                                Optional.of(3L), false, List.of(), List.of()))));
        String target = plain.revision().shortCommit();
        assertThat(title(Locale.ENGLISH, back, SyncEnd.WHOLE))
                .isEqualTo("shop is rolled back to " + target + " and held");
        assertThat(title(Locale.ENGLISH, back, SyncEnd.HELD))
                .isEqualTo(
                        "shop is rolled back to " + target + " and held; 1 object was left alone");
        assertThat(title(Locale.GERMAN, back, SyncEnd.HELD))
                .isEqualTo(
                        "shop ist auf "
                                + target
                                + " zurückgerollt und angehalten; 1 Objekt blieb unangetastet");
        assertThat(title(Locale.ENGLISH, back, SyncEnd.PARTLY))
                .isEqualTo("The roll back of shop did not do everything");
    }
}
