package dev.leeway.engine.proposal;

import dev.leeway.engine.edit.FieldValues;
import dev.leeway.engine.edit.LineChange;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.render.RenderException;
import dev.leeway.engine.render.RenderedManifest;
import dev.leeway.engine.source.SourceTree;
import dev.leeway.engine.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Counts the lines of proposals that nobody asked for. */
final class UnrelatedLines {
    private static final Pattern NAMING =
            Pattern.compile(" *(- )?(apiVersion|group|version|kind|name|namespace): [^#]*\\R?");

    private final Map<String, Integer> found = new TreeMap<>();
    private int changed;

    /** Returns the unrelated lines, and whose edits they are. */
    Map<String, Integer> found() {
        return found;
    }

    String summary() {
        return "unrelated lines changed = "
                + found.values().stream().mapToInt(Integer::intValue).sum()
                + " of "
                + changed;
    }

    /**
     * Counts the changed lines that the edit could do without: with one of them as it was, and the
     * rest as edited, the source still makes what it is to make. A frame of keys around a new value
     * is needed; a comment that went, a requoted neighbour or a reformatted line is not. What a new
     * patch says of the object it is for is called for even where fewer words would do.
     */
    void count(
            Bench bench,
            String what,
            SourceTree branch,
            FileChange file,
            List<TouchedObject> touched,
            Workspace.Application application)
            throws Exception {
        List<String> old = lines(file.before());
        List<String> now = lines(file.after());
        Set<Object> wanted = made(bench, application, branch).orElseThrow();
        for (LineChange change : file.lines()) {
            for (int i = 0; i < Math.max(change.oldCount(), change.newCount()); i++) {
                changed++;
                List<String> undone = new ArrayList<>(now);
                int at = change.newLine() - 1 + Math.min(i, change.newCount());
                Optional<String> came =
                        i < change.newCount() ? Optional.of(undone.remove(at)) : Optional.empty();
                Optional<String> went =
                        i < change.oldCount()
                                ? Optional.of(old.get(change.oldLine() - 1 + i))
                                : Optional.empty();
                went.ifPresent(line -> undone.add(at, line));
                SourceTree without =
                        EditedTree.of(branch)
                                .with(Map.of(file.path(), text(String.join("", undone))));
                boolean named =
                        went.isEmpty()
                                ? came.filter(NAMING.asMatchPredicate()).isPresent()
                                : came.filter(line -> !isHollow(line)).isEmpty()
                                        && removes(touched)
                                        && goesAlong(went.get().strip());
                if (!named
                        && made(bench, application, without).filter(wanted::equals).isPresent()) {
                    found.merge(what + ": " + went + " -> " + came, 1, Integer::sum);
                }
            }
        }
    }

    private static boolean isHollow(String line) {
        return line.strip().equals("annotations: {}");
    }

    /** The comment above a field goes with the field, and annotations go with the last of them. */
    private static boolean goesAlong(String line) {
        return line.startsWith("#") || line.equals("annotations:");
    }

    private static boolean removes(List<TouchedObject> touched) {
        return touched.stream()
                .anyMatch(
                        one ->
                                one.fields().stream()
                                        .anyMatch(
                                                field ->
                                                        FieldValues.find(one.live(), field)
                                                                .isEmpty()));
    }

    /** Returns what a source makes, in no order; empty when it makes nothing. */
    private static Optional<Set<Object>> made(
            Bench bench, Workspace.Application application, SourceTree tree) throws Exception {
        try {
            Set<Object> objects = new HashSet<>();
            for (RenderedManifest one : bench.render(application, tree)) {
                objects.add(one.manifest().key() + " " + unordered(one.manifest().root()));
            }
            return Optional.of(objects);
        } catch (RenderException e) {
            // Half of an edit need not be a source.
            return Optional.empty();
        }
    }

    /** Returns the lines with their breaks. */
    private static List<String> lines(Optional<byte[]> bytes) {
        String text = new String(bytes.orElse(new byte[0]), StandardCharsets.UTF_8);
        return text.isEmpty() ? List.of() : List.of(text.split("(?<=\n)"));
    }

    private static Optional<byte[]> text(String text) {
        return Optional.of(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Where a new item stands in its list is the source's choice. */
    static Object unordered(JsonValue value) {
        return switch (value) {
            case JsonObject object -> {
                Map<String, Object> members = new TreeMap<>();
                object.forEach((name, inner) -> members.put(name, unordered(inner)));
                yield members;
            }
            case JsonArray array ->
                    new HashSet<>(array.stream().map(UnrelatedLines::unordered).toList());
            default -> value;
        };
    }
}
