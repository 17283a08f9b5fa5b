package dev.leeway.engine.cluster.login;

import dev.leeway.engine.cluster.login.Credentials.ClientKey;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.wording.Wording;
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
                    LoginPhrase.TERMINAL.of(plugin.command(), plugin.user()),
                    LoginPhrase.TERMINAL_NEXT.of());
        }
        long deadline = System.nanoTime() + timeout.toNanos();
        Process process = start(plugin);
        try {
            process.getOutputStream().close();
            FutureTask<String> output = drain(process.getInputStream());
            FutureTask<String> errors = drain(process.getErrorStream());
            if (!process.waitFor(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw new LoginException(
                        LoginPhrase.NO_ANSWER.of(
                                plugin.command(), String.valueOf(timeout.toSeconds())),
                        LoginPhrase.NO_ANSWER_NEXT.of());
            }
            String said = get(output, deadline, plugin);
            if (process.exitValue() != 0) {
                throw failed(plugin, process.exitValue(), get(errors, deadline, plugin));
            }
            return answer(plugin, said);
        } catch (IOException e) {
            throw new LoginException(
                    LoginPhrase.NO_TALK.of(plugin.command()), LoginPhrase.SEE_NEXT.of(), e);
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
                    LoginPhrase.NOT_STARTED.of(program, plugin.user()),
                    hint.isEmpty() ? LoginPhrase.NOT_STARTED_NEXT.of() : Wording.quoted(hint),
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
                    LoginPhrase.NO_OUTPUT.of(plugin.command()), LoginPhrase.SEE_NEXT.of(), e);
        }
    }

    private static LoginException failed(Identity.Plugin plugin, int exit, String errors) {
        String said = errors.strip();
        String shown =
                said.length() > SHOWN_ERROR
                        ? "... " + said.substring(said.length() - SHOWN_ERROR)
                        : said;
        Wording why =
                shown.isEmpty()
                        ? LoginPhrase.FAILED.of(
                                plugin.command(), plugin.user(), Integer.toString(exit))
                        : LoginPhrase.FAILED_SAYING.of(
                                plugin.command(), plugin.user(), Integer.toString(exit), shown);
        return new LoginException(why, LoginPhrase.FAILED_NEXT.of());
    }

    private static Credentials answer(Identity.Plugin plugin, String text) throws LoginException {
        JsonObject status;
        try {
            JsonObject root = JsonReader.readObject(text);
            status = root.objectAt("status");
        } catch (JsonSyntaxException e) {
            // The text may hold a token, so neither it nor the parser's words are shown.
            throw nonsense(plugin, LoginPhrase.NO_CREDENTIAL);
        }
        String token = status.string("token", "");
        String certificate = status.string("clientCertificateData", "");
        String key = status.string("clientKeyData", "");
        if (token.isEmpty() && (certificate.isEmpty() || key.isEmpty())) {
            throw nonsense(plugin, LoginPhrase.NO_TOKEN);
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
            throw nonsense(plugin, LoginPhrase.NO_EXPIRY);
        }
    }

    private static LoginException nonsense(Identity.Plugin plugin, LoginPhrase what) {
        return new LoginException(what.of(plugin.command()), LoginPhrase.PRINTS_NEXT.of());
    }
}
