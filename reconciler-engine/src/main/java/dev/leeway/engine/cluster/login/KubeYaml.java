package dev.leeway.engine.cluster.login;

import dev.leeway.engine.wording.Wording;
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
            default -> throw wrong(name, LoginPhrase.A_TEXT);
        };
    }

    /** Returns a member as a boolean, false when it is missing. */
    boolean flag(String name) throws LoginException {
        String text = text(name);
        return switch (text) {
            case "", "false" -> false;
            case "true" -> true;
            default -> throw wrong(name, LoginPhrase.TRUE_OR_FALSE);
        };
    }

    /** Returns a member that is a mapping, or null when it is missing. */
    @Nullable KubeYaml mapping(String name) throws LoginException {
        Object value = members.get(name);
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> new KubeYaml(map, file, place + "." + name);
            default -> throw wrong(name, LoginPhrase.A_MAPPING);
        };
    }

    /** Returns the mappings of a member that is a list; empty when it is missing. */
    List<KubeYaml> mappings(String name) throws LoginException {
        List<KubeYaml> found = new ArrayList<>();
        for (Object item : items(name)) {
            if (!(item instanceof Map<?, ?> map)) {
                throw wrong(name, LoginPhrase.MAPPINGS);
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
                throw wrong(name, LoginPhrase.TEXTS);
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
            default -> throw wrong(name, LoginPhrase.A_LIST);
        };
    }

    private LoginException wrong(String name, LoginPhrase expected) {
        return new LoginException(
                LoginPhrase.WRONG.of(
                        Wording.quoted(file.toString()),
                        Wording.quoted(place),
                        Wording.quoted(name),
                        expected.of()),
                LoginPhrase.WRONG_NEXT.of());
    }
}
