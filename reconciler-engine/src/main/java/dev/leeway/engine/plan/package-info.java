/** What would be done; pure. */
@NullMarked
package dev.leeway.engine.plan;

import org.jspecify.annotations.NullMarked;
