package dev.leeway.engine.source.git;

import java.io.File;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jgit.internal.transport.sshd.OpenSshServerKeyDatabase;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.eclipse.jgit.transport.sshd.SshdSessionFactory;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * SSH for one fetch, with the operator's {@code ~/.ssh}. A host's key must stand in known_hosts,
 * whatever {@code StrictHostKeyChecking} says: Leeway never accepts a key by itself.
 */
final class SshAccess {
    private final Path home;
    private final AtomicReference<@Nullable String> refused = new AtomicReference<>();

    SshAccess(Path home) {
        this.home = home;
    }

    /** Makes the factory; the caller closes it. */
    SshdSessionFactory sessions() {
        Path ssh = home.resolve(".ssh");
        return new SshdSessionFactoryBuilder()
                .setHomeDirectory(home.toFile())
                .setSshDirectory(ssh.toFile())
                .setConnectorFactory(new SshAgent.Factory())
                .setServerKeyDatabase(this::onlyKnown)
                .build(null);
    }

    /** Returns what was wrong with the host's key, if the connection failed for that. */
    Optional<String> refusedKey() {
        return Optional.ofNullable(refused.get());
    }

    private ServerKeyDatabase onlyKnown(File homeFolder, File sshFolder) {
        Path known = sshFolder.toPath().resolve("known_hosts");
        return new OnlyKnown(
                new OpenSshServerKeyDatabase(
                        true, List.of(known, known.resolveSibling("known_hosts2"))));
    }

    private final class OnlyKnown implements ServerKeyDatabase {
        private final ServerKeyDatabase files;

        OnlyKnown(ServerKeyDatabase files) {
            this.files = files;
        }

        @Override
        public List<PublicKey> lookup(
                String connect, InetSocketAddress remote, Configuration settings) {
            return files.lookup(connect, remote, settings);
        }

        @Override
        public boolean accept(
                String connect,
                InetSocketAddress remote,
                PublicKey key,
                Configuration settings,
                @Nullable CredentialsProvider credentials) {
            if (files.accept(connect, remote, key, new Strictly(settings), null)) {
                return true;
            }
            refused.set(
                    files.lookup(connect, remote, settings).isEmpty()
                            ? "its key is not in known_hosts"
                            : "its key is not the one in known_hosts; it was replaced, or somebody is"
                                    + " between you and the host");
            return false;
        }
    }

    /** The operator's settings, but for the one that would accept unknown keys. */
    private record Strictly(ServerKeyDatabase.Configuration settings)
            implements ServerKeyDatabase.Configuration {
        @Override
        public List<String> getUserKnownHostsFiles() {
            return settings.getUserKnownHostsFiles();
        }

        @Override
        public List<String> getGlobalKnownHostsFiles() {
            return settings.getGlobalKnownHostsFiles();
        }

        @Override
        public StrictHostKeyChecking getStrictHostKeyChecking() {
            return StrictHostKeyChecking.REQUIRE_MATCH;
        }

        @Override
        public boolean getHashKnownHosts() {
            return settings.getHashKnownHosts();
        }

        @Override
        public String getUsername() {
            return settings.getUsername();
        }
    }
}
