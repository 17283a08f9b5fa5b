package dev.leeway.desktop.reading;

import dev.leeway.engine.insights.Course;
import dev.leeway.engine.insights.Insights;
import dev.leeway.engine.insights.Targets;

/**
 * The indicators of a period.
 *
 * @param insights the indicators
 * @param course how they went
 * @param targets what they are held against
 */
public record Numbers(Insights insights, Course course, Targets targets) {}
