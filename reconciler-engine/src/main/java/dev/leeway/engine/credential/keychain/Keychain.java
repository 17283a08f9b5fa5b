package dev.leeway.engine.credential.keychain;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.PasswordAccessException;
import dev.leeway.engine.credential.CredentialException;
import dev.leeway.engine.credential.CredentialPhrase;
import dev.leeway.engine.credential.CredentialStore;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonWriter;
import dev.leeway.engine.credential.Login;
import dev.leeway.engine.wording.Wording;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Logins in the keychain of the system, under the service {@code leeway}. A keychain may ask the
 * operator by itself; whoever waits is let go at a deadline. Keychains cannot list, so the names of
 * the hosts, and nothing else, stand in one more entry.
 */
// The library says that closing its keyrings may be interrupted; it never is.
@SuppressWarnings("try")
public final class Keychain implements CredentialStore {
    private static final String SERVICE = "leeway";
    private static final String HOSTS = "hosts";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration QUESTION = Duration.ofSeconds(10);

    private Optional<Boolean> available = Optional.empty();

    /** Work on the system's keychain. */
    @FunctionalInterface
    private interface Work<T> {
        T on(Keyring keyring) throws PasswordAccessException;
    }

    @Override
    public String place() {
        return "the system's keychain";
    }

    @Override
    public synchronized boolean isAvailable() {
        if (available.isEmpty()) {
            available = Optional.of(looked());
        }
        return available.get();
    }

    private static boolean looked() {
        try {
            return waited(
                    () -> {
                        try (Keyring keyring = Keyring.create()) {
                            return keyring.getKeyringStorageType() != null;
                        } catch (BackendNotSupportedException none) {
                            return false;
                        }
                    },
                    QUESTION);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        }
    }

    @Override
    public Optional<Login> find(String host) throws CredentialException, InterruptedException {
        return hosts().contains(host)
                ? Optional.of(login(work(keyring -> keyring.getPassword(SERVICE, host))))
                : Optional.empty();
    }

    private static Login login(String text) throws CredentialException {
        try {
            JsonObject json = JsonReader.readObject(text);
            return new Login(json.string("user", ""), json.string("secret", ""));
        } catch (JsonSyntaxException e) {
            throw new CredentialException(
                    CredentialPhrase.ENTRY_UNREADABLE.of(), CredentialPhrase.ENTRY_NEXT.of(), null);
        }
    }

    @Override
    public void keep(String host, Login login) throws CredentialException, InterruptedException {
        TreeSet<String> hosts = new TreeSet<>(hosts());
        String text =
                JsonWriter.compact(
                        JsonObject.of(
                                "user",
                                new JsonString(login.user()),
                                "secret",
                                new JsonString(login.secret())));
        work(
                keyring -> {
                    keyring.setPassword(SERVICE, host, text);
                    return true;
                });
        hosts.add(host);
        list(hosts);
    }

    private static void list(Set<String> hosts) throws CredentialException, InterruptedException {
        String text =
                JsonWriter.compact(JsonObject.of(HOSTS, JsonArray.ofStrings(List.copyOf(hosts))));
        work(
                keyring -> {
                    keyring.setPassword(SERVICE, HOSTS, text);
                    return true;
                });
    }

    @Override
    public boolean forget(String host) throws CredentialException, InterruptedException {
        TreeSet<String> hosts = new TreeSet<>(hosts());
        if (!hosts.remove(host)) {
            return false;
        }
        work(
                keyring -> {
                    keyring.deletePassword(SERVICE, host);
                    return true;
                });
        list(hosts);
        return true;
    }

    @Override
    public List<String> hosts() throws CredentialException, InterruptedException {
        String text =
                work(
                        keyring -> {
                            try {
                                return keyring.getPassword(SERVICE, HOSTS);
                            } catch (PasswordAccessException none) {
                                // No entry yet looks the same as no access; keeping tells them
                                // apart.
                                return "{}";
                            }
                        });
        return JsonReader.readObject(text).arrayAt(HOSTS).stream()
                .filter(JsonString.class::isInstance)
                .map(host -> ((JsonString) host).value())
                .toList();
    }

    private static <T> T work(Work<T> work) throws CredentialException, InterruptedException {
        try {
            return waited(
                    () -> {
                        try (Keyring keyring = Keyring.create()) {
                            return work.on(keyring);
                        }
                    },
                    PATIENCE);
        } catch (TimeoutException e) {
            throw new CredentialException(
                    CredentialPhrase.KEYCHAIN_SILENT.of(String.valueOf(PATIENCE.toSeconds())),
                    CredentialPhrase.KEYCHAIN_NEXT.of(),
                    null);
        } catch (ExecutionException e) {
            throw new CredentialException(
                    CredentialPhrase.KEYCHAIN_REFUSES.of(
                            Optional.ofNullable(e.getCause())
                                    .map(Throwable::getMessage)
                                    .map(Wording::quoted)
                                    .orElseGet(CredentialPhrase.NO_REASON::of)),
                    CredentialPhrase.KEYCHAIN_NEXT.of(),
                    null);
        }
    }

    /** A keychain that hangs keeps its own thread and nobody else's. */
    private static <T> T waited(Callable<T> question, Duration timeout)
            throws InterruptedException, ExecutionException, TimeoutException {
        FutureTask<T> answer = new FutureTask<>(question);
        Thread.ofPlatform().daemon().name("keychain").start(answer);
        return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
