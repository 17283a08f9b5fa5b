package dev.leeway.engine.cluster.login;

import dev.leeway.engine.cluster.login.ClusterAccess.Impersonation;
import dev.leeway.engine.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the entries of one context into a {@link ClusterAccess}. */
final class AccessReader {
    private AccessReader() {}

    static ClusterAccess read(
            String name,
            KubeYaml context,
            KubeYaml cluster,
            String userName,
            @Nullable KubeYaml user)
            throws LoginException {
        String proxy = cluster.text("proxy-url");
        return new ClusterAccess(
                name,
                server(cluster),
                pem(cluster, "certificate-authority"),
                cluster.flag("insecure-skip-tls-verify"),
                cluster.text("tls-server-name"),
                proxy.isEmpty() ? null : address(cluster, "proxy-url", proxy),
                user == null ? new Identity.Anonymous() : identity(userName, user, cluster),
                user == null
                        ? Impersonation.NONE
                        : new Impersonation(
                                user.text("as"), user.text("as-uid"), user.texts("as-groups")),
                context.text("namespace"));
    }

    private static URI server(KubeYaml cluster) throws LoginException {
        String text = cluster.text("server");
        String withScheme = text.contains("://") || text.isEmpty() ? text : "https://" + text;
        String trimmed = withScheme.replaceAll("/+$", "");
        URI uri = address(cluster, "server", trimmed);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw new LoginException(
                    LoginPhrase.NO_SERVER.of(text, String.valueOf(cluster.file())),
                    LoginPhrase.NO_SERVER_NEXT.of());
        }
        return uri;
    }

    private static URI address(KubeYaml entry, String field, String text) throws LoginException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new LoginException(
                    LoginPhrase.NO_ADDRESS.of(String.valueOf(entry.file()), field, text),
                    LoginPhrase.CORRECT_NEXT.of(),
                    e);
        }
    }

    private static Identity identity(String userName, KubeYaml user, KubeYaml cluster)
            throws LoginException {
        String certificate = pem(user, "client-certificate");
        String key = pem(user, "client-key");
        if (certificate != null && key != null) {
            return new Identity.Certificate(certificate, key);
        }
        if (certificate != null || key != null) {
            throw new LoginException(
                    LoginPhrase.HALF_CERTIFICATE.of(userName),
                    LoginPhrase.USER_NEXT.of(String.valueOf(user.file())));
        }
        if (!user.text("tokenFile").isEmpty()) {
            return new Identity.TokenFile(beside(user.file(), user.text("tokenFile")));
        }
        if (!user.text("token").isEmpty()) {
            return new Identity.Token(user.text("token"));
        }
        if (!user.text("username").isEmpty()) {
            return new Identity.Password(user.text("username"), user.text("password"));
        }
        KubeYaml plugin = user.mapping("exec");
        if (plugin != null) {
            return plugin(userName, plugin, cluster);
        }
        KubeYaml provider = user.mapping("auth-provider");
        return provider == null ? new Identity.Anonymous() : oldProvider(userName, provider);
    }

    private static Identity oldProvider(String userName, KubeYaml provider) throws LoginException {
        KubeYaml config = provider.mapping("config");
        String idToken = config == null ? "" : config.text("id-token");
        if (provider.text("name").equals("oidc") && !idToken.isEmpty()) {
            return new Identity.Token(idToken);
        }
        return new Identity.Unsupported(
                LoginPhrase.REMOVED.of(userName, provider.text("name")),
                LoginPhrase.REMOVED_NEXT.of());
    }

    private static Identity plugin(String userName, KubeYaml plugin, KubeYaml cluster)
            throws LoginException {
        Map<String, String> environment = new LinkedHashMap<>();
        for (KubeYaml variable : plugin.mappings("env")) {
            environment.put(variable.text("name"), variable.text("value"));
        }
        String command = plugin.text("command");
        if (command.isEmpty()) {
            throw new LoginException(
                    LoginPhrase.NO_COMMAND.of(userName),
                    LoginPhrase.USER_NEXT.of(String.valueOf(plugin.file())));
        }
        return new Identity.Plugin(
                userName,
                plugin.text("apiVersion").isEmpty()
                        ? "client.authentication.k8s.io/v1"
                        : plugin.text("apiVersion"),
                command,
                plugin.texts("args"),
                environment,
                folderOf(plugin.file()),
                plugin.text("installHint"),
                plugin.text("interactiveMode").equals("Always"),
                plugin.flag("provideClusterInfo") ? clusterForPlugin(cluster) : JsonObject.EMPTY);
    }

    private static JsonObject clusterForPlugin(KubeYaml cluster) throws LoginException {
        JsonObject.Builder told = JsonObject.builder().put("server", server(cluster).toString());
        String authority = pem(cluster, "certificate-authority");
        if (authority != null) {
            told.put(
                    "certificate-authority-data",
                    Base64.getEncoder()
                            .encodeToString(authority.getBytes(StandardCharsets.ISO_8859_1)));
        }
        if (cluster.flag("insecure-skip-tls-verify")) {
            told.put("insecure-skip-tls-verify", true);
        }
        for (String field : new String[] {"tls-server-name", "proxy-url"}) {
            if (!cluster.text(field).isEmpty()) {
                told.put(field, cluster.text(field));
            }
        }
        return told.build();
    }

    /** Reads {@code FIELD-data} (base64) or else the file that {@code FIELD} names. */
    private static @Nullable String pem(KubeYaml entry, String field) throws LoginException {
        String encoded = entry.text(field + "-data");
        if (!encoded.isEmpty()) {
            try {
                return new String(
                        Base64.getMimeDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
            } catch (IllegalArgumentException e) {
                throw new LoginException(
                        LoginPhrase.NO_BASE64.of(String.valueOf(entry.file()), field),
                        LoginPhrase.CORRECT_NEXT.of(),
                        e);
            }
        }
        String path = entry.text(field);
        if (path.isEmpty()) {
            return null;
        }
        Path file = beside(entry.file(), path);
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new LoginException(
                    LoginPhrase.FILE_UNREADABLE.of(
                            String.valueOf(file), field, String.valueOf(entry.file())),
                    LoginPhrase.FILE_NEXT.of(),
                    e);
        }
    }

    private static Path beside(Path kubeconfig, String path) {
        return folderOf(kubeconfig).resolve(path).normalize();
    }

    private static Path folderOf(Path kubeconfig) {
        Path parent = kubeconfig.getParent();
        return parent == null ? kubeconfig.toAbsolutePath().getRoot() : parent;
    }
}
