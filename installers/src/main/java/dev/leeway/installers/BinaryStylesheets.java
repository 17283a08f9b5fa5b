package dev.leeway.installers;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Writes the form of stylesheets that JavaFX reads without parsing, beside each of them: it looks
 * for that form first. A program of its own, because it needs JavaFX, which this build runs
 * without.
 */
public final class BinaryStylesheets {
    private static final String SHEET = "javafx.css.Stylesheet";
    private static final int TRIES = 64;

    private BinaryStylesheets() {}

    /**
     * Makes the binary form of every stylesheet of one folder in another; none where sets of this
     * process go backwards.
     */
    public static void main(String[] arguments) throws Exception {
        if (!List.copyOf(Set.of("first", "second")).getFirst().equals("first")) {
            return;
        }
        Path from = Path.of(arguments[0]);
        Path to = Path.of(arguments[1]);
        for (Path file : Tree.files(from)) {
            String name = from.relativize(file).toString();
            if (name.endsWith(".css")) {
                Path binary = to.resolve(name.substring(0, name.length() - 4) + ".bss");
                Files.createDirectories(binary.getParent());
                write(file, binary);
            }
        }
    }

    private static void write(Path css, Path binary) throws Exception {
        Class<?> sheet = Class.forName(SHEET);
        sheet.getMethod("convertToBinary", File.class, File.class)
                .invoke(null, css.toFile(), binary.toFile());
        Object read = sheet.getMethod("loadBinary", URL.class).invoke(null, binary.toUri().toURL());
        Class<?> parser = Class.forName("javafx.css.CssParser");
        Object parsed =
                parser.getMethod("parse", URL.class)
                        .invoke(parser.getConstructor().newInstance(), css.toUri().toURL());
        List<String> wanted = says(parsed);
        List<String> got = says(read);
        boolean same = wanted.size() == got.size();
        for (int i = 0; same && i < wanted.size(); i++) {
            same = wanted.get(i).equals(got.get(i)) || unprintable(wanted.get(i));
        }
        if (!same) {
            throw new IllegalStateException(css + " says something else in its binary form");
        }
    }

    /** Styles of borders are arrays, of which JavaFX prints where they lie in memory. */
    private static boolean unprintable(String declaration) {
        return declaration.contains("[Ljavafx.css.ParsedValue;@");
    }

    /** Returns all that a stylesheet says, selectors and declarations in their order. */
    private static List<String> says(Object sheet) throws ReflectiveOperationException {
        List<String> all = new ArrayList<>();
        for (Object rule : (List<?>) sheet.getClass().getMethod("getRules").invoke(sheet)) {
            all.add(rule.getClass().getMethod("getSelectors").invoke(rule).toString());
            Object declarations = rule.getClass().getMethod("getDeclarations").invoke(rule);
            ((List<?>) declarations).forEach(one -> all.add(one.toString()));
        }
        return all;
    }

    /** Makes the binary forms of a library's stylesheets in a folder, in the same places. */
    static void make(Path jar, Path to, Path fxJars) throws IOException, InterruptedException {
        Path parsed = Files.createTempDirectory("leeway-stylesheets");
        try {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                List<? extends ZipEntry> sheets =
                        zip.stream().filter(one -> one.getName().endsWith(".css")).toList();
                for (ZipEntry sheet : sheets) {
                    Path file = parsed.resolve(sheet.getName());
                    Files.createDirectories(file.getParent());
                    try (InputStream stream = zip.getInputStream(sheet)) {
                        Files.copy(stream, file);
                    }
                }
            }
            // JavaFX writes sets of pseudo-classes in their order, and Java turns the order of
            // small sets round in every other process: two builds are to give the same bytes.
            for (int i = 0; i < TRIES && Tree.files(Files.createDirectories(to)).isEmpty(); i++) {
                Tool.ofJdk("java")
                        .with("--module-path", fxJars, "--add-modules", "javafx.graphics")
                        .with("-cp", System.getProperty("java.class.path"))
                        .with(BinaryStylesheets.class.getName(), parsed, to)
                        .run();
            }
            if (Tree.files(to).isEmpty()) {
                throw new PackagingException(
                        "no process went forwards", "the binary stylesheets were not made");
            }
        } finally {
            Tree.delete(parsed);
        }
    }
}
