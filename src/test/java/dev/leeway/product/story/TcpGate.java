package dev.leeway.product.story;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A gate in front of a server: while shut, the server is gone from the network with every
 * connection to it, and comes back as it was when the gate opens again.
 */
public final class TcpGate implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;

    private final int target;
    private final int port;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Set<Socket> deaf = ConcurrentHashMap.newKeySet();
    private ServerSocket listener;
    private volatile boolean swallowed;

    private TcpGate(int target, ServerSocket listener) {
        this.target = target;
        this.listener = listener;
        this.port = listener.getLocalPort();
        accept(listener);
    }

    /** Opens a gate on a free port. */
    public static TcpGate before(int target) throws IOException {
        return new TcpGate(target, listen(0));
    }

    public int port() {
        return port;
    }

    /** Lets nobody in and throws out who is in. */
    public synchronized void shut() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            reset(socket);
        }
        sockets.clear();
        deaf.clear();
    }

    /** A reset, as from a machine that is gone, in place of an orderly goodbye. */
    private static void reset(Socket socket) throws IOException {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException ended) {
            // It hung up by itself a moment ago.
            return;
        }
        socket.close();
    }

    /** Opens the gate on the same port again. */
    public synchronized void open() throws IOException {
        listener = listen(port);
        accept(listener);
    }

    /**
     * Lets every connection there is be half open: it stands, and nothing comes through any more,
     * as when a machine on the way forgets it. New ones are not concerned.
     */
    public void deafen() {
        swallowed = false;
        deaf.addAll(sockets);
    }

    /** Returns whether something that was sent came to nothing since {@link #deafen}. */
    public boolean swallowed() {
        return swallowed;
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
                                byte[] some = new byte[CHUNK];
                                for (int n = in.read(some); n >= 0; n = in.read(some)) {
                                    if (deaf.contains(from)) {
                                        swallowed = true;
                                    } else {
                                        out.write(some, 0, n);
                                    }
                                }
                            } catch (IOException ended) {
                                // Either side hung up, or the gate was shut.
                                return;
                            } finally {
                                for (Socket one : List.of(from, to)) {
                                    sockets.remove(one);
                                    deaf.remove(one);
                                }
                            }
                        });
    }

    @Override
    public void close() throws IOException {
        shut();
    }
}
