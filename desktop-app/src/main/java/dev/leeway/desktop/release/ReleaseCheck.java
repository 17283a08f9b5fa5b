package dev.leeway.desktop.release;

import dev.leeway.engine.wording.Thrown;
import dev.leeway.engine.wording.Wording;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks once whether a newer release is announced. Never runs by itself: only the operator's word
 * begins it. It sends a bare request that tells nothing about this machine or this Leeway, follows
 * no redirect, and fetches and installs nothing.
 */
public final class ReleaseCheck {
    private static final int LARGEST = 64 * 1024;

    private final Optional<Announcements> announcements;
    private final InstantSource clock;
    private final Duration patience;

    /**
     * Makes a check.
     *
     * @param announcements where to look; empty when this build does not know
     * @param clock tells whether an announcement is too old to be believed
     * @param patience how long is waited at most
     */
    public ReleaseCheck(
            Optional<Announcements> announcements, InstantSource clock, Duration patience) {
        this.announcements = announcements;
        this.clock = clock;
        this.patience = patience;
    }

    /** Returns the check of this build. */
    public static ReleaseCheck ofBuild() {
        return new ReleaseCheck(
                Announcements.ofBuild(), InstantSource.system(), Duration.ofSeconds(10));
    }

    /**
     * Looks whether there is a newer release than the one given.
     *
     * @throws InterruptedException when cancelled
     */
    public ReleaseAnswer look(String running) throws InterruptedException {
        if (announcements.isEmpty()) {
            return new ReleaseAnswer.NotKnown(ReleasePhrase.NO_PLACE.of());
        }
        URI address = announcements.get().address();
        try {
            if (!safe(address)) {
                return new ReleaseAnswer.NotKnown(ReleasePhrase.NOT_HTTPS.of(address.toString()));
            }
            ReleaseNote note = SignedNote.open(fetched(address), announcements.get().key());
            if (clock.instant().isAfter(note.until())) {
                return new ReleaseAnswer.NotKnown(
                        ReleasePhrase.ANNOUNCEMENT_OVER.of(Wording.moment(note.until())));
            }
            return Versions.compare(note.version(), running) > 0
                    ? new ReleaseAnswer.Newer(note)
                    : new ReleaseAnswer.Newest(note.version());
        } catch (SignedNote.UnbelievableException e) {
            return new ReleaseAnswer.NotKnown(ReleasePhrase.NOT_BELIEVED.of(e.said()));
        } catch (IOException e) {
            return new ReleaseAnswer.NotKnown(
                    ReleasePhrase.UNASKED.of(address.getHost(), Thrown.words(e)));
        } catch (IllegalArgumentException e) {
            return new ReleaseAnswer.NotKnown(ReleasePhrase.NO_VERSION.of(running));
        }
    }

    private static boolean safe(URI address) throws UnknownHostException {
        return "https".equals(address.getScheme())
                || ("http".equals(address.getScheme())
                        && InetAddress.getByName(address.getHost()).isLoopbackAddress());
    }

    private String fetched(URI address) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(patience)
                        .build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(address)
                            .timeout(patience)
                            .header("User-Agent", "leeway")
                            .build();
            try {
                // The deadline of a request ends with its head; a body that trickles needs one too.
                return text(
                        client.sendAsync(
                                        request,
                                        _ ->
                                                HttpResponse.BodySubscribers.limiting(
                                                        HttpResponse.BodySubscribers.ofByteArray(),
                                                        LARGEST))
                                .get(patience.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                throw new HttpTimeoutException("no answer within " + patience.toSeconds() + " s");
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException why
                        ? new IOException(
                                why.getMessage() == null ? why.toString() : why.getMessage(), why)
                        : new IOException(String.valueOf(e.getCause()), e);
            } finally {
                client.shutdownNow();
            }
        }
    }

    private static String text(HttpResponse<byte[]> answer) throws IOException {
        if (answer.statusCode() == 200) {
            return new String(answer.body(), StandardCharsets.UTF_8);
        }
        throw new IOException(
                "it answered "
                        + answer.statusCode()
                        + answer.headers()
                                .firstValue("Location")
                                .map(to -> " and points to " + to + ", which is not followed")
                                .orElse(""));
    }
}
