package dev.leeway.engine.source.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Signs commits with the program that the operator's Git is set to use. The program may ask through
 * an agent's own window, never on the terminal.
 */
final class CommitSigner {
    private static final long PATIENCE_SECONDS = 60;
    private static final int MOST_WORDS = 300;

    private final GitIdentity.Signing signing;
    private final String author;

    CommitSigner(GitIdentity.Signing signing, String author) {
        this.signing = signing;
        this.author = author;
    }

    /** Returns the signature of a commit's bytes. */
    byte[] sign(byte[] commit) throws IOException, InterruptedException {
        return signing.format().equals("ssh") ? ssh(commit) : openPgp(commit);
    }

    private byte[] openPgp(byte[] commit) throws IOException, InterruptedException {
        String key = signing.key().isEmpty() ? author : signing.key();
        Path folder = Files.createTempDirectory("leeway-sign");
        try {
            return run(List.of(signing.program(), "-bsau", key), commit, folder);
        } finally {
            FileTree.delete(folder);
        }
    }

    private byte[] ssh(byte[] commit) throws IOException, InterruptedException {
        if (signing.key().isEmpty()) {
            throw new IOException("Git is set to sign with SSH, but user.signingKey is not set");
        }
        Path folder = Files.createTempDirectory("leeway-sign");
        try {
            Path key = Path.of(signing.key().replaceFirst("^~", System.getProperty("user.home")));
            if (signing.key().startsWith("key::") || signing.key().startsWith("ssh-")) {
                key = folder.resolve("key.pub");
                Files.writeString(key, signing.key().replaceFirst("^key::", "") + "\n");
            }
            Path text = folder.resolve("commit");
            Files.write(text, commit);
            run(
                    List.of(
                            signing.program(),
                            "-Y",
                            "sign",
                            "-n",
                            "git",
                            "-f",
                            key.toString(),
                            text.toString()),
                    new byte[0],
                    folder);
            return Files.readAllBytes(folder.resolve("commit.sig"));
        } finally {
            FileTree.delete(folder);
        }
    }

    private static byte[] run(List<String> command, byte[] input, Path folder)
            throws IOException, InterruptedException {
        Path in = folder.resolve("in");
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        Files.write(in, input);
        Process process =
                new ProcessBuilder(command)
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException(command.getFirst() + " did not sign in time");
            }
            if (process.exitValue() != 0) {
                String words = Files.readString(err).strip().replaceAll("\\p{Cntrl}+", " ");
                throw new IOException(
                        command.getFirst()
                                + " did not sign: "
                                + words.substring(0, Math.min(words.length(), MOST_WORDS)));
            }
            return Files.readAllBytes(out);
        } finally {
            process.destroyForcibly();
        }
    }
}
