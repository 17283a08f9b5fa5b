package dev.leeway.engine.cluster;

import dev.leeway.engine.wording.Thrown;
import dev.leeway.engine.wording.Wording;
import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.browse.TableColumn;
import dev.leeway.engine.browse.TableNews;
import dev.leeway.engine.browse.TableRow;
import dev.leeway.engine.cluster.ApiOutcome.Answered;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.ClusterException;
import dev.leeway.engine.live.LiveState.Unreadable.Reason;
import dev.leeway.engine.resource.ServedKind;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Follows one table: lists it in pages, then watches it as a table. Keeps nothing but the version
 * that it has come to. For one thread, which it holds until interrupted.
 */
final class TableFollow {
    private static final int MOST_PAGES = 10_000;
    private static final int QUICK_TO_LIST = 500;
    private static final Duration BETWEEN_LISTS = Duration.ofSeconds(15);
    private static final Duration SHORT_LIFE = Duration.ofSeconds(1);

    private final ApiClient client;
    private final WatchTiming timing;
    private final ServedKind kind;
    private final String namespace;
    private final Consumer<TableNews> news;
    private final TableForm form = new TableForm();
    private boolean troubled;
    private boolean paged = true;
    private long listed;

    TableFollow(
            ApiClient client,
            WatchTiming timing,
            ServedKind kind,
            String namespace,
            Consumer<TableNews> news) {
        this.client = client;
        this.timing = timing;
        this.kind = kind;
        this.namespace = namespace;
        this.news = news;
    }

    /** What to do next. */
    private sealed interface Step {
        /** Go on from this version. */
        record Watch(String version) implements Step {}

        /** List anew. */
        record Relist() implements Step {}

        /** Wait, then go on from this version; empty to list anew. */
        record Wait(String version) implements Step {}
    }

