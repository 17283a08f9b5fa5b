package dev.leeway.installers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The Java runtime of a package: the JDK's modules that Leeway reaches, and JavaFX linked in, so
 * that nothing is unpacked at the first start.
 */
final class RuntimeImage {
    /** What jdeps names for the libraries, and what they find by name while running. */
    private static final List<String> MODULES =
            List.of(
                    "java.base",
                    "java.desktop",
                    "java.logging",
                    "java.management",
                    "java.naming",
                    "java.net.http",
                    "java.rmi",
                    "java.scripting",
                    "java.security.jgss",
                    "java.sql",
                    "java.xml",
                    "javafx.controls",
                    "jdk.crypto.ec",
                    "jdk.httpserver",
                    "jdk.localedata",
                    "jdk.net",
                    "jdk.unsupported",
                    "jdk.zipfs");

    private final Path fxJars;
    private final Path scratch;

    RuntimeImage(Path fxJars, Path scratch) {
        this.fxJars = fxJars;
        this.scratch = scratch;
    }

    /** Links the runtime into a folder that must not exist. */
    void link(Path to) throws IOException, InterruptedException {
        Path modules = Tree.fresh(scratch.resolve("fx-modules"));
        for (Path jar : Tree.files(fxJars)) {
            if (isModule(jar)) {
                module(jar, modules);
            }
        }
        // Stored, because the package is compressed as a whole, and a stored image starts faster.
        Tool.ofJdk("jlink")
                .with("--module-path", modules)
                .with("--add-modules", String.join(",", MODULES))
                .with("--include-locales", "en,de")
                .with("--strip-debug", "--no-header-files", "--no-man-pages")
                .with("--compress", "zip-0")
                .with("--generate-cds-archive")
                .with("--output", to)
                .run();
        // For heaps beyond 32 GB, which Leeway never asks for.
        Files.deleteIfExists(to.resolve("lib/server/classes_nocoops.jsa"));
    }

    /** The artifacts without native code beside these are empty. */
    private static boolean isModule(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            return zip.getEntry("module-info.class") != null;
        }
    }

    private void module(Path jar, Path modules) throws IOException, InterruptedException {
        String name = jar.getFileName().toString().replaceAll("-\\d.*", "").replace('-', '.');
        Path classes = Tree.fresh(scratch.resolve(name + "-classes"));
        Path natives = Tree.fresh(scratch.resolve(name + "-natives"));
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(one -> !one.isDirectory()).toList()) {
                boolean code = entry.getName().matches("[^/]+\\.(so|dll|dylib)");
                Path target = (code ? natives : classes).resolve(entry.getName());
                Files.createDirectories(target.getParent());
                try (InputStream stream = zip.getInputStream(entry)) {
                    Files.copy(stream, target);
                }
            }
        }
        Tool.ofJdk("jmod")
                .with("create", "--class-path", classes, "--libs", natives)
                .with(modules.resolve(name + ".jmod"))
                .run();
    }
}
