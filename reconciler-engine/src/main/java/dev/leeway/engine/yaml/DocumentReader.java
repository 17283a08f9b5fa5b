package dev.leeway.engine.yaml;

import dev.leeway.engine.wording.Thrown;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonNull;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Turns the parser's events of one chunk into trees. Anchored values are shared, not copied; what
 * their aliases would weigh written out is counted against the limit.
 */
final class DocumentReader {
    /** Made once, because making them compiles the patterns of a whole schema. */
    private static final LoadSettings SETTINGS =
            LoadSettings.builder()
                    .setLabel("text")
                    .setUseMarks(true)
                    .setParseComments(false)
                    .setCodePointLimit(Integer.MAX_VALUE)
                    .build();

    private final YamlText.Chunk chunk;
    private final YamlLimits limits;
    private final YamlDialect dialect;
    private final ParserImpl parser;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int index;
    private long weight;
    private long aliasWeight;

    DocumentReader(YamlText.Chunk chunk, int index, YamlLimits limits, YamlDialect dialect) {
        this.chunk = chunk;
        this.index = index;
        this.limits = limits;
        this.dialect = dialect;
        this.parser = new ParserImpl(SETTINGS, new StreamReader(SETTINGS, chunk.text()));
    }

    /** A document and the line at which its content starts. */
    record Read(JsonValue value, int line) {}

    /** What an anchor stands for; the value is null while it is still being read. */
    private record Anchored(@Nullable JsonValue value, @Nullable Scalar scalar, long weight) {}

    /** Reads the next document, or returns empty at the end of the chunk. */
    Optional<Read> next() throws YamlSyntaxException {
        try {
            while (parser.hasNext()) {
                Event event = parser.next();
                if (event instanceof NodeEvent node) {
                    int line = lineOf(node);
                    JsonValue value = value(node, 0);
                    anchors.clear();
                    index++;
                    return Optional.of(new Read(value, line));
                }
            }
            return Optional.empty();
        } catch (MarkedYamlEngineException e) {
            throw syntax(e);
        } catch (ReaderException e) {
            throw unreadable(e);
        } catch (YamlEngineException e) {
            throw new YamlSyntaxException(
                    ParserWords.of("", Thrown.words(e)), index, chunk.line(), 1);
        }
    }

    private JsonValue value(NodeEvent event, int depth) throws YamlSyntaxException {
        if (depth > limits.maxDepth()) {
            throw error(event, YamlPhrase.DEEP.of(Integer.toString(limits.maxDepth())));
        }
        if (event instanceof AliasEvent alias) {
            return resolve(alias).value();
        }
        Optional<String> anchor = event.getAnchor().map(a -> a.getValue());
        anchor.ifPresent(name -> anchors.put(name, new Anchored(null, null, 0)));
        long before = weight;
        weight++;
        Scalar scalar = null;
        JsonValue value;
        switch (event) {
            case ScalarEvent s -> {
                scalar = scalar(s);
                value = json(s, scalar);
            }
            case SequenceStartEvent _ -> value = sequence(depth);
            case MappingStartEvent _ -> value = mapping(depth);
            default -> throw error(event, YamlPhrase.NO_VALUE.of());
        }
        Anchored anchored = new Anchored(value, scalar, weight - before);
        anchor.ifPresent(name -> anchors.put(name, anchored));
        return value;
    }

    private JsonValue json(ScalarEvent event, Scalar scalar) throws YamlSyntaxException {
        weight += event.getValue().length() / 32;
        Optional<JsonValue> value = scalar.toJson();
        if (value.isEmpty()) {
            throw error(event, YamlPhrase.NO_NUMBER.of(event.getValue()));
        }
        return value.get();
    }

    private record Resolved(JsonValue value, @Nullable Scalar scalar) {}

    private Resolved resolve(AliasEvent alias) throws YamlSyntaxException {
        String name = alias.getAlias().getValue();
        Anchored anchored = anchors.get(name);
        if (anchored == null) {
            throw error(alias, YamlPhrase.ALIAS_UNKNOWN.of(name));
        }
        if (anchored.value() == null) {
            throw error(alias, YamlPhrase.ANCHOR_LOOP.of(name));
        }
        weight += anchored.weight();
        aliasWeight += anchored.weight();
        if (aliasWeight > limits.maxAliasWeight()) {
            throw error(alias, YamlPhrase.ALIASES_HEAVY.of(Long.toString(limits.maxAliasWeight())));
        }
        return new Resolved(anchored.value(), anchored.scalar());
    }

    private Scalar scalar(ScalarEvent event) throws YamlSyntaxException {
        if (!event.isPlain() && (event.isLiteral() || event.isFolded())) {
            BlockTabs.check(chunk, event, index);
        }
        Optional<String> tag = event.getTag();
        if (tag.isEmpty()) {
            return event.isPlain() ? plain(event.getValue()) : new Scalar.Text(text(event));
        }
        try {
            return ScalarRules.tagged(tag.get(), event.getValue());
        } catch (ScalarRules.Mismatch e) {
            throw error(event, e.said());
        }
    }

