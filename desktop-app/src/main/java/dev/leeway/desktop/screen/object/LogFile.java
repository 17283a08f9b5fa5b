package dev.leeway.desktop.screen.object;

import dev.leeway.engine.browse.ClusterBrowser;
import dev.leeway.engine.browse.LogLine;
import dev.leeway.engine.browse.LogNews;
import dev.leeway.engine.browse.LogRequest;
import dev.leeway.engine.live.ClusterException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;

/** Writes whole logs into a file, a piece at a time. */
final class LogFile {
    private LogFile() {}

    /**
     * Writes logs one after the other; the file appears when it is complete.
     *
     * @throws IOException when the disk refuses
     * @throws ClusterException when a log cannot be read
     */
    static void write(ClusterBrowser browser, List<LogRequest> requests, Path file)
            throws IOException, ClusterException, InterruptedException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            writeAll(browser, requests, requests.size() > 1, part);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void writeAll(
            ClusterBrowser browser, List<LogRequest> requests, boolean several, Path file)
            throws IOException, ClusterException, InterruptedException {
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (LogRequest request : requests) {
                String prefix = several ? request.pod() + "/" + request.container() + " " : "";
                browser.log(
                        request,
                        news -> {
                            if (news instanceof LogNews.Lines(List<LogLine> more)) {
                                writeLines(out, prefix, more);
                            }
                        });
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void writeLines(Writer out, String prefix, List<LogLine> lines) {
        try {
            for (LogLine line : lines) {
                out.write(prefix);
                if (line.at().isAfter(Instant.EPOCH)) {
                    out.write(line.at() + " ");
                }
                out.write(line.text());
                out.write('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
