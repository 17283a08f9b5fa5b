package dev.leeway.engine.source.git;

import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Collection;
import java.util.List;
import org.eclipse.jgit.transport.sshd.agent.Connector;
import org.eclipse.jgit.transport.sshd.agent.ConnectorFactory;
import org.jspecify.annotations.Nullable;

/**
 * Talks to the operator's ssh-agent through its socket, so that keys with a passphrase work. The
 * framing is that of the SSH agent protocol: four bytes of length, then that many bytes.
 */
final class SshAgent implements Connector {
    private static final int LARGEST_ANSWER = 1024 * 1024;

    private final UnixDomainSocketAddress address;
    private @Nullable SocketChannel channel;

    private SshAgent(UnixDomainSocketAddress address) {
        this.address = address;
    }

    @Override
    public boolean connect() {
        try {
            SocketChannel opened = SocketChannel.open(StandardProtocolFamily.UNIX);
            channel = opened;
            return opened.connect(address);
        } catch (IOException e) {
            // No agent listens there: the key files may still do.
            return false;
        }
    }

    @Override
    public byte[] rpc(byte command, byte[] message) throws IOException {
        SocketChannel open = channel;
        if (open == null) {
            throw new IOException("not connected to the ssh-agent at " + address);
        }
        // The message comes with room in front for the length and the command.
        ByteBuffer request = ByteBuffer.wrap(message);
        request.putInt(0, message.length - Integer.BYTES);
        request.put(Integer.BYTES, command);
        while (request.hasRemaining()) {
            open.write(request);
        }
        int length = read(open, Integer.BYTES).getInt();
        if (length < 1 || length > LARGEST_ANSWER) {
            throw new IOException("the ssh-agent's answer cannot be read");
        }
        return read(open, length).array();
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    private static ByteBuffer read(SocketChannel from, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (from.read(buffer) < 0) {
                throw new EOFException("the ssh-agent closed the connection");
            }
        }
        return buffer.flip();
    }

    /** Finds the agent that {@code SSH_AUTH_SOCK} or {@code IdentityAgent} names. */
    static final class Factory implements ConnectorFactory {
        private static final String VARIABLE = "SSH_AUTH_SOCK";

        @Override
        public @Nullable Connector create(@Nullable String identityAgent, @Nullable File home) {
            String socket =
                    identityAgent == null
                                    || identityAgent.isEmpty()
                                    || identityAgent.equals(VARIABLE)
                            ? System.getenv(VARIABLE)
                            : identityAgent;
            if (socket == null || socket.isEmpty()) {
                return null;
            }
            return new SshAgent(UnixDomainSocketAddress.of(socket));
        }

        @Override
        public boolean isSupported() {
            return true;
        }

        @Override
        public String getName() {
            return "unix-socket";
        }

        @Override
        public Collection<ConnectorDescriptor> getSupportedConnectors() {
            return List.of(getDefaultConnector());
        }

        @Override
        public ConnectorDescriptor getDefaultConnector() {
            return new ConnectorDescriptor() {
                @Override
                public String getIdentityAgent() {
                    return VARIABLE;
                }

                @Override
                public String getDisplayName() {
                    return "ssh-agent";
                }
            };
        }
    }
}
