package dev.leeway.desktop.screen.activity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.reading.Moment;
import dev.leeway.desktop.reading.Timeline;
import dev.leeway.desktop.sample.SampleLedger;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;

/** What is shown can be taken elsewhere, gaps included; filters let what they say. */
class TimelineExportTest {
    private final Timeline timeline =
            new SampleLedger().timeline(SampleObjects.NOW.minus(Duration.ofHours(1)));

    @Test
    void markdownIsATableOldestFirstWithTheGapsBelow() {
        String[] lines =
                TimelineExport.markdown(
                                timeline,
                                timeline.moments(),
                                new Text(Locale.ENGLISH, ZoneOffset.UTC))
                        .split("\n", -1);
        assertThat(lines[0]).isEqualTo("| UTC | What | Where | Who |");
        assertThat(lines[2]).contains("Raise the replicas of the checkout", "J. Doe");
        assertThat(lines[5]).contains("Object applied: failed", "storefront");
        assertThat(lines).contains("> Events of prod-us: no answer in time");
    }

    @Test
    void jsonCarriesEveryFact() throws Exception {
        JsonObject read =
                (JsonObject)
                        JsonReader.read(
                                TimelineExport.json(timeline, timeline.moments())
                                        .getBytes(StandardCharsets.UTF_8));
        assertThat(read.array("moments").orElseThrow().items()).hasSize(4);
        assertThat(read.arrayAt("unseen").items()).hasSize(1);
        assertThat(read.toString()).contains("Back-off pulling image");
    }

    @Test
    void filtersNarrowByKindPersonAndWords() {
        MomentFilter words = MomentFilter.NONE.withWords("back-off  CHECKOUT");
        assertThat(timeline.moments().stream().filter(words::lets)).isEmpty();
        MomentFilter events = words.withSources(Set.of(Moment.Source.EVENT));
        assertThat(timeline.moments().stream().filter(events::lets)).hasSize(1);
        MomentFilter kinds = MomentFilter.NONE.withSources(Set.of(Moment.Source.COMMIT));
        assertThat(timeline.moments().stream().filter(kinds::lets))
                .singleElement()
                .extracting(Moment::who)
                .isEqualTo("J. Doe");
        assertThat(timeline.moments().stream().filter(kinds.withWho("tester")::lets)).isEmpty();
        assertThat(timeline.moments().stream().filter(MomentFilter.NONE::lets)).hasSize(3);
    }
}
