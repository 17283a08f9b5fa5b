@NullMarked
package dev.leeway.engine.health;

import org.jspecify.annotations.NullMarked;
