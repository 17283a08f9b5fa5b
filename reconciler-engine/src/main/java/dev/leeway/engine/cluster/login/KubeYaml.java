package dev.leeway.engine.cluster.login;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One mapping of a kubeconfig, with the place it stands at for messages. */
record KubeYaml(Map<?, ?> members, Path file, String place) {
    /** Returns a member as text; the empty string when it is missing or null. */
    String text(String name) throws LoginException {
        Object value = members.get(name);
        return switch (value) {
            case null -> "";
            case String string -> string;
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            default -> throw wrong(name, "a text");
        };
    }

    /** Returns a member as a boolean, false when it is missing. */
    boolean flag(String name) throws LoginException {
        String text = text(name);
        return switch (text) {
            case "", "false" -> false;
            case "true" -> true;
            default -> throw wrong(name, "true or false");
        };
    }

    /** Returns a member that is a mapping, or null when it is missing. */
    @Nullable KubeYaml mapping(String name) throws LoginException {
        Object value = members.get(name);
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> new KubeYaml(map, file, place + "." + name);
            default -> throw wrong(name, "a mapping");
        };
    }

    /** Returns the mappings of a member that is a list; empty when it is missing. */
    List<KubeYaml> mappings(String name) throws LoginException {
        List<KubeYaml> found = new ArrayList<>();
        for (Object item : items(name)) {
            if (!(item instanceof Map<?, ?> map)) {
                throw wrong(name, "a list of mappings");
            }
            found.add(new KubeYaml(map, file, place + "." + name + "[" + found.size() + "]"));
        }
        return found;
    }

    /** Returns the texts of a member that is a list; empty when it is missing. */
    List<String> texts(String name) throws LoginException {
        List<String> found = new ArrayList<>();
        for (Object item : items(name)) {
            if (item == null || item instanceof Map || item instanceof List) {
                throw wrong(name, "a list of texts");
            }
            found.add(item.toString());
        }
        return found;
    }

    private List<?> items(String name) throws LoginException {
        Object value = members.get(name);
        return switch (value) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw wrong(name, "a list");
        };
    }

    private LoginException wrong(String name, String expected) {
        return new LoginException(
                "In " + file + ", " + place + "." + name + " is not " + expected + ".",
                "Correct the kubeconfig; `kubectl config view` shows how it is read.");
    }
}
