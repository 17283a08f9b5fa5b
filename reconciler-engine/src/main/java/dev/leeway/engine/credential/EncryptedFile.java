package dev.leeway.engine.credential;

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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Logins in a file that only its owner may read, encrypted under a passphrase: AES-256 in GCM, the
 * key from PBKDF2 with HMAC-SHA-256 and 600,000 rounds, salt and nonce new with every writing. The
 * passphrase is asked for once in a process; the file is never written in plain text.
 *
 * <p>Source of the rounds: OWASP, "Password Storage Cheat Sheet", section PBKDF2.
 */
public final class EncryptedFile implements CredentialStore {
    private static final int ROUNDS = 600_000;
    private static final int KEY_BITS = 256;
    private static final int TAG_BITS = 128;
    private static final int SALT_BYTES = 16;
    private static final int NONCE_BYTES = 12;
    private static final byte[] BOUND = "leeway credentials 1".getBytes(StandardCharsets.UTF_8);

    private final Path file;
    private final Passphrases passphrases;
    private final SecureRandom random = new SecureRandom();
    private Optional<char[]> known = Optional.empty();

    /** Makes it; nothing is read or asked yet. */
    public EncryptedFile(Path file, Passphrases passphrases) {
        this.file = file;
        this.passphrases = passphrases;
    }

    @Override
    public String place() {
        return "the encrypted file " + file;
    }

    @Override
    public boolean isAvailable() {
        return true;
    }

    @Override
    public synchronized Optional<Login> find(String host) throws CredentialException {
        return Files.exists(file) ? Optional.ofNullable(read().get(host)) : Optional.empty();
    }

    @Override
    public synchronized void keep(String host, Login login) throws CredentialException {
        Map<String, Login> all = Files.exists(file) ? read() : new TreeMap<>();
        all.put(host, login);
        write(all);
    }

    @Override
    public synchronized boolean forget(String host) throws CredentialException {
        if (!Files.exists(file)) {
            return false;
        }
        Map<String, Login> all = read();
        if (all.remove(host) == null) {
            return false;
        }
        if (all.isEmpty()) {
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw disk(e);
            }
        } else {
            write(all);
        }
        return true;
    }

    @Override
    public synchronized List<String> hosts() throws CredentialException {
        return Files.exists(file) ? List.copyOf(read().keySet()) : List.of();
    }

    private Map<String, Login> read() throws CredentialException {
        JsonObject json;
        try {
            json = JsonReader.readObject(Files.readAllBytes(file));
        } catch (IOException e) {
            throw disk(e);
        } catch (JsonSyntaxException e) {
            throw new CredentialException(
                    file + " is not a file of credentials.",
                    "Move it away and set the credentials anew.",
                    e);
        }
        char[] passphrase = passphrase(false);
        try {
            byte[] plain =
                    cipher(
                                    Cipher.DECRYPT_MODE,
                                    passphrase,
                                    bytes(json, "salt"),
                                    bytes(json, "nonce"),
                                    Math.toIntExact(json.integer("rounds", ROUNDS)))
                            .doFinal(bytes(json, "data"));
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
        } catch (AEADBadTagException wrong) {
            known = Optional.empty();
            throw new CredentialException(
                    "The passphrase does not open " + file + ", or the file was changed.",
                    "Try again; without the passphrase, delete the file and set the credentials"
                            + " anew.",
                    wrong);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new CredentialException(
                    file + " cannot be opened: " + e.getMessage(),
                    "Move it away and set the credentials anew.",
                    e);
        }
    }

    private static byte[] bytes(JsonObject json, String name) {
        return Base64.getDecoder().decode(json.string(name, ""));
    }

    private void write(Map<String, Login> all) throws CredentialException {
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
        byte[] salt = fresh(SALT_BYTES);
        byte[] nonce = fresh(NONCE_BYTES);
        byte[] open = JsonWriter.bytes(plain);
        try {
            byte[] closed =
                    cipher(
                                    Cipher.ENCRYPT_MODE,
                                    passphrase(!Files.exists(file)),
                                    salt,
                                    nonce,
                                    ROUNDS)
                            .doFinal(open);
            JsonObject json =
                    JsonObject.builder()
                            .put("format", JsonValue.of(1))
                            .put("rounds", JsonValue.of(ROUNDS))
                            .put("salt", Base64.getEncoder().encodeToString(salt))
                            .put("nonce", Base64.getEncoder().encodeToString(nonce))
                            .put("data", Base64.getEncoder().encodeToString(closed))
                            .build();
            replace(JsonWriter.bytes(json));
        } catch (GeneralSecurityException e) {
            throw new CredentialException(
                    "The credentials cannot be encrypted: " + e.getMessage(),
                    "Nothing was written.",
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

    private static Cipher cipher(int mode, char[] passphrase, byte[] salt, byte[] nonce, int rounds)
            throws GeneralSecurityException {
        PBEKeySpec spec = new PBEKeySpec(passphrase, salt, rounds, KEY_BITS);
        try {
            byte[] key =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(spec)
                            .getEncoded();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(BOUND);
            Arrays.fill(key, (byte) 0);
            return cipher;
        } finally {
            spec.clearPassword();
        }
    }

    private char[] passphrase(boolean fresh) throws CredentialException {
        if (known.isEmpty()) {
            known = passphrases.ask(fresh).filter(typed -> typed.length > 0);
        }
        return known.orElseThrow(
                () ->
                        new CredentialException(
                                "The credentials in " + file + " are locked.",
                                "Type the passphrase; without a terminal, put it into a file that"
                                        + " only you may read and name that in"
                                        + " LEEWAY_PASSPHRASE_FILE.",
                                null));
    }

    /** The new file is there as a whole or not at all, and nobody else ever could read it. */
    private void replace(byte[] content) throws CredentialException {
        try {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
            FileAttribute<?>[] owner =
                    posix
                            ? new FileAttribute<?>[] {
                                PosixFilePermissions.asFileAttribute(
                                        PosixFilePermissions.fromString("rw-------"))
                            }
                            : new FileAttribute<?>[0];
            Path next = Files.createTempFile(folder, "credentials", ".new", owner);
            try {
                Files.write(next, content, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
                Files.move(
                        next,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(next);
            }
        } catch (IOException e) {
            throw disk(e);
        }
    }

    private CredentialException disk(IOException e) {
        return new CredentialException(
                file + " could not be read or written: " + e.getMessage(),
                "Look at the folder's space and permissions.",
                e);
    }
}
