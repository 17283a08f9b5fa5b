package dev.leeway.installers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The application's libraries as a package carries them: without the native code of other systems,
 * and stored instead of compressed, because the package is compressed as a whole and much better;
 * without the signatures of single entries, because Java keeps no class of a signed library in a
 * start-up cache, and what was repacked is no longer what was signed as a whole. The package's own
 * signature, where there is one, is over all of it.
 */
final class Libraries {
    private static final List<String> SQLITE = List.of("org/sqlite/native/");
    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final List<String> JNA = List.of("com/sun/jna/");

    private final Platform platform;
    private final FileTime time;

    Libraries(Platform platform, FileTime time) {
        this.platform = platform;
        this.time = time;
    }

    /**
     * Copies every library of a folder.
     *
     * @param more the folders of what some get in addition, by how their names begin
     */
    void copy(Path from, Path to, Map<String, Path> more) throws IOException {
        Files.createDirectories(to);
        for (Path jar : Tree.files(from)) {
            String name = jar.getFileName().toString();
            Optional<Path> addition =
                    more.entrySet().stream()
                            .filter(one -> name.startsWith(one.getKey()))
                            .map(Map.Entry::getValue)
                            .findFirst();
            repack(jar, to.resolve(name), addition);
        }
    }

    /** Places the native code of the SQLite library beside the libraries. */
    void placeSqlite(Path from, Path to) throws IOException {
        boolean placed = false;
        String entry = SQLITE.getFirst() + platform.sqliteFolder() + platform.sqliteFile();
        for (Path jar : Tree.files(from)) {
            if (!jar.getFileName().toString().startsWith("sqlite-jdbc")) {
                continue;
            }
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                ZipEntry code = zip.getEntry(entry);
                if (code != null) {
                    try (InputStream stream = zip.getInputStream(code)) {
                        Files.copy(stream, to.resolve(platform.sqliteFile()));
                    }
                    placed = true;
                }
            }
        }
        if (!placed) {
            throw new PackagingException("no SQLite library has " + entry, "");
        }
    }

    /** Copies one library. */
    void repack(Path jar, Path to) throws IOException {
        repack(jar, to, Optional.empty());
    }

    private void repack(Path jar, Path to, Optional<Path> addition) throws IOException {
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
                add(
                        target,
                        entry.getName(),
                        entry.getName().equals(MANIFEST) ? main(content) : content);
            }
            if (addition.isPresent()) {
                for (Path one : Tree.files(addition.get())) {
                    String name = addition.get().relativize(one).toString().replace('\\', '/');
                    add(target, name, Files.readAllBytes(one));
                }
            }
        }
    }

    private void add(ZipOutputStream target, String name, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry stored = new ZipEntry(name);
        stored.setMethod(ZipEntry.STORED);
        stored.setSize(content.length);
        stored.setCrc(sum.getValue());
        stored.setLastModifiedTime(time);
        target.putNextEntry(stored);
        target.write(content);
        target.closeEntry();
    }

    /** Returns the main section of a manifest; the others hold the digests of single entries. */
    private static byte[] main(byte[] manifest) {
        String text = new String(manifest, StandardCharsets.UTF_8).replace("\r\n", "\n");
        int end = text.indexOf("\n\n");
        return end < 0 || !text.contains("-Digest:")
                ? manifest
                : text.substring(0, end + 2).getBytes(StandardCharsets.UTF_8);
    }

    private static boolean signature(String entry) {
        return entry.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)");
    }

    private Predicate<String> wanted(String jar) {
        String name = jar.toLowerCase(Locale.ROOT);
        if (name.startsWith("sqlite-jdbc")) {
            // This system's own lies beside the library.
            return entry -> !entry.startsWith(SQLITE.getFirst());
        }
        if (name.startsWith("jna-jpms") || name.startsWith("jna-5")) {
            return entry -> !nativeCode(entry) || !foreign(entry, JNA, platform.jnaFolder());
        }
        return entry -> !signature(entry);
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
