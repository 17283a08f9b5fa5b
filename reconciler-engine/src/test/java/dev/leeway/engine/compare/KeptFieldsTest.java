package dev.leeway.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.schema.FieldSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Over seeded random objects: ignored fields get their live values, and nothing else changes. */
class KeptFieldsTest {
    private static final int RUNS = 400;
    private static final FieldSchema SCHEMA = new FieldSchema.Unknown();
    private static final FieldPath ARGS = FieldPath.of("spec", "args");

    @Test
    void ignoredFieldsAreSentAsTheyLiveAndAllOthersAsGitWants() {
        int kept = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            Random dice = new Random(seed);
            Manifest desired = manifest(tree(dice, 3));
            Manifest live = manifest(tree(dice, 3));
            List<FieldChange> ignored = new ArrayList<>();
            List<RawChange> rest = new ArrayList<>();
            for (RawChange change : TreeDifference.between(desired.root(), live.root(), SCHEMA)) {
                // Items of lists are told apart by position here: one change of a list, or all.
                if (dice.nextBoolean() && inObjects(change.path())) {
                    ignored.add(
                            FieldChanges.finished(
                                    new GroupKind("", "ConfigMap"), change, FieldOwners.of(live)));
                } else {
                    rest.add(change);
                }
            }

            Manifest sent = KeptFields.in(desired, live, ignored, "leeway");

            kept += ignored.size();
            for (FieldChange change : ignored) {
                boolean asked = FieldAt.get(desired.root(), change.path()).isPresent();
                if (asked) {
                    assertThat(FieldAt.get(sent.root(), change.path()))
                            .as("seed %s, %s", seed, change.path())
                            .isEqualTo(FieldAt.get(live.root(), change.path()));
                }
            }
            for (RawChange change : rest) {
                assertThat(FieldAt.get(sent.root(), change.path()))
                        .as("seed %s, %s", seed, change.path())
                        .isEqualTo(FieldAt.get(desired.root(), change.path()));
            }
        }
        assertThat(kept).as("ignored fields looked at").isGreaterThan(RUNS);
    }

    @Test
    void withoutIgnoredFieldsTheBodyIsTheVerySame() {
        Manifest desired = manifest(JsonObject.of("a", JsonValue.of("b")));

        assertThat(KeptFields.in(desired, manifest(JsonObject.EMPTY), List.of(), "leeway"))
                .isSameAs(desired);
    }

    @Test
    void aListOfAnotherManagerIsLeftToHimAsAWhole() {
        Manifest live = owned("other", "{\"f:args\":{},\"f:size\":{}}", "x", "y", "z");
        Manifest desired = arguments("a", "b");

        Manifest sent = KeptFields.in(desired, live, changes(desired, live), "leeway");

        assertThat(FieldAt.get(sent.root(), ARGS)).isEmpty();
    }

    @Test
    void aListThatNobodyElseOwnsIsSentAsItLives() {
        Manifest live = owned("leeway", "{\"f:args\":{}}", "x", "y", "z");
        Manifest desired = arguments("a", "b");

        Manifest sent = KeptFields.in(desired, live, changes(desired, live), "leeway");

        assertThat(FieldAt.get(sent.root(), ARGS)).contains(texts("x", "y", "z"));
    }

    @Test
    void oneItemOfAListThatIsOwnedAsOneKeepsItsLiveValueAmongTheOthers() {
        Manifest live = owned("other", "{\"f:args\":{}}", "x", "y", "z");
        Manifest desired = arguments("a", "b");
        List<FieldChange> first = changes(desired, live).subList(0, 1);

        Manifest sent = KeptFields.in(desired, live, first, "leeway");

        assertThat(FieldAt.get(sent.root(), ARGS)).contains(texts("x", "b"));
    }

    @Test
    void aMapThatIsOwnedAsOneIsNeverSentInPart() {
        Manifest live = map("other", "{\"f:nodes\":{}}", "disk", "hand");
        Manifest desired = map("", "", "disk", "ssd");

        Manifest sent = KeptFields.in(desired, live, changes(desired, live), "leeway");

        assertThat(FieldAt.get(sent.root(), FieldPath.of("spec", "nodes"))).isEmpty();
        assertThat(FieldAt.get(sent.root(), FieldPath.of("spec"))).isPresent();
    }

    @Test
    void aMapWhoseMembersHaveOwnersIsSentWithoutThoseThatAreLeftAlone() {
        Manifest live = map("other", "{\"f:nodes\":{\"f:disk\":{}}}", "disk", "hand");
        Manifest desired = map("", "", "disk", "ssd");

        Manifest sent = KeptFields.in(desired, live, changes(desired, live), "leeway");

        assertThat(FieldAt.get(sent.root(), FieldPath.of("spec", "nodes")))
                .contains(JsonObject.of("zone", JsonValue.of("a")));
    }

    private static List<FieldChange> changes(Manifest desired, Manifest live) {
        JsonObject there = live.root().withoutAt(List.of("metadata", "managedFields"));
        return TreeDifference.between(desired.root(), there, SCHEMA).stream()
                .map(
                        change ->
                                FieldChanges.finished(
                                        new GroupKind("apps", "Deployment"),
                                        change,
                                        FieldOwners.of(live)))
                .toList();
    }

    private static JsonArray texts(String... items) {
        return JsonArray.ofStrings(List.of(items));
    }

    private static Manifest arguments(String... items) {
        return manifest(JsonObject.of("args", texts(items)));
    }

    private static Manifest owned(String manager, String spec, String... items) {
        return owned(manager, spec, arguments(items));
    }

    private static Manifest map(String manager, String spec, String name, String value) {
        JsonObject nodes = JsonObject.of(name, JsonValue.of(value), "zone", JsonValue.of("a"));
        Manifest plain = manifest(JsonObject.of("nodes", nodes));
        return manager.isEmpty() ? plain : owned(manager, spec, plain);
    }

    private static Manifest owned(String manager, String spec, Manifest plain) {
        JsonObject entry =
                JsonReader.readObject(
                        """
                        {"manager": "%s", "operation": "%s", "apiVersion": "v1",
                         "fieldsType": "FieldsV1", "fieldsV1": {"f:spec": %s}}
                        """
                                .formatted(
                                        manager,
                                        manager.equals("leeway") ? "Apply" : "Update",
                                        spec));
        return new Manifest(
                plain.root().withAt(List.of("metadata", "managedFields"), JsonArray.of(entry)));
    }

    private static boolean inObjects(FieldPath path) {
        return path.elements().stream()
                .allMatch(step -> step instanceof dev.leeway.engine.fields.PathElement.Name);
    }

    private static Manifest manifest(JsonObject spec) {
        return new Manifest(
                JsonObject.builder()
                        .put("apiVersion", "v1")
                        .put("kind", "ConfigMap")
                        .put("metadata", JsonObject.of("name", JsonValue.of("a")))
                        .put("spec", spec)
                        .build());
    }

    private static JsonObject tree(Random dice, int depth) {
        JsonObject.Builder object = JsonObject.builder();
        for (char name = 'a'; name <= 'e'; name++) {
            switch (dice.nextInt(depth > 0 ? 5 : 3)) {
                case 0 -> {}
                case 1, 2 -> object.put(String.valueOf(name), dice.nextInt(3));
                case 3 -> object.put(String.valueOf(name), tree(dice, depth - 1));
                default ->
                        object.put(
                                String.valueOf(name),
                                JsonArray.of(
                                        JsonValue.of(String.valueOf(dice.nextInt(2))),
                                        JsonValue.of("z")));
            }
        }
        return object.build();
    }
}
