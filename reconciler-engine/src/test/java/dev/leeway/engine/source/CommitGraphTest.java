package dev.leeway.engine.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Graphs as a person would draw them: a star is a commit, and each row shows what leaves it. */
class CommitGraphTest {
    /** Each line is a commit and its parents, newest first. */
    private static String drawn(String... commits) {
        CommitGraph graph = new CommitGraph();
        List<String> rows = new ArrayList<>();
        for (String line : commits) {
            List<String> names = Arrays.asList(line.split(" ", -1));
            rows.add(row(graph.place(commit(names)), names.getFirst()));
        }
        return String.join("\n", rows);
    }

    private static Commit commit(List<String> names) {
        return new Commit(
                names.getFirst(), "", "", "", Instant.EPOCH, names.subList(1, names.size()));
    }

    private static String row(CommitGraph.Row row, String name) {
        char[] lanes = " ".repeat(row.width()).toCharArray();
        row.passing().forEach(edge -> lanes[edge.from()] = '|');
        row.above().stream()
                .filter(edge -> edge.from() != row.lane())
                .forEach(edge -> lanes[edge.from()] = '/');
        lanes[row.lane()] = '*';
        StringBuilder below = new StringBuilder();
        row.below().forEach(edge -> below.append(' ').append(edge.to()));
        return (new String(lanes) + " " + name + " >" + below).stripTrailing();
    }

    @Test
    void aLineStaysInItsLane() {
        assertThat(drawn("c b", "b a", "a"))
                .isEqualTo(
                        """
                        * c > 0
                        * b > 0
                        * a >""");
    }

    @Test
    void aMergeOpensALaneThatTheForkCloses() {
        assertThat(drawn("m b x", "b a", "x a", "a"))
                .isEqualTo(
                        """
                        *  m > 0 1
                        *| b > 0
                        |* x > 1
                        */ a >""");
    }

    @Test
    void twoBranchesStandSideBySideUntilTheyMeet() {
        assertThat(drawn("y a", "x a", "a o", "o"))
                .isEqualTo(
                        """
                        * y > 0
                        |* x > 1
                        */ a > 0
                        * o >""");
    }

    @Test
    void aFreedLaneIsTakenAgain() {
        assertThat(drawn("m b x", "b a", "x a", "n q", "a o", "q o", "o"))
                .isEqualTo(
                        """
                        *  m > 0 1
                        *| b > 0
                        |* x > 1
                        ||* n > 2
                        */| a > 0
                        | * q > 2
                        * / o >""");
    }

    @Test
    void aMergeOfThreeAndUnrelatedRoots() {
        assertThat(drawn("m a b c", "c", "b", "a"))
                .isEqualTo(
                        """
                        *   m > 0 1 2
                        ||* c >
                        |* b >
                        * a >""");
    }

    @Test
    void aFurtherParentJoinsTheLineThatWaitsForIt() {
        assertThat(drawn("x a", "m b a", "b a", "a"))
                .isEqualTo(
                        """
                        * x > 0
                        |* m > 1 0
                        |* b > 1
                        */ a >""");
    }

    @Test
    void aParentThatCameBeforeItsChildEndsTheLine() {
        assertThat(drawn("a", "c a b", "b"))
                .as("clocks disagree; no line waits for ever")
                .isEqualTo(
                        """
                        * a >
                        * c > 0
                        * b >""");
    }

    @Test
    void aLineKeepsItsColourAndAMergedBranchHasItsOwn() {
        CommitGraph graph = new CommitGraph();
        CommitGraph.Row merge = graph.place(commit(List.of("m", "b", "x")));
        CommitGraph.Row main = graph.place(commit(List.of("b", "a")));
        CommitGraph.Row side = graph.place(commit(List.of("x", "a")));
        CommitGraph.Row fork = graph.place(commit(List.of("a")));
        assertThat(main.colour()).isEqualTo(merge.colour());
        assertThat(fork.colour()).isEqualTo(merge.colour());
        assertThat(side.colour()).isEqualTo(merge.below().get(1).colour());
        assertThat(side.colour()).isNotEqualTo(merge.colour());
    }

    @Test
    void pagesMakeNoDifference() {
        CommitGraph whole = new CommitGraph();
        CommitGraph again = new CommitGraph();
        List<CommitGraph.Row> one = new ArrayList<>();
        List<CommitGraph.Row> other = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            Commit next =
                    commit(
                            i % 7 == 0
                                    ? List.of("" + i, "" + (i + 1), "" + (i + 5))
                                    : List.of("" + i, "" + (i + 1)));
            one.add(whole.place(next));
            other.add(again.place(next));
        }
        assertThat(one).isEqualTo(other);
        assertThat(one).as("lanes do not pile up").allMatch(row -> row.width() <= 4);
    }
}
