package dev.leeway.engine.workspace;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonNumber;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Turns free-form YAML into a tree. Scalars are read by YAML 1.2's core rules; words that older
 * readers take for something else ({@code yes}, {@code 0644}) are mistakes without quotes, because
 * the tool that gets the values might take them either way.
 */
final class ValueTree {
    private static final int MOST_NODES = 100_000;
    private static final int DEEPEST = 100;
    private static final String AMBIGUOUS =
            "[yYnN]|(?i:yes|no|on|off)|[-+]?0[0-7_]+|[-+]?0[bB][01_]+|[-+]?0o[0-7]+|[-+]?[0-9][0-9_]*_[0-9_]*"
                    + "|[-+]?[0-9]+(:[0-5]?[0-9])+";

    private final Findings findings;
    private int nodes;

    ValueTree(Findings findings) {
        this.findings = findings;
    }

    /** Reads a node that must be a mapping. */
    JsonObject mapping(Node node, String field) {
        if (node instanceof MappingNode mapping) {
            return mapping(mapping, field, 0);
        }
        findings.add(node, field, WorkspacePhrase.NO_MAPPING.of(Section.nature(node)));
        return JsonObject.EMPTY;
    }

    private JsonObject mapping(MappingNode mapping, String field, int depth) {
        JsonObject.Builder builder = JsonObject.builder();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                findings.add(tuple.getKeyNode(), field, WorkspacePhrase.KEY_FORM.of());
                continue;
            }
            String path = field + "." + key.getValue();
            if (builder.has(key.getValue())) {
                findings.add(key, path, WorkspacePhrase.TWICE.of());
            }
            builder.put(key.getValue(), value(tuple.getValueNode(), path, depth + 1));
        }
        return builder.build();
    }

    private JsonValue value(Node node, String field, int depth) {
        if (++nodes > MOST_NODES || depth > DEEPEST) {
            if (nodes <= MOST_NODES + 1 || depth == DEEPEST + 1) {
                findings.add(node, field, WorkspacePhrase.VALUE_TOO_LARGE.of());
            }
            return JsonNull.NULL;
        }
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, field, depth);
            case SequenceNode sequence -> sequence(sequence, field, depth);
            case ScalarNode scalar -> scalar(scalar, field);
            case Node other -> {
                findings.add(other, field, WorkspacePhrase.VALUE_UNREADABLE.of());
                yield JsonNull.NULL;
            }
        };
    }

    private JsonArray sequence(SequenceNode sequence, String field, int depth) {
        List<JsonValue> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(value(item, field + "[" + items.size() + "]", depth + 1));
        }
        return new JsonArray(items);
    }

    private JsonValue scalar(ScalarNode scalar, String field) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (scalar.isPlain() && text.matches(AMBIGUOUS)) {
            findings.add(scalar, field, WorkspacePhrase.VALUE_AMBIGUOUS.of(text));
            return JsonNull.NULL;
        }
        if (tag.equals(Tag.STR)) {
            return new JsonString(text);
        }
        if (tag.equals(Tag.NULL)) {
            return JsonNull.NULL;
        }
        if (tag.equals(Tag.BOOL)) {
            return JsonValue.of(Boolean.parseBoolean(text));
        }
        return number(scalar, field);
    }

    private JsonValue number(ScalarNode scalar, String field) {
        String text = scalar.getValue();
        try {
            if (scalar.getTag().equals(Tag.INT)) {
                return JsonNumber.of(
                        text.startsWith("0x")
                                ? new BigInteger(text.substring(2), 16)
                                : new BigInteger(text));
            }
            if (scalar.getTag().equals(Tag.FLOAT)) {
                return JsonNumber.of(new BigDecimal(text));
            }
        } catch (NumberFormatException e) {
            findings.add(scalar, field, WorkspacePhrase.VALUE_NUMBER.of(text));
            return JsonNull.NULL;
        }
        findings.add(
                scalar, field, WorkspacePhrase.VALUE_TAGGED.of(String.valueOf(scalar.getTag())));
        return JsonNull.NULL;
    }
}
