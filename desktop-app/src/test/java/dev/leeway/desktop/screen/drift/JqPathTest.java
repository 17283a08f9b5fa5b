package dev.leeway.desktop.screen.drift;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.compare.jq.JqSyntax;
import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;

import org.junit.jupiter.api.Test;

/** A field is named so that jq finds it, whatever the order of the list that it stands in. */
class JqPathTest {
    private static String checked(FieldPath path) {
        String made = JqPath.of(path);
        assertThat(JqSyntax.mistake(made)).as(made).isEmpty();
        return made;
    }

    @Test
    void membersAndListItemsByKey() {
        assertThat(
                        checked(
                                FieldPath.of("spec", "template", "spec", "containers")
                                        .then(
                                                new PathElement.Key(
                                                        JsonObject.of(
                                                                "name", new JsonString("web"))))
                                        .then(PathElement.name("image"))))
                .isEqualTo(".spec.template.spec.containers[] | select(.name == \"web\") | .image");
    }

    @Test
    void namesThatAreNoWordsAreQuoted() {
        assertThat(checked(FieldPath.of("metadata", "annotations", "a.io/b")))
                .isEqualTo(".metadata.annotations[\"a.io/b\"]");
        assertThat(
                        checked(
                                FieldPath.of("metadata", "finalizers")
                                        .then(new PathElement.Value(new JsonString("a/b")))))
                .isEqualTo(".metadata.finalizers[] | select(. == \"a/b\")");
        assertThat(checked(FieldPath.of("spec", "rules").then(new PathElement.Index(2))))
                .isEqualTo(".spec.rules[2]");
    }
}
