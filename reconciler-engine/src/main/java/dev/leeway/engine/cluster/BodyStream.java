package dev.leeway.engine.cluster;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A response's body as a stream for a blocking reader. Only a few chunks are held: the sender waits
 * for the reader. Reading ends with an error when nothing came for the quiet limit, at the
 * deadline, when more came than allowed, or when the thread is interrupted.
 */
final class BodyStream extends InputStream {
    private static final int CHUNKS_AHEAD = 4;

    private final BlockingQueue<Piece> pieces = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable AsyncBody> body = new AtomicReference<>();
    private final AtomicLong lastByteAt = new AtomicLong(System.nanoTime());
    private final long maxBytes;
    private volatile Duration quietLimit;
    private volatile @Nullable Deadline deadline;
    private ByteBuffer current = ByteBuffer.allocate(0);
    private @Nullable End end;
    private long read;

    private sealed interface Piece {}

    private record Chunk(List<ByteBuffer> buffers) implements Piece {}

    private record End(@Nullable Throwable failure) implements Piece {}

    BodyStream(Duration quietLimit, @Nullable Deadline deadline, long maxBytes) {
        this.quietLimit = quietLimit;
        this.deadline = deadline;
        this.maxBytes = maxBytes;
    }

    /** Takes what the client library delivers; never blocks. */
    void take(List<ByteBuffer> buffers, AsyncBody from) {
        lastByteAt.set(System.nanoTime());
        pieces.add(new Chunk(buffers));
    }

    /** Starts the flow once the answer's head is there. */
    void start(AsyncBody from) {
        body.set(from);
        CompletableFuture<Void> _ =
                from.done().whenComplete((_, failure) -> pieces.add(new End(failure)));
        for (int i = 0; i < CHUNKS_AHEAD; i++) {
            from.consume();
        }
    }

    /** Returns when bytes last came, in {@link System#nanoTime()}. */
    long lastByteAt() {
        return lastByteAt.get();
    }

    /** Ends a reader's wait with this error, from any thread. */
    void fail(IOException failure) {
        pieces.add(new End(failure));
        cancel();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!current.hasRemaining()) {
            if (!next()) {
                return -1;
            }
        }
        int count = Math.min(length, current.remaining());
        current.get(into, offset, count);
        read += count;
        if (read > maxBytes) {
            cancel();
            throw new IOException("the answer is larger than " + maxBytes + " bytes");
        }
        return count;
    }

    private boolean next() throws IOException {
        Piece piece = end == null ? await() : end;
        return switch (piece) {
            case Chunk chunk -> {
                current = joined(chunk.buffers());
                AsyncBody from = body.get();
                if (from != null) {
                    from.consume();
                }
                yield true;
            }
            case End last -> {
                end = last;
                if (last.failure() != null) {
                    throw new IOException(
                            "the answer broke off: " + last.failure(), last.failure());
                }
                yield false;
            }
        };
    }

    private Piece await() throws IOException {
        Deadline last = deadline;
        Duration wait = quietLimit;
        boolean byDeadline = last != null && last.left().compareTo(wait) < 0;
        if (last != null && byDeadline) {
            wait = last.left();
        }
        try {
            Piece piece = pieces.poll(wait.toNanos(), TimeUnit.NANOSECONDS);
            if (piece == null) {
                cancel();
                throw new SocketTimeoutException(
                        byDeadline
                                ? "the answer was not complete in time"
                                : "nothing came for " + wait.toSeconds() + " s");
            }
            return piece;
        } catch (InterruptedException e) {
            cancel();
            Thread.currentThread().interrupt();
            InterruptedIOException stopped = new InterruptedIOException("cancelled");
            stopped.initCause(e);
            throw stopped;
        }
    }

    private static ByteBuffer joined(List<ByteBuffer> buffers) {
        if (buffers.size() == 1) {
            return buffers.getFirst();
        }
        int size = buffers.stream().mapToInt(ByteBuffer::remaining).sum();
        ByteBuffer all = ByteBuffer.allocate(size);
        buffers.forEach(all::put);
        return all.flip();
    }

    private void cancel() {
        AsyncBody from = body.get();
        if (from != null) {
            from.cancel();
        }
    }

    /** Gives the connection up if the body was not read to its end. */
    @Override
    public void close() {
        if (end == null) {
            cancel();
        }
    }
}
