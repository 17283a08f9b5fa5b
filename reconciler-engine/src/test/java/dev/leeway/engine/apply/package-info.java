@NullMarked
package dev.leeway.engine.apply;

import org.jspecify.annotations.NullMarked;
