package dev.leeway.engine.run;

import dev.leeway.engine.apply.ClusterWriter;
import dev.leeway.engine.live.ClusterReader;

/**
 * The two doors to one cluster.
 *
 * @param reader the door for reading
 * @param writer the door for writing
 */
public record ClusterConnection(ClusterReader reader, ClusterWriter writer) {}
