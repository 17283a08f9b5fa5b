package dev.leeway.desktop.capture;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which pictures a run leaves.
 *
 * @param beforeSync the views of the pictures that are taken once everything was compared
 * @param afterSync the views of those that are taken once everything was synced
 * @param places how the names of the wanted pictures begin; empty for all
 * @param mainOnly whether bad days and rare states are left out
 */
public record PictureChoice(
        List<View> beforeSync, List<View> afterSync, List<String> places, boolean mainOnly) {
    /** What a sync changes; everything else looks as it did before. */
    private static final List<String> CHANGED_BY_A_SYNC =
            List.of("overview", "applications", "application", "history", "sync-", "activity");

    /** One picture of what every page is for. */
    private static final Set<String> MAIN =
            Set.of(
                    "overview",
                    "applications",
                    "application",
                    "application-graph",
                    "drift-by-hand",
                    "drift-fields",
                    "drift-adopt",
                    "drift-ignore",
                    "history",
                    "manifests",
                    "plan",
                    "plan-difference",
                    "plan-roll-back",
                    "repositories-blame",
                    "repositories-commits",
                    "repositories-compare",
                    "repositories-rendered",
                    "clusters",
                    "clusters-yaml",
                    "clusters-logs",
                    "clusters-access",
                    "bypass-lease",
                    "wizard",
                    "activity",
                    "insights",
                    "settings",
                    "welcome",
                    "palette",
                    "keys");

    public PictureChoice {
        beforeSync = List.copyOf(beforeSync);
        afterSync = List.copyOf(afterSync);
        places = List.copyOf(places);
    }

    /** Every place in every view. */
    public static PictureChoice everything() {
        return new PictureChoice(View.all(), View.usual(), List.of(), false);
    }

    /** What every page is for, in the usual size: enough to see that it works, within seconds. */
    public static PictureChoice toGoOn() {
        return new PictureChoice(View.usual(), View.usual(), List.of(), true);
    }

    /**
     * Returns the part of this that was asked for.
     *
     * @param wantedPlaces how names begin; empty for all
     * @param wantedViews what names of views contain, or whole names of views of any size; empty
     *     for all. They hold before the sync and after it
     */
    public PictureChoice only(List<String> wantedPlaces, List<String> wantedViews) {
        return new PictureChoice(
                containing(beforeSync, wantedViews),
                wantedViews.isEmpty() ? afterSync : containing(beforeSync, wantedViews),
                wantedPlaces,
                mainOnly);
    }

    /** Returns whether a place is wanted before the sync. */
    public boolean before(String place) {
        return begins(place, places) && (!mainOnly || MAIN.contains(place));
    }

    /** Returns whether a place is wanted after the sync: only what the sync can have changed. */
    public boolean after(String place) {
        return begins(place, CHANGED_BY_A_SYNC)
                && (place.startsWith("sync-") ? begins(place, places) : before(place));
    }

    private static boolean begins(String place, List<String> beginnings) {
        return beginnings.isEmpty() || beginnings.stream().anyMatch(place::startsWith);
    }

    /** Returns those of some words that are no view of this and none of another size. */
    public List<String> unknown(List<String> wantedViews) {
        return wantedViews.stream()
                .filter(word -> containing(beforeSync, List.of(word)).isEmpty())
                .toList();
    }

    private static List<View> containing(List<View> views, List<String> words) {
        return words.isEmpty()
                ? views
                : words.stream().flatMap(word -> containing(views, word)).distinct().toList();
    }

    private static Stream<View> containing(List<View> views, String word) {
        List<View> usual = views.stream().filter(view -> view.name().contains(word)).toList();
        return usual.isEmpty() ? View.named(word).stream() : usual.stream();
    }
}
