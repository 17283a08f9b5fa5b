/** The Kubernetes API that runs inside Leeway, for first use, drills and tests. */
@NullMarked
package dev.leeway.engine.practice;

import org.jspecify.annotations.NullMarked;
