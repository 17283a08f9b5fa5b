package dev.leeway.desktop.screen.proposal;

import dev.leeway.engine.fields.FieldPath;
import dev.leeway.engine.fields.PathElement;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.resource.ResourceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a source file a field of an object is written, or would be: told by indentation alone,
 * as templates are no YAML and what is typed is none for a while. Pure.
 *
 * @param line the line, from 0
 * @param depth how many steps of the field's path were found on the way there
 * @param exact whether all were, in a document that names the object; else it is the nearest place,
 *     which is a guess
 */
record FieldPlace(int line, int depth, boolean exact) {
    private static final Pattern MEMBER =
            Pattern.compile("(\\s*)(?:\"([^\"]*)\"|'([^']*)'|([^\\s#\"'{-][^#]*?)):(\\s.*|)");

    /**
     * Lines of a text, the last not included.
     *
     * @param item whether the first of them begins with the dash of a list's item, which counts as
     *     a blank
     */
    private record Block(List<String> lines, int from, int to, boolean item) {
        String at(int line) {
            String text = lines.get(line);
            return item && line == from ? text.replaceFirst("-", " ") : text;
        }

        /** The column at which its members begin; -1 where there are none. */
        int column() {
            for (int i = from; i < to; i++) {
                if (says(at(i))) {
                    return indent(at(i));
                }
            }
            return -1;
        }

        /** Returns the line of a member. */
        Optional<Integer> member(String name) {
            int column = column();
            for (int i = from; i < to; i++) {
                Matcher matcher = MEMBER.matcher(at(i));
                if (matcher.matches()
                        && matcher.group(1).length() == column
                        && name.equals(named(matcher))) {
                    return Optional.of(i);
                }
            }
            return Optional.empty();
        }

        /** Returns the value in the line of a member; empty where there is none. */
        String value(String name) {
            return member(name)
                    .map(line -> MEMBER.matcher(at(line)))
                    .filter(Matcher::matches)
                    .map(matcher -> bare(matcher.group(5)))
                    .orElse("");
        }

        /** Returns what is indented deeper than a member; a list may stand at its very column. */
        Block inside(int line) {
            int column = indent(at(line));
            int end = line + 1;
            while (end < to
                    && (!says(at(end))
                            || indent(at(end)) > column
                            || (indent(at(end)) == column && isItem(at(end))))) {
                end++;
            }
            return new Block(lines, line + 1, end, false);
        }

        /** Returns its items, if it is a list. */
        List<Block> items() {
            int column = column();
            List<Block> items = new ArrayList<>();
            for (int i = from; i < to; i++) {
                if (isItem(at(i)) && indent(at(i)) == column) {
                    int end = i + 1;
                    while (end < to && (!says(at(end)) || indent(at(end)) > column)) {
                        end++;
                    }
                    items.add(new Block(lines, i, end, true));
                }
            }
            return items;
        }
    }

    /** Returns the place; empty where no document of the file can be the object. */
    static Optional<FieldPlace> in(String text, ResourceKey object, FieldPath field) {
        List<String> lines = text.lines().toList();
        Optional<FieldPlace> best = Optional.empty();
        int from = 0;
        for (int i = 0; i <= lines.size(); i++) {
            if (i == lines.size() || lines.get(i).startsWith("---")) {
                Block document = new Block(lines, from, i, false);
                Optional<FieldPlace> found = inDocument(document, object, field.elements());
                if (best.isEmpty()
                        || (found.isPresent() && found.get().rank() > best.get().rank())) {
                    best = found;
                }
                from = i + 1;
            }
        }
        return best;
    }

    /** What is certain comes before what is near. */
    int rank() {
        return exact ? Integer.MAX_VALUE : depth;
    }

    private static Optional<FieldPlace> inDocument(
            Block document, ResourceKey object, List<PathElement> path) {
        if (!document.value("kind").equals(object.kind())) {
            return Optional.empty();
        }
        String name =
                document.member("metadata").map(document::inside).orElse(document).value("name");
        // Prefixes and suffixes are added on the way from the file to the cluster.
        if (!isFilledIn(name) && !name.isEmpty() && !object.name().contains(name)) {
            return Optional.empty();
        }
        FieldPlace found = down(document, path, 0, document.from(), name.equals(object.name()));
        return found.depth() == 0 ? Optional.empty() : Optional.of(found);
    }

    private static FieldPlace down(
            Block block, List<PathElement> path, int depth, int line, boolean sure) {
        if (depth == path.size()) {
            return new FieldPlace(line, depth, sure);
        }
        if (path.get(depth) instanceof PathElement.Name(String name)) {
            Optional<Integer> next = block.member(name);
            return next.isEmpty()
                    ? new FieldPlace(line, depth, false)
                    : down(block.inside(next.get()), path, depth + 1, next.get(), sure);
        }
        List<Block> items = block.items();
        Optional<Block> known =
                switch (path.get(depth)) {
                    case PathElement.Name _ -> Optional.empty();
                    case PathElement.Key(JsonObject keys) ->
                            items.stream().filter(item -> has(item, keys, false)).findFirst();
                    case PathElement.Value(JsonValue value) ->
                            items.stream()
                                    .filter(item -> bare(item.at(item.from())).equals(text(value)))
                                    .findFirst();
                    case PathElement.Index(int position) ->
                            items.stream().skip(position).findFirst();
                };
        if (known.isPresent()) {
            return down(known.get(), path, depth + 1, known.get().from(), sure);
        }
        // The only one whose keys a template fills in may be it.
        List<Block> perhaps =
                path.get(depth) instanceof PathElement.Key(JsonObject keys)
                        ? items.stream().filter(item -> has(item, keys, true)).toList()
                        : List.of();
        return perhaps.size() == 1
                ? down(perhaps.getFirst(), path, depth + 1, perhaps.getFirst().from(), false)
                : new FieldPlace(line, depth, false);
    }

    private static boolean has(Block item, JsonObject keys, boolean perhaps) {
        for (int i = 0; i < keys.size(); i++) {
            String value = item.value(keys.nameAt(i));
            if (!value.equals(text(keys.valueAt(i))) && !(perhaps && isFilledIn(value))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFilledIn(String value) {
        return value.contains("{{");
    }

    private static boolean isItem(String line) {
        String stripped = line.strip();
        return stripped.equals("-") || stripped.startsWith("- ");
    }

    /** Whether a line says something of its own: blanks, comments and bare templates do not. */
    private static boolean says(String line) {
        String stripped = line.strip();
        return !stripped.isEmpty() && !stripped.startsWith("#") && !stripped.startsWith("{{");
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String named(Matcher line) {
        for (int group = 2; group <= 4; group++) {
            if (line.group(group) != null) {
                return line.group(group);
            }
        }
        return "";
    }

    /** Returns a scalar without its quotes and its comment. */
    private static String bare(String written) {
        String stripped = written.replaceFirst("(^|\\s)#.*$", "").strip();
        boolean quoted =
                stripped.length() > 1
                        && (stripped.startsWith("\"") || stripped.startsWith("'"))
                        && stripped.endsWith(stripped.substring(0, 1));
        return quoted ? stripped.substring(1, stripped.length() - 1) : stripped;
    }

    private static String text(JsonValue value) {
        return value instanceof JsonString held ? held.value() : value.toJson();
    }
}
