@NullMarked
package dev.leeway.engine.compare.jq;

import org.jspecify.annotations.NullMarked;
