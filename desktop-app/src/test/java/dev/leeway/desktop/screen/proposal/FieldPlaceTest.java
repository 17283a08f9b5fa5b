package dev.leeway.desktop.screen.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.resource.ResourceKey;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * A field is found where it is written; where it is not written yet, the nearest place is a guess.
 */
class FieldPlaceTest {
    private static final ResourceKey WEB = new ResourceKey("apps", "Deployment", "shop", "web");

    private static final String PLAIN =
            """
            # Two objects in one file.
            apiVersion: v1
            kind: Service
            metadata:
              name: web
            spec:
              replicas: 1
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replicas: 3
              template:
                spec:
                  containers:
                  - name: sidecar
                    image: sidecar:1
                  # the one that matters
                  - image: web:1
                    name: "web"
                    args: [a, b]
                    env:
                    - name: MODE
                      value: fast
            """;

    private static final String CHART =
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: {{ .Release.Name }}
            spec:
              replicas: {{ .Values.replicas }}
              template:
                spec:
                  containers:
                    - name: {{ .Chart.Name }}
                      image: "{{ .Values.image }}"
                      {{- with .Values.resources }}
                      resources:
                        {{- toYaml . | nindent 12 }}
                      {{- end }}
                      env:
                        - name: MODE
                          value: fast
            """;

    private static FieldPath path(String... steps) {
        FieldPath path = FieldPath.ROOT;
        for (String step : steps) {
            path =
                    path.then(
                            step.startsWith("{")
                                    ? new PathElement.Key(JsonReader.readObject(step))
                                    : PathElement.name(step));
        }
        return path;
    }

    private static FieldPath inContainer(String... steps) {
        FieldPath path = path("spec", "template", "spec", "containers", "{\"name\":\"web\"}");
        for (PathElement step : path(steps).elements()) {
            path = path.then(step);
        }
        return path;
    }

    private static Optional<String> line(String text, FieldPath field) {
        return FieldPlace.in(text, WEB, field)
                .map(place -> text.lines().toList().get(place.line()).strip());
    }

    private static boolean exact(String text, FieldPath field) {
        return FieldPlace.in(text, WEB, field).orElseThrow().exact();
    }

    @Test
    void aFieldIsFoundInTheDocumentOfItsObject() {
        assertThat(line(PLAIN, path("spec", "replicas"))).contains("replicas: 3");
        assertThat(exact(PLAIN, path("spec", "replicas"))).isTrue();
    }

    @Test
    void anItemIsFoundByItsKeyWhereverTheKeyStands() {
        assertThat(line(PLAIN, inContainer("image"))).contains("- image: web:1");
        assertThat(line(PLAIN, inContainer("args"))).contains("args: [a, b]");
        assertThat(line(PLAIN, inContainer("env", "{\"name\":\"MODE\"}", "value")))
                .contains("value: fast");
        assertThat(exact(PLAIN, inContainer("env", "{\"name\":\"MODE\"}", "value"))).isTrue();
    }

    @Test
    void whatIsNotWrittenYetHasTheNearestPlaceAndThatIsAGuess() {
        FieldPath timeout = inContainer("env", "{\"name\":\"TIMEOUT\"}", "value");
        assertThat(line(PLAIN, timeout)).contains("env:");
        assertThat(exact(PLAIN, timeout)).isFalse();
        assertThat(line(PLAIN, inContainer("resources", "limits"))).contains("- image: web:1");
    }

    @Test
    void whatATemplateFillsInIsFoundAndMarkedAsAGuess() {
        FieldPath timeout = inContainer("env", "{\"name\":\"TIMEOUT\"}", "value");
        assertThat(line(CHART, timeout)).contains("env:");
        assertThat(line(CHART, inContainer("image"))).contains("image: \"{{ .Values.image }}\"");
        assertThat(exact(CHART, inContainer("image"))).as("the name is not known here").isFalse();
    }

    @Test
    void aPatchOfAnotherNameOrKindIsNoPlace() {
        String other = PLAIN.replace("name: web", "name: api");
        assertThat(FieldPlace.in(other, WEB, path("spec", "replicas"))).isEmpty();
        assertThat(FieldPlace.in("replicas: 3\n", WEB, path("spec", "replicas"))).isEmpty();
        assertThat(FieldPlace.in("", WEB, path("spec", "replicas"))).isEmpty();
    }

    @Test
    void aNameThatGetsAPrefixOnTheWayIsAGuess() {
        ResourceKey prefixed = new ResourceKey("apps", "Deployment", "shop", "prod-web");
        assertThat(FieldPlace.in(PLAIN, prefixed, path("spec", "replicas")))
                .hasValueSatisfying(place -> assertThat(place.exact()).isFalse());
    }

    @Test
    void aTextThatIsNoYamlWhileItIsTypedStillHasPlaces() {
        String broken = PLAIN.replace("replicas: 3", "replicas: [3");
        assertThat(line(broken, inContainer("image"))).contains("- image: web:1");
        assertThat(FieldPlace.in("\t: :\n- -\n---\n}{", WEB, path("spec"))).isEmpty();
    }
}
