package dev.leeway.engine.proposal.host;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.proposal.HostException;
import dev.leeway.engine.proposal.HostException.Problem;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in the operator's words what a host's status says. */
final class HostAnswers {
    private static final int MOST_WORDS = 300;
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private HostAnswers() {}

    /** Throws unless the host did as it was asked. */
    static void check(HttpResponse<byte[]> answer, URI address, InstantSource clock)
            throws HostException {
        int status = answer.statusCode();
        String host = address.getHost();
        // Azure DevOps answers 203 with a sign-in page when it does not take the token.
        if (status >= 200 && status < 300 && status != 203) {
            return;
        }
        Optional<Instant> again = notBefore(answer, clock);
        switch (status) {
            case 203, 401 ->
                    throw trouble(
                            Problem.NOT_AUTHENTICATED,
                            host + " does not take the token",
                            "Store a valid token in the Git credential helper; it may have"
                                    + " expired.",
                            again);
            case 403 -> throw forbidden(answer, host, again);
            case 404, 410 ->
                    throw trouble(
                            Problem.NOT_FOUND,
                            host + " has no " + address.getPath() + ", or hides it from this token",
                            "Check the repository's address and what the token may see.",
                            again);
            case 429 ->
                    throw trouble(
                            Problem.BUSY,
                            host + " wants to be asked less often",
                            "It is tried again by itself.",
                            again);
            case 400, 405, 406, 409, 413, 415, 422 ->
                    throw trouble(
                            Problem.REFUSED,
                            host + " refused (" + status + "): " + words(answer.body()),
                            "Do what it says, then try again.",
                            again);
            default -> throw other(answer, host, again);
        }
    }

    private static HostException forbidden(
            HttpResponse<byte[]> answer, String host, Optional<Instant> again) {
        boolean limited =
                again.isPresent()
                        || answer.headers()
                                .firstValue("x-ratelimit-remaining")
                                .filter("0"::equals)
                                .isPresent();
        return limited
                ? trouble(
                        Problem.BUSY,
                        host + " wants to be asked less often",
                        "It is tried again by itself.",
                        again)
                : trouble(
                        Problem.NOT_ALLOWED,
                        host + " does not let this token do it: " + words(answer.body()),
                        "Give the token the right to open pull requests.",
                        again);
    }

    private static HostException other(
            HttpResponse<byte[]> answer, String host, Optional<Instant> again) {
        int status = answer.statusCode();
        if (status >= 300 && status < 400) {
            String target = answer.headers().firstValue("location").orElse("another address");
            return trouble(
                    Problem.NOT_FOUND,
                    host
                            + " sends on to "
                            + shown(target)
                            + ", which is not followed: the token would go there",
                    "If the repository moved, write its new address into the workspace.",
                    again);
        }
        return status >= 500
                ? trouble(
                        Problem.BUSY,
                        host + " is not well (" + status + ")",
                        "It is tried again by itself.",
                        again)
                : trouble(
                        Problem.UNEXPECTED,
                        host + " answered " + status + ": " + words(answer.body()),
                        "Check the provider and the API's address in the workspace.",
                        again);
    }

    private static HostException trouble(
            Problem problem, String message, String nextStep, Optional<Instant> again) {
        return new HostException(problem, message, nextStep, again, null);
    }

    /** {@code Retry-After} in seconds or as a date, or the time at which a limit is reset. */
    private static Optional<Instant> notBefore(HttpResponse<byte[]> answer, InstantSource clock) {
        Instant now = clock.instant();
        Optional<Instant> after =
                answer.headers().firstValue("retry-after").flatMap(text -> after(text, now));
        Optional<Instant> wanted =
                after.isPresent()
                        ? after
                        : answer.headers()
                                .firstValue("x-ratelimit-remaining")
                                .filter("0"::equals)
                                .flatMap(_ -> answer.headers().firstValue("x-ratelimit-reset"))
                                .filter(text -> text.matches("\\d{1,12}"))
                                .map(text -> Instant.ofEpochSecond(Long.parseLong(text)));
        Instant latest = now.plus(LONGEST_WAIT);
        return wanted.map(time -> time.isAfter(latest) ? latest : time);
    }

    private static Optional<Instant> after(String text, Instant now) {
        if (text.strip().matches("\\d{1,9}")) {
            return Optional.of(now.plusSeconds(Long.parseLong(text.strip())));
        }
        try {
            return Optional.of(
                    ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** A host may put anything into its words. */
    private static String words(byte[] body) {
        List<String> found = new ArrayList<>();
        try {
            collect(JsonReader.read(body), "", found);
        } catch (JsonSyntaxException e) {
            return "no reason that can be read";
        }
        return shown(found.isEmpty() ? "no reason given" : String.join("; ", found));
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > MOST_WORDS ? line.substring(0, MOST_WORDS) + "..." : line;
    }

    private static void collect(JsonValue value, String name, List<String> into) {
        switch (value) {
            case JsonObject object -> object.forEach((inner, next) -> collect(next, inner, into));
            case JsonArray array -> array.forEach(item -> collect(item, name, into));
            case JsonString(String text) when name.matches("message|error|detail|errors") ->
                    into.add(text);
            default -> {
                // Only what is meant for people is shown.
            }
        }
    }
}
