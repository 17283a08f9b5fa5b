package dev.leeway.desktop.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import dev.leeway.desktop.sample.Here;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Who listens hears of every state in its order, and of the last one last. */
class StoreTest {
    @Test
    void aListenerThatDispatchesLeavesNobodyWithAnOldState() {
        Store store = new Store(Here.THREAD, AppState.first(Preferences.first(), Instant.EPOCH));
        List<Route> heard = new ArrayList<>();
        store.stateProperty()
                .addListener(
                        (observable, before, after) -> {
                            if (after.navigation().current() instanceof Route.Applications) {
                                store.dispatch(new AppEvent.Navigated(new Route.Settings()));
                                assertThat(store.state().navigation().current())
                                        .as("it holds at once")
                                        .isEqualTo(new Route.Settings());
                            }
                        });
        store.stateProperty()
                .addListener(
                        (observable, before, after) -> heard.add(after.navigation().current()));

        store.dispatch(new AppEvent.Navigated(new Route.Applications()));

        assertThat(heard).containsExactly(new Route.Applications(), new Route.Settings());
        assertThat(store.stateProperty().get().navigation().current())
                .isEqualTo(new Route.Settings());
    }
}
