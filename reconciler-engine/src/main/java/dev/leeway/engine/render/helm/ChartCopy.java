package dev.leeway.engine.render.helm;

import dev.leeway.engine.render.NoticePhrase;
import dev.leeway.engine.render.Origin;
import dev.leeway.engine.render.RenderedManifests.Notice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Readies the private copy of a chart for the library. */
final class ChartCopy {
    private ChartCopy() {}

    /**
     * Hides the hook annotation in every file, and says what the library cannot be told.
     *
     * @param copy the copy
     * @param folder the chart's folder in the repository, for the notices
     */
    static List<Notice> prepare(Path copy, String folder) throws IOException {
        List<Notice> notices = new ArrayList<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(copy)) {
            files =
                    walk.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                            .sorted()
                            .toList();
        }
        boolean asksForApis = false;
        for (Path file : files) {
            if (file.toString().endsWith(".tgz")) {
                notices.add(
                        new Notice(
                                new Origin(folder + "/" + copy.relativize(file), 0, 0),
                                NoticePhrase.CHART_PACKED.of()));
                continue;
            }
            // Latin 1 keeps every byte, whatever the file's encoding.
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            asksForApis |= text.contains(".Capabilities.APIVersions");
            String hidden = HookAnnotation.hide(text);
            if (!hidden.equals(text)) {
                Files.writeString(file, hidden, StandardCharsets.ISO_8859_1);
            }
        }
        if (asksForApis) {
            notices.add(new Notice(new Origin(folder, 0, 0), NoticePhrase.APIS_UNKNOWN.of()));
        }
        return notices;
    }
}
