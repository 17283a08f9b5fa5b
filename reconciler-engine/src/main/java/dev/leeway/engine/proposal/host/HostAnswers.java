package dev.leeway.engine.proposal.host;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonReader;
import dev.leeway.engine.json.JsonString;
import dev.leeway.engine.json.JsonSyntaxException;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.proposal.HostException;
import dev.leeway.engine.proposal.HostException.Problem;

import dev.leeway.engine.proposal.HostPhrase;
import dev.leeway.engine.wording.Wording;
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
                            HostPhrase.TOKEN_REFUSED.of(host),
                            HostPhrase.TOKEN_REFUSED_NEXT.of(),
                            again);
            case 403 -> throw forbidden(answer, host, again);
            case 404, 410 ->
                    throw trouble(
                            Problem.NOT_FOUND,
                            HostPhrase.NOT_FOUND.of(host, String.valueOf(address.getPath())),
                            HostPhrase.NOT_FOUND_NEXT.of(),
                            again);
            case 429 ->
                    throw trouble(
                            Problem.BUSY,
                            HostPhrase.TOO_OFTEN.of(host),
                            HostPhrase.BY_ITSELF_NEXT.of(),
                            again);
            case 400, 405, 406, 409, 413, 415, 422 ->
                    throw trouble(
                            Problem.REFUSED,
                            HostPhrase.REFUSED.of(
                                    host, Integer.toString(status), words(answer.body())),
                            HostPhrase.REFUSED_NEXT.of(),
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
                        HostPhrase.TOO_OFTEN.of(host),
                        HostPhrase.BY_ITSELF_NEXT.of(),
                        again)
                : trouble(
                        Problem.NOT_ALLOWED,
                        HostPhrase.NOT_ALLOWED.of(host, words(answer.body())),
                        HostPhrase.NOT_ALLOWED_NEXT.of(),
                        again);
    }

    private static HostException other(
            HttpResponse<byte[]> answer, String host, Optional<Instant> again) {
        int status = answer.statusCode();
        if (status >= 300 && status < 400) {
            String target = answer.headers().firstValue("location").orElse("another address");
            return trouble(
                    Problem.NOT_FOUND,
                    HostPhrase.SENDS_ON.of(host, shown(target)),
                    HostPhrase.SENDS_ON_NEXT.of(),
                    again);
        }
        return status >= 500
                ? trouble(
                        Problem.BUSY,
                        HostPhrase.ILL.of(host, Integer.toString(status)),
                        HostPhrase.BY_ITSELF_NEXT.of(),
                        again)
                : trouble(
                        Problem.UNEXPECTED,
                        HostPhrase.ANSWERED.of(
                                host, Integer.toString(status), words(answer.body())),
                        HostPhrase.PROVIDER_NEXT.of(),
                        again);
    }

    private static HostException trouble(
            Problem problem, Wording said, Wording advice, Optional<Instant> again) {
        return new HostException(problem, said, advice, again, null);
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
