package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One request to the practice API, as HTTP has it.
 *
 * @param method the HTTP method, in capitals
 * @param path the decoded path, without query
 * @param query the decoded query parameters
 * @param headers the headers, names in lower case
 * @param body the body, empty when there is none
 * @param user who asks; a user whose name begins with {@code system:} is part of the cluster and is
 *     spared injected faults
 */
public record ApiRequest(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        Body body,
        String user) {
    /** The user of whoever holds the practice cluster's token. */
    public static final String ADMIN = "practice-admin";

    /** The user of the cluster's own controllers. */
    public static final String CONTROLLER = "system:kube-controller-manager";

    public ApiRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** A request's bytes. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, only read.
    public record Body(byte[] bytes) {
        /** No bytes. */
        public static final Body NONE = new Body(new byte[0]);

        /** Returns whether there are no bytes. */
        public boolean isEmpty() {
            return bytes.length == 0;
        }
    }

    /** Returns a request of the cluster's own controllers without body. */
    public static ApiRequest of(String method, String path) {
        return new ApiRequest(method, path, Map.of(), Map.of(), Body.NONE, CONTROLLER);
    }

    /** Returns this request with a JSON body of a content type. */
    public ApiRequest withBody(String contentType, JsonValue json) {
        return new ApiRequest(
                method,
                path,
                query,
                plus(headers, "content-type", contentType),
                new Body(JsonWriter.bytes(json)),
                user);
    }

    /** Returns this request with one more query parameter. */
    public ApiRequest withQuery(String name, String value) {
        return new ApiRequest(method, path, plus(query, name, List.of(value)), headers, body, user);
    }

    /** Returns this request with a header. */
    public ApiRequest withHeader(String name, String value) {
        return new ApiRequest(
                method,
                path,
                query,
                plus(headers, name.toLowerCase(Locale.ROOT), value),
                body,
                user);
    }

    /** Returns this request as somebody else's. */
    public ApiRequest by(String other) {
        return new ApiRequest(method, path, query, headers, body, other);
    }

    private static <V> Map<String, V> plus(Map<String, V> map, String name, V value) {
        Map<String, V> more = new TreeMap<>(map);
        more.put(name, value);
        return more;
    }

    /** Returns a query parameter's first value, empty text when it is missing. */
    public String parameter(String name) {
        List<String> values = query.get(name);
        return values == null || values.isEmpty() ? "" : values.getFirst();
    }

    /** Returns whether a query parameter is set to something that means true. */
    public boolean flag(String name) {
        return query.containsKey(name)
                && !parameter(name).equals("false")
                && !parameter(name).equals("0");
    }

    /** Returns a header's value, or empty. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }
}
