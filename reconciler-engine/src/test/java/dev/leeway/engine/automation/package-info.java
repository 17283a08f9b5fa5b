@NullMarked
package dev.leeway.engine.automation;

import org.jspecify.annotations.NullMarked;
