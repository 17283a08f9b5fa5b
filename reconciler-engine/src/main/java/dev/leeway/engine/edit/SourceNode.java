package dev.leeway.engine.edit;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;

/**
 * A piece of a document's text and what it is. {@code start} is where it begins with its anchor and
 * tag, {@code content} where it begins without them, {@code end} is behind its last character:
 * neither comments nor line breaks that follow belong to it, except the empty lines of a block
 * scalar that keeps them.
 */
sealed interface SourceNode {
    int start();

    int content();

    int end();

    Optional<String> anchor();

    /** A scalar; an absent value is a plain one without characters. */
    record Text(
            int start,
            int content,
            int end,
            Optional<String> anchor,
            boolean tagged,
            ScalarStyle style,
            String value)
            implements SourceNode {
        boolean isBlock() {
            return style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
        }

        boolean isPlain() {
            return style == ScalarStyle.PLAIN;
        }

        boolean isAbsent() {
            return content == end;
        }
    }

    /** A reference to an anchor; the target is absent when no such anchor precedes. */
    record Alias(int start, int end, String name, @Nullable SourceNode target)
            implements SourceNode {
        @Override
        public int content() {
            return start;
        }

        @Override
        public Optional<String> anchor() {
            return Optional.empty();
        }
    }

    /** A mapping. */
    record Mapping(
            int start,
            int content,
            int end,
            Optional<String> anchor,
            boolean tagged,
            boolean flow,
            List<Entry> entries)
            implements SourceNode {
        public Mapping {
            entries = List.copyOf(entries);
        }
    }

    /** A key with its value. */
    record Entry(SourceNode key, SourceNode value) {}

    /** A sequence. */
    record Sequence(
            int start,
            int content,
            int end,
            Optional<String> anchor,
            boolean tagged,
            boolean flow,
            List<SourceNode> items)
            implements SourceNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** Returns whether this is a collection written with brackets. */
    default boolean isFlow() {
        return switch (this) {
            case Mapping mapping -> mapping.flow();
            case Sequence sequence -> sequence.flow();
            case Text _, Alias _ -> false;
        };
    }

    /** Returns whether this is a collection written by indentation. */
    default boolean isBlockCollection() {
        return switch (this) {
            case Mapping mapping -> !mapping.flow();
            case Sequence sequence -> !sequence.flow();
            case Text _, Alias _ -> false;
        };
    }

    /** Returns whether this is a collection without members. */
    default boolean isEmptyCollection() {
        return switch (this) {
            case Mapping mapping -> mapping.entries().isEmpty();
            case Sequence sequence -> sequence.items().isEmpty();
            case Text _, Alias _ -> false;
        };
    }

    /** Returns the nodes directly below, keys included, in the order of the text. */
    default List<SourceNode> children() {
        return switch (this) {
            case Mapping mapping ->
                    mapping.entries().stream()
                            .<SourceNode>mapMulti(
                                    (entry, sink) -> {
                                        sink.accept(entry.key());
                                        sink.accept(entry.value());
                                    })
                            .toList();
            case Sequence sequence -> sequence.items();
            case Text _, Alias _ -> List.of();
        };
    }
}
