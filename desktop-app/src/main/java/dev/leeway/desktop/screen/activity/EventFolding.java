package dev.leeway.desktop.screen.activity;

import dev.leeway.desktop.reading.Moment;
import dev.leeway.desktop.text.Text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the events of clusters together that say the same of the same object: one line, at the
 * newest of them, that says how many they are and since when. Everything else stays as it is. Pure.
 */
final class EventFolding {
    private final Text text;

    EventFolding(Text text) {
        this.text = text;
    }

    private record Sameness(String cluster, String object, String what, Moment.Weight weight) {}

    /** Returns the moments, newest first as they came, with like events as one. */
    List<Moment> fold(List<Moment> newestFirst) {
        Map<Sameness, List<Moment>> alike = new LinkedHashMap<>();
        for (Moment moment : newestFirst) {
            if (moment.source() == Moment.Source.EVENT) {
                alike.computeIfAbsent(sameness(moment), same -> new ArrayList<>()).add(moment);
            }
        }
        List<Moment> folded = new ArrayList<>();
        for (Moment moment : newestFirst) {
            if (moment.source() != Moment.Source.EVENT) {
                folded.add(moment);
            } else {
                List<Moment> all = alike.remove(sameness(moment));
                if (all != null) {
                    folded.add(all.size() == 1 ? moment : together(all));
                }
            }
        }
        return folded;
    }

    private static Sameness sameness(Moment event) {
        return new Sameness(event.cluster(), event.object(), event.what(), event.weight());
    }

    private Moment together(List<Moment> newestFirst) {
        Moment newest = newestFirst.getFirst();
        Instant first = newestFirst.getLast().at();
        List<String> facts = new ArrayList<>(newest.facts());
        facts.add(
                text.text(
                        "activity.fact.alike",
                        newestFirst.size(),
                        text.dayAndClock(first),
                        text.dayAndClock(newest.at())));
        return new Moment(
                String.join(" ", "events", newest.cluster(), newest.object(), newest.what()),
                newest.at(),
                newest.source(),
                newest.weight(),
                newest.application(),
                newest.cluster(),
                newest.object(),
                newest.who(),
                text.text("activity.alike", newest.what(), newestFirst.size()),
                facts,
                newest.place());
    }
}
