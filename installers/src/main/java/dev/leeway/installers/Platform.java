package dev.leeway.installers;

import java.util.Locale;

/** The system and processor that this build runs on; packages are made for no other. */
enum Platform {
    /** Linux. */
    LINUX("Linux", "linux"),
    /** Windows. */
    WINDOWS("Windows", "win32"),
    /** macOS. */
    MACOS("Mac", "darwin");

    private final String sqlite;
    private final String jna;

    Platform(String sqlite, String jna) {
        this.sqlite = sqlite;
        this.jna = jna;
    }

    static Platform current() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.contains("win") ? WINDOWS : name.contains("mac") ? MACOS : LINUX;
    }

    /** Where the SQLite library keeps its native code for this system. */
    String sqliteFolder() {
        return sqlite + "/" + (arm() ? "aarch64" : "x86_64") + "/";
    }

    /** What the SQLite library's native code is called on this system. */
    String sqliteFile() {
        return System.mapLibraryName("sqlitejdbc");
    }

    /** Where JNA keeps its native code for this system. */
    String jnaFolder() {
        return jna + "-" + (arm() ? "aarch64" : "x86-64") + "/";
    }

    /** The folder of this system under {@code installers}. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The processor as Debian calls it. */
    static String debianProcessor() {
        return arm() ? "arm64" : "amd64";
    }

    /** The processor as rpm calls it. */
    static String rpmProcessor() {
        return arm() ? "aarch64" : "x86_64";
    }

    private static boolean arm() {
        return System.getProperty("os.arch").equals("aarch64");
    }
}
