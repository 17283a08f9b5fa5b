package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.practice.store.ObjectMeta;
import dev.leeway.engine.practice.store.ObjectsAt;
import dev.leeway.engine.practice.store.PracticeStore;
import dev.leeway.engine.practice.store.Selection;
import dev.leeway.engine.practice.store.VersionGoneException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Which objects a list request gets: versions, pages and their tokens. */
final class ListPages {
    private static final String TOO_OLD =
            "The provided continue parameter is too old to display a consistent list result. You can"
                    + " start a new list without the continue parameter, or use the continue token in"
                    + " this response to retrieve the remainder of the results. Continuing with the"
                    + " provided token results in an inconsistent list - objects that were created,"
                    + " modified, or deleted between the time the first chunk was returned and now may"
                    + " show up in the list.";

    /**
     * One page.
     *
     * @param objects its objects, as stored
     * @param metadata the list's metadata
     */
    record Page(List<JsonObject> objects, JsonObject metadata) {}

    /**
     * Where a page begins.
     *
     * @param version the version of the first page, -1 to go on with whatever is there now
     * @param after the key of the last object told
     */
    private record Token(long version, String after) {
        String text() {
            JsonObject json =
                    JsonObject.builder()
                            .put("v", "meta.k8s.io/v1")
                            .put("rv", version)
                            .put("start", after)
                            .build();
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(json.toJson().getBytes(StandardCharsets.UTF_8));
        }

        static Token read(String text) {
            try {
                JsonObject json = JsonReader.readObject(Base64.getUrlDecoder().decode(text));
                return new Token(json.integer("rv", -1), json.string("start", ""));
            } catch (IllegalArgumentException | JsonSyntaxException e) {
                throw new Refusal(
                        Statuses.badRequest("continue key is not valid: " + e.getMessage()));
            }
        }
    }

    private final PracticeStore store;

    ListPages(PracticeStore store) {
        this.store = store;
    }

    /**
     * Returns the page that a request asks for.
     *
     * @throws Refusal 400, 410, 422 or 504
     */
    Page page(ApiRequest request, Target target, Selection selection) {
        String continuing = request.parameter("continue");
        long limit = limit(request);
        if (continuing.isEmpty()) {
            return cut(first(request, target, selection), "", limit, selection);
        }
        if (!request.parameter("resourceVersion").isEmpty()
                && !request.parameter("resourceVersion").equals("0")) {
            throw new Refusal(
                    Statuses.badRequest(
                            "specifying resource version is not allowed when using continue"));
        }
        Token token = Token.read(continuing);
        return cut(at(target, selection, token), token.after(), limit, selection);
    }

    private ObjectsAt first(ApiRequest request, Target target, Selection selection) {
        String match = request.parameter("resourceVersionMatch");
        Optional<Long> version = version(request);
        if (!match.isEmpty()) {
            checkMatch(match, version);
        }
        version.ifPresent(this::refuseFuture);
        if (match.equals("Exact") && version.isPresent()) {
            try {
                return store.listAt(target.stored(), selection, version.get());
            } catch (VersionGoneException e) {
                throw new Refusal(
                        Statuses.expired("The resourceVersion for the provided list is too old."));
            }
        }
        return store.list(target.stored(), selection);
    }

    private static void checkMatch(String match, Optional<Long> version) {
        if (version.isEmpty()) {
            throw new Refusal(
                    invalidOption(
                            "Forbidden: resourceVersionMatch is forbidden unless resourceVersion is"
                                    + " provided"));
        }
        if (!match.equals("Exact") && !match.equals("NotOlderThan")) {
            throw new Refusal(
                    invalidOption(
                            "Unsupported value: \""
                                    + match
                                    + "\": supported values: \"Exact\", \"NotOlderThan\""));
        }
        if (match.equals("Exact") && version.get() == 0) {
            throw new Refusal(
                    invalidOption(
                            "Forbidden: resourceVersionMatch \"exact\" is forbidden for"
                                    + " resourceVersion \"0\""));
        }
    }

    private static JsonObject invalidOption(String why) {
        return Statuses.failure(
                422,
                "Invalid",
                "ListOptions.meta.k8s.io \"\" is invalid: resourceVersionMatch: " + why,
                JsonObject.builder()
                        .put("group", "meta.k8s.io")
                        .put("kind", "ListOptions")
                        .build());
    }

    /**
     * Reads the version that a request names; empty when it names none.
     *
     * @throws Refusal 400
     */
    static Optional<Long> version(ApiRequest request) {
        String text = request.parameter("resourceVersion");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseUnsignedLong(text));
        } catch (NumberFormatException e) {
            throw new Refusal(
                    Statuses.badRequest(
                            "resourceVersion: Invalid value: \""
                                    + text
                                    + "\": strconv.ParseUint: "
                                    + "parsing \""
                                    + text
                                    + "\": invalid syntax"));
        }
    }

    /**
     * Refuses a version that the store has not reached.
     *
     * @throws Refusal 504, as Kubernetes answers it
     */
    void refuseFuture(long version) {
        long current = store.currentVersion();
        if (version > current) {
            JsonObject cause =
                    Statuses.cause("ResourceVersionTooLarge", "Too large resource version", "");
            throw new Refusal(
                    Statuses.failure(
                            504,
                            "Timeout",
                            "Timeout: Too large resource version: "
                                    + version
                                    + ", current: "
                                    + current,
                            JsonObject.builder()
                                    .put("causes", JsonArray.of(cause))
                                    .put("retryAfterSeconds", 1)
                                    .build()));
        }
    }

    private ObjectsAt at(Target target, Selection selection, Token token) {
        if (token.version() < 0) {
            return store.list(target.stored(), selection);
        }
        try {
            return store.listAt(target.stored(), selection, token.version());
        } catch (VersionGoneException e) {
            JsonObject onward =
                    JsonObject.of("continue", JsonValue.of(new Token(-1, token.after()).text()));
            throw new Refusal(Statuses.expired(TOO_OLD).with("metadata", onward));
        }
    }

    private static Page cut(ObjectsAt all, String after, long limit, Selection selection) {
        JsonObject metadata =
                JsonObject.of("resourceVersion", JsonValue.of(Long.toString(all.version())));
        List<JsonObject> left = all.objects();
        if (!after.isEmpty()) {
            left = left.stream().filter(object -> key(object).compareTo(after) > 0).toList();
        }
        if (limit <= 0 || left.size() <= limit) {
            return new Page(left, metadata);
        }
        List<JsonObject> page = new ArrayList<>(left.subList(0, (int) limit));
        Token next = new Token(all.version(), key(page.getLast()));
        JsonObject more = metadata.with("continue", JsonValue.of(next.text()));
        boolean countKnown =
                selection.labels().terms().isEmpty() && selection.fields().terms().isEmpty();
        return new Page(
                page,
                countKnown
                        ? more.with("remainingItemCount", JsonValue.of(left.size() - limit))
                        : more);
    }

    private static String key(JsonObject object) {
        return ObjectMeta.namespace(object) + "/" + ObjectMeta.name(object);
    }

    private static long limit(ApiRequest request) {
        String text = request.parameter("limit");
        try {
            return text.isEmpty() ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new Refusal(Statuses.badRequest("limit: invalid value \"" + text + "\""));
        }
    }
}
