/** Tables as the API server makes them for kubectl: columns by kind, one row an object. */
@NullMarked
package dev.leeway.engine.practice.table;

import org.jspecify.annotations.NullMarked;
