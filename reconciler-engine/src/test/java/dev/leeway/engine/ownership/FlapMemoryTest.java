package dev.leeway.engine.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Fields that change hands. */
class FlapMemoryTest {
    private static final ResourceKey KEY = new ResourceKey("apps", "Deployment", "shop", "web");
    private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

    private final FlapMemory memory = new FlapMemory();

    private static Manifest ownedBy(String manager) {
        return new Manifest(
                JsonReader.readObject(
                        """
                        {"metadata":{"uid":"u","managedFields":[\
                        {"manager":"%s","operation":"Update","fieldsV1":{"f:spec":{"f:replicas":{}}}},\
                        {"manager":"other","operation":"Apply","fieldsV1":{"f:spec":{"f:paused":{}}}}]}}"""
                                .formatted(manager)));
    }

    private void alternate(int times, Duration apart) {
        memory.follow(KEY, ownedBy("a"));
        for (int i = 1; i <= times; i++) {
            memory.saw(KEY, ownedBy(i % 2 == 0 ? "a" : "b"), at(i, apart));
        }
    }

    private static Instant at(int step, Duration apart) {
        return START.plus(apart.multipliedBy(step));
    }

    @Test
    void aFieldThatChangesHandsThreeTimesInTenMinutesFlaps() {
        alternate(2, Duration.ofMinutes(1));
        assertThat(memory.of(KEY, START.plusSeconds(121))).isEmpty();

        memory.saw(KEY, ownedBy("b"), START.plusSeconds(180));

        assertThat(memory.of(KEY, START.plusSeconds(181)))
                .hasValueSatisfying(
                        flap -> {
                            assertThat(flap.path()).isEqualTo(".spec.replicas");
                            assertThat(flap.changes()).isEqualTo(3);
                            assertThat(flap.managers()).containsExactly("b", "a");
                            assertThat(flap.said().text()).contains(".spec.replicas", "b and a");
                        });
    }

    @Test
    void changesFurtherApartDoNotFlapAndAFlappingFadesAway() {
        alternate(6, Duration.ofMinutes(6));
        assertThat(memory.of(KEY, at(6, Duration.ofMinutes(6)))).isEmpty();
        alternate(3, Duration.ofSeconds(1));
        memory.gone(KEY);
        alternate(3, Duration.ofSeconds(1));
        assertThat(memory.of(KEY, START.plusSeconds(4))).isPresent();
        assertThat(memory.of(KEY, START.plus(Duration.ofMinutes(11)))).isEmpty();
    }

    @Test
    void oneManagerThatChangesItsOwnFieldAgainAndAgainDoesNotFlap() {
        memory.follow(KEY, ownedBy("a"));
        for (int i = 0; i < 10; i++) {
            memory.saw(KEY, ownedBy("a"), START.plusSeconds(i));
        }
        assertThat(memory.of(KEY, START.plusSeconds(11))).isEmpty();
    }

    @Test
    void anObjectMadeAnewBeginsAnew() {
        alternate(2, Duration.ofSeconds(1));
        memory.saw(
                KEY,
                new Manifest(
                        ownedBy("b")
                                .root()
                                .withAt(
                                        java.util.List.of("metadata", "uid"),
                                        JsonReader.read("\"v\""))),
                START.plusSeconds(3));
        assertThat(memory.of(KEY, START.plusSeconds(4))).isEmpty();
    }

    @Test
    void whatNobodyAskedAboutIsNotRemembered() {
        for (int i = 0; i < 10; i++) {
            memory.saw(KEY, ownedBy(i % 2 == 0 ? "a" : "b"), START.plusSeconds(i));
        }
        assertThat(memory.of(KEY, START.plusSeconds(11))).isEmpty();
    }
}
