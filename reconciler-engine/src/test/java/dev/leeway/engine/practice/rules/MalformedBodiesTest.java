package dev.leeway.engine.practice.rules;

import static dev.leeway.engine.practice.rules.Writes.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonBoolean;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.rules.WriteRules.PatchKind;
import dev.leeway.engine.resource.Gvk;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is sent, there is an answer. */
class MalformedBodiesTest {
    private static final int ROUNDS = 1_500;

    private static final List<JsonValue> ODD =
            List.of(
                    JsonNull.NULL,
                    JsonBoolean.TRUE,
                    JsonValue.of(-7),
                    JsonValue.of("odd"),
                    JsonValue.of(""),
                    JsonArray.EMPTY,
                    JsonObject.EMPTY,
                    JsonArray.of(JsonNull.NULL, JsonNull.NULL),
                    JsonArray.of(JsonObject.EMPTY, JsonObject.EMPTY),
                    JsonObject.of("odd", JsonValue.of(1)));

    private static final List<JsonObject> GOOD =
            List.of(
                    json(
                            """
                            {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"d","namespace":"n",
                             "labels":{"a":"b"},"finalizers":["x.io/f"],"ownerReferences":[{"apiVersion":"v1","kind":"Pod","name":"p","uid":"u"}]},
                             "spec":{"replicas":2,"selector":{"matchLabels":{"a":"b"}},"strategy":{"type":"RollingUpdate"},
                              "template":{"metadata":{"labels":{"a":"b"}},"spec":{"volumes":[{"name":"v","secret":{"secretName":"s"}}],
                               "containers":[{"name":"c","image":"i","ports":[{"containerPort":80}],"env":[{"name":"E","value":"1"}],
                                "volumeMounts":[{"name":"v","mountPath":"/v"}],"resources":{"limits":{"cpu":"1"}},
                                "livenessProbe":{"httpGet":{"port":80}}}]}}}}"""),
                    json(
                            """
                            {"apiVersion":"v1","kind":"Service","metadata":{"name":"s","namespace":"n"},
                             "spec":{"type":"NodePort","ports":[{"name":"a","port":80,"targetPort":"http"}],"selector":{"a":"b"}}}"""),
                    json(
                            """
                            {"apiVersion":"networking.k8s.io/v1","kind":"Ingress","metadata":{"name":"i","namespace":"n"},
                             "spec":{"rules":[{"host":"a.b","http":{"paths":[{"path":"/","pathType":"Prefix",
                              "backend":{"service":{"name":"s","port":{"number":80}}}}]}}]}}"""),
                    json(
                            """
                            {"apiVersion":"batch/v1","kind":"CronJob","metadata":{"name":"c","namespace":"n"},
                             "spec":{"schedule":"* * * * *","jobTemplate":{"spec":{"template":{"spec":{"restartPolicy":"Never",
                              "containers":[{"name":"c","image":"i"}]}}}}}}"""));

    @Test
    void everyWriteIsAnswered() {
        Random random = new Random(11);
        int refused = 0;
        int stored = 0;
        for (int i = 0; i < ROUNDS; i++) {
            JsonObject good = GOOD.get(random.nextInt(GOOD.size()));
            ResourceType type =
                    Writes.TYPES
                            .type(Gvk.of(good.string("apiVersion", ""), good.string("kind", "")))
                            .orElseThrow();
            JsonObject live =
                    switch (Writes.RULES.create(type, good, Writes.options("a", false))) {
                        case WriteOutcome.Stored(JsonObject object, boolean _, var _) -> object;
                        case WriteOutcome.Refused(JsonObject status) ->
                                throw new AssertionError(status.string("message", ""));
                    };
            JsonObject odd = good;
            for (int change = random.nextInt(3); change >= 0; change--) {
                odd = changed(odd, random) instanceof JsonObject object ? object : odd;
            }
            WriteOptions options = Writes.options("b", random.nextBoolean());
            WriteOutcome outcome =
                    switch (i % 5) {
                        case 0 -> Writes.RULES.create(type, odd, options);
                        case 1 -> Writes.RULES.update(type, live, odd, options);
                        case 2 -> Writes.RULES.patch(type, live, PatchKind.MERGE, odd, options);
                        case 3 -> Writes.RULES.patch(type, live, PatchKind.STRATEGIC, odd, options);
                        default -> Writes.RULES.apply(type, Optional.of(live), odd, options);
                    };
            switch (outcome) {
                case WriteOutcome.Refused(JsonObject status) -> {
                    refused++;
                    assertThat(status.integer("code", 0)).isBetween(400L, 500L);
                }
                case WriteOutcome.Stored(JsonObject object, boolean _, var _) -> {
                    stored++;
                    assertThat(object.objectAt("metadata").string("name", "")).isNotEmpty();
                }
            }
        }
        assertThat(refused).isPositive();
        assertThat(stored).isPositive();
    }

    private static JsonValue changed(JsonValue value, Random random) {
        boolean here = random.nextInt(6) == 0;
        return switch (value) {
            case JsonObject object when !here && !object.isEmpty() -> {
                String name = object.nameAt(random.nextInt(object.size()));
                yield object.with(name, changed(object.require(name), random));
            }
            case JsonArray array when !here && !array.isEmpty() -> {
                int at = random.nextInt(array.size());
                yield array.with(at, changed(array.get(at), random));
            }
            default -> ODD.get(random.nextInt(ODD.size()));
        };
    }
}
