package dev.leeway.engine.cluster;

import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.cluster.login.LoginException;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** How one try of a request ended. */
sealed interface Try {
    /** The most that is read of an answer that is no JSON, in bytes. */
    int MAX_TEXT = 4_096;

    /**
     * The server answered.
     *
     * @param retryAfter how long it wants to be left alone; zero when it does not say
     * @param warnings what it warns of
     */
    record Head(int status, JsonObject body, Duration retryAfter, List<String> warnings)
            implements Try {}

    /** There was no answer. */
    record Trouble(NetworkTrouble trouble) implements Try {}

    /** What came is no answer of an API server, though it says that it went well. */
    record Garbled(Wording message) implements Try {}

    /** There are no credentials to send it with. */
    record NoLogin(LoginException error) implements Try {}

    /** So many other requests were sent that its turn did not come in time. */
    record NoTurn() implements Try {}

    /** Reads an answer to its end. */
    static Try of(HttpWire.Head head) throws IOException {
        Duration retryAfter = Repetition.retryAfter(head.header("Retry-After"));
        String type = head.header("Content-Type");
        boolean good = head.status() >= 200 && head.status() < 300;
        // API servers send the index of their OpenAPI documents as plain text.
        boolean mayBeJson = type.contains("json") || (good && type.startsWith("text/plain"));
        if (!mayBeJson) {
            String text =
                    new String(head.body().readNBytes(MAX_TEXT), StandardCharsets.UTF_8).strip();
            if (good) {
                return new Try.Garbled(
                        type.isEmpty()
                                ? ClusterPhrase.GARBLED_UNNAMED.of()
                                : ClusterPhrase.GARBLED_OTHER.of(type));
            }
            return new Try.Head(
                    head.status(),
                    PlainAnswer.asStatus(head.status(), type, text),
                    retryAfter,
                    head.warnings());
        }
        try {
            return JsonReader.read(head.body()) instanceof JsonObject object
                    ? new Try.Head(head.status(), object, retryAfter, head.warnings())
                    : new Try.Garbled(ClusterPhrase.GARBLED_NO_OBJECT.of());
        } catch (JsonSyntaxException e) {
            return good
                    ? new Try.Garbled(ClusterPhrase.GARBLED_BROKEN.of(e.said()))
                    : new Try.Head(
                            head.status(),
                            PlainAnswer.asStatus(head.status(), "", ""),
                            retryAfter,
                            head.warnings());
        }
    }
}
