package dev.leeway.engine.credential;

import dev.leeway.engine.disk.OwnFile;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Logins in a file that only its owner may read, encrypted under a passphrase: AES-256 in GCM, the
 * key from PBKDF2 with HMAC-SHA-256 and 600,000 rounds, salt and nonce new with every writing. The
 * passphrase is asked for once in a process, again when it was wrong, three times at most; the key
 * is kept until the file is locked or has another salt, as making it costs a good part of a second.
 * The file is never written in plain text.
 *
 * <p>Source of the rounds: OWASP, "Password Storage Cheat Sheet", section PBKDF2.
 */
public final class EncryptedFile implements CredentialStore {
    private static final int ROUNDS = 600_000;
    private static final int KEY_BITS = 256;
    private static final int TAG_BITS = 128;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final int TRIES = 3;
    private static final byte[] BOUND = "leeway credentials 1".getBytes(StandardCharsets.UTF_8);

    private final Path file;
    private final Passphrases passphrases;
    private final int writtenRounds;
    private final SecureRandom random = new SecureRandom();
    // Asking may take as long as the operator does, and whoever waits for that can be interrupted.
    private final ReentrantLock turn = new ReentrantLock();
    private volatile Optional<Opened> opened = Optional.empty();

    /** What opens the file; the key belongs to the salt. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, only read.
    private record Opened(char[] passphrase, byte[] salt, int rounds, SecretKeySpec key) {
        boolean fits(byte[] wanted, int turns) {
            return rounds == turns && Arrays.equals(salt, wanted);
        }

        static Opened of(char[] passphrase, byte[] salt, int rounds)
                throws GeneralSecurityException {
            PBEKeySpec spec = new PBEKeySpec(passphrase, salt, rounds, KEY_BITS);
            try {
                byte[] key =
                        SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                                .generateSecret(spec)
                                .getEncoded();
                SecretKeySpec made = new SecretKeySpec(key, "AES");
                Arrays.fill(key, (byte) 0);
                return new Opened(passphrase, salt, rounds, made);
            } finally {
                spec.clearPassword();
            }
        }
    }

    /** Makes it; nothing is read or asked yet. */
    public EncryptedFile(Path file, Passphrases passphrases) {
        this(file, passphrases, ROUNDS);
    }

    /** Makes one that is written with so many rounds; it is read with as many as it names. */
    EncryptedFile(Path file, Passphrases passphrases, int writtenRounds) {
        this.file = file;
        this.passphrases = passphrases;
        this.writtenRounds = writtenRounds;
    }

