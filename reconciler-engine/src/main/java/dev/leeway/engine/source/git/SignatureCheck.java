package dev.leeway.engine.source.git;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.wording.Thrown;
import dev.leeway.engine.source.SourcePhrase;
import dev.leeway.engine.source.SignatureVerdict;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the operator's Git about a signature: which keys count is what it is set to. Source:
 * git-verify-commit; GnuPG's doc/DETAILS, "status codes"; ssh-keygen's answers to {@code -Y
 * verify}.
 */
final class SignatureCheck {
    private static final int MOST_WORDS = 300;
    private static final Pattern PGP_SIGNER = Pattern.compile("GOODSIG \\S+ (.+)");
    private static final Pattern SSH_SIGNER =
            Pattern.compile("Good \"git\" signature for (\\S+) with");

    private final Path mirror;

    SignatureCheck(Path mirror) {
        this.mirror = mirror;
    }

    SignatureVerdict check(String commit, Duration timeout) throws InterruptedException {
        try {
            return asked(commit, timeout);
        } catch (IOException e) {
            return new SignatureVerdict.NotKnown(
                    SourcePhrase.SIGNATURE_UNASKED.of(shown(Thrown.words(e))));
        }
    }

    private SignatureVerdict asked(String commit, Duration timeout)
            throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("leeway-verify");
        Path said = folder.resolve("said");
        Process process = null;
        try {
            ProcessBuilder git =
                    new ProcessBuilder(
                                    List.of(
                                            "git",
                                            "--git-dir=" + mirror.toAbsolutePath(),
                                            "verify-commit",
                                            "--raw",
                                            commit))
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile());
            git.environment().put("GIT_TERMINAL_PROMPT", "0");
            git.environment().put("LC_ALL", "C");
            process = git.start();
            process.getOutputStream().close();
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return new SignatureVerdict.NotKnown(SourcePhrase.SIGNATURE_LATE.of());
            }
            return verdict(process.exitValue(), Files.readString(said));
        } finally {
            if (process != null) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
            FileTree.delete(folder);
        }
    }

    /** Judges what Git said. Pure. */
    static SignatureVerdict verdict(int exit, String said) {
        Matcher pgp = PGP_SIGNER.matcher(said);
        Matcher ssh = SSH_SIGNER.matcher(said);
        if (exit == 0 && pgp.find()) {
            return new SignatureVerdict.Good(shown(pgp.group(1)));
        }
        if (exit == 0 && ssh.find()) {
            return new SignatureVerdict.Good(shown(ssh.group(1)));
        }
        boolean wrong =
                said.contains("] BADSIG ")
                        || said.contains("Signature verification failed")
                        || said.contains("incorrect signature");
        if (exit != 0 && wrong) {
            return new SignatureVerdict.Bad(shown(said));
        }
        return new SignatureVerdict.NotKnown(
                said.isBlank() ? SourcePhrase.SIGNATURE_NO_REASON.of() : reason(said));
    }

    private static Wording reason(String said) {
        if (said.contains("] NO_PUBKEY ")) {
            return SourcePhrase.SIGNATURE_KEY.of();
        }
        if (said.contains("] EXPKEYSIG ") || said.contains("] EXPSIG ")) {
            return SourcePhrase.SIGNATURE_EXPIRED.of();
        }
        return said.contains("] REVKEYSIG ")
                ? SourcePhrase.SIGNATURE_REVOKED.of()
                : Wording.quoted(shown(said));
    }

    private static String shown(String words) {
        String line = words.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > MOST_WORDS ? line.substring(0, MOST_WORDS) + "..." : line;
    }
}
