package dev.leeway.desktop.control.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each line of an edited text has its line in the base, also after lines came and went. */
class PairedLinesTest {
    private static List<Integer> pairs(String base, String text) {
        PairedLines pairs = PairedLines.of(base, text);
        return IntStream.range(0, (int) text.lines().count()).map(pairs::inBase).boxed().toList();
    }

    @Test
    void equalTextsPairLineByLine() {
        assertThat(pairs("a\nb\nc\n", "a\nb\nc\n")).containsExactly(0, 1, 2);
    }

    @Test
    void linesThatWereAddedPointToWhereTheyWerePut() {
        assertThat(pairs("a\nb\nc\n", "a\nnew\nnewer\nb\nc\n")).containsExactly(0, 1, 1, 1, 2);
    }

    @Test
    void linesBehindOnesThatWereRemovedFollowThem() {
        assertThat(pairs("a\nb\nc\nd\n", "a\nd\n")).containsExactly(0, 3);
    }

    @Test
    void aLongerReplacementStaysWithinWhatItReplaces() {
        assertThat(pairs("a\nb\nc\n", "a\nx\ny\nz\nc\n")).containsExactly(0, 1, 1, 1, 2);
    }

    @Test
    void anEmptyBaseHasItsFirstLineForAll() {
        assertThat(pairs("", "a\nb\n")).containsExactly(0, 0);
    }
}
