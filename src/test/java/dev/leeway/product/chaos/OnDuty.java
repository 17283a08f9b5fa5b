package dev.leeway.product.chaos;

import dev.leeway.desktop.EngineWiring;
import dev.leeway.desktop.Main;
import dev.leeway.desktop.command.Commands;
import dev.leeway.desktop.command.Output;
import dev.leeway.engine.store.LeewayStore;
import dev.leeway.engine.workspace.UserPlaces;
import dev.leeway.product.story.Household.Answer;
import dev.leeway.product.story.UserHome;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Whoever is on duty, with a Leeway that is started anew for every command: in this Java, where its
 * clock can jump, or as a process of its own, which can be killed and whose disk can be full.
 */
final class OnDuty {
    /** A process that was killed has this exit code. */
    static final int KILLED = 137;

    private static final String PASSPHRASE = "open sesame 42";
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final Path folder;
    private final Jumping clock = new Jumping();
    private volatile Duration slept = Duration.ZERO;

    OnDuty(Path folder, String workspace) throws IOException {
        this.folder = folder;
        Files.createDirectories(folder.resolve("home"));
        UserHome.introduce("ada", user());
        Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n");
        Files.writeString(file(), workspace);
    }

    /** A clock that is the system's until somebody sets it. */
    private final class Jumping extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(slept);
        }
    }

    /** Sets Leeway's clock so far off the system's. */
    void clockIsOffBy(Duration difference) {
        slept = difference;
    }

    Path file() {
        return folder.resolve("leeway.yaml");
    }

    Path user() {
        return folder.resolve("user");
    }

    Path home() {
        return folder.resolve("home");
    }

    private UserPlaces places() {
        return UserPlaces.of(
                System.getProperty("os.name", ""),
                Map.of(UserPlaces.HOME_VARIABLE, home().toString()),
                user());
    }

    /** Opens the store beside whoever has it open. */
    LeewayStore store() throws Exception {
        return LeewayStore.open(places().data(), places().state(), Clock.systemUTC());
    }

    /** Runs a command in this Java. */
    Answer leeway(List<String> arguments) {
        return typing("", arguments);
    }

    /** Runs a command in this Java to which something is typed. */
    Answer typing(String typed, List<String> arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        try (EngineWiring wiring =
                new EngineWiring(
                        places(),
                        () -> false,
                        "chaos",
                        _ -> Optional.of(PASSPHRASE.toCharArray()),
                        clock)) {
            int exit =
                    new Commands(
                                    wiring,
                                    new Output(
                                            new PrintWriter(out),
                                            new PrintWriter(err, true),
                                            false),
                                    new BufferedReader(new StringReader(typed)),
                                    "ada",
                                    "chaos")
                            .run(arguments);
            return new Answer(exit, out.toString(), err.toString());
        }
    }

    /** Starts a command as a process of its own. */
    Running start(List<String> arguments) throws IOException {
        return started(java(arguments));
    }

    /** Starts a command as a process whose files may not grow beyond so many kilobytes. */
    Running startWithShortFiles(List<String> arguments, int kilobytes) throws IOException {
        return started(
                joined(
                        List.of("bash", "-c", "ulimit -f " + kilobytes + " && exec \"$@\"", "bash"),
                        java(arguments)));
    }

    /**
     * Starts a command as a process whose home lies on a disk with so many kilobytes left. What it
     * wrote is brought back afterwards.
     */
    Running startOnFullDisk(List<String> arguments, int kilobytes) throws IOException {
        Path real = Files.createDirectories(folder.resolve("real"));
        String script =
                """
                set -e
                mount --bind "%1$s" "%2$s"
                size=$(( $(du -sk "%2$s" | cut -f1) * 5 / 4 + 64 + %3$d ))
                mount -t tmpfs -o size=${size}k tmpfs "%1$s"
                cp -a "%2$s/." "%1$s/"
                left=$(( $(df -k --output=avail "%1$s" | tail -1) - %3$d ))
                if [ $left -gt 0 ]; then head -c ${left}k /dev/zero > "%1$s/filler"; fi
                rc=0
                "$@" || rc=$?
                rm -f "%1$s/filler"
                find "%2$s" -mindepth 1 -delete
                cp -a "%1$s/." "%2$s/"
                exit $rc
                """
                        .formatted(home(), real, kilobytes);
        return started(
                joined(List.of("unshare", "-rm", "bash", "-c", script, "bash"), java(arguments)));
    }

    /** Returns whether this system lets a process have a small disk of its own. */
    boolean canMount() {
        try {
            Process process =
                    new ProcessBuilder(
                                    "unshare",
                                    "-rm",
                                    "sh",
                                    "-c",
                                    "mount -t tmpfs -o size=1m tmpfs '" + user() + "'")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static List<String> joined(List<String> before, List<String> command) {
        List<String> all = new ArrayList<>(before);
        all.addAll(command);
        return all;
    }

    private List<String> java(List<String> arguments) {
        return joined(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Xmx256m",
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:-UsePerfData",
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        System.getProperty(
                                "surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName()),
                arguments);
    }

    private Running started(List<String> command) throws IOException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().put(UserPlaces.HOME_VARIABLE, home().toString());
        builder.environment().put("HOME", user().toString());
        builder.environment()
                .put("LEEWAY_PASSPHRASE_FILE", folder.resolve("passphrase").toString());
        return new Running(builder.start(), out, err);
    }

    /** A process at work. */
    record Running(Process process, Path out, Path err) {
        /** Kills it with SIGKILL. */
        void kill() {
            process.destroyForcibly();
        }

        /** Waits for its end and returns what it said. */
        Answer ended() throws IOException, InterruptedException {
            try {
                if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IOException(
                            "the process does not end; it said " + Files.readString(err));
                }
                return new Answer(
                        process.exitValue(), Files.readString(out), Files.readString(err));
            } finally {
                process.destroyForcibly().waitFor();
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        }
    }
}
