package dev.leeway.engine.practice.api;

import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.practice.store.ObjectsAt;
import dev.leeway.engine.practice.store.PracticeStore;
import dev.leeway.engine.practice.store.Selection;
import dev.leeway.engine.practice.store.StoreWatch;
import dev.leeway.engine.practice.store.VersionGoneException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Answers get, list and watch. */
final class ObjectReads {
    private static final int SHORTEST_WATCH_SECONDS = 300;

    private final ClusterParts parts;
    private final ListPages pages;
    private final WatchLines lines = new WatchLines();

    ObjectReads(ClusterParts parts) {
        this.parts = parts;
        this.pages = new ListPages(parts.store());
    }

    ApiResponse get(ApiRequest request, Target target) {
        Presenter presenter = new Presenter(request, target, parts);
        ListPages.version(request).ifPresent(pages::refuseFuture);
        return presenter.one(200, parts.require(target));
    }

    ApiResponse list(ApiRequest request, Target target) {
        Presenter presenter = new Presenter(request, target, parts);
        Selection selection = selection(request, target);
        return presenter.many(pages.page(request, target, selection));
    }

    private Selection selection(ApiRequest request, Target target) {
        return SelectableFields.selection(request, target, parts.definitionOf(target.type()));
    }

    ApiResponse watch(ApiRequest request, Target target) {
        Presenter presenter = new Presenter(request, target, parts);
        Selection selection = selection(request, target);
        Optional<Long> version = ListPages.version(request);
        version.ifPresent(pages::refuseFuture);
        boolean bookmarks = request.flag("allowWatchBookmarks");
        boolean sendInitial = request.flag("sendInitialEvents");
        checkInitialEvents(request, sendInitial, bookmarks);
        Duration timeout = timeout(request);
        boolean fromNow = version.isEmpty() || version.get() == 0;
        boolean refusesInitial = request.parameter("sendInitialEvents").equals("false");
        if (sendInitial || (fromNow && !refusesInitial)) {
            PracticeStore.ListAndWatch both =
                    parts.store().listAndWatch(target.stored(), selection);
            ObjectsAt now = both.objects();
            return stream(
                    presenter,
                    both.watch(),
                    now.objects(),
                    new WatchStream.Options(timeout, bookmarks, sendInitial ? now.version() : 0));
        }
        try {
            long after = fromNow ? parts.store().currentVersion() : version.get();
            StoreWatch watch = parts.store().watch(Set.of(target.stored()), selection, after);
            return stream(
                    presenter, watch, List.of(), new WatchStream.Options(timeout, bookmarks, 0));
        } catch (VersionGoneException e) {
            JsonObject status = Statuses.expired(String.valueOf(e.getMessage()));
            return streamed(presenter, out -> WatchStream.error(out, status));
        }
    }

    private static void checkInitialEvents(
            ApiRequest request, boolean sendInitial, boolean bookmarks) {
        boolean asked = !request.parameter("sendInitialEvents").isEmpty();
        boolean matches = request.parameter("resourceVersionMatch").equals("NotOlderThan");
        if (asked && !matches) {
            throw new Refusal(
                    invalidOption(
                            "resourceVersionMatch: Forbidden: sendInitialEvents requires setting"
                                    + " resourceVersionMatch to NotOlderThan"));
        }
        if (sendInitial && !bookmarks) {
            throw new Refusal(
                    invalidOption(
                            "allowWatchBookmarks: Forbidden: sendInitialEvents requires setting"
                                    + " allowWatchBookmarks to true"));
        }
        if (!asked && !request.parameter("resourceVersionMatch").isEmpty()) {
            throw new Refusal(
                    invalidOption(
                            "resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden for"
                                    + " watch unless sendInitialEvents is provided"));
        }
    }

    private static JsonObject invalidOption(String why) {
        return Statuses.failure(
                422,
                "Invalid",
                "ListOptions.meta.k8s.io \"\" is invalid: " + why,
                JsonObject.builder()
                        .put("group", "meta.k8s.io")
                        .put("kind", "ListOptions")
                        .put("causes", JsonArray.EMPTY)
                        .build());
    }

    private static Duration timeout(ApiRequest request) {
        String text = request.parameter("timeoutSeconds");
        try {
            return Duration.ofSeconds(
                    text.isEmpty() || text.equals("0")
                            ? ThreadLocalRandom.current()
                                    .nextInt(SHORTEST_WATCH_SECONDS, 2 * SHORTEST_WATCH_SECONDS)
                            : Long.parseLong(text));
        } catch (NumberFormatException e) {
            throw new Refusal(
                    Statuses.badRequest("timeoutSeconds: invalid value \"" + text + "\""));
        }
    }

    private ApiResponse stream(
            Presenter presenter,
            StoreWatch watch,
            List<JsonObject> initial,
            WatchStream.Options options) {
        return streamed(presenter, new WatchStream(presenter, watch, initial, options, lines));
    }

    private static ApiResponse streamed(Presenter presenter, ApiResponse.Stream stream) {
        return new ApiResponse(
                200, List.of(), new ApiResponse.Streamed(presenter.contentType(), stream));
    }
}
