package dev.leeway.installers;

import java.util.ArrayList;
import java.util.List;

/** The options of the Java runtime; a start-up cache holds only for those it was made with. */
final class Options {
    private static final List<String> SHARED =
            List.of(
                    "-XX:+UseSerialGC",
                    "-XX:-UsePerfData",
                    "-Dsun.net.httpserver.nodelay=true",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Xlog:aot*=off",
                    "-Xlog:cds*=off");

    private Options() {}

    /** Commands without a window end soon, so the second compiler would not pay. */
    static List<String> headless(String app) {
        List<String> options = new ArrayList<>(headlessWithoutCache());
        options.add("-XX:AOTCache=" + app + "/headless.aot");
        return options;
    }

    static List<String> headlessWithoutCache() {
        List<String> options = new ArrayList<>(SHARED);
        options.add("-Xmx768m");
        options.add("-XX:TieredStopAtLevel=1");
        return options;
    }

    /**
     * Questions that are answered before anything is set up. They load so few classes that opening
     * a cache of twelve thousand would take longer than they do.
     */
    static List<String> brief() {
        return List.of("-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-Xmx64m");
    }

    /** The window. */
    static List<String> window(String app) {
        List<String> options = new ArrayList<>(windowWithoutCache());
        options.add("-XX:AOTCache=" + app + "/window.aot");
        return options;
    }

    static List<String> windowWithoutCache() {
        List<String> options = new ArrayList<>(SHARED);
        options.add("-Xmx1g");
        options.add("--enable-native-access=javafx.graphics");
        return options;
    }
}
