package dev.leeway.engine.cluster;

import dev.leeway.engine.cluster.ApiOutcome.Answered;
import dev.leeway.engine.cluster.ApiOutcome.Lost;
import dev.leeway.engine.cluster.ApiOutcome.NotSent;
import dev.leeway.engine.cluster.login.CredentialSource;
import dev.leeway.engine.cluster.login.Credentials;
import dev.leeway.engine.cluster.login.LoginException;
import dev.leeway.engine.cluster.login.LoginPhrase;
import dev.leeway.engine.live.ClusterHealth.Contact;
import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import dev.leeway.engine.wording.Wording;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sends requests with patience: limits, repetition after load and lost answers, renewal of
 * credentials once, one deadline for everything. Safe for use from several threads.
 */
final class ApiClient {
    /** A page of 500 objects of 250 KiB; what is read of more would not fit in memory. */
    private static final long MAX_BODY = 128L * 1024 * 1024;

    private static final int MAX_TRIES_UNREACHABLE = 4;
    private static final Duration LEAST_TRY = Duration.ofSeconds(10);

    private final String cluster;
    private final HttpWire wire;
    private final CredentialSource credentials;
    private final Pace reads;
    private final Pace writes;
    private final ContactRecord contact = new ContactRecord();

    /**
     * Makes a client.
     *
     * @param cluster the cluster's name in the workspace, for messages
     */
    ApiClient(String cluster, HttpWire wire, CredentialSource credentials, ClusterLimits limits) {
        this.cluster = cluster;
        this.wire = wire;
        this.credentials = credentials;
        this.reads = new Pace(limits.reads(), System::nanoTime);
        this.writes = new Pace(limits.writes(), System::nanoTime);
    }

    /** Returns the present speed of a lane in requests a second. */
    double perSecond(ApiCall.Lane lane) {
        return pace(lane).perSecond();
    }

    /** Returns whether the server answers, as of the last request. */
    Contact contact() {
        return contact.now();
    }

    /** Returns the cluster's name and its server's address, for messages. */
    String server() {
        return cluster + " (" + wire.server() + ")";
    }

    /** Sends the request until it is answered for good or the time is up. */
    ApiOutcome send(ApiCall call, Duration timeout) throws InterruptedException {
        Deadline deadline = Deadline.after(timeout);
        boolean doubtful = false;
        boolean renewed = false;
        int tries = 0;
        while (true) {
            Credentials used;
            Try last;
            try {
                used = credentials.current(deadline.left());
                last = once(call, used, deadline);
            } catch (LoginException e) {
                return doubtful ? lost(call, LoginPhrase.ENDED.of()) : noLogin(e);
            }
            tries++;
            Duration pause = Repetition.pauseAfter(tries);
            switch (last) {
                case Try.Head head -> {
                    if (head.status() == 401 && !renewed) {
                        renewed = true;
                        try {
                            if (renew(used, deadline)) {
                                continue;
                            }
                        } catch (LoginException e) {
                            return doubtful ? lost(call, e.said()) : noLogin(e);
                        }
                    }
                    Answered answer = answered(head, doubtful);
                    if (!Repetition.worthIt(
                            ServerStatus.of(answer), head.retryAfter(), head.status(), tries)) {
                        return answer;
                    }
                    // A gateway's or a server's own time-out says nothing about what was done.
                    doubtful |= head.status() >= 500;
                    Duration due = max(pause, head.retryAfter());
                    if (!pause(due, deadline)) {
                        return answered(head, doubtful);
                    }
                }
                case Try.Trouble(NetworkTrouble trouble) -> {
                    doubtful |= trouble.sent();
                    boolean again =
                            trouble.worthRepeating()
                                    && tries < MAX_TRIES_UNREACHABLE
                                    && pause(pause, deadline);
                    if (!again) {
                        Wording message = ClusterPhrase.WHILE.of(trouble.said(), call.said());
                        contact.notReached(message.text());
                        return doubtful
                                ? new Lost(Reason.UNREACHABLE, message, trouble.advice())
                                : new NotSent(Reason.UNREACHABLE, message, trouble.advice());
                    }
                }
                case Try.Garbled(Wording message) -> {
                    doubtful = true;
                    if (tries >= Repetition.MOST_TRIES_BROKEN || !pause(pause, deadline)) {
                        return lost(call, message);
                    }
                }
                case Try.NoLogin(LoginException error) -> {
                    return doubtful ? lost(call, error.said()) : noLogin(error);
                }
                case Try.NoTurn _ -> {
                    Wording message = ClusterPhrase.NO_TURN.of(call.said());
                    Wording next = ClusterPhrase.MORE_TIME.of();
                    return doubtful
                            ? new Lost(Reason.SERVER_ERROR, message, next)
                            : new NotSent(Reason.SERVER_ERROR, message, next);
                }
            }
        }
    }

