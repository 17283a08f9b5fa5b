@NullMarked
package dev.leeway.engine.health.cel;

import org.jspecify.annotations.NullMarked;
