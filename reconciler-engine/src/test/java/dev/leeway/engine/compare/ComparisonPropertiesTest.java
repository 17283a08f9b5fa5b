package dev.leeway.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.desired.DesiredObject;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Gvk;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.schema.FieldSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds for every object, looked at over seeded random ones; a failure names its seed. */
class ComparisonPropertiesTest {
    private static final int SEEDS = 1_000;
    private static final ResourceKey KEY = new ResourceKey("apps", "Deployment", "shop", "web");
    private static final PathExpressions NONE =
            (_, _) -> new PathExpressions.Selection.Fields(List.of());

    @Test
    void normalisingTwiceIsNormalisingOnce() {
        for (GroupKind kind :
                List.of(
                        KEY.groupKind(),
                        new GroupKind("", "Secret"),
                        new GroupKind("rbac.authorization.k8s.io", "ClusterRole"))) {
            for (int seed = 0; seed < SEEDS; seed++) {
                JsonObject once = Normalisation.of(kind, object(new Random(seed)).root());
                assertThat(Normalisation.of(kind, once)).as("seed %s", seed).isEqualTo(once);
            }
        }
    }

    @Test
    void anObjectDoesNotDifferFromItself() throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            Manifest one = object(new Random(seed));
            FieldChanges changes = changes(one, one, List.of());
            assertThat(changes.counting()).as("seed %s", seed).isEmpty();
        }
    }

    @Test
    void aRuleMovesChangesAsideAndNeitherLosesNorMakesAny() throws Exception {
        int moved = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random dice = new Random(seed);
            Manifest wanted = object(dice);
            Manifest live = object(dice);
            List<FieldChange> all = changes(wanted, live, List.of()).counting();
            FieldChanges ruled = changes(wanted, live, List.of(rule(dice, all)));
            List<FieldChange> both = new ArrayList<>(ruled.counting());
            both.addAll(ruled.ignored());
            Set<FieldPath> covered = new HashSet<>();
            both.forEach(change -> covered.add(change.path()));
            assertThat(both).as("seed %s: each once", seed).hasSameSizeAs(covered);
            for (FieldChange change : all) {
                assertThat(
                                covered.stream()
                                        .anyMatch(
                                                path ->
                                                        path.isPrefixOf(change.path())
                                                                || change.path().isPrefixOf(path)))
                        .as("seed %s: %s", seed, change.path())
                        .isTrue();
            }
            moved += ruled.ignored().size();
        }
        assertThat(moved).as("changes that rules moved aside").isGreaterThan(SEEDS / 2);
    }

    /** A rule never changes what Git asks for; what is sent differs in ignored fields alone. */
    @Test
    void aRuleNeverChangesARequestButForWhatItIgnores() throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random dice = new Random(seed);
            Manifest wanted = object(dice);
            Manifest live = object(dice);
            List<FieldChange> all = changes(wanted, live, List.of()).counting();
            FieldChanges ruled = changes(wanted, live, List.of(rule(dice, all)));
            DesiredObject sent = verdict(wanted, live, ruled).toSend().orElseThrow();
            if (ruled.ignored().isEmpty()) {
                assertThat(sent.manifest()).as("seed %s", seed).isSameAs(wanted);
            }
            for (RawChange change :
                    TreeDifference.between(
                            sent.manifest().root(), wanted.root(), new FieldSchema.Unknown())) {
                assertThat(ruled.ignored())
                        .as("seed %s: %s", seed, change.path())
                        .anyMatch(
                                ignored ->
                                        ignored.path().isPrefixOf(change.path())
                                                || change.path().isPrefixOf(ignored.path()));
            }
        }
    }

    @Test
    void ordersAreTotal() {
        Random dice = new Random(7);
        List<FieldPath> paths = new ArrayList<>();
        List<ResourceKey> keys = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            paths.add(path(dice));
            keys.add(
                    new ResourceKey(
                            pick(dice, "", "apps"),
                            pick(dice, "A", "B"),
                            pick(dice, "", "n", "m"),
                            pick(dice, "x", "y", "z")));
        }
        assertTotal(paths, Comparator.naturalOrder());
        assertTotal(keys, Comparator.naturalOrder());
    }

    private static <T> void assertTotal(List<T> values, Comparator<T> order) {
        for (T a : values) {
            for (T b : values) {
                int ab = Integer.signum(order.compare(a, b));
                assertThat(ab)
                        .as("%s and %s the other way round", a, b)
                        .isEqualTo(-Integer.signum(order.compare(b, a)));
                assertThat(ab == 0).as("%s and %s are the same", a, b).isEqualTo(a.equals(b));
                for (T c : values) {
                    if (ab <= 0 && order.compare(b, c) <= 0) {
                        assertThat(order.compare(a, c))
                                .as("%s, %s, %s", a, b, c)
                                .isLessThanOrEqualTo(0);
                    }
                }
            }
        }
    }

    private static FieldPath path(Random dice) {
        FieldPath path = FieldPath.ROOT;
        for (int i = dice.nextInt(3); i >= 0; i--) {
            path =
                    path.then(
                            switch (dice.nextInt(4)) {
                                case 0 -> PathElement.name(pick(dice, "a", "b"));
                                case 1 -> new PathElement.Index(dice.nextInt(2));
                                case 2 -> new PathElement.Value(JsonValue.of(pick(dice, "a", "b")));
                                default ->
                                        new PathElement.Key(
                                                JsonObject.of(
                                                        pick(dice, "k", "l"),
                                                        JsonValue.of(pick(dice, "1", "2"))));
                            });
        }
        return path;
    }

    private static String pick(Random dice, String... words) {
        return words[dice.nextInt(words.length)];
    }

    private static FieldChanges changes(Manifest wanted, Manifest live, List<IgnoreRule> rules)
            throws Exception {
        return FieldChanges.between(KEY, wanted, live, new FieldSchema.Unknown(), rules, NONE);
    }

    /** A rule about some of the changes, and about a field that is nowhere. */
    private static IgnoreRule rule(Random dice, List<FieldChange> all) {
        List<String> pointers = new ArrayList<>(List.of("/spec/nowhere"));
        all.stream()
                .filter(_ -> dice.nextInt(3) == 0)
                .forEach(change -> pointers.add(change.pointer()));
        return new IgnoreRule("apps", "*", "", "", pointers, List.of(), List.of(), "seeded");
    }

    private static ResourceComparison verdict(
            Manifest wanted, Manifest live, FieldChanges changes) {
        ServedKind kind =
                new ServedKind(new Gvk("apps", "v1", "Deployment"), "deployments", true, Set.of());
        return new ResourceComparison(
                KEY,
                Optional.of(kind),
                Optional.of(new DesiredObject(KEY, kind, wanted, new Origin("a.yaml", 0, 1))),
                new LiveState.Present(live, Instant.EPOCH),
                Optional.empty(),
                changes.counting().isEmpty()
                        ? new Difference.InSync(changes.ignored())
                        : new Difference.Changed(changes.counting(), changes.ignored()),
                Judgement.SERVER_DRY_RUN);
    }

    private static Manifest object(Random dice) {
        return new Manifest(
                JsonObject.builder()
                        .put("apiVersion", "apps/v1")
                        .put("kind", "Deployment")
                        .put(
                                "metadata",
                                JsonObject.builder()
                                        .put("name", "web")
                                        .put("namespace", "shop")
                                        .put("uid", "u" + dice.nextInt())
                                        .put("generation", dice.nextInt(9))
                                        .put("labels", tree(dice, 0))
                                        .build())
                        .put("spec", tree(dice, 3))
                        .put("rules", new JsonArray(List.of()))
                        .put("status", tree(dice, 1))
                        .build());
    }

    private static JsonObject tree(Random dice, int depth) {
        JsonObject.Builder object = JsonObject.builder();
        for (char name = 'a'; name <= 'e'; name++) {
            switch (dice.nextInt(depth > 0 ? 7 : 5)) {
                case 0 -> {}
                case 1 -> object.put(String.valueOf(name), JsonNull.NULL);
                case 2 -> object.put(String.valueOf(name), "v" + dice.nextInt(2));
                case 3 ->
                        object.put(
                                String.valueOf(name),
                                JsonNumber.of(BigDecimal.valueOf(dice.nextInt(3))));
                case 4 -> object.put(String.valueOf(name), dice.nextBoolean());
                case 5 -> object.put(String.valueOf(name), tree(dice, depth - 1));
                default ->
                        object.put(
                                String.valueOf(name),
                                JsonArray.of(tree(dice, 0), JsonValue.of("i" + dice.nextInt(2))));
            }
        }
        return object.build();
    }
}
