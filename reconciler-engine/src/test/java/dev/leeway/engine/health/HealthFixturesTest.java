package dev.leeway.engine.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.resource.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Compares verdicts with what Argo CD's own rules answer for objects of many kinds. */
@Tag("fixtures")
class HealthFixturesTest {
    private static final Set<String> KUBERNETES = Set.of("builtin", "batch", "policy");

    private record Case(String file, String expected, Manifest object) {
        String folder() {
            return file.substring(0, file.indexOf('/'));
        }
    }

    private static List<Case> cases = List.of();

    @BeforeAll
    static void readCases() throws IOException {
        String named = System.getenv("LEEWAY_FIXTURES");
        String folder = named == null ? System.getenv("LEEWAY_FIXTURES_DEFAULT") : named;
        Path health = Path.of(folder == null ? "no-fixtures" : folder, "health");
        Assumptions.assumeTrue(
                Files.isRegularFile(health.resolve("expected.tsv")),
                () -> "skipped: there are no health fixtures at " + health.toAbsolutePath());
        cases =
                Files.readAllLines(health.resolve("expected.tsv")).stream()
                        .skip(1)
                        .map(line -> line.split("\t"))
                        .map(
                                row ->
                                        new Case(
                                                row[0],
                                                row[1],
                                                LenientYaml.first(health.resolve(row[0]))))
                        .toList();
    }

    @Test
    void allRulesAgreeOnNineOfTen() {
        long agreed = agreed("health", _ -> true, HealthFixturesTest::assess);

        assertThat(cases).hasSizeGreaterThan(600);
        assertThat(agreed * 100).isGreaterThanOrEqualTo(cases.size() * 90L);
    }

    @Test
    void everyKubernetesKindAgrees() {
        Predicate<Case> own = c -> KUBERNETES.contains(c.folder());

        long agreed = agreed("health built-in", own, HealthFixturesTest::assess);

        assertThat(agreed).isGreaterThan(40).isEqualTo(cases.stream().filter(own).count());
    }

    @Test
    void theGenericReaderAloneAgreesOnThreeOfFour() {
        Predicate<Case> custom = c -> !KUBERNETES.contains(c.folder());

        long agreed = agreed("health generic", custom, HealthFixturesTest::readGenerically);

        assertThat(agreed * 100).isGreaterThanOrEqualTo(cases.stream().filter(custom).count() * 75);
    }

    /**
     * The groups in alphabetical order, dealt to two halves: a reader fitted to some kinds would
     * fall apart between them.
     */
    @Test
    void theGenericReaderServesBothHalvesOfTheGroups() {
        Set<String> groups = new TreeSet<>();
        cases.forEach(c -> groups.add(c.folder()));
        groups.removeAll(KUBERNETES);
        List<String> order = List.copyOf(groups);
        Predicate<Case> even =
                c -> order.indexOf(c.folder()) % 2 == 0 && order.contains(c.folder());
        Predicate<Case> odd = c -> order.indexOf(c.folder()) % 2 == 1;

        long first =
                agreed("health generic, first half", even, HealthFixturesTest::readGenerically);
        long second =
                agreed("health generic, second half", odd, HealthFixturesTest::readGenerically);

        assertThat(first * 100).isGreaterThan(cases.stream().filter(even).count() * 75);
        assertThat(second * 100).isGreaterThan(cases.stream().filter(odd).count() * 75);
    }

    /** No group may be read worse than by chance: that would be a convention nobody told it of. */
    @Test
    void theGenericReaderIsNotCarriedByAFewGroups() {
        Map<String, int[]> groups = new TreeMap<>();
        for (Case c : cases) {
            if (!KUBERNETES.contains(c.folder())) {
                int[] counts = groups.computeIfAbsent(c.folder(), _ -> new int[2]);
                counts[0] += agrees(c, HealthFixturesTest::readGenerically) ? 1 : 0;
                counts[1]++;
            }
        }
        StringBuilder line = new StringBuilder("health generic by group:");
        groups.forEach(
                (group, counts) ->
                        line.append(' ')
                                .append(group)
                                .append(' ')
                                .append(counts[0])
                                .append('/')
                                .append(counts[1]));
        System.out.println(line);
        double mean =
                groups.values().stream()
                        .mapToDouble(counts -> (double) counts[0] / counts[1])
                        .average()
                        .orElse(0);
        System.out.printf("health generic, mean over groups: %.1f %%%n", mean * 100);

        assertThat(mean).as("each group counts the same").isGreaterThanOrEqualTo(0.75);
    }

    private static Optional<Health> assess(Manifest object) {
        return Objects.RULES.assess(object, Objects.CONTEXT);
    }

    /** Deletion is judged before any rule, and so before the generic reader too. */
    private static Optional<Health> readGenerically(Manifest object) {
        return object.metadata().has("deletionTimestamp")
                ? assess(object)
                : Optional.of(GenericReading.read(object));
    }

    private static long agreed(
            String name, Predicate<Case> chosen, Function<Manifest, Optional<Health>> judge) {
        List<Case> some = cases.stream().filter(chosen).toList();
        long agreed = some.stream().filter(c -> agrees(c, judge)).count();
        System.out.println(name + ": " + agreed + " of " + some.size());
        return agreed;
    }

    private static boolean agrees(Case one, Function<Manifest, Optional<Health>> judge) {
        return judge.apply(one.object())
                .map(health -> health.status().word())
                .filter(one.expected()::equals)
                .isPresent();
    }
}
