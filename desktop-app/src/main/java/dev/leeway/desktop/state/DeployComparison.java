package dev.leeway.desktop.state;

import dev.leeway.engine.history.DeployDifference;

/**
 * What Git asked for at two syncs of an application, compared.
 *
 * @param earlier the number of the earlier sync
 * @param later the number of the later one
 * @param difference what differs
 */
public record DeployComparison(long earlier, long later, DeployDifference difference) {}
