package dev.leeway.desktop.screen;

import dev.leeway.desktop.control.Facts;
import dev.leeway.desktop.state.ObjectFacts;
import dev.leeway.desktop.state.ObjectFacts.Ready;
import dev.leeway.desktop.text.Text;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** What an object says of itself, in words for a line of a tree. Pure. */
public final class FactWords {
    private final Text text;

    /** Makes the words in a language. */
    public FactWords(Text text) {
        this.text = text;
    }

    /**
     * Returns the words.
     *
     * @param withImages whether the images stand in the line too, and not only where it is pointed
     *     at
     */
    public Facts of(ObjectFacts facts, boolean withImages, Instant now) {
        return switch (facts) {
            case ObjectFacts.Absent _ -> Facts.NONE;
            case ObjectFacts.Unread _ ->
                    new Facts("", "", "?", "", List.of(text.text("clusters.tree-unread")));
            case ObjectFacts.Known known ->
                    new Facts(
                            known.restarts().isPresent() && known.restarts().getAsLong() > 0
                                    ? text.text(
                                            "clusters.tree-restarts", known.restarts().getAsLong())
                                    : "",
                            known.pods().map(this::ready).orElse(""),
                            known.created().map(at -> text.age(at, now)).orElse(""),
                            withImages ? images(known) : "",
                            whole(known, now));
        };
    }

    private String ready(Ready ready) {
        return text.text("clusters.tree-ready", count(ready.ready()), count(ready.wanted()));
    }

    private static String count(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "?";
    }

    /** The registry is the same nearly everywhere; the tag is what people look for. */
    private static String images(ObjectFacts.Known known) {
        return known.images().stream()
                .map(image -> image.substring(image.lastIndexOf('/') + 1))
                .map(FactWords::withoutDigest)
                .collect(Collectors.joining(", "));
    }

    private static String withoutDigest(String image) {
        int digest = image.indexOf("@sha256:");
        int shown = digest + "@sha256:".length() + 7;
        return digest < 0 || image.length() <= shown ? image : image.substring(0, shown) + "…";
    }

    private List<String> whole(ObjectFacts.Known known, Instant now) {
        List<String> lines = new ArrayList<>();
        known.pods()
                .map(
                        ready ->
                                ready.ready().isEmpty()
                                        ? text.text(
                                                "clusters.tree-not-counted", count(ready.wanted()))
                                        : ready(ready))
                .ifPresent(lines::add);
        if (known.restarts().isPresent()) {
            String often = text.text("clusters.tree-restarts", known.restarts().getAsLong());
            lines.add(
                    known.lastRestart()
                            .map(
                                    at ->
                                            text.text(
                                                    "clusters.tree-restarts-last",
                                                    often,
                                                    text.age(at, now)))
                            .orElse(often));
        }
        lines.addAll(known.images());
        known.created()
                .map(at -> text.text("clusters.tree-created", text.moment(at)))
                .ifPresent(lines::add);
        return lines;
    }
}
