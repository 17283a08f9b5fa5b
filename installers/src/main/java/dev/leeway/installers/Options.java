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

    /**
     * Metadata is never a reason to collect everything: that was one pause of a tenth of a second,
     * in the middle of the first busy minute.
     */
    private static final String METADATA = "-XX:MetaspaceSize=160m";

    /**
     * The window's heap begins small and grows when it has to: a tenth of the machine's memory,
     * which Java would take, is written once from end to end and stays with the process. New
     * objects have room until the first frame is drawn: collecting them before was a pause of 80 ms
     * in front of it.
     */
    private static final List<String> SMALL = List.of("-Xms96m", "-XX:NewSize=54m");

    /**
     * The first compiler begins with what is still hot after three times as many calls as usual,
     * the second after ten times: two cores have the first frames to compute, and what hardly runs
     * again was half of the compilers' work. The scale counts for the numbers after it, too; with
     * the second waiting thirty times as long, a busy window drew a third fewer frames.
     */
    private static final List<String> PATIENT =
            List.of(
                    "-XX:CompileThresholdScaling=3",
                    "-XX:Tier4InvocationThreshold=16667",
                    "-XX:Tier4MinInvocationThreshold=2000",
                    "-XX:Tier4CompileThreshold=50000",
                    "-XX:Tier4BackEdgeThreshold=133333");

    /**
     * Leaves out of a cache which methods were hot while it was noted: all of them would be
     * compiled at once at every start.
     */
    static final List<String> WITHOUT_HEAT =
            List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTRecordTraining");

    /** Commands without a window end soon, so the second compiler would not pay. */
    static List<String> headless(Platform platform, String app) {
        List<String> options = new ArrayList<>(headlessWithoutCache(platform, app));
        options.add("-XX:AOTCache=" + app + "/headless.aot");
        return options;
    }

    static List<String> headlessWithoutCache(Platform platform, String app) {
        List<String> options = shared(platform, app);
        options.add("-Xmx768m");
        options.add("-XX:TieredStopAtLevel=1");
        return options;
    }

    /**
     * Questions that are answered before anything is set up. They load so few classes that opening
     * a cache of twelve thousand would take longer than they do.
     */
    static List<String> brief() {
        return List.of(
                "-XX:+UseSerialGC", "-XX:-UsePerfData", "-XX:TieredStopAtLevel=1", "-Xmx64m");
    }

    /** The window. */
    static List<String> window(Platform platform, String app) {
        List<String> options = new ArrayList<>(windowWithoutCache(platform, app));
        options.add("-XX:AOTCache=" + app + "/window.aot");
        return options;
    }

    static List<String> windowWithoutCache(Platform platform, String app) {
        List<String> options = shared(platform, app);
        options.add("-Xmx1g");
        options.addAll(SMALL);
        options.add(METADATA);
        options.addAll(PATIENT);
        if (platform == Platform.LINUX) {
            // What a start freed goes back to the system; only glibc needs to be told.
            options.add("-XX:TrimNativeHeapInterval=5000");
            // Twelve thousand pages fewer to be asked for one by one before the first frame.
            options.add("-XX:+UseTransparentHugePages");
        }
        options.add("--enable-native-access=javafx.graphics");
        return options;
    }

    private static List<String> shared(Platform platform, String app) {
        List<String> options = new ArrayList<>(SHARED);
        // It lies beside its library; the library would unpack it anew at every start.
        options.add("-Dorg.sqlite.lib.path=" + app);
        options.add("-Dorg.sqlite.lib.name=" + platform.sqliteFile());
        return options;
    }
}
