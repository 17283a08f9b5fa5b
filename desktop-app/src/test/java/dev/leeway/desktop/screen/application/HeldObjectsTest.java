package dev.leeway.desktop.screen.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.control.Mark;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.sample.SampleWorkspace;
import dev.leeway.desktop.state.AppState;
import dev.leeway.desktop.state.ApplicationState;
import dev.leeway.engine.live.HoldMark;
import dev.leeway.engine.live.HoldScope;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which objects carry the sign of held things. */
class HeldObjectsTest {
    private static final ResourceKey HELD = new ResourceKey("apps", "Deployment", "shop", "web");
    private static final ResourceKey FREE = new ResourceKey("apps", "Deployment", "shop", "api");

    private final SampleWorkspace sample = new SampleWorkspace();
    private final AppState state = sample.state();

    private Optional<Mark> mark(ResourceKey object, HoldScope scope, Duration length) {
        ApplicationState app =
                state.applications()
                        .find("storefront")
                        .orElseThrow()
                        .withHolds(
                                List.of(
                                        new HoldMark(
                                                "h-1",
                                                scope,
                                                "ada",
                                                "migration",
                                                SampleObjects.NOW.minus(Duration.ofHours(2)),
                                                Optional.of(
                                                        SampleObjects.NOW
                                                                .minus(Duration.ofHours(2))
                                                                .plus(length)),
                                                Optional.empty())));
        return HeldObjects.of(sample.text(), app, state.leases(), SampleObjects.NOW).of(object);
    }

    @Test
    void aHoldOnOneObjectMarksThatOneAndSaysByWhom() {
        HoldScope one = new HoldScope.OneObject(HELD);
        assertThat(mark(FREE, one, Duration.ofHours(4))).isEmpty();
        assertThat(mark(HELD, one, Duration.ofHours(4)))
                .hasValueSatisfying(
                        mark -> {
                            assertThat(mark.styleClass()).isEqualTo("state-held");
                            assertThat(mark.word()).contains("ada");
                        });
    }

    @Test
    void aHoldPastItsEndIsNotTheSameSign() {
        assertThat(mark(HELD, new HoldScope.OneObject(HELD), Duration.ofHours(1)))
                .map(Mark::styleClass)
                .contains("state-missing");
    }
}
