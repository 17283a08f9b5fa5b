package dev.leeway.engine.edit;

import dev.leeway.engine.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Reads one document of a text into nodes with exact places. The parser counts code points from the
 * start of the chunk, and its ends of block scalars and collections run on; both are put right
 * here. Not reusable.
 */
final class NodeReader {
    private final SourceText source;
    private final String chunk;
    private final int base;
    private final ParserImpl parser;
    private final Map<String, SourceNode> anchors = new HashMap<>();
    private int lastMark;
    private int lastOffset;

    private NodeReader(SourceText source, YamlDocument document) {
        this.source = source;
        this.chunk = document.source();
        this.base = offsetOfLine(source.text(), document.sourceLine());
        LoadSettings settings =
                LoadSettings.builder()
                        .setUseMarks(true)
                        .setParseComments(false)
                        .setCodePointLimit(Integer.MAX_VALUE)
                        .build();
        this.parser = new ParserImpl(settings, new StreamReader(settings, chunk));
    }

    /** Returns the document's root, or empty when the text is JSON that is not YAML. */
    static Optional<SourceNode> read(SourceText source, YamlDocument document) {
        var reader = new NodeReader(source, document);
        try {
            return reader.root(document.line() - document.sourceLine());
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
    }

    private static int offsetOfLine(String text, int line) {
        int at = 0;
        for (int i = 1; i < line; i++) {
            at = text.indexOf('\n', at) + 1;
        }
        return at;
    }

    private Optional<SourceNode> root(int line) {
        while (parser.hasNext()) {
            if (parser.next() instanceof NodeEvent event) {
                boolean wanted = event.getStartMark().map(Mark::getLine).orElse(-1) == line;
                anchors.clear();
                SourceNode node = node(event);
                if (wanted) {
                    return Optional.of(node);
                }
            }
        }
        return Optional.empty();
    }

    private SourceNode node(NodeEvent event) {
        int start = offset(event.getStartMark());
        int end = offset(event.getEndMark());
        if (event instanceof AliasEvent alias) {
            String name = alias.getAlias().getValue();
            return new SourceNode.Alias(start, end, name, anchors.get(name));
        }
        Optional<String> anchor = event.getAnchor().map(Anchor::getValue);
        SourceNode node =
                switch (event) {
                    case ScalarEvent scalar -> text(scalar, anchor, start, end);
                    case MappingStartEvent mapping -> mapping(mapping, anchor, start);
                    case CollectionStartEvent sequence -> sequence(sequence, anchor, start);
                    default -> throw new IllegalStateException("no node: " + event);
                };
        anchor.ifPresent(name -> anchors.put(name, node));
        return node;
    }

    private SourceNode text(ScalarEvent event, Optional<String> anchor, int start, int end) {
        int content = event.getValue().isEmpty() && event.isPlain() ? end : start;
        boolean tagged = event.getTag().isPresent();
        if (content == start && (anchor.isPresent() || tagged)) {
            content = afterProperties(start, end);
        }
        boolean block = event.isLiteral() || event.isFolded();
        int last = block ? blockEnd(content, end) : end;
        return new SourceNode.Text(
                start, content, last, anchor, tagged, event.getScalarStyle(), event.getValue());
    }

    private int afterProperties(int start, int limit) {
        int at = start;
        while (at < limit && (source.text().charAt(at) == '&' || source.text().charAt(at) == '!')) {
            while (at < limit && !Character.isWhitespace(source.text().charAt(at))) {
                at++;
            }
            at = Math.min(source.skipTrivia(at), limit);
        }
        return at;
    }

    /** The parser's end stands behind the empty lines; they are content only where kept. */
    private int blockEnd(int header, int end) {
        int headerEnd = source.lineEnd(header);
        String text = source.text();
        boolean keeps = text.substring(header, headerEnd).split("\\s", 2)[0].contains("+");
        int at = end;
        while (!keeps
                && at > headerEnd
                && source.isBlank(source.lineStart(at - 1), at)
                && source.lineStart(at - 1) > headerEnd) {
            at = source.lineStart(at - 1);
        }
        if (at > headerEnd && text.charAt(at - 1) == '\n') {
            at--;
            at -= at > headerEnd && text.charAt(at - 1) == '\r' ? 1 : 0;
        }
        return Math.max(at, headerEnd);
    }

    private SourceNode mapping(MappingStartEvent event, Optional<String> anchor, int start) {
        List<SourceNode.Entry> entries = new ArrayList<>();
        Event next = parser.next();
        while (next instanceof NodeEvent key) {
            SourceNode keyNode = node(key);
            SourceNode value = node((NodeEvent) parser.next());
            entries.add(new SourceNode.Entry(keyNode, value));
            next = parser.next();
        }
        int begin = afterProperties(start, source.text().length());
        // A pair among the items of a flow sequence is a mapping without brackets of its own.
        boolean bracketed = event.isFlow() && source.text().startsWith("{", begin);
        boolean own = bracketed || entries.isEmpty();
        int content = own ? begin : entries.getFirst().key().start();
        int end = own ? offset(next.getEndMark()) : endOf(entries.getLast());
        boolean tagged = event.getTag().isPresent();
        return new SourceNode.Mapping(start, content, end, anchor, tagged, event.isFlow(), entries);
    }

    private int endOf(SourceNode.Entry entry) {
        if (entry.value().end() > entry.key().end()) {
            return entry.value().end();
        }
        // A key without a value: its colon belongs to it.
        int colon = source.skipTrivia(entry.key().end());
        return colon < source.text().length() && source.text().charAt(colon) == ':'
                ? colon + 1
                : entry.key().end();
    }

    private SourceNode sequence(CollectionStartEvent event, Optional<String> anchor, int start) {
        List<SourceNode> items = new ArrayList<>();
        Event next = parser.next();
        while (next instanceof NodeEvent item) {
            items.add(node(item));
            next = parser.next();
        }
        int content = afterProperties(start, source.text().length());
        int end =
                event.isFlow() || items.isEmpty()
                        ? offset(next.getEndMark())
                        : items.getLast().end();
        boolean tagged = event.getTag().isPresent();
        return new SourceNode.Sequence(start, content, end, anchor, tagged, event.isFlow(), items);
    }

    private int offset(Optional<Mark> mark) {
        int index = mark.map(Mark::getIndex).orElse(0);
        // Marks come nearly in order, so each conversion starts from the one before.
        lastOffset = chunk.offsetByCodePoints(lastOffset, index - lastMark);
        lastMark = index;
        return base + lastOffset;
    }
}
