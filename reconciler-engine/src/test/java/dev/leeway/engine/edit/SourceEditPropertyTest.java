package dev.leeway.engine.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Edits random documents in random styles; what must hold, holds for all of them. */
class SourceEditPropertyTest {
    private static final int DOCUMENTS = 700;
    private static final int SHARED_DOCUMENTS = 250;
    private static final int EDITS = 4;
    private static final Pattern COMMENT = Pattern.compile("# comment \\d+");

    private int tried;
    private int proved;
    private final Map<String, Integer> refused = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void editsHoldTheirPromises() throws Exception {
        for (int seed = 0; seed < DOCUMENTS; seed++) {
            document(new Random(seed), "seed " + seed);
        }
        System.out.println(
                "random source edits: " + proved + " of " + tried + " proved; refused: " + refused);
        assertThat(wrong).isEmpty();
        assertThat(tried).isGreaterThanOrEqualTo(DOCUMENTS * 2);
        assertThat(proved).isGreaterThanOrEqualTo(tried * 97 / 100);
    }

    @Test
    void splitsKeepWhatOthersShare() throws Exception {
        for (int seed = 0; seed < SHARED_DOCUMENTS; seed++) {
            shared(new Random(seed), "shared, seed " + seed);
        }
        System.out.println(
                "random edits of shared text: "
                        + proved
                        + " of "
                        + tried
                        + " proved; refused: "
                        + refused);
        assertThat(wrong).isEmpty();
        assertThat(refused.keySet()).isSubsetOf("Merged", "Unsuited");
        assertThat(proved).isGreaterThanOrEqualTo(tried * 80 / 100);
    }

    /** One mapping with an anchor, used as a whole, in a list and through a merge key. */
    private void shared(Random random, String label) throws YamlSyntaxException {
        var edits = new RandomEdits(random);
        JsonObject base = JsonObject.of("one", edits.tree(3), "two", edits.tree(2));
        String text =
                new RandomYaml(random).print(JsonObject.of("base", base)).stripTrailing() + "\n";
        String anchored = text.replaceFirst("(?m)^([\"']?base[\"']?):", "$1: &x");
        String all = anchored + "copy: *x # c\nlist: [*x, 1]\nmerged:\n  <<: *x\n  own: 1\n";
        JsonObject root =
                JsonObject.of("base", base, "copy", base)
                        .with("list", JsonArray.of(base, JsonValue.of(1)))
                        .with("merged", base.with("own", JsonValue.of(1)));
        byte[] bytes = all.getBytes(UTF_8);
        assertThat(EditOracle.documents(bytes).getFirst().value())
                .as(label + "\n" + all)
                .isEqualTo(root);
        List<FieldPath> paths = RandomEdits.paths(root);
        for (int i = 0; i < EDITS; i++) {
            FieldPath path = paths.get(random.nextInt(paths.size()));
            judge(bytes, root, edits.at(0, root, path), label);
        }
    }

    private void document(Random random, String label) throws YamlSyntaxException {
        var edits = new RandomEdits(random);
        JsonObject root = JsonObject.of("first", edits.tree(4), "second", edits.tree(3));
        String text = new RandomYaml(random).print(root);
        if (random.nextInt(4) == 0) {
            text = text.replace("\n", "\r\n");
        }
        byte[] bytes = text.getBytes(UTF_8);
        List<YamlDocument> documents = EditOracle.documents(bytes);
        assertThat(documents.getFirst().value()).as(label + "\n" + text).isEqualTo(root);
        List<FieldPath> paths = RandomEdits.paths(root);
        for (int i = 0; i < EDITS; i++) {
            FieldPath path = paths.get(random.nextInt(paths.size()));
            judge(bytes, root, edits.at(0, root, path), label);
        }
    }

    private void judge(byte[] bytes, JsonObject root, RandomEdits.Chosen chosen, String label) {
        tried++;
        String what = label + " " + chosen.edit() + "\n" + new String(bytes, UTF_8);
        switch (SourceEditor.apply(bytes, List.of(chosen.edit()), SharedText.SPLIT)) {
            case EditOutcome.Refused no -> {
                refused.merge(no.reason().getClass().getSimpleName(), 1, Integer::sum);
                if (no.reason() instanceof EditRefusal.Unproved) {
                    wrong.add(no.reason().message() + " " + what);
                }
            }
            case EditOutcome.Edited edited -> {
                proved++;
                byte[] after = edited.bytes();
                String values = EditOracle.wrongValues(bytes, after, 0, chosen.wanted());
                Set<String> gone = comments(bytes);
                gone.removeAll(comments(after));
                boolean mayLose = mayLose(chosen, root);
                if (!values.isEmpty()
                        || (!mayLose && !gone.isEmpty())
                        || !sameBreaks(bytes, after)) {
                    wrong.add(
                            values
                                    + " gone "
                                    + gone
                                    + " "
                                    + what
                                    + "\n->\n"
                                    + new String(after, UTF_8));
                }
            }
        }
    }

    /** Only what is removed, or a whole collection that is replaced, takes comments along. */
    private static boolean mayLose(RandomEdits.Chosen chosen, JsonValue root) {
        JsonValue old = FieldSteps.valueAt(root, chosen.edit().path().elements());
        boolean replaced =
                chosen.edit() instanceof SourceEdit.SetValue
                        && (old instanceof JsonObject || old instanceof JsonArray);
        return replaced || chosen.edit() instanceof SourceEdit.Remove;
    }

    private static Set<String> comments(byte[] bytes) {
        Set<String> found = new HashSet<>();
        COMMENT.matcher(new String(bytes, UTF_8)).results().forEach(m -> found.add(m.group()));
        return found;
    }

    /** A file of one kind of line break stays one, and ends as it ended. */
    private static boolean sameBreaks(byte[] before, byte[] after) {
        String old = new String(before, UTF_8);
        String now = new String(after, UTF_8);
        boolean crlf = old.contains("\r\n");
        boolean mixed = crlf ? now.replace("\r\n", "").contains("\n") : now.contains("\r");
        return !mixed && old.endsWith("\n") == now.endsWith("\n");
    }
}
