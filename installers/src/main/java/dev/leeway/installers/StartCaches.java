package dev.leeway.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The caches of loaded and linked classes from which the packaged application starts. They are
 * noted in real runs: the practice workspace without a display, and a comparison with its cluster.
 */
final class StartCaches {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final AppImage image;
    private final Path home;

    StartCaches(AppImage image, Path home) {
        this.image = image;
        this.home = home;
    }

    /** Makes both caches. */
    void make() throws IOException, InterruptedException {
        Tree.fresh(home);
        Path workspace = home.resolve("data/leeway/practice/leeway.yaml");
        Optional<VirtualDisplay> display = VirtualDisplay.start(home);
        if (display.isPresent()) {
            try (VirtualDisplay shown = display.get()) {
                noteWindow(shown);
            }
        } else {
            // Without a display the pictures of the screens load most of what the window would.
            note("window.aot", window(), 0, "practice", "--screenshots", home.resolve("pictures"));
        }
        Path kubeconfig = workspace.resolveSibling("practice.kubeconfig");
        Files.delete(kubeconfig);
        Process cluster = serve(kubeconfig);
        try {
            // Nothing was deployed there, so there are differences, which is exit code 1.
            note("headless.aot", headless(), 1, "compare", "storefront", "-w", workspace);
        } finally {
            cluster.destroy();
            cluster.waitFor(1, TimeUnit.MINUTES);
        }
    }

    /** The window itself, from its start until every application is compared. */
    private void noteWindow(VirtualDisplay display) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(image.java().toString());
        words.addAll(window());
        words.addAll(Options.WITHOUT_HEAT);
        words.add("-XX:AOTCacheOutput=" + image.app().resolve("window.aot"));
        words.addAll(List.of("-cp", image.classPath(), AppImage.MAIN, "practice"));
        ProcessBuilder builder =
                new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("window.log").toFile());
        builder.environment().putAll(places());
        builder.environment().put("DISPLAY", display.name());
        Process process = builder.start();
        Path log = home.resolve("state/leeway/log/leeway.0.log");
        try {
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (!Files.exists(log) || !Files.readString(log).contains("start: compared")) {
                if (!process.isAlive() || System.nanoTime() > end) {
                    throw new PackagingException(
                            "the window did not come up",
                            Files.readString(home.resolve("window.log")));
                }
                TimeUnit.MILLISECONDS.sleep(200);
            }
        } finally {
            // The cache is written when it ends.
            process.destroy();
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
        if (!Files.exists(image.app().resolve("window.aot"))) {
            throw new PackagingException(
                    "the window left no start-up cache",
                    Files.readString(home.resolve("window.log")));
        }
    }

    private List<String> window() {
        return Options.windowWithoutCache(image.platform(), image.app().toString());
    }

    private List<String> headless() {
        return Options.headlessWithoutCache(image.platform(), image.app().toString());
    }

    private void note(String cache, List<String> options, int code, Object... arguments)
            throws IOException, InterruptedException {
        java(options)
                .with("-XX:AOTCacheOutput=" + image.app().resolve(cache))
                .with("-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true")
                .with("-cp", image.classPath(), AppImage.MAIN)
                .with(arguments)
                .run(code);
    }

    private Tool java(List<String> options) {
        return Tool.of(image.java(), places()).with(options.toArray());
    }

    /** The runs have folders of their own: a build must not touch the builder's Leeway. */
    private Map<String, String> places() {
        return Map.of(
                "HOME", home.toString(),
                "LOCALAPPDATA", home.resolve("data").toString(),
                "XDG_DATA_HOME", home.resolve("data").toString(),
                "XDG_STATE_HOME", home.resolve("state").toString(),
                "XDG_CONFIG_HOME", home.resolve("config").toString(),
                "XDG_CACHE_HOME", home.resolve("cache").toString());
    }

    private Process serve(Path kubeconfig) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>();
        words.add(image.java().toString());
        words.addAll(headless());
        words.addAll(List.of("-cp", image.classPath(), AppImage.MAIN, "practice", "--serve"));
        words.addAll(List.of("--kubeconfig", kubeconfig.toString()));
        ProcessBuilder builder =
                new ProcessBuilder(words)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(places());
        Process process = builder.start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(kubeconfig)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                process.destroyForcibly();
                throw new PackagingException("the practice cluster did not start", "");
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return process;
    }
}
