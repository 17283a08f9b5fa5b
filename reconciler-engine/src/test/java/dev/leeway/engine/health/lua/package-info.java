@NullMarked
package dev.leeway.engine.health.lua;

import org.jspecify.annotations.NullMarked;
