package dev.leeway.engine.cluster;

import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.json.JsonValue;
import java.util.Optional;

/**
 * One request to the API. All of Leeway's requests may be repeated without harm: they read, apply,
 * or delete under a precondition.
 *
 * @param method the HTTP method
 * @param target path and query
 * @param accept what kind of answer is asked for
 * @param content the body; empty for none
 * @param lane which limit it counts against
 * @param what the request in words, for messages, for example {@code get apps/Deployment shop/api}
 */
record ApiCall(
        String method,
        String target,
        String accept,
        Optional<Content> content,
        Lane lane,
        String what) {
    /** The plain form of every answer. */
    static final String JSON = "application/json";

    /** Which limit a request counts against. */
    enum Lane {
        /** GET and list. */
        READ,
        /** Writes and dry-runs. */
        WRITE
    }

    /** A body and its type. */
    record Content(String type, String text) {
        /** Returns the type alone, because the text may hold secrets. */
        @Override
        public String toString() {
            return "Content[" + type + "]";
        }
    }

    /** Returns a request that reads. */
    static ApiCall get(String target, String what) {
        return get(target, JSON, what);
    }

    /** Returns a request that reads and asks for another form. */
    static ApiCall get(String target, String accept, String what) {
        return new ApiCall("GET", target, accept, Optional.empty(), Lane.READ, what);
    }

    /** Returns a request with a body. */
    static ApiCall write(String method, String target, String type, JsonValue body, String what) {
        return new ApiCall(
                method,
                target,
                JSON,
                Optional.of(new Content(type, body.toJson())),
                Lane.WRITE,
                what);
    }

    /** Returns what it asks, for messages. */
    Wording said() {
        return RequestPhrase.read(what);
    }

    /** Returns the request in words, because a body may hold secrets. */
    @Override
    public String toString() {
        return what;
    }
}
