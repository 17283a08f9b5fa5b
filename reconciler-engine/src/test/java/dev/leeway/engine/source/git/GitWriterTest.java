package dev.leeway.engine.source.git;

import dev.leeway.engine.credential.Login;
import dev.leeway.engine.credential.Logins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceProgress;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceRequest.Freshness;
import dev.leeway.engine.source.SourceWriter;
import dev.leeway.engine.source.SourceWriter.NewCommit;
import dev.leeway.engine.source.SourceWriter.PushResult;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.AfterEach;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Commits and branches written to real repositories, over the disk and over HTTP. */
class GitWriterTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String BRANCH = "leeway/bypass/fix-1";

    @TempDir Path folder;
    private Origin origin;
    private String base = "";

    @BeforeEach
    void open() throws IOException {
        origin = new Origin(folder.resolve("origin.git"));
        base =
                origin.file("web/a.yaml", "a: 1\n")
                        .file("web/b.yaml", "b: 1\n")
                        .file("other/c.yaml", "c: 1\n")
                        .commit("main", "ada", "Start");
    }

    @AfterEach
    void close() {
        origin.close();
    }

    private GitSource source(Logins logins) {
        return new GitSource(
                folder.resolve("mirrors"),
                logins,
                folder,
                Clock.fixed(Instant.parse("2026-03-02T03:00:00Z"), ZoneOffset.UTC));
    }

    private GitIdentity identity(String settings) throws IOException {
        Path file = folder.resolve("gitconfig");
        Files.writeString(file, settings);
        return new GitIdentity(List.of(file), Map.of());
    }

    private static final String ADA = "[user]\n\tname = Ada L\n\temail = ada@example.com\n";

    private static void fetch(GitSource source, String url)
            throws SourceException, InterruptedException {
        source.read(
                new SourceRequest("shop", url, "main", Freshness.FETCH, TIMEOUT),
                SourceProgress.NONE);
    }

    private NewCommit change(String url) {
        return new NewCommit(
                url,
                base,
                "fix-1",
                Map.of(
                        "web/a.yaml", Optional.of("a: 2\n".getBytes(StandardCharsets.UTF_8)),
                        "web/b.yaml", Optional.empty(),
                        "new/d.yaml", Optional.of("d: 1\n".getBytes(StandardCharsets.UTF_8))),
                "Keep the fix\n\nIt holds.\n\nBypass-Id: fix-1\n");
    }

    private String tip(String branch) throws IOException {
        Ref ref = origin.repository().exactRef(Constants.R_HEADS + branch);
        return ref == null ? "" : ref.getObjectId().name();
    }

    @Test
    void aCommitChangesItsFilesAndNothingElse() throws Exception {
        try (GitSource source = source((_, _) -> Optional.empty())) {
            String url = origin.folder().toString();
            fetch(source, url);
            SourceWriter writer = source.writer(identity(ADA));
            String commit = writer.commit(change(url));
            assertThat(writer.push(url, commit, BRANCH, TIMEOUT)).isEqualTo(new PushResult.Done());
            assertThat(writer.push(url, commit, BRANCH, TIMEOUT))
                    .as("again is as good as done")
                    .isEqualTo(new PushResult.Done());
            assertThat(tip(BRANCH)).isEqualTo(commit);
            assertThat(tip("main")).isEqualTo(base);
            try (RevWalk walk = new RevWalk(origin.repository())) {
                RevCommit made = walk.parseCommit(ObjectId.fromString(commit));
                assertThat(made.getParent(0).name()).isEqualTo(base);
                assertThat(made.getAuthorIdent().getEmailAddress()).isEqualTo("ada@example.com");
                assertThat(paths(made)).containsExactly("new/d.yaml", "other/c.yaml", "web/a.yaml");
            }
            fetch(source, url);
            assertThat(writer.has(url, commit)).isTrue();
            assertThat(writer.isAncestor(url, base, commit)).isTrue();
            assertThat(writer.isAncestor(url, commit, base)).isFalse();
        }
    }

    private List<String> paths(RevCommit commit) throws IOException {
        List<String> paths = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(origin.repository())) {
            walk.addTree(commit.getTree());
            walk.setRecursive(true);
            while (walk.next()) {
                assertThat(walk.getFileMode()).isEqualTo(FileMode.REGULAR_FILE);
                paths.add(walk.getPathString());
            }
        }
        return paths;
    }

    @Test
    void aBranchThatIsThereIsNeverMoved() throws Exception {
        try (GitSource source = source((_, _) -> Optional.empty())) {
            String url = origin.folder().toString();
            fetch(source, url);
            origin.point(Constants.R_HEADS + BRANCH, ObjectId.fromString(base));
            SourceWriter writer = source.writer(identity(ADA));
            String commit = writer.commit(change(url));
            assertThat(writer.push(url, commit, BRANCH, TIMEOUT))
                    .isEqualTo(new PushResult.Taken(base));
            assertThat(tip(BRANCH)).isEqualTo(base);
            assertThatThrownBy(() -> writer.push(url, commit, "main", TIMEOUT))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void theLoginGoesToTheOwnHostOnlyAlsoForPushes() throws Exception {
        try (GitHttpServer server = GitHttpServer.start(origin.repository());
                GitHttpServer thief = GitHttpServer.start(origin.repository());
                GitSource source = source((_, _) -> Optional.of(new Login("ada", "canary-5f1")))) {
            server.wants("ada", "canary-5f1");
            fetch(source, server.url());
            SourceWriter writer = source.writer(identity(ADA));
            String commit = writer.commit(change(server.url()));
            server.redirectTo("http://127.0.0.1:" + thief.port());
            assertThatThrownBy(() -> writer.push(server.url(), commit, BRANCH, TIMEOUT))
                    .isInstanceOf(SourceException.class)
                    .hasMessageNotContaining("canary");
            assertThat(thief.authorizations()).isEmpty();
            server.redirectTo("");
            assertThat(writer.push(server.url(), commit, BRANCH, TIMEOUT))
                    .isEqualTo(new PushResult.Done());
            assertThat(tip(BRANCH)).isEqualTo(commit);
        }
    }

    @Test
    void whoMayNotPushIsToldSo() throws Exception {
        try (GitHttpServer server = GitHttpServer.start(origin.repository());
                GitSource source = source((_, _) -> Optional.empty())) {
            fetch(source, server.url());
            SourceWriter writer = source.writer(identity(ADA));
            String commit = writer.commit(change(server.url()));
            server.refusePushes("branches named leeway are not welcome");
            assertThat(writer.push(server.url(), commit, BRANCH, TIMEOUT))
                    .isInstanceOfSatisfying(
                            PushResult.Refused.class,
                            refused -> assertThat(refused.words()).contains("not welcome"));
            server.wants("ada", "x");
            assertThatThrownBy(() -> writer.push(server.url(), commit, BRANCH, TIMEOUT))
                    .isInstanceOfSatisfying(
                            SourceException.class,
                            e ->
                                    assertThat(e.problem())
                                            .isEqualTo(SourceException.Problem.NOT_AUTHENTICATED));
            assertThat(tip(BRANCH)).isEmpty();
        }
    }

    @Test
    void gitsOwnSettingsSayWhoCommits() throws Exception {
        Path own = folder.resolve("own");
        Files.writeString(own, "[include]\n\tpath = " + folder.resolve("more") + "\n");
        Files.writeString(folder.resolve("more"), ADA + "[format]\n\tsignOff = true\n");
        GitIdentity.Author author =
                new GitIdentity(
                                List.of(folder.resolve("none"), own),
                                Map.of("GIT_AUTHOR_NAME", "B"))
                        .read()
                        .orElseThrow();
        assertThat(author)
                .isEqualTo(new GitIdentity.Author("B", "ada@example.com", true, Optional.empty()));
        assertThat(identity("[user]\n\tname = Ada\n").read()).isEmpty();
        try (GitSource source = source((_, _) -> Optional.empty())) {
            String url = origin.folder().toString();
            fetch(source, url);
            assertThatThrownBy(
                            () ->
                                    source.writer(identity("[core]\n\tbare = true\n"))
                                            .commit(change(url)))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("needs an author");
            String commit =
                    source.writer(identity(ADA + "[format]\n\tsignOff = true\n"))
                            .commit(change(url));
            source.writer(identity(ADA)).push(url, commit, BRANCH, TIMEOUT);
            try (RevWalk walk = new RevWalk(origin.repository())) {
                assertThat(walk.parseCommit(ObjectId.fromString(commit)).getFullMessage())
                        .endsWith("Bypass-Id: fix-1\nSigned-off-by: Ada L <ada@example.com>\n");
            }
        }
    }

    @Test
    void commitsAreSignedWhereGitIsSetSo() throws Exception {
        Path key = folder.resolve("key");
        Process process;
        try {
            process =
                    new ProcessBuilder(
                                    "ssh-keygen",
                                    "-q",
                                    "-t",
                                    "ed25519",
                                    "-N",
                                    "",
                                    "-f",
                                    key.toString())
                            .start();
        } catch (IOException e) {
            Assumptions.abort("skipped: there is no ssh-keygen on this machine");
            return;
        }
        assertThat(process.waitFor()).isZero();
        String settings =
                ADA
                        + "\tsigningKey = "
                        + key
                        + "\n[commit]\n\tgpgSign = true\n[gpg]\n\tformat = ssh\n";
        try (GitSource source = source((_, _) -> Optional.empty())) {
            String url = origin.folder().toString();
            fetch(source, url);
            SourceWriter writer = source.writer(identity(settings));
            String commit = writer.commit(change(url));
            writer.push(url, commit, BRANCH, TIMEOUT);
            try (RevWalk walk = new RevWalk(origin.repository())) {
                RevCommit made = walk.parseCommit(ObjectId.fromString(commit));
                assertThat(new String(made.getRawGpgSignature(), StandardCharsets.UTF_8))
                        .startsWith("-----BEGIN SSH SIGNATURE-----");
            }
            SourceWriter keyless =
                    source.writer(identity(settings.replace(key.toString(), "/no/such/key")));
            assertThatThrownBy(() -> keyless.commit(change(url)))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("could not be signed");
        }
    }

    @Test
    void gitItselfCallsBothKindsOfSignatureGood() throws Exception {
        Path key = folder.resolve("key");
        Path keys = Files.createDirectories(folder.resolve("gnupg"));
        Path gpg = folder.resolve("own-gpg");
        Files.writeString(gpg, "#!/bin/sh\nexec gpg --homedir '" + keys + "' \"$@\"\n");
        Assumptions.assumeTrue(gpg.toFile().setExecutable(true) && keys.toFile().setReadable(true));
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
        Assumptions.assumeTrue(
                ran("git", "--version") != null
                        && ran("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key.toString())
                                != null
                        && ran(
                                        gpg.toString(),
                                        "--batch",
                                        "--passphrase",
                                        "",
                                        "--quick-generate-key",
                                        "Ada L <ada@example.com>",
                                        "ed25519",
                                        "sign",
                                        "never")
                                != null,
                "skipped: git, ssh-keygen or gpg is not on this machine");
        Path signers = folder.resolve("signers");
        Files.writeString(signers, "ada@example.com " + Files.readString(Path.of(key + ".pub")));
        String ssh =
                ADA
                        + "\tsigningKey = "
                        + key
                        + "\n[commit]\n\tgpgSign = true\n[gpg]\n\tformat = ssh\n";
        String openPgp =
                ADA
                        + "\tsigningKey = ada@example.com\n[commit]\n\tgpgSign = true\n[gpg]\n"
                        + "\tprogram = "
                        + gpg
                        + "\n";
        try (GitSource source = source((_, _) -> Optional.empty())) {
            String url = origin.folder().toString();
            fetch(source, url);
            for (String settings : List.of(ssh, openPgp)) {
                SourceWriter writer = source.writer(identity(settings));
                String commit = writer.commit(change(url));
                String branch = BRANCH + (settings.equals(ssh) ? "-ssh" : "-gpg");
                assertThat(writer.push(url, commit, branch, TIMEOUT))
                        .isInstanceOf(SourceWriter.PushResult.Done.class);
                String shown =
                        ran(
                                "git",
                                "-C",
                                url,
                                "-c",
                                "gpg.ssh.allowedSignersFile=" + signers,
                                "-c",
                                "gpg.program=" + gpg,
                                "log",
                                "--show-signature",
                                "-1",
                                commit);
                assertThat(shown).containsPattern("Good (\"git\" )?signature");
            }
        }
        ran("gpgconf", "--homedir", keys.toString(), "--kill", "all");
    }

    /** Returns what a program printed, or null when it is not there or refuses. */
    private static @Nullable String ran(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String text =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? text : null;
        } catch (IOException absent) {
            return null;
        }
    }

    @Test
    void squashedAndPickedCommitsAreKnownAgain() throws Exception {
        try (GitSource source = source((_, _) -> Optional.empty())) {
            String url = origin.folder().toString();
            fetch(source, url);
            SourceWriter writer = source.writer(identity(ADA));
            String commit = writer.commit(change(url));
            origin.file("other/c.yaml", "c: 2\n").commit("main", "bob", "Meanwhile");
            String picked =
                    origin.file("web/a.yaml", "a: 2\n")
                            .without("web/b.yaml")
                            .file("new/d.yaml", "d: 1\n")
                            .commit("main", "bob", "Squashed by the host");
            String tip = origin.file("other/c.yaml", "c: 3\n").commit("main", "bob", "Later");
            fetch(source, url);
            assertThat(writer.sameChange(url, commit, base, tip)).contains(picked);
            assertThat(writer.sameChange(url, commit, picked, tip)).isEmpty();
            String patch = new String(writer.patch(url, commit), StandardCharsets.UTF_8);
            assertThat(patch)
                    .contains("From: Ada L <ada@example.com>", "Subject: [PATCH] Keep the fix")
                    .contains("deleted file mode", "new file mode", "+a: 2");
        }
    }
}
