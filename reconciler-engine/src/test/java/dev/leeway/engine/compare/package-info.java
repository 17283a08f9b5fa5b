@NullMarked
package dev.leeway.engine.compare;

import org.jspecify.annotations.NullMarked;
