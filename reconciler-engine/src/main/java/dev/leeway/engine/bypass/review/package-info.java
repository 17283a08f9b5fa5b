/** What is said of an emergency fix before anything is sent. */
@NullMarked
package dev.leeway.engine.bypass.review;

import org.jspecify.annotations.NullMarked;
