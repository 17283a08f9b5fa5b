@NullMarked
package dev.leeway.engine.run;

import org.jspecify.annotations.NullMarked;
