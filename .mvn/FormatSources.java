import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Formats the Java sources of one module (AOSP style), or with {@code check} fails naming those
 * that are not formatted.
 *
 * <p>It runs in the build's own JDK 25 rather than in Maven's JVM, so that the gate holds wherever
 * the build runs. Only files newer than the stamp of the last good run are looked at.
 */
public final class FormatSources {
    public static void main(String[] args) throws Exception {
        boolean apply = args[0].equals("apply");
        Path stamp = Path.of(args[1]);
        FileTime last =
                Files.exists(stamp) ? Files.getLastModifiedTime(stamp) : FileTime.fromMillis(0);
        FileTime started = FileTime.fromMillis(System.currentTimeMillis());
        var formatter =
                new Formatter(
                        JavaFormatterOptions.builder()
                                .style(JavaFormatterOptions.Style.AOSP)
                                .build());
        List<Path> changed = new ArrayList<>();
        for (int i = 2; i < args.length; i++) {
            changed.addAll(changedSince(last, Path.of(args[i])));
        }
        // Side by side: on a new machine it is every file.
        List<Path> unformatted =
                changed.parallelStream().filter(file -> !isFormatted(formatter, file, apply)).toList();
        if (!unformatted.isEmpty()) {
            System.err.println("Not formatted (run ./mvnw verify without CI set to format them):");
            unformatted.forEach(file -> System.err.println("  " + file));
            System.exit(1);
        }
        Files.createDirectories(stamp.getParent());
        Files.writeString(stamp, "");
        Files.setLastModifiedTime(stamp, started);
    }

    private static List<Path> changedSince(FileTime last, Path root) throws IOException {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<Path> changed = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                if (Files.getLastModifiedTime(file).compareTo(last) > 0
                        && !file.toString().contains("/target/")) {
                    changed.add(file);
                }
            }
        }
        return changed;
    }

    /** Whether the file is formatted as it should be, in the end. */
    private static boolean isFormatted(Formatter formatter, Path file, boolean apply) {
        try {
            String source = Files.readString(file);
            String formatted =
                    formatter.formatSource(RemoveUnusedImports.removeUnusedImports(source));
            if (formatted.equals(source)) {
                return true;
            }
            if (apply) {
                Files.writeString(file, formatted);
            }
            return apply;
        } catch (IOException | FormatterException failed) {
            throw new IllegalStateException("cannot format " + file, failed);
        }
    }
}
