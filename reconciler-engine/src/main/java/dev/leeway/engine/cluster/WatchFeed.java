package dev.leeway.engine.cluster;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonSequence;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import java.io.IOException;
import java.util.Optional;

/**
 * The events of one watch, as they come. For one reader; {@link #stop} may come from any thread.
 */
final class WatchFeed implements AutoCloseable {
    private final BodyStream body;
    private final JsonSequence events;

    WatchFeed(BodyStream body) {
        this.body = body;
        this.events = new JsonSequence(body);
    }

    /**
     * Waits for the next event; empty when the server ended the watch.
     *
     * @throws IOException when it broke off, went silent for too long, or is no watch
     */
    Optional<JsonObject> next() throws IOException {
        try {
            Optional<JsonValue> value = events.next();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            if (value.get() instanceof JsonObject event) {
                return Optional.of(event);
            }
            throw new IOException("the watch sent something that is no event");
        } catch (JsonSyntaxException e) {
            throw new IOException("the watch broke off or sent broken JSON: " + e.getMessage(), e);
        }
    }

    /** Returns when bytes last came, in {@link System#nanoTime()}. */
    long lastByteAt() {
        return body.lastByteAt();
    }

    /** Ends the reader's wait, saying why. */
    void stop(String why) {
        body.fail(new IOException(why));
    }

    @Override
    public void close() {
        body.close();
    }
}
