package dev.leeway.desktop.screen.activity;

import dev.leeway.desktop.reading.Moment;

import java.util.Locale;
import java.util.Set;

/**
 * Which moments are shown.
 *
 * @param sources only those of these sources; without any, what Leeway and people did. Events of
 *     clusters, which are many and tell little, are shown beside them when they are among these
 * @param application only those of this application; empty for all
 * @param who only those of this person; empty for all
 * @param words only those in which every one of these words stands
 */
record MomentFilter(Set<Moment.Source> sources, String application, String who, String words) {
    /** What Leeway and people did, all of it. */
    static final MomentFilter NONE = new MomentFilter(Set.of(), "", "", "");

    MomentFilter {
        sources = Set.copyOf(sources);
    }

    boolean lets(Moment moment) {
        if (!lets(moment.source())
                || !(application.isEmpty() || application.equals(moment.application()))
                || !(who.isEmpty() || who.equals(moment.who()))) {
            return false;
        }
        if (words.isBlank()) {
            return true;
        }
        String all =
                String.join(
                                " ",
                                moment.what(),
                                moment.object(),
                                moment.application(),
                                moment.cluster(),
                                moment.who(),
                                String.join(" ", moment.facts()))
                        .toLowerCase(Locale.ROOT);
        for (String word : words.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
            if (!all.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private boolean lets(Moment.Source source) {
        return sources.contains(source)
                || (source != Moment.Source.EVENT
                        && sources.stream().allMatch(Moment.Source.EVENT::equals));
    }

    /** Returns whether it hides nothing but events of clusters. */
    boolean hidesEventsAlone() {
        return equals(NONE);
    }

    MomentFilter withSources(Set<Moment.Source> other) {
        return new MomentFilter(other, application, who, words);
    }

    MomentFilter withApplication(String other) {
        return new MomentFilter(sources, other, who, words);
    }

    MomentFilter withWho(String other) {
        return new MomentFilter(sources, application, other, words);
    }

    MomentFilter withWords(String other) {
        return new MomentFilter(sources, application, who, other);
    }
}