    private String text(ScalarEvent event) {
        String text = event.getValue();
        boolean block =
                event.getScalarStyle() == ScalarStyle.LITERAL
                        || event.getScalarStyle() == ScalarStyle.FOLDED;
        boolean cutOff =
                dialect.endStaysOpen()
                        && block
                        && text.endsWith("\n")
                        && !chunk.text().endsWith("\n")
                        && event.getEndMark().filter(end -> end.getIndex() >= length()).isPresent();
        return cutOff ? text.substring(0, text.length() - 1) : text;
    }

    private int length() {
        return chunk.text().codePointCount(0, chunk.text().length());
    }

    private Scalar plain(String text) {
        Scalar scalar = ScalarRules.plain(text);
        if (!dialect.wordsAreTexts()) {
            return scalar;
        }
        boolean word =
                scalar instanceof Scalar.Bool
                        && !text.equalsIgnoreCase("true")
                        && !text.equalsIgnoreCase("false");
        if (word) {
            return new Scalar.Text(text);
        }
        return text.matches("\\d{4}-\\d{2}-\\d{2}") ? new Scalar.Text(text + "T00:00:00Z") : scalar;
    }

    private JsonValue sequence(int depth) throws YamlSyntaxException {
        List<JsonValue> items = new ArrayList<>();
        while (parser.next() instanceof NodeEvent item) {
            items.add(value(item, depth + 1));
        }
        return items.isEmpty() ? JsonArray.EMPTY : new JsonArray(items);
    }

    private JsonObject mapping(int depth) throws YamlSyntaxException {
        JsonObject.Builder members = JsonObject.builder();
        Set<String> written = new HashSet<>();
        while (parser.next() instanceof NodeEvent key) {
            if (isMerge(key)) {
                merge((NodeEvent) parser.next(), members, depth + 1);
                continue;
            }
            String name = key(key);
            if (!written.add(name) && !dialect.lastKeyWins()) {
                throw error(key, YamlPhrase.KEY_TWICE.of(name));
            }
            members.put(name, value((NodeEvent) parser.next(), depth + 1));
        }
        return members.build();
    }

    private String key(NodeEvent event) throws YamlSyntaxException {
        Scalar scalar = null;
        if (event instanceof ScalarEvent text) {
            scalar = scalar(text);
            Scalar known = scalar;
            text.getAnchor()
                    .ifPresent(
                            anchor ->
                                    anchors.put(
                                            anchor.getValue(),
                                            new Anchored(
                                                    known.toJson().orElse(JsonNull.NULL),
                                                    known,
                                                    1)));
        } else if (event instanceof AliasEvent alias) {
            scalar = resolve(alias).scalar();
        }
        if (scalar == null) {
            throw error(event, YamlPhrase.KEY_COLLECTION.of());
        }
        Optional<String> name = scalar.toKey();
        if (name.isEmpty()) {
            throw error(event, YamlPhrase.KEY_NULL.of());
        }
        return name.get();
    }

    private static boolean isMerge(NodeEvent key) {
        return key instanceof ScalarEvent scalar
                && scalar.getValue().equals("<<")
                && (scalar.getTag().isEmpty()
                        ? scalar.isPlain()
                        : scalar.getTag().get().equals("tag:yaml.org,2002:merge"));
    }

    /**
     * Puts what a merge key brings where it stands: it yields to keys written after it and, as in
     * the API machinery's library, not to those before it. Of a list the earlier mapping wins.
     */
    private void merge(NodeEvent event, JsonObject.Builder into, int depth)
            throws YamlSyntaxException {
        if (event instanceof SequenceStartEvent) {
            List<JsonObject> mappings = new ArrayList<>();
            while (parser.next() instanceof NodeEvent item) {
                mappings.add(mergeable(item, depth + 1));
            }
            mappings.reversed().forEach(mapping -> mapping.forEach(into::put));
            return;
        }
        mergeable(event, depth).forEach(into::put);
    }

    private JsonObject mergeable(NodeEvent event, int depth) throws YamlSyntaxException {
        if (value(event, depth) instanceof JsonObject object) {
            return object;
        }
        throw error(event, YamlPhrase.MERGE.of());
    }

    private int lineOf(Event event) {
        return chunk.line() + event.getStartMark().map(Mark::getLine).orElse(0);
    }

    private YamlSyntaxException error(Event event, Wording problem) {
        int column = 1 + event.getStartMark().map(Mark::getColumn).orElse(0);
        return new YamlSyntaxException(problem, index, lineOf(event), column);
    }

    private YamlSyntaxException syntax(MarkedYamlEngineException e) {
        Mark mark = ErrorPlace.of(e, chunk.text()).orElse(null);
        return new YamlSyntaxException(
                ParserWords.of(
                        e.getContext() == null ? "" : e.getContext(),
                        String.valueOf(e.getProblem())),
                index,
                chunk.line() + (mark == null ? 0 : mark.getLine()),
                mark == null ? 1 : mark.getColumn() + 1);
    }

    private YamlSyntaxException unreadable(ReaderException e) {
        int position = Math.clamp(e.getPosition(), 0, chunk.text().length());
        String before = chunk.text().substring(0, position);
        int line = (int) before.chars().filter(c -> c == '\n').count();
        return new YamlSyntaxException(
                YamlPhrase.CHARACTER.of(String.format("U+%04X", e.getCodePoint())),
                index,
                chunk.line() + line,
                position - before.lastIndexOf('\n'));
    }
}
