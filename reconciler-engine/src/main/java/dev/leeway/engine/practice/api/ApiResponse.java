package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * One answer of the practice API, as HTTP has it.
 *
 * @param status the HTTP status
 * @param headers headers besides content type and length, in order
 * @param body the body
 */
public record ApiResponse(int status, List<Header> headers, Body body) {
    public ApiResponse {
        headers = List.copyOf(headers);
    }

    /** A header; a name may come more than once. */
    public record Header(String name, String value) {}

    /** What is answered. */
    public sealed interface Body {}

    /**
     * A JSON document.
     *
     * @param json the document
     * @param contentType its exact content type
     */
    public record Json(JsonObject json, String contentType) implements Body {}

    /** A text. */
    public record Text(String text, String contentType) implements Body {}

    /** Something that comes bit by bit. */
    public record Streamed(String contentType, Stream stream) implements Body {}

    /** No answer at all: the connection is closed. */
    public record Dropped() implements Body {}

    /** Writes a body that comes bit by bit. */
    @FunctionalInterface
    public interface Stream {
        /**
         * Writes until there is no more or the reader is gone; flushes after every bit.
         *
         * @throws IOException when the reader is gone
         * @throws InterruptedException when the server stops
         */
        void writeTo(OutputStream out) throws IOException, InterruptedException;
    }

    /** Returns a JSON answer. */
    public static ApiResponse json(int status, JsonObject json) {
        return new ApiResponse(status, List.of(), new Json(json, "application/json"));
    }

    /** Returns a plain text answer. */
    public static ApiResponse text(int status, String text) {
        return new ApiResponse(status, List.of(), new Text(text, "text/plain; charset=utf-8"));
    }

    /** Returns this answer with one more header. */
    public ApiResponse withHeader(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new ApiResponse(status, more, body);
    }

    /** Returns the body's JSON, empty when it is something else. */
    public JsonObject jsonBody() {
        return body instanceof Json answer ? answer.json() : JsonObject.EMPTY;
    }

    /** Returns whether the status is below 400. */
    public boolean isSuccess() {
        return status < 400;
    }
}
