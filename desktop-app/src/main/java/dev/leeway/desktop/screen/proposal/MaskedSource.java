package dev.leeway.desktop.screen.proposal;

import dev.leeway.engine.resource.Sensitive;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows the text of a source file without what Secrets hold. Pure. */
final class MaskedSource {
    private static final Pattern SECRET =
            Pattern.compile("\\s*(- )?kind:\\s*[\"']?Secret[\"']?\\s*(#.*)?");
    private static final Pattern VALUES =
            Pattern.compile("(\\s*)(data|stringData|secretGenerator):.*");
    private static final Pattern MEMBER = Pattern.compile("(\\s*(?:- )?[^:=#\\s][^:=]*[:=]).*");

    private MaskedSource() {}

    /**
     * Returns the lines of a file.
     *
     * @param secret whether the file is edited for a Secret, so that every value may be one
     */
    static List<String> lines(String text, boolean secret) {
        List<String> lines = text.lines().toList();
        List<String> shown = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= lines.size(); i++) {
            if (i == lines.size() || lines.get(i).startsWith("---")) {
                document(lines.subList(from, i), secret, shown);
                if (i < lines.size()) {
                    shown.add(lines.get(i));
                }
                from = i + 1;
            }
        }
        return shown;
    }

    /** Returns whether a text can be shown as it is: no value of a Secret is told by it. */
    static boolean hidesNothing(String text) {
        return lines(text, false).equals(text.lines().toList());
    }

    private static void document(List<String> lines, boolean secret, List<String> shown) {
        boolean holdsSecret = lines.stream().anyMatch(line -> SECRET.matcher(line).matches());
        int inside = -1;
        for (String line : lines) {
            int indent = line.length() - line.stripLeading().length();
            boolean item = indent == inside && line.startsWith("- ", indent);
            if (inside >= 0 && !line.isBlank() && indent <= inside && !item) {
                inside = -1;
            }
            shown.add(secret || inside >= 0 ? masked(line) : line);
            Matcher values = VALUES.matcher(line);
            if (values.matches() && (holdsSecret || values.group(2).equals("secretGenerator"))) {
                inside = values.group(1).length();
            }
        }
    }

    /** The name of a member stays; a line without one is masked as a whole. */
    private static String masked(String line) {
        if (line.isBlank()) {
            return line;
        }
        Matcher member = MEMBER.matcher(line);
        String name = member.matches() ? member.group(1) : indent(line);
        return name.length() == line.stripTrailing().length() ? line : name + " " + Sensitive.MASK;
    }

    private static String indent(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }
}
