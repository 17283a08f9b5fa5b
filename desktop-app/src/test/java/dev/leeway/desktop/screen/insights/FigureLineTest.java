package dev.leeway.desktop.screen.insights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.sample.SampleObjects;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.insights.Course;
import dev.leeway.engine.insights.Happening;
import dev.leeway.engine.insights.Indicator;
import dev.leeway.engine.insights.Insights;
import dev.leeway.engine.insights.Period;
import dev.leeway.engine.insights.Targets;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Only numbers are written as numbers; where there is none the reason stands in plain words. */
class FigureLineTest {
    private final Text text = new Text(Locale.ENGLISH, ZoneOffset.UTC);
    private final Period period = Period.days(14, SampleObjects.NOW);

    /** What a card says large, and what it says where a number would be. */
    private record Said(List<String> figures, List<String> reasons) {}

    private Said said(List<Happening> happenings) throws Exception {
        Insights insights = Insights.of(happenings, period, Targets.USUAL, 14);
        Course course = Course.of(happenings, period, 14);
        return Fx.call(
                () -> {
                    List<Parent> cards = new ArrayList<>();
                    NumberWords words = new NumberWords(text);
                    insights.together()
                            .forEach(one -> cards.add(new IndicatorCard(words, one, 14)));
                    cards.add(CourseCard.success(text, insights, course, Targets.USUAL));
                    cards.add(CourseCard.reconcileTime(text, course, Targets.USUAL));
                    cards.add(CourseCard.drift(text, course));
                    return new Said(words(cards, "figure"), words(cards, "figure-missing"));
                });
    }

    private static List<String> words(List<Parent> cards, String style) {
        List<String> words = new ArrayList<>();
        cards.forEach(card -> collect(card, style, words));
        return words;
    }

    private static void collect(Parent parent, String style, List<String> words) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node instanceof Label label && label.getStyleClass().contains(style)) {
                words.add(label.getText());
            } else if (node instanceof Parent inner) {
                collect(inner, style, words);
            }
        }
    }

    @Test
    void whereNothingHappenedNothingIsWrittenLargeAndTheReasonIsSaid() throws Exception {
        Said nothing = said(List.of());

        assertThat(nothing.figures()).isEmpty();
        assertThat(nothing.reasons())
                .containsExactly(
                        "No sync in this period",
                        "No commit deployed in this period after the first sync",
                        "No drift fixed in this period",
                        "No bypass ended in this period",
                        "No sync in this period",
                        "No commit deployed in this period after the first sync",
                        "Not known before the first sync: what differs may be what Git asks for");
    }

    @Test
    void whatHappenedIsANumber() throws Exception {
        Said synced =
                said(
                        List.of(
                                new Happening(
                                        Indicator.Kind.RECONCILE_SUCCESS,
                                        "shop",
                                        SampleObjects.NOW.minus(Duration.ofHours(2)),
                                        Optional.of(SampleObjects.NOW.minus(Duration.ofHours(1))),
                                        false)));

        assertThat(synced.figures()).contains("100 %");
        assertThat(synced.reasons()).doesNotContain("No sync in this period");
    }
}
