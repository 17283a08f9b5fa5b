package dev.leeway.engine.cluster;

import dev.leeway.engine.cluster.ApiOutcome.Answered;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.live.LiveState;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import dev.leeway.engine.live.WatchState;
import dev.leeway.engine.live.WatchStatus;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.resource.Manifest;
import dev.leeway.engine.resource.ResourceKey;
import dev.leeway.engine.wording.Wording;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the objects of one kind current by list and watch, in one namespace or in all, on a thread
 * of its own until closed. Its state always says how far what is kept can be trusted.
 */
final class KindWatch implements AutoCloseable {
    private static final Duration SHORT_LIFE = Duration.ofSeconds(1);

    private final ApiClient client;
    private final KindLister lister;
    private final ServedKind kind;
    private final String namespace;
    private final boolean metadataOnly;
    private final WatchTiming timing;
    private final WatchEvents events;
    private final KeptObjects objects;
    private final WatchTrust trust;
    private final AtomicReference<@Nullable WatchFeed> feed = new AtomicReference<>();
    private final Thread thread;
    private volatile boolean listedBefore;
    private volatile boolean closed;

    KindWatch(
            ApiClient client,
            KindLister lister,
            ServedKind kind,
            String namespace,
            boolean metadataOnly,
            WatchTiming timing,
            TreeBudget budget,
            WatchEvents events) {
        this.client = client;
        this.lister = lister;
        this.kind = kind;
        this.namespace = namespace;
        this.metadataOnly = metadataOnly;
        this.timing = timing;
        this.events = events;
        this.objects = new KeptObjects(kind, budget);
        this.trust = new WatchTrust(timing, events::stateChanged);
        this.thread =
                Thread.ofVirtual()
                        .name(
                                "watch-"
                                        + kind.plural()
                                        + (namespace.isEmpty() ? "" : "-" + namespace))
                        .unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    KeptObjects objects() {
        return objects;
    }

    ServedKind kind() {
        return kind;
    }

    WatchStatus status() {
        return new WatchStatus(kind.gvk(), namespace, state(), objects.size());
    }

    WatchState state() {
        return trust.state();
    }

    /** Returns how far what is kept can be trusted, to be waited for. */
    WatchTrust trust() {
        return trust;
    }

    /** Tells it that what it keeps may be out of date, for example because the machine slept. */
    void distrust(Wording why) {
        if (!(state() instanceof WatchState.Live)) {
            return;
        }
        trust.become(stale(Reason.UNREACHABLE, why));
        WatchFeed open = feed.get();
        if (open != null) {
            open.stop(why.text());
        }
    }

    /** Returns when the server last sent anything, in {@link System#nanoTime()}. */
    long lastByteAt() {
        WatchFeed open = feed.get();
        return open == null ? System.nanoTime() : open.lastByteAt();
    }

    @Override
    public void close() {
        closed = true;
        trust.close();
        thread.interrupt();
        WatchFeed open = feed.get();
        if (open != null) {
            open.stop("closed");
        }
    }

    private void run() {
        Duration pause = timing.firstPause();
        String version = "";
        try {
            if (metadataOnly) {
                trust.rest(timing.unhurried());
            }
            while (!closed) {
                long begun = System.nanoTime();
                Step step = version.isEmpty() ? list() : watch(version);
                switch (step) {
                    case Step.Continue(String next) -> {
                        boolean watched = !version.isEmpty();
                        version = next;
                        if (watched && System.nanoTime() - begun < SHORT_LIFE.toNanos()) {
                            // A server that ends watches at once must not be asked in a circle.
                            trust.become(
                                    stale(Reason.SERVER_ERROR, ClusterPhrase.WATCHES_ENDED.of()));
                            pause = trust.sleep(pause);
                        } else {
                            pause = timing.firstPause();
                        }
                        if (!watched) {
                            // The watch goes on from the list's version, however late it begins.
                            trust.rest(timing.unhurried());
                        }
                    }
                    case Step.Relist() -> version = "";
                    case Step.Wait(WatchState settled, boolean keepVersion) -> {
                        trust.attempted(settled);
                        version = keepVersion ? version : "";
                        if (settled instanceof WatchState.Gone) {
                            events.gone(kind);
                        }
                        boolean lasting =
                                settled instanceof WatchState.Forbidden
                                        || settled instanceof WatchState.Gone;
                        pause =
                                trust.sleep(
                                        lasting ? timing.longestPause().multipliedBy(4) : pause);
                    }
                }
            }
        } catch (InterruptedException e) {
            // Closed: nobody reads from it any more.
            closed = true;
        } catch (RuntimeException | Error e) {
            // A defect, or a machine without memory, must not look like a quiet cluster.
            trust.attempted(
                    stale(Reason.SERVER_ERROR, ClusterPhrase.WATCH_DEFECT.of(e.toString())));
            throw e;
        }
    }

    /** What to do after one list or one watch. */
    private sealed interface Step {
        record Continue(String version) implements Step {}

        record Relist() implements Step {}

        record Wait(WatchState settled, boolean keepVersion) implements Step {}
    }

    private Step list() throws InterruptedException {
        WatchState before = state();
        if (before instanceof WatchState.Live || before instanceof WatchState.Connecting) {
            trust.become(new WatchState.Syncing(0));
        }
        boolean first = !listedBefore;
        KindLister.Listed listed =
                lister.list(
                        kind,
                        namespace,
                        metadataOnly,
                        count -> trust.become(new WatchState.Syncing(count)));
        return switch (listed) {
            case KindLister.Listed.Complete complete -> {
                KeptObjects.Changes changes =
                        objects.replace(complete.items(), complete.resourceVersion());
                listedBefore = true;
                trust.confirmed(new WatchState.Live(Instant.now()));
                if (!first) {
                    tell(changes);
                }
                yield new Step.Continue(complete.resourceVersion());
            }
            case KindLister.Listed.Refused(ApiOutcome outcome, Wording said) ->
                    new Step.Wait(refused(outcome, said), false);
        };
    }

    private WatchState refused(ApiOutcome outcome, Wording said) {
        return switch (outcome) {
            case Answered answer ->
                    switch (answer.status()) {
                        case 401 -> stale(Reason.NOT_AUTHENTICATED, said);
                        case 403 -> new WatchState.Forbidden(said);
                        case 404 -> new WatchState.Gone(said);
                        default -> stale(Reason.SERVER_ERROR, said);
                    };
            case ApiOutcome.NotSent trouble -> stale(trouble.reason(), said);
            case ApiOutcome.Lost trouble -> stale(trouble.reason(), said);
        };
    }

    private WatchState.Stale stale(Reason reason, Wording why) {
        return new WatchState.Stale(trust.confirmedAt(), reason, why);
    }

    private Step watch(String version) throws InterruptedException {
        long seconds = Math.max(1, timing.watchTime().toSeconds());
        long chance = java.util.concurrent.ThreadLocalRandom.current().nextLong(seconds / 2 + 1);
        ApiCall call = lister.watchCall(kind, namespace, metadataOnly, version, seconds + chance);
        Duration quiet = Duration.ofSeconds(seconds + chance).plus(timing.quietBeyond());
        return switch (client.watch(call, timing.openTimeout(), quiet)) {
            case ApiClient.Opened.Flowing(WatchFeed opened) -> follow(opened, version);
            case ApiClient.Opened.Refused(Answered answer) ->
                    answer.status() == 410
                            ? new Step.Relist()
                            : new Step.Wait(
                                    refused(
                                            answer,
                                            ClusterPhrase.SAID.of(
                                                    call.said(), Wording.quoted(message(answer)))),
                                    true);
            case ApiClient.Opened.Failed(ApiOutcome.NotSent trouble) ->
                    new Step.Wait(stale(trouble.reason(), trouble.said()), true);
        };
    }

    private static String message(Answered answer) {
        return ServerStatus.of(answer).message();
    }

    private Step follow(WatchFeed opened, String from) throws InterruptedException {
        feed.set(opened);
        String version = from;
        trust.confirmed(new WatchState.Live(Instant.now()));
        try (opened) {
            while (!closed) {
                Optional<JsonObject> next = opened.next();
                if (next.isEmpty()) {
                    // The server ends every watch now and then; that is no gap.
                    return new Step.Continue(version);
                }
                JsonObject event = next.get();
                JsonObject object = event.objectAt("object");
                if (event.string("type", "").equals("ERROR")) {
                    return failed(object);
                }
                take(event.string("type", ""), object);
                version = object.objectAt("metadata").string("resourceVersion", version);
            }
            return new Step.Continue(version);
        } catch (IOException e) {
            if (closed || Thread.interrupted()) {
                throw new InterruptedException("closed");
            }
            // From the last version seen it goes on without a gap, if the server still knows it.
            trust.become(
                    stale(
                            Reason.UNREACHABLE,
                            e.getMessage() == null
                                    ? ClusterPhrase.NO_REASON.of()
                                    : Wording.quoted(e.getMessage())));
            return new Step.Continue(version);
        } finally {
            feed.set(null);
        }
    }

    private Step failed(JsonObject status) {
        if (status.integer("code", 0) == 410) {
            return new Step.Relist();
        }
        return new Step.Wait(
                stale(
                        Reason.SERVER_ERROR,
                        status.string("message")
                                .map(Wording::quoted)
                                .orElseGet(ClusterPhrase.WATCH_FAILED::of)),
                false);
    }

    private void take(String type, JsonObject received) {
        trust.touch();
        switch (type) {
            case "ADDED", "MODIFIED" -> {
                JsonObject object = lister.withKind(kind, received);
                if (objects.put(object)) {
                    tell(new Manifest(object), objects.key(object));
                }
            }
            case "DELETED" -> {
                if (objects.remove(received)) {
                    events.changed(
                            kind, objects.key(received), new LiveState.Absent(Instant.now()));
                }
            }
            default -> {
                // A bookmark only carries a version; what a later server adds is not ours to guess.
            }
        }
    }

    /** Takes what the server answered to one of Leeway's own writes, ahead of the watch. */
    void foresee(JsonObject object) {
        if (state() instanceof WatchState.Live && objects.put(object)) {
            tell(new Manifest(object), objects.key(object));
        }
    }

    /** Takes the server's word that an object is deleted, ahead of the watch. */
    void foreseeRemoval(JsonObject object) {
        if (state() instanceof WatchState.Live && objects.remove(object)) {
            events.changed(kind, objects.key(object), new LiveState.Absent(Instant.now()));
        }
    }

    private void tell(KeptObjects.Changes changes) {
        changes.present().forEach(manifest -> tell(manifest, objects.key(manifest.root())));
        changes.gone()
                .forEach(key -> events.changed(kind, key, new LiveState.Absent(Instant.now())));
    }

    private void tell(Manifest manifest, ResourceKey key) {
        events.changed(kind, key, new LiveState.Present(manifest, Instant.now()));
    }
}
