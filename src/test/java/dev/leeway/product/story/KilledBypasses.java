package dev.leeway.product.story;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonValue;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Kills the process of a bypass, seed by seed, at a moment of one of its steps, and sees what a new
 * process makes of it: no fix without a record, no lease without an end, no second branch or
 * request, and always a way to the release.
 *
 * <p>{@code java ... KilledBypasses 200} runs 200 seeds and prints the summary; {@code
 * KilledBypasses 50 101} runs 50 from seed 101 on.
 */
public final class KilledBypasses {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final List<String> STEPS = List.of("start", "propose", "tend");
    private static final int MOST_STEPS_BACK = 30;
    private static final int FEW = 10;

    private final IncidentGround ground;
    private final OnCall ada;
    private final Map<String, Long> lengths = new HashMap<>();
    private final Map<String, Integer> where = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private String classPath =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    private List<String> archive = List.of();
    private int killed;
    private int finished;

    KilledBypasses(IncidentGround ground, OnCall ada) {
        this.ground = ground;
        this.ada = ada;
    }

    /** Runs as many seeds as the first argument says, from the one that the second says. */
    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length == 0 ? 200 : Integer.parseInt(arguments[0]);
        int first = arguments.length < 2 ? 1 : Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("killed-bypasses");
        try (IncidentGround ground = IncidentGround.in(folder)) {
            OnCall ada = ground.engineer(folder.resolve("ada"), "ada");
            KilledBypasses all = new KilledBypasses(ground, ada);
            all.run(first, runs);
            System.out.println(all.summary());
            System.exit(all.violations().isEmpty() ? 0 : 1);
        }
    }

    List<String> violations() {
        return violations;
    }

    String summary() {
        return "killed bypasses: "
                + killed
                + " killed, "
                + finished
                + " ended before the kill, "
                + violations.size()
                + " violations; where they were killed: "
                + where
                + "; branches "
                + ground.forge().pulls().stream().map(Forge.Pull::branch).distinct().count()
                + ", requests "
                + ground.forge().pulls().size()
                + violations.stream().map(one -> "\n  " + one).reduce("", String::concat);
    }

    /** Runs seeds; the first process of all lives, to measure how long steps take. */
    void run(int first, int runs) throws Exception {
        Household.Answer synced = ada.leeway("sync", "-w", ada.file().toString(), "--yes", "shop");
        if (synced.exit() != 0) {
            throw new IOException(synced.err());
        }
        if (runs > FEW) {
            archive =
                    List.of("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archived());
            child(-1, "", 0);
            recovered(-1);
        }
        child(0, "", 0);
        recovered(0);
        for (int seed = first; seed < first + runs; seed++) {
            Random random = new Random(seed);
            String step = STEPS.get(seed % STEPS.size());
            long within = lengths.getOrDefault(step, 1_000L);
            child(seed, step, random.nextLong(Math.max(1, within)));
            recovered(seed);
            if (runs > FEW) {
                System.out.println("seed " + seed + ": " + summary());
            }
        }
    }

    /** Starts a process and kills it so many milliseconds after a step began. */
    private void child(int seed, String step, long after) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Without its second compiler the passphrase's key alone would take five seconds.
        command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-Xlog:disable"));
        command.addAll(archive);
        command.addAll(List.of("-cp", classPath, DoomedBypass.class.getName()));
        command.addAll(List.of(ada.folder().toString(), "c" + seed));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        try (BufferedReader lines =
                        new BufferedReader(
                                new InputStreamReader(
                                        process.getInputStream(), StandardCharsets.UTF_8));
                OutputStream in = process.getOutputStream()) {
            String last = "";
            boolean ended = false;
            long began = 0;
            for (String line = read(lines); line != null; line = read(lines)) {
                long now = System.nanoTime();
                if (!last.isEmpty() && step.isEmpty()) {
                    lengths.put(last, TimeUnit.NANOSECONDS.toMillis(now - began));
                }
                last = line.replace("step ", "");
                began = now;
                if (last.equals(step)) {
                    Thread.sleep(after);
                    // Whoever has ended by then was not killed.
                    ended = !process.isAlive();
                    process.destroyForcibly().waitFor();
                    break;
                }
                if (last.equals("merge")) {
                    mergeAll();
                    in.write('\n');
                    in.flush();
                }
            }
            process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
            if (last.equals("done") || ended) {
                finished++;
            } else if (!last.equals(step)) {
                violations.add("seed " + seed + ": the process ended by itself: " + last);
            } else {
                killed++;
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /**
     * Returns where the first process, which is not killed, leaves its loaded classes for the
     * others; it takes no folders, so those of the class path become jars.
     */
    private Path archived() throws IOException {
        List<String> parts = new ArrayList<>();
        for (String part : classPath.split(File.pathSeparator, -1)) {
            Path place = Path.of(part);
            parts.add(
                    Files.isDirectory(place)
                            ? packed(place, ada.folder().resolve(parts.size() + ".jar"))
                            : part);
        }
        classPath = String.join(File.pathSeparator, parts);
        return ada.folder().resolve("doomed.jsa");
    }

    private static String packed(Path classes, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> all = Files.walk(classes)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = classes.relativize(file).toString();
                out.putNextEntry(new JarEntry(name.replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
        return jar.toString();
    }

    /** Reading from a process that was just killed fails or ends, as it comes. */
    private static @Nullable String read(BufferedReader lines) {
        try {
            return lines.readLine();
        } catch (IOException killed) {
            return null;
        }
    }

    private void mergeAll() throws Exception {
        for (Forge.Pull pull : ground.forge().pulls()) {
            if (pull.state().equals("open")) {
                ground.forge().merge(pull.number(), Forge.Way.MERGE);
            }
        }
    }

    private void recovered(int seed) throws Exception {
        List<JsonObject> open = new ArrayList<>();
        ada.bypass("list", "-o", "json").json().arrayAt("items").objects().forEach(open::add);
        boolean marked = ground.configMap("settings").toJson().contains("leeway.dev/bypass");
        String colour = ground.configMap("settings").objectAt("data").string("colour", "");
        if (marked && open.isEmpty()) {
            violations.add("seed " + seed + ": a fix without a record (" + colour + ")");
        }
        if (open.size() > 1) {
            violations.add("seed " + seed + ": " + open.size() + " leases on one object");
        }
        for (JsonObject lease : open) {
            if (lease.string("end", "").isEmpty()) {
                violations.add("seed " + seed + ": a lease without an end");
            }
            where.merge(place(lease), 1, Integer::sum);
            finish(seed, lease.string("id", ""));
        }
        if (open.isEmpty() && seed > 0) {
            where.merge(marked ? "?" : "before the lease or after its end", 1, Integer::sum);
        }
        nothingLeft(seed);
    }

    /** Returns the last entry of a lease's account, without its time and its values. */
    private static String place(JsonObject lease) {
        List<JsonValue> timeline = lease.arrayAt("timeline").items();
        String last = timeline.getLast() instanceof JsonString(String text) ? text : "";
        String words = last.substring(last.indexOf(' ') + 1);
        int end = words.startsWith("begins: ") ? words.indexOf(' ', 8) : words.indexOf(':');
        return end < 0 ? words : words.substring(0, end);
    }

    private void finish(int seed, String id) throws Exception {
        String said = "";
        for (int i = 0; i < MOST_STEPS_BACK; i++) {
            JsonObject lease = ada.lease(id);
            String stage = lease.string("stage", "");
            if (stage.equals("released")) {
                return;
            }
            String next =
                    lease.arrayAt("next").items().getFirst() instanceof JsonString(String word)
                            ? word
                            : "";
            Household.Answer answer =
                    switch (next) {
                        case "go-on" -> ada.bypass("go-on", id);
                        case "propose" -> ada.bypass("propose", id);
                        default -> {
                            ada.leeway("proposals", "retry", id, "-w", ada.file().toString());
                            ada.leeway("proposals", "tend", "-w", ada.file().toString());
                            mergeAll();
                            yield ada.bypass("tend", id);
                        }
                    };
            said = "%s %s: %s%s".formatted(stage, next, answer.out(), answer.err());
        }
        violations.add("seed " + seed + ": no way to the release of " + id + "; " + said);
    }

    private void nothingLeft(int seed) throws Exception {
        JsonObject live = ground.configMap("settings");
        if (live.toJson().contains("leeway.dev/bypass")
                || live.toJson().contains("leeway-bypass")) {
            violations.add("seed " + seed + ": a mark was left behind");
        }
        String colour = live.objectAt("data").string("colour", "");
        String git = Files.readString(ground.repository().folder().resolve("shop/settings.yaml"));
        if (!git.contains("colour: " + colour + " ")) {
            violations.add("seed " + seed + ": live says " + colour + " and Git does not");
        }
        Set<String> branches = new HashSet<>();
        for (Forge.Pull pull : ground.forge().pulls()) {
            if (!branches.add(pull.branch())) {
                violations.add("seed " + seed + ": two requests for " + pull.branch());
            }
        }
        long leases =
                ada.bypass("list", "--all", "-o", "json").json().arrayAt("items").items().size();
        if (ground.forge().branches().size() > leases) {
            violations.add("seed " + seed + ": more branches than leases");
        }
    }
}
