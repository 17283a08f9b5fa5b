package dev.leeway.desktop.screen.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.browse.TableColumn;
import dev.leeway.engine.browse.TableRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which rows a filter lets through, and in which order they stand. */
class RowsTest {
    private static final List<TableColumn> COLUMNS =
            List.of(
                    new TableColumn("Name", "string", "name", "", 0),
                    new TableColumn("Status", "string", "", "", 0),
                    new TableColumn("Restarts", "string", "", "", 0),
                    new TableColumn("Age", "string", "", "", 0),
                    new TableColumn("Last Seen", "string", "", "", 0));

    private static TableRow row(
            String name,
            String status,
            String restarts,
            long created,
            String seen,
            String... labels) {
        return new TableRow(
                "shop",
                name,
                "uid-" + name,
                Optional.of(Instant.ofEpochSecond(created)),
                false,
                new String[] {name, status, restarts, "", seen},
                labels.length == 0 ? Map.of() : Map.of(labels[0], labels[1]));
    }

    private static final TableRow WEB_2 =
            row("web-2", "Running", "12 (3m ago)", 300, "90s", "app", "web");
    private static final TableRow WEB_10 =
            row("web-10", "CrashLoopBackOff", "2", 100, "5m", "app", "web");
    private static final TableRow DB = row("db", "Running", "0", 200, "2d", "app", "db");
    private static final TableRow BARE = row("bare", "Pending", "1", 400, "1h");

    private static List<String> through(String filter) {
        RowFilter read = RowFilter.of(filter);
        return List.of(WEB_2, WEB_10, DB, BARE).stream().filter(read).map(TableRow::name).toList();
    }

    @Test
    void wordsMustAllOccurWhateverTheirCase() {
        assertThat(through("")).hasSize(4);
        assertThat(through("WEB")).containsExactly("web-2", "web-10");
        assertThat(through("web running")).containsExactly("web-2");
        assertThat(through("running !web")).containsExactly("db");
        assertThat(through("shop")).as("the namespace counts").hasSize(4);
    }

    @Test
    void expressionsStandBetweenSlashes() {
        assertThat(through("/^web-\\d$/")).containsExactly("web-2");
        assertThat(through("/backoff|pending")).containsExactly("web-10", "bare");
        assertThat(RowFilter.of("/[/").problem()).isPresent();
        assertThat(through("/[/")).as("half an expression hides nothing").hasSize(4);
    }

    @Test
    void labelsAreSelectedAsKubectlDoes() {
        assertThat(through("app=web")).containsExactly("web-2", "web-10");
        assertThat(through("app!=web"))
                .as("what lacks the label is not equal to it")
                .containsExactly("db", "bare");
        assertThat(through("app=web running")).containsExactly("web-2");
        assertThat(through("-l app in (db,cache)")).containsExactly("db");
        assertThat(through("-l app notin (db)")).containsExactly("web-2", "web-10", "bare");
        assertThat(through("-l app")).containsExactly("web-2", "web-10", "db");
        assertThat(through("-l !app")).containsExactly("bare");
        assertThat(RowFilter.of("app=web,tier!=x").selectorText()).isEqualTo("app=web,tier!=x");
        assertThat(RowFilter.of("-l a=b c").problem()).isPresent();
    }

    private static List<String> sorted(Comparator<TableRow> order) {
        return Arrays.stream(
                        TableModel.arranged(
                                new TableRow[] {WEB_10, BARE, DB, WEB_2}, RowFilter.ALL, order))
                .map(TableRow::name)
                .toList();
    }

    @Test
    void cellsAreComparedAsWhatTheyAre() {
        assertThat(sorted(RowOrder.BY_NAME))
                .as("numbers in names are numbers")
                .containsExactly("bare", "db", "web-2", "web-10");
        assertThat(sorted(RowOrder.by(COLUMNS, 2)))
                .containsExactly("db", "bare", "web-10", "web-2");
        assertThat(sorted(RowOrder.by(COLUMNS, 3)))
                .as("the youngest first, as the smallest age")
                .containsExactly("bare", "web-2", "db", "web-10");
        assertThat(sorted(RowOrder.by(COLUMNS, 4)))
                .as("lengths of time by their length")
                .containsExactly("web-2", "web-10", "bare", "db");
        assertThat(RowOrder.seconds("3d4h")).isEqualTo(3 * 86_400 + 4 * 3_600);
        assertThat(RowOrder.seconds("34")).isEqualTo(-1);
    }

    @Test
    void statesHaveTheirColours() {
        assertThat(StateTone.of("Running")).isEqualTo("state-in-sync");
        assertThat(StateTone.of("CrashLoopBackOff")).isEqualTo("state-failing");
        assertThat(StateTone.of("Init:0/2")).isEqualTo("state-busy");
        assertThat(StateTone.of("Init:Error")).isEqualTo("state-failing");
        assertThat(StateTone.of("Ready,SchedulingDisabled")).isEqualTo("state-held");
        assertThat(StateTone.of("NotReady")).isEqualTo("state-failing");
        assertThat(StateTone.of("whatever a controller says")).isEqualTo("state-quiet");
    }
}
