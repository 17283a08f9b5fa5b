package dev.leeway.engine.cluster;

import dev.leeway.engine.cluster.ApiOutcome.Answered;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.live.ClusterPhrase;
import dev.leeway.engine.resource.ServedKind;
import dev.leeway.engine.wording.Wording;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;

/** Lists every object of a kind, page by page; few lists at once, since servers pay for them. */
final class KindLister {
    /** The form of an answer that lists names and labels alone. */
    static final String METADATA_LIST =
            "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

    private static final String METADATA =
            "application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1";
    private static final int MOST_PAGES = 10_000;
    private static final int MOST_RESTARTS = 3;

    private final ApiClient client;
    private final WatchTiming timing;
    private final Semaphore turns;

    KindLister(ApiClient client, WatchTiming timing, int listsAtOnce) {
        this.client = client;
        this.timing = timing;
        this.turns = new Semaphore(listsAtOnce, true);
    }

    /** What a list gave. */
    sealed interface Listed {
        /** Every object there is. */
        record Complete(List<JsonObject> items, String resourceVersion) implements Listed {}

        /** No list. */
        record Refused(ApiOutcome outcome, Wording said) implements Listed {}
    }

    /**
     * Lists a kind.
     *
     * @param namespace the namespace; empty for all
     * @param progress told how many objects there are so far
     */
    Listed list(ServedKind kind, String namespace, boolean metadataOnly, IntConsumer progress)
            throws InterruptedException {
        turns.acquire();
        try {
            boolean paged = true;
            for (int restart = 0; restart < MOST_RESTARTS; restart++) {
                Listed listed = pages(kind, namespace, metadataOnly, paged, progress);
                boolean expired =
                        listed instanceof Listed.Refused(Answered answer, Wording _)
                                && answer.status() == 410;
                if (!expired) {
                    return listed;
                }
                // The pages outlived the server's history: one piece cannot.
                paged = false;
                TimeUnit.MILLISECONDS.sleep(timing.firstPause().toMillis());
            }
            return broken(ClusterPhrase.LIST_EXPIRED.of(kind.plural()));
        } finally {
            turns.release();
        }
    }

    private Listed pages(
            ServedKind kind,
            String namespace,
            boolean metadataOnly,
            boolean paged,
            IntConsumer progress)
            throws InterruptedException {
        List<JsonObject> items = new ArrayList<>();
        Set<String> continued = new HashSet<>();
        String next = "";
        while (true) {
            ApiCall call = pageCall(kind, namespace, metadataOnly, paged, next);
            ApiOutcome outcome = client.send(call, timing.pageTimeout());
            if (!(outcome instanceof Answered answer) || !answer.good()) {
                return new Listed.Refused(outcome, Refusals.error(call, outcome).said());
            }
            JsonObject page = answer.body();
            if (page.array("items").isEmpty() && !page.has("items")) {
                return broken(ClusterPhrase.LIST_NONE.of(call.said()));
            }
            page.arrayAt("items").objects().forEach(item -> items.add(withKind(kind, item)));
            JsonObject metadata = page.objectAt("metadata");
            next = metadata.string("continue", "");
            if (next.isEmpty()) {
                return new Listed.Complete(items, metadata.string("resourceVersion", ""));
            }
            if (!continued.add(next) || continued.size() > MOST_PAGES) {
                return broken(ClusterPhrase.LIST_ENDLESS.of(kind.plural()));
            }
            progress.accept(items.size());
        }
    }

    private static Listed broken(Wording why) {
        return new Listed.Refused(
                new ApiOutcome.Lost(
                        dev.leeway.engine.live.LiveState.Unreadable.Reason.SERVER_ERROR,
                        why,
                        ClusterPhrase.AGAIN.of()),
                why);
    }

    private ApiCall pageCall(
            ServedKind kind, String namespace, boolean metadataOnly, boolean paged, String next) {
        String target = kind.collectionPath(namespace);
        if (paged) {
            target += "?limit=" + timing.pageSize();
            target +=
                    next.isEmpty()
                            ? ""
                            : "&continue=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        }
        return ApiCall.get(
                target, metadataOnly ? METADATA_LIST : ApiCall.JSON, what("list", kind, namespace));
    }

    /** Returns metadata that was asked for alone, under the kind of the object it belongs to. */
    static JsonObject asKind(ServedKind kind, JsonObject item) {
        return JsonObject.builder()
                .put("apiVersion", kind.gvk().apiVersion())
                .put("kind", kind.gvk().kind())
                .putAll(item.without("apiVersion").without("kind"))
                .build();
    }

    /** Returns the request that follows a list from a version. */
    ApiCall watchCall(
            ServedKind kind, String namespace, boolean metadataOnly, String version, long seconds) {
        return ApiCall.get(
                kind.collectionPath(namespace)
                        + "?watch=true&allowWatchBookmarks=true&timeoutSeconds="
                        + seconds
                        + "&resourceVersion="
                        + URLEncoder.encode(version, StandardCharsets.UTF_8),
                metadataOnly ? METADATA : ApiCall.JSON,
                what("watch", kind, namespace));
    }

    /** Returns the object with its kind, which lists of built-in kinds leave out of their items. */
    JsonObject withKind(ServedKind kind, JsonObject item) {
        boolean named = item.has("kind") && item.has("apiVersion");
        if (named && item.string("kind", "").equals(kind.gvk().kind())) {
            return item;
        }
        return asKind(kind, item);
    }

    private static String what(String verb, ServedKind kind, String namespace) {
        return verb
                + " "
                + kind.gvk().groupKind()
                + (namespace.isEmpty() ? "" : " in " + namespace);
    }
}
