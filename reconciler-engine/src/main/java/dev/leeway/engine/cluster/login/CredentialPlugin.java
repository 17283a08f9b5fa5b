package dev.leeway.engine.cluster.login;

import dev.leeway.engine.cluster.login.Credentials.ClientKey;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a credential plugin. Source of the exchange: Kubernetes documentation, "client-go credential
 * plugins". The plugin has no terminal; what it prints on standard error is shown when it fails.
 */
final class CredentialPlugin {
    private static final int MAX_OUTPUT = 4 * 1024 * 1024;
    private static final int SHOWN_ERROR = 1_000;

    private CredentialPlugin() {}

    /**
     * Runs the program and reads its answer.
     *
     * @throws LoginException when it is missing, fails, takes too long or answers nonsense
     */
    static Credentials run(Identity.Plugin plugin, Duration timeout)
            throws LoginException, InterruptedException {
        if (plugin.needsTerminal()) {
            throw new LoginException(
                    "The credential plugin '"
                            + plugin.command()
                            + "' of user '"
                            + plugin.user()
                            + "' insists on a terminal.",
                    "Sign in with it in a terminal first, or set its interactiveMode to IfAvailable.");
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        Process process = start(plugin);
        try {
            process.getOutputStream().close();
            FutureTask<String> output = drain(process.getInputStream());
            FutureTask<String> errors = drain(process.getErrorStream());
            if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new LoginException(
                        "The credential plugin '"
                                + plugin.command()
                                + "' gave no answer within "
                                + timeout.toSeconds()
                                + " s.",
                        "Run it in a terminal; it may be waiting for a sign-in in the browser.");
            }
            String said = get(output, deadline, plugin);
            if (process.exitValue() != 0) {
                throw failed(plugin, process.exitValue(), get(errors, deadline, plugin));
            }
            return answer(plugin, said);
        } catch (IOException e) {
            throw new LoginException(
                    "The credential plugin '" + plugin.command() + "' cannot be talked to.",
                    "Run it in a terminal to see what it does.",
                    e);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private static Process start(Identity.Plugin plugin) throws LoginException {
        boolean isPath =
                plugin.command().contains("/") || plugin.command().contains(File.separator);
        String program =
                isPath ? plugin.folder().resolve(plugin.command()).toString() : plugin.command();
        List<String> line = new ArrayList<>();
        line.add(program);
        line.addAll(plugin.arguments());
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().putAll(plugin.environment());
        builder.environment().put("KUBERNETES_EXEC_INFO", JsonWriter.compact(question(plugin)));
        try {
            return builder.start();
        } catch (IOException e) {
            String hint = plugin.installHint().strip();
            throw new LoginException(
                    "The credential plugin '"
                            + program
                            + "' of user '"
                            + plugin.user()
                            + "' cannot be started.",
                    hint.isEmpty()
                            ? "Install it, or make sure that it is on the PATH that Leeway was started with."
                            : hint,
                    e);
        }
    }

    private static JsonObject question(Identity.Plugin plugin) {
        JsonObject.Builder spec = JsonObject.builder().put("interactive", false);
        if (!plugin.cluster().isEmpty()) {
            spec.put("cluster", plugin.cluster());
        }
        return JsonObject.builder()
                .put("apiVersion", plugin.apiVersion())
                .put("kind", "ExecCredential")
                .put("spec", spec.build())
                .build();
    }

    private static FutureTask<String> drain(InputStream stream) {
        Callable<String> reading =
                () -> {
                    try (stream) {
                        byte[] bytes = stream.readNBytes(MAX_OUTPUT);
                        // What comes beyond is thrown away, so that the program can end.
                        stream.transferTo(java.io.OutputStream.nullOutputStream());
                        return new String(bytes, StandardCharsets.UTF_8);
                    }
                };
        FutureTask<String> task = new FutureTask<>(reading);
        Thread.ofVirtual().name("credential-plugin-output").start(task);
        return task;
    }

    private static String get(FutureTask<String> task, long deadline, Identity.Plugin plugin)
            throws LoginException, InterruptedException {
        try {
            return task.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new LoginException(
                    "The output of the credential plugin '"
                            + plugin.command()
                            + "' cannot be read.",
                    "Run it in a terminal to see what it does.",
                    e);
        }
    }

    private static LoginException failed(Identity.Plugin plugin, int exit, String errors) {
        String said = errors.strip();
        String shown =
                said.length() > SHOWN_ERROR
                        ? "... " + said.substring(said.length() - SHOWN_ERROR)
                        : said;
        return new LoginException(
                "The credential plugin '"
                        + plugin.command()
                        + "' of user '"
                        + plugin.user()
                        + "' failed with exit code "
                        + exit
                        + (shown.isEmpty() ? "." : ": " + shown),
                "Sign in again with it in a terminal, then try again.");
    }

    private static Credentials answer(Identity.Plugin plugin, String text) throws LoginException {
        JsonObject status;
        try {
            JsonObject root = JsonReader.readObject(text);
            status = root.objectAt("status");
        } catch (JsonSyntaxException e) {
            // The text may hold a token, so neither it nor the parser's words are shown.
            throw nonsense(plugin, "printed something that is not an ExecCredential in JSON");
        }
        String token = status.string("token", "");
        String certificate = status.string("clientCertificateData", "");
        String key = status.string("clientKeyData", "");
        if (token.isEmpty() && (certificate.isEmpty() || key.isEmpty())) {
            throw nonsense(plugin, "gave neither a token nor a client certificate with its key");
        }
        ClientKey clientKey =
                certificate.isEmpty() || key.isEmpty() ? null : new ClientKey(certificate, key);
        return new Credentials(
                token.isEmpty() ? "" : "Bearer " + token,
                clientKey,
                expiry(plugin, status.string("expirationTimestamp", "")),
                true);
    }

    private static @Nullable Instant expiry(Identity.Plugin plugin, String text)
            throws LoginException {
        try {
            return text.isEmpty() ? null : java.time.OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw nonsense(plugin, "gave an expiry time that is not one");
        }
    }

    private static LoginException nonsense(Identity.Plugin plugin, String what) {
        return new LoginException(
                "The credential plugin '" + plugin.command() + "' " + what + ".",
                "Run it in a terminal to see what it prints.");
    }
}
