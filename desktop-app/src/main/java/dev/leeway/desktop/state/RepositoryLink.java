package dev.leeway.desktop.state;

import dev.leeway.desktop.state.RepositoryPlace.View;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts of a link into a repository: its name, the revision, the side, and what is open there,
 * each as {@code NAME=VALUE}, as in {@code platform/main/files/path=apps/a.yaml/line=7}. Pure.
 */
final class RepositoryLink {
    private RepositoryLink() {}

    /** Returns the parts of a place, not encoded. */
    static List<String> parts(RepositoryPlace place) {
        List<String> parts = new ArrayList<>(List.of(place.repository(), place.revision()));
        switch (place.view()) {
            case View.Files(String path, int line) -> {
                parts.add("files");
                add(parts, "path", path);
                add(parts, "line", line == 0 ? "" : Integer.toString(line));
            }
            case View.Commits(String commit, String search) -> {
                parts.add("commits");
                add(parts, "commit", commit);
                add(parts, "search", search);
            }
            case View.Compare(String from, boolean rendered, String path) -> {
                parts.add(rendered ? "rendered" : "compare");
                add(parts, "from", from);
                add(parts, "path", path);
            }
            case View.Requests _ -> parts.add("requests");
        }
        return parts;
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + value);
        }
    }

    /** Returns the place of decoded parts; empty when they are none. */
    static Optional<RepositoryPlace> parse(List<String> parts) {
        if (parts.size() < 3) {
            return Optional.empty();
        }
        List<String> open = parts.subList(3, parts.size());
        return view(parts.get(2), open)
                .map(side -> new RepositoryPlace(parts.get(0), parts.get(1), side));
    }

    private static Optional<View> view(String side, List<String> open) {
        return switch (side) {
            case "files" -> files(open);
            case "commits" ->
                    Optional.of(new View.Commits(value(open, "commit"), value(open, "search")));
            case "compare", "rendered" ->
                    Optional.of(
                            new View.Compare(
                                    value(open, "from"),
                                    side.equals("rendered"),
                                    value(open, "path")));
            case "requests" -> Optional.of(new View.Requests());
            default -> Optional.empty();
        };
    }

    private static Optional<View> files(List<String> open) {
        String line = value(open, "line");
        return line.matches("[0-9]{0,7}")
                ? Optional.of(
                        new View.Files(
                                value(open, "path"), line.isEmpty() ? 0 : Integer.parseInt(line)))
                : Optional.empty();
    }

    private static String value(List<String> open, String name) {
        return open.stream()
                .filter(part -> part.startsWith(name + "="))
                .map(part -> part.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }
}
