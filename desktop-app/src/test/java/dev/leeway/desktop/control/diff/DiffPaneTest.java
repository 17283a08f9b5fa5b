package dev.leeway.desktop.control.diff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.Fx;
import dev.leeway.desktop.state.DiffLayout;
import dev.leeway.desktop.theme.Themes;
import dev.leeway.themes.Theme;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.geometry.Orientation;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/** The pane with real nodes: keys, folds, copying, and how quick it is. */
class DiffPaneTest {
    private final List<String> clipboard = new ArrayList<>();

    private DiffPane pane() {
        DiffPane pane =
                new DiffPane(
                        new DiffWords(
                                count -> count + " lines",
                                new SpokenRows(),
                                "Desired",
                                "Live",
                                "Overview",
                                "One column"),
                        clipboard::add);
        Scene scene = new Scene(pane, 1100, 700);
        Themes themes = new Themes();
        themes.loadFonts();
        themes.apply(scene, Theme.DARK);
        return pane;
    }

    private static DiffContent content(List<String> left, List<String> right) {
        return new DiffContent(
                DiffDocument.of(left, right),
                "Git",
                "Live",
                Map.of(),
                Map.of(
                        0,
                        new LineNote(
                                "kubectl-edit 9 min", "kubectl-edit", "hint", "state-changed")));
    }

