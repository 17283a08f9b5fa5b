package dev.leeway.engine.source.git;

import dev.leeway.engine.credential.Logins;
import dev.leeway.engine.credential.Login;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * Asks the operator's own credential helpers, as {@code git credential fill} does. The helpers are
 * programs of the operator's choice; this is the only program that reading a repository starts. No
 * helper may ask on the terminal, and the child ends at the deadline.
 */
public final class HelperLogins implements Logins {
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final List<String> git;

    /** Makes it, with the command that starts Git, usually just {@code git}. */
    public HelperLogins(List<String> git) {
        this.git = List.copyOf(git);
    }

    @Override
    public Optional<Login> find(Asked asked, Duration timeout) throws InterruptedException {
        if (hasLineBreak(asked)) {
            return Optional.empty();
        }
        List<String> command = new ArrayList<>(git);
        command.addAll(List.of("-c", "core.askPass=", "credential", "fill"));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().remove("GIT_ASKPASS");
        builder.environment().remove("SSH_ASKPASS");
        builder.environment()
                .putAll(Map.of("GIT_TERMINAL_PROMPT", "0", "GCM_INTERACTIVE", "never"));
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            // No git on this machine, so no helper either.
            return Optional.empty();
        }
        try {
            CompletableFuture<String> answer = new CompletableFuture<>();
            Thread.ofVirtual().name("credential-answer").start(() -> collect(process, answer));
            tell(process, asked);
            String text = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0
                    ? parse(text)
                    : Optional.empty();
        } catch (IOException | ExecutionException | TimeoutException e) {
            return Optional.empty();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    /** A line break would let an address add lines of its own to the question. */
    private static boolean hasLineBreak(Asked asked) {
        String all = asked.protocol() + asked.host() + asked.path() + asked.user();
        return all.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0);
    }

    private static void tell(Process process, Asked asked) throws IOException {
        StringBuilder question = new StringBuilder();
        question.append("protocol=").append(asked.protocol()).append('\n');
        question.append("host=").append(asked.host()).append('\n');
        question.append("path=").append(asked.path()).append('\n');
        if (!asked.user().isEmpty()) {
            question.append("username=").append(asked.user()).append('\n');
        }
        question.append('\n');
        try (OutputStream in = process.getOutputStream()) {
            in.write(question.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void collect(Process process, CompletableFuture<String> answer) {
        try {
            byte[] bytes = process.getInputStream().readNBytes(LARGEST_ANSWER);
            answer.complete(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            answer.completeExceptionally(e);
        }
    }

    private static Optional<Login> parse(String text) {
        Map<String, String> answer =
                text.lines()
                        .filter(line -> line.indexOf('=') > 0)
                        .collect(
                                Collectors.toMap(
                                        line -> line.substring(0, line.indexOf('=')),
                                        line -> line.substring(line.indexOf('=') + 1),
                                        (first, second) -> second));
        String user = answer.get("username");
        String secret = answer.get("password");
        return user == null || secret == null
                ? Optional.empty()
                : Optional.of(new Login(user, secret));
    }
}
