package dev.leeway.engine.cluster.login;

import java.io.File;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The kubeconfig files of an operator, merged as kubectl merges them: the first file that names an
 * entry wins.
 *
 * <p>Reading runs no program and opens no certificate, so that contexts can be listed at any time.
 * Source of the rules: Kubernetes documentation, "Organizing Cluster Access Using kubeconfig
 * Files".
 */
public final class KubeConfig {
    private static final int MAX_BYTES = 16 * 1024 * 1024;

    private final List<Path> files;
    private final Map<String, KubeYaml> clusters = new LinkedHashMap<>();
    private final Map<String, KubeYaml> users = new LinkedHashMap<>();
    private final Map<String, KubeYaml> contexts = new LinkedHashMap<>();
    private String currentContext = "";

    private KubeConfig(List<Path> files) {
        this.files = List.copyOf(files);
    }

    /**
     * Returns the files that kubectl would read: those of the variable {@code KUBECONFIG}, else
     * {@code .kube/config} under the home folder.
     */
    public static List<Path> defaultFiles(Map<String, String> environment, Path home) {
        String variable = environment.getOrDefault("KUBECONFIG", "");
        List<Path> found = new ArrayList<>();
        for (String part : variable.split(File.pathSeparator, -1)) {
            if (!part.isBlank()) {
                found.add(Path.of(part));
            }
        }
        return found.isEmpty() ? List.of(home.resolve(".kube").resolve("config")) : found;
    }

    /**
     * Reads the files. One that does not exist is passed over while another one does.
     *
     * @throws LoginException when none exists, or one cannot be read or understood
     */
    public static KubeConfig read(List<Path> files) throws LoginException {
        KubeConfig config = new KubeConfig(files);
        int found = 0;
        for (Path file : files) {
            KubeYaml root = load(file.toAbsolutePath().normalize());
            if (root != null) {
                found++;
                config.add(root);
            }
        }
        if (found == 0) {
            throw new LoginException(
                    LoginPhrase.NO_KUBECONFIG.of(String.valueOf(config.filesInWords())),
                    LoginPhrase.NO_KUBECONFIG_NEXT.of());
        }
        return config;
    }

    private static @Nullable KubeYaml load(Path file) throws LoginException {
        String text;
        try {
            if (Files.exists(file) && Files.size(file) > MAX_BYTES) {
                throw new LoginException(
                        LoginPhrase.TOO_LARGE.of(String.valueOf(file)),
                        LoginPhrase.CHECK_NEXT.of());
            }
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            return null;
        } catch (MalformedInputException e) {
            throw new LoginException(
                    LoginPhrase.NOT_UTF8.of(String.valueOf(file)),
                    LoginPhrase.NOT_UTF8_NEXT.of(),
                    e);
        } catch (IOException e) {
            throw new LoginException(
                    LoginPhrase.UNREADABLE.of(String.valueOf(file), String.valueOf(e.getMessage())),
                    LoginPhrase.UNREADABLE_NEXT.of(),
                    e);
        }
        try {
            Object root =
                    new Load(LoadSettings.builder().setLabel(file.toString()).build())
                            .loadFromString(text);
            return switch (root) {
                case null -> new KubeYaml(Map.of(), file, "");
                case Map<?, ?> map -> new KubeYaml(map, file, "");
                default ->
                        throw new LoginException(
                                LoginPhrase.NO_MAPPING.of(String.valueOf(file)),
                                LoginPhrase.CHECK_NEXT.of());
            };
        } catch (YamlEngineException e) {
            throw new LoginException(
                    LoginPhrase.NOT_YAML.of(String.valueOf(file), String.valueOf(e.getMessage())),
                    LoginPhrase.CORRECT_NEXT.of(),
                    e);
        }
    }

    private void add(KubeYaml root) throws LoginException {
        collect(root, "clusters", "cluster", clusters);
        collect(root, "users", "user", users);
        collect(root, "contexts", "context", contexts);
        if (currentContext.isEmpty()) {
            currentContext = root.text("current-context");
        }
    }

    private static void collect(
            KubeYaml root, String list, String content, Map<String, KubeYaml> into)
            throws LoginException {
        for (KubeYaml entry : root.mappings(list)) {
            KubeYaml inner = entry.mapping(content);
            into.putIfAbsent(
                    entry.text("name"),
                    inner == null ? new KubeYaml(Map.of(), entry.file(), entry.place()) : inner);
        }
    }

    /** Returns the contexts, in the order of the files. Runs no program. */
    public List<KubeContext> contexts() throws LoginException {
        List<KubeContext> found = new ArrayList<>();
        for (Map.Entry<String, KubeYaml> entry : contexts.entrySet()) {
            KubeYaml context = entry.getValue();
            KubeYaml cluster = clusters.get(context.text("cluster"));
            found.add(
                    new KubeContext(
                            entry.getKey(),
                            context.text("cluster"),
                            context.text("user"),
                            context.text("namespace"),
                            cluster == null ? "" : cluster.text("server"),
                            context.file(),
                            entry.getKey().equals(currentContext)));
        }
        return List.copyOf(found);
    }

    /** Returns the current context's name, or the empty string. */
    public String currentContext() {
        return currentContext;
    }

    /**
     * Returns how the cluster of a context is reached. Reads certificate files; runs no program.
     *
     * @param contextName the context; empty for the current one
     * @throws LoginException when an entry is missing or wrong, naming it
     */
    public ClusterAccess access(String contextName) throws LoginException {
        String name = contextName.isEmpty() ? currentContext : contextName;
        if (name.isEmpty()) {
            throw new LoginException(
                    LoginPhrase.NO_CONTEXT.of(filesInWords()),
                    LoginPhrase.NO_CONTEXT_NEXT.of(inWords(contexts)));
        }
        KubeYaml context = contexts.get(name);
        if (context == null) {
            throw new LoginException(
                    LoginPhrase.OTHER_CONTEXT.of(filesInWords(), name),
                    LoginPhrase.OTHER_CONTEXT_NEXT.of(inWords(contexts)));
        }
        KubeYaml cluster = clusters.get(context.text("cluster"));
        if (cluster == null) {
            throw new LoginException(
                    LoginPhrase.NO_CLUSTER.of(name, context.text("cluster")),
                    LoginPhrase.CONTEXT_NEXT.of(String.valueOf(context.file())));
        }
        String userName = context.text("user");
        KubeYaml user = users.get(userName);
        if (user == null && !userName.isEmpty()) {
            throw new LoginException(
                    LoginPhrase.NO_USER.of(name, userName),
                    LoginPhrase.CONTEXT_NEXT.of(String.valueOf(context.file())));
        }
        return AccessReader.read(name, context, cluster, userName, user);
    }

    private String filesInWords() {
        return String.join(", ", files.stream().map(Path::toString).toList());
    }

    private static String inWords(Map<String, ?> names) {
        return names.isEmpty() ? "none" : String.join(", ", names.keySet());
    }
}
