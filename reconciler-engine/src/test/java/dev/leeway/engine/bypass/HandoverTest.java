package dev.leeway.engine.bypass;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.FieldSet;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandoverTest {
    private static final FieldPath REPLICAS = FieldPath.of("spec", "replicas");
    private static final FieldPath PAUSED = FieldPath.of("spec", "paused");

    @Test
    void whatNobodyAppliedBeforeIsGivenToNobodyAfterwards() {
        // Git names spec.paused and leaves the replicas to an autoscaler.
        Manifest before = object("{'f:spec': {'f:paused': {}}}", "");
        FieldSet owned = Handover.owned(before, List.of(REPLICAS, PAUSED));
        assertThat(owned.paths()).containsExactly(PAUSED);

        Manifest fixed =
                object(
                        "{'f:spec': {'f:selector': {}}}",
                        ", {'manager': 'leeway-bypass', 'operation': 'Update', 'apiVersion':"
                                + " 'apps/v1', 'fieldsV1': {'f:spec': {'f:replicas': {}, 'f:paused':"
                                + " {}}}}");
        List<JsonValue> operations = Handover.operations(fixed, "b-1", owned::contains);
        assertThat(operations).hasSize(1);
        assertThat(operations.getFirst().toString())
                .contains("f:paused", "f:selector")
                .doesNotContain("f:replicas", "leeway-bypass");
    }

    private static Manifest object(String applied, String more) {
        return new Manifest(
                JsonReader.readObject(
                        ("{'apiVersion': 'apps/v1', 'kind': 'Deployment', 'metadata': {'name':"
                                        + " 'web', 'managedFields': [{'manager': 'leeway',"
                                        + " 'operation': 'Apply', 'apiVersion': 'apps/v1',"
                                        + " 'fieldsV1': "
                                        + applied
                                        + "}"
                                        + more
                                        + "]}}")
                                .replace('\'', '"')));
    }
}
