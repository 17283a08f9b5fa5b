package dev.leeway.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServerWarningsTest {
    @Test
    void textsAreReadWithTheirQuotesAndEachOnce() {
        assertThat(
                        ServerWarnings.in(
                                List.of(
                                        "299 - \"would violate \\\"restricted:latest\\\"\"",
                                        "299 - \"v1 Endpoints is deprecated in v1.33+\"",
                                        "299 - \"v1 Endpoints is deprecated in v1.33+\"")))
                .containsExactly(
                        "would violate \"restricted:latest\"",
                        "v1 Endpoints is deprecated in v1.33+");
    }

    @Test
    void severalMayStandInOneHeader() {
        assertThat(ServerWarnings.in(List.of("299 - \"one, with a comma\", 299 - \"two\"")))
                .containsExactly("one, with a comma", "two");
    }

    @Test
    void whatIsNoWarningOfAServerIsLeftOut() {
        assertThat(
                        ServerWarnings.in(
                                List.of("", "110 proxy \"stale\"", "299 - unquoted", "299 - \"\"")))
                .isEmpty();
    }
}
