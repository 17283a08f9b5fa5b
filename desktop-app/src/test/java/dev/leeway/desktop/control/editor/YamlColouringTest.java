package dev.leeway.desktop.control.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.desktop.control.editor.YamlColouring.Coloured;
import dev.leeway.desktop.control.editor.YamlColouring.Part;
import dev.leeway.desktop.control.editor.YamlColouring.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every character of every line gets a colour, and states carry over lines. */
class YamlColouringTest {
    private static List<String> of(String text) {
        List<String> found = new ArrayList<>();
        State state = State.PLAIN;
        for (String line : text.split("\n", -1)) {
            Coloured coloured = YamlColouring.colour(line, state);
            assertThat(coloured.parts().stream().mapToInt(Part::length).sum())
                    .as(line)
                    .isEqualTo(line.length());
            int at = 0;
            for (Part part : coloured.parts()) {
                String words = line.substring(at, at + part.length());
                at += part.length();
                if (!words.isBlank()) {
                    found.add(part.kind() + ":" + words.strip());
                }
            }
            state = coloured.after();
        }
        return found;
    }

    @Test
    void keysValuesAndCommentsAreToldApart() {
        assertThat(of("  - name: web # front\n    ports: [80, \"x\"]\n    on: true"))
                .containsExactly(
                        "MARK:-",
                        "KEY:name",
                        "MARK::",
                        "TEXT:web",
                        "COMMENT:# front",
                        "KEY:ports",
                        "MARK::",
                        "MARK:[",
                        "NUMBER:80",
                        "MARK:,",
                        "TEXT:\"x\"",
                        "MARK:]",
                        "KEY:on",
                        "MARK::",
                        "WORD:true");
    }

    @Test
    void aBlockGoesOnAsLongAsItIsIndented() {
        assertThat(of("run: |\n  key: no key\n\n  # no comment\nnext: 1"))
                .containsExactly(
                        "KEY:run",
                        "MARK::",
                        "MARK:|",
                        "TEXT:key: no key",
                        "TEXT:# no comment",
                        "KEY:next",
                        "MARK::",
                        "NUMBER:1");
    }

    @Test
    void quotesGoOnOverLines() {
        assertThat(of("a: \"one\n  two: \\\" three\"\nb: 'x''y'"))
                .containsExactly(
                        "KEY:a",
                        "MARK::",
                        "TEXT:\"one",
                        "TEXT:two: \\\" three\"",
                        "KEY:b",
                        "MARK::",
                        "TEXT:'x''y'");
    }

    @Test
    void anImageWithAPortIsOneText() {
        assertThat(of("image: host:5000/app:1.2"))
                .containsExactly("KEY:image", "MARK::", "TEXT:host:5000/app:1.2");
        assertThat(of("\"quoted\": x").getFirst()).isEqualTo("KEY:\"quoted\"");
    }
}
