package dev.leeway.desktop.control.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.control.editor.CaretPlace.Writes;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The place of the caret is known while the text is not valid. */
class CaretPlaceTest {
    private static CaretPlace at(String text) {
        List<String> lines = text.lines().toList();
        for (int line = 0; line < lines.size(); line++) {
            int column = lines.get(line).indexOf('^');
            if (column >= 0) {
                List<String> typed =
                        lines.stream()
                                .map(one -> one.replace("^", ""))
                                .collect(Collectors.toList());
                return CaretPlace.of(typed, line, column);
            }
        }
        throw new IllegalArgumentException("the caret is missing");
    }

    private static String path(CaretPlace place) {
        return place.path().stream()
                .map(
                        step ->
                                step
                                                instanceof
                                                dev.leeway.engine.schema.SchemaSuggestions.Step
                                                                .Field
                                                        field
                                        ? field.name()
                                        : "[]")
                .collect(Collectors.joining("/"));
    }

    @Test
    void fieldsOfAnObject() {
        CaretPlace place = at("kind: Deployment\nspec:\n  replicas: 3\n  re^\n  paused: true\n");
        assertThat(place.writes()).isEqualTo(Writes.FIELD);
        assertThat(path(place)).isEqualTo("spec");
        assertThat(place.prefix()).isEqualTo("re");
        assertThat(place.present()).containsExactlyInAnyOrder("replicas", "paused");
    }

    @Test
    void fieldsOfAnItemIndentedOrNot() {
        for (String lead : List.of("  ", "")) {
            CaretPlace place =
                    at(
                            "spec:\n  containers:\n"
                                    + lead
                                    + "  - name: a\n"
                                    + lead
                                    + "    ports:\n"
                                    + lead
                                    + "    - containerPort: 80\n"
                                    + lead
                                    + "      ^\n");
            assertThat(path(place)).as(lead).isEqualTo("spec/containers/[]/ports/[]");
            assertThat(place.present()).containsExactly("containerPort");
        }
    }

    @Test
    void aDashBeginsAnItem() {
        CaretPlace place = at("spec:\n  containers:\n  - name: a\n    image: x\n  - ^\n");
        assertThat(path(place)).isEqualTo("spec/containers/[]");
        assertThat(place.present()).isEmpty();
    }

    @Test
    void valuesOfAField() {
        CaretPlace place = at("spec:\n  template:\n    spec:\n      restartPolicy: Al^\n");
        assertThat(place.writes()).isEqualTo(Writes.VALUE);
        assertThat(path(place)).isEqualTo("spec/template/spec/restartPolicy");
        assertThat(place.prefix()).isEqualTo("Al");
    }

    @Test
    void theTopHasNoPath() {
        CaretPlace place = at("apiVersion: v1\n^\n");
        assertThat(place.path()).isEmpty();
        assertThat(place.present()).containsExactly("apiVersion");
    }
}
