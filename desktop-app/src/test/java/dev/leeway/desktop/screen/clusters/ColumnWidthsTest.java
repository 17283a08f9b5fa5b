package dev.leeway.desktop.screen.clusters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Columns that are a little too wide give way; only where that is not enough a table scrolls. */
class ColumnWidthsTest {
    @Test
    void whatFitsStaysAsWideAsItsWords() {
        List<Double> wanted = List.of(100.0, 200.0);
        assertThat(ColumnWidths.fitted(wanted, List.of(80.0, 120.0), 400)).isEqualTo(wanted);
    }

    @Test
    void longColumnsGiveMostOfWhatIsMissing() {
        List<Double> widths =
                ColumnWidths.fitted(List.of(100.0, 300.0), List.of(100.0, 120.0), 310);
        assertThat(widths).containsExactly(100.0, 210.0);
    }

    @Test
    void whatCannotFitScrollsAsWideAsItsWords() {
        List<Double> wanted = List.of(100.0, 300.0);
        assertThat(ColumnWidths.fitted(wanted, List.of(100.0, 120.0), 200)).isEqualTo(wanted);
    }
}
