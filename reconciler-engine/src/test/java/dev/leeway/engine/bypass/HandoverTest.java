package dev.leeway.engine.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandoverTest {
    private static final FieldPath REPLICAS = FieldPath.of("spec", "replicas");
    private static final FieldPath PAUSED = FieldPath.of("spec", "paused");
    private static final String OURS =
            ", {'manager': 'leeway-bypass', 'operation': 'Update', 'apiVersion': 'apps/v1',"
                    + " 'fieldsV1': {'f:spec': {'f:replicas': {}, 'f:paused': {}}}}";

    @Test
    void whatNobodyAppliedBeforeIsGivenToNobodyAfterwards() {
        // Git names spec.paused and leaves the replicas to an autoscaler.
        Manifest before = object("leeway", "{'f:spec': {'f:paused': {}}}", "");
        Manifest fixed = object("leeway", "{'f:spec': {'f:selector': {}}}", OURS);

        List<JsonValue> operations = handed(before, fixed, false);

        assertThat(operations).hasSize(1);
        assertThat(operations.getFirst().toString())
                .contains("f:paused", "f:selector")
                .doesNotContain("f:replicas", "leeway-bypass");
    }

    @Test
    void anEngineWhoseEntryTheFixEmptiedGetsOneAgainForWhatGitNames() {
        Manifest before = object("argocd-controller", "{'f:spec': {'f:paused': {}}}", "");
        Manifest merged = object("jon", "{'f:spec': {'f:selector': {}}}", OURS);

        String written = handed(before, merged, true).getFirst().toString();

        assertThat(written).contains("argocd-controller", "f:replicas").doesNotContain("leeway");
    }

    /** A fix of two fields that were false and 2, and are so again on the object. */
    private static List<JsonValue> handed(Manifest before, Manifest live, boolean named) {
        ObjectFix fix =
                new ObjectFix(
                        live.key(),
                        live.gvk(),
                        "u",
                        "1",
                        List.of(edit(REPLICAS, JsonValue.of(2)), edit(PAUSED, JsonValue.of(false))),
                        FormerOwner.of(before, List.of(REPLICAS, PAUSED)),
                        false);
        return Handover.operations(live, "b-1", fix, _ -> named);
    }

    private static FieldEdit edit(FieldPath path, JsonValue before) {
        return new FieldEdit(path, Optional.of(before), Optional.of(JsonValue.of("other")), true);
    }

    private static Manifest object(String manager, String applied, String more) {
        return new Manifest(
                JsonReader.readObject(
                        ("{'apiVersion': 'apps/v1', 'kind': 'Deployment', 'metadata': {'name':"
                                        + " 'web', 'managedFields': [{'manager': '"
                                        + manager
                                        + "', 'operation': 'Apply', 'apiVersion': 'apps/v1',"
                                        + " 'fieldsV1': "
                                        + applied
                                        + "}"
                                        + more
                                        + "]}, 'spec': {'replicas': 2, 'paused': false}}")
                                .replace('\'', '"')));
    }
}
