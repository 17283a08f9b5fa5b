package dev.leeway.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The application with its runtime in one folder that runs from anywhere: {@code bin/leeway}, the
 * libraries in {@code lib/app}, the runtime in {@code lib/runtime}, and what systems install around
 * it in {@code share}.
 */
final class AppImage {
    static final String MAIN = "dev.leeway.desktop.Main";

    private final Sources sources;
    private final Platform platform;
    private final Path folder;

    AppImage(Sources sources, Platform platform, Path folder) {
        this.sources = sources;
        this.platform = platform;
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** The system it is for. */
    Platform platform() {
        return platform;
    }

    /** The folder of the libraries. */
    Path app() {
        return switch (platform) {
            case LINUX -> folder.resolve("lib/app");
            case WINDOWS -> folder.resolve("app");
            case MACOS -> folder.resolve("Contents/app");
        };
    }

    /** The runtime's {@code java}. */
    Path java() {
        return switch (platform) {
            case LINUX -> folder.resolve("lib/runtime/bin/java");
            case WINDOWS -> folder.resolve("runtime/bin/java.exe");
            case MACOS -> folder.resolve("Contents/runtime/Contents/Home/bin/java");
        };
    }

    /** Lays the image out with jpackage, then puts Leeway's own start in place where it can. */
    void make(Path runtime, Path libraries, String version)
            throws IOException, InterruptedException {
        Tool jpackage =
                Tool.ofJdk("jpackage")
                        .with("--type", "app-image")
                        .with("--name", platform == Platform.LINUX ? "leeway" : "Leeway")
                        .with("--app-version", version)
                        .with("--vendor", "Leeway")
                        .with("--dest", folder.getParent())
                        .with("--runtime-image", runtime)
                        .with("--input", libraries)
                        .with("--main-jar", "desktop-app-" + version + ".jar")
                        .with("--main-class", MAIN)
                        .with("--icon", sources.icon(platform));
        for (String option : Options.window(platform, "$APPDIR")) {
            jpackage.with("--java-options", option);
        }
        Path resources = sources.of(platform).resolve("package");
        if (Files.isDirectory(resources)) {
            jpackage.with("--resource-dir", resources);
        }
        if (platform == Platform.WINDOWS) {
            jpackage.with(
                    "--add-launcher",
                    "leeway-console=" + sources.of(platform).resolve("console.properties"));
        }
        jpackage.run();
        if (platform == Platform.LINUX) {
            Path start = folder.resolve("bin/leeway");
            Files.writeString(start, script());
            Files.setPosixFilePermissions(start, PosixFilePermissions.fromString("rwxr-xr-x"));
            // jpackage's own start is not used: it cannot tell a window from a command.
            Files.delete(folder.resolve("lib/libapplauncher.so"));
            Files.delete(app().resolve("leeway.cfg"));
        }
    }

    /** Returns the libraries in the one order that the start-up caches hold for. */
    List<String> libraries() throws IOException {
        return Tree.files(app()).stream()
                .map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(".jar"))
                .toList();
    }

    /** Returns the class path, by absolute names. */
    String classPath() throws IOException {
        return libraries().stream()
                .map(name -> app().resolve(name).toString())
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    /** One command for the window and for everything without one. */
    private String script() throws IOException {
        return Files.readString(sources.of(platform).resolve("leeway.sh"))
                .replace(
                        "@CLASS_PATH@",
                        libraries().stream()
                                .map(name -> "$app/" + name)
                                .collect(Collectors.joining(":")))
                .replace("@BRIEF@", String.join(" ", Options.brief()))
                .replace("@HEADLESS@", words(Options.headless(platform, "$app")))
                .replace("@WINDOW@", words(Options.window(platform, "$app")))
                .replace("@MAIN@", MAIN);
    }

    /** The folder's own name may have spaces. */
    private static String words(List<String> options) {
        return options.stream()
                .map(option -> option.contains("$app") ? "\"" + option + "\"" : option)
                .collect(Collectors.joining(" "));
    }
}
