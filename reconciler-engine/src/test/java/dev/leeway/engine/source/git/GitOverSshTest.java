package dev.leeway.engine.source.git;

import dev.leeway.engine.credential.Logins;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leeway.engine.source.SourceException;
import dev.leeway.engine.source.SourceException.Problem;
import dev.leeway.engine.source.SourceProgress;
import dev.leeway.engine.source.SourceRequest;
import dev.leeway.engine.source.SourceRequest.Freshness;
import dev.leeway.engine.source.SourceTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.UploadPack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GitOverSshTest {
    @TempDir private Path temp;
    private Origin origin;
    private SshServer server;
    private KeyPair hostKey;
    private KeyPair userKey;

    @BeforeEach
    void start() throws Exception {
        origin = new Origin(temp.resolve("origin.git"));
        origin.file("a", "1").commit("main", "ada", "One");
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(256);
        hostKey = keys.generateKeyPair();
        userKey = keys.generateKeyPair();
        Path ssh = Files.createDirectories(temp.resolve(".ssh"));
        try (OutputStream out = Files.newOutputStream(ssh.resolve("id_ecdsa"))) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(userKey, "test", null, out);
        }
        server = SshServer.setUpDefaultServer();
        server.setHost("127.0.0.1");
        server.setPort(0);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        allow(userKey.getPublic());
        server.setCommandFactory((channel, line) -> new Serving(origin.repository()));
        server.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
        origin.close();
    }

    private void allow(PublicKey only) {
        server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, only));
    }

    private void knownHost(PublicKey key) throws IOException {
        Files.writeString(
                temp.resolve(".ssh/known_hosts"),
                "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(key) + "\n");
    }

    private SourceTree read() throws SourceException, InterruptedException {
        Logins none = (asked, timeout) -> Optional.empty();
        try (GitSource source =
                new GitSource(temp.resolve("mirrors"), none, temp, Clock.systemUTC())) {
            String url = "ssh://git@127.0.0.1:" + server.getPort() + "/shop.git";
            return source.read(
                    new SourceRequest("shop", url, "main", Freshness.FETCH, Duration.ofSeconds(30)),
                    SourceProgress.NONE);
        }
    }

    private SourceException trouble() {
        SourceException e = catchThrowableOfType(SourceException.class, this::read);
        assertThat(e).as("a source exception").isNotNull();
        return e;
    }

    @Test
    void aKnownHostIsReadWithTheUsersKey() throws Exception {
        knownHost(hostKey.getPublic());
        assertThat(read().revision().subject()).isEqualTo("One");
    }

    @Test
    void anUnknownHostIsRefusedWhateverTheSettingsSay() throws Exception {
        Files.writeString(temp.resolve(".ssh/config"), "Host *\n  StrictHostKeyChecking no\n");
        SourceException e = trouble();
        assertThat(e.problem()).isEqualTo(Problem.HOST_NOT_TRUSTED);
        assertThat(e.getMessage()).contains("not in known_hosts");
        assertThat(e.nextStep()).contains("fingerprint");
        assertThat(temp.resolve(".ssh/known_hosts")).doesNotExist();
    }

    @Test
    void aHostWithAnotherKeyThanTheKnownOneIsRefused() throws Exception {
        knownHost(userKey.getPublic());
        SourceException e = trouble();
        assertThat(e.problem()).isEqualTo(Problem.HOST_NOT_TRUSTED);
        assertThat(e.getMessage()).contains("not the one in known_hosts");
    }

    @Test
    void aKeyThatTheHostDoesNotKnowIsALoginProblem() throws Exception {
        knownHost(hostKey.getPublic());
        allow(hostKey.getPublic());
        assertThat(trouble().problem()).isEqualTo(Problem.NOT_AUTHENTICATED);
    }

    /** The host's side of a fetch. */
    private static final class Serving implements Command {
        private final Repository repository;
        private InputStream in = InputStream.nullInputStream();
        private OutputStream out = OutputStream.nullOutputStream();
        private OutputStream err = OutputStream.nullOutputStream();
        private ExitCallback ended = (code, message, close) -> {};

        Serving(Repository repository) {
            this.repository = repository;
        }

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            err = stream;
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            ended = callback;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            UploadPack pack = new UploadPack(repository);
            String protocol = environment.getEnv().get("GIT_PROTOCOL");
            if (protocol != null) {
                pack.setExtraParameters(List.of(protocol));
            }
            Thread.ofVirtual()
                    .start(
                            () -> {
                                int code = 0;
                                try {
                                    pack.upload(in, out, err);
                                } catch (IOException e) {
                                    code = 1;
                                }
                                ended.onExit(code);
                            });
        }

        @Override
        public void destroy(ChannelSession channel) {
            // The streams are closed by the server.
        }
    }
}