    private static Answered answered(Try.Head head, boolean doubtful) {
        return new Answered(head.status(), head.body(), doubtful, head.warnings());
    }

    private boolean renew(Credentials refused, Deadline deadline)
            throws LoginException, InterruptedException {
        return !credentials.renewed(refused, deadline.left()).equals(refused);
    }

    private Try once(ApiCall call, Credentials used, Deadline deadline)
            throws InterruptedException {
        Pace pace = pace(call.lane());
        if (!pace.enter(deadline)) {
            return new Try.NoTurn();
        }
        Runnable leave = pace::leave;
        try {
            // Half of what is left, so that a connection gone silent leaves time for another try.
            Duration half = deadline.left().dividedBy(2);
            Deadline end = deadline.orAfter(max(half, LEAST_TRY));
            BodyStream body = new BodyStream(end.left(), end, MAX_BODY);
            try (HttpWire.Head head = wire.send(call, used, end.left(), body)) {
                contact.reached();
                Try result = Try.of(head);
                leave = () -> leave(pace, head);
                return result;
            }
        } catch (LoginException e) {
            return new Try.NoLogin(e);
        } catch (InterruptedIOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("cancelled: " + call.what());
            }
            return new Try.Trouble(NetworkTrouble.of(e, server()));
        } catch (IOException e) {
            return new Try.Trouble(NetworkTrouble.of(e, server()));
        } finally {
            leave.run();
        }
    }

    private static void leave(Pace pace, HttpWire.Head head) {
        switch (head.status()) {
            case 429 -> pace.leaveTooMuch(Repetition.retryAfter(head.header("Retry-After")));
            case 503, 504 -> {
                Duration wanted = Repetition.retryAfter(head.header("Retry-After"));
                if (wanted.isZero()) {
                    pace.leave();
                } else {
                    pace.leaveTooMuch(wanted);
                }
            }
            default -> pace.leaveHappy();
        }
    }

    private static boolean pause(Duration time, Deadline deadline) throws InterruptedException {
        if (deadline.left().compareTo(time) <= 0) {
            return false;
        }
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
        return true;
    }

    private static NotSent noLogin(LoginException error) {
        return new NotSent(Reason.NOT_AUTHENTICATED, error.said(), error.advice());
    }

    private static Lost lost(ApiCall call, Wording why) {
        return new Lost(
                Reason.SERVER_ERROR,
                ClusterPhrase.NO_ANSWER.of(call.said(), why),
                ClusterPhrase.AGAIN.of());
    }

    private Pace pace(ApiCall.Lane lane) {
        return switch (lane) {
            case READ -> reads;
            case WRITE -> writes;
        };
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** What came of opening a watch. */
    sealed interface Opened {
        /** It flows. */
        record Flowing(WatchFeed feed) implements Opened {}

        /** The server answered something else. */
        record Refused(Answered answer) implements Opened {}

        /** There is no connection. */
        record Failed(NotSent trouble) implements Opened {}
    }

    /**
     * Opens a watch. It is not repeated here: whoever watches decides where to go on.
     *
     * @param headTimeout how long to wait for the answer to begin
     * @param quietLimit how long the watch may say nothing before it counts as dead
     */
    Opened watch(ApiCall call, Duration headTimeout, Duration quietLimit)
            throws InterruptedException {
        Deadline deadline = Deadline.after(headTimeout);
        try {
            Credentials used = credentials.current(deadline.left());
            Opened first = watchOnce(call, used, deadline, quietLimit);
            boolean refused =
                    first instanceof Opened.Refused(Answered answer) && answer.status() == 401;
            return refused && renew(used, deadline)
                    ? watchOnce(call, credentials.current(deadline.left()), deadline, quietLimit)
                    : first;
        } catch (LoginException e) {
            return new Opened.Failed(noLogin(e));
        }
    }

    private Opened watchOnce(ApiCall call, Credentials used, Deadline deadline, Duration quietLimit)
            throws InterruptedException, LoginException {
        return switch (streamOnce(call, used, deadline, quietLimit, "json")) {
            case OpenedStream.Flowing(BodyStream body) -> new Opened.Flowing(new WatchFeed(body));
            case OpenedStream.Refused(Answered answer) -> new Opened.Refused(answer);
            case OpenedStream.Failed(NotSent trouble) -> new Opened.Failed(trouble);
        };
    }

    /** What came of opening an answer that is read as it comes. */
    sealed interface OpenedStream {
        /** It flows; the reader closes it. */
        record Flowing(BodyStream body) implements OpenedStream {}

        /** The server answered something else. */
        record Refused(Answered answer) implements OpenedStream {}

        /** There is no connection. */
        record Failed(NotSent trouble) implements OpenedStream {}
    }

    /**
     * Opens an answer that is text without end, for example a log. It is not repeated here.
     *
     * @param headTimeout how long to wait for the answer to begin
     * @param quietLimit how long it may say nothing before it counts as dead
     */
    OpenedStream stream(ApiCall call, Duration headTimeout, Duration quietLimit)
            throws InterruptedException {
        Deadline deadline = Deadline.after(headTimeout);
        try {
            Credentials used = credentials.current(deadline.left());
            OpenedStream first = streamOnce(call, used, deadline, quietLimit, "");
            boolean refused =
                    first instanceof OpenedStream.Refused(Answered answer)
                            && answer.status() == 401;
            return refused && renew(used, deadline)
                    ? streamOnce(
                            call, credentials.current(deadline.left()), deadline, quietLimit, "")
                    : first;
        } catch (LoginException e) {
            return new OpenedStream.Failed(noLogin(e));
        }
    }

    /** Opens an answer whose content type contains the given word. */
    private OpenedStream streamOnce(
            ApiCall call,
            Credentials used,
            Deadline deadline,
            Duration quietLimit,
            String contentType)
            throws InterruptedException, LoginException {
        if (!reads.enter(deadline)) {
            return new OpenedStream.Failed(
                    new NotSent(
                            Reason.SERVER_ERROR,
                            ClusterPhrase.TOO_MANY.of(),
                            ClusterPhrase.TRIED_AGAIN.of()));
        }
        Runnable leave = reads::leave;
        try {
            BodyStream body = new BodyStream(quietLimit, null, Long.MAX_VALUE);
            HttpWire.Head head = wire.send(call, used, deadline.left(), body);
            leave = () -> leave(reads, head);
            if (head.status() == 200 && head.header("Content-Type").contains(contentType)) {
                return new OpenedStream.Flowing(body);
            }
            try (head) {
                return new OpenedStream.Refused(
                        Try.of(head) instanceof Try.Head answer
                                ? new Answered(answer.status(), answer.body(), false)
                                : new Answered(
                                        502,
                                        PlainAnswer.asStatus(502, "", "not an answer to a watch"),
                                        false));
            }
        } catch (InterruptedIOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("cancelled: " + call.what());
            }
            return failed(e);
        } catch (IOException | UncheckedIOException e) {
            return failed(e);
        } finally {
            leave.run();
        }
    }

    private OpenedStream failed(Exception error) {
        NetworkTrouble trouble = NetworkTrouble.of(error, server());
        contact.notReached(trouble.message());
        return new OpenedStream.Failed(
                new NotSent(Reason.UNREACHABLE, trouble.said(), trouble.advice()));
    }

    /** Asks for the smallest thing there is; empty when the server answered at all. */
    Optional<Wording> ping(Duration timeout) throws InterruptedException {
        return switch (send(ApiCall.get("/version", "reach the server"), timeout)) {
            case Answered _ -> Optional.empty();
            case NotSent trouble -> Optional.of(trouble.said());
            case Lost trouble -> Optional.of(trouble.said());
        };
    }
}
