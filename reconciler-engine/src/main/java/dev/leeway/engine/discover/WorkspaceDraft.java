package dev.leeway.engine.discover;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.yaml.YamlPrinter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A workspace file that is being made. Pure; whether it is right says the reader of workspaces.
 *
 * @param name the workspace's name
 * @param context the kubeconfig context of its cluster
 * @param kubeconfig the kubeconfig; empty for the one that kubectl reads
 * @param guarded whether the cluster is protected
 * @param repository the address of a repository that is in it in any case; may be empty
 * @param revision what is followed there
 * @param applications what is taken up
 */
public record WorkspaceDraft(
        String name,
        String context,
        Optional<Path> kubeconfig,
        boolean guarded,
        String repository,
        String revision,
        List<FoundApplication.Offered> applications) {
    public WorkspaceDraft {
        applications = List.copyOf(applications);
    }

    /** Returns the file's text. */
    public String yaml() {
        Map<String, String> repositories = repositories();
        String cluster = named(context, Set.of());
        JsonObject.Builder whole = JsonObject.builder();
        whole.put("apiVersion", "leeway.dev/v1alpha1");
        whole.put("kind", "Workspace");
        whole.put("metadata", JsonObject.builder().put("name", name).build());
        whole.put("repositories", repositories(repositories));
        JsonObject.Builder place = JsonObject.builder();
        place.put("name", cluster);
        kubeconfig.ifPresent(file -> place.put("kubeconfig", file.toString()));
        place.put("context", context);
        if (guarded) {
            place.put("protected", true);
        }
        whole.put("clusters", new JsonArray(List.of(place.build())));
        whole.put("applications", applications(repositories, cluster));
        return YamlPrinter.print(whole.build());
    }

    /** The name of each address; the first revision that is followed there is the repository's. */
    private Map<String, String> repositories() {
        Map<String, String> names = new LinkedHashMap<>();
        List<String> addresses = new ArrayList<>();
        if (!repository.isBlank()) {
            addresses.add(repository);
        }
        applications.forEach(one -> addresses.add(one.repository()));
        for (String address : addresses) {
            if (!names.containsKey(address)) {
                names.put(address, named(lastPart(address), Set.copyOf(names.values())));
            }
        }
        return names;
    }

    private String revision(String address) {
        return address.equals(repository) && !revision.isBlank()
                ? revision
                : applications.stream()
                        .filter(one -> one.repository().equals(address))
                        .map(FoundApplication.Offered::revision)
                        .findFirst()
                        .orElse("HEAD");
    }

    private JsonArray repositories(Map<String, String> names) {
        List<JsonValue> written = new ArrayList<>();
        names.forEach(
                (address, called) ->
                        written.add(
                                JsonObject.builder()
                                        .put("name", called)
                                        .put("url", address)
                                        .put("revision", revision(address))
                                        .build()));
        return new JsonArray(written);
    }

    private JsonArray applications(Map<String, String> repositories, String cluster) {
        List<JsonValue> written = new ArrayList<>();
        Set<String> taken = new TreeSet<>();
        for (FoundApplication.Offered one : applications) {
            String called = named(label(one.name()), taken);
            taken.add(called);
            JsonObject.Builder source = JsonObject.builder();
            source.put("repository", repositories.getOrDefault(one.repository(), ""));
            source.put("path", one.source().string("path", "."));
            if (!one.revision().equals(revision(one.repository()))) {
                source.put("revision", one.revision());
            }
            one.source()
                    .forEach(
                            (name, value) -> {
                                if (!name.equals("path")) {
                                    source.put(name, value);
                                }
                            });
            JsonObject.Builder application = JsonObject.builder();
            application.put("name", called);
            application.put("source", source.build());
            application.put(
                    "destination",
                    JsonObject.builder()
                            .put("cluster", cluster)
                            .put("namespace", one.namespace())
                            .build());
            if (!one.sync().isEmpty()) {
                application.put("sync", one.sync());
            }
            if (!one.ignoreDifferences().isEmpty()) {
                application.put(
                        "ignoreDifferences", new JsonArray(List.copyOf(one.ignoreDifferences())));
            }
            written.add(application.build());
        }
        return new JsonArray(written);
    }

    private static String lastPart(String address) {
        String path = address.replaceAll("[/\\\\]+$", "").replaceAll("\\.git$", "");
        return path.replaceAll("^.*[/\\\\:]", "");
    }

    private static String label(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
    }

    /** A name that the workspace takes and that is not taken yet. */
    private static String named(String wish, Set<String> taken) {
        String clean = wish.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
        clean = clean.substring(0, Math.min(clean.length(), 58)).replaceAll("[^A-Za-z0-9]+$", "");
        String base = clean.isEmpty() ? "one" : clean;
        String name = base;
        for (int number = 2; taken.contains(name); number++) {
            name = base + "-" + number;
        }
        return name;
    }
}
