package dev.leeway.installers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The licences and notices that libraries carry, in a folder for each of them. */
final class Notices {
    private Notices() {}

    /** Copies what the libraries of a folder say about themselves. */
    static void collect(Path libraries, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path jar : Tree.files(libraries)) {
            String name = jar.getFileName().toString();
            if (!name.endsWith(".jar")) {
                continue;
            }
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : zip.stream().filter(Notices::speaks).toList()) {
                    Path folder = to.resolve(name.substring(0, name.length() - 4));
                    Files.createDirectories(folder);
                    try (InputStream stream = zip.getInputStream(entry)) {
                        Files.write(
                                folder.resolve(entry.getName().replace('/', '_')),
                                stream.readAllBytes());
                    }
                }
            }
        }
    }

    /**
     * Writes how the packaged libraries differ from those that their makers published, as their
     * licences ask.
     *
     * @param published the libraries as they were published
     * @param packaged the same as the package carries them
     */
    static void tellChanges(Path published, Path packaged, Path to) throws IOException {
        StringBuilder text =
                new StringBuilder(
                        """
                        The libraries are stored instead of compressed, because the package is compressed as a whole.
                        A library that was signed entry by entry carries neither those signatures nor the digests in
                        its manifest. Left out are, by library:
                        """);
        for (Path jar : Tree.files(published)) {
            Path own = packaged.resolve(jar.getFileName().toString());
            if (!jar.toString().endsWith(".jar") || !Files.exists(own)) {
                continue;
            }
            Set<String> lacking = entries(jar);
            lacking.removeAll(entries(own));
            if (!lacking.isEmpty()) {
                text.append('\n').append(jar.getFileName()).append('\n');
                lacking.forEach(entry -> text.append("  ").append(entry).append('\n'));
            }
        }
        Files.createDirectories(to);
        Files.writeString(to.resolve("CHANGES.txt"), text);
    }

    private static Set<String> entries(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static boolean speaks(ZipEntry entry) {
        String name = entry.getName();
        String file = name.substring(name.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT);
        return !entry.isDirectory()
                && !file.endsWith(".CLASS")
                && (file.startsWith("LICENSE")
                        || file.startsWith("LICENCE")
                        || file.startsWith("NOTICE")
                        || file.startsWith("COPYING")
                        || file.contains("OFL"));
    }
}
