package dev.leeway.engine.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Edits the manifests of real repositories, the same edits in every run. */
@Tag("fixtures")
class SourceEditFixturesTest {
    private static final int PER_FILE = 10;
    private static final long LARGE = 60_000;

    private int tried;
    private int proved;
    private int unrelated;
    private final Map<String, Integer> refused = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void provesEditsOfRealFiles() throws Exception {
        Path folder = fixtures().resolve("repos");
        Assumptions.assumeTrue(
                Files.isDirectory(folder), "skipped: no recorded repositories at " + folder);
        for (Path file : files(folder)) {
            edit(file, new Random(folder.relativize(file).toString().hashCode()));
        }
        System.out.println(
                "source edits: "
                        + proved
                        + " of "
                        + tried
                        + " proved, "
                        + unrelated
                        + " unrelated lines changed; refused: "
                        + refused);
        assertThat(wrong).isEmpty();
        assertThat(unrelated).isZero();
        assertThat(tried).isGreaterThanOrEqualTo(500);
        assertThat(proved).isGreaterThanOrEqualTo(tried * 97 / 100);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().matches(".*\\.(yaml|yml|json)"))
                    .sorted()
                    .toList();
        }
    }

    private void edit(Path file, Random random) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        List<YamlDocument> documents;
        try {
            documents = EditOracle.documents(bytes);
        } catch (YamlSyntaxException e) {
            refused.merge("unreadable file", 1, Integer::sum);
            return;
        }
        var edits = new RandomEdits(random);
        int count = bytes.length > LARGE ? 2 : PER_FILE;
        for (int i = 0; i < count && !documents.isEmpty(); i++) {
            YamlDocument document = documents.get(random.nextInt(documents.size()));
            List<FieldPath> paths = RandomEdits.paths(document.value());
            FieldPath path = paths.get(random.nextInt(paths.size()));
            judge(file, bytes, document, edits.at(document.index(), document.value(), path));
        }
    }

    private void judge(Path file, byte[] bytes, YamlDocument document, RandomEdits.Chosen chosen)
            throws Exception {
        tried++;
        String what = file.getFileName() + " " + chosen.edit();
        switch (SourceEditor.apply(bytes, List.of(chosen.edit()))) {
            case EditOutcome.Refused no -> {
                refused.merge(no.reason().getClass().getSimpleName(), 1, Integer::sum);
                if (no.reason() instanceof EditRefusal.Unproved) {
                    wrong.add(what + ": " + no.reason().message());
                }
            }
            case EditOutcome.Edited edited -> {
                proved++;
                String values =
                        EditOracle.wrongValues(
                                bytes, edited.bytes(), document.index(), chosen.wanted());
                if (!values.isEmpty()) {
                    wrong.add(what + ": " + values);
                }
                int strays = strayLines(bytes, edited.bytes(), document, chosen.edit());
                unrelated += strays;
                if (strays > 0) {
                    wrong.add(what + ": " + strays + " unrelated lines\n" + edited.changes());
                }
                comments(bytes, edited.bytes(), document.value(), chosen.edit(), what);
            }
        }
    }

    /** Lines above the edited field or, for a text in its place, beyond its one line. */
    private static int strayLines(
            byte[] before, byte[] after, YamlDocument document, SourceEdit edit)
            throws YamlSyntaxException {
        EditOracle.Touched touched = EditOracle.touched(before, after);
        if (touched.nothing()) {
            return 0;
        }
        boolean adds = edit instanceof SourceEdit.AddListItem;
        FieldPath anchor =
                edit instanceof SourceEdit.InsertKey
                                || isNew(document.value(), edit)
                                || isOnlyMember(document.value(), edit)
                        ? edit.path().parent()
                        : edit.path();
        OptionalInt line = EditOracle.lineOf(before, document.index(), RandomEdits.pointer(anchor));
        int first = line.orElse(document.line());
        int headComments = edit instanceof SourceEdit.Remove ? commentsAbove(before, first) : 0;
        int strays = Math.max(0, first - headComments - touched.first());
        if (!adds && isOneLine(before, first, document.value(), edit)) {
            strays += Math.max(0, touched.last() - first);
        }
        return strays;
    }

    private static int commentsAbove(byte[] bytes, int line) {
        List<String> lines = EditOracle.lines(bytes);
        int count = 0;
        while (line - 2 - count >= 0 && lines.get(line - 2 - count).strip().startsWith("#")) {
            count++;
        }
        return count;
    }

    private static boolean isNew(JsonValue root, SourceEdit edit) {
        return RandomEdits.paths(root).stream().noneMatch(edit.path()::equals);
    }

    /** What is emptied is written as such on the line of its key. */
    private static boolean isOnlyMember(JsonValue root, SourceEdit edit) {
        JsonValue holder = FieldSteps.valueAt(root, edit.path().parent().elements());
        return edit instanceof SourceEdit.Remove
                && ((holder instanceof JsonObject object && object.size() == 1)
                        || (holder instanceof JsonArray array && array.size() == 1));
    }

    /** Whether the edit replaces a text that stands on the line of its key. */
    private static boolean isOneLine(byte[] bytes, int line, JsonValue root, SourceEdit edit) {
        if (!(edit instanceof SourceEdit.SetValue)
                || isNew(root, edit)
                || !(FieldSteps.valueAt(root, edit.path().elements())
                        instanceof JsonString(String text))) {
            return false;
        }
        return !text.isEmpty() && EditOracle.lines(bytes).get(line - 1).contains(text);
    }

    private void comments(
            byte[] before, byte[] after, JsonValue root, SourceEdit edit, String what) {
        List<String> kept = EditOracle.commentLines(before);
        List<String> now = EditOracle.commentLines(after);
        JsonValue old = FieldSteps.valueAt(root, edit.path().elements());
        boolean collection = old instanceof JsonObject || old instanceof JsonArray;
        boolean block = old instanceof JsonString(String text) && text.contains("#");
        boolean mayLose =
                edit instanceof SourceEdit.Remove
                        || block
                        || (edit instanceof SourceEdit.SetValue && collection);
        if (!mayLose && !now.containsAll(kept)) {
            wrong.add(what + ": comments are gone");
        }
    }

    private static Path fixtures() {
        String named = System.getenv("LEEWAY_FIXTURES");
        String folder = named == null ? System.getenv("LEEWAY_FIXTURES_DEFAULT") : named;
        return Path.of(folder == null ? "../shared/fixtures" : folder);
    }
}