    private static List<String> numbered(int count) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add("  ".repeat(i % 5) + "key" + i + ": value " + i);
        }
        return lines;
    }

    @Test
    void oneColumnHasAHeadingOfItsOwn() throws Exception {
        Fx.run(
                () -> {
                    DiffPane pane = pane();
                    pane.show(content(List.of("a: 1"), List.of("a: 2")));
                    pane.layOut(DiffLayout.BESIDE);
                    Fx.settle(pane);
                    assertThat(titles(pane)).containsExactly("Git", "Live");
                    pane.layOut(DiffLayout.ONE_COLUMN);
                    Fx.settle(pane);
                    assertThat(titles(pane))
                            .containsExactly("One column", "\u2212", "Git", "+", "Live");
                });
    }

    private static List<String> titles(DiffPane pane) {
        return ((Parent) pane.lookup(".diff-titles"))
                .getChildrenUnmodifiable().stream()
                        .filter(Node::isVisible)
                        .flatMap(shown -> ((Parent) shown).getChildrenUnmodifiable().stream())
                        .map(label -> ((Label) label).getText())
                        .toList();
    }

    @Test
    void inLittleRoomTheTextsStandInOneColumnUntilSomebodyWantsItOtherwise() throws Exception {
        Fx.run(
                () -> {
                    List<String> left = numbered(300);
                    List<String> right = new ArrayList<>(left);
                    right.set(20, "key20: value 2000");
                    right.set(21, "  key21: value 2100");
                    right.set(150, "  key150: other");
                    List<DiffLayout> kept = new ArrayList<>();
                    DiffPane pane = pane();
                    pane.keepLayout(DiffLayout.BY_WIDTH, kept::add);
                    Fx.settle(pane);
                    pane.show(content(left, right));
                    Fx.settle(pane);
                    assertThat(pane.oneColumnProperty().get()).isFalse();
                    pane.nextChange();

                    pane.resize(600, 700);
                    Fx.settle(pane);
                    assertThat(pane.oneColumnProperty().get()).isTrue();
                    assertThat(pane.currentChangeProperty().get()).isEqualTo(1);
                    assertThat(pane.visibleRows().stream().map(DiffRow::kind))
                            .containsSubsequence(
                                    DiffRow.Kind.LEFT_OF_PAIR,
                                    DiffRow.Kind.LEFT_OF_PAIR,
                                    DiffRow.Kind.RIGHT_OF_PAIR,
                                    DiffRow.Kind.RIGHT_OF_PAIR,
                                    DiffRow.Kind.FOLD);
                    pane.requestFocus();
                    Fx.press(pane, KeyCode.X, "x");
                    assertThat(pane.visibleRows()).hasSize(303);

                    Fx.press(pane, KeyCode.O, "o");
                    assertThat(pane.oneColumnProperty().get()).isFalse();
                    Fx.press(pane, KeyCode.O, "o");
                    assertThat(pane.oneColumnProperty().get()).isTrue();
                    assertThat(kept).containsExactly(DiffLayout.BESIDE, DiffLayout.BY_WIDTH);
                    assertThat(pane.currentChangeProperty().get()).isEqualTo(1);
                });
    }

    @Test
    void goingToAChangeShowsTheLinesFromTheirBeginning() throws Exception {
        Fx.run(
                () -> {
                    String image =
                            "image: registry.example.com/" + "long/".repeat(30) + "shop:1.8.";
                    DiffPane pane = pane();
                    pane.show(content(List.of(image + "0"), List.of(image + "1-hotfix")));
                    Fx.settle(pane);
                    across(pane).setValue(40);
                    assertThat(across(pane).getValue()).isEqualTo(40);
                    pane.nextChange();
                    assertThat(across(pane).getValue()).isZero();
                });
    }

    private static ScrollBar across(DiffPane pane) {
        return pane.lookupAll(".scroll-bar").stream()
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == Orientation.HORIZONTAL)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aFoldInOneColumnOpensWhereItStands() throws Exception {
        Fx.run(
                () -> {
                    List<String> left = numbered(300);
                    List<String> right = new ArrayList<>(left);
                    for (int changed : List.of(50, 51, 52, 200)) {
                        right.set(changed, "  key: another " + changed);
                    }
                    DiffDocument column = DiffDocument.of(left, right).inOneColumn();
                    List<DiffRow> shown = column.visible(new BitSet());
                    for (DiffRow fold : shown) {
                        if (fold.kind() == DiffRow.Kind.FOLD) {
                            DiffRow at = column.rows().get(column.rowOf(fold));
                            assertThat(at.left()).isEqualTo(fold.left());
                            assertThat(at.kind()).isEqualTo(DiffRow.Kind.SAME);
                        }
                    }
                    assertThat(column.changes()).hasSize(2);
                });
    }

    @Test
    void keysGoFromChangeToChangeAndUnfold() throws Exception {
        Fx.run(
                () -> {
                    List<String> left = numbered(300);
                    List<String> right = new ArrayList<>(left);
                    right.set(20, "  key20: other");
                    right.set(150, "  key150: other");
                    right.set(280, "  key280: other");
                    DiffPane pane = pane();
                    Fx.settle(pane);
                    pane.show(content(left, right));
                    Fx.settle(pane);
                    pane.requestFocus();
                    assertThat(pane.changes()).isEqualTo(3);
                    assertThat(pane.currentChangeProperty().get()).isZero();

                    Fx.press(pane, KeyCode.N, "n");
                    Fx.press(pane, KeyCode.N, "n");
                    Fx.press(pane, KeyCode.N, "n");
                    assertThat(pane.currentChangeProperty().get()).isEqualTo(2);
                    Fx.press(pane, KeyCode.P, "p");
                    assertThat(pane.currentChangeProperty().get()).isEqualTo(1);

                    int folded = pane.visibleRows().size();
                    Fx.press(pane, KeyCode.X, "x");
                    assertThat(pane.visibleRows()).hasSize(300).hasSizeGreaterThan(folded);
                    Fx.press(pane, KeyCode.X, "x");
                    assertThat(pane.visibleRows()).hasSize(folded);
                });
    }

    @Test
    void whatFitsWholeIsNotFoldedUntilSomebodyFoldsIt() throws Exception {
        Fx.run(
                () -> {
                    List<String> left = numbered(60);
                    List<String> right = new ArrayList<>(left);
                    right.set(30, "other: 30");
                    DiffPane pane = pane();
                    Fx.settle(pane);
                    pane.show(content(left, right));
                    Fx.settle(pane);
                    int folded = pane.visibleRows().size();
                    assertThat(folded).as("60 lines do not fit into 700 pixels").isLessThan(20);

                    high(pane, 1400);
                    assertThat(pane.visibleRows()).hasSize(60);
                    high(pane, 700);
                    assertThat(pane.visibleRows()).hasSize(folded);

                    pane.show(content(left.subList(0, 20), right.subList(0, 19)));
                    Fx.settle(pane);
                    assertThat(pane.visibleRows()).as("20 lines fit").hasSize(20);
                    pane.requestFocus();
                    Fx.press(pane, KeyCode.X, "x");
                    int byHand = pane.visibleRows().size();
                    assertThat(byHand).isLessThan(20);
                    high(pane, 1400);
                    assertThat(pane.visibleRows()).as("folded by hand").hasSize(byHand);
                });
    }

    private static void high(DiffPane pane, double height) {
        pane.resize(1100, height);
        Fx.settle(pane);
    }

    @Test
    void copiesOneSideAcrossRows() throws Exception {
        Fx.run(
                () -> {
                    DiffPane pane = pane();
                    pane.show(
                            content(
                                    List.of("a: 1", "b: 2", "c: 3"),
                                    List.of("a: 1", "b: 9", "c: 3")));
                    Fx.settle(pane);
                    pane.requestFocus();
                    pane.selectLines(false, 0, 1);

                    Fx.press(pane, KeyCode.C, "c", true);

                    assertThat(clipboard).containsExactly("a: 1\nb: 9");
                });
    }

    @Test
    void theKeyboardSelectsLinesOfEitherSide() throws Exception {
        Fx.run(
                () -> {
                    DiffPane pane = pane();
                    pane.show(
                            content(
                                    List.of("a: 1", "b: 2", "c: 3", "d: 4"),
                                    List.of("a: 1", "b: 9", "c: 3", "d: 4")));
                    Fx.settle(pane);
                    pane.requestFocus();

                    Fx.press(pane, KeyCode.RIGHT, "", true);
                    press(pane, KeyCode.DOWN);
                    press(pane, KeyCode.DOWN);
                    assertThat(pane.selectedText()).isEqualTo("b: 9\nc: 3\nd: 4");
                    press(pane, KeyCode.UP);
                    press(pane, KeyCode.UP);
                    press(pane, KeyCode.UP);
                    assertThat(pane.selectedText()).isEqualTo("a: 1\nb: 9");
                });
    }

    private static void press(DiffPane pane, KeyCode code) {
        Node rows = pane.lookup(".diff-rows");
        rows.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, true, false, false, false));
    }

    @Test
    void aRowIsSaidInWordsAndAFoldOpensByKey() throws Exception {
        Fx.run(
                () -> {
                    List<String> left = numbered(100);
                    List<String> right = new ArrayList<>(left);
                    right.set(0, "key0: other");
                    DiffPane pane = pane();
                    pane.show(content(left, right));
                    Fx.settle(pane);
                    Node rows = pane.lookup(".diff-rows");
                    pane.requestFocus();
                    assertThat(rows.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                            .isEqualTo("key0: value 0 -> key0: other by kubectl-edit 9 min");

                    for (int i = 0; i < 4; i++) {
                        Fx.press(pane, KeyCode.DOWN, "");
                    }
                    assertThat(rows.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                            .isEqualTo("96 lines");
                    Fx.press(pane, KeyCode.ENTER, "");
                    assertThat(pane.visibleRows()).hasSize(100);
                });
    }

    @Test
    void whatIsPaintedHasTheColoursOfTheTheme() throws Exception {
        Fx.run(
                () -> {
                    DiffPane pane = pane();
                    pane.show(content(List.of("a: 1", "b: 2"), List.of("a: 1", "c: 9")));
                    Fx.settle(pane);
                    assertThat(colourAt(pane, 500, 1)).isEqualTo(Color.web("#3a1618"));
                    new Themes().apply(pane.getScene(), Theme.LIGHT);
                    Fx.settle(pane);
                    assertThat(colourAt(pane, 500, 1)).isEqualTo(Color.web("#fdeaea"));
                });
    }

    private static Color colourAt(DiffPane pane, double x, int row) {
        Node rows = pane.lookup(".diff-rows");
        return rows.snapshot(null, null).getPixelReader().getColor((int) x, row * 20 + 2);
    }

    @Test
    void twentyThousandLinesOpenAndScroll() throws Exception {
        List<String> left = numbered(20_000);
        List<String> right = new ArrayList<>(left);
        Random random = new Random(3);
        for (int i = 0; i < 2_000; i++) {
            right.set(random.nextInt(right.size()), "changed: " + i);
        }
        for (int i = 0; i < 200; i++) {
            right.remove(random.nextInt(right.size()));
            right.add(random.nextInt(right.size()), "inserted: " + i);
        }
        // The first opening pays for loading classes; an operator feels the later ones.
        open(numbered(500), numbered(400));
        long[] opened = open(left, right);
        System.out.printf(
                "diff of 20,000 lines: aligned in %.1f ms, shown in %.1f ms of processor time%n",
                opened[0] / 1e6, opened[1] / 1e6);
        for (int i = 0; i < 3; i++) {
            opened = open(left, right);
        }
        System.out.printf(
                "diff of 20,000 lines, fourth time: aligned in %.1f ms, shown in %.1f ms of processor time%n",
                opened[0] / 1e6, opened[1] / 1e6);
        assertThat(opened).doesNotContain(0);
    }

    /** Processor time of this thread: what the work costs, however busy the machine is. */
    private static long clock() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private long[] open(List<String> left, List<String> right) throws Exception {
        long start = clock();
        DiffContent content = content(left, right);
        long aligned = clock() - start;
        long shown =
                Fx.call(
                        () -> {
                            DiffPane pane = pane();
                            Fx.settle(pane);
                            long begin = clock();
                            pane.show(content);
                            pane.applyCss();
                            pane.layout();
                            return clock() - begin;
                        });
        return new long[] {aligned, shown};
    }
}
