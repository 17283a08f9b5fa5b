/** Tests of kept credentials. */
@NullMarked
package dev.leeway.engine.credential;

import org.jspecify.annotations.NullMarked;