    /** Follows until interrupted. */
    void run() throws InterruptedException {
        Duration pause = timing.firstPause();
        Step step = new Step.Relist();
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException("no longer looked at");
            }
            long begun = System.nanoTime();
            Step next =
                    switch (step) {
                        case Step.Relist _ -> list();
                        case Step.Watch(String version) -> watch(version);
                        case Step.Wait(String version) ->
                                version.isEmpty() ? new Step.Relist() : new Step.Watch(version);
                    };
            // A server that ends watches at once must not be asked in a circle.
            boolean hurried =
                    step instanceof Step.Watch && System.nanoTime() - begun < SHORT_LIFE.toNanos();
            if (next instanceof Step.Wait || hurried) {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
                pause = pause.multipliedBy(2);
                if (pause.compareTo(timing.longestPause()) > 0) {
                    pause = timing.longestPause();
                }
            } else if (!(step instanceof Step.Wait)) {
                pause = timing.firstPause();
            }
            step = next;
        }
    }

    private String what(String verb) {
        return verb
                + " "
                + kind.gvk().groupKind()
                + (namespace.isEmpty() ? "" : " in " + namespace);
    }

    private Step list() throws InterruptedException {
        Set<String> continued = new HashSet<>();
        String next = "";
        boolean first = true;
        listed = 0;
        while (true) {
            ApiCall call = ApiCall.get(pageTarget(next), TableForm.ACCEPT, what("list"));
            ApiOutcome outcome = client.send(call, timing.pageTimeout());
            if (!(outcome instanceof Answered answer) || !answer.good()) {
                if (outcome instanceof Answered refused && refused.status() == 410 && paged) {
                    // The pages outlived the server's history: one piece cannot.
                    paged = false;
                    return new Step.Relist();
                }
                return troubled(Refusals.error(call, outcome), "");
            }
            JsonObject page = answer.body();
            if (first) {
                List<TableColumn> columns = form.columns(page);
                news.accept(new TableNews.Began(columns));
                first = false;
            }
            List<TableRow> rows = form.rows(page);
            listed += rows.size();
            JsonObject metadata = page.objectAt("metadata");
            OptionalLong left = metadata.integer("remainingItemCount");
            news.accept(new TableNews.Page(rows, left));
            next = metadata.string("continue", "");
            if (next.isEmpty()) {
                return listed(metadata.string("resourceVersion", ""));
            }
            if (!continued.add(next) || continued.size() > MOST_PAGES) {
                return troubled(
                        new ClusterException(
                                Reason.SERVER_ERROR,
                                ClusterPhrase.LIST_ENDLESS.of(kind.plural()),
                                ClusterPhrase.SERVER_LOG.of(),
                                null),
                        "");
            }
        }
    }

    private Step listed(String version) throws InterruptedException {
        troubled = false;
        paged = true;
        boolean live = kind.verbs().contains("watch") && !version.isEmpty();
        news.accept(new TableNews.Complete(Instant.now(), live));
        if (live) {
            return new Step.Watch(version);
        }
        TimeUnit.NANOSECONDS.sleep(BETWEEN_LISTS.toNanos());
        return new Step.Relist();
    }

    private String pageTarget(String next) {
        String target = kind.collectionPath(Targets.escaped(namespace)) + "?includeObject=Metadata";
        if (paged) {
            target += "&limit=" + timing.pageSize();
        }
        return next.isEmpty()
                ? target
                : target + "&continue=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
    }

    private Step troubled(ClusterException error, String version) {
        troubled = true;
        news.accept(new TableNews.Trouble(error.reason(), error.said(), error.advice()));
        return new Step.Wait(version);
    }

    private Step watch(String version) throws InterruptedException {
        long seconds = Math.max(1, timing.watchTime().toSeconds());
        long chance = ThreadLocalRandom.current().nextLong(seconds / 2 + 1);
        ApiCall call =
                ApiCall.get(
                        kind.collectionPath(Targets.escaped(namespace))
                                + "?watch=true&allowWatchBookmarks=true&includeObject=Metadata"
                                + "&timeoutSeconds="
                                + (seconds + chance)
                                + "&resourceVersion="
                                + URLEncoder.encode(version, StandardCharsets.UTF_8),
                        TableForm.ACCEPT,
                        what("watch"));
        Duration quiet = Duration.ofSeconds(seconds + chance).plus(timing.quietBeyond());
        return switch (client.watch(call, timing.openTimeout(), quiet)) {
            case ApiClient.Opened.Flowing(WatchFeed feed) -> follow(feed, version);
            case ApiClient.Opened.Refused(Answered answer) ->
                    answer.status() == 410
                            ? new Step.Relist()
                            : troubled(Refusals.error(call, answer), version);
            case ApiClient.Opened.Failed(ApiOutcome.NotSent trouble) ->
                    troubled(Refusals.error(call, trouble), version);
        };
    }

    private Step follow(WatchFeed feed, String from) throws InterruptedException {
        if (troubled) {
            troubled = false;
            news.accept(new TableNews.Resumed(Instant.now()));
        }
        String version = from;
        try (feed) {
            while (true) {
                Optional<JsonObject> next = feed.next();
                if (next.isEmpty()) {
                    // A server ends every watch now and then. Cells that tell times in words are as
                    // old as the last list, so short lists are asked for anew.
                    return listed <= QUICK_TO_LIST ? new Step.Relist() : new Step.Watch(version);
                }
                JsonObject event = next.get();
                JsonObject object = event.objectAt("object");
                String type = event.string("type", "");
                if (type.equals("ERROR")) {
                    return object.integer("code", 0) == 410
                            ? new Step.Relist()
                            : troubled(
                                    Refusals.error(
                                            ApiCall.get("", what("watch")),
                                            new Answered(
                                                    (int) object.integer("code", 500),
                                                    object,
                                                    false)),
                                    "");
                }
                tell(type, object);
                version = version(object, version);
            }
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("no longer looked at");
            }
            return troubled(
                    new ClusterException(
                            Reason.UNREACHABLE,
                            ClusterPhrase.SAID.of(
                                    RequestPhrase.read(what("watch")),
                                    Wording.quoted(Thrown.words(e))),
                            ClusterPhrase.TRIED_AGAIN.of(),
                            e),
                    version);
        }
    }

    /** A table of a watch carries its version itself, or only its rows' objects do. */
    private static String version(JsonObject object, String before) {
        Optional<String> own =
                object.stringAt("metadata", "resourceVersion").filter(text -> !text.isEmpty());
        return own.or(
                        () ->
                                object.arrayAt("rows")
                                        .objects()
                                        .map(
                                                row ->
                                                        row.objectAt("object", "metadata")
                                                                .string("resourceVersion", ""))
                                        .filter(text -> !text.isEmpty())
                                        .reduce((_, last) -> last))
                .orElse(before);
    }

    private void tell(String type, JsonObject object) {
        switch (type) {
            case "ADDED", "MODIFIED" ->
                    form.rows(object).forEach(row -> news.accept(new TableNews.Changed(row)));
            case "DELETED" ->
                    form.rows(object).forEach(row -> news.accept(new TableNews.Removed(row)));
            default -> {
                // A bookmark only carries a version; what a later server adds is not ours to guess.
            }
        }
    }
}
