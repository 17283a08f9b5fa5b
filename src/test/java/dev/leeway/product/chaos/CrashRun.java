package dev.leeway.product.chaos;

import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.live.TrackingMark;
import dev.leeway.engine.plan.Plan;
import dev.leeway.engine.practice.PracticeCluster;
import dev.leeway.engine.resource.GroupKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.run.CutOffRun;
import dev.leeway.product.story.Household;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/**
 * Kills a real process (SIGKILL) at every boundary between two writes of a sync. Whatever the
 * moment, the list of what was applied names everything that was made, nothing that it does not
 * name is deleted, the cut-off run is reported, and the next sync ends where the first would have.
 *
 * <p>{@code CrashRun [EVERY]} kills at every boundary, or at every so many-th.
 */
public final class CrashRun implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 90;
    private static final int SETTLING = 40;

    private final Path folder;
    private final Path kubeconfig;
    private final PracticeCluster practice;

    private CrashRun(Path folder, Path kubeconfig, PracticeCluster practice) {
        this.folder = folder;
        this.kubeconfig = kubeconfig;
        this.practice = practice;
    }

    /** Opens a cluster for many crashes. */
    static CrashRun open(Path folder) throws Exception {
        PracticeCluster practice = Household.startCluster();
        Path kubeconfig = folder.resolve("config");
        practice.writeKubeconfig(kubeconfig);
        return new CrashRun(folder, kubeconfig, practice);
    }

    /** What Git held at the sync before. */
    static List<JsonObject> before(String application) {
        return List.of(
                configMap("kept", "a"),
                configMap("changed", "a"),
                configMap("dropped", "a"),
                service(application, "a"));
    }

    /** What Git holds at the sync that is killed. */
    static List<JsonObject> after(String application) {
        return List.of(
                configMap("kept", "a"),
                configMap("changed", "b"),
                configMap("new", "a"),
                configMap("newer", "a"),
                service(application, "b"));
    }

    /**
     * How one crash ended.
     *
     * @param reached whether the process came to the boundary
     * @param wrong what was not as it has to be; empty when all was
     */
    record Outcome(boolean reached, Optional<String> wrong) {}

    /** Kills at one boundary. */
    Outcome killAt(int boundary) throws Exception {
        String application = "crash-" + boundary;
        Path data = Files.createDirectories(folder.resolve(application));
        Bystander.in(practice, application);
        try (Rig rig = Rig.open(data, kubeconfig, door -> door)) {
            rig.git(before(application));
            if (!rig.sync(application, rig.plan(application)).allDone()) {
                return new Outcome(false, Optional.of("the sync before was not whole"));
            }
        }
        Set<String> there = names(application);
        boolean reached = killed(data, application, boundary);
        try (Rig rig = Rig.open(data, kubeconfig, door -> door)) {
            rig.git(after(application));
            Optional<String> wrong = lost(rig, application, there);
            if (wrong.isEmpty()) {
                wrong = unreported(rig, application, reached);
            }
            return new Outcome(reached, wrong.isPresent() ? wrong : settle(rig, application));
        }
    }

    /** Runs the sync in a process of its own; returns whether it had to be killed. */
    private boolean killed(Path data, String application, int boundary) throws Exception {
        Path errors = data.resolve("stderr");
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                CrashedSync.class.getName(),
                                data.toString(),
                                kubeconfig.toString(),
                                application,
                                Integer.toString(boundary))
                        .redirectError(errors.toFile())
                        .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.equals(CrashedSync.STANDING)) {
                line = out.readLine();
            }
            if (line != null) {
                process.destroyForcibly();
            }
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the process does not end");
            }
            if (line == null && process.exitValue() != 0) {
                throw new IllegalStateException(
                        "the process ended with "
                                + process.exitValue()
                                + ": "
                                + Files.readString(errors));
            }
            return line != null;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Nothing that was made is missing from the list, and nothing that is not in it is gone. */
    private Optional<String> lost(Rig rig, String application, Set<String> before)
            throws Exception {
        Set<ResourceKey> known = rig.compare(application).inventory().known().byKey().keySet();
        for (Manifest live : objects(application)) {
            boolean touched =
                    live.annotation(TrackingMark.ANNOTATION).isPresent()
                            || live.root().toJson().contains("\"manager\":\"leeway\"");
            if (touched && !known.contains(live.key())) {
                return Optional.of(live.key() + " was made and the inventory does not name it");
            }
        }
        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(names(application));
        gone.remove("dropped");
        return gone.isEmpty() ? Optional.empty() : Optional.of("deleted unasked: " + gone);
    }

    private static Optional<String> unreported(Rig rig, String application, boolean killed)
            throws Exception {
        List<CutOffRun> runs = rig.engine(application).cutOff();
        if (killed && runs.isEmpty()) {
            return Optional.of("the cut-off run is not reported");
        }
        for (CutOffRun run : runs) {
            rig.engine(application).settle(run);
        }
        return Optional.empty();
    }

    private Optional<String> settle(Rig rig, String application) throws Exception {
        String last = "";
        for (int i = 0; i < SETTLING; i++) {
            Plan plan = rig.plan(application);
            Set<String> names = names(application);
            if (plan.steps().isEmpty()
                    && names.equals(
                            Set.of("changed", "kept", "new", "newer", Bystander.NAME, "web"))) {
                return Optional.empty();
            }
            ApplyResult result = rig.sync(application, plan);
            last = names + " " + result.trouble() + " " + plan.steps().size() + " step(s)";
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return Optional.of("did not settle: " + last);
    }

    private List<Manifest> objects(String namespace) {
        List<Manifest> objects = new ArrayList<>();
        for (String name : List.of("kept", "changed", "dropped", "new", "newer", Bystander.NAME)) {
            practice.api()
                    .store()
                    .get(new GroupKind("", "ConfigMap"), namespace, name)
                    .map(Manifest::new)
                    .ifPresent(objects::add);
        }
        practice.api()
                .store()
                .get(new GroupKind("", "Service"), namespace, "web")
                .map(Manifest::new)
                .ifPresent(objects::add);
        return objects;
    }

    private Set<String> names(String namespace) {
        Set<String> names = new TreeSet<>();
        objects(namespace).forEach(one -> names.add(one.name()));
        return names;
    }

    private static JsonObject configMap(String name, String value) {
        return JsonReader.readObject(
                "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"name\":\"%s\"},\"data\":{\"k\":\"%s\"}}"
                        .formatted(name, value));
    }

    private static JsonObject service(String application, String value) {
        return JsonReader.readObject(
                "{\"apiVersion\":\"v1\",\"kind\":\"Service\",\"metadata\":{\"name\":\"web\",\"namespace\":\"%s\",\"labels\":{\"v\":\"%s\"}},\"spec\":{\"ports\":[{\"port\":80}]}}"
                        .formatted(application, value));
    }

    @Override
    public void close() {
        practice.close();
    }

    /** Kills at every so many-th boundary until a sync comes through; returns what was wrong. */
    static List<String> all(CrashRun run, int every) throws Exception {
        List<String> wrong = new ArrayList<>();
        int kills = 0;
        boolean reached = true;
        for (int boundary = 0; reached; boundary += every) {
            Outcome outcome = run.killAt(boundary);
            reached = outcome.reached();
            kills += reached ? 1 : 0;
            String at = "boundary " + boundary + ": ";
            outcome.wrong().ifPresent(why -> wrong.add(at + why));
        }
        System.out.println(
                "killed processes: "
                        + (kills - Math.min(kills, wrong.size()))
                        + " of "
                        + kills
                        + " lost nothing and pruned nothing un-inventoried");
        if (kills == 0) {
            wrong.add("no process was killed");
        }
        return wrong;
    }

    /** Kills and prints what that came to. */
    public static void main(String[] arguments) throws Exception {
        int every = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        List<String> wrong;
        try (CrashRun run = open(Files.createTempDirectory("leeway-crashes"))) {
            wrong = all(run, every);
        }
        wrong.forEach(System.out::println);
        System.exit(wrong.isEmpty() ? 0 : 1);
    }
}
