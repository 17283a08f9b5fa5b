package dev.leeway.desktop.control.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Two texts pair up line by line, and nothing of either is lost. */
class DiffDocumentTest {
    @Test
    void pairsLinesThatLookAlikeAcrossAnInsertion() {
        DiffDocument document =
                DiffDocument.of(
                        List.of("spec:", "  replicas: 3", "  image: api:1.4.2", "end"),
                        List.of(
                                "spec:",
                                "  paused: true",
                                "  replicas: 5",
                                "  image: api:1.4.3",
                                "end"));

        assertThat(document.rows())
                .extracting(DiffRow::kind, DiffRow::left, DiffRow::right)
                .containsExactly(
                        tuple(DiffRow.Kind.SAME, 0, 0),
                        tuple(DiffRow.Kind.RIGHT_ONLY, -1, 1),
                        tuple(DiffRow.Kind.CHANGED, 1, 2),
                        tuple(DiffRow.Kind.CHANGED, 2, 3),
                        tuple(DiffRow.Kind.SAME, 3, 4));
        assertThat(document.changes()).containsExactly(1);
    }

    @Test
    void charactersThatHideAreShownAndADifferenceOfThemAloneIsSeen() {
        DiffDocument document =
                DiffDocument.of(
                        List.of("image: api", "user: ⟨U+202E⟩nimda"),
                        List.of("image: a​pi", "user: ‮nimda"));

        assertThat(document.right()).containsExactly("image: a⟨U+200B⟩pi", "user: ⟨U+202E⟩nimda");
        assertThat(document.rows())
                .extracting(DiffRow::kind)
                .containsExactly(DiffRow.Kind.CHANGED, DiffRow.Kind.CHANGED);
    }

    @Test
    void everyLineOfBothTextsStandsInExactlyOneRow() {
        Random random = new Random(7);
        for (int round = 0; round < 300; round++) {
            List<String> left = lines(random);
            List<String> right = lines(random);
            DiffDocument document = DiffDocument.of(left, right);
            List<Integer> lefts = new ArrayList<>();
            List<Integer> rights = new ArrayList<>();
            for (DiffRow row : document.rows()) {
                if (row.left() >= 0) {
                    lefts.add(row.left());
                }
                if (row.right() >= 0) {
                    rights.add(row.right());
                }
                if (row.kind() == DiffRow.Kind.SAME) {
                    assertThat(left.get(row.left())).isEqualTo(right.get(row.right()));
                }
            }
            assertThat(lefts).hasSize(left.size()).isSorted().doesNotHaveDuplicates();
            assertThat(rights).hasSize(right.size()).isSorted().doesNotHaveDuplicates();
        }
    }

    private static List<String> lines(Random random) {
        List<String> lines = new ArrayList<>();
        int count = random.nextInt(30);
        for (int i = 0; i < count; i++) {
            lines.add("  key" + random.nextInt(6) + ": " + random.nextInt(3));
        }
        return lines;
    }

    @Test
    void foldsWhatIsEqualAndUnfoldsTheStretchThatWasAsked() {
        List<String> left = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            left.add("line " + i);
        }
        List<String> right = new ArrayList<>(left);
        right.set(50, "another 50");
        DiffDocument document = DiffDocument.of(left, right);

        List<DiffRow> visible = document.visible(new BitSet());

        assertThat(visible).hasSize(9);
        assertThat(visible.getFirst().folded()).isEqualTo(47);
        assertThat(visible.getLast().folded()).isEqualTo(46);

        BitSet open = new BitSet();
        open.set(document.rowOf(visible.getLast()));
        assertThat(document.visible(open)).hasSize(8 + 46);
    }

    @Test
    void marksTheWordsThatChanged() {
        WithinLine within =
                WithinLine.of("image: registry/api:1.4.2", "image: registry/api:1.4.3-hot");

        assertThat(within.left()).containsExactly(new WithinLine.Stretch(24, 25));
        assertThat(within.right()).containsExactly(new WithinLine.Stretch(24, 29));
    }

    @Test
    void aVeryLongLineIsMarkedAsAWhole() {
        String line = "a".repeat(5_000);

        assertThat(WithinLine.of(line, line + "b").right())
                .containsExactly(new WithinLine.Stretch(0, 5_001));
    }

    @Test
    void copyingTakesFoldedLinesAlong() {
        List<String> lines = List.of("one", "two", "three", "four");
        DiffSelection selection = new DiffSelection(true, 2, 3, 0, 1);

        assertThat(selection.text(lines)).isEqualTo("ne\ntwo\nthr");
        assertThat(new DiffSelection(true, 1, 0, 1, Integer.MAX_VALUE).text(lines))
                .isEqualTo("two");
    }
}
