/**
 * Evaluates the jq path expressions of ignore rules, in a process of their own. The only package
 * that sees the jq library and its JSON.
 */
@NullMarked
package dev.leeway.engine.compare.jq;

import org.jspecify.annotations.NullMarked;
