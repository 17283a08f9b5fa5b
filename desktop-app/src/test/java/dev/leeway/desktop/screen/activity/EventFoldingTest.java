package dev.leeway.desktop.screen.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.reading.Moment;
import dev.leeway.desktop.reading.Moment.Source;
import dev.leeway.desktop.text.Text;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Clusters do not shout down what Leeway and people did. */
class EventFoldingTest {
    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final EventFolding folding = new EventFolding(new Text(Locale.ENGLISH, ZoneOffset.UTC));

    private static Moment moment(int minute, Source source, String object, String what) {
        return new Moment(
                source + " " + minute,
                NOON.plusSeconds(60L * minute),
                source,
                Moment.Weight.CALM,
                "shop",
                "prod",
                object,
                "kubelet",
                what,
                List.of("message of minute " + minute),
                Optional.empty());
    }

    @Test
    void whatIsAlikeIsOneLineAtItsNewest() {
        List<Moment> folded =
                folding.fold(
                        List.of(
                                moment(9, Source.EVENT, "Pod shop/a", "BackOff"),
                                moment(8, Source.SYNC, "", "Sync"),
                                moment(7, Source.EVENT, "Pod shop/b", "BackOff"),
                                moment(6, Source.EVENT, "Pod shop/a", "BackOff"),
                                moment(5, Source.EVENT, "Pod shop/a", "Pulled"),
                                moment(4, Source.SYNC, "", "Sync"),
                                moment(3, Source.EVENT, "Pod shop/a", "BackOff")));

        assertThat(folded)
                .extracting(Moment::what)
                .containsExactly("BackOff × 3", "Sync", "BackOff", "Pulled", "Sync");
        assertThat(folded.getFirst().at()).isEqualTo(NOON.plusSeconds(540));
        assertThat(folded.getFirst().facts()).first().isEqualTo("message of minute 9");
        assertThat(folded.getFirst().facts().getLast())
                .contains("3 events", "12:03:00", "12:09:00");
    }

    @Test
    void aFoldedLineKeepsItsIdentityWhenOneMoreComes() {
        Moment older = moment(3, Source.EVENT, "Pod shop/a", "BackOff");
        Moment newer = moment(6, Source.EVENT, "Pod shop/a", "BackOff");
        Moment newest = moment(9, Source.EVENT, "Pod shop/a", "BackOff");

        assertThat(folding.fold(List.of(newest, newer, older)).getFirst().id())
                .isEqualTo(folding.fold(List.of(newer, older)).getFirst().id());
    }

    @Test
    void eventsAreShownOnDemandBesideWhatElseIsChosen() {
        Moment event = moment(1, Source.EVENT, "Pod shop/a", "BackOff");
        Moment sync = moment(1, Source.SYNC, "", "Sync");
        Moment hold = moment(1, Source.HOLD, "", "Hold placed");

        assertThat(MomentFilter.NONE.lets(event)).isFalse();
        assertThat(MomentFilter.NONE.lets(sync)).isTrue();
        MomentFilter all = MomentFilter.NONE.withSources(Set.of(Source.EVENT));
        assertThat(all.lets(event) && all.lets(sync) && all.lets(hold)).isTrue();
        MomentFilter some = MomentFilter.NONE.withSources(Set.of(Source.EVENT, Source.SYNC));
        assertThat(some.lets(event) && some.lets(sync)).isTrue();
        assertThat(some.lets(hold)).isFalse();
    }
}
