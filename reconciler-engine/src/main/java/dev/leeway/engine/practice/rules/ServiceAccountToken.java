package dev.leeway.engine.practice.rules;

import static dev.leeway.engine.practice.rules.Presets.each;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonValue;

/**
 * The volume with which every pod reaches the API, unless it does not want one.
 *
 * <p>Source: Kubernetes documentation, "Managing Service Accounts", "Bound service account token
 * volume mechanism". Whether the service account itself turns mounting off is not looked at.
 */
final class ServiceAccountToken {
    private static final String FOLDER = "/var/run/secrets/kubernetes.io/serviceaccount";
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final int SUFFIX_LENGTH = 5;

    private ServiceAccountToken() {}

    /** Returns the spec with the volume, mounted where nothing else is. */
    static JsonObject mounted(JsonObject spec, String identity) {
        if (!spec.bool("automountServiceAccountToken", true)) {
            return spec;
        }
        String name = "kube-api-access-" + suffix(identity);
        JsonObject mounted = spec;
        for (String list : new String[] {"initContainers", "containers"}) {
            mounted = each(mounted, list, container -> mount(container, name));
        }
        return mounted.equals(spec)
                ? spec
                : mounted.with("volumes", mounted.arrayAt("volumes").plus(volume(name)));
    }

    private static JsonObject mount(JsonObject container, String name) {
        boolean taken =
                container
                        .arrayAt("volumeMounts")
                        .objects()
                        .anyMatch(mount -> mount.string("mountPath", "").equals(FOLDER));
        return taken
                ? container
                : container.with(
                        "volumeMounts",
                        container
                                .arrayAt("volumeMounts")
                                .plus(
                                        JsonObject.EMPTY
                                                .with("name", JsonValue.of(name))
                                                .with("readOnly", JsonValue.of(true))
                                                .with("mountPath", JsonValue.of(FOLDER))));
    }

    private static JsonObject volume(String name) {
        return JsonReader.readObject(
                        """
                        {"projected":{"sources":[
                        {"serviceAccountToken":{"expirationSeconds":3607,"path":"token"}},
                        {"configMap":{"name":"kube-root-ca.crt",
                        "items":[{"key":"ca.crt","path":"ca.crt"}]}},
                        {"downwardAPI":{"items":[{"path":"namespace",
                        "fieldRef":{"apiVersion":"v1","fieldPath":"metadata.namespace"}}]}}],
                        "defaultMode":420}}""")
                .with("name", JsonValue.of(name));
    }

    private static String suffix(String identity) {
        long bits = Integer.toUnsignedLong(identity.hashCode());
        StringBuilder letters = new StringBuilder();
        for (int i = 0; i < SUFFIX_LENGTH; i++) {
            letters.append(LETTERS.charAt((int) (bits % LETTERS.length())));
            bits /= LETTERS.length();
        }
        return letters.toString();
    }
}
