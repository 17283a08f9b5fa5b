package dev.leeway.engine.run;

import dev.leeway.engine.compare.VerdictMemo;
import dev.leeway.engine.concurrent.FanOut;
import dev.leeway.engine.live.ClusterReader;
import dev.leeway.engine.live.InventoryMemo;
import dev.leeway.engine.ownership.FlapMemory;

/**
 * What a run has of its cluster: who reads it, and what is remembered of it from run to run.
 *
 * @param reader reads it
 * @param verdicts what was judged before
 * @param inventories what stood in its inventories
 * @param fanOut bounds the questions under way at once
 * @param flaps which fields changed hands lately
 */
record ClusterView(
        ClusterReader reader,
        VerdictMemo verdicts,
        InventoryMemo inventories,
        FanOut fanOut,
        FlapMemory flaps) {}
