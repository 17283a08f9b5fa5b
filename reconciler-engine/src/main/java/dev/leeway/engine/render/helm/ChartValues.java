package dev.leeway.engine.render.helm;

import dev.leeway.engine.json.JsonObject;
import dev.leeway.engine.json.JsonValue;

/** Values of a chart, merged as Helm merges them. */
final class ChartValues {
    private ChartValues() {}

    /**
     * Puts values over others: mappings are merged, everything else is replaced. A null stays, for
     * it takes a default of the chart away.
     */
    static JsonObject merge(JsonObject lower, JsonObject higher) {
        JsonObject merged = lower;
        for (String name : higher.names()) {
            JsonValue over = higher.require(name);
            JsonValue under = lower.get(name);
            JsonValue value =
                    under instanceof JsonObject lowerMap && over instanceof JsonObject higherMap
                            ? merge(lowerMap, higherMap)
                            : over;
            merged = merged.with(name, value);
        }
        return merged;
    }
}
