package dev.leeway.engine.edit;

import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.yaml.YamlDocuments;
import dev.leeway.engine.yaml.YamlLimits;
import dev.leeway.engine.yaml.YamlSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/** Finds the text of a field: walks a document's nodes along a path of names and positions. */
final class Locating {
    private final SourceText source;

    Locating(SourceText source) {
        this.source = source;
    }

    /** Where the walk ended. */
    sealed interface Found {
        /** The whole path is written here. */
        record Here(Spot spot) implements Found {}

        /**
         * The path is written up to a depth; there is no entry for the next step in what stands
         * there.
         */
        record Missing(Spot holder, int depth) implements Found {}

        /** An alias stands on the way, or at its end, after so many steps. */
        record ThroughAlias(Spot spot, int depth) implements Found {}

        /** The step at this depth comes in through a merge key of the holder. */
        record ThroughMerge(Spot holder, int depth) implements Found {}
    }

    Found find(SourceNode root, List<PathElement> steps) {
        Spot here = new Spot(null, 0, root);
        for (int depth = 0; depth < steps.size(); depth++) {
            if (here.node() instanceof SourceNode.Alias) {
                return new Found.ThroughAlias(here, depth);
            }
            Optional<Spot> next = child(here, steps.get(depth));
            if (next.isEmpty()) {
                return brings(here.node(), steps.get(depth))
                        ? new Found.ThroughMerge(here, depth)
                        : new Found.Missing(here, depth);
            }
            here = next.get();
        }
        return here.node() instanceof SourceNode.Alias
                ? new Found.ThroughAlias(here, steps.size())
                : new Found.Here(here);
    }

    private Optional<Spot> child(Spot spot, PathElement step) {
        if (spot.node() instanceof SourceNode.Sequence sequence
                && step instanceof PathElement.Index(int at)
                && at < sequence.items().size()) {
            return Optional.of(spot.below(at, sequence.items().get(at)));
        }
        if (spot.node() instanceof SourceNode.Mapping mapping
                && step instanceof PathElement.Name(String name)) {
            for (int i = 0; i < mapping.entries().size(); i++) {
                SourceNode.Entry entry = mapping.entries().get(i);
                if (keyOf(entry.key()).filter(name::equals).isPresent()) {
                    return Optional.of(spot.below(i, entry.value()));
                }
            }
        }
        return Optional.empty();
    }

    private boolean brings(SourceNode node, PathElement step) {
        return step instanceof PathElement.Name(String name)
                && node instanceof SourceNode.Mapping mapping
                && mapping.entries().stream()
                        .filter(Locating::isMerge)
                        .anyMatch(entry -> holds(entry.value(), name));
    }

    private boolean holds(SourceNode merged, String name) {
        return switch (merged) {
            case SourceNode.Alias alias -> alias.target() != null && holds(alias.target(), name);
            case SourceNode.Sequence list ->
                    list.items().stream().anyMatch(item -> holds(item, name));
            case SourceNode.Mapping mapping ->
                    mapping.entries().stream()
                            .anyMatch(
                                    entry ->
                                            isMerge(entry)
                                                    ? holds(entry.value(), name)
                                                    : keyOf(entry.key())
                                                            .filter(name::equals)
                                                            .isPresent());
            case SourceNode.Text _ -> false;
        };
    }

    /** Returns whether an entry is a merge key. */
    static boolean isMerge(SourceNode.Entry entry) {
        return entry.key() instanceof SourceNode.Text key
                && key.style() == ScalarStyle.PLAIN
                && key.value().equals("<<");
    }

    /** Returns a key as Kubernetes reads it, or empty when it is not a plain matter. */
    Optional<String> keyOf(SourceNode key) {
        if (key instanceof SourceNode.Alias alias && alias.target() != null) {
            return keyOf(alias.target());
        }
        if (!(key instanceof SourceNode.Text text)) {
            return Optional.empty();
        }
        if (!text.tagged() && (text.style() != ScalarStyle.PLAIN || isWord(text.value()))) {
            return Optional.of(text.value());
        }
        String written = source.text().substring(text.start(), text.end());
        try {
            return YamlDocuments.readOne(written + ": 0\n", YamlLimits.DEFAULT)
                    .filter(JsonObject.class::isInstance)
                    .map(value -> ((JsonObject) value).nameAt(0));
        } catch (YamlSyntaxException e) {
            return Optional.empty();
        }
    }

    /** Most keys are words longer than any that YAML reads as something else. */
    private static boolean isWord(String text) {
        return text.length() > 5 && Character.isLetter(text.charAt(0));
    }

    /** Returns the nodes of a tree, parents before children, in the order of the text. */
    static List<SourceNode> all(SourceNode root) {
        List<SourceNode> nodes = new ArrayList<>();
        collect(root, nodes);
        return nodes;
    }

    private static void collect(SourceNode node, List<SourceNode> into) {
        into.add(node);
        node.children().forEach(child -> collect(child, into));
    }

    /** Returns the aliases of a tree that stand for a node. */
    static List<SourceNode.Alias> aliasesOf(List<SourceNode> nodes, SourceNode target) {
        return nodes.stream()
                .filter(SourceNode.Alias.class::isInstance)
                .map(SourceNode.Alias.class::cast)
                .filter(alias -> isSame(alias, target))
                .toList();
    }

    private static boolean isSame(SourceNode.Alias alias, SourceNode target) {
        return alias.target() != null
                && alias.target().start() == target.start()
                && alias.target().anchor().equals(target.anchor());
    }

    /** Returns the value that a walk of so many steps leads to. */
    static JsonValue value(JsonValue root, List<PathElement> steps, int depth) {
        JsonValue value = FieldSteps.valueAt(root, steps.subList(0, depth));
        if (value == null) {
            throw new IllegalStateException("the text has a field that its value has not");
        }
        return value;
    }
}
