package dev.leeway.engine.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leeway.engine.credential.keychain.Keychain;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Logins in the encrypted file: never readable without the passphrase, never half written. */
class EncryptedFileTest {
    private static final Login LOGIN = new Login("ada", "t0ken-of-ada");

    // The first compiler takes seconds for the rounds of real use, which one test has.
    private static final int FEW_ROUNDS = 1_000;

    @TempDir Path folder;

    private EncryptedFile file(String passphrase) {
        return file(_ -> Optional.of(passphrase.toCharArray()));
    }

    private EncryptedFile file(Passphrases passphrases) {
        return new EncryptedFile(folder.resolve("deep/credentials.json"), passphrases, FEW_ROUNDS);
    }

    @Test
    void keepsAndFindsAndForgets() throws Exception {
        assertThat(file("one").hosts()).isEmpty();
        file("one").keep("git.example.com", LOGIN);
        file("one").keep("other.example.com:8443", new Login("", "second"));

        assertThat(file("one").find("git.example.com")).contains(LOGIN);
        assertThat(file("one").find("example.com")).isEmpty();
        assertThat(file("one").hosts())
                .containsExactly("git.example.com", "other.example.com:8443");
        assertThat(file("one").forget("git.example.com")).isTrue();
        assertThat(file("one").forget("git.example.com")).isFalse();
        assertThat(file("one").forget("other.example.com:8443")).isTrue();
        assertThat(folder.resolve("deep")).as("nothing is left").isEmptyDirectory();
    }

    @Test
    void nothingOfItIsReadableAndOnlyItsOwnerMayOpenIt() throws Exception {
        Path kept = folder.resolve("deep/credentials.json");
        new EncryptedFile(kept, _ -> Optional.of("one".toCharArray()))
                .keep("git.example.com", LOGIN);
        String text = Files.readString(kept, StandardCharsets.UTF_8);

        assertThat(text).doesNotContain("ada", "t0ken", "git.example.com");
        assertThat(text).contains("\"rounds\":600000");
        if (Files.getFileStore(kept).supportsFileAttributeView("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                    .isEqualTo("rw-------");
        }
        file("one").keep("git.example.com", LOGIN);
        assertThat(Files.readString(kept, StandardCharsets.UTF_8))
                .as("salt and nonce are new with every writing")
                .isNotEqualTo(text);
    }

    @Test
    void aWrongPassphraseAndAChangedFileOpenNothing() throws Exception {
        file("one").keep("git.example.com", LOGIN);
        Path kept = folder.resolve("deep/credentials.json");
        String before = Files.readString(kept);

        assertThatThrownBy(() -> file("two").find("git.example.com"))
                .isInstanceOf(CredentialException.class)
                .hasMessageContaining("does not open");
        assertThatThrownBy(() -> file("two").keep("x.example.com", LOGIN))
                .isInstanceOf(CredentialException.class);
        assertThat(Files.readString(kept)).as("nothing was written").isEqualTo(before);

        Files.writeString(kept, before.replaceFirst("\"data\":\"..", "\"data\":\"AA"));
        assertThatThrownBy(() -> file("one").hosts()).isInstanceOf(CredentialException.class);
        Files.writeString(kept, "no json");
        assertThatThrownBy(() -> file("one").hosts())
                .isInstanceOf(CredentialException.class)
                .hasMessageContaining("not a file of credentials");
    }

    @Test
    void isAskedForOnceInAProcessAndStaysLockedWhenNobodyIsThere() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        EncryptedFile file =
                file(
                        _ -> {
                            asked.incrementAndGet();
                            return Optional.of("one".toCharArray());
                        });
        file.keep("git.example.com", LOGIN);
        file.find("git.example.com");
        file.hosts();
        assertThat(asked.get()).isEqualTo(1);

        EncryptedFile locked = file(Passphrases.NOBODY);
        assertThatThrownBy(() -> locked.find("git.example.com"))
                .isInstanceOf(CredentialException.class)
                .hasMessageContaining("locked");
        Logins helpers = (_, _) -> Optional.of(new Login("helper", "from git"));
        assertThat(
                        new KeptLogins(List.of(locked), helpers)
                                .find(
                                        new Logins.Asked("https", "git.example.com", "", ""),
                                        Duration.ofSeconds(1)))
                .as("what is locked is passed over")
                .contains(new Login("helper", "from git"));
        assertThat(
                        new KeptLogins(List.of(file), helpers)
                                .find(
                                        new Logins.Asked("https", "git.example.com", "", "jon"),
                                        Duration.ofSeconds(1)))
                .as("a login of somebody else is not given")
                .contains(new Login("helper", "from git"));
    }

    @Test
    void asksAgainWhenItWasWrongAndNoMoreThanThreeTimes() throws Exception {
        file("one").keep("git.example.com", LOGIN);
        List<Passphrases.Occasion> asked = new CopyOnWriteArrayList<>();
        List<String> typed = new ArrayList<>(List.of("two", "one", "three", "four", "five", "six"));
        EncryptedFile file =
                file(
                        occasion -> {
                            asked.add(occasion);
                            return Optional.of(typed.removeFirst().toCharArray());
                        });

        assertThat(file.isOpen()).isFalse();
        assertThat(file.find("git.example.com")).contains(LOGIN);
        assertThat(file.isOpen()).isTrue();
        assertThat(asked)
                .containsExactly(Passphrases.Occasion.LOCKED, Passphrases.Occasion.WRONG_BEFORE);

        file.lock();
        assertThat(file.isOpen()).isFalse();
        assertThatThrownBy(file::hosts)
                .isInstanceOf(CredentialException.class)
                .hasMessageContaining("does not open");
        assertThat(asked).as("two before, three now").hasSize(5);
        assertThat(typed).containsExactly("six");
        assertThat(file.isOpen()).as("a wrong passphrase is not kept").isFalse();
    }

    @Test
    void whoWaitsForTheAnswerCanBeInterrupted() throws Exception {
        file("one").keep("git.example.com", LOGIN);
        CountDownLatch asking = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        EncryptedFile file =
                file(
                        _ -> {
                            asking.countDown();
                            answer.await();
                            return Optional.of("one".toCharArray());
                        });
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<String>> first = threads.submit(file::hosts);
            assertThat(asking.await(30, TimeUnit.SECONDS)).isTrue();
            Future<List<String>> second = threads.submit(file::hosts);
            second.cancel(true);
            file.lock();
            answer.countDown();
            assertThat(first.get(30, TimeUnit.SECONDS)).containsExactly("git.example.com");
        }
    }

    @Test
    void theKeyIsMadeAnewForAFileThatAnotherProcessWrote() throws Exception {
        EncryptedFile ours = file("one");
        ours.keep("git.example.com", LOGIN);
        file("one").keep("other.example.com", LOGIN);

        assertThat(ours.hosts()).containsExactly("git.example.com", "other.example.com");
    }

    @Test
    void theKeychainOfThisMachineKeepsAndForgetsWhereThereIsOne() throws Exception {
        CredentialStore keychain = new Keychain();
        if (!keychain.isAvailable()) {
            System.out.println("keychain: skipped, this machine offers none");
        }
        assumeTrue(keychain.isAvailable(), "this machine offers no keychain");
        String host = "leeway-test-" + System.nanoTime() + ".example.com";
        keychain.keep(host, LOGIN);
        try {
            assertThat(keychain.find(host)).contains(LOGIN);
            assertThat(keychain.hosts()).contains(host);
        } finally {
            assertThat(keychain.forget(host)).isTrue();
        }
        assertThat(keychain.find(host)).isEmpty();
    }
}
