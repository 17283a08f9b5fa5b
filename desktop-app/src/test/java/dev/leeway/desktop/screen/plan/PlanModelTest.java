package dev.leeway.desktop.screen.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.sample.Here;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.RecordingCommands;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.screen.Desk;
import dev.leeway.desktop.screen.plan.PlanModel.Typed;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.PlanState;
import dev.leeway.desktop.state.PlanWish;
import dev.leeway.desktop.state.PlanWish.Leave;
import dev.leeway.desktop.state.Store;
import dev.leeway.desktop.work.InlineWork;
import dev.leeway.engine.resource.ResourceKey;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What may run, and on whose word. */
class PlanModelTest {
    private static final String APP = "checkout-prod";
    private static final ResourceKey SECRET =
            new ResourceKey("", "Secret", "checkout", "api-token");

    private final SampleWorkspace sample = new SampleWorkspace();
    private final RecordingCommands commands = new RecordingCommands();
    private final Store store = new Store(Here.THREAD, sample.state());
    private final PlanModel model =
            new PlanModel(
                    new Desk(
                            store,
                            commands,
                            sample.text(),
                            new InlineWork(),
                            Here.THREAD,
                            Readings.NONE),
                    APP);

    private void arrive(PlanState plan) {
        store.dispatch(new AppEvent.PlanArrived(APP, plan, SampleObjects.NOW));
        model.update(store.state());
    }

    @Test
    void whatIsTypedIsHeldAgainstThePhraseLetterByLetter() {
        PlanState plain = sample.plan();
        arrive(
                new PlanState(
                        plain.revision(),
                        plain.digest(),
                        plain.wish(),
                        plain.steps(),
                        new PlanState.Cautions(
                                Optional.of("delete 1 from checkout-prod"),
                                List.of("it takes its pods along"),
                                List.of(),
                                Optional.empty())));

        assertThat(model.confirmation()).contains("delete 1 from checkout-prod");
        assertThat(model.typedProperty().get()).isEqualTo(Typed.NOTHING);
        model.type("delete 1");
        assertThat(model.typedProperty().get()).isEqualTo(Typed.BEGUN);
        model.type("delete 2");
        assertThat(model.typedProperty().get()).isEqualTo(Typed.OTHERWISE);
        assertThat(model.runnableProperty().get()).isFalse();
        model.type(" delete 1 from checkout-prod ");
        assertThat(model.typedProperty().get()).isEqualTo(Typed.MATCHES);
        assertThat(model.runnableProperty().get()).isTrue();

        model.plan().ifPresent(model::run);
        assertThat(commands.asked).containsExactly("sync checkout-prod digest-1");
        assertThat(commands.words.getFirst().typed()).isEqualTo("delete 1 from checkout-prod");
    }

    @Test
    void whatIsTakenOutNeedsAnotherPlanBeforeAnythingRuns() {
        arrive(sample.plan());
        model.type("prod-eu");
        assertThat(model.runnableProperty().get()).isTrue();

        model.tick(SECRET, false);
        assertThat(model.runnableProperty().get()).as("only an approved plan runs").isFalse();
        assertThat(model.ticked()).hasSize(3).doesNotContain(SECRET);

        model.replanTicked();
        assertThat(commands.wishes.getLast().only()).isEqualTo(model.ticked());
        assertThat(commands.wishes.getLast().allows(Leave.PRUNE))
                .as("what was allowed stays allowed")
                .isTrue();
    }

    @Test
    void aRollBackWantsItsReasonForTheHold() {
        PlanState plain = sample.plan();
        arrive(
                new PlanState(
                        plain.revision(),
                        plain.digest(),
                        PlanWish.backTo("13"),
                        plain.steps(),
                        new PlanState.Cautions(
                                Optional.empty(),
                                List.of(),
                                List.of(),
                                Optional.of(
                                        new PlanState.RollBack(
                                                Optional.of(13L), false, List.of(), List.of())))));
        model.type("prod-eu");
        assertThat(model.isRollBack()).isTrue();
        assertThat(model.runnableProperty().get()).isFalse();

        model.reason("the new one loses orders");
        model.holdFor(Optional.of(Duration.ofHours(4)));
        assertThat(model.runnableProperty().get()).isTrue();
        model.plan().ifPresent(model::run);
        assertThat(commands.words.getFirst().reason()).isEqualTo("the new one loses orders");
        assertThat(commands.words.getFirst().heldFor()).contains(Duration.ofHours(4));
    }

    @Test
    void whatADeletionTakesAlongIsNamedDownToThePods() {
        model.update(store.state());
        ResourceKey deployment = new ResourceKey("apps", "Deployment", "checkout", "api");

        assertThat(model.madeBy(deployment)).containsKeys("ReplicaSet", "Pod");
        assertThat(model.madeBy(deployment).get("Pod")).hasSize(5);
        assertThat(model.madeBy(SECRET)).isEmpty();
    }

    @Test
    void aLeaveForOneObjectIsAddedToWhatIsAllowedForAll() {
        arrive(sample.plan());

        model.replan(model.wish().granting(Leave.ADOPT, SECRET));

        PlanWish wish = commands.wishes.getLast();
        assertThat(wish.granted(Leave.ADOPT)).containsExactly(SECRET);
        assertThat(wish.allows(Leave.ADOPT)).isFalse();
        assertThat(wish.allows(Leave.PRUNE)).isTrue();
    }
}
