package dev.leeway.engine.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HoldMarksTest {
    private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
    private static final ResourceKey API = new ResourceKey("apps", "Deployment", "shop", "api");
    private static final HoldMark WHOLE =
            new HoldMark(
                    "1",
                    new HoldScope.WholeApplication(),
                    "ann",
                    "rolled \"back\"",
                    NOW,
                    Optional.empty(),
                    Optional.of("a".repeat(40)));
    private static final HoldMark FIELD =
            new HoldMark(
                    "2",
                    new HoldScope.Fields(API, List.of("/spec/replicas")),
                    "ben",
                    "incident",
                    NOW,
                    Optional.of(NOW.plusSeconds(60)),
                    Optional.empty());
    private static final HoldMark OBJECT =
            new HoldMark(
                    "3",
                    new HoldScope.OneObject(API),
                    "ben",
                    "incident",
                    NOW,
                    Optional.empty(),
                    Optional.empty());

    @Test
    void readsWhatItWrote() {
        List<HoldMark> all = List.of(WHOLE, FIELD, OBJECT);
        assertThat(HoldMarks.of(carrying(HoldMarks.text(all)))).isEqualTo(all);
        assertThat(HoldMarks.of(new Manifest(JsonObject.EMPTY))).isEmpty();
    }

    @Test
    void whatCannotBeReadHoldsEverything() {
        for (String odd :
                List.of(
                        "",
                        "{}",
                        "[1]",
                        "[{\"id\":\"x\"}]",
                        "[{\"scope\":\"galaxy\",\"since\":\"2026-11-22T03:00:00Z\"}]",
                        "[{\"scope\":\"fields\",\"object\":\"apps/Deployment/shop/api\","
                                + "\"fields\":[1],\"since\":\"2026-11-22T03:00:00Z\"}]")) {
            assertThat(HoldMarks.of(carrying(odd)))
                    .as(odd)
                    .singleElement()
                    .satisfies(
                            hold -> {
                                assertThat(hold.scope().touches(API)).isTrue();
                                assertThat(hold.allows("a".repeat(40))).isFalse();
                            });
        }
    }

    @Test
    void aHoldAtACommitAllowsThatCommitAndNoOther() {
        assertThat(WHOLE.allows("a".repeat(40))).isTrue();
        assertThat(WHOLE.allows("b".repeat(40))).isFalse();
        assertThat(OBJECT.allows("a".repeat(40))).isFalse();
        assertThat(WHOLE.sentence())
                .isEqualTo(
                        "The application is held at aaaaaaa by ann since 2026-11-22T03:00:00Z:"
                                + " rolled \"back\"");
    }

    @Test
    void anEndedHoldIsOverdueAndStillThere() {
        assertThat(FIELD.overdue(NOW)).isFalse();
        assertThat(FIELD.overdue(NOW.plusSeconds(60))).isTrue();
        assertThat(WHOLE.overdue(NOW.plusSeconds(1_000_000))).isFalse();
    }

    @Test
    void aFieldOverlapsWithWhatLiesAboveAndBelowIt() {
        HoldScope.Fields fields = new HoldScope.Fields(API, List.of("/spec/template/spec"));
        assertThat(fields.overlaps("/spec/template")).isTrue();
        assertThat(fields.overlaps("/spec/template/spec/containers/0/image")).isTrue();
        assertThat(fields.overlaps("/spec/template/special")).isFalse();
        assertThat(fields.overlaps("/spec/replicas")).isFalse();
    }

    private static Manifest carrying(String text) {
        return new Manifest(
                JsonObject.EMPTY.withAt(
                        List.of("metadata", "annotations"),
                        JsonObject.builder().put(HoldMarks.ANNOTATION, text).build()));
    }
}
