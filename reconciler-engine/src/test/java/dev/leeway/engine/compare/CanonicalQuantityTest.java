package dev.leeway.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalQuantityTest {
    @ParameterizedTest
    @CsvSource({
        "1000m, 1",
        "1500m, 1500m",
        "0.5Gi, 512Mi",
        "1024Mi, 1Gi",
        "1000Mi, 1000Mi",
        "2000m, 2",
        "1.5, 1500m",
        "0.1, 100m",
        "100000k, 100M",
        "0, 0",
        "0Mi, 0",
        "1Ki, 1Ki",
        "0.5Ki, 512",
        "1073741824, 1073741824",
        "1e3, 1e3",
        "1E6, 1e6",
        "12e1, 120",
        "-1500m, -1500m",
        "+5, 5",
        "1000000, 1M",
    })
    void writesWhatTheServerStores(String written, String stored) {
        assertThat(CanonicalQuantity.of(written)).contains(stored);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "1Zi", "1.5.5", "0.1n", "99999999999999999999E", "1 Gi"})
    void saysNothingAboutWhatItIsNotSureOf(String written) {
        assertThat(CanonicalQuantity.of(written)).isEmpty();
    }
}
