package dev.leeway.engine.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * The lines at which the fields of one document stand, by JSON pointer (RFC 6901). Fields that come
 * in through an alias or a merge key have no line of their own; the line of the nearest parent
 * answers for them. Immutable.
 */
public final class YamlPlaces {
    private final Map<String, Integer> lines;
    private final int start;

    private YamlPlaces(Map<String, Integer> lines, int start) {
        this.lines = lines;
        this.start = start;
    }

    /**
     * Finds the places of the document of a chunk that starts at a line.
     *
     * @param source the chunk's text
     * @param sourceLine the line at which the chunk starts, from 1
     * @param documentLine the line at which the document's content starts, from 1
     */
    static YamlPlaces of(String source, int sourceLine, int documentLine) {
        LoadSettings settings =
                LoadSettings.builder()
                        .setUseMarks(true)
                        .setCodePointLimit(Integer.MAX_VALUE)
                        .build();
        var walk = new Walk(sourceLine);
        try {
            var parser = new ParserImpl(settings, new StreamReader(settings, source));
            while (parser.hasNext()) {
                walk.take(parser.next(), documentLine);
            }
        } catch (YamlEngineException e) {
            // JSON that is not YAML: what was seen up to here still holds.
            return new YamlPlaces(walk.lines, documentLine);
        }
        return new YamlPlaces(walk.lines, documentLine);
    }

    /** Returns the line of exactly this field, from 1, or empty when it has none of its own. */
    public OptionalInt exactLine(String pointer) {
        Integer line = lines.get(pointer);
        return line == null ? OptionalInt.empty() : OptionalInt.of(line);
    }

    /** Returns the line of the field, or of the nearest parent that has one, from 1. */
    public int line(String pointer) {
        String here = pointer;
        while (!here.isEmpty()) {
            Integer line = lines.get(here);
            if (line != null) {
                return line;
            }
            here = here.substring(0, Math.max(0, here.lastIndexOf('/')));
        }
        return start;
    }

    private static final class Walk {
        private final Map<String, Integer> lines = new HashMap<>();
        private final Deque<Level> levels = new ArrayDeque<>();
        private final int offset;
        private boolean inDocument;

        Walk(int offset) {
            this.offset = offset;
        }

        private static final class Level {
            final String path;
            final boolean mapping;
            final boolean ignored;
            int position;
            String key = "";
            int keyLine;
            boolean awaitsValue;

            Level(String path, boolean mapping, boolean ignored) {
                this.path = path;
                this.mapping = mapping;
                this.ignored = ignored;
            }
        }

        void take(Event event, int documentLine) {
            if (event instanceof MappingEndEvent || event instanceof SequenceEndEvent) {
                if (inDocument || !levels.isEmpty()) {
                    levels.pop();
                    ended();
                }
                return;
            }
            if (!(event instanceof NodeEvent)) {
                inDocument = false;
                return;
            }
            int line = offset + event.getStartMark().map(Mark::getLine).orElse(0);
            Level level = levels.peek();
            if (level == null) {
                inDocument = line == documentLine;
                open(event, "", !inDocument);
                return;
            }
            if (level.mapping && !level.awaitsValue) {
                level.keyLine = line;
                level.key = event instanceof ScalarEvent scalar ? keyText(scalar) : "";
                level.awaitsValue = true;
                return;
            }
            String step = level.mapping ? level.key : Integer.toString(level.position);
            String path = level.path + "/" + step.replace("~", "~0").replace("/", "~1");
            if (!level.ignored) {
                lines.put(path, level.mapping ? level.keyLine : line);
            }
            if (!open(event, path, level.ignored)) {
                ended();
            }
        }

        private static String keyText(ScalarEvent scalar) {
            return scalar.isPlain() && scalar.getTag().isEmpty()
                    ? ScalarRules.plain(scalar.getValue()).toKey().orElse(scalar.getValue())
                    : scalar.getValue();
        }

        private boolean open(Event event, String path, boolean ignored) {
            if (event instanceof MappingStartEvent) {
                levels.push(new Level(path, true, ignored));
                return true;
            }
            if (event instanceof SequenceStartEvent) {
                levels.push(new Level(path, false, ignored));
                return true;
            }
            return false;
        }

        /** The value of the innermost open collection's current member is complete. */
        private void ended() {
            Level level = levels.peek();
            if (level == null) {
                return;
            }
            level.awaitsValue = false;
            level.position++;
        }
    }
}
