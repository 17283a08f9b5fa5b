package dev.leeway.product.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How quickly Leeway starts, as installed and on the plain class path, turn by turn in one run.
 *
 * <p>Arguments: the installed folder (the one with {@code bin/leeway}), the built application
 * ({@code desktop-app/target}), and how many turns (5 unless told). The window's rows need a
 * display.
 */
public final class StartTable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration IDLE = Duration.ofSeconds(10);
    private static final Pattern MARK = Pattern.compile("start: ([a-z-]+) after (\\d+) ms");

    private final Path installed;
    private final Path built;
    private final Path scratch;

    /** What is started. */
    private enum Way {
        INSTALLED,
        PLAIN
    }

    /** What is measured; a goal of zero is none. */
    private enum Row {
        VERSION("leeway version", "s", 0.25),
        COMPARE("leeway compare of a small application", "s", 1.2),
        FIRST_FRAME("window: first frame", "s", 0.8),
        INTERACTIVE("window: practice workspace interactive", "s", 1.5),
        COMPARED("window: every application compared", "s", 0),
        RESIDENT("window: resident memory when idle", "MB", 300);

        private final String words;
        private final String unit;
        private final double goal;

        Row(String words, String unit, double goal) {
            this.words = words;
            this.unit = unit;
            this.goal = goal;
        }
    }

    private final Map<Row, Map<Way, List<Double>>> figures = new EnumMap<>(Row.class);

    private StartTable(Path installed, Path built, Path scratch) {
        this.installed = installed;
        this.built = built;
        this.scratch = scratch;
    }

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("StartTable INSTALLED-FOLDER desktop-app/target [TURNS]");
            System.exit(2);
        }
        int turns = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 5;
        StartTable table =
                new StartTable(
                        Path.of(arguments[0]).toAbsolutePath(),
                        Path.of(arguments[1]).toAbsolutePath(),
                        Files.createTempDirectory("leeway-start"));
        try {
            table.measure(turns);
            table.print(turns);
        } finally {
            delete(table.scratch);
        }
    }

    private void measure(int turns) throws IOException, InterruptedException {
        boolean display =
                System.getenv("DISPLAY") != null || System.getenv("WAYLAND_DISPLAY") != null;
        if (!display) {
            System.out.println("There is no display: the window is not measured.");
        }
        for (int turn = 0; turn <= turns; turn++) {
            for (Way way : Way.values()) {
                // The first turn fills the system's file cache and is not counted.
                boolean counted = turn > 0;
                note(counted, Row.VERSION, way, seconds(way, 0, "version"));
                if (display) {
                    window(counted, way);
                }
            }
        }
        compare(turns);
    }

    private void compare(int turns) throws IOException, InterruptedException {
        Path home = scratch.resolve("home-INSTALLED");
        Path workspace = home.resolve("data/practice/leeway.yaml");
        if (!Files.exists(workspace)) {
            start(Way.INSTALLED, "practice", "--screenshots", scratch.resolve("shots").toString())
                    .waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
        Path kubeconfig = workspace.resolveSibling("practice.kubeconfig");
        Files.deleteIfExists(kubeconfig);
        Process cluster =
                start(Way.INSTALLED, "practice", "--serve", "--kubeconfig", kubeconfig.toString());
        try {
            await(() -> Files.exists(kubeconfig), "the practice cluster");
            for (int turn = 0; turn <= turns; turn++) {
                for (Way way : Way.values()) {
                    // Nothing was synced there: it differs.
                    double seconds =
                            seconds(way, 1, "compare", "storefront", "-w", workspace.toString());
                    note(turn > 0, Row.COMPARE, way, seconds);
                }
            }
        } finally {
            end(cluster);
        }
    }

    private void window(boolean counted, Way way) throws IOException, InterruptedException {
        Path log = scratch.resolve("home-" + way).resolve("state/log/leeway.0.log");
        Files.deleteIfExists(log);
        Process window = start(way, "practice");
        try {
            await(() -> marks(log).size() == 3, "the window of " + way);
            marks(log).forEach((row, seconds) -> note(counted, row, way, seconds));
            Thread.sleep(IDLE);
            note(counted, Row.RESIDENT, way, resident(window.pid()));
        } finally {
            end(window);
        }
    }

    private static Map<Row, Double> marks(Path log) throws IOException {
        Map<Row, Double> marks = new EnumMap<>(Row.class);
        if (Files.exists(log)) {
            Matcher found = MARK.matcher(Files.readString(log));
            while (found.find()) {
                Row row = Row.valueOf(found.group(1).toUpperCase(Locale.ROOT).replace('-', '_'));
                marks.put(row, Integer.parseInt(found.group(2)) / 1000.0);
            }
        }
        return marks;
    }

    private static double resident(long process) throws IOException {
        Path status = Path.of("/proc", Long.toString(process), "status");
        if (!Files.exists(status)) {
            return Double.NaN;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                .findFirst()
                .orElse(Double.NaN);
    }

    private double seconds(Way way, int code, String... words)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process process = start(way, words);
        if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            end(process);
            throw new IllegalStateException(List.of(words) + " did not end");
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        if (process.exitValue() != code) {
            throw new IllegalStateException(
                    way
                            + " "
                            + List.of(words)
                            + " ended with "
                            + process.exitValue()
                            + ":\n"
                            + Files.readString(scratch.resolve("output")));
        }
        return seconds;
    }

    private Process start(Way way, String... words) throws IOException {
        List<String> line = new ArrayList<>();
        switch (way) {
            case INSTALLED -> line.add(installed.resolve("bin/leeway").toString());
            case PLAIN -> {
                line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
                line.addAll(List.of("--module-path", built.resolve("fx").toString()));
                line.addAll(List.of("--add-modules", "javafx.controls"));
                line.addAll(List.of("-cp", built + "/*:" + built + "/lib/*"));
                line.add("dev.leeway.desktop.Main");
            }
        }
        line.addAll(List.of(words));
        ProcessBuilder builder =
                new ProcessBuilder(line)
                        .redirectErrorStream(true)
                        .redirectOutput(scratch.resolve("output").toFile());
        String home = way == Way.INSTALLED || words[0].equals("compare") ? "INSTALLED" : "PLAIN";
        builder.environment().put("LEEWAY_HOME", scratch.resolve("home-" + home).toString());
        return builder.start();
    }

    private static void end(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private void await(Condition condition, String what) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        what + " did not come:\n" + Files.readString(scratch.resolve("output")));
            }
            Thread.sleep(50);
        }
    }

    private void note(boolean counted, Row row, Way way, double figure) {
        if (counted) {
            figures.computeIfAbsent(row, _ -> new EnumMap<>(Way.class))
                    .computeIfAbsent(way, _ -> new ArrayList<>())
                    .add(figure);
        }
    }

    private void print(int turns) throws IOException {
        System.out.printf(
                "Medians of %d turns (least in brackets), load average %s, %d processors%n",
                turns, load(), Runtime.getRuntime().availableProcessors());
        System.out.printf(
                "%-42s %18s %18s %6s %8s%n", "", "installed", "plain class path", "ratio", "goal");
        figures.forEach(
                (row, ways) -> {
                    Optional<List<Double>> ours = Optional.ofNullable(ways.get(Way.INSTALLED));
                    Optional<List<Double>> plain = Optional.ofNullable(ways.get(Way.PLAIN));
                    double mine = ours.map(StartTable::median).orElse(Double.NaN);
                    double theirs = plain.map(StartTable::median).orElse(Double.NaN);
                    System.out.printf(
                            Locale.ROOT,
                            "%-42s %18s %18s %6.2f %8s %s%n",
                            row.words + ", " + row.unit,
                            ours.map(StartTable::shown).orElse("-"),
                            plain.map(StartTable::shown).orElse("-"),
                            mine / theirs,
                            row.goal == 0 ? "" : "< " + row.goal,
                            row.goal == 0 ? "" : mine < row.goal ? "met" : "MISSED");
                });
    }

    private static String shown(List<Double> all) {
        double least = all.stream().min(Comparator.naturalOrder()).orElse(Double.NaN);
        return String.format(Locale.ROOT, "%.3f (%.3f)", median(all), least);
    }

    private static double median(List<Double> all) {
        List<Double> sorted = all.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private static String load() throws IOException {
        Path file = Path.of("/proc/loadavg");
        return Files.exists(file)
                ? Files.readString(file).strip().replaceAll(" \\d+/.*", "")
                : "not known";
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
