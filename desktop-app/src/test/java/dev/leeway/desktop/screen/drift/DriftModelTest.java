package dev.leeway.desktop.screen.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.reading.Readings;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.sample.SampleDesk;
import dev.leeway.desktop.state.AppEvent;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.Findings;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.Store;
import dev.leeway.engine.resource.ResourceKey;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is looked at stays what is looked at, whatever a newer comparison finds. */
class DriftModelTest {
    private static final String APPLICATION = "checkout-prod";

    private final SampleWorkspace sample = new SampleWorkspace();

    @Test
    void aWorseObjectOfANewerComparisonDoesNotTakeThePlaceOfTheOneLookedAt() throws Exception {
        Findings first = sample.drifting();
        ResourceKey worse = Fx.call(() -> worst(first.objects()));
        assertThat(Fx.call(() -> lookedAt(without(first, worse), first))).isNotEqualTo(worse);
    }

    @Test
    void whatDiffersNoMoreMakesRoomForTheWorst() throws Exception {
        Findings first = sample.drifting();
        ResourceKey worse = Fx.call(() -> worst(first.objects()));
        assertThat(Fx.call(() -> lookedAt(first, without(first, worse)))).isNotEqualTo(worse);
    }

    @Test
    void howLongAgoTheClusterWasReadGoesOnWhileNothingElseChanges() throws Exception {
        DriftModel model = model();
        AppState state =
                sample.state()
                        .after(new AppEvent.ComparisonArrived(APPLICATION, sample.drifting()));
        Fx.run(() -> model.update(state));
        String first = Fx.call(() -> live(model));
        Fx.run(
                () ->
                        model.update(
                                state.after(
                                        new AppEvent.Ticked(SampleObjects.NOW.plusSeconds(3600)))));
        assertThat(Fx.call(() -> live(model))).isNotEqualTo(first).isEqualTo("Live  1 h ago");
    }

    private static String live(DriftModel model) {
        return model.contentProperty().get().orElseThrow().content().rightTitle();
    }

    /** Returns what is looked at after two comparisons, with no hand on the list. */
    private ResourceKey lookedAt(Findings before, Findings after) {
        DriftModel model = model();
        AppState state = sample.state().after(new AppEvent.ComparisonArrived(APPLICATION, before));
        model.update(state);
        model.update(state.after(new AppEvent.ComparisonArrived(APPLICATION, after)));
        return model.selectedProperty().get().map(ObjectState::key).orElseThrow();
    }

    private DriftModel model() {
        return new DriftModel(
                SampleDesk.of(
                        new Store(Fx.THREAD, sample.state()), sample.text(), new Readings() {}),
                APPLICATION);
    }

    private ResourceKey worst(List<ObjectState> objects) {
        DriftModel model = model();
        model.update(
                sample.state()
                        .after(new AppEvent.ComparisonArrived(APPLICATION, findings(objects))));
        return model.objectsProperty().get().getFirst().key();
    }

    private static Findings without(Findings found, ResourceKey key) {
        return findings(found.objects().stream().filter(one -> !one.key().equals(key)).toList());
    }

    private static Findings findings(List<ObjectState> objects) {
        return Findings.of(
                SampleObjects.REVISION, SampleObjects.NOW, List.of(), objects, List.of());
    }
}
