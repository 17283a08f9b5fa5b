package dev.leeway.desktop.control.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.theme.Themes;
import org.junit.jupiter.api.Test;

/** What changed in a long line is in sight, and what is left out is only its unchanged front. */
class LinePlaceTest {
    private static final double ROOM = 300;
    private static final String FRONT = "        image: registry.example.com/shop/storefront:1.8";

    private static LineMetrics metrics() {
        new Themes().loadFonts();
        return new LineMetrics();
    }

    private static LinePlace left(LineMetrics metrics, String left, String right, double room) {
        return right(metrics, right, left, room);
    }

    private static LinePlace right(LineMetrics metrics, String left, String right, double room) {
        WithinLine marks = WithinLine.of(left, right);
        return LinePlace.of(
                metrics,
                new LinePlace.Side(right, marks.right(), room),
                new LinePlace.Side(left, marks.left(), room));
    }

    @Test
    void aChangeBeyondTheEdgeIsBroughtIntoSightOnBothSides() throws Exception {
        Fx.run(
                () -> {
                    LineMetrics metrics = metrics();
                    LinePlace left = left(metrics, FRONT + ".0", FRONT + ".1-hotfix", ROOM);
                    LinePlace right = right(metrics, FRONT + ".0", FRONT + ".1-hotfix", ROOM);

                    assertThat(right.width()).isLessThanOrEqualTo(ROOM);
                    assertThat(right.line().substring(0, right.gone()))
                            .isEqualTo("        image: ");
                    assertThat(left.gone()).isEqualTo(right.gone());
                    assertThat(left.resumes())
                            .as("so they can be compared")
                            .isEqualTo(right.resumes());
                    assertThat(right.resumes()).isLessThan(FRONT.length());
                });
    }

    @Test
    void aLineWhoseChangeIsInSightStaysWhole() throws Exception {
        Fx.run(
                () -> {
                    LineMetrics metrics = metrics();
                    String end = " " + "and-so-on".repeat(20);
                    assertThat(left(metrics, FRONT + ".0", FRONT + ".1", 900).isWhole()).isTrue();
                    assertThat(left(metrics, "a: 1" + end, "a: 2" + end, ROOM).isWhole()).isTrue();
                });
    }

    @Test
    void everyCharacterInSightIsFoundWhereItStands() throws Exception {
        Fx.run(
                () -> {
                    LinePlace place = right(metrics(), FRONT + ".0", FRONT + ".1-hotfix", ROOM);
                    for (int at = 0; at <= place.line().length(); at++) {
                        if (at <= place.gone() || at >= place.resumes()) {
                            assertThat(place.nearest(place.x(at))).isEqualTo(at);
                        } else {
                            assertThat(place.x(at)).isEqualTo(place.x(place.gone()));
                        }
                    }
                });
    }

    @Test
    void aLineOfWideCharactersIsPlacedToo() throws Exception {
        Fx.run(
                () -> {
                    String front = "  note: " + "\u6f22\u5b57".repeat(30);
                    LinePlace place = right(metrics(), front + " a", front + " b", ROOM);
                    assertThat(place.isWhole()).isFalse();
                    assertThat(place.width()).isLessThanOrEqualTo(ROOM);
                });
    }
}
