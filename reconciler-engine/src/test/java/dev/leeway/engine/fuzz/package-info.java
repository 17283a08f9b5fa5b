/** Every reader of foreign bytes behind one door, for short runs. */
package dev.leeway.engine.fuzz;