    @Override
    public String place() {
        return "the encrypted file " + file;
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    /** Returns where it is. */
    public Path file() {
        return file;
    }

    /** Returns whether the passphrase is known; waits for nothing. */
    public boolean isOpen() {
        return opened.isPresent();
    }

    /** Forgets the passphrase and the key, so that the next use asks again; waits for nothing. */
    public void lock() {
        opened = Optional.empty();
    }

    @Override
    public Optional<Login> find(String host) throws CredentialException, InterruptedException {
        turn.lockInterruptibly();
        try {
            return Files.exists(file) ? Optional.ofNullable(read().get(host)) : Optional.empty();
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void keep(String host, Login login) throws CredentialException, InterruptedException {
        turn.lockInterruptibly();
        try {
            Map<String, Login> all = Files.exists(file) ? read() : new TreeMap<>();
            all.put(host, login);
            write(all);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public boolean forget(String host) throws CredentialException, InterruptedException {
        turn.lockInterruptibly();
        try {
            Map<String, Login> all = Files.exists(file) ? read() : new TreeMap<>();
            if (all.remove(host) == null) {
                return false;
            }
            if (all.isEmpty()) {
                Files.delete(file);
            } else {
                write(all);
            }
            return true;
        } catch (IOException e) {
            throw disk(e);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public List<String> hosts() throws CredentialException, InterruptedException {
        turn.lockInterruptibly();
        try {
            return Files.exists(file) ? List.copyOf(read().keySet()) : List.of();
        } finally {
            turn.unlock();
        }
    }

    private Map<String, Login> read() throws CredentialException, InterruptedException {
        JsonObject json;
        try {
            json = JsonReader.readObject(Files.readAllBytes(file));
        } catch (IOException e) {
            throw disk(e);
        } catch (JsonSyntaxException e) {
            throw new CredentialException(
                    CredentialPhrase.NO_FILE.of(String.valueOf(file)),
                    CredentialPhrase.MOVE_NEXT.of(),
                    e);
        }
        Optional<char[]> passphrase = Optional.of(passphrase(Passphrases.Occasion.LOCKED));
        for (int tries = 1; passphrase.isPresent(); tries++) {
            try {
                return opened(json, passphrase.get());
            } catch (AEADBadTagException wrong) {
                lock();
                passphrase =
                        tries < TRIES ? asked(Passphrases.Occasion.WRONG_BEFORE) : Optional.empty();
            } catch (GeneralSecurityException | RuntimeException e) {
                throw new CredentialException(
                        CredentialPhrase.NOT_OPENED.of(
                                String.valueOf(file), String.valueOf(e.getMessage())),
                        CredentialPhrase.MOVE_NEXT.of(),
                        e);
            }
        }
        throw new CredentialException(
                CredentialPhrase.WRONG_PASSPHRASE.of(String.valueOf(file)),
                CredentialPhrase.WRONG_PASSPHRASE_NEXT.of(),
                null);
    }

    private Map<String, Login> opened(JsonObject json, char[] passphrase)
            throws GeneralSecurityException {
        byte[] salt = bytes(json, "salt");
        int rounds = Math.toIntExact(json.integer("rounds", ROUNDS));
        Optional<Opened> known = opened.filter(one -> one.fits(salt, rounds));
        Opened with = known.isPresent() ? known.get() : Opened.of(passphrase, salt, rounds);
        byte[] plain =
                cipher(Cipher.DECRYPT_MODE, with.key(), bytes(json, "nonce"))
                        .doFinal(bytes(json, "data"));
        opened = Optional.of(with);
        Map<String, Login> all = new TreeMap<>();
        JsonReader.readObject(plain)
                .forEach(
                        (host, value) -> {
                            if (value instanceof JsonObject login) {
                                all.put(
                                        host,
                                        new Login(
                                                login.string("user", ""),
                                                login.string("secret", "")));
                            }
                        });
        Arrays.fill(plain, (byte) 0);
        return all;
    }

    private static byte[] bytes(JsonObject json, String name) {
        return Base64.getDecoder().decode(json.string(name, ""));
    }

    private void write(Map<String, Login> all) throws CredentialException, InterruptedException {
        JsonObject plain = JsonObject.EMPTY;
        for (Map.Entry<String, Login> one : all.entrySet()) {
            plain =
                    plain.with(
                            one.getKey(),
                            JsonObject.of(
                                    "user",
                                    new JsonString(one.getValue().user()),
                                    "secret",
                                    new JsonString(one.getValue().secret())));
        }
        byte[] nonce = fresh(NONCE_BYTES);
        byte[] open = JsonWriter.bytes(plain);
        try {
            Opened with =
                    Opened.of(
                            passphrase(Passphrases.Occasion.NEW_FILE),
                            fresh(SALT_BYTES),
                            writtenRounds);
            byte[] closed = cipher(Cipher.ENCRYPT_MODE, with.key(), nonce).doFinal(open);
            JsonObject json =
                    JsonObject.builder()
                            .put("format", JsonValue.of(1))
                            .put("rounds", JsonValue.of(writtenRounds))
                            .put("salt", Base64.getEncoder().encodeToString(with.salt()))
                            .put("nonce", Base64.getEncoder().encodeToString(nonce))
                            .put("data", Base64.getEncoder().encodeToString(closed))
                            .build();
            replace(JsonWriter.bytes(json));
            opened = Optional.of(with);
        } catch (GeneralSecurityException e) {
            throw new CredentialException(
                    CredentialPhrase.NOT_ENCRYPTED.of(String.valueOf(e.getMessage())),
                    CredentialPhrase.NOT_ENCRYPTED_NEXT.of(),
                    e);
        } finally {
            Arrays.fill(open, (byte) 0);
        }
    }

    private byte[] fresh(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(BOUND);
        return cipher;
    }

    /** What is known, else what is answered now. */
    private char[] passphrase(Passphrases.Occasion occasion)
            throws CredentialException, InterruptedException {
        Optional<char[]> known = opened.map(Opened::passphrase);
        if (known.isPresent()) {
            return known.get();
        }
        return asked(occasion)
                .orElseThrow(
                        () ->
                                new CredentialException(
                                        CredentialPhrase.LOCKED.of(String.valueOf(file)),
                                        CredentialPhrase.LOCKED_NEXT.of(),
                                        null));
    }

    private Optional<char[]> asked(Passphrases.Occasion occasion) throws InterruptedException {
        return passphrases.ask(occasion).filter(typed -> typed.length > 0);
    }

    /** The new file is there as a whole or not at all, and nobody else ever could read it. */
    private void replace(byte[] content) throws CredentialException {
        try {
            OwnFile.replace(file, content);
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private CredentialException disk(IOException e) {
        return new CredentialException(
                CredentialPhrase.DISK.of(String.valueOf(file), String.valueOf(e.getMessage())),
                CredentialPhrase.DISK_NEXT.of(),
                e);
    }
}
