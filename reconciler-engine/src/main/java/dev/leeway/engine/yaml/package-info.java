/**
 * YAML as Kubernetes reads and prints it. Not the YAML of any Java library: {@code yes} is true,
 * {@code 0644} is 420, a date is text.
 */
@NullMarked
package dev.leeway.engine.yaml;

import org.jspecify.annotations.NullMarked;
