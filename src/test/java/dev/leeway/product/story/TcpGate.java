package dev.leeway.product.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A gate in front of a server: while shut, the server is gone from the network with every
 * connection to it, and comes back as it was when the gate opens again.
 */
final class TcpGate implements AutoCloseable {
    private final int target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private ServerSocket listener;

    private TcpGate(int target, ServerSocket listener) {
        this.target = target;
        this.listener = listener;
        this.port = listener.getLocalPort();
        accept(listener);
    }

    /** Opens a gate on a free port. */
    static TcpGate before(int target) throws IOException {
        return new TcpGate(target, listen(0));
    }

    int port() {
        return port;
    }

    /** Lets nobody in and throws out who is in. */
    synchronized void shut() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            // A reset, as from a machine that is gone, in place of an orderly goodbye.
            socket.setSoLinger(true, 0);
            socket.close();
        }
        sockets.clear();
    }

    /** Opens the gate on the same port again. */
    synchronized void open() throws IOException {
        listener = listen(port);
        accept(listener);
    }

    private static ServerSocket listen(int port) throws IOException {
        ServerSocket socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return socket;
    }

    private void accept(ServerSocket from) {
        Thread.ofVirtual()
                .name("gate")
                .start(
                        () -> {
                            try {
                                while (true) {
                                    join(from.accept());
                                }
                            } catch (IOException shut) {
                                // The gate was shut: whoever comes is refused.
                                return;
                            }
                        });
    }

    private void join(Socket guest) throws IOException {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        sockets.add(guest);
        sockets.add(server);
        pass(guest, server);
        pass(server, guest);
    }

    private void pass(Socket from, Socket to) {
        Thread.ofVirtual()
                .name("gate-pass")
                .start(
                        () -> {
                            try (from;
                                    to) {
                                InputStream in = from.getInputStream();
                                OutputStream out = to.getOutputStream();
                                in.transferTo(out);
                            } catch (IOException ended) {
                                // Either side hung up, or the gate was shut.
                                return;
                            } finally {
                                sockets.remove(from);
                                sockets.remove(to);
                            }
                        });
    }

    @Override
    public void close() throws IOException {
        shut();
    }
}
