/** Faults on demand, for drills and tests of what a cluster can do to its clients. */
@NullMarked
package dev.leeway.engine.practice.fault;

import org.jspecify.annotations.NullMarked;
