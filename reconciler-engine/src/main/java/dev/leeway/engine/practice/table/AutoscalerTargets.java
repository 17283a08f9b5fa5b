package dev.leeway.engine.practice.table;

import dev.leeway.engine.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** What an autoscaler aims at, as its table cell: {@code cpu: 12%/80%}. */
final class AutoscalerTargets {
    private static final int MOST = 2;

    private AutoscalerTargets() {}

    static String text(JsonObject autoscaler) {
        List<String> shown = new ArrayList<>();
        String old = Cells.text(autoscaler, "spec", "targetCPUUtilizationPercentage");
        if (!old.isEmpty()) {
            String now =
                    Cells.or("<unknown>", autoscaler, "status", "currentCPUUtilizationPercentage");
            shown.add("cpu: " + percent(now) + "/" + old + "%");
        }
        List<JsonObject> metrics = Cells.list(autoscaler, "spec", "metrics");
        List<JsonObject> current = Cells.list(autoscaler, "status", "currentMetrics");
        for (int i = 0; i < metrics.size(); i++) {
            JsonObject now = i < current.size() ? current.get(i) : JsonObject.EMPTY;
            shown.add(metric(metrics.get(i), now));
        }
        if (shown.isEmpty()) {
            return Cells.NONE;
        }
        String text = String.join(", ", shown.subList(0, Math.min(MOST, shown.size())));
        return shown.size() > MOST ? text + " + " + (shown.size() - MOST) + " more..." : text;
    }

    private static String metric(JsonObject metric, JsonObject current) {
        if (!metric.string("type", "").equals("Resource")) {
            return "<unknown>/" + Cells.or("<auto>", metric, "object", "target", "value");
        }
        String name = Cells.text(metric, "resource", "name");
        String aim = Cells.text(metric, "resource", "target", "averageUtilization");
        if (!aim.isEmpty()) {
            String now =
                    Cells.or("<unknown>", current, "resource", "current", "averageUtilization");
            return name + ": " + percent(now) + "/" + aim + "%";
        }
        return name
                + ": "
                + Cells.or("<unknown>", current, "resource", "current", "averageValue")
                + "/"
                + Cells.or("<auto>", metric, "resource", "target", "averageValue");
    }

    private static String percent(String number) {
        return number.startsWith("<") ? number : number + "%";
    }
}
