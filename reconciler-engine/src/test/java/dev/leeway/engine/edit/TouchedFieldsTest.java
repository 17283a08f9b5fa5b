package dev.leeway.engine.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** From fields that were changed in the cluster to an edited, proved source. */
class TouchedFieldsTest {
    private static final String SOURCE =
            """
            # the shop
            kind: ConfigMap
            apiVersion: v1
            metadata: {name: other}
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              annotations:
                note: x # why
            spec:
              replicas: 2 # normal load
              template:
                spec:
                  containers:
                  # the shop itself
                  - name: web
                    image: shop:1 # pinned
                    ports:
                    - containerPort: 80
                  - name: log
                    image: log:1
            """;

    private static final FieldPath CONTAINERS =
            FieldPath.of("spec", "template", "spec", "containers");
    private static final Origin SECOND = new Origin("web.yaml", 1, 6);

    private static FieldPath container(String name) {
        return CONTAINERS.then(new PathElement.Key(JsonObject.of("name", JsonValue.of(name))));
    }

    private static Manifest live(String from, String to) throws Exception {
        return manifests(SOURCE.replace(from, to).getBytes(UTF_8)).get(1);
    }

    private static List<Manifest> manifests(byte[] bytes) throws YamlSyntaxException {
        return YamlDocuments.read(bytes, YamlLimits.DEFAULT).stream()
                .map(YamlDocument::value)
                .map(value -> new Manifest((JsonObject) value))
                .toList();
    }

    private static byte[] edited(Origin origin, Manifest live, List<FieldPath> touched)
            throws Exception {
        Optional<List<SourceEdit>> edits =
                TouchedFields.edits(SOURCE.getBytes(UTF_8), origin, live, touched);
        return switch (SourceEditor.apply(SOURCE.getBytes(UTF_8), edits.orElseThrow())) {
            case EditOutcome.Edited done -> done.bytes();
            case EditOutcome.Refused no -> throw new AssertionError(no.reason().message());
        };
    }

    private static EditProof.Result proof(byte[] edited, Manifest live, List<FieldPath> touched)
            throws Exception {
        var aim = new EditProof.Aim(live.key(), touched, live.root());
        return new EditProof(manifests(SOURCE.getBytes(UTF_8)))
                .check(edited, TouchedFieldsTest::manifests, List.of(aim));
    }

    @Test
    void takesOverOnlyWhatWasTouched() throws Exception {
        Manifest live =
                manifests(
                                SOURCE.replace("replicas: 2", "replicas: 6")
                                        .replace("shop:1", "shop:2")
                                        .replace("log:1", "log:9")
                                        .replace("note: x", "other: y")
                                        .getBytes(UTF_8))
                        .get(1);
        List<FieldPath> touched =
                List.of(
                        FieldPath.of("spec", "replicas"),
                        FieldPath.of("metadata", "annotations", "note"),
                        container("web").then(PathElement.name("image")),
                        container("web").then(PathElement.name("tty")));
        byte[] edited = edited(SECOND, live, touched);
        assertThat(new String(edited, UTF_8))
                .isEqualTo(
                        SOURCE.replace("replicas: 2", "replicas: 6")
                                .replace("shop:1", "shop:2")
                                .replace(
                                        "  annotations:\n    note: x # why\n",
                                        "  annotations: {}\n"));
        assertThat(proof(edited, live, touched)).isEqualTo(new EditProof.Result.Proved());
    }

    @Test
    void addsAndRemovesListItems() throws Exception {
        Manifest live =
                live(
                        "- name: log\n        image: log:1\n",
                        "- name: mesh\n        image: mesh:1\n");
        assertThat(live.root().toString()).contains("mesh:1").doesNotContain("log:1");
        List<FieldPath> touched = List.of(container("log"), container("mesh"));
        byte[] edited = edited(SECOND, live, touched);
        assertThat(manifests(edited).get(1).root()).isEqualTo(live.root());
        assertThat(new String(edited, UTF_8)).contains("# the shop itself").contains("# pinned");
        assertThat(proof(edited, live, touched)).isEqualTo(new EditProof.Result.Proved());
    }

    @Test
    void findsNoEditsForAnObjectThatIsElsewhere() throws Exception {
        Manifest live = live("replicas: 2", "replicas: 6");
        assertThat(
                        TouchedFields.edits(
                                SOURCE.getBytes(UTF_8),
                                new Origin("web.yaml", 0, 1),
                                live,
                                List.of(FieldPath.of("spec", "replicas"))))
                .isEmpty();
    }

    @Test
    void namesWhatAnUnprovedEditWouldDo() throws Exception {
        Manifest live = live("replicas: 2", "replicas: 6");
        List<FieldPath> touched = List.of(FieldPath.of("spec", "replicas"));
        byte[] wrong =
                SOURCE.replace("replicas: 2", "replicas: 5")
                        .replace("image: log:1", "image: log:2")
                        .replace("name: other", "name: another")
                        .getBytes(UTF_8);
        assertThat(proof(wrong, live, touched))
                .isInstanceOfSatisfying(
                        EditProof.Result.Residue.class,
                        residue ->
                                assertThat(residue.mismatches())
                                        .extracting(each -> each.getClass().getSimpleName())
                                        .containsExactlyInAnyOrder(
                                                "NotAsWanted",
                                                "AlsoChanged",
                                                "Disappears",
                                                "Appears"));
    }
}
