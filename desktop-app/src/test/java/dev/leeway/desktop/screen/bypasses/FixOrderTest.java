package dev.leeway.desktop.screen.bypasses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.state.Condition;
import dev.leeway.desktop.state.ObjectFacts;
import dev.leeway.desktop.state.ObjectState;
import dev.leeway.desktop.state.Wellness;
import dev.leeway.engine.resource.ResourceKey;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is likely to be fixed stands first where an object is chosen for a bypass. */
class FixOrderTest {
    private static ObjectState object(String kind, Condition condition, Wellness wellness) {
        return new ObjectState(
                new ResourceKey("", kind, "shop", kind.toLowerCase(Locale.ROOT)),
                condition,
                wellness,
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                "",
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                new ObjectFacts.Absent());
    }

    @Test
    void theUnwellComeFirstThenWhatRunsThenWhatDiffers() {
        List<String> kinds =
                Stream.of(
                                object("Service", Condition.IN_SYNC, Wellness.HEALTHY),
                                object("ConfigMap", Condition.CHANGED, Wellness.NONE),
                                object("Deployment", Condition.IN_SYNC, Wellness.HEALTHY),
                                object("Ingress", Condition.IN_SYNC, Wellness.DEGRADED))
                        .sorted(FixOrder.LIKELY_FIRST)
                        .map(one -> one.key().kind())
                        .toList();
        assertThat(kinds).containsExactly("Ingress", "Deployment", "ConfigMap", "Service");
    }
}
