package dev.leeway.installers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
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
