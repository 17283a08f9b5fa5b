package dev.leeway.engine.edit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.yaml.YamlDocument;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/**
 * Judges an edit by its own means, apart from the editor's: lines are compared as text, lines of
 * fields come from the reader, comments are those lines and line ends that begin with a hash.
 */
final class EditOracle {
    private EditOracle() {}

    /** Returns the documents of a text. */
    static List<YamlDocument> documents(byte[] bytes) throws YamlSyntaxException {
        return YamlDocuments.read(bytes, YamlLimits.DEFAULT);
    }

    /** Returns what is wrong with the values of an edited file; empty when all is right. */
    static String wrongValues(byte[] before, byte[] after, int document, JsonValue wanted) {
        try {
            List<YamlDocument> old = documents(before);
            List<YamlDocument> now = documents(after);
            if (old.size() != now.size()) {
                return "other documents";
            }
            for (int i = 0; i < old.size(); i++) {
                JsonValue expected = old.get(i).index() == document ? wanted : old.get(i).value();
                if (!now.get(i).value().equals(expected)) {
                    return "document " + old.get(i).index() + " reads differently";
                }
            }
            return "";
        } catch (YamlSyntaxException e) {
            return "does not read: " + e.getMessage();
        }
    }

    /** Lines of a text, each with its line break, numbered from 1 by position. */
    static List<String> lines(byte[] bytes) {
        List<String> lines = new ArrayList<>();
        for (String line : new String(bytes, UTF_8).split("(?<=\n)", -1)) {
            if (!line.isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }

    /** The first and the last old line that changed, and how many new ones took their place. */
    record Touched(int first, int last, int added) {
        boolean nothing() {
            return last < first && added == 0;
        }
    }

    static Touched touched(byte[] before, byte[] after) {
        List<String> old =
                new ArrayList<>(lines(before).stream().map(String::stripTrailing).toList());
        List<String> now =
                new ArrayList<>(lines(after).stream().map(String::stripTrailing).toList());
        int head = 0;
        while (head < old.size() && head < now.size() && old.get(head).equals(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < old.size() - head
                && tail < now.size() - head
                && old.get(old.size() - 1 - tail).equals(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        return new Touched(head + 1, old.size() - tail, now.size() - tail - head);
    }

    /** Returns the line of a field as the reader of manifests has it. */
    static OptionalInt lineOf(byte[] bytes, int document, String pointer)
            throws YamlSyntaxException {
        return documents(bytes).stream()
                .filter(each -> each.index() == document)
                .findFirst()
                .orElseThrow()
                .places()
                .exactLine(pointer);
    }

    /** Returns the lines that are nothing but comments. */
    static List<String> commentLines(byte[] bytes) {
        return Arrays.stream(new String(bytes, UTF_8).split("\n"))
                .map(String::strip)
                .filter(line -> line.startsWith("#"))
                .toList();
    }
}
