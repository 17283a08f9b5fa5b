package dev.leeway.desktop.screen.activity;

import dev.leeway.desktop.reading.Moment;
import dev.leeway.desktop.reading.Timeline;
import dev.leeway.desktop.text.Text;
import dev.leeway.engine.json.JsonArray;
import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;
import dev.leeway.engine.json.JsonWriter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the moments that are shown for use elsewhere, oldest first. Pure. */
final class TimelineExport {
    private TimelineExport() {}

    /** As JSON: since when, what could not be looked at, and one object for each moment. */
    static String json(Timeline timeline, List<Moment> shown) {
        List<JsonValue> moments = new ArrayList<>();
        for (Moment moment : shown.reversed()) {
            moments.add(
                    JsonObject.builder()
                            .put("at", moment.at().toString())
                            .put("source", moment.source().name().toLowerCase(Locale.ROOT))
                            .put("weight", moment.weight().name().toLowerCase(Locale.ROOT))
                            .put("application", moment.application())
                            .put("cluster", moment.cluster())
                            .put("object", moment.object())
                            .put("who", moment.who())
                            .put("what", moment.what())
                            .put("facts", strings(moment.facts()))
                            .build());
        }
        JsonObject whole =
                JsonObject.builder()
                        .put("since", timeline.since().toString())
                        .put("unseen", strings(timeline.unseen()))
                        .put("moments", new JsonArray(moments))
                        .build();
        return new String(JsonWriter.bytes(whole), StandardCharsets.UTF_8);
    }

    private static JsonArray strings(List<String> texts) {
        return JsonArray.ofStrings(texts);
    }

    /** As a table in Markdown, times in UTC. */
    static String markdown(Timeline timeline, List<Moment> shown, Text text) {
        StringBuilder table = new StringBuilder();
        table.append("| UTC | ")
                .append(text.text("activity.column.what"))
                .append(" | ")
                .append(text.text("activity.column.where"))
                .append(" | ")
                .append(text.text("activity.column.who"))
                .append(" |\n|---|---|---|---|\n");
        for (Moment moment : shown.reversed()) {
            table.append("| ")
                    .append(moment.at())
                    .append(" | ")
                    .append(cell(moment.what()))
                    .append(" | ")
                    .append(cell(where(moment)))
                    .append(" | ")
                    .append(cell(moment.who()))
                    .append(" |\n");
        }
        for (String gap : timeline.unseen()) {
            table.append("\n> ").append(gap.replace("\n", " ")).append('\n');
        }
        return table.toString();
    }

    /** Returns where it happened: application, else cluster, and the object. */
    static String where(Moment moment) {
        String place = moment.application().isEmpty() ? moment.cluster() : moment.application();
        return place.isEmpty()
                ? moment.object()
                : moment.object().isEmpty() ? place : place + "  " + moment.object();
    }

    private static String cell(String words) {
        return words.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ");
    }
}
