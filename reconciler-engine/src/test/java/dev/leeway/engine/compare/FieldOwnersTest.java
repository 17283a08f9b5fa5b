package dev.leeway.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.Manifest;
import org.junit.jupiter.api.Test;

/** Who owns what, lists by their keys, all owners named. */
class FieldOwnersTest {
    private static final Manifest WEB =
            new Manifest(
                    JsonReader.readObject(
                            """
                            {"apiVersion": "apps/v1", "kind": "Deployment",
                             "metadata": {"name": "web", "managedFields": [
                              {"manager": "leeway", "operation": "Apply", "apiVersion": "apps/v1", "time": "2026-11-01T01:00:00Z",
                               "fieldsV1": {"f:spec": {"f:containers": {
                                 "k:{\\"name\\":\\"web\\"}": {".": {}, "f:name": {}, "f:image": {},
                                   "f:ports": {"k:{\\"containerPort\\":80,\\"protocol\\":\\"TCP\\"}": {".": {}, "f:name": {}}}}},
                                 "f:args": {}, "f:finalizers": {"v:\\"keep\\"": {}}}}},
                              {"manager": "kubectl-edit", "operation": "Update", "apiVersion": "apps/v1", "time": "2026-11-01T03:00:00Z",
                               "fieldsV1": {"f:spec": {"f:containers": {
                                 "k:{\\"name\\":\\"web\\"}": {"f:image": {}},
                                 "k:{\\"name\\":\\"proxy\\"}": {".": {}, "f:image": {}}}}}},
                              {"manager": "hpa", "operation": "Update", "subresource": "scale", "apiVersion": "apps/v1", "time": "2026-11-01T02:00:00Z",
                               "fieldsV1": {"f:spec": {"f:replicas": {}}}},
                              {"manager": "broken", "operation": "Update", "fieldsV1": {"x": {}}}]}}
                            """));
    private final FieldOwners owners = FieldOwners.of(WEB);

    private static FieldPath container(String name, String... more) {
        FieldPath path =
                FieldPath.of("spec", "containers")
                        .then(
                                new PathElement.Key(
                                        JsonReader.readObject("{\"name\": \"" + name + "\"}")));
        for (String step : more) {
            path = path.then(PathElement.name(step));
        }
        return path;
    }

    private String ownersOf(FieldPath path) {
        return switch (owners.attribute(path, JsonValue.of("live"))) {
            case Attribution.Known known -> {
                StringBuilder text = new StringBuilder(known.owner().manager());
                known.coOwners().forEach(one -> text.append(" ").append(one.manager()));
                yield text.toString();
            }
            case Attribution.Unknown _ -> "";
        };
    }

    @Test
    void allOwnersAreNamedTheNewestFirst() {
        assertThat(ownersOf(container("web", "image"))).isEqualTo("kubectl-edit leeway");
        assertThat(ownersOf(container("web", "name"))).isEqualTo("leeway");
        assertThat(ownersOf(FieldPath.of("spec", "replicas"))).isEqualTo("hpa");
    }

    @Test
    void itemsAreToldApartByTheirKeysAndValues() {
        FieldPath port =
                container("web", "ports")
                        .then(
                                new PathElement.Key(
                                        JsonReader.readObject(
                                                "{\"containerPort\": 80, \"protocol\": \"TCP\"}")));
        assertThat(ownersOf(port.then(PathElement.name("name")))).isEqualTo("leeway");
        assertThat(ownersOf(container("proxy"))).isEqualTo("kubectl-edit");
        assertThat(ownersOf(container("other", "image"))).isEmpty();
        FieldPath finalizers = FieldPath.of("spec", "finalizers");
        assertThat(ownersOf(finalizers.then(new PathElement.Value(JsonValue.of("keep")))))
                .isEqualTo("leeway");
        assertThat(ownersOf(finalizers.then(new PathElement.Value(JsonValue.of("other")))))
                .isEmpty();
    }

    @Test
    void aPartOfWhatIsOwnedAsAWholeBelongsToItsOwner() {
        assertThat(ownersOf(FieldPath.of("spec", "args").then(new PathElement.Index(0))))
                .isEqualTo("leeway");
    }

    @Test
    void whatIsNotKnownIsSaidToBeNotKnown() {
        assertThat(ownersOf(container("web", "terminationMessagePath"))).isEmpty();
        assertThat(owners.attribute(container("web", "image"), null))
                .isInstanceOfSatisfying(
                        Attribution.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("does not record"));
    }
}
