package dev.leeway.desktop.control.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jgit.diff.Edit;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Edits turn one text into the other, whatever the two look like. */
class LineEditsTest {
    private static List<String> applied(List<String> left, List<String> right) {
        List<String> made = new ArrayList<>();
        int l = 0;
        int r = 0;
        for (Edit edit : LineEdits.between(left, right)) {
            assertThat(edit.getBeginA()).isGreaterThanOrEqualTo(l);
            assertThat(edit.getBeginA() - l)
                    .as("equal stretches are equally long")
                    .isEqualTo(edit.getBeginB() - r);
            made.addAll(left.subList(l, edit.getBeginA()));
            made.addAll(right.subList(edit.getBeginB(), edit.getEndB()));
            l = edit.getEndA();
            r = edit.getEndB();
        }
        made.addAll(left.subList(l, left.size()));
        return made;
    }

    @Test
    void seededTextsOfEveryKindComeOutRight() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int size = seed % 3 == 0 ? 40 : 3_000;
            int words = seed % 2 == 0 ? 30 : 1_000_000;
            List<String> left = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                left.add("line " + random.nextInt(words));
            }
            List<String> right = new ArrayList<>(left);
            for (int change = 0; change < size / 20; change++) {
                int at = random.nextInt(right.size());
                switch (random.nextInt(4)) {
                    case 0 -> right.remove(at);
                    case 1 -> right.add(at, "new " + change);
                    case 2 -> right.set(at, right.get(at) + " changed");
                    default -> right.add(at, right.remove(random.nextInt(right.size())));
                }
            }
            assertThat(applied(left, right)).as("seed " + seed).isEqualTo(right);
        }
    }

    @Test
    void aFewChangesInALongTextAreAFewEdits() {
        List<String> left = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            left.add("key-" + i % 97 + ": " + i);
        }
        List<String> right = new ArrayList<>(left);
        right.set(5, "other");
        right.remove(9_000);
        right.add(15_000, "added");
        assertThat(LineEdits.between(left, right)).hasSize(3);
    }
}
