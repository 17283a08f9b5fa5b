package dev.leeway.engine.fields;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FieldSetTest {
    private static final int CASES = 3_000;

    private static final List<PathElement> STEPS =
            List.of(
                    PathElement.name("a"),
                    PathElement.name("b"),
                    new PathElement.Key(JsonObject.of("name", JsonValue.of("x"))),
                    new PathElement.Key(
                            JsonObject.of(
                                    "protocol", JsonValue.of("TCP"), "port", JsonValue.of(80))),
                    new PathElement.Value(JsonValue.of("v")),
                    new PathElement.Index(3));

    @Test
    void readsAndWritesTheFormThatManagedFieldsHave() {
        JsonObject fields =
                JsonReader.readObject(
                        """
                        {"f:metadata":{"f:finalizers":{".":{},"v:\\"example.io/f\\"":{}}},
                         "f:spec":{"f:ports":{"k:{\\"port\\":80,\\"protocol\\":\\"TCP\\"}":
                           {".":{},"f:port":{}},"i:2":{}}}}""");
        FieldSet set = FieldSet.parse(fields);

        assertThat(set.toFieldsV1()).isEqualTo(fields);
        assertThat(set.paths())
                .map(FieldPath::toString)
                .containsExactly(
                        ".metadata.finalizers",
                        ".metadata.finalizers[=\"example.io/f\"]",
                        ".spec.ports[port=80,protocol=\"TCP\"]",
                        ".spec.ports[port=80,protocol=\"TCP\"].port",
                        ".spec.ports[2]");
    }

    @Test
    void printsPathsAsConflictMessagesDo() {
        FieldPath path =
                FieldPath.of("spec", "template", "spec", "containers")
                        .then(PathElement.parse("k:{\"name\":\"x\"}"))
                        .then(PathElement.name("image"));

        assertThat(path).hasToString(".spec.template.spec.containers[name=\"x\"].image");
        assertThat(path.parent().isPrefixOf(path)).isTrue();
        assertThat(path.isPrefixOf(path.parent())).isFalse();
    }

    @Test
    void refusesWhatIsNoPathStep() {
        assertThatThrownBy(() -> PathElement.parse("x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PathElement.parse("k:{"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PathElement.parse("q:a"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysAreEqualInAnyOrder() {
        assertThat(PathElement.parse("k:{\"protocol\":\"TCP\",\"port\":80}"))
                .isEqualTo(STEPS.get(3))
                .hasToString("[port=80,protocol=\"TCP\"]");
    }

    @Test
    void operationsAgreeWithPlainSetsOfPaths() {
        check(
                FieldSet::union,
                (a, b) -> {
                    a.addAll(b);
                    return a;
                });
        check(
                FieldSet::intersection,
                (a, b) -> {
                    a.retainAll(b);
                    return a;
                });
        check(
                FieldSet::minus,
                (a, b) -> {
                    a.removeAll(b);
                    return a;
                });
        check(
                FieldSet::minusCovered,
                (a, b) -> {
                    a.removeIf(path -> b.stream().anyMatch(cover -> cover.isPrefixOf(path)));
                    return a;
                });
        check(
                (a, _) -> a.leaves(),
                (a, _) -> {
                    Set<FieldPath> all = Set.copyOf(a);
                    a.removeIf(
                            path ->
                                    all.stream()
                                            .anyMatch(
                                                    other ->
                                                            !other.equals(path)
                                                                    && path.isPrefixOf(other)));
                    return a;
                });
        check(
                (a, _) -> a.ancestors(),
                (a, _) -> {
                    Set<FieldPath> above = new HashSet<>();
                    for (FieldPath path : a) {
                        for (FieldPath up = path.parent();
                                !up.equals(FieldPath.ROOT);
                                up = up.parent()) {
                            above.add(up);
                        }
                    }
                    return above;
                });
    }

    @Test
    void textFormAndMembershipSurviveARoundTrip() {
        Random random = new Random(7);
        for (int i = 0; i < CASES; i++) {
            Set<FieldPath> paths = randomPaths(random);
            FieldSet set = FieldSet.of(paths);

            assertThat(FieldSet.parse(set.toFieldsV1())).isEqualTo(set).hasSameHashCodeAs(set);
            assertThat(set.size()).isEqualTo(paths.size());
            assertThat(new FieldSet.Builder().addAll(set).build()).isEqualTo(set);
            FieldPath probe = randomPath(random);
            assertThat(set.contains(probe)).isEqualTo(paths.contains(probe));
            assertThat(set.covers(probe))
                    .isEqualTo(paths.stream().anyMatch(path -> path.isPrefixOf(probe)));
        }
    }

    private static void check(
            BiFunction<FieldSet, FieldSet, FieldSet> operation,
            BiFunction<Set<FieldPath>, Set<FieldPath>, Set<FieldPath>> model) {
        Random random = new Random(42);
        for (int i = 0; i < CASES; i++) {
            Set<FieldPath> left = randomPaths(random);
            Set<FieldPath> right = randomPaths(random);
            FieldSet actual = operation.apply(FieldSet.of(left), FieldSet.of(right));

            assertThat(actual)
                    .isEqualTo(FieldSet.of(model.apply(new HashSet<>(left), new HashSet<>(right))));
        }
    }

    private static Set<FieldPath> randomPaths(Random random) {
        Set<FieldPath> paths = new HashSet<>();
        IntStream.range(0, random.nextInt(8)).forEach(_ -> paths.add(randomPath(random)));
        return paths;
    }

    private static FieldPath randomPath(Random random) {
        FieldPath path = FieldPath.ROOT;
        int length = 1 + random.nextInt(4);
        for (int i = 0; i < length; i++) {
            path = path.then(STEPS.get(random.nextInt(STEPS.size())));
        }
        return path;
    }
}
