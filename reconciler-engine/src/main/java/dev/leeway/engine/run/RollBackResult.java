package dev.leeway.engine.run;

import dev.leeway.engine.apply.ApplyResult;
import dev.leeway.engine.live.HoldMark;

/**
 * What became of rolling back.
 *
 * @param hold the hold that keeps the application at the target
 * @param result what became of the sync
 */
public record RollBackResult(HoldMark hold, ApplyResult result) {}
