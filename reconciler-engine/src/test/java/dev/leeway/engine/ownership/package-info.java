@NullMarked
package dev.leeway.engine.ownership;

import org.jspecify.annotations.NullMarked;
