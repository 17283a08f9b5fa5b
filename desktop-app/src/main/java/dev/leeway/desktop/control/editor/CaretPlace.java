package dev.leeway.desktop.control.editor;

import dev.leeway.engine.schema.SchemaSuggestions.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in a document of block YAML the caret is, told by indentation alone, so that it is known
 * also while the text is not valid, which is always so while somebody types. Pure.
 *
 * @param writes what can be written there
 * @param path the object that a field would be written into, or the field that a value belongs to
 * @param prefix what stands there already, up to the caret
 * @param indent the column of the field's name
 * @param present the fields that stand beside it
 */
record CaretPlace(Writes writes, List<Step> path, String prefix, int indent, Set<String> present) {
    private static final Pattern FIELD =
            Pattern.compile(
                    "^(\\s*(?:- +)*)(?:\"([^\"]*)\"|'([^']*)'|([^\\s#\"'][^#]*?))\\s*:(\\s.*|)$");
    private static final Pattern NAME_BEGUN = Pattern.compile("^(\\s*(?:- +)*)([\\w./-]*)$");
    private static final Pattern VALUE_BEGUN =
            Pattern.compile("^(\\s*(?:- +)*)([\\w./-]+):\\s+([\\w./-]*)$");

    CaretPlace {
        path = List.copyOf(path);
        present = Set.copyOf(present);
    }

    /** What can be written at a place. */
    enum Writes {
        /** The name of a field. */
        FIELD,
        /** The value of a field. */
        VALUE,
        /** Neither. */
        NOTHING
    }

    /**
     * Returns the place of a caret.
     *
     * @param lines the text
     * @param line the caret's line, from 0
     * @param column its column, from 0
     */
    static CaretPlace of(List<String> lines, int line, int column) {
        String before = lines.get(line).substring(0, Math.min(column, lines.get(line).length()));
        Matcher value = VALUE_BEGUN.matcher(before);
        if (value.matches()) {
            int indent = value.group(1).length();
            List<Step> path = new ArrayList<>(parents(lines, line, indent, value.group(1)));
            path.add(new Step.Field(value.group(2)));
            return new CaretPlace(Writes.VALUE, path, value.group(3), indent, Set.of());
        }
        Matcher name = NAME_BEGUN.matcher(before);
        if (name.matches()) {
            int indent = name.group(1).length();
            return new CaretPlace(
                    Writes.FIELD,
                    parents(lines, line, indent, name.group(1)),
                    name.group(2),
                    indent,
                    beside(lines, line, indent));
        }
        return new CaretPlace(Writes.NOTHING, List.of(), "", 0, Set.of());
    }

    /** Returns the path of the field in whose line the caret is; empty when there is none. */
    static List<Step> fieldOf(List<String> lines, int line) {
        Matcher field = FIELD.matcher(lines.get(line));
        if (!field.matches()) {
            return List.of();
        }
        String lead = field.group(1);
        List<Step> path = new ArrayList<>(parents(lines, line, lead.length(), lead));
        path.add(new Step.Field(name(field)));
        return path;
    }

    private static String name(Matcher field) {
        for (int group = 2; group <= 4; group++) {
            if (field.group(group) != null) {
                return field.group(group);
            }
        }
        return "";
    }

    /** Goes up: whatever is indented less is the parent, a dash is an item of a list. */
    private static List<Step> parents(List<String> lines, int line, int indent, String lead) {
        Climb climb = new Climb(indent);
        climb.dashes(lead);
        for (int i = line - 1; i >= 0 && !climb.arrived(); i--) {
            String text = lines.get(i);
            if (text.startsWith("---")) {
                break;
            }
            if (!text.isBlank() && !text.stripLeading().startsWith("#")) {
                Matcher field = FIELD.matcher(text);
                if (field.matches() && field.group(5).isBlank()) {
                    climb.field(name(field), field.group(1).length());
                }
                climb.dashes(field.matches() ? field.group(1) : text);
            }
        }
        return climb.path;
    }

    /** The way from a line to the top. */
    private static final class Climb {
        private final List<Step> path = new ArrayList<>();
        private int edge;
        private boolean awaitsList;

        Climb(int edge) {
            this.edge = edge;
        }

        boolean arrived() {
            return edge == 0 && !awaitsList;
        }

        /** A list may stand at the very column of its key. */
        void field(String name, int column) {
            if (column < edge || (awaitsList && column == edge)) {
                path.addFirst(new Step.Field(name));
                edge = column;
                awaitsList = false;
            }
        }

        /** The dashes at the beginning of a line, the innermost first. */
        void dashes(String lead) {
            List<Integer> columns = new ArrayList<>();
            int at = 0;
            while (at < lead.length() && (lead.charAt(at) == ' ' || lead.charAt(at) == '-')) {
                boolean item = at + 1 == lead.length() || lead.charAt(at + 1) == ' ';
                if (lead.charAt(at) == '-' && item) {
                    columns.addFirst(at);
                } else if (lead.charAt(at) == '-') {
                    break;
                }
                at++;
            }
            for (int column : columns) {
                if (column < edge) {
                    path.addFirst(new Step.Item());
                    edge = column;
                    awaitsList = true;
                }
            }
        }
    }

    private static Set<String> beside(List<String> lines, int line, int indent) {
        Set<String> names = new HashSet<>();
        // A dash above begins the same object; one in the caret's own line begins another one.
        if (lines.get(line).lastIndexOf("- ", indent) < 0 || indent == 0) {
            for (int i = line - 1; i >= 0; i--) {
                if (!note(lines.get(i), indent, names) || dashed(lines.get(i), indent)) {
                    break;
                }
            }
        }
        for (int i = line + 1; i < lines.size(); i++) {
            if (dashed(lines.get(i), indent) || !note(lines.get(i), indent, names)) {
                break;
            }
        }
        return names;
    }

    private static boolean dashed(String text, int indent) {
        Matcher field = FIELD.matcher(text);
        return field.matches()
                && field.group(1).length() <= indent
                && field.group(1).indexOf('-') >= 0;
    }

    /** Notes a field of the same object; returns whether the object goes on. */
    private static boolean note(String text, int indent, Set<String> names) {
        if (text.isBlank()) {
            return true;
        }
        Matcher field = FIELD.matcher(text);
        if (field.matches() && field.group(1).length() == indent) {
            names.add(name(field));
            return true;
        }
        int lead = 0;
        while (lead < text.length() && text.charAt(lead) == ' ') {
            lead++;
        }
        return lead >= indent;
    }
}
