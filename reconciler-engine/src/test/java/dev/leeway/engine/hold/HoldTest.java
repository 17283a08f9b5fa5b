package dev.leeway.engine.hold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldTest {
    private static final ResourceKey API = ResourceKey.fromArgument("apps/Deployment/shop/api");
    private static final ResourceKey WEB = ResourceKey.fromArgument("apps/Deployment/shop/web");
    private static final Instant START = Instant.parse("2026-05-04T10:00:00Z");

    private static Hold hold(String id, HoldScope scope) {
        return new Hold(
                id,
                "shop",
                scope,
                "maria",
                "queue is full",
                START,
                START.plus(Duration.ofHours(4)));
    }

    @Test
    void aWholeApplicationCoversEveryObject() {
        HoldsState holds =
                new HoldsState.Known(List.of(hold("a", new HoldScope.WholeApplication())));

        assertThat(holds.wholly(API)).isPresent();
        assertThat(holds.wholly(WEB)).isPresent();
    }

    @Test
    void oneObjectCoversItselfOnly() {
        HoldsState holds = new HoldsState.Known(List.of(hold("a", new HoldScope.OneObject(API))));

        assertThat(holds.wholly(API)).isPresent();
        assertThat(holds.wholly(WEB)).isEmpty();
    }

    @Test
    void oneFieldCoversWhatIsBelowIt() {
        HoldsState holds =
                new HoldsState.Known(
                        List.of(
                                hold(
                                        "a",
                                        new HoldScope.OneField(
                                                API, FieldPath.of("spec", "template")))));

        assertThat(holds.wholly(API)).isEmpty();
        assertThat(holds.onField(API, FieldPath.of("spec", "template", "spec"))).isPresent();
        assertThat(holds.onField(API, FieldPath.of("spec", "replicas"))).isEmpty();
        assertThat(holds.onField(WEB, FieldPath.of("spec", "template"))).isEmpty();
    }

    @Test
    void holdsAfterItsEndAndSaysSo() {
        Hold hold = hold("a", new HoldScope.OneObject(API));

        assertThat(hold.overdue(START.plus(Duration.ofHours(3)))).isFalse();
        assertThat(hold.overdue(START.plus(Duration.ofHours(4)))).isTrue();
        assertThat(new HoldsState.Known(List.of(hold)).wholly(API)).isPresent();
    }

    @Test
    void refusesWhatNamesNobody() {
        assertThatThrownBy(
                        () ->
                                new Hold(
                                        "a",
                                        "shop",
                                        new HoldScope.WholeApplication(),
                                        " ",
                                        "why",
                                        START,
                                        START.plusSeconds(60)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hold("A b", new HoldScope.WholeApplication()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> hold("a", new HoldScope.OneField(API, FieldPath.ROOT)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
