package dev.leeway.engine.practice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * One command line and what is expected of it.
 *
 * @param stopAfter after which it is stopped, zero when it ends by itself
 */
record KubectlCase(
        String title,
        List<String> arguments,
        Map<String, String> environment,
        Duration stopAfter,
        int exit,
        List<Pattern> out,
        List<Pattern> notOut,
        List<Pattern> err) {

    /** The cases of a list, and the files that they name. */
    record Script(Map<String, String> files, List<KubectlCase> cases) {}

    /** Reads the list's format, which its head describes. */
    static Script parse(String text) {
        Map<String, String> files = new TreeMap<>();
        List<KubectlCase> cases = new ArrayList<>();
        for (String block : text.split("\n\n", -1)) {
            List<String> lines = block.lines().filter(line -> !line.startsWith("#")).toList();
            if (lines.isEmpty()) {
                continue;
            }
            if (lines.getFirst().startsWith("file ")) {
                StringBuilder content = new StringBuilder();
                lines.stream()
                        .skip(1)
                        .forEach(line -> content.append(line.substring(2)).append('\n'));
                files.put(lines.getFirst().substring("file ".length()), content.toString());
            } else if (!lines.getFirst().isBlank()) {
                cases.add(one(lines));
            }
        }
        return new Script(files, cases);
    }

    private static KubectlCase one(List<String> lines) {
        String title = "";
        List<String> arguments = List.of();
        Map<String, String> environment = new TreeMap<>();
        Duration stop = Duration.ZERO;
        int exit = 0;
        List<Pattern> out = new ArrayList<>();
        List<Pattern> notOut = new ArrayList<>();
        List<Pattern> err = new ArrayList<>();
        for (String line : lines) {
            int gap = line.indexOf(' ');
            String rest = line.substring(gap + 1);
            switch (gap < 0 ? "" : line.substring(0, gap)) {
                case ":" -> title = rest;
                case "kubectl" -> arguments = words(rest);
                case "env" ->
                        environment.put(
                                rest.substring(0, rest.indexOf('=')),
                                rest.substring(rest.indexOf('=') + 1));
                case "stop" -> stop = Duration.parse("PT" + rest);
                case "exit" -> exit = Integer.parseInt(rest);
                case ">" -> out.add(Pattern.compile(rest));
                case "!" -> notOut.add(Pattern.compile(rest));
                case "2>" -> err.add(Pattern.compile(rest));
                default -> throw new IllegalArgumentException("cannot read the line: " + line);
            }
        }
        return new KubectlCase(title, arguments, environment, stop, exit, out, notOut, err);
    }

    /** Splits at spaces outside single quotes. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == ' ' && !quoted) {
                words.add(word.toString());
                word.setLength(0);
            } else {
                word.append(c);
            }
        }
        words.add(word.toString());
        return words;
    }
}
