package dev.leeway.desktop.screen.object;

import dev.leeway.engine.browse.KubectlTarget;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.resource.ServedKind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands for {@code kubectl} that do what the screens do, quoted for a POSIX shell. Pure. */
public final class KubectlCommand {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private final KubectlTarget target;

    /** Makes commands for a cluster. */
    public KubectlCommand(KubectlTarget target) {
        this.target = target;
    }

    /** Returns a word as a shell takes it whatever is in it. */
    static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }

    /** Returns the kind as kubectl tells it from those of the same name in other groups. */
    private static String resource(ServedKind kind) {
        String group = kind.gvk().group();
        return group.isEmpty() ? kind.plural() : kind.plural() + "." + group;
    }

    private String command(String namespace, List<String> words) {
        List<String> all = new ArrayList<>(List.of("kubectl"));
        if (target.kubeconfig().size() == 1) {
            all.add("--kubeconfig");
            all.add(target.kubeconfig().getFirst());
        }
        if (!target.context().isEmpty()) {
            all.add("--context");
            all.add(target.context());
        }
        if (!namespace.isEmpty()) {
            all.add("-n");
            all.add(namespace);
        }
        all.addAll(words);
        return all.stream().map(KubectlCommand::quoted).collect(Collectors.joining(" "));
    }

    /**
     * Returns the command that lists what a table shows.
     *
     * @param namespaces the namespaces; empty for all
     * @param selector the label selector; empty for none
     */
    public String list(ServedKind kind, List<String> namespaces, String selector, boolean wide) {
        List<String> words = new ArrayList<>(List.of("get", resource(kind)));
        if (kind.namespaced() && namespaces.size() != 1) {
            words.add("-A");
        }
        if (!selector.isEmpty()) {
            words.add("-l");
            words.add(selector);
        }
        if (wide) {
            words.add("-o");
            words.add("wide");
        }
        return command(
                kind.namespaced() && namespaces.size() == 1 ? namespaces.getFirst() : "", words);
    }

    /** Returns a command about one object, for example {@code get} with {@code -o yaml} behind. */
    public String about(ServedKind kind, ResourceKey key, String verb, String... more) {
        List<String> words = new ArrayList<>(List.of(verb, resource(kind), key.name()));
        words.addAll(List.of(more));
        return command(key.namespace(), words);
    }

    /** Returns the command that lists an object's events. */
    public String events(ResourceKey key) {
        return command(
                key.namespace().isEmpty() ? "default" : key.namespace(),
                List.of(
                        "events",
                        "--for",
                        key.kind().toLowerCase(java.util.Locale.ROOT) + "/" + key.name()));
    }

    /** Returns the command that reads a container's log; an empty container means all of them. */
    public String logs(ResourceKey key, ServedKind kind, String container, boolean follow) {
        List<String> words = new ArrayList<>(List.of("logs"));
        words.add(key.kind().equals("Pod") ? key.name() : resource(kind) + "/" + key.name());
        if (container.isEmpty()) {
            words.add("--all-containers");
        } else {
            words.add("-c");
            words.add(container);
        }
        if (follow) {
            words.add("-f");
        }
        return command(key.namespace(), words);
    }

    /** Returns the command that asks whether one may do something. */
    public String mayI(String verb, String resource, String subresource, ResourceKey key) {
        List<String> words = new ArrayList<>(List.of("auth", "can-i", verb, resource));
        if (!subresource.isEmpty()) {
            words.add("--subresource");
            words.add(subresource);
        }
        return command(key.namespace(), words);
    }

    /** Returns a command that changes the number of replicas, or restarts. */
    public String rollout(ServedKind kind, ResourceKey key, String verb) {
        return command(
                key.namespace(), List.of("rollout", verb, resource(kind) + "/" + key.name()));
    }
}
