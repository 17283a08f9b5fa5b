package dev.leeway.engine.cluster;

import dev.leeway.engine.wording.Thrown;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.browse.LogLine;
import dev.leeway.engine.browse.LogNews;
import dev.leeway.engine.browse.LogRequest;
import dev.leeway.engine.cluster.ApiOutcome.Answered;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Reads one container's log as it comes. Holds one piece of it at a time; what the reader does not
 * take, the server holds back. For one thread.
 */
final class LogFollow {
    private static final Duration HEAD_TIMEOUT = Duration.ofSeconds(30);

    /** A log may be silent for long; this often a silent one is opened anew, in case it is dead. */
    private static final Duration QUIET_LIMIT = Duration.ofMinutes(10);

    private static final int PIECE = 32 * 1024;
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_TRIES = 6;

    private final ApiClient client;
    private final WatchTiming timing;
    private final LogRequest request;
    private final Consumer<LogNews> news;
    private final byte[] line = new byte[LONGEST_LINE];
    private int length;
    private boolean cut;
    private Instant last = Instant.MIN;
    private int tries;

    LogFollow(ApiClient client, WatchTiming timing, LogRequest request, Consumer<LogNews> news) {
        this.client = client;
        this.timing = timing;
        this.request = request;
        this.news = news;
    }

    void run() throws ClusterException, InterruptedException {
        Duration pause = timing.firstPause();
        while (true) {
            ApiCall call = ApiCall.get(target(), "*/*", what());
            switch (client.stream(call, HEAD_TIMEOUT, QUIET_LIMIT)) {
                case ApiClient.OpenedStream.Flowing(BodyStream body) -> {
                    switch (flow(body)) {
                        case ENDED -> {
                            news.accept(new LogNews.Ended());
                            return;
                        }
                        // Nothing said for long is no trouble; it is only looked after anew.
                        case SILENT -> tries = 0;
                        case BROKEN -> pause = timing.firstPause();
                    }
                }
                case ApiClient.OpenedStream.Refused(Answered answer) ->
                        throw Refusals.error(call, answer);
                case ApiClient.OpenedStream.Failed(ApiOutcome.NotSent trouble) -> {
                    boolean begun = last.isAfter(Instant.MIN);
                    if (!request.follow() || !begun || trouble.reason() != Reason.UNREACHABLE) {
                        throw Refusals.error(call, trouble);
                    }
                    news.accept(new LogNews.Interrupted(trouble.said()));
                }
            }
            if (++tries > MOST_TRIES) {
                throw new ClusterException(
                        Reason.UNREACHABLE,
                        ClusterPhrase.LOG_BROKE.of(
                                call.said(), Wording.quoted(Integer.toString(tries))),
                        ClusterPhrase.IN_A_MOMENT.of(),
                        null);
            }
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            pause = pause.multipliedBy(2);
        }
    }

    private String what() {
        return "read the log of "
                + request.namespace()
                + "/"
                + request.pod()
                + " ("
                + request.container()
                + ")";
    }

    private String target() {
        StringBuilder target =
                new StringBuilder("/api/v1/namespaces/")
                        .append(Targets.escaped(request.namespace()))
                        .append("/pods/")
                        .append(Targets.escaped(request.pod()))
                        .append("/log?timestamps=true&container=")
                        .append(URLEncoder.encode(request.container(), StandardCharsets.UTF_8));
        if (request.follow()) {
            target.append("&follow=true");
        }
        if (request.previous()) {
            target.append("&previous=true");
        }
        if (last.isAfter(Instant.MIN)) {
            // Only whole seconds are asked for; what was heard already is left out below.
            return target.append("&sinceTime=")
                    .append(Instant.ofEpochSecond(last.getEpochSecond()))
                    .toString();
        }
        request.tail().ifPresent(lines -> target.append("&tailLines=").append(lines));
        request.since()
                .ifPresent(
                        back ->
                                target.append("&sinceSeconds=")
                                        .append(Math.max(1, back.toSeconds())));
        return target.toString();
    }

    /** How reading came to an end. */
    private enum End {
        /** There is no more. */
        ENDED,
        /** Nothing came for long. */
        SILENT,
        /** The connection broke off. */
        BROKEN
    }

    private End flow(BodyStream body) throws InterruptedException {
        Instant heard = last;
        byte[] piece = new byte[PIECE];
        try (body) {
            while (true) {
                int count = body.read(piece, 0, piece.length);
                List<LogLine> lines = new ArrayList<>();
                if (count < 0) {
                    if (length > 0) {
                        end(lines, heard);
                    }
                    tell(lines);
                    return End.ENDED;
                }
                take(piece, count, lines, heard);
                tell(lines);
            }
        } catch (SocketTimeoutException e) {
            length = 0;
            return End.SILENT;
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("no longer looked at");
            }
            length = 0;
            news.accept(new LogNews.Interrupted(Wording.quoted(Thrown.words(e))));
            return End.BROKEN;
        }
    }

    private void tell(List<LogLine> lines) {
        if (!lines.isEmpty()) {
            tries = 0;
            news.accept(new LogNews.Lines(lines));
        }
    }

    private void take(byte[] piece, int count, List<LogLine> lines, Instant heard) {
        for (int i = 0; i < count; i++) {
            if (piece[i] == '\n') {
                end(lines, heard);
            } else if (length < LONGEST_LINE) {
                line[length++] = piece[i];
            } else {
                cut = true;
            }
        }
    }

    private void end(List<LogLine> lines, Instant heard) {
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        String text = new String(line, 0, end, StandardCharsets.UTF_8) + (cut ? "…" : "");
        length = 0;
        cut = false;
        int space = text.indexOf(' ');
        Instant at = Instant.EPOCH;
        String words = text;
        try {
            if (space > 0) {
                at = Instant.parse(text.substring(0, space));
                words = text.substring(space + 1);
            }
        } catch (DateTimeException e) {
            // The server sent no time with it: the whole line is text.
            words = text;
        }
        if (at.isAfter(heard) || at.equals(Instant.EPOCH)) {
            lines.add(new LogLine(at, words));
            if (at.isAfter(last)) {
                last = at;
            }
        }
    }
}
