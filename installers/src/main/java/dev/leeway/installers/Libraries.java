package dev.leeway.installers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The application's libraries as a package carries them: without the native code of other systems,
 * and stored instead of compressed, because the package is compressed as a whole and much better.
 */
final class Libraries {
    private static final List<String> SQLITE = List.of("org/sqlite/native/");
    private static final List<String> JNA = List.of("com/sun/jna/");

    private final Platform platform;
    private final FileTime time;

    Libraries(Platform platform, FileTime time) {
        this.platform = platform;
        this.time = time;
    }

    /** Copies every library of a folder. */
    void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        for (Path jar : Tree.files(from)) {
            repack(jar, to.resolve(jar.getFileName().toString()));
        }
    }

    /** Copies one library. */
    void repack(Path jar, Path to) throws IOException {
        Predicate<String> wanted = wanted(jar.getFileName().toString());
        try (ZipFile source = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(to);
                ZipOutputStream target = new ZipOutputStream(file)) {
            target.setMethod(ZipOutputStream.STORED);
            List<? extends ZipEntry> entries =
                    source.stream()
                            .filter(entry -> !entry.isDirectory())
                            .filter(entry -> wanted.test(entry.getName()))
                            .toList();
            for (ZipEntry entry : entries) {
                byte[] content;
                try (InputStream stream = source.getInputStream(entry)) {
                    content = stream.readAllBytes();
                }
                CRC32 sum = new CRC32();
                sum.update(content);
                ZipEntry stored = new ZipEntry(entry.getName());
                stored.setMethod(ZipEntry.STORED);
                stored.setSize(content.length);
                stored.setCrc(sum.getValue());
                stored.setLastModifiedTime(time);
                target.putNextEntry(stored);
                target.write(content);
                target.closeEntry();
            }
        }
    }

    private Predicate<String> wanted(String jar) {
        String name = jar.toLowerCase(Locale.ROOT);
        if (name.startsWith("sqlite-jdbc")) {
            return entry -> !foreign(entry, SQLITE, platform.sqliteFolder());
        }
        if (name.startsWith("jna-jpms") || name.startsWith("jna-5")) {
            return entry ->
                    !nativeCode(entry) || !foreign(entry, JNA, platform.jnaFolder());
        }
        return entry -> true;
    }

    private static boolean foreign(String entry, List<String> roots, String own) {
        return roots.stream()
                .anyMatch(root -> entry.startsWith(root) && !entry.startsWith(root + own));
    }

    private static boolean nativeCode(String entry) {
        return entry.endsWith(".so")
                || entry.endsWith(".dll")
                || entry.endsWith(".jnilib")
                || entry.endsWith(".dylib")
                || entry.endsWith(".a");
    }
}
