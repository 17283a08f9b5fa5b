package dev.leeway.engine.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.resource.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Statuses of many operators' kinds, written from their documentation: what the generic reading
 * makes of kinds that no rule was made for, and what all rules do.
 */
class DocumentedStatusesTest {
    private record Case(String expected, Manifest object) {}

    private static final List<Case> CASES = new ArrayList<>();

    @BeforeAll
    static void readCases() throws IOException {
        try (InputStream in =
                DocumentedStatusesTest.class.getResourceAsStream("documented-statuses.tsv")) {
            assertThat(in).isNotNull();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .forEach(row -> CASES.add(new Case(row[0], Objects.object(row[1], row[2]))));
        }
    }

    @Test
    void theGenericReadingAloneAgreesOnNineOfTen() {
        long agreed =
                agreed("documented statuses, generic", c -> Optional.of(GenericReading.read(c)));

        assertThat(CASES).hasSizeGreaterThan(200);
        assertThat(agreed * 100).isGreaterThanOrEqualTo(CASES.size() * 90L);
    }

    @Test
    void allRulesAgreeOnNearlyAll() {
        long agreed =
                agreed(
                        "documented statuses, all rules",
                        c -> Objects.RULES.assess(c, Objects.CONTEXT));

        assertThat(agreed * 100).isGreaterThanOrEqualTo(CASES.size() * 98L);
    }

    private static long agreed(String name, Function<Manifest, Optional<Health>> judge) {
        long agreed =
                CASES.stream()
                        .filter(
                                c ->
                                        judge.apply(c.object())
                                                .filter(h -> h.status().word().equals(c.expected()))
                                                .isPresent())
                        .count();
        System.out.println(name + ": " + agreed + " of " + CASES.size());
        return agreed;
    }
}
