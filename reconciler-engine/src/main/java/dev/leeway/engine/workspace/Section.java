package dev.leeway.engine.workspace;

import static dev.leeway.engine.wording.Wording.quoted;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.wording.Wording;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * One mapping of the file, read key by key. Every mistake goes to the findings and reading goes on
 * with a harmless value, so that all mistakes are found at once; the values count only when there
 * was none. Call {@link #close} after the last key to report the keys that nobody asked for.
 */
final class Section {
    private static final String MOST = "999999999";

    private final Findings findings;
    private final String field;
    private final Node node;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final Set<String> asked = new TreeSet<>();

    private record Member(Node key, Node value) {}

    private Section(Findings findings, String field, Node node) {
        this.findings = findings;
        this.field = field;
        this.node = node;
    }

    /** Opens a node as a mapping; anything else is a mistake and reads as an empty one. */
    static Section open(Findings findings, String field, Node node) {
        Section section = new Section(findings, field, node);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(section::take);
        } else {
            findings.add(node, field, WorkspacePhrase.NO_MAPPING.of(nature(node)));
        }
        return section;
    }

    private void take(NodeTuple tuple) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
            findings.add(tuple.getKeyNode(), field, WorkspacePhrase.KEY_FORM.of());
            return;
        }
        Member first = members.putIfAbsent(key.getValue(), new Member(key, tuple.getValueNode()));
        if (first != null) {
            int line = first.key().getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
            findings.add(
                    key,
                    path(key.getValue()),
                    WorkspacePhrase.TWICE_SINCE.of(Integer.toString(line)));
        }
    }

    /** Returns the path of a key, for messages. */
    String path(String key) {
        return field.isEmpty() ? key : field + "." + key;
    }

    boolean has(String key) {
        return members.containsKey(key);
    }

    /** Reports a mistake at the value of a key, or at this section when it has no such key. */
    void wrong(String key, Wording what) {
        Member member = members.get(key);
        findings.add(member == null ? node : member.value(), path(key), what);
    }

    /** Reports a mistake at an item of a key's list. */
    void wrongItem(String key, int position, Wording what) {
        Member member = members.get(key);
        Node place = member == null ? node : member.value();
        if (place instanceof SequenceNode list && position < list.getValue().size()) {
            place = list.getValue().get(position);
        }
        findings.add(place, path(key) + "[" + position + "]", what);
    }

    /** Returns the line at which this mapping begins, from 1. */
    int line() {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    /** Returns the text of a key without judging it; empty when it is missing or not text. */
    String peek(String key) {
        Member member = members.get(key);
        return member != null && member.value() instanceof ScalarNode scalar && isText(scalar)
                ? scalar.getValue()
                : "";
    }

    /** Returns the text of a key that must be there and must not be empty. */
    String text(String key) {
        Optional<Node> value = required(key);
        if (value.isEmpty()) {
            return "";
        }
        String text = textOf(value.get(), path(key));
        if (text.isBlank() && isText(value.get())) {
            findings.add(value.get(), path(key), WorkspacePhrase.EMPTY.of());
        }
        return text;
    }

    /** Returns the text of a key that may be missing, and may be empty. */
    Optional<String> optionalText(String key) {
        return value(key).map(value -> textOf(value, path(key)));
    }

    /** Returns the text of a key that may be missing but not empty. */
    Optional<String> optionalWord(String key) {
        return has(key) ? Optional.of(text(key)) : Optional.empty();
    }

    /** Returns the truth of a key, false when it is missing. */
    boolean flag(String key) {
        Optional<Node> value = value(key);
        if (value.isEmpty()) {
            return false;
        }
        if (value.get() instanceof ScalarNode scalar && scalar.getTag().equals(Tag.BOOL)) {
            return Boolean.parseBoolean(scalar.getValue());
        }
        findings.add(value.get(), path(key), WorkspacePhrase.NO_FLAG.of(nature(value.get())));
        return false;
    }

    /**
     * Returns the whole number of a key, the fallback when it is missing.
     *
     * @param least what it must not be below
     */
    int number(String key, int least, int fallback) {
        Optional<Node> value = value(key);
        if (value.isEmpty()) {
            return fallback;
        }
        if (value.get() instanceof ScalarNode scalar
                && scalar.getTag().equals(Tag.INT)
                && scalar.getValue().matches("\\d{1,9}")
                && Integer.parseInt(scalar.getValue()) >= least) {
            return Integer.parseInt(scalar.getValue());
        }
        findings.add(
                value.get(),
                path(key),
                WorkspacePhrase.NO_NUMBER.of(
                        quoted(Integer.toString(least)), quoted(MOST), written(value.get())));
        return fallback;
    }

    private static Wording written(Node value) {
        return value instanceof ScalarNode scalar && scalar.getTag().equals(Tag.INT)
                ? quoted(scalar.getValue())
                : nature(value);
    }

    /** Returns the texts of a key's list, an empty list when it is missing. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        List<Node> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            texts.add(textOf(items.get(i), path(key) + "[" + i + "]"));
        }
        return texts;
    }

    /** Returns the mappings of a key's list, an empty list when it is missing. */
    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        List<Node> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            sections.add(open(findings, path(key) + "[" + i + "]", items.get(i)));
        }
        return sections;
    }

    /** Returns the mapping of a key that must be there. */
    Section section(String key) {
        return required(key)
                .map(value -> open(findings, path(key), value))
                .orElseGet(() -> new Section(Findings.unheard(), "", node));
    }

    /** Returns the mapping of a key, or empty when it is missing. */
    Optional<Section> optionalSection(String key) {
        return value(key).map(value -> open(findings, path(key), value));
    }

    /** Returns the mapping of a key as a tree of values, the empty one when it is missing. */
    JsonObject tree(String key) {
        return value(key)
                .map(value -> new ValueTree(findings).mapping(value, path(key)))
                .orElse(JsonObject.EMPTY);
    }

    /** Reports every key that nobody asked for. */
    void close() {
        members.forEach(
                (name, member) -> {
                    if (!asked.contains(name)) {
                        Wording unknown = WorkspacePhrase.KEY_UNKNOWN.of();
                        findings.add(
                                member.key(),
                                path(name),
                                Spelling.nearest(name, asked).isPresent()
                                        ? Spelling.hinted(unknown, name, asked)
                                        : WorkspacePhrase.KNOWN_KEYS.of(
                                                unknown, quoted(String.join(", ", asked))));
                    }
                });
    }

    private List<Node> items(String key) {
        Optional<Node> value = value(key);
        if (value.isEmpty()) {
            return List.of();
        }
        if (value.get() instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        findings.add(value.get(), path(key), WorkspacePhrase.NO_LIST.of(nature(value.get())));
        return List.of();
    }

    private Optional<Node> required(String key) {
        Optional<Node> value = value(key);
        if (value.isEmpty() && node instanceof MappingNode) {
            findings.add(node, path(key), WorkspacePhrase.MISSING.of());
        }
        return value;
    }

    private Optional<Node> value(String key) {
        asked.add(key);
        return Optional.ofNullable(members.get(key)).map(Member::value);
    }

    private String textOf(Node value, String where) {
        if (isText(value) && value instanceof ScalarNode scalar) {
            return scalar.getValue();
        }
        if (value instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
            findings.add(
                    value,
                    where,
                    WorkspacePhrase.NOT_IN_QUOTES.of(nature(value), quoted(scalar.getValue())));
        } else {
            findings.add(value, where, WorkspacePhrase.NO_TEXT.of(nature(value)));
        }
        return "";
    }

    private static boolean isText(Node value) {
        return value instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR);
    }

    static Wording nature(Node value) {
        return switch (value) {
            case MappingNode mapping -> WorkspacePhrase.NATURE_MAPPING.of();
            case SequenceNode sequence -> WorkspacePhrase.NATURE_LIST.of();
            case ScalarNode scalar -> nature(scalar);
            case Node other -> WorkspacePhrase.NATURE_ALIAS.of();
        };
    }

    private static Wording nature(ScalarNode scalar) {
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return WorkspacePhrase.NATURE_NOTHING.of();
        }
        if (tag.equals(Tag.BOOL)) {
            return WorkspacePhrase.NATURE_TRUTH.of();
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            return WorkspacePhrase.NATURE_NUMBER.of();
        }
        return scalar.getScalarStyle() == ScalarStyle.PLAIN
                ? WorkspacePhrase.NATURE_WORD.of(scalar.getValue())
                : WorkspacePhrase.NATURE_QUOTED.of();
    }
}
