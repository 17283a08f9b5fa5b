package dev.leeway.engine.cluster.login;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Gives the credentials of one identity and renews them. A credential plugin runs at the first
 * request, again shortly before what it gave expires, and once after the server refused it; however
 * many requests ask at once, it runs once. Safe for use from several threads.
 */
public final class CredentialSource {
    private static final Duration PLUGIN_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration RENEW_BEFORE = Duration.ofSeconds(20);
    private static final Duration TOKEN_FILE_AGE = Duration.ofSeconds(60);

    private final Identity identity;
    private final Clock clock;
    private final Duration pluginTimeout;
    private final AtomicReference<@Nullable FutureTask<Credentials>> asked =
            new AtomicReference<>();

    /** Makes a source; nothing is run or read yet. */
    public CredentialSource(Identity identity) {
        this(identity, Clock.systemUTC(), PLUGIN_TIMEOUT);
    }

    CredentialSource(Identity identity, Clock clock, Duration pluginTimeout) {
        this.identity = identity;
        this.clock = clock;
        this.pluginTimeout = pluginTimeout;
    }

    /**
     * Returns the credentials to use now.
     *
     * @throws LoginException when there are none to be had
     */
    public Credentials current(Duration timeout) throws LoginException, InterruptedException {
        FutureTask<Credentials> known = asked.get();
        if (known != null && known.isDone() && !stillGood(known)) {
            return ask(known, timeout);
        }
        return known == null ? ask(null, timeout) : await(known, timeout);
    }

    /**
     * Returns new credentials after the server refused some, or the refused ones when asking again
     * cannot give others.
     *
     * @throws LoginException when they cannot be renewed
     */
    public Credentials renewed(Credentials refused, Duration timeout)
            throws LoginException, InterruptedException {
        if (!refused.renewable()) {
            return refused;
        }
        FutureTask<Credentials> known = asked.get();
        if (known != null && known.isDone() && await(known, timeout).equals(refused)) {
            return ask(known, timeout);
        }
        return current(timeout);
    }

    private boolean stillGood(FutureTask<Credentials> done) {
        try {
            Instant expires = done.resultNow().expires();
            return expires == null || clock.instant().isBefore(expires.minus(RENEW_BEFORE));
        } catch (IllegalStateException e) {
            // It failed; the next request tries anew, since the operator may have signed in since.
            return false;
        }
    }

    private Credentials ask(@Nullable FutureTask<Credentials> instead, Duration timeout)
            throws LoginException, InterruptedException {
        FutureTask<Credentials> task = new FutureTask<>(this::obtain);
        if (asked.compareAndSet(instead, task)) {
            // A thread of its own: the first to ask may be cancelled while others still wait.
            Thread.ofVirtual().name("credentials").start(task);
        }
        FutureTask<Credentials> running = asked.get();
        return await(running == null ? task : running, timeout);
    }

    private static Credentials await(FutureTask<Credentials> task, Duration timeout)
            throws LoginException, InterruptedException {
        try {
            return task.get(Math.max(0, timeout.toNanos()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new LoginException(LoginPhrase.NOT_YET.of(), LoginPhrase.NOT_YET_NEXT.of(), e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LoginException cause) {
                throw new LoginException(cause);
            }
            throw new LoginException(
                    LoginPhrase.NONE.of(String.valueOf(e.getCause())),
                    LoginPhrase.NONE_NEXT.of(),
                    e);
        }
    }

    private Credentials obtain() throws LoginException, InterruptedException {
        return switch (identity) {
            case Identity.Anonymous _ -> Credentials.NONE;
            case Identity.Token token -> bearer(token.token(), null, false);
            case Identity.TokenFile file -> fromFile(file);
            case Identity.Password password ->
                    new Credentials(
                            "Basic "
                                    + Base64.getEncoder()
                                            .encodeToString(
                                                    (password.user() + ":" + password.password())
                                                            .getBytes(StandardCharsets.UTF_8)),
                            null,
                            null,
                            false);
            case Identity.Certificate certificate ->
                    new Credentials(
                            "",
                            new Credentials.ClientKey(certificate.certificate(), certificate.key()),
                            null,
                            false);
            case Identity.Plugin plugin -> CredentialPlugin.run(plugin, pluginTimeout);
            case Identity.Unsupported unsupported ->
                    throw new LoginException(unsupported.said(), unsupported.advice());
        };
    }

    private static Credentials bearer(String token, @Nullable Instant expires, boolean renewable) {
        return new Credentials("Bearer " + token, null, expires, renewable);
    }

    private Credentials fromFile(Identity.TokenFile source) throws LoginException {
        try {
            String token = Files.readString(source.file()).strip();
            return bearer(token, clock.instant().plus(TOKEN_FILE_AGE), true);
        } catch (IOException e) {
            throw new LoginException(
                    LoginPhrase.TOKEN_FILE.of(String.valueOf(source.file())),
                    LoginPhrase.FILE_NEXT.of(),
                    e);
        }
    }
}
